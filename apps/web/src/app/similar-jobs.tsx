import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { api, unwrap } from '../api/client';
import { keys } from '../api/keys';
import { STALE } from '../api/query';
import { LinkButton } from '../kit';
import { useText } from '../messages/locale';
import { similarTexts } from '../messages/similar';
import { FittingJob } from './fitting-jobs';
import { Lines, QueryView } from './query-view';

const SHOWN = 3;

/** Three open postings like the one behind an application that came to nothing; all of them fit whoever applied. */
export function SimilarJobs({ applicationId, role }: { applicationId: string; role: string }): ReactNode {
  const t = useText(similarTexts);
  const title = useId();
  const jobs = useQuery({
    queryKey: keys.similar(applicationId),
    queryFn: () =>
      unwrap(api.GET('/api/v1/me/applications/{applicationId}/similar', { params: { path: { applicationId } } })),
    staleTime: STALE.board,
  });
  return (
    <section aria-labelledby={title} className="stack">
      <strong id={title}>{t('title')}</strong>
      <QueryView query={jobs} skeleton={<Lines count={SHOWN} height={88} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t('none')}</p>
          ) : (
            <ul className="cb-fitting">
              {items.map((job) => (
                <FittingJob key={job.id} job={job} />
              ))}
            </ul>
          )
        }
      </QueryView>
      <div className="row">
        <LinkButton to={`/jobs?role=${role}`}>{t('all')}</LinkButton>
      </div>
    </section>
  );
}
