import type { ReactNode } from 'react';
import { Icon } from '../../../kit';
import { effectTexts } from '../../../messages/effect';
import { useFormat, useText } from '../../../messages/locale';
import type { Job } from '../job-api';
import { useBusy } from '../busy';
import { effectOf } from '../effect';

interface EffectProps {
  readonly job: Job;
  /** The server has found that it fits. */
  readonly fits: boolean;
  /** Stands there until my days are known. */
  readonly until: ReactNode;
}

/** What a posting does to my days. */
export default function EffectLine({ job, fits, until }: EffectProps): ReactNode {
  const t = useText(effectTexts);
  const format = useFormat();
  const busy = useBusy();
  if (!busy) return until;
  const effect = effectOf({ first: job.firstDay, last: job.lastDay }, busy);
  if (effect.kind === 'free' || (fits && effect.kind === 'clash')) {
    return (
      <span className="cb-job__effect cb-job__effect--fits">
        <Icon name="check" />
        {effect.kind === 'free' ? t('effect_free') : t('effect_fits')}
      </span>
    );
  }
  const { title, first, last } = effect.with;
  if (effect.kind === 'clash') {
    return (
      <span className="cb-job__effect cb-job__effect--clash">
        <Icon name="urgent" />
        {t('effect_clash', { title, days: format.days(first, last) })}
      </span>
    );
  }
  const name = effect.days === 0 ? (`effect_${effect.kind}None` as const) : (`effect_${effect.kind}` as const);
  return (
    <span className={fits ? 'cb-job__effect cb-job__effect--fits' : 'cb-job__effect'}>
      <Icon name={fits ? 'check' : 'calendar'} />
      {name === 'effect_after' || name === 'effect_before' ? t(name, { title, n: effect.days }) : t(name, { title })}
    </span>
  );
}
