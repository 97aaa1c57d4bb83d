import { useState, type ReactNode } from 'react';
import { Button, Sheet, TextArea, useToast } from '../../../kit';
import { adminTexts } from '../../../messages/admin';
import { useText } from '../../../messages/locale';
import { acts, useAct, type AdminAccount } from '../api';

const LEAST = 3;

interface SuspendSheetProps {
  readonly account: AdminAccount;
  readonly run: (act: () => Promise<unknown>) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Says what suspending does before it is done, and asks why. */
export function SuspendSheet({ account, run, onClose }: SuspendSheetProps): ReactNode {
  const t = useText(adminTexts);
  const toast = useToast();
  const { mutateAsync, isPending } = useAct(acts.suspend);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim().length < LEAST;
  const n = account.companies.length;
  const suspend = async (): Promise<void> => {
    setTried(true);
    if (missing) return;
    if (!(await run(() => mutateAsync({ accountId: account.id, reason: reason.trim() })))) return;
    toast({ text: t('suspendedDone', { name: account.displayName }) });
    onClose();
  };
  return (
    <Sheet
      title={t('suspendTitle', { name: account.displayName })}
      closeLabel={t('close')}
      onClose={onClose}
      foot={
        <>
          <Button large onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="danger" large busy={isPending} onClick={() => void suspend()}>
            {t('suspendGo')}
          </Button>
        </>
      }
    >
      <ul className="cb-consequences">
        <li>{t('suspendConsequence')}</li>
        <li>{n > 0 ? t('suspendCompanies', { n }) : t('suspendNoCompanies')}</li>
        <li>{t('suspendBookings')}</li>
      </ul>
      <TextArea
        label={t('reason')}
        hint={t('suspendReasonHint')}
        error={tried && missing ? t('reasonMissing') : undefined}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
    </Sheet>
  );
}
