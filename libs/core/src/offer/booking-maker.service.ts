import { Injectable } from '@nestjs/common';
import { AnswerFacts, AuditRepository, BookingRepository, Tx } from '@callboard/database';
import { DomainError } from '@callboard/domain';

/** Makes bookings of accepted offers. */
@Injectable()
export class BookingMaker {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** Books the slot of an offer for its person and returns the booking's id; throws `booking.overlap`. */
  async make(tx: Tx, facts: AnswerFacts): Promise<string> {
    const { offerId, slotId, shootId, companyId } = facts;
    const bookingId = await this.bookings.insert(tx, facts);
    if (bookingId === null) throw new DomainError('booking.overlap');
    const subject = { subjectType: 'booking', subjectId: bookingId, companyId, shootId };
    await this.audit.append(tx, [{ action: 'booking.make', ...subject, after: { offerId, slotId } }]);
    return bookingId;
  }
}
