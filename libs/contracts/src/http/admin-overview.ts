import { matchRunCycle } from '@callboard/domain';
import { z } from 'zod';
import { id, instant, page, pageQuery } from './common';
import { matchRun } from './match';

const count = z.number().int();

/**
 * The market at a glance. A shoot shoots today when today is one of its shooting days. A place is open when its shoot is
 * published, nobody holds or is asked for it, and its first day is not past.
 */
export const adminOverview = z
  .object({
    at: instant,
    shootingToday: count,
    openPlaces: count,
    /** Those of them whose first day begins within 72 hours. */
    urgentPlaces: count,
    /**
     * Of the bookings of the last 30 days: half came within so many minutes after their place was public. Null when there
     * were none.
     */
    medianFillMinutes: count.nullable(),
    companiesWaiting: z.object({
      count,
      /** When the one that has waited longest handed in its papers; null when none waits. */
      oldestSince: instant.nullable(),
    }),
    /** Pieces of work that were given up. */
    deadLetters: count,
    matchRuns: z.object({ queued: count, running: count }),
    /** Bases where somebody shoots or is wanted, most open places first. */
    bases: z.array(z.object({ baseId: z.string(), shootingToday: count, openPlaces: count })),
    /** The ten roles with most open places. */
    scarcestRoles: z.array(z.object({ roleId: z.string(), department: z.string(), openPlaces: count })),
  })
  .meta({ id: 'AdminOverview' });

export const adminMatchRunsQuery = z.strictObject({ state: z.enum(matchRunCycle.states).optional(), ...pageQuery });
export type AdminMatchRunsQuery = z.output<typeof adminMatchRunsQuery>;

/** A match run and whose it is. */
export const adminMatchRun = matchRun
  .extend({ shootTitle: z.string(), companyId: id, companyName: z.string() })
  .meta({ id: 'AdminMatchRun' });

export const adminMatchRuns = page(adminMatchRun).meta({ id: 'AdminMatchRuns' });
