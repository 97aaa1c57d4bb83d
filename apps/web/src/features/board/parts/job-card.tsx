import type { MouseEvent, ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Icon, Tag } from '../../../kit';
import { boardTexts } from '../../../messages/board';
import { useFormat, useText } from '../../../messages/locale';
import type { Job } from '../api';
import { effectOf, type Busy } from '../effect';
import { Age } from './age';
import { useJobWords } from './job-words';
import './job-card.css';

interface EffectProps {
  readonly job: Job;
  readonly busy: readonly Busy[];
  /** The server has found that it fits. */
  readonly fits: boolean;
}

function EffectLine({ job, busy, fits }: EffectProps): ReactNode {
  const t = useText(boardTexts);
  const format = useFormat();
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

interface JobCardProps {
  readonly job: Job;
  /** The days of whoever is signed in; undefined for others. */
  readonly busy?: readonly Busy[] | undefined;
  readonly fits?: boolean;
  readonly heading?: 'h2' | 'h3';
  /** Shown beside the list at the moment. */
  readonly current?: boolean;
  readonly onOpen?: ((event: MouseEvent<HTMLAnchorElement>) => void) | undefined;
}

/** A posting in four lines: what and how much, when and how long, what it does to my days, what else counts. */
export function JobCard({ job, busy, fits = false, heading: H = 'h2', current, onOpen }: JobCardProps): ReactNode {
  const t = useText(boardTexts);
  const format = useFormat();
  const names = useNames();
  const words = useJobWords(job);
  return (
    <a href={`/jobs/${job.id}`} className="cb-job" aria-current={current || undefined} onClick={onOpen}>
      <span className="cb-job__top">
        <H className="cb-job__role">{names.role(job.roleId)}</H>
        <span className="cb-job__base">{names.base(job.baseId)}</span>
        <strong className="cb-job__pay nb">{words.pay}</strong>
      </span>
      <span className="cb-dots">
        <span className="nb">{words.days}</span>
        <span>{format.dayCount(job.days)}</span>
        <span className="nb">{t('hoursADay', { n: job.hoursPerDay })}</span>
        <span className="nb">{words.perHour}</span>
      </span>
      {busy ? (
        <EffectLine job={job} busy={busy} fits={fits} />
      ) : (
        <span className="cb-job__effect cb-job__from">
          <span>{t('production', { title: job.productionTitle })}</span>
          <span className="cb-job__company">{job.company.name}</span>
        </span>
      )}
      <span className="cb-job__foot cb-dots">
        <span className="nb">{words.board}</span>
        <span className="nb">{t('placesLeft', { n: job.openPlaces })}</span>
        {job.entry !== 'none' && (
          <Tag tone="success">
            <Icon name="leaf" />
            {t(`entry_${job.entry}`)}
          </Tag>
        )}
        <Age at={job.publishedAt} />
        {job.company.verified && (
          <span className="cb-job__badge nb">
            <Icon name="shield" />
            {t('verified')}
          </span>
        )}
      </span>
    </a>
  );
}
