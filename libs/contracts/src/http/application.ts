import { applicationCycle } from '@callboard/domain';
import { z } from 'zod';
import { day, id, instant, page, pageQuery, text } from './common';
import { bilingual } from './reference';

export const applicationState = z.enum(applicationCycle.states);

const closedReason = z.enum(['posting_filled', 'posting_closed', 'shoot_cancelled']).nullable();

export const applyToPosting = z.strictObject({ note: text(0, 100).optional() });

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
    state: applicationState,
    closedReason,
    /** The reason in words. */
    closedText: bilingual.nullable(),
    /** Place among the applications that wait, from 1; null when it waits no more. */
    queuePosition: z.number().int().nullable(),
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
    state: applicationState,
    closedReason,
    createdAt: instant,
  })
  .meta({ id: 'ReceivedApplication' });

export const receivedApplicationPage = page(receivedApplication).meta({ id: 'ReceivedApplicationPage' });

/** What a decision led to. */
export const applicationDecision = z.object({ id, state: applicationState }).meta({ id: 'ApplicationDecision' });
