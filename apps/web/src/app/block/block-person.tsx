import { useState, type ReactNode } from 'react';
import { Button, useToast } from '../../kit';
import { blockTexts } from '../../messages/block';
import { useText } from '../../messages/locale';
import { useBlockPerson } from './api';
import { BlockSheet } from './block-sheet';

interface BlockPersonProps {
  readonly companyId: string;
  readonly person: { readonly id: string; readonly displayName: string };
}

/** The quiet way for a company to block a person. */
export function BlockPerson({ companyId, person: { id, displayName: name } }: BlockPersonProps): ReactNode {
  const t = useText(blockTexts);
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const act = useBlockPerson(companyId, id);
  const block = (note: string): void =>
    void act.mutateAsync({ note }).then(
      () => {
        setOpen(false);
        toast({ text: t('personDone', { name }) });
      },
      () => undefined,
    );
  return (
    <>
      <Button
        kind="quiet"
        aria-label={t('personOf', { name })}
        onClick={() => {
          act.reset();
          setOpen(true);
        }}
      >
        {t('person')}
      </Button>
      {open && (
        <BlockSheet
          title={t('personTitle', { name })}
          lines={[t('silent'), t('personEnds'), t('personLater'), t('personStays'), t('personBack')]}
          noteHint={t('noteOurs')}
          busy={act.isPending}
          error={act.error}
          onBlock={block}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
