import type { ReactNode } from 'react';
import { Notice } from '../../../kit';
import { closedTexts } from '../../../messages/closed';
import { useFormat, useText } from '../../../messages/locale';
import type { JobPage } from '../job-api';
import { JobCard } from './job-card';

/** Why a posting takes nobody any more, and what is open instead. */
export default function Closed({ job, heading: H }: { job: JobPage; heading: 'h2' | 'h3' }): ReactNode {
  const t = useText(closedTexts);
  const format = useFormat();
  const reason = job.closedReason ?? 'closed';
  return (
    <>
      <Notice tone="warning">
        <strong>{t('closedTitle')}</strong>
        <span>
          {reason === 'started' ? t('closed_started', { day: format.dayLong(job.firstDay) }) : t(`closed_${reason}`)}
        </span>
      </Notice>
      <section className="stack">
        <H>{job.alternatives.length > 0 ? t('alternatives') : t('alternativesNone')}</H>
        {job.alternatives.map((other) => (
          <JobCard key={other.id} job={other} heading="h3" />
        ))}
        <a className="cb-button cb-button--large" href={`/jobs?department=${job.department}`}>
          {t('toJobs')}
        </a>
      </section>
    </>
  );
}
