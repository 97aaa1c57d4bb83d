import type { ReactNode } from 'react';
import { ErrorNotice } from '../../../app/query-view';
import { Button } from '../../../kit';
import { useText } from '../../../messages/locale';
import { mineTexts } from '../../../messages/mine';
import type { JobPage } from '../job-api';
import { useReserve } from '../my-api';

type Mine = NonNullable<JobPage['mine']>;

/** Whether somebody may still wait for a place of a posting: it is full, and nothing of hers stands in the way. */
export function mayStandBy(job: Pick<JobPage, 'open' | 'closedReason'>, mine: Mine): boolean {
  if (mine.unqualified || mine.clashes.length > 0) return false;
  const turnedDown = mine.application?.state === 'declined' || mine.application?.state === 'closed';
  return job.closedReason === 'filled' || (job.open && turnedDown);
}

/** Standing by for a place that may come free: the rank, and the way in or out. */
export function StandingBy({ job, reserve }: { job: JobPage; reserve: Mine['reserve'] }): ReactNode {
  const t = useText(mineTexts);
  const act = useReserve(job.id);
  return (
    <>
      <p className="cb-bar__state" role="status">
        <strong>
          {reserve ? t('reserveRank', { n: reserve.rank }) : t(job.open ? 'reserveTitleOpen' : 'reserveTitle')}
        </strong>
        <span className="meta">{t(reserve ? 'reserveIn' : 'reserveText')}</span>
      </p>
      <Button
        kind={reserve ? 'plain' : 'primary'}
        large={!reserve}
        busy={act.isPending}
        onClick={() => act.mutate(!reserve)}
      >
        {t(reserve ? 'reserveLeave' : 'reserveJoin')}
      </Button>
      {act.error && <ErrorNotice error={act.error} />}
    </>
  );
}
