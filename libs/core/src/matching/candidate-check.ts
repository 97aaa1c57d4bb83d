import type { CandidateFacts } from '@callboard/database';
import { DomainError, ErrorCode, ErrorParams } from '@callboard/domain';

/** The level that a head of department needs. */
const HEAD_LEVEL = 4;

/** Whether the person holds the role of the slot at a level that the slot accepts. */
export function isQualified(facts: CandidateFacts): boolean {
  if (facts.level === null || !facts.active) return false;
  if (facts.headOfDepartment) return facts.level === HEAD_LEVEL;
  return facts.level >= (facts.entry === 'none' ? facts.minLevel : 1);
}

/**
 * Why a person cannot be asked for a slot at this pay (fen a day), the first reason that holds; null when she can. The
 * hard rules of the engine once more, on the rows as they are now.
 */
export function candidateProblem(facts: CandidateFacts, payFen: number): ErrorCode | null {
  if (facts.slotState === 'cancelled') return 'slot.cancelled';
  if (facts.slotState === 'booked') return 'slot.taken';
  if (facts.postingState === 'closed' || facts.postingState === 'draft') return 'posting.closed';
  if (facts.begun) return 'offer.inPast';
  if (facts.offered) return 'offer.exists';
  if (!isQualified(facts)) return 'offer.notQualified';
  if (facts.inShoot || facts.clash !== null || !facts.available) return 'offer.notFree';
  if (payFen < facts.payFloorFen) return 'offer.underFloor';
  if (payFen < (facts.payLowFen ?? 0) || payFen > (facts.payHighFen ?? payFen)) return 'offer.overBand';
  return null;
}

/** Parameters of a {@link candidateProblem}; a person's floor stays her own. */
export function problemParams(facts: CandidateFacts, code: ErrorCode): ErrorParams {
  if (code === 'offer.overBand') return { payLowFen: facts.payLowFen ?? 0, payHighFen: facts.payHighFen ?? 0 };
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
