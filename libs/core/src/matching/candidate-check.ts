import type { CandidateFacts, MissingRest } from '@callboard/database';
import { offeredPayFen } from '@callboard/matching';
import { DomainError, ErrorCode, ErrorParams, lowestAcceptedLevel, travelMinutes } from '@callboard/domain';

/** Whether the person holds the role of the slot at a level that the slot accepts. */
export function isQualified(
  facts: Pick<CandidateFacts, 'active' | 'level' | 'minLevel' | 'entry' | 'headOfDepartment'>,
): boolean {
  return facts.active && facts.level !== null && facts.level >= lowestAcceptedLevel(facts);
}

/** Whether the shoot lies further from her home base than she is willing to travel. */
function isTooFar(facts: CandidateFacts): boolean {
  const { homeBase, baseId, maxTravelMinutes } = facts;
  return homeBase !== null && maxTravelMinutes !== null && travelMinutes(homeBase, baseId) > maxTravelMinutes;
}

/**
 * Why a person cannot be asked for a slot at this pay (fen a day), the first reason that holds; null when she can. The
 * hard rules of the engine once more, on the rows as they are now. Somebody who has blocked the company is not free, as
 * far as it hears. Of the engine's rules one is left out: `excluded`,
 * that nobody is asked twice for a slot by herself. Somebody who declined may be asked again by a producer's own
 * choice, and what the engine chose was excluded there; a live offer or booking of the shoot is `inShoot` here.
 */
export function candidateProblem(facts: CandidateFacts, payFen: number): ErrorCode | null {
  if (facts.slotState === 'cancelled') return 'offer.slotCancelled';
  if (facts.slotState === 'booked') return 'offer.slotTaken';
  if (facts.postingState === 'closed' || facts.postingState === 'draft') return 'posting.closed';
  if (facts.begun) return 'offer.inPast';
  if (facts.offered) return 'offer.exists';
  if (facts.blocked) return 'offer.blocked';
  if (!isQualified(facts) || isTooFar(facts)) return 'offer.notQualified';
  if (facts.inShoot || facts.clash !== null || !facts.available || facts.keepsAway) return 'offer.notFree';
  if (payFen < facts.payFloorFen) return 'offer.underFloor';
  if (payFen < (facts.payLowFen ?? 0) || payFen > (facts.payHighFen ?? payFen)) return 'offer.overBand';
  return null;
}

/**
 * Throws `offer.blocked` for somebody whom the company has blocked, and `notFound` for somebody who cannot be found: who
 * does not want to be, has blocked the company, or does not exist.
 */
export function assertFindable(facts: CandidateFacts | undefined): asserts facts is CandidateFacts {
  if (facts?.blocked) throw new DomainError('offer.blocked');
  if (!facts?.findable) throw new DomainError('notFound', { subject: 'person' });
}

/** Parameters of a {@link candidateProblem}; a person's floor stays her own. */
export function problemParams(facts: CandidateFacts, code: ErrorCode): ErrorParams {
  if (code === 'offer.overBand') return { payLowFen: facts.payLowFen ?? 0, payHighFen: facts.payHighFen ?? 0 };
  if (code === 'offer.notQualified') return { reason: isQualified(facts) ? 'travel' : 'role' };
  if (code === 'offer.notFree') {
    if (facts.inShoot) return { why: 'inShoot' };
    // With the days that are missing, and not what work it is that lies so near: that is another company's.
    return { why: facts.clash ?? 'availability', ...(facts.rest && { missingDays: missingRestDays(facts.rest) }) };
  }
  return {};
}

/** Days of earned rest that are missing. */
export function missingRestDays({ restDays, travelDays, freeDays }: Omit<MissingRest, 'bookingId'>): number {
  return restDays + travelDays - freeDays;
}

/** Throws the {@link candidateProblem} if there is one. */
export function assertCandidate(facts: CandidateFacts, payFen: number): void {
  const code = candidateProblem(facts, payFen);
  if (code) throw new DomainError(code, problemParams(facts, code));
}

/** What the engine would offer; the top of the band when her floor lies above it, so that the refusal names the floor. */
export function usualPay(facts: CandidateFacts): number {
  const band = { payLowFen: facts.payLowFen ?? 0, payHighFen: facts.payHighFen ?? 0 };
  return offeredPayFen(band, facts) ?? band.payHighFen;
}
