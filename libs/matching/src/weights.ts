import { MatchingInputError } from './matching-input.error';

/** The largest weight of a term; keeps every sum of the engine an exact integer. */
export const MAX_WEIGHT = 100_000;

/** Versioned weights: points that a term gives at its best, and where a term falls to nothing. */
export interface MatchingWeights {
  readonly version: string;
  /** Points for exactly the level that the slot asks for. */
  readonly levelFit: number;
  /** Points for living at the base. */
  readonly distance: number;
  /** Points for an offered pay at the low end of the band. */
  readonly payFit: number;
  /** Points for having applied to the posting. */
  readonly applied: number;
  /** Points for no paid day in the last 30. */
  readonly fairness: number;
  /** Minutes of travel at which `distance` gives nothing. */
  readonly distanceZeroMinutes: number;
  /** Paid days in the last 30 at which `fairness` gives nothing. */
  readonly fairnessZeroDays: number;
}

/** The weights that a new installation starts with. */
export const DEFAULT_WEIGHTS: MatchingWeights = {
  version: '2026-1',
  levelFit: 300,
  distance: 240,
  payFit: 160,
  applied: 400,
  fairness: 200,
  distanceZeroMinutes: 1_440,
  fairnessZeroDays: 30,
};

const POINTS = ['levelFit', 'distance', 'payFit', 'applied', 'fairness'] as const;
const LIMITS = ['distanceZeroMinutes', 'fairnessZeroDays'] as const;

/**
 * Reads weights from stored data; throws {@link MatchingInputError} when a weight is missing, no integer, negative or
 * above {@link MAX_WEIGHT}, or when a name is not known (a weight that nothing reads is a mistake).
 */
export function parseWeights(value: unknown): MatchingWeights {
  if (typeof value !== 'object' || value === null) throw new MatchingInputError('wrongType', 'weights');
  const data = value as Record<string, unknown>;
  const { version } = data;
  if (typeof version !== 'string' || version === '') throw new MatchingInputError('wrongType', 'weights.version');
  for (const name of Object.keys(data)) {
    if (name !== 'version' && ![...POINTS, ...LIMITS].some((known) => known === name)) {
      throw new MatchingInputError('wrongType', `weights.${name}`, 'unknown weight');
    }
  }
  const read = (name: (typeof POINTS)[number] | (typeof LIMITS)[number], least: number): number => {
    const weight = data[name];
    if (!Number.isInteger(weight)) throw new MatchingInputError('notInteger', `weights.${name}`);
    if ((weight as number) < least || (weight as number) > MAX_WEIGHT) {
      throw new MatchingInputError('outOfRange', `weights.${name}`, `${least} to ${MAX_WEIGHT}`);
    }
    return weight as number;
  };
  return {
    version,
    levelFit: read('levelFit', 0),
    distance: read('distance', 0),
    payFit: read('payFit', 0),
    applied: read('applied', 0),
    fairness: read('fairness', 0),
    distanceZeroMinutes: read('distanceZeroMinutes', 1),
    fairnessZeroDays: read('fairnessZeroDays', 1),
  };
}
