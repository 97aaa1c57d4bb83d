import { useEffect, useRef, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { QueryView } from '../../../app/query-view';
import { boardTexts } from '../../../messages/board';
import { useText } from '../../../messages/locale';
import { useJob } from '../api';
import { JobView } from './job-view';

/** A posting beside the list, on screens that have the room. */
export default function JobPane({ id, focus }: { id: string; focus: boolean }): ReactNode {
  const board = useText(boardTexts);
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
            <a href={`/jobs/${id}`}>{board('openPage')}</a>
          </div>
          <JobView job={job} heading="h3" />
        </article>
      )}
    </QueryView>
  );
}
