import { lazy, Suspense, type ReactNode } from 'react';
import { useSession } from '../../../app/session';
import { jobTexts } from '../../../messages/job';
import { useText } from '../../../messages/locale';
import type { JobPage } from '../job-api';

const MyApply = lazy(() => import('./my-apply'));

/** The one thing to do about a posting; for those who are not signed in a plain link, which works without script. */
export function ApplyBar({ job }: { job: JobPage }): ReactNode {
  const t = useText(jobTexts);
  const { session } = useSession();
  if (!session && !job.open) return null;
  const start = (
    <a className="cb-button cb-button--primary cb-button--large" href={`/start?job=${job.id}`}>
      {t('apply', { n: job.days })}
    </a>
  );
  return (
    <div className="cb-bar">
      {session ? (
        <Suspense fallback={null}>
          <MyApply job={job} />
        </Suspense>
      ) : (
        start
      )}
    </div>
  );
}
