import { spanOf, toDateRange } from '@callboard/domain';
import { frozenTermsOf } from '../offer/offer-terms';
import { DemoBooking, DemoShootRows } from './demo-rows';
import { DEMO_COMPANIES, DemoShootPlan } from './demo-shoots';

type Row = Readonly<Record<string, unknown>>;

/** An offer for a place of a demo shoot before it is written. */
export interface DemoOffer extends Omit<DemoBooking, 'bookingId'> {
  readonly state: 'accepted' | 'declined' | 'expired';
  readonly answerReason: string | null;
  readonly sentAt: unknown;
  readonly expiresAt: unknown;
  readonly answeredAt: unknown;
}

/** The row of an offer with its frozen terms. */
export function offerRow(offer: DemoOffer, { shoot }: Pick<DemoShootRows, 'shoot'>, plan: DemoShootPlan): Row {
  return {
    id: offer.offerId,
    slot_id: offer.slotId,
    posting_id: offer.postingId,
    shoot_id: shoot.id,
    person_id: offer.person.id,
    span: toDateRange(spanOf(offer.days)),
    terms: demoTerms(offer, shoot, plan),
    reasons: { kind: 'direct' },
    pay_fen: offer.payFen,
    state: offer.state,
    answer_reason: offer.answerReason,
    expires_at: offer.expiresAt,
    sent_at: offer.sentAt,
    answered_at: offer.answeredAt,
  };
}

/** The offer that a booking came of. */
export function acceptedOffer(booking: DemoBooking, { shoot }: DemoShootRows): DemoOffer {
  const at = shoot.published_at;
  return { ...booking, state: 'accepted', answerReason: null, sentAt: at, expiresAt: at, answeredAt: at };
}

/** The row of a booking. */
export function bookingRow(booking: DemoBooking, { shoot }: DemoShootRows, plan: DemoShootPlan): Row {
  return {
    id: booking.bookingId,
    offer_id: booking.offerId,
    slot_id: booking.slotId,
    shoot_id: shoot.id,
    person_id: booking.person.id,
    base_id: plan.base,
    span: toDateRange(spanOf(booking.days)),
    paid_days: booking.days.length,
    night_run: 0,
    pay_fen: booking.payFen,
    state: plan.state === 'wrapped' ? 'completed' : 'confirmed',
  };
}

function demoTerms(offer: DemoOffer, shoot: Row, plan: DemoShootPlan): unknown {
  return frozenTermsOf({
    companyName: DEMO_COMPANIES[plan.company]!.name,
    shootTitle: plan.title,
    baseId: plan.base,
    roleId: offer.posting.roleId,
    days: offer.days,
    payFen: offer.payFen,
    hoursPerDay: 12,
    overtimeRule: String(shoot.overtime_rule),
    payTiming: String(shoot.pay_timing),
    meals: true,
    bed: true,
  });
}
