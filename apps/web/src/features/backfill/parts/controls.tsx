import type { ReactNode } from 'react';
import { Refusal } from '../../../app/refusal';
import { Button, LinkButton, useToast } from '../../../kit';
import { backfillTexts } from '../../../messages/backfill';
import { useText } from '../../../messages/locale';
import { useSteer, type Steering, type Strip } from '../api';

const OF_STATE: Readonly<Record<Strip['state'], readonly Steering[]>> = {
  running: ['pause', 'skip', 'widen', 'take-over'],
  paused: ['resume', 'take-over'],
  manual: ['resume'],
  exhausted: ['resume', 'take-over'],
  filled: [],
  stopped: [],
};

const WORDS = { pause: 'pause', resume: 'resume', skip: 'skip', widen: 'widen', 'take-over': 'takeOver' } as const;

/** Pause, next round, widen, take over by hand: always in sight while the backfill lives. */
export function Controls({ strip }: { strip: Strip }): ReactNode {
  const t = useText(backfillTexts);
  const toast = useToast();
  const steer = useSteer(strip.shootId, strip.id);
  const shoot = `/studio/shoots/${strip.shootId}`;
  const byHand = strip.state === 'manual' || strip.state === 'exhausted';
  return (
    <>
      <div className="cb-backfill__acts">
        {OF_STATE[strip.state].map((step) => (
          <Button
            key={step}
            large
            kind={step === 'take-over' ? 'primary' : undefined}
            busy={steer.isPending && steer.variables === step}
            disabled={steer.isPending}
            onClick={() =>
              steer.mutate(step, {
                onSuccess: ({ width }) => {
                  if (step === 'skip') toast({ text: t('skipped') });
                  if (step === 'widen') toast({ text: t('widened', { width }) });
                },
              })
            }
          >
            {t(WORDS[step])}
          </Button>
        ))}
        {byHand && (
          <LinkButton kind="primary" large to={`${shoot}/offers?direct=${strip.slotId}`}>
            {t('toDirect')}
          </LinkButton>
        )}
        {byHand && (
          <LinkButton large to={`${shoot}/postings/${strip.postingId}`}>
            {t('toCrew')}
          </LinkButton>
        )}
        {strip.state === 'filled' && (
          <LinkButton kind="primary" large to={`${shoot}/roster`}>
            {t('toRoster')}
          </LinkButton>
        )}
      </div>
      {steer.error && <Refusal error={steer.error} />}
    </>
  );
}
