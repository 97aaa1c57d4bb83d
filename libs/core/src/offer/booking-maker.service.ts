import { Injectable } from '@nestjs/common';
import { AnswerFacts, AuditRepository, BookingRepository, Tx } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { HoldKeeper } from '../hold/hold-keeper.service';
import { ReserveEnding } from '../reserve/reserve-ending.service';
import { GapOverrides, grantFor } from './gap-overrides.service';

/** Makes bookings of accepted offers. */
@Injectable()
export class BookingMaker {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly holds: HoldKeeper,
    private readonly audit: AuditRepository,
    private readonly reserves: ReserveEnding,
    private readonly overrides: GapOverrides,
  ) {}

  /**
   * Books the slot of an offer for its person, whose row the caller has locked, and returns the booking's id. Throws
   * `hold.first` while another company's hold comes before the offer, and what {@link grantFor} throws: every booking
   * passes that judge, whatever its offer came from. Ends the holds that the booking leaves without ground, and what she
   * stands by for on these days.
   * @param consent she agrees to leave out the rest that the producer has allowed to
   */
  async make(tx: Tx, facts: AnswerFacts, consent: boolean): Promise<string> {
    const { offerId, slotId, shootId, companyId } = facts;
    const grant = grantFor(facts, consent);
    await this.holds.assertFree(tx, offerId);
    const bookingId = await this.bookings.insert(tx, facts);
    if (bookingId === null) throw new DomainError('booking.overlap');
    const subject = { subjectType: 'booking', subjectId: bookingId, companyId, shootId };
    await this.audit.append(tx, [{ action: 'booking.make', ...subject, after: { offerId, slotId } }]);
    if (grant) await this.overrides.consented(tx, { companyId, shootId }, grant, bookingId);
    await this.holds.endForBooking(tx, facts);
    await this.reserves.afterBooking(tx, facts);
    return bookingId;
  }
}
