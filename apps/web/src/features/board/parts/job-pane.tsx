import { useEffect, useRef, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { QueryView } from '../../../app/query-view';
import { jobTexts } from '../../../messages/job';
import { useText } from '../../../messages/locale';
import { useJob } from '../job-api';
import { JobView } from './job-view';

/** A posting beside the list, on screens that have the room. */
export default function JobPane({ id, focus }: { id: string; focus: boolean }): ReactNode {
  const t = useText(jobTexts);
  const names = useNames();
  const query = useJob(id);
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = query.data !== undefined;
  useEffect(() => {
    if (focus && arrived) heading.current?.focus({ preventScroll: true });
  }, [focus, arrived]);
  return (
    <QueryView query={query}>
      {(job) => (
        <article className="cb-posting">
          <div className="spread">
            <h2 ref={heading} tabIndex={-1}>
              {names.role(job.roleId)}
            </h2>
            <a href={`/jobs/${id}`}>{t('openPage')}</a>
          </div>
          <JobView job={job} heading="h3" />
        </article>
      )}
    </QueryView>
  );
}
