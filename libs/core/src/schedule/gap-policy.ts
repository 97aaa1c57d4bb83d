import { DEFAULT_GAP_POLICY, GapPolicy } from '@callboard/domain';

/** The stored numbers of the gap rule, or the rule of the house where none are stored. */
export function gapPolicyOf(stored: unknown): GapPolicy {
  return { ...DEFAULT_GAP_POLICY, ...(stored as Partial<GapPolicy> | null) };
}
