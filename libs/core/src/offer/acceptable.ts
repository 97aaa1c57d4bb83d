import type { AnswerGlance } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { endOf } from './offer-ending.service';

/** Throws why an offer cannot be accepted as things stand, other work of hers aside unless it shares a day. */
export function assertAcceptable(facts: AnswerGlance): void {
  const refused = endOf(facts);
  if (refused) throw refused;
  if (facts.slotState === 'booked') throw new DomainError('slot.taken');
  if (facts.slotState === 'cancelled') throw new DomainError('slot.cancelled');
  if (facts.expired) throw new DomainError('offer.expired');
  if (facts.shootState !== 'open' && facts.shootState !== 'shooting') {
    throw new DomainError('shoot.closed', { state: facts.shootState });
  }
  if (facts.inShoot) throw new DomainError('booking.sameShoot');
  if (facts.clash === 'overlap') throw new DomainError('booking.overlap');
}
