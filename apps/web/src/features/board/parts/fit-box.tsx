import { lazy, Suspense, type ReactNode } from 'react';
import { useSession } from '../../../app/session';
import { jobTexts } from '../../../messages/job';
import { useText } from '../../../messages/locale';
import type { JobPage } from '../job-api';

const MyFit = lazy(() => import('./my-fit'));
const Instead = lazy(() => import('./instead'));

/** Its room is kept from the start, so that little moves when it is known how the posting fits whoever is signed in. */
export function FitBox({ job }: { job: JobPage }): ReactNode {
  const t = useText(jobTexts);
  const { session } = useSession();
  return (
    <>
      <div className="cb-fit">
        {session ? (
          <Suspense fallback={null}>
            <MyFit job={job} />
          </Suspense>
        ) : (
          <p className="muted">
            {t('fitOut')} <a href={`/login?next=/jobs/${job.id}`}>{t('weeksIn')}</a>
          </p>
        )}
      </div>
      {session && (
        <Suspense fallback={null}>
          <Instead job={job} />
        </Suspense>
      )}
    </>
  );
}
