import { useState, type ReactNode } from 'react';
import { Button, useToast } from '../../kit';
import { blockTexts } from '../../messages/block';
import { useText } from '../../messages/locale';
import { Refusal } from '../refusal';
import { useBlockCompany } from './api';
import { BlockSheet } from './block-sheet';

interface CompanyProps {
  readonly company: { readonly id: string; readonly name: string };
}

/** Takes the block of a company back. */
export function UnblockCompany({ company: { id, name }, large }: CompanyProps & { large?: boolean }): ReactNode {
  const t = useText(blockTexts);
  const toast = useToast();
  const act = useBlockCompany(id);
  // What it stands in goes before the answer comes here: a callback of the mutation would be lost with it.
  const takeBack = (): void =>
    void act.mutateAsync('end').then(
      () => toast({ text: t('takenBack', { name }) }),
      () => undefined,
    );
  return (
    <>
      <Button large={large} busy={act.isPending} aria-label={t('takeBackOf', { name })} onClick={takeBack}>
        {t(act.isPending ? 'takingBack' : 'takeBack')}
      </Button>
      <Refusal error={act.error} />
    </>
  );
}

interface BlockCompanyProps extends CompanyProps {
  readonly blocked: boolean;
  /** What still stands though it is blocked. */
  readonly stands?: string;
}

/** The quiet way to block a company, and once it is blocked the mark of it. */
export function BlockCompany({ company, blocked, stands }: BlockCompanyProps): ReactNode {
  const t = useText(blockTexts);
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const { id, name } = company;
  const act = useBlockCompany(id);
  const block = (note: string): void =>
    void act.mutateAsync({ note }).then(
      () => {
        setOpen(false);
        toast({ text: t('companyDone', { name }) });
      },
      () => undefined,
    );
  if (blocked)
    return (
      <div className="cb-block" role="status">
        <span>
          <strong>{t('mark')}</strong>
          {stands && <span className="meta cb-block__stands">{stands}</span>}
        </span>
        <UnblockCompany company={company} />
      </div>
    );
  return (
    <div className="cb-block">
      <Button
        kind="quiet"
        onClick={() => {
          act.reset();
          setOpen(true);
        }}
      >
        {t('company')}
      </Button>
      {open && (
        <BlockSheet
          title={t('companyTitle', { name })}
          lines={[t('silent'), t('companyEnds'), t('companyFits'), t('companyStays'), t('companyBack')]}
          noteHint={t('noteMine')}
          busy={act.isPending}
          error={act.error}
          onBlock={block}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
