import type { FillShare, PlanMetrics } from './plan-metrics';

/** The measures of the engine, in order. */
export const MEASURE_IDS = [
  'B1',
  'B2',
  'B3',
  'B4',
  'B5',
  'B6',
  'B7',
  'B8',
  'B9',
  'B10',
  'B11',
  'B12',
  'B13',
  'B14',
] as const;

export type MeasureId = (typeof MEASURE_IDS)[number];

/** One figure beside its target; a measure may have several. */
export interface MeasureRow {
  readonly id: MeasureId;
  /** What is measured, in a few words. */
  readonly measure: string;
  /** Null where it was not measured; the note says why. */
  readonly value: number | null;
  /** `J`, `H`, `%`, `ms`, `s`, `GB`, or empty for a count. */
  readonly unit: string;
  readonly target: number;
  /** Which side of the target is good. */
  readonly better: 'lower' | 'higher';
  /** The figure in plain units, or what bounds it and what was tried where the target is missed. */
  readonly note: string;
}

/** How a row stands to its target. */
export interface Verdict {
  /** Null where nothing was measured. */
  readonly met: boolean | null;
  /** Value by target; null where nothing was measured or the target is 0. */
  readonly ratio: number | null;
  /** By how much the target is missed, in the unit of the row; 0 when met. */
  readonly missedBy: number;
}

export interface GapSeries {
  readonly name: string;
  /** Seconds and the certified gap in per cent, in order of time. */
  readonly points: readonly (readonly [seconds: number, gap: number])[];
}

export interface SizePoint {
  /** Share of the nation. */
  readonly scale: number;
  readonly slots: number;
  readonly people: number;
  readonly seconds: number;
  readonly megabytes: number;
}

export interface StageTime {
  readonly name: string;
  readonly seconds: number;
}

/** A way to find crews and what its plan comes to. */
export interface ComparedPlan {
  readonly name: string;
  readonly metrics: PlanMetrics;
  readonly seconds: number;
}

/** Everything one run of the benchmark found; written as JSON and shown as a page. */
export interface MatchingReport {
  readonly quick: boolean;
  readonly seed: number;
  readonly node: string;
  readonly cpu: string;
  /** Milliseconds of J, null where the public instance is absent. */
  readonly jMs: number | null;
  /** Seconds of H, null where it was not measured. */
  readonly hSeconds: number | null;
  readonly rows: readonly MeasureRow[];
  readonly gapOverTime: readonly GapSeries[];
  readonly fillByRole: readonly FillShare[];
  readonly fillByBase: readonly FillShare[];
  /** In order of size. */
  readonly sizes: readonly SizePoint[];
  readonly stages: readonly StageTime[];
  readonly comparison: readonly ComparedPlan[];
  /** The market of the comparison, in words. */
  readonly comparedOn: string;
}

export function verdictOf({ value, target, better }: MeasureRow): Verdict {
  if (value === null) return { met: null, ratio: null, missedBy: 0 };
  const met = better === 'lower' ? value <= target : value >= target;
  return { met, ratio: target === 0 ? null : value / target, missedBy: met ? 0 : Math.abs(value - target) };
}

/** A number with four digits that count, thousands apart, without needless zeros. */
export function figure(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value))));
  return Number(value.toFixed(Math.min(digits, 6))).toLocaleString('en-US', { maximumFractionDigits: 6 });
}
