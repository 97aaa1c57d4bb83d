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

/** How a free place is filled again when its work starts at least so many hours from now. */
export interface BackfillPace {
  readonly fromHours: number;
  /** How many people are asked at the same time. */
  readonly width: number;
}

/** When nobody is woken, in minutes since midnight, and how near a call must be to ask those who allow it. */
export interface QuietHours {
  readonly fromMinutes: number;
  readonly toMinutes: number;
  /** Work that starts in less is an emergency. */
  readonly emergencyHours: number;
}

/** How long a hold gives the first right on somebody's days. */
export interface HoldClock {
  readonly hours: number;
  /** When the work starts within `nearWithinHours`. */
  readonly nearHours: number;
  readonly nearWithinHours: number;
  /** What a producer may wish for. */
  readonly minMinutes: number;
  readonly maxMinutes: number;
  /** Time to convert or release a hold once somebody else makes a firm offer. */
  readonly challengeMinutes: number;
  /** What the challenging offer gives its person to answer after the challenge is over, at least. */
  readonly answerMinutes: number;
}

/** When somebody who is booked is asked whether she comes, in hours before the usual call of her first day. */
export interface AttendanceHours {
  /** From then on she may say so by herself. */
  readonly earlyHours: number;
  readonly askHours: number;
  readonly againHours: number;
  /** Who has not answered by then is called by somebody. */
  readonly silentHours: number;
  /** Time to answer before she is asked again or counts as silent. */
  readonly answerHours: number;
  /** How long after the call the list of a day stays. */
  readonly afterHours: number;
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
  /** People asked at once for a place that came free, by how far away the start is; rows from far to near. */
  backfillPace: setting<readonly BackfillPace[]>(
    [
      { fromHours: 7 * 24, width: 1 },
      { fromHours: 3 * 24, width: 2 },
      { fromHours: 24, width: 3 },
      { fromHours: 3, width: 4 },
      { fromHours: Number.NEGATIVE_INFINITY, width: 5 },
    ],
    `${HOUSE}, after the research's five at once within three hours of the start`,
  ),
  holdClock: setting<HoldClock>(
    {
      hours: 24,
      nearHours: 2,
      nearWithinHours: 72,
      minMinutes: 15,
      maxMinutes: 3 * 24 * 60,
      challengeMinutes: 120,
      answerMinutes: 30,
    },
    `${HOUSE}, after the research on first and second holds`,
  ),
  /** When work usually begins on a day, in minutes after midnight at the base: clocks count to it until there is a call. */
  usualCall: setting(6 * 60, FIELD),
  /** Hours within which a producer answers an application. */
  applicationAnswerHours: setting(24, `${HOUSE}, after the field's complaint of applications that nobody answers`),
  attendance: setting<AttendanceHours>(
    { earlyHours: 72, askHours: 36, againHours: 18, silentHours: 14, answerHours: 4, afterHours: 4 },
    `${HOUSE}, after the research on people who do not come at dawn`,
  ),
  quietHours: setting<QuietHours>(
    { fromMinutes: 22 * 60 + 30, toMinutes: 7 * 60, emergencyHours: 12 },
    `${HOUSE}, after the research on night calls`,
  ),
  /** Announcements that a shoot sends on one day at most. */
  announcementsADay: setting(20, `${HOUSE}, so that what is said is read`),
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

/** How many people are asked at once for a place whose work starts in `hoursToStart` hours; negative when it has begun. */
export function backfillWidth(hoursToStart: number): number {
  const bands = marketSettings.backfillPace.value;
  return (bands.find(({ fromHours }) => hoursToStart >= fromHours) ?? bands[bands.length - 1]!).width;
}
