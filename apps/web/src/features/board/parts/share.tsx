import type { ReactNode } from 'react';
import { Button, Icon, useToast } from '../../../kit';
import { copyText } from '../../../kit/copy';
import { shareTexts } from '../../../messages/share';
import { useText } from '../../../messages/locale';

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
