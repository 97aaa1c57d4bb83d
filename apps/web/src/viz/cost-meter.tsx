import type { ReactNode } from 'react';
import './cost-meter.css';

export interface CostMark {
  readonly at: number;
  /** Below the bar, where the line stands. */
  readonly label: string;
  readonly kind: 'warn' | 'cap' | 'block';
}

interface CostMeterProps {
  /** The whole meter in one sentence, for those who hear it. */
  readonly label: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Lines across the bar, none when there is no budget. */
  readonly marks: readonly CostMark[];
  /** How it stands: colours the middle, the words stand beside the meter. */
  readonly tone: 'plain' | 'warning' | 'error';
}

/** A cost between low and high against lines of a budget: solid to the low end, striped to the high one. */
export function CostMeter({ label, low, middle, high, marks, tone }: CostMeterProps): ReactNode {
  const end = Math.max(high, ...marks.map(({ at }) => at), 1) * 1.04;
  const percent = (value: number): string => `${((Math.max(0, value) / end) * 100).toFixed(2)}%`;
  return (
    <div
      className={marks.length > 0 ? 'cb-meter cb-meter--lined' : 'cb-meter'}
      role="img"
      aria-label={label}
      data-tone={tone}
    >
      <div className="cb-meter__bar">
        <i className="cb-meter__high" style={{ width: percent(high) }} />
        <i className="cb-meter__low" style={{ width: percent(low) }} />
        <i className="cb-meter__middle" style={{ left: percent(middle) }} />
        {marks.map(({ at, kind }) => (
          <i key={kind} className={`cb-meter__mark cb-meter__mark--${kind}`} style={{ left: percent(at) }} />
        ))}
      </div>
      {marks
        .filter(({ kind }) => kind === 'cap')
        .map((mark) => (
          <span
            key={mark.kind}
            className="cb-meter__word nb"
            style={mark.at / end > 0.5 ? { right: `calc(100% - ${percent(mark.at)})` } : { left: percent(mark.at) }}
          >
            {mark.label}
          </span>
        ))}
    </div>
  );
}
