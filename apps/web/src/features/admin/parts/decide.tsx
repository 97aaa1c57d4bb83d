import { useState, type ReactNode } from 'react';
import { problemOf } from '../../../api/problem';
import type { Schema } from '../../../api/types';
import { ErrorNotice } from '../../../app/query-view';
import { Button, TextArea, useToast } from '../../../kit';
import { adminTexts } from '../../../messages/admin';
import { useText } from '../../../messages/locale';
import { acts, useAct, type Decision } from '../api';
import { usePlatformMay } from '../rights';
import { useStepUp } from './step-up';

const DECIDED = {
  verify: 'decidedVerify',
  reject: 'decidedReject',
  suspend: 'decidedSuspend',
  reinstate: 'decidedReinstate',
} as const;

/** What may be decided in a state, the kind one first. */
const DECISIONS: Readonly<Record<Schema<'Company'>['state'], readonly Decision[]>> = {
  draft: [],
  in_review: ['verify', 'reject'],
  verified: ['suspend'],
  rejected: [],
  suspended: ['reinstate'],
};
const OWES_REASON: ReadonlySet<Decision> = new Set(['reject', 'suspend']);
const CONFLICT = 409;
const LEAST = 3;

function Means({ decisions, shoots }: { decisions: readonly Decision[]; shoots: number }): ReactNode {
  const t = useText(adminTexts);
  if (decisions.includes('verify')) return <p>{shoots > 0 ? t('verifyMeans', { n: shoots }) : t('verifyMeansNew')}</p>;
  if (decisions.includes('suspend')) return <p>{t('suspendMeans', { n: shoots })}</p>;
  if (decisions.includes('reinstate')) return <p>{t('reinstateMeans')}</p>;
  return <p className="muted">{t('draftMeans')}</p>;
}

/** Verify or send back, suspend or reinstate; what it means for the company stands above the buttons. */
export function Decide({ company, shoots }: { company: Schema<'Company'>; shoots: number }): ReactNode {
  const t = useText(adminTexts);
  const toast = useToast();
  const may = usePlatformMay('admin.verify');
  const { run, sheet } = useStepUp();
  const { mutateAsync, isPending, variables } = useAct(acts.decide);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const decisions = DECISIONS[company.state];
  const decide = async (decision: Decision): Promise<void> => {
    if (OWES_REASON.has(decision) && reason.trim().length < LEAST) {
      setMissing(true);
      return;
    }
    setError(null);
    const done = await run(async () => {
      try {
        await mutateAsync({ companyId: company.id, decision, reason: reason.trim() });
      } catch (refusal) {
        // Somebody else was first: the list and the case are on their way again.
        if (problemOf(refusal)?.status === CONFLICT) toast({ text: t('changedMeanwhile') });
        setError(problemOf(refusal)?.code === 'auth.stepUp' ? null : refusal);
        throw refusal;
      }
    });
    if (done) toast({ text: t(DECIDED[decision], { name: company.name }) });
  };
  const owes = decisions.find((decision) => OWES_REASON.has(decision));
  return (
    <section className="cb-case__decision">
      <h3>{t('decision')}</h3>
      <Means decisions={decisions} shoots={shoots} />
      {error !== null && <ErrorNotice error={error} />}
      {!may && <p className="muted">{t('readOnly')}</p>}
      {may && owes && (
        <TextArea
          label={t('reason')}
          hint={owes === 'reject' ? t('reasonHintReject') : t('reasonHintSuspend')}
          error={missing ? t('reasonMissing') : undefined}
          value={reason}
          maxLength={500}
          onChange={(event) => {
            setReason(event.target.value);
            setMissing(false);
          }}
        />
      )}
      {may &&
        decisions.map((decision) => (
          <Button
            key={decision}
            block
            large
            kind={decision === 'suspend' ? 'danger' : decision === 'reject' ? 'plain' : 'primary'}
            busy={isPending && variables?.decision === decision}
            onClick={() => void decide(decision)}
          >
            {t(decision)}
          </Button>
        ))}
      {sheet}
    </section>
  );
}
