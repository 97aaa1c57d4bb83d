import { matchRunCycle, proposalCycle, slotCycle } from '@callboard/domain';
import { z } from 'zod';
import { day, id, instant } from './common';

const count = z.number().int();
const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** What a finished run found and what it proves. */
export const matchResult = z
  .object({
    slots: count,
    proposed: count,
    pinned: count,
    open: count,
    /** Choices that the world overtook between snapshot and storing. */
    overtaken: count,
    score: count,
    /** Gain of the plan and the sum of its dual prices: equal means that no plan is better. */
    primal: count.optional(),
    dual: count.optional(),
    provenOptimal: z.boolean(),
    people: count,
    candidatesScanned: count.optional(),
    candidatesEligible: count.optional(),
    engineMs: count,
    totalMs: count,
  })
  .meta({ id: 'MatchResult' });

export const matchRun = z
  .object({
    id,
    shootId: id,
    state: z.enum(matchRunCycle.states),
    /** `queued`, `snapshot`, `rank`, `assign`, `explain`, `store` or `done`. */
    stage: z.string(),
    doneUnits: count,
    totalUnits: count,
    weightsVersion: count,
    gapPolicyVersion: count,
    result: matchResult.nullable(),
    failure: z.string().nullable(),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'MatchRun' });

export const matchRuns = z.object({ items: z.array(matchRun) }).meta({ id: 'MatchRuns' });

/** A person as producers see her in proposals and offers. */
export const personCard = z
  .object({ personId: id, displayName: z.string(), handle: z.string(), homeBase: z.string().nullable() })
  .meta({ id: 'PersonCard' });

/** One soft term: its text is `score.<id>` of the messages, with these parameters. */
export const scoreTerm = z.object({ id: z.string(), points: count, params }).meta({ id: 'ScoreTerm' });

const candidate = { person: personCard, score: count, payFen: count, terms: z.array(scoreTerm) };

export const proposalState = z.enum(proposalCycle.states);

/** Fields of a posting that a change rewrites, or that its undoing puts back; a body of `PATCH /postings/:postingId`. */
export const changePatch = z
  .strictObject({
    payLowFen: count.nullable(),
    payHighFen: count.nullable(),
    minLevel: count,
    headOfDepartment: z.boolean(),
    prepDays: count,
    shootShareBp: count,
    wrapDays: count,
    shiftDays: count,
  })
  .partial()
  .meta({ id: 'ChangePatch' });

/** One change that would bring people: its text is the code of the messages, `relax.<rule>` or `days.<change>`. */
export const possibleChange = z
  .object({
    code: z.string(),
    params,
    people: count,
    /** Null where nothing that a producer can edit does it. */
    patch: changePatch.nullable(),
    undo: changePatch.nullable(),
    /** What the slot costs more at most on all its days, in fen. */
    costFen: count,
  })
  .meta({ id: 'PossibleChange' });

/** Why nobody is proposed: rules are `rule.<id>` of the messages, what relaxing one would bring `relax.<id>`. */
export const shortfall = z
  .object({
    funnel: z.array(z.object({ rule: z.string(), left: count })),
    bindingRule: z.string(),
    relaxations: z.array(z.object({ rule: z.string(), people: count, params })),
    /** Those that can be made at once first, the one with most people first; the numbers are as of `foundAt`. */
    changes: z.array(possibleChange),
    foundAt: instant,
  })
  .meta({ id: 'Shortfall' });

export const proposedSlot = z
  .object({
    slotId: id,
    slotState: z.enum(slotCycle.states),
    postingId: id,
    roleId: z.string(),
    department: z.string(),
    position: count,
    minLevel: count,
    days: z.array(day),
    /** What the posting says now: an edit is made on top of this version. */
    posting: z.object({
      version: count,
      payLowFen: count.nullable(),
      payHighFen: count.nullable(),
      shiftDays: count,
      taken: count,
    }),
    proposal: z.object({ id, state: proposalState, ...candidate, runnersUp: z.array(z.object(candidate)) }).nullable(),
    shortfall: shortfall.nullable(),
  })
  .meta({ id: 'ProposedSlot' });

export const proposalBoard = z
  .object({
    /** The latest run of the shoot that is done: what it proposes is in here. */
    runId: id.nullable(),
    slots: z.array(proposedSlot),
    summary: z.object({
      slots: count,
      proposed: count,
      open: count,
      offered: count,
      booked: count,
      /** What the proposed people would cost on all their days. */
      costFen: count,
    }),
  })
  .meta({ id: 'ProposalBoard' });

export const swapProposal = z.strictObject({ personId: id });
export type SwapProposal = z.output<typeof swapProposal>;

/** Where a changed proposal stands; after a swap it is a new one. */
export const changedProposal = z
  .object({ id, shootId: id, slotId: id, personId: id, state: proposalState })
  .meta({ id: 'ChangedProposal' });
