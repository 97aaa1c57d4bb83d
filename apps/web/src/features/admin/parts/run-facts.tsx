import type { ReactNode } from 'react';
import type { Schema } from '../../../api/types';
import { Icon, Tag } from '../../../kit';
import { adminTexts } from '../../../messages/admin';
import { useText } from '../../../messages/locale';
import '../run.css';

type Run = Pick<Schema<'MatchRun'>, 'state' | 'stage' | 'doneUnits' | 'totalUnits' | 'result'>;

const TONES = {
  queued: 'plain',
  running: 'primary',
  done: 'success',
  failed: 'error',
  superseded: 'plain',
} as const;

export function RunState({ state }: { state: Run['state'] }): ReactNode {
  const t = useText(adminTexts);
  return <Tag tone={TONES[state]}>{t(`runState_${state}`)}</Tag>;
}

const STAGES = ['queued', 'snapshot', 'rank', 'assign', 'explain', 'store', 'done'] as const;

/** Where a run stands, with how much of it is done while it works. */
export function Stage({ run }: { run: Run }): ReactNode {
  const t = useText(adminTexts);
  const stage = STAGES.find((item) => item === run.stage);
  return (
    <span className="nb">
      {stage ? t(`stage_${stage}`) : run.stage}
      {run.state === 'running' && run.totalUnits > 0 && ` ${run.doneUnits}/${run.totalUnits}`}
    </span>
  );
}

/** Whether no better plan exists, or how much better one could be at most. */
export function Proof({ run }: { run: Run }): ReactNode {
  const t = useText(adminTexts);
  const { result } = run;
  if (!result) return null;
  if (result.provenOptimal)
    return (
      <span className="cb-proof cb-proof--yes">
        <Icon name="check" />
        {t('proven')}
      </span>
    );
  const { primal, dual } = result;
  const percent = primal && dual ? (((dual - primal) * 100) / Math.max(1, Math.abs(primal))).toFixed(2) : null;
  return (
    <span className="cb-proof">
      <Icon name="urgent" />
      {percent === null ? t('notProven') : t('gapLeft', { percent })}
    </span>
  );
}
