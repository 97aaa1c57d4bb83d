import { useState, type ReactNode } from 'react';
import { ErrorNotice } from '../../../app/query-view';
import { Refusal } from '../../../app/refusal';
import type { Shoot } from '../../../app/shoot';
import { Button, Notice, Sheet, TextArea, useToast } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { shootTexts } from '../../../messages/shoot';
import { useCancel, useCancellingCost, usePostings } from '../api';

function Affected({ shoot, applications }: { shoot: Shoot; applications: number }): ReactNode {
  const t = useText(shootTexts);
  const { filled, offered } = shoot.summary;
  const nobody = filled + offered + applications === 0;
  return (
    <>
      {filled + offered > 0 && <strong>{t('cancelAffects', { n: filled + offered })}</strong>}
      <ul className="stack">
        {filled > 0 && <li>{t('cancelBooked', { n: filled })}</li>}
        {offered > 0 && <li>{t('cancelOffered', { n: offered })}</li>}
        {applications > 0 && <li>{t('cancelApplied', { n: applications })}</li>}
        {nobody && <li>{t('cancelNobody')}</li>}
        <li>{t('cancelForGood')}</li>
      </ul>
    </>
  );
}

/** What the company would owe, before anything is confirmed. */
function Owing({ cost }: { cost: ReturnType<typeof useCancellingCost> }): ReactNode {
  const t = useText(shootTexts);
  const format = useFormat();
  const { data, error } = cost;
  if (!data) {
    if (error) return <ErrorNotice error={error} onRetry={() => void cost.refetch()} />;
    return <p aria-busy="true">{t('cancelCounting')}</p>;
  }
  const { people, owedPeople, owedFen, asOf } = data;
  if (people === 0) return null;
  if (owedPeople === 0) return <p>{t('cancelOwesNobody')}</p>;
  return (
    <Notice tone="warning">
      <strong>{t('cancelOwes', { n: owedPeople, amount: format.yuan(owedFen) })}</strong>
      <span>{t('cancelOwesText', { time: format.time(asOf) })}</span>
    </Notice>
  );
}

function CancelSheet({ shoot, onClose }: { shoot: Shoot; onClose: () => void }): ReactNode {
  const t = useText(shootTexts);
  const toast = useToast();
  const cancel = useCancel(shoot.id);
  const cost = useCancellingCost(shoot.id);
  const postings = usePostings(shoot.id);
  const [reason, setReason] = useState('');
  const applications = (postings.data ?? []).reduce((sum, posting) => sum + posting.applications, 0);
  // What it stands in goes with the shoot before the answer comes: a callback of the mutation would be lost with it.
  const doCancel = (): void =>
    void cancel.mutateAsync(reason.trim()).then(
      () => {
        toast({ text: t('wasCancelled', { title: shoot.title }) });
        onClose();
      },
      () => undefined,
    );
  return (
    <Sheet
      title={t('cancelTitle', { title: shoot.title })}
      closeLabel={t('close')}
      onClose={onClose}
      foot={
        <>
          <Button large autoFocus onClick={onClose}>
            {t('keep')}
          </Button>
          <Button
            kind="danger"
            large
            busy={cancel.isPending}
            disabled={reason.trim() === '' || cost.data === undefined}
            onClick={doCancel}
          >
            {t(cancel.isPending ? 'cancelling' : 'cancel')}
          </Button>
        </>
      }
    >
      <Affected shoot={shoot} applications={applications} />
      <Owing cost={cost} />
      <TextArea
        label={t('cancelReason')}
        hint={t('cancelReasonHint')}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.target.value)}
      />
      {cancel.error && <Refusal error={cancel.error} />}
    </Sheet>
  );
}

/** Calls a shoot off; who is affected is said in numbers first. */
export function CancelShoot({ shoot }: { shoot: Shoot }): ReactNode {
  const t = useText(shootTexts);
  const [open, setOpen] = useState(false);
  return (
    <div className="cb-overview__wide row">
      <Button kind="quiet" className="cb-overview__cancel" onClick={() => setOpen(true)}>
        {t('cancel')}
      </Button>
      {open && <CancelSheet shoot={shoot} onClose={() => setOpen(false)} />}
    </div>
  );
}
