import { offerCycle, slotCycle } from '@callboard/domain';
import { z } from 'zod';
import { day, id, instant, text } from './common';
import { changePatch, personCard, scoreTerm } from './match';

const count = z.number().int();
const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

export const knownPeopleQuery = z.strictObject({ q: text(1, 60).optional() });
export type KnownPeopleQuery = z.output<typeof knownPeopleQuery>;

/** People whom the company knows: in this shoot, proposed for it, applicants to it, and those who worked for it before. */
export const knownPeople = z
  .object({
    items: z.array(z.object({ person: personCard, knownAs: z.enum(['crew', 'proposed', 'applied', 'worked']) })),
  })
  .meta({ id: 'KnownPeople' });

export const whyNotQuery = z.strictObject({ person: id });
export type WhyNotQuery = z.output<typeof whyNotQuery>;

/** A rule that keeps somebody out: its text is `rule.<rule>` of the messages, with these parameters. */
const brokenRule = z.object({ rule: z.string(), params });

/** Why somebody is not in a slot, on the facts of `asOf`. */
export const whyNot = z
  .object({
    slotId: id,
    slotState: z.enum(slotCycle.states),
    person: personCard,
    /**
     * The first that applies: the slot is not to be filled (`closed`), she has an offer for it (`asked`), is asked or
     * booked elsewhere in the shoot (`inShoot`), can neither be found nor has applied (`hidden`), the company has blocked her (`blocked`), has it (`chosen`),
     * breaks hard rules (`rules`), somebody is pinned there (`pinned`), she is proposed elsewhere in the shoot
     * (`elsewhere`), a rule across the shoot forbids it (`shootRule`), somebody is worth more there (`outscored`), or
     * nothing keeps her out (`free`).
     */
    reason: z.enum([
      'closed',
      'asked',
      'inShoot',
      'hidden',
      'blocked',
      'chosen',
      'rules',
      'pinned',
      'elsewhere',
      'shootRule',
      'outscored',
      'free',
    ]),
    asOf: instant,
    rules: z.array(brokenRule),
    score: count.nullable(),
    terms: z.array(scoreTerm),
    /** Fen a day that she would be offered. */
    payFen: count.nullable(),
    /** Who has the slot, or without a proposal the best for it. */
    rival: z
      .object({ person: personCard, score: count, payFen: count.nullable(), terms: z.array(scoreTerm) })
      .nullable(),
    /** Points that the plan would lose with her in the slot. */
    margin: count.nullable(),
    /** Where else in the shoot she stands. */
    place: z
      .object({
        slotId: id,
        roleId: z.string(),
        department: z.string(),
        position: count,
        how: z.enum(['booked', 'asked', 'proposed']),
      })
      .nullable(),
    shootRule: z.string().nullable(),
    /** How the last offer of this slot to her ended. */
    lastAsk: z.object({ state: z.enum(offerCycle.states), at: instant }).nullable(),
    /** Days of earned rest for whose lack alone she cannot be asked, for those who send offers. */
    missingRestDays: count.nullable(),
    /**
     * What the caller can do: put her in and pin her, send her an offer for this slot, or send one with a reason that
     * leaves out the rest that is missing (`override`).
     */
    acts: z.array(z.enum(['place', 'offer', 'override'])),
  })
  .meta({ id: 'WhyNot' });

export const placePerson = z.strictObject({ personId: id });
export type PlacePerson = z.output<typeof placePerson>;

export const whatIfQuery = z.strictObject({ axis: z.enum(['pay', 'start']) });
export type WhatIfQuery = z.output<typeof whatIfQuery>;

/** One step of pay or days, and what the best plan of the whole shoot would be with it. */
const whatIfStep = z.object({
  /** Fen a day, or days, from what is now; 0 is what is now. */
  delta: count,
  payHighFen: count,
  firstDay: day,
  /** People who keep every rule. */
  candidates: count,
  /** Places of the posting, and of the shoot, that the engine fills. */
  filled: count,
  filledOfShoot: count,
  /** What all open places cost more at most on all their days, in fen. */
  costFen: count,
  /** The edit that takes the step, and the one that takes it back; null for what is now. */
  patch: changePatch.nullable(),
  undo: changePatch.nullable(),
});

/** How the fill of a posting changes with its pay or its days: counts of the engine, none of them an estimate. */
export const whatIf = z
  .object({
    postingId: id,
    roleId: z.string(),
    axis: z.enum(['pay', 'start']),
    /** Of the posting: a step is an edit on top of it. */
    postingVersion: count,
    places: count,
    placesOfShoot: count,
    taken: count,
    asOf: instant,
    steps: z.array(whatIfStep),
  })
  .meta({ id: 'WhatIf' });
