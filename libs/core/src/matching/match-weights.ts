import { DEFAULT_WEIGHTS, MatchingWeights, parseWeights } from '@callboard/matching';

/** The kind under which the weights of the match are stored as policy versions. */
export const MATCH_WEIGHTS_KIND = 'match_weights';

/** The first version of the weights, as it is stored wherever it was migrated: it never changes any more. */
const MATCH_WEIGHTS_1 = {
  kind: MATCH_WEIGHTS_KIND,
  version: 1,
  body: {
    version: '2026-1',
    levelFit: 300,
    distance: 240,
    payFit: 160,
    applied: 400,
    fairness: 200,
    distanceZeroMinutes: 1_440,
    fairnessZeroDays: 30,
  },
  source: 'callboard default: level fit, distance, pay fit, applied, fairness of MATCHING.md',
  effectiveOn: '2026-01-01',
} as const;

const MATCH_WEIGHTS_2 = {
  kind: MATCH_WEIGHTS_KIND,
  version: 2,
  body: DEFAULT_WEIGHTS,
  source: 'callboard default: all soft terms of MATCHING.md',
  effectiveOn: '2026-11-01',
} as const;

/** The policies that core needs in the database besides those that the database brings itself; the newest holds. */
export const CORE_POLICIES = [MATCH_WEIGHTS_1, MATCH_WEIGHTS_2] as const;

/** Reads stored weights of any version; throws when a number is missing or unknown. */
export function readWeights(body: unknown): MatchingWeights {
  return parseWeights(body);
}
