import { HOLD_END_REASONS, holdCycle } from '@callboard/domain';
import { z } from 'zod';
import { day, fen, flag, id, instant, page, pageQuery } from './common';
import { personCard } from './match';
import { expiresInMinutes } from './offer';

const count = z.number().int();

export const holdState = z.enum(holdCycle.states);

/** Whose days to hold for which slot; the clock is set by how near the work is when no minutes are given. */
export const placeHold = z.strictObject({ slotId: id, personId: id, expiresInMinutes: count.optional() });
export type PlaceHold = z.output<typeof placeHold>;

/** The firm offer that a hold becomes. */
export const convertHold = z.strictObject({ payFen: fen.optional(), expiresInMinutes: expiresInMinutes.optional() });
export type ConvertHold = z.output<typeof convertHold>;

export const holdsQuery = z.strictObject({ live: flag.optional(), ...pageQuery });
export type HoldsQuery = z.output<typeof holdsQuery>;

const holdFields = {
  id,
  slotId: id,
  postingId: id,
  shootId: id,
  roleId: z.string(),
  days: z.array(day),
  /** By the server's clock: a hold whose clock has run out is expired. */
  state: holdState,
  createdAt: instant,
  expiresAt: instant,
  /** When it ends because somebody else has made a firm offer; null while nobody has. */
  challengeEndsAt: instant.nullable(),
  /** When it gives no right any more, at the latest: the sooner of its clocks. */
  endsAt: instant,
  /** Its place among the live holds on these days: 1 comes first. */
  rank: count,
};

/** A hold that has just been placed; `rank` 1 comes first. */
export const placedHold = z
  .object({ holdId: id, slotId: id, personId: id, expiresAt: instant, rank: count })
  .meta({ id: 'PlacedHold' });

/** A hold on my days as I see it. */
export const myHold = z
  .object({
    ...holdFields,
    shootTitle: z.string(),
    companyName: z.string(),
    baseId: z.string(),
    /** The firm offer to me that stands against it. */
    challenger: z.object({ offerId: id, companyName: z.string(), shootTitle: z.string() }).nullable(),
  })
  .meta({ id: 'MyHold' });
export const myHolds = z.object({ items: z.array(myHold) }).meta({ id: 'MyHolds' });

/** A hold as its producers see it; who else holds the days, and who challenges, is not theirs to know. */
export const shootHold = z
  .object({
    ...holdFields,
    person: personCard,
    department: z.string(),
    position: count,
    endedAt: instant.nullable(),
    endReason: z.enum(HOLD_END_REASONS).nullable(),
    offerId: id.nullable(),
  })
  .meta({ id: 'ShootHold' });
export const shootHolds = page(shootHold).meta({ id: 'ShootHolds' });
