import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, unwrap } from '../api/client';
import { keys } from '../api/keys';
import { STALE } from '../api/query';
import type { Schema } from '../api/types';
import { Icon, LinkButton } from '../kit';
import { fittingJobsTexts } from '../messages/fitting-jobs';
import { useFormat, useText } from '../messages/locale';
import './fitting-jobs.css';
import { useNames } from './names';
import { Lines, QueryView } from './query-view';

/** Which postings of the board: all of them fit the person who is signed in. */
export interface FittingFilter {
  readonly role?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The board at this filter. */
export function fittingAddress(filter: FittingFilter): string {
  const query = new URLSearchParams({ ...filter, fits: 'true' });
  return `/jobs?${query.toString()}`;
}

/** An open posting in three lines. */
export function FittingJob({ job }: { job: Schema<'BoardPosting'> }): ReactNode {
  const t = useText(fittingJobsTexts);
  const format = useFormat();
  const names = useNames();
  return (
    <li className="cb-fitting__job">
      <Link to={`/jobs/${job.id}`}>
        <span className="cb-fitting__head">
          <strong>
            {names.role(job.roleId)} <span className="cb-fitting__base">{names.base(job.baseId)}</span>
          </strong>
          <strong className="nb">{format.band(job.pay.lowPerDayFen, job.pay.highPerDayFen)}</strong>
        </span>
        <span className="meta">
          {t('days', { days: format.days(job.firstDay, job.lastDay), count: format.dayCount(job.days) })}
        </span>
        <span className="meta cb-fitting__foot">
          <span lang="zh-CN">{job.title}</span>
          {job.bed && <span>{t('bed')}</span>}
          <span>{t('places', { n: job.openPlaces })}</span>
          <Icon name="right" />
        </span>
      </Link>
    </li>
  );
}

interface FittingJobsProps {
  readonly filter: FittingFilter;
  readonly count: number;
  /** Not this one. */
  readonly except?: string;
}

/** Some open postings that fit the person who is signed in, and the way to the rest. */
export function FittingJobs({ filter, count, except }: FittingJobsProps): ReactNode {
  const t = useText(fittingJobsTexts);
  const query = { ...filter, fits: 'true' as const, limit: String(except ? count + 1 : count) };
  const jobs = useQuery({
    queryKey: keys.board(query),
    queryFn: () => unwrap(api.GET('/api/v1/board/postings', { params: { query } })),
    staleTime: STALE.board,
  });
  return (
    <QueryView query={jobs} skeleton={<Lines count={count} height={88} />}>
      {({ items }) => {
        const shown = items.filter(({ id }) => id !== except).slice(0, count);
        if (shown.length === 0)
          return (
            <div className="cb-fitting__none">
              <p className="muted">{t('none')}</p>
              <LinkButton to="/jobs">{t('board')}</LinkButton>
            </div>
          );
        return (
          <>
            <ul className="cb-fitting">
              {shown.map((job) => (
                <FittingJob key={job.id} job={job} />
              ))}
            </ul>
            <div className="row">
              <LinkButton to={fittingAddress(filter)}>{t('all')}</LinkButton>
            </div>
          </>
        );
      }}
    </QueryView>
  );
}
