import { CounterAnswer, fromDateRange, Span, StateOf } from '@callboard/domain';
import type { MyGap, ShootGap } from './gap-override.repository';
import type { PersonCard } from './proposal.repository';

/** What happened to the rate of an offer on its way. */
export interface OfferCounterRow {
  /** What the person proposed, fen a day. */
  readonly askedFen: number;
  readonly note: string | null;
  readonly askedAt: Date;
  /** Null while she waits for it. */
  readonly answer: CounterAnswer | null;
  /** The producer's own rate, where she proposed one. */
  readonly answeredFen: number | null;
  readonly answeredAt: Date | null;
  /** The terms as they were sent. */
  readonly firstTerms: Readonly<Record<string, unknown>>;
}

/** An offer as it is shown. */
export interface OfferRow {
  readonly id: string;
  readonly slotId: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly state: StateOf<'offer'>;
  readonly payFen: number;
  /** The version of its terms that stands: 1 is what was sent. */
  readonly revision: number;
  readonly counter: OfferCounterRow | null;
  /** The pay band inside which a rate may be proposed, fen a day. */
  readonly payLowFen: number | null;
  readonly payHighFen: number | null;
  readonly terms: Readonly<Record<string, unknown>>;
  readonly reasons: Readonly<Record<string, unknown>>;
  readonly answerReason: string | null;
  readonly bookingId: string | null;
  readonly bookingState: StateOf<'booking'> | null;
  readonly expiresAt: Date | null;
  readonly sentAt: Date | null;
  readonly answeredAt: Date | null;
}

/** An offer as the person sees it to whom it was made. */
export interface MyOfferRow extends OfferRow {
  /** From the first to the last day of its work. */
  readonly span: Span;
  readonly baseId: string;
  readonly companyId: string;
  /** She has blocked the company. */
  readonly blocked: boolean;
  /** It can still be accepted or declined: no answer yet, and its clock has not run out. */
  readonly answerable: boolean;
  /** While it can be answered: the first hold of another company, until whose end it cannot be accepted. */
  readonly hold: { readonly endsAt: Date; readonly challenged: boolean } | null;
  /** The rest that the producer has allowed to leave out, whether or not it is missing now. */
  readonly gap: MyGap | null;
}

/** An offer as its shoot's producers see it. */
export interface ShootOfferRow extends OfferRow, PersonCard {
  readonly roleId: string;
  readonly department: string;
  readonly position: number;
  /** The rest that it leaves out. */
  readonly gap: ShootGap | null;
}

/** Filters of an offer list; `after` is the last id of the page before. */
export interface OfferPage {
  readonly state: StateOf<'offer'> | null;
  readonly after: string | null;
  readonly limit: number;
}

/** A counter as the database gives it: JSON knows no instants. */
type StoredCounter = Omit<OfferCounterRow, 'askedAt' | 'answeredAt'> & {
  readonly askedAt: string;
  readonly answeredAt: string | null;
};

export type StoredShootOffer = Omit<ShootOfferRow, 'counter'> & { readonly counter: StoredCounter | null };

/** The same as the database gives it. */
export type StoredMyOffer = Omit<MyOfferRow, 'span' | 'hold' | 'counter'> & {
  readonly counter: StoredCounter | null;
  readonly span: string;
  readonly hold: { readonly endsAt: string; readonly challenged: boolean } | null;
};

/** Reads what the database gives. */
export function myOffer(row: StoredMyOffer): MyOfferRow {
  const hold = row.hold && { ...row.hold, endsAt: new Date(row.hold.endsAt) };
  return { ...row, span: fromDateRange(row.span), hold, counter: counterOf(row.counter) };
}

/** The same of an offer as its shoot's producers see it. */
export function shootOffer(row: StoredShootOffer): ShootOfferRow {
  return { ...row, counter: counterOf(row.counter) };
}

function counterOf(stored: StoredCounter | null): OfferCounterRow | null {
  if (stored === null) return null;
  const { askedAt, answeredAt, ...rest } = stored;
  return { ...rest, askedAt: new Date(askedAt), answeredAt: answeredAt === null ? null : new Date(answeredAt) };
}
