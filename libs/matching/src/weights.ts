import { MatchingInputError } from './matching-input.error';

/** The largest weight of a term; keeps every sum of the engine an exact integer. */
export const MAX_WEIGHT = 100_000;

/** Versioned weights: points that a term gives at its best, and where a term falls to nothing. */
export interface MatchingWeights {
  readonly version: string;
  /** What a filled slot is worth in a whole market beside the score of its person. One shoot alone fills first. */
  readonly filled: number;
  /** Points for exactly the level that the slot asks for. */
  readonly levelFit: number;
  /** Points for living at the base. */
  readonly distance: number;
  /** Points for an offered pay at the low end of the band. */
  readonly payFit: number;
  /** Points for having applied to the posting. */
  readonly applied: number;
  /** Points for standing on the posting's reserve list without having applied. */
  readonly reserve: number;
  /** Points for no paid day in the last 30. */
  readonly fairness: number;
  /** Points for all skills that the slot wishes for. */
  readonly skill: number;
  /** Points for having kept all work that was agreed. */
  readonly record: number;
  /** Points for a bed where one is needed. */
  readonly bed: number;
  /** Points for having finished a shoot with the team that hires. */
  readonly together: number;
  /** Points for a newcomer's first job, once a person. */
  readonly firstJob: number;
  /** Points for each idle day fewer than `chainZeroDays` between two jobs of a person. */
  readonly chainDay: number;
  /** Minutes of travel at which `distance` gives nothing. */
  readonly distanceZeroMinutes: number;
  /** Paid days in the last 30 at which `fairness` gives nothing. */
  readonly fairnessZeroDays: number;
  /** Minutes of travel from which on a bed is needed. */
  readonly bedFromMinutes: number;
  /** Idle days between two jobs at which `chainDay` gives nothing. */
  readonly chainZeroDays: number;
}

/** The weights that a new installation starts with. */
export const DEFAULT_WEIGHTS: MatchingWeights = {
  version: '2026-2',
  filled: 1_000,
  levelFit: 300,
  distance: 240,
  payFit: 160,
  applied: 400,
  reserve: 300,
  fairness: 200,
  skill: 150,
  record: 150,
  bed: 100,
  together: 120,
  firstJob: 100,
  chainDay: 10,
  distanceZeroMinutes: 1_440,
  fairnessZeroDays: 30,
  bedFromMinutes: 120,
  chainZeroDays: 6,
};

type NumberName = Exclude<keyof MatchingWeights, 'version'>;

const POINTS = [
  'filled',
  'levelFit',
  'distance',
  'payFit',
  'applied',
  'reserve',
  'fairness',
  'skill',
  'record',
  'bed',
  'together',
  'firstJob',
  'chainDay',
] as const satisfies readonly NumberName[];
const LIMITS = [
  'distanceZeroMinutes',
  'fairnessZeroDays',
  'bedFromMinutes',
  'chainZeroDays',
] as const satisfies readonly NumberName[];

/** What the first format of the weights did not know: terms that gave nothing, and how they are written today. */
const FIRST_FORMAT = '2026-1';
const SINCE_FIRST_FORMAT: Partial<Record<NumberName, number>> = {
  filled: DEFAULT_WEIGHTS.filled,
  reserve: 0,
  skill: 0,
  record: 0,
  bed: 0,
  together: 0,
  firstJob: 0,
  chainDay: 0,
  bedFromMinutes: DEFAULT_WEIGHTS.bedFromMinutes,
  chainZeroDays: DEFAULT_WEIGHTS.chainZeroDays,
};

/** A gap of so many idle days has no part in any plan of the window. */
const MOST_CHAIN_DAYS = 64;

/**
 * Reads weights from stored data; throws {@link MatchingInputError} when a weight is missing, no integer, negative or
 * above {@link MAX_WEIGHT}, or when a name is not known (a weight that nothing reads is a mistake). Weights of version
 * 2026-1 know fewer terms; those that came later give nothing under them.
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
  const earlier = version === FIRST_FORMAT ? SINCE_FIRST_FORMAT : {};
  const read = (name: NumberName, least: number, most = MAX_WEIGHT): number => {
    const weight = data[name] ?? earlier[name];
    if (!Number.isInteger(weight)) throw new MatchingInputError('notInteger', `weights.${name}`);
    if ((weight as number) < least || (weight as number) > most) {
      throw new MatchingInputError('outOfRange', `weights.${name}`, `${least} to ${most}`);
    }
    return weight as number;
  };
  const points = Object.fromEntries(POINTS.map((name) => [name, read(name, 0)]));
  return {
    ...(points as Record<(typeof POINTS)[number], number>),
    version,
    distanceZeroMinutes: read('distanceZeroMinutes', 1),
    fairnessZeroDays: read('fairnessZeroDays', 1),
    bedFromMinutes: read('bedFromMinutes', 0),
    chainZeroDays: read('chainZeroDays', 1, MOST_CHAIN_DAYS),
  };
}
