import type { ReactNode } from 'react';
import { Button, Icon, useToast } from '../../../kit';
import { shareTexts } from '../../../messages/share';
import { useText } from '../../../messages/locale';

/** Copies by the way that every web view has; the new one is missing in some and refused in others. */
function copyByCommand(text: string): boolean {
  const box = document.createElement('textarea');
  box.value = text;
  box.readOnly = true;
  box.style.position = 'fixed';
  box.style.opacity = '0';
  document.body.append(box);
  box.select();
  box.setSelectionRange(0, text.length);
  const copied = document.execCommand('copy');
  box.remove();
  return copied;
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

/** Copies the address of a posting, to be pasted into a group. */
export default function ShareButton({ id }: { id: string }): ReactNode {
  const t = useText(shareTexts);
  const toast = useToast();
  return (
    <Button
      kind="quiet"
      icon={<Icon name="copy" />}
      onClick={() =>
        void copyText(`${location.origin}/jobs/${id}`).then((copied) =>
          toast({ text: copied ? t('shareDone') : t('shareFailed') }),
        )
      }
    >
      <span className="cb-share">{t('share')}</span>
    </Button>
  );
}
