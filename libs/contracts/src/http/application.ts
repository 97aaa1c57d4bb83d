import { applicationCycle } from '@callboard/domain';
import { z } from 'zod';
import { day, id, instant, page, pageQuery, text } from './common';
import { bilingual } from './reference';

export const applicationState = z.enum(applicationCycle.states);

const closedReason = z.enum(['posting_filled', 'posting_closed', 'shoot_cancelled', 'work_begun']).nullable();

export const applyToPosting = z.strictObject({
  note: text(0, 100).optional(),
  /** The days of the posting that the person can do; all when absent. */
  days: z.array(day).max(60).optional(),
});

export const application = z
  .object({
    id,
    postingId: id,
    shootId: id,
    shootTitle: z.string(),
    companyName: z.string(),
    roleId: z.string(),
    baseId: z.string(),
    payLowFen: z.number().int().nullable(),
    payHighFen: z.number().int().nullable(),
    firstDay: day.nullable(),
    lastDay: day.nullable(),
    note: z.string(),
    /** Days of the posting that the person cannot do. */
    missingDays: z.array(day),
    state: applicationState,
    closedReason,
    /** The reason in words. */
    closedText: bilingual.nullable(),
    /** Place among the applications that wait, from 1; null when it waits no more. */
    queuePosition: z.number().int().nullable(),
    /** How many applications to the posting wait; null when it waits no more. */
    queueLength: z.number().int().nullable(),
    /** When the producer is to have answered; null when it waits no more. */
    answerBy: instant.nullable(),
    createdAt: instant,
    changedAt: instant,
  })
  .meta({ id: 'Application' });

export const myApplicationsQuery = z.strictObject({ ...pageQuery });

export const applicationPage = page(application).meta({ id: 'ApplicationPage' });

export const receivedApplicationsQuery = z.strictObject({
  postingId: id.optional(),
  state: applicationState.optional(),
  ...pageQuery,
});

export const receivedApplication = z
  .object({
    id,
    postingId: id,
    roleId: z.string(),
    department: z.string(),
    person: z.object({
      id,
      displayName: z.string(),
      handle: z.string(),
      kind: z.string(),
      homeBase: z.string(),
      /** In the role of the posting. */
      level: z.number().int().nullable(),
      travelMinutes: z.number().int(),
      freeAllDays: z.boolean(),
      floorWithinBand: z.boolean(),
      paidDaysLast30: z.number().int(),
    }),
    minLevel: z.number().int(),
    note: z.string(),
    /** Days of the posting that the person cannot do. */
    missingDays: z.array(day),
    /** When the person is to have an answer; null when she waits no more. */
    answerBy: instant.nullable(),
    state: applicationState,
    closedReason,
    createdAt: instant,
  })
  .meta({ id: 'ReceivedApplication' });

export const receivedApplicationPage = page(receivedApplication).meta({ id: 'ReceivedApplicationPage' });

/** What a decision led to. */
export const applicationDecision = z.object({ id, state: applicationState }).meta({ id: 'ApplicationDecision' });

/** One decision on many applications of a shoot. */
export const applicationDecisions = z.strictObject({
  decision: z.enum(['shortlist', 'decline']),
  applicationIds: z.array(id).min(1).max(100),
});

/** What became of each, in the order in which they were named. */
export const decisionOutcomes = z
  .object({
    items: z.array(
      z.object({
        id,
        /**
         * `conflict`: its state forbids the step; `denied`: another department's; `notFound`: the shoot has none like it.
         */
        outcome: z.enum(['done', 'conflict', 'denied', 'notFound']),
        state: applicationState.nullable(),
      }),
    ),
  })
  .meta({ id: 'DecisionOutcomes' });
