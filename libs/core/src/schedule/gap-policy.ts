import { DEFAULT_GAP_POLICY, GapPolicy } from '@callboard/domain';

/** The stored numbers of the gap rule, or the rule of the house where none are stored. */
export function gapPolicyOf(stored: unknown): GapPolicy {
  if (stored === null || stored === undefined) return DEFAULT_GAP_POLICY;
  // A version that does not speak of consent knew none, as `gap_band` has it.
  return { ...DEFAULT_GAP_POLICY, restByConsent: false, ...(stored as Partial<GapPolicy>) };
}
