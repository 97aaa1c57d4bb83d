import { DEFAULT_WEIGHTS, MatchingWeights, parseWeights } from '@callboard/matching';

/** The kind under which the weights of the match are stored as policy versions. */
export const MATCH_WEIGHTS_KIND = 'match_weights';

/** The first version of the weights; every migration makes sure that it is stored. */
export const MATCH_WEIGHTS_POLICY = {
  kind: MATCH_WEIGHTS_KIND,
  version: 1,
  body: DEFAULT_WEIGHTS,
  source: 'callboard default: level fit, distance, pay fit, applied, fairness of MATCHING.md',
  effectiveOn: '2026-01-01',
} as const;

/** The policies that core needs in the database besides those that the database brings itself. */
export const CORE_POLICIES = [MATCH_WEIGHTS_POLICY] as const;

/** Reads stored weights; throws when a number is missing or unknown. */
export function readWeights(body: unknown): MatchingWeights {
  return parseWeights(body);
}
