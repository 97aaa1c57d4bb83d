import { useState, type ReactNode } from 'react';
import { problemOf } from '../api/problem';
import { Button, Notice, TextArea } from '../kit';
import { useText } from '../messages/locale';
import { restOverrideTexts } from '../messages/rest-override';

const SHORTEST = 5;
const LONGEST = 300;

/** The days of rest for whose lack alone an offer was refused; null for any other refusal. */
export function missingRestOf(error: unknown): number | null {
  const problem = problemOf(error);
  const days = problem?.code === 'offer.notFree' && problem.params['why'] === 'rest' && problem.params['missingDays'];
  return typeof days === 'number' ? days : null;
}

interface RestOverrideProps {
  readonly name: string;
  readonly missingDays: number;
  /** Whether this person may let somebody go without rest. */
  readonly may: boolean;
  readonly busy: boolean;
  readonly onSend: (reason: string) => void;
}

/** An offer that lacks nothing but rest: it goes out with a reason of somebody with the right. */
export function RestOverride({ name, missingDays, may, busy, onSend }: RestOverrideProps): ReactNode {
  const t = useText(restOverrideTexts);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < SHORTEST;
  return (
    <Notice tone="warning" alert>
      <strong>{t('needs', { n: missingDays })}</strong>
      {may ? (
        <>
          <span>{t('needsText', { name })}</span>
          <TextArea
            label={t('reason')}
            hint={t('reasonHint')}
            error={tried && short ? t('reasonShort') : undefined}
            value={reason}
            maxLength={LONGEST}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            kind="primary"
            busy={busy}
            onClick={() => {
              setTried(true);
              if (!short) onSend(reason.trim());
            }}
          >
            {t('send')}
          </Button>
        </>
      ) : (
        <span>{t('needsNoRight')}</span>
      )}
    </Notice>
  );
}
