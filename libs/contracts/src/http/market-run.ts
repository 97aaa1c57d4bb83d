import { matchRunCycle } from '@callboard/domain';
import { z } from 'zod';
import { day, id, instant, page, pageQuery, wholeNumber } from './common';

const count = z.number().int();
const milliseconds = count;
/** Points of the engine, with parts of them. */
const points = z.number();

/** How short the market is of a role at a base. */
export const marketSegment = z
  .object({
    roleId: z.string(),
    baseId: z.string(),
    slots: count,
    filled: count,
    /**
     * What one more person who can do it there would be worth to the market, in points: the mean of the places, and the
     * most. 0 where people are plenty, about the worth of a filled place where nobody is left.
     */
    meanWorth: count,
    mostWorth: count,
  })
  .meta({ id: 'MarketSegment' });

/** What a finished run of the market found, proves and took. */
export const marketResult = z
  .object({
    people: count,
    slots: count,
    filled: count,
    open: count,
    /** Proposals that were stored. */
    proposed: count,
    /** Choices that the world overtook between snapshot and storing. */
    overtaken: count,
    /** Shoots left alone: their producers asked for a run of their own meanwhile, or they hire no more. */
    skippedShoots: count,
    value: points,
    /** No plan is worth more. */
    bound: points,
    /** (bound - value) / bound. */
    gap: z.number(),
    /** It began with the prices of an earlier run. */
    warm: z.boolean(),
    segments: z.array(marketSegment),
    /** Open places by the rule that binds, most first: `rule.<id>` of the messages. */
    openByRule: z.array(z.object({ rule: z.string(), slots: count })),
    snapshotMs: milliseconds,
    solveMs: milliseconds,
    storeMs: milliseconds,
    totalMs: milliseconds,
  })
  .meta({ id: 'MarketResult' });

/** A match run of all open places of all shoots. */
export const marketRun = z
  .object({
    id,
    cause: z.enum(['admin', 'schedule']),
    state: z.enum(matchRunCycle.states),
    /** `queued`, `snapshot`, `auction`, `pairs`, `prices`, `plan`, `proof`, `store` or `done`. */
    stage: z.string(),
    doneUnits: count,
    totalUnits: count,
    /** Parts that several workers may share; null before the snapshot. */
    shards: count.nullable(),
    /** The moment at which the run looked at the market; null before. */
    snapshotAt: instant.nullable(),
    weightsVersion: count,
    gapPolicyVersion: count,
    /** What a run that is under way has come to. */
    soFar: z.object({ value: points, bound: points, gap: z.number() }).nullable(),
    result: marketResult.nullable(),
    failure: z.string().nullable(),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'MarketRun' });

export const marketRuns = page(marketRun).meta({ id: 'MarketRuns' });
export const marketRunsQuery = z.strictObject(pageQuery);
export type MarketRunsQuery = z.output<typeof marketRunsQuery>;

export const marketGapsQuery = z.strictObject({
  /** Only places that this rule keeps open. */
  rule: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/)
    .optional(),
  offset: wholeNumber(0, 100_000).optional(),
  limit: wholeNumber(1, 100).optional(),
});
export type MarketGapsQuery = z.output<typeof marketGapsQuery>;

/** A place that a run left open and that is open still. */
export const marketGap = z
  .object({
    slotId: id,
    shootId: id,
    shootTitle: z.string(),
    companyName: z.string(),
    postingId: id,
    roleId: z.string(),
    baseId: z.string(),
    firstDay: day,
    lastDay: day,
    bindingRule: z.string(),
    funnel: z.array(z.object({ rule: z.string(), left: count })),
    relaxations: z.array(
      z.object({
        rule: z.string(),
        people: count,
        params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      }),
    ),
    /** What one more person of its role at its base would be worth, in points. */
    worthPoints: count,
  })
  .meta({ id: 'MarketGap' });

/** Where one more person would be worth most first, then the soonest; `nextOffset` is null at the end. */
export const marketGaps = z
  .object({ items: z.array(marketGap), nextOffset: count.nullable() })
  .meta({ id: 'MarketGaps' });
