import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Icon, Notice, Tag } from '../../../kit';
import { cardTexts } from '../../../messages/card';
import { jobTexts } from '../../../messages/job';
import { useFormat, useText } from '../../../messages/locale';
import type { JobPage } from '../api';
import { useBusy } from '../busy';
import { Age } from './age';
import { ApplyBar } from './apply-bar';
import { JobCard } from './job-card';
import { JobSections, SectionHeading } from './job-sections';
import { useJobWords } from './job-words';
import { ShareButton } from './share';
import './job-view.css';

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
        <ShareButton id={job.id} />
      </p>
    </div>
  );
}

function Closed({ job, heading: H }: { job: JobPage; heading: 'h2' | 'h3' }): ReactNode {
  const t = useText(jobTexts);
  const format = useFormat();
  const busy = useBusy();
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
          <JobCard key={other.id} job={other} busy={busy} heading="h3" />
        ))}
        <a className="cb-button cb-button--large" href={`/jobs?department=${job.department}`}>
          {t('toJobs')}
        </a>
      </section>
    </>
  );
}

/** A posting in full, on its own page or beside the list. */
export function JobView({ job, heading = 'h2' }: { job: JobPage; heading?: 'h2' | 'h3' }): ReactNode {
  return (
    <SectionHeading.Provider value={heading}>
      <Summary job={job} />
      {!job.open && <Closed job={job} heading={heading} />}
      <JobSections job={job} />
      <ApplyBar job={job} />
    </SectionHeading.Provider>
  );
}
