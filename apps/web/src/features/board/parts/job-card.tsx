import { lazy, Suspense, type MouseEvent, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { useSession } from '../../../app/session';
import { Icon } from '../../../kit';
import { cardTexts } from '../../../messages/card';
import { useFormat, useText } from '../../../messages/locale';
import type { Job } from '../job-api';
import { Age } from './age';
import { useJobWords } from './job-words';
import './job-card.css';

// Only whoever is signed in has a calendar, so that nobody else loads this.
const EffectLine = lazy(() => import('./effect-line'));

interface JobCardProps {
  readonly job: Job;
  readonly fits?: boolean;
  readonly heading?: 'h2' | 'h3';
  /** Shown beside the list at the moment. */
  readonly current?: boolean;
  readonly onOpen?: ((event: MouseEvent<HTMLAnchorElement>) => void) | undefined;
}

/** A posting in four lines: what and how much, when and how long, what it does to my days, what else counts. */
export function JobCard({ job, fits = false, heading: H = 'h2', current, onOpen }: JobCardProps): ReactNode {
  const t = useText(cardTexts);
  const format = useFormat();
  const names = useNames();
  const words = useJobWords(job);
  const { session } = useSession();
  const from = (
    <span className="cb-job__effect cb-job__from">
      <span>{t('production', { title: job.productionTitle })}</span>
      <span className="cb-job__company">{job.company.name}</span>
    </span>
  );
  return (
    <a href={`/jobs/${job.id}`} className="cb-job" aria-current={current || undefined} onClick={onOpen}>
      <span className="cb-job__top">
        <H className="cb-job__role">{names.role(job.roleId)}</H>
        <span className="cb-job__base">{names.base(job.baseId)}</span>
        <strong className="cb-job__pay nb">{words.pay}</strong>
      </span>
      <span className="cb-job__facts cb-dots">
        <span className="nb">{words.days}</span>
        <span>{format.dayCount(job.days)}</span>
        <span className="nb">{t('hoursADay', { n: job.hoursPerDay })}</span>
        <span className="nb">{words.perHour}</span>
      </span>
      {session ? (
        <Suspense fallback={from}>
          <EffectLine job={job} fits={fits} until={from} />
        </Suspense>
      ) : (
        from
      )}
      <span className="cb-job__foot cb-dots">
        <span className="nb">{words.board}</span>
        <span className="nb">{job.openPlaces > 0 ? t('placesLeft', { n: job.openPlaces }) : t('allOffered')}</span>
        {job.entry !== 'none' && (
          <span className="cb-job__badge nb">
            <Icon name="leaf" /> {t(`entry_${job.entry}`)}
          </span>
        )}
        <Age at={job.publishedAt} />
        {job.company.verified && (
          <span className="cb-job__badge nb">
            <Icon name="shield" /> {t('verified')}
          </span>
        )}
      </span>
    </a>
  );
}
