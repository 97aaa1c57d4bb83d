import type { ReactNode } from 'react';
import { useReasons } from '../../../app/fit-reasons';
import { ErrorNotice } from '../../../app/query-view';
import { Icon } from '../../../kit';
import { fitTexts } from '../../../messages/fit';
import { useFormat, useText } from '../../../messages/locale';
import { useJobFit, type JobFit } from '../fit-api';
import type { JobPage } from '../job-api';
import { FitObstacle } from './fit-obstacle';

const REASONS = 3;

function Why({ why }: { why: NonNullable<JobFit['why']> }): ReactNode {
  const t = useText(fitTexts);
  const format = useFormat();
  const reasons = useReasons()(why.terms, REASONS);
  return (
    <>
      <strong className="cb-fit__title cb-fit__title--fits">
        <Icon name="check" />
        {t('whyTitle')}
      </strong>
      <p>{t('whyAll')}</p>
      <ul className="cb-fit__reasons">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {why.preferNotDays > 0 && <li>{t('prefer', { count: format.dayCount(why.preferNotDays) })}</li>}
      </ul>
    </>
  );
}

function Not({ job, obstacles }: { job: JobPage; obstacles: JobFit['obstacles'] }): ReactNode {
  const t = useText(fitTexts);
  return (
    <>
      <strong className="cb-fit__title">{t('notTitle', { n: obstacles.length })}</strong>
      <ul className="cb-fit__stops">
        {obstacles.map((obstacle) => (
          <FitObstacle key={obstacle.rule} job={job} obstacle={obstacle} />
        ))}
      </ul>
    </>
  );
}

/** Why a posting fits me, or what keeps me from it with a button for each thing that I can change. */
export default function MyFit({ job }: { job: JobPage }): ReactNode {
  const t = useText(fitTexts);
  const { data, error, refetch } = useJobFit(job.id);
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <p aria-busy="true" />;
  if (!data.open) return <p className="muted">{t('closed')}</p>;
  return (
    <div role="status" className="cb-fit__answer">
      {data.why ? <Why why={data.why} /> : <Not job={job} obstacles={data.obstacles} />}
      <p className="meta">{t('checked')}</p>
    </div>
  );
}
