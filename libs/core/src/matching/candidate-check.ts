import type { CandidateFacts } from '@callboard/database';
import { DomainError, ErrorCode, ErrorParams, lowestAcceptedLevel, travelMinutes } from '@callboard/domain';

/** Whether the person holds the role of the slot at a level that the slot accepts. */
export function isQualified(facts: CandidateFacts): boolean {
  return facts.active && facts.level !== null && facts.level >= lowestAcceptedLevel(facts);
}

/** Whether the shoot lies further from her home base than she is willing to travel. */
function isTooFar(facts: CandidateFacts): boolean {
  const { homeBase, baseId, maxTravelMinutes } = facts;
  return homeBase !== null && maxTravelMinutes !== null && travelMinutes(homeBase, baseId) > maxTravelMinutes;
}

/**
 * Why a person cannot be asked for a slot at this pay (fen a day), the first reason that holds; null when she can. The
 * hard rules of the engine once more, on the rows as they are now. Of the engine's rules one is left out: `excluded`,
 * that nobody is asked twice for a slot by herself. Somebody who declined may be asked again by a producer's own
 * choice, and what the engine chose was excluded there; a live offer or booking of the shoot is `inShoot` here.
 */
export function candidateProblem(facts: CandidateFacts, payFen: number): ErrorCode | null {
  if (facts.slotState === 'cancelled') return 'offer.slotCancelled';
  if (facts.slotState === 'booked') return 'offer.slotTaken';
  if (facts.postingState === 'closed' || facts.postingState === 'draft') return 'posting.closed';
  if (facts.begun) return 'offer.inPast';
  if (facts.offered) return 'offer.exists';
  if (!isQualified(facts) || isTooFar(facts)) return 'offer.notQualified';
  if (facts.inShoot || facts.clash !== null || !facts.available) return 'offer.notFree';
  if (payFen < facts.payFloorFen) return 'offer.underFloor';
  if (payFen < (facts.payLowFen ?? 0) || payFen > (facts.payHighFen ?? payFen)) return 'offer.overBand';
  return null;
}

/** Parameters of a {@link candidateProblem}; a person's floor stays her own. */
export function problemParams(facts: CandidateFacts, code: ErrorCode): ErrorParams {
  if (code === 'offer.overBand') return { payLowFen: facts.payLowFen ?? 0, payHighFen: facts.payHighFen ?? 0 };
  if (code === 'offer.notQualified') return { reason: isQualified(facts) ? 'travel' : 'role' };
  if (code === 'offer.notFree') {
    return { why: facts.inShoot ? 'inShoot' : (facts.clash ?? 'availability') };
  }
  return {};
}

/** Throws the {@link candidateProblem} if there is one. */
export function assertCandidate(facts: CandidateFacts, payFen: number): void {
  const code = candidateProblem(facts, payFen);
  if (code) throw new DomainError(code, problemParams(facts, code));
}
