import { DomainError } from './error';

/** A figure of the market or a limit of the house: never a literal in code, always with where it is from and when. */
export interface Setting<T> {
  readonly value: T;
  readonly source: string;
  /** The year, `YYYY`, for which the figure holds. */
  readonly asOf: string;
}

/** One row of the offer clock: a start at least so many hours away gives so many minutes to answer. */
export interface OfferClockBand {
  readonly fromHours: number;
  /** Whether a start exactly `fromHours` away belongs to this row. */
  readonly inclusive: boolean;
  readonly minutes: number;
}

/** Shares of a shoot's budget that crew and cast may cost together, in basis points (1/100 of a per cent). */
export interface LabourCapShares {
  readonly warnBp: number;
  readonly defaultBp: number;
  /** Above it the owner has to unlock. */
  readonly blockBp: number;
}

const FIELD = 'field research on Chinese micro-drama production for 2025-26, an estimate';
const HOUSE = 'rule of the house';

function setting<T>(value: T, source: string, asOf = '2026'): Setting<T> {
  return { value, source, asOf };
}

/** Market figures, limits and clocks, each with its source and date. */
export const marketSettings = {
  /** Smallest and largest crew on a set of a company's shoot. */
  usualCrewSize: setting({ from: 60, to: 90 }, FIELD),
  /** Crew sizes for which the template has a table of its own. */
  templateSizes: setting([10, 20, 35, 45, 60, 75, 90], HOUSE),
  shootsPerMonth: setting(3_000, FIELD),
  people: setting(630_000, FIELD),
  /** Shooting days of one rotation. */
  rotationDays: setting({ from: 5, to: 10 }, FIELD),
  labourCap: setting<LabourCapShares>(
    { warnBp: 5_200, defaultBp: 5_800, blockBp: 6_200 },
    `${HOUSE}, after the usual split of a self-produced budget of 70,000 yuan`,
  ),
  /** Longest run of a shoot in days, prep and wrap included. */
  maxShootDays: setting(60, HOUSE),
  /** How many days ahead the last shooting day may lie. */
  maxDaysAhead: setting(400, HOUSE),
  maxHeadcountPerPosting: setting(200, HOUSE),
  /** Highest amount that a posting may state, in fen: 10 million yuan. */
  maxPayFen: setting(1_000_000_000, HOUSE),
  /** Time to answer an offer, by how far away the start is; rows from far to near. */
  offerClock: setting<readonly OfferClockBand[]>(
    [
      { fromHours: 7 * 24, inclusive: false, minutes: 12 * 60 },
      { fromHours: 3 * 24, inclusive: true, minutes: 3 * 60 },
      { fromHours: 24, inclusive: true, minutes: 45 },
      { fromHours: 3, inclusive: true, minutes: 4 },
      { fromHours: 0, inclusive: true, minutes: 1 },
    ],
    `${HOUSE}, after the research's timers for refilling a slot`,
  ),
} as const;

/**
 * Minutes that a person has to answer an offer whose work starts in `hoursToStart` hours: more than 7 days 12 hours,
 * from 3 days 3 hours, from 1 day 45 minutes, from 3 hours 4 minutes, else (also when work has begun) 1 minute.
 * Throws `request.invalid` for anything but a number.
 */
export function offerClockMinutes(hoursToStart: number): number {
  if (Number.isNaN(hoursToStart)) throw new DomainError('request.invalid', { field: 'hoursToStart' });
  const bands = marketSettings.offerClock.value;
  const band = bands.find(
    ({ fromHours, inclusive }) => hoursToStart > fromHours || (inclusive && hoursToStart === fromHours),
  );
  return (band ?? bands[bands.length - 1]!).minutes;
}
