import { useState, type ReactNode } from 'react';
import { Button, Icon, Notice, Sheet, TextArea, useToast } from '../../../kit';
import { copyText } from '../../../kit/copy';
import { adminTexts } from '../../../messages/admin';
import { useText } from '../../../messages/locale';
import { acts, type AdminAccount, type ContactKind } from '../api';

const LEAST = 3;

interface UnmaskSheetProps {
  readonly account: AdminAccount;
  readonly kind: ContactKind;
  readonly run: (act: () => Promise<unknown>) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Shows one contact in the clear, for a reason, and says that it is logged. The value lives as long as the sheet. */
export function UnmaskSheet({ account, kind, run, onClose }: UnmaskSheetProps): ReactNode {
  const t = useText(adminTexts);
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [seen, setSeen] = useState<{ value: string | null } | null>(null);
  const kindText = t(`contact_${kind}`);
  const missing = reason.trim().length < LEAST;
  const unmask = async (): Promise<void> => {
    setTried(true);
    if (missing) return;
    setBusy(true);
    await run(async () => setSeen(await acts.unmask({ accountId: account.id, kind, reason: reason.trim() })));
    setBusy(false);
  };
  const copy = async (value: string): Promise<void> => {
    if (await copyText(value)) toast({ text: t('copied') });
  };
  return (
    <Sheet
      title={t('unmaskTitle', { name: account.displayName, kind: kindText })}
      closeLabel={t('close')}
      onClose={onClose}
      foot={
        seen ? (
          <Button large onClick={onClose}>
            {t('close')}
          </Button>
        ) : (
          <>
            <Button large onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button kind="primary" large busy={busy} onClick={() => void unmask()}>
              {t('unmaskGo')}
            </Button>
          </>
        )
      }
    >
      {seen ? (
        <Notice tone="success">
          <strong>
            {seen.value === null
              ? t('unmaskedNone', { kind: kindText })
              : t('unmasked', { kind: kindText, value: seen.value })}
          </strong>
          <span>{t('unmaskedHint')}</span>
          {seen.value !== null && (
            <Button icon={<Icon name="copy" />} onClick={() => void copy(seen.value ?? '')}>
              {t('copy')}
            </Button>
          )}
        </Notice>
      ) : (
        <>
          <p>{t('unmaskMeans')}</p>
          <TextArea
            label={t('unmaskReason')}
            hint={t('unmaskReasonHint')}
            error={tried && missing ? t('reasonMissing') : undefined}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
    </Sheet>
  );
}
