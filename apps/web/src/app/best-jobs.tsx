import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, unwrap } from '../api/client';
import { keys } from '../api/keys';
import type { Schema } from '../api/types';
import { Button, Icon, LinkButton } from '../kit';
import { fitTexts } from '../messages/fit';
import { useFormat, useText } from '../messages/locale';
import './fitting-jobs.css';
import { useReasons } from './fit-reasons';
import { useNames } from './names';
import { Lines, QueryView } from './query-view';

const FIRST = 4;
const STEP = 8;
const REASONS = 2;

function Best({ job }: { job: Schema<'FittingPosting'> }): ReactNode {
  const t = useText(fitTexts);
  const format = useFormat();
  const names = useNames();
  const reasons = useReasons()(job.terms, REASONS);
  return (
    <li className="cb-fitting__job">
      <Link to={`/jobs/${job.postingId}`}>
        <span className="cb-fitting__head">
          <strong>
            {names.role(job.roleId)} <span className="cb-fitting__base">{names.base(job.baseId)}</span>
          </strong>
          <strong className="nb">{format.band(job.payLowFen, job.payHighFen)}</strong>
        </span>
        <span className="meta">
          {t('bestDays', { days: format.days(job.firstDay, job.lastDay), count: format.dayCount(job.days) })}
        </span>
        {reasons.map((reason) => (
          <span key={reason} className="cb-fitting__reason">
            <Icon name="check" />
            {reason}
          </span>
        ))}
        <span className="meta cb-fitting__foot">
          <span lang="zh-CN">{job.title}</span>
          <span lang="zh-CN">{job.companyName}</span>
          <Icon name="right" />
        </span>
      </Link>
    </li>
  );
}

/** The postings that fit whoever is signed in best, with the reasons in words. */
export function BestJobs(): ReactNode {
  const t = useText(fitTexts);
  const format = useFormat();
  const [count, setCount] = useState(FIRST);
  const best = useQuery({
    queryKey: keys.bestJobs(),
    queryFn: () => unwrap(api.GET('/api/v1/me/fitting-postings')),
    staleTime: 0,
  });
  return (
    <section className="cb-best" aria-labelledby="best">
      <div className="cb-best__head">
        <h2 id="best">{t('bestTitle')}</h2>
        {best.data && <span className="meta">{t('bestAge', { time: format.time(best.data.asOf) })}</span>}
      </div>
      <QueryView query={best} skeleton={<Lines count={FIRST} height={120} />}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="cb-fitting__none">
              <p>{t('bestNone')}</p>
              <p className="muted">{t('bestNoneHint')}</p>
              <div className="row">
                <LinkButton to="/me/free" kind="primary">
                  {t('bestPaint')}
                </LinkButton>
                <LinkButton to="/jobs">{t('bestAll')}</LinkButton>
              </div>
            </div>
          ) : (
            <>
              <ul className="cb-fitting">
                {items.slice(0, count).map((job) => (
                  <Best key={job.postingId} job={job} />
                ))}
              </ul>
              <div className="row">
                {items.length > count && (
                  <Button onClick={() => setCount(count + STEP)}>
                    {t('bestMore', { n: Math.min(STEP, items.length - count) })}
                  </Button>
                )}
                <LinkButton to="/jobs">{t('bestAll')}</LinkButton>
              </div>
            </>
          )
        }
      </QueryView>
    </section>
  );
}
