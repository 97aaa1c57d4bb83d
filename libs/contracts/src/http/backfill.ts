import { BACKFILL_LEVELS, backfillCycle } from '@callboard/domain';
import { z } from 'zod';
import { day, id, instant } from './common';
import { offerState } from './offer';

const count = z.number().int();
const level = z.enum(BACKFILL_LEVELS);

export const beginBackfill = z.strictObject({ slotId: id });
export type BeginBackfill = z.output<typeof beginBackfill>;

const fields = {
  id,
  slotId: id,
  postingId: id,
  shootId: id,
  roleId: z.string(),
  department: z.string(),
  position: count,
  days: z.array(day),
  baseId: z.string(),
  cause: z.enum(['drop_out', 'no_show', 'cancelled', 'declined', 'expired', 'by_hand']),
  /** Who left the place, where somebody did, and why. */
  leftPersonId: id.nullable(),
  leftName: z.string().nullable(),
  leftReason: z.string().nullable(),
  state: z.enum(backfillCycle.states),
  level,
  round: count,
  /** People asked at once. */
  width: count,
  roundEndsAt: instant.nullable(),
  /** Nobody is asked before: the quiet hours. */
  waitsUntil: instant.nullable(),
  /** Hours to the usual call of the first day; negative when it is over. */
  hoursToStart: z.number(),
  filledBy: id.nullable(),
  filledName: z.string().nullable(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  asked: count,
  viewing: count,
  waitingFor: count,
};

/** The refilling of a place. */
export const backfill = z.object(fields).meta({ id: 'Backfill' });
export const backfills = z.object({ items: z.array(backfill) }).meta({ id: 'Backfills' });

/** Somebody whom it asked, with her answer, or passed over, with why. */
export const backfillPerson = z
  .object({
    personId: id,
    displayName: z.string(),
    handle: z.string(),
    homeBase: z.string().nullable(),
    /** From there to the base. */
    travelMinutes: count.nullable(),
    round: count,
    level,
    /** Points of the match; null for a reserve. */
    score: count.nullable(),
    payFen: count.nullable(),
    offerId: id.nullable(),
    offerState: offerState.nullable(),
    answerReason: z.string().nullable(),
    /** Why she was not asked: `quiet`, `availability`, `overlap`, `gap`, `inShoot`, `role`, `travel`, `underFloor`, `overBand`. */
    passedOver: z.string().nullable(),
    askedAt: instant.nullable(),
    expiresAt: instant.nullable(),
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'BackfillPerson' });

/** A backfill with its people, the latest round first. */
export const backfillStrip = z.object({ ...fields, people: z.array(backfillPerson) }).meta({ id: 'BackfillStrip' });
