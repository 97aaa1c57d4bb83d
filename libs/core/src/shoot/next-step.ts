import type { ShootRow } from '@callboard/database';

/** What the producer does next on a shoot. */
export type NextStep =
  | 'addPostings'
  | 'setPay'
  | 'publish'
  | 'awaitVerification'
  | 'fill'
  | 'awaitMatch'
  | 'sendOffers'
  | 'awaitAnswers'
  | 'ready'
  | 'none';

/** What the next step follows from. */
export type StepFacts = Pick<
  ShootRow,
  'state' | 'postings' | 'postingsWithoutPay' | 'openSlots' | 'offeredSlots' | 'liveProposals' | 'matching'
>;

/** The one thing that brings the shoot on from where it stands. */
export function nextStepOf(shoot: StepFacts): NextStep {
  if (shoot.state === 'wrapped' || shoot.state === 'cancelled') return 'none';
  if (shoot.postings === 0) return 'addPostings';
  if (shoot.state === 'in_review') return 'awaitVerification';
  if (shoot.state === 'draft') return shoot.postingsWithoutPay > 0 ? 'setPay' : 'publish';
  if (shoot.matching) return 'awaitMatch';
  if (shoot.liveProposals > 0) return 'sendOffers';
  if (shoot.openSlots > 0) return 'fill';
  return shoot.offeredSlots > 0 ? 'awaitAnswers' : 'ready';
}
