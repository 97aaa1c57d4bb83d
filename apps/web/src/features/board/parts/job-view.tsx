import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { part } from '../../../app/part';
import { Icon, Tag } from '../../../kit';
import { cardTexts } from '../../../messages/card';
import { jobTexts } from '../../../messages/job';
import { useFormat, useText } from '../../../messages/locale';
import type { JobPage } from '../job-api';
import { Age } from './age';
import { ApplyBar } from './apply-bar';
import { FitBox } from './fit-box';
import { JobSections, SectionHeading } from './job-sections';
import { useJobWords } from './job-words';
import './job-view.css';

/** Only on postings that are over. */
export const Closed = part(() => import('./closed'));

const ShareButton = lazy(() => import('./share'));

/** Without script it could do nothing, so that it comes after everything else. */
function Share({ id }: { id: string }): ReactNode {
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return (
    alive && (
      <Suspense fallback={null}>
        <ShareButton id={id} />
      </Suspense>
    )
  );
}

/** What a posting is about before its sections: pay first, then days and place, then whether there is room. */
function Summary({ job }: { job: JobPage }): ReactNode {
  const t = useText(jobTexts);
  const card = useText(cardTexts);
  const format = useFormat();
  const names = useNames();
  const words = useJobWords(job);
  return (
    <div className="cb-posting__summary">
      <p className="cb-posting__pay">
        <strong className="nb">{words.pay}</strong> <span className="muted nb">{words.perHour}</span>
      </p>
      <p className="cb-dots">
        <span>{names.base(job.baseId)}</span>
        <span className="nb">{words.days}</span>
        <span>{format.dayCount(job.days)}</span>
        <span className="nb">{card('hoursADay', { n: job.hoursPerDay })}</span>
        <span className="nb">{words.board}</span>
      </p>
      <p className="cb-posting__tags">
        {job.open && (
          <Tag tone={job.openPlaces === 1 ? 'warning' : 'plain'}>
            {job.openPlaces > 0 ? t('places', { n: job.openPlaces, all: job.headcount }) : card('allOffered')}
          </Tag>
        )}
        {job.headOfDepartment && <Tag>{card('head')}</Tag>}
        {job.entry !== 'none' && (
          <Tag tone="success">
            <Icon name="leaf" />
            {card(`entry_${job.entry}`)}
          </Tag>
        )}
        {job.company.verified && (
          <Tag tone="success">
            <Icon name="shield" />
            {card('verified')}
          </Tag>
        )}
        <span className="meta">
          <Age at={job.publishedAt} />
        </span>
        <Share id={job.id} />
      </p>
    </div>
  );
}

/** A posting in full, on its own page or beside the list. */
export function JobView({ job, heading = 'h2' }: { job: JobPage; heading?: 'h2' | 'h3' }): ReactNode {
  return (
    <SectionHeading.Provider value={heading}>
      <Summary job={job} />
      {!job.open && (
        <Suspense fallback={null}>
          <Closed job={job} heading={heading} />
        </Suspense>
      )}
      {job.open && <FitBox job={job} />}
      <JobSections job={job} />
      <ApplyBar job={job} />
    </SectionHeading.Provider>
  );
}
