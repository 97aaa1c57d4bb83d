import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Notice, Progress } from '../../../kit';
import { fillTexts } from '../../../messages/fill';
import { useFormat, useText } from '../../../messages/locale';
import { isLive, type Run } from '../api';
import type { BoardSums } from '../board';

const STAGES = ['queued', 'snapshot', 'rank', 'assign', 'explain', 'store', 'done'] as const;
type Stage = (typeof STAGES)[number];

const isStage = (stage: string): stage is Stage => (STAGES as readonly string[]).includes(stage);

/** How far a run is: its share of the stages, finer inside the one that counts. */
export function shareOf(run: Pick<Run, 'stage' | 'doneUnits' | 'totalUnits'>): number {
  const at = isStage(run.stage) ? STAGES.indexOf(run.stage) : 0;
  const inside = run.totalUnits > 0 ? Math.min(1, run.doneUnits / run.totalUnits) : 0;
  return Math.min(1, (at + inside) / (STAGES.length - 1));
}

function Working({ run }: { run: Run }): ReactNode {
  const t = useText(fillTexts);
  const stage = t(`stage_${isStage(run.stage) ? run.stage : 'queued'}`);
  return (
    <div className="cb-run" role="status">
      <p className="cb-run__stage">
        <strong>{t('running')}</strong>
        <span>{stage}</span>
        {run.totalUnits > 0 && (
          <span className="nb">{t('progress', { done: run.doneUnits, total: run.totalUnits })}</span>
        )}
      </p>
      <Progress value={shareOf(run)} label={t('running')} />
      <p className="meta">{t('mayLeave')}</p>
    </div>
  );
}

/** The figures of the proposal, counted from its rows, and what the run measured and proved. */
function Summary({ run, sums }: { run: Run | undefined; sums: BoardSums }): ReactNode {
  const t = useText(fillTexts);
  const format = useFormat();
  const result = run?.state === 'done' ? run.result : null;
  return (
    <ul className="cb-sums">
      <li>
        <strong>{t('proposedCount', { n: sums.proposed })}</strong>
      </li>
      <li data-short={sums.missing > 0 || undefined}>{t('missingCount', { n: sums.missing })}</li>
      <li>{t('pinnedCount', { n: sums.pinned })}</li>
      {sums.offered > 0 && <li>{t('offeredCount', { n: sums.offered })}</li>}
      {sums.booked > 0 && <li>{t('bookedCount', { n: sums.booked })}</li>}
      {result && (
        <>
          <li className="muted">{t('took', { seconds: format.number(Math.round(result.totalMs / 100) / 10) })}</li>
          <li className="muted">{t(result.provenOptimal ? 'optimal' : 'notOptimal')}</li>
          {run?.finishedAt && <li className="muted">{t('ranAt', { time: format.ago(run.finishedAt) })}</li>}
        </>
      )}
    </ul>
  );
}

interface RunStatusProps {
  readonly run: Run | undefined;
  readonly sums: BoardSums;
  /** Where the newest proposal is, when this run is an old one. */
  readonly newest: string | null;
}

/** Where the filling stands: at work, done with its figures, or broken off. */
export function RunStatus({ run, sums, newest }: RunStatusProps): ReactNode {
  const t = useText(fillTexts);
  return (
    <>
      {isLive(run) && run ? <Working run={run} /> : null}
      {run?.state === 'failed' && (
        <Notice tone="error" alert>
          <span>{t('failed')}</span>
        </Notice>
      )}
      {newest !== null && (
        <Notice>
          <span>{t('superseded')}</span>
          <Link to={newest}>{t('newest')}</Link>
        </Notice>
      )}
      <Summary run={run} sums={sums} />
      {run?.result && run.state === 'done' && run.result.overtaken > 0 && (
        <p className="meta">{t('overtaken', { n: run.result.overtaken })}</p>
      )}
    </>
  );
}
