import { useState, type ReactNode } from 'react';
import { Refusal } from '../../../app/refusal';
import type { Shoot } from '../../../app/shoot';
import { Button, Sheet, TextArea, useToast } from '../../../kit';
import { useText } from '../../../messages/locale';
import { shootTexts } from '../../../messages/shoot';
import { useCancel, usePostings } from '../api';

function Affected({ shoot, applications }: { shoot: Shoot; applications: number }): ReactNode {
  const t = useText(shootTexts);
  const { filled, offered } = shoot.summary;
  const nobody = filled + offered + applications === 0;
  return (
    <>
      {filled + offered > 0 && <strong>{t('cancelAffects', { n: filled + offered })}</strong>}
      <ul className="stack">
        {filled > 0 && <li>{t('cancelBooked', { n: filled })}</li>}
        {filled > 0 && <li>{t('cancelOwes')}</li>}
        {offered > 0 && <li>{t('cancelOffered', { n: offered })}</li>}
        {applications > 0 && <li>{t('cancelApplied', { n: applications })}</li>}
        {nobody && <li>{t('cancelNobody')}</li>}
        <li>{t('cancelForGood')}</li>
      </ul>
    </>
  );
}

function CancelSheet({ shoot, onClose }: { shoot: Shoot; onClose: () => void }): ReactNode {
  const t = useText(shootTexts);
  const toast = useToast();
  const cancel = useCancel(shoot.id);
  const postings = usePostings(shoot.id);
  const [reason, setReason] = useState('');
  const applications = (postings.data ?? []).reduce((sum, posting) => sum + posting.applications, 0);
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
            disabled={reason.trim() === ''}
            onClick={() =>
              cancel.mutate(reason.trim(), {
                onSuccess: () => {
                  toast({ text: t('wasCancelled', { title: shoot.title }) });
                  onClose();
                },
              })
            }
          >
            {t(cancel.isPending ? 'cancelling' : 'cancel')}
          </Button>
        </>
      }
    >
      <Affected shoot={shoot} applications={applications} />
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
