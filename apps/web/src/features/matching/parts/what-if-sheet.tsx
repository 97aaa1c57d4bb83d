import { useState, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { QueryView, Lines } from '../../../app/query-view';
import { Button, Segmented, Sheet } from '../../../kit';
import { answerTexts } from '../../../messages/answer';
import { useFormat, useText } from '../../../messages/locale';
import { useWhatIf, type Axis, type WhatIf, type WhatIfStep } from '../answers-api';
import { useFillActs } from './fill-acts';

/** How far a step is from what is now. */
function Delta({ axis, step }: { axis: Axis; step: WhatIfStep }): ReactNode {
  const t = useText(answerTexts);
  const format = useFormat();
  const n = Math.abs(step.delta);
  if (step.delta === 0) return t('now');
  if (axis === 'pay') return t(step.delta > 0 ? 'plusYuan' : 'minusYuan', { yuan: format.yuan(n) });
  return t(step.delta > 0 ? 'later' : 'earlier', { n });
}

function Cost({ fen }: { fen: number }): ReactNode {
  const t = useText(answerTexts);
  const format = useFormat();
  if (fen === 0) return t('noCost');
  return t(fen > 0 ? 'plusCost' : 'minusCost', { yuan: format.yuan(Math.abs(fen)) });
}

interface StepRowProps {
  readonly curve: WhatIf;
  readonly step: WhatIfStep;
  readonly may: boolean;
  readonly onTake: (step: WhatIfStep) => void;
}

/** A step: what it is, how many places it fills as a bar, whom it brings, what it costs, and the button that takes it. */
function StepRow({ curve, step, may, onTake }: StepRowProps): ReactNode {
  const t = useText(answerTexts);
  const format = useFormat();
  const acts = useFillActs();
  const { axis, places } = curve;
  const value = axis === 'pay' ? format.yuan(step.payHighFen) : format.day(step.firstDay);
  const best = step.filled === places;
  const present = curve.steps.find(({ delta }) => delta === 0);
  // A step that changes nothing can be taken, and does not ask for it.
  const helps = present === undefined || step.filled > present.filled || step.candidates > present.candidates;
  const label = t('filledLabel', { places, n: step.filled, people: step.candidates });
  return (
    <tr data-now={step.delta === 0 || undefined} data-full={best || undefined}>
      <th scope="row">
        <span className="nb">{value}</span>{' '}
        <span className="meta nb">
          <Delta axis={axis} step={step} />
        </span>
      </th>
      <td>
        <div className="cb-whatif__bar" role="img" aria-label={label}>
          <i style={{ width: `${places > 0 ? (step.filled / places) * 100 : 0}%` }} />
          <span aria-hidden>{t('filledOf', { n: step.filled, of: places })}</span>
        </div>
      </td>
      <td className="nb">{t('candidates', { n: format.number(step.candidates) })}</td>
      {axis === 'pay' && (
        <td className="nb">
          <Cost fen={step.costFen} />
        </td>
      )}
      <td>
        {may && step.patch && (
          <Button
            kind={helps ? 'plain' : 'quiet'}
            disabled={acts.busyWith !== null}
            aria-label={axis === 'pay' ? t('takePay', { yuan: value }) : t('takeStart', { day: value })}
            onClick={() => onTake(step)}
          >
            {t('take')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Curve({ curve, may, onTake }: { curve: WhatIf; may: boolean; onTake: StepRowProps['onTake'] }): ReactNode {
  const t = useText(answerTexts);
  const format = useFormat();
  const { axis, steps } = curve;
  return (
    <>
      <div className="cb-whatif__scroll">
        <table className="cb-whatif">
          <thead>
            <tr>
              <th scope="col">{t(axis === 'pay' ? 'axis_pay' : 'axis_start')}</th>
              <th scope="col">{t('filledHead')}</th>
              <th scope="col">{t('candidatesHead')}</th>
              {axis === 'pay' && <th scope="col">{t('costHead')}</th>}
              <th scope="col">
                <span className="sr-only">{t('act')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <StepRow key={step.delta} curve={curve} step={step} may={may} onTake={onTake} />
            ))}
          </tbody>
        </table>
      </div>
      {steps.length < 2 && <p className="meta">{t('noSteps')}</p>}
      <p className="meta">
        {t('asOf', { time: format.time(curve.asOf) })} {t('whatIfNote')}
        {curve.taken > 0 && ` ${t('whatIfTaken', { n: curve.taken })}`}
      </p>
    </>
  );
}

interface WhatIfSheetProps {
  readonly shootId: string;
  readonly postingId: string;
  readonly roleId: string;
  readonly may: boolean;
  readonly onClose: () => void;
}

/** How the fill of a posting changes with its pay and its start, counted by the engine for each step. */
export function WhatIfSheet({ shootId, postingId, roleId, may, onClose }: WhatIfSheetProps): ReactNode {
  const t = useText(answerTexts);
  const names = useNames();
  const acts = useFillActs();
  const [axis, setAxis] = useState<Axis>('pay');
  // Both are asked for at once: whoever looks at one looks at the other next.
  const curves = { pay: useWhatIf(shootId, postingId, 'pay'), start: useWhatIf(shootId, postingId, 'start') };
  const take = ({ patch, undo }: WhatIfStep): void => {
    const version = curves[axis].data?.postingVersion;
    if (!patch || !undo || version === undefined) return;
    acts.change({ postingId, version, patch, undo });
    onClose();
  };
  return (
    <Sheet title={t('whatIfTitle', { role: names.role(roleId) })} closeLabel={t('close')} onClose={onClose} side>
      <Segmented<Axis>
        label={t('axis')}
        value={axis}
        onChange={setAxis}
        options={[
          { value: 'pay', label: t('axis_pay') },
          { value: 'start', label: t('axis_start') },
        ]}
      />
      <QueryView
        key={axis}
        query={curves[axis]}
        skeleton={
          <>
            <p className="meta" role="status">
              {t('counting')}
            </p>
            <Lines count={6} height={44} />
          </>
        }
      >
        {(curve) => <Curve curve={curve} may={may} onTake={take} />}
      </QueryView>
    </Sheet>
  );
}
