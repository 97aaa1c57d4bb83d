import { bookingCycle, COUNTER_ANSWERS, offerCycle } from '@callboard/domain';
import { z } from 'zod';
import { clash } from './clash';
import { day, fen, id, instant, page, pageQuery, text } from './common';
import { personCard, scoreTerm } from './match';

const count = z.number().int();

export const offerState = z.enum(offerCycle.states);

export const expiresInMinutes = z.number().int().min(1).max(43_200);

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
  /** Lets the offer leave out earned rest before or after other work, which its person then has to agree to. */
  gapOverride: z.strictObject({ reason: text(5, 300) }).optional(),
});
export type DirectOffer = z.output<typeof directOffer>;

/** `gapConsent` where the offer leaves out rest: I know, and agree. */
export const withdrawReason = z.enum(['plans_changed', 'filled_otherwise', 'sent_by_mistake', 'other']);
export const withdrawOffer = z.strictObject({ reason: withdrawReason });
export type WithdrawOffer = z.output<typeof withdrawOffer>;

export const declineReason = z.enum(['dates', 'pay', 'distance', 'role', 'other']);
export const declineOffer = z.strictObject({ reason: declineReason.optional() });
export type DeclineOffer = z.output<typeof declineOffer>;

const revision = z.number().int().min(1).max(100);

/**
 * The version of the terms that she has read, which must be named once anybody has proposed another rate, and whether she
 * agrees to leave out the rest that the offer says.
 */
export const acceptOffer = z
  .strictObject({ revision: revision.optional(), gapConsent: z.boolean().optional() })
  .optional();
export type AcceptOffer = z.output<typeof acceptOffer>;

/** Fen a day in whole yuan: a rate that is proposed instead of another. */
const proposedFen = fen.multipleOf(100, { error: 'field.notWholeYuan' });

export const counterOffer = z.strictObject({ payFen: proposedFen, note: text(1, 100).optional() });
export type CounterOffer = z.output<typeof counterOffer>;

/** Agrees to what a person proposes, proposes a rate of one's own, which is named then, or keeps the first one. */
export const counterAnswer = z
  .strictObject({ answer: z.enum(COUNTER_ANSWERS), payFen: proposedFen.optional() })
  .refine(({ answer, payFen }) => answer !== 'countered' || payFen !== undefined, {
    error: 'field.missing',
    path: ['payFen'],
  })
  .refine(({ answer, payFen }) => answer === 'countered' || payFen === undefined, {
    error: 'field.unknown',
    path: ['payFen'],
  });
export type CounterAnswerBody = z.output<typeof counterAnswer>;

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
    /** The posting's pay band when the offer went out, fen a day; from version 3 on. */
    payLowFen: count.nullable().optional(),
    payHighFen: count.nullable().optional(),
    hoursPerDay: count,
    overtimeRule: z.string(),
    payTiming: z.string(),
    meals: z.boolean(),
    bed: z.boolean(),
    cancellation: z.object({ zh: z.string(), en: z.string() }),
    hash: z.string(),
  })
  .meta({ id: 'OfferTerms' });

/** Why this person: by a match, as the next candidate, as a reserve, or chosen by the producer. */
export const offerReasons = z
  .object({
    kind: z.enum(['match', 'refill', 'reserve', 'direct']),
    score: count.optional(),
    terms: z.array(scoreTerm).optional(),
  })
  .meta({ id: 'OfferReasons' });

/** A person's one counter-proposal on the rate, fen a day, and the producer's one answer. */
export const offerCounter = z
  .object({
    askedFen: count,
    note: z.string().nullable(),
    askedAt: instant,
    /** Null while she waits for it. */
    answer: z.enum(COUNTER_ANSWERS).nullable(),
    /** The producer's own rate, where she has proposed one. */
    answeredFen: count.nullable(),
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'OfferCounter' });

/** A version of an offer's terms: who proposed its rate, and when each side accepted it. */
export const termsRevision = z
  .object({
    revision: count,
    payFen: count,
    totalFen: count,
    /** The hash of these terms. */
    hash: z.string(),
    proposedBy: z.enum(['company', 'person']),
    proposedAt: instant.nullable(),
    companyAcceptedAt: instant.nullable(),
    personAcceptedAt: instant.nullable(),
  })
  .meta({ id: 'TermsRevision' });

const offerFields = {
  id,
  slotId: id,
  postingId: id,
  shootId: id,
  state: offerState,
  payFen: count,
  /** The version of the terms that stands, the last of `revisions`. */
  revision: count,
  revisions: z.array(termsRevision),
  counter: offerCounter.nullable(),
  /** The pay band inside which another rate may be proposed, fen a day. */
  payLowFen: count.nullable(),
  payHighFen: count.nullable(),
  terms: offerTerms,
  answerReason: z.string().nullable(),
  bookingId: id.nullable(),
  /** How the booking stands that came of it. */
  bookingState: z.enum(bookingCycle.states).nullable(),
  expiresAt: instant.nullable(),
  sentAt: instant.nullable(),
  answeredAt: instant.nullable(),
};

/**
 * Why I was asked: by a match, as the next candidate, as a reserve, or by the producer's own choice, which has no terms. Only what
 * speaks for me, best first, and nothing about other people or the company's money.
 */
export const myOfferReasons = z
  .object({ kind: z.enum(['match', 'refill', 'reserve', 'direct']), terms: z.array(scoreTerm) })
  .meta({ id: 'MyOfferReasons' });

/** An offer as the person sees it to whom it was made. */
export const myOffer = z
  .object({
    ...offerFields,
    companyId: id,
    /** I have blocked the company; the offer stands all the same. */
    blocked: z.boolean(),
    reasons: myOfferReasons,
    /** I may propose another rate, once. */
    mayCounter: z.boolean(),
    /** My bookings that stand in its way while it can still be answered; empty afterwards. */
    clashes: z.array(clash),
    /** The first right of another crew on these days: until it ends, at the latest at `endsAt`, I cannot accept. */
    hold: z.object({ endsAt: instant, challenged: z.boolean() }).nullable(),
    /**
     * The rest that it leaves out, beside which booking of mine: accepting needs my consent. Null when it leaves out none,
     * or when something else is missing now, which is a clash.
     */
    gap: z
      .object({
        bookingId: id,
        shootTitle: z.string(),
        firstDay: day,
        lastDay: day,
        /** Free days that there should be between, and that there are. */
        neededDays: count,
        freeDays: count,
        consented: z.boolean(),
      })
      .nullable(),
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
    /** The earned rest that it leaves out, and why; the work beside it is not told. */
    gap: z.object({ missingDays: count, reason: z.string(), consented: z.boolean() }).nullable(),
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
