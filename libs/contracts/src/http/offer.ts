import { offerCycle } from '@callboard/domain';
import { z } from 'zod';
import { clash } from './clash';
import { day, fen, id, instant, page, pageQuery } from './common';
import { personCard, scoreTerm } from './match';

const count = z.number().int();

export const offerState = z.enum(offerCycle.states);

const expiresInMinutes = z.number().int().min(1).max(43_200);

/** All live proposals when none is named; the clock is set by how near the work is when no minutes are given. */
export const sendOffers = z.strictObject({
  proposalIds: z.array(id).min(1).max(400).optional(),
  expiresInMinutes: expiresInMinutes.optional(),
});
export type SendOffers = z.output<typeof sendOffers>;

export const directOffer = z.strictObject({
  slotId: id,
  personId: id,
  payFen: fen.optional(),
  expiresInMinutes: expiresInMinutes.optional(),
});
export type DirectOffer = z.output<typeof directOffer>;

export const withdrawReason = z.enum(['plans_changed', 'filled_otherwise', 'sent_by_mistake', 'other']);
export const withdrawOffer = z.strictObject({ reason: withdrawReason });
export type WithdrawOffer = z.output<typeof withdrawOffer>;

export const declineReason = z.enum(['dates', 'pay', 'distance', 'role', 'other']);
export const declineOffer = z.strictObject({ reason: declineReason.optional() });
export type DeclineOffer = z.output<typeof declineOffer>;

export const offersQuery = z.strictObject({ state: offerState.optional(), ...pageQuery });
export type OffersQuery = z.output<typeof offersQuery>;

/** What was offered, frozen; `hash` is SHA-256 over everything else as JSON with sorted keys. */
export const offerTerms = z
  .object({
    version: count,
    companyName: z.string(),
    productionTitle: z.string(),
    shootTitle: z.string(),
    baseId: z.string(),
    roleId: z.string(),
    days: z.array(day),
    /** Fen a day. */
    payFen: count,
    totalFen: count,
    hoursPerDay: count,
    overtimeRule: z.string(),
    payTiming: z.string(),
    meals: z.boolean(),
    bed: z.boolean(),
    cancellation: z.object({ zh: z.string(), en: z.string() }),
    hash: z.string(),
  })
  .meta({ id: 'OfferTerms' });

/** Why this person: by a match, as the next candidate, or chosen by the producer. */
export const offerReasons = z
  .object({
    kind: z.enum(['match', 'refill', 'direct']),
    score: count.optional(),
    terms: z.array(scoreTerm).optional(),
  })
  .meta({ id: 'OfferReasons' });

const offerFields = {
  id,
  slotId: id,
  postingId: id,
  shootId: id,
  state: offerState,
  payFen: count,
  terms: offerTerms,
  answerReason: z.string().nullable(),
  bookingId: id.nullable(),
  expiresAt: instant.nullable(),
  sentAt: instant.nullable(),
  answeredAt: instant.nullable(),
};

/**
 * Why I was asked: by a match, as the next candidate, or by the producer's own choice, which has no terms. Only what
 * speaks for me, best first, and nothing about other people or the company's money.
 */
export const myOfferReasons = z
  .object({ kind: z.enum(['match', 'refill', 'direct']), terms: z.array(scoreTerm) })
  .meta({ id: 'MyOfferReasons' });

/** An offer as the person sees it to whom it was made. */
export const myOffer = z
  .object({
    ...offerFields,
    reasons: myOfferReasons,
    /** My bookings that stand in its way while it can still be answered; empty afterwards. */
    clashes: z.array(clash),
  })
  .meta({ id: 'MyOffer' });
export const myOffers = page(myOffer).meta({ id: 'MyOffers' });

/** An offer as its producers see it. */
export const shootOffer = z
  .object({
    ...offerFields,
    reasons: offerReasons,
    person: personCard,
    roleId: z.string(),
    department: z.string(),
    position: count,
  })
  .meta({ id: 'ShootOffer' });
export const shootOffers = page(shootOffer).meta({ id: 'ShootOffers' });

export const sentOffer = z
  .object({ offerId: id, proposalId: id.nullable(), slotId: id, personId: id, payFen: count, expiresAt: instant })
  .meta({ id: 'SentOffer' });

/** What became of a wish to send: what the world has overtaken is skipped with the code of the reason. */
export const sendOutcome = z
  .object({
    sent: z.array(sentOffer),
    skipped: z.array(z.object({ proposalId: id, slotId: id.nullable(), personId: id.nullable(), code: z.string() })),
  })
  .meta({ id: 'SendOutcome' });
