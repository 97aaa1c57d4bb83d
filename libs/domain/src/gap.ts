import { Day, daysBetween } from './day';
import { Span } from './span';

/** Numbers behind the gap rule; versioned data, the default is {@link DEFAULT_GAP_POLICY}. */
export interface GapPolicy {
  /** So many consecutive days, or more, earn rest days. */
  readonly restAfterDays: number;
  /** A run of so many nights, or more, earns rest days. */
  readonly restAfterNights: number;
  readonly restDays: number;
  /** Travel up to so many minutes needs no day of its own. */
  readonly sameDayTravelMinutes: number;
  /** Travel up to so many minutes takes one day, more takes two. */
  readonly oneDayTravelMinutes: number;
  /** Earned rest may be given up where a producer with the right says so and the person agrees; a journey never. */
  readonly restByConsent: boolean;
}

/** DESIGN's rule: one rest day after 8 days or a run of 3 nights; travel up to 4 h free, up to 12 h one day, else two. */
export const DEFAULT_GAP_POLICY: GapPolicy = {
  restAfterDays: 8,
  restAfterNights: 3,
  restDays: 1,
  sameDayTravelMinutes: 240,
  oneDayTravelMinutes: 720,
  restByConsent: true,
};

/** What the gap rule needs to know of the work before the gap and the way to the next. */
export interface GapInput {
  /** Consecutive days of the earlier engagement. */
  readonly workDays: number;
  /** Nights in a row at its end. */
  readonly nightRun: number;
  readonly travelMinutes: number;
}

/** The days of a gap by what they are for. */
export interface GapNeed {
  readonly restDays: number;
  /** `gap_travel_days` in the database is its SQL twin. */
  readonly travelDays: number;
}

/** What must lie between two engagements of one person. */
export function gapNeed(input: GapInput, policy: GapPolicy): GapNeed {
  const earned = input.workDays >= policy.restAfterDays || input.nightRun >= policy.restAfterNights;
  const restDays = earned ? policy.restDays : 0;
  if (input.travelMinutes <= policy.sameDayTravelMinutes) return { restDays, travelDays: 0 };
  return { restDays, travelDays: input.travelMinutes <= policy.oneDayTravelMinutes ? 1 : 2 };
}

/**
 * Free days that must lie between two engagements of one person: rest days plus travel days.
 * `gap_days` in the database is its SQL twin; both are tested against each other.
 */
export function gapDaysBetween(input: GapInput, policy: GapPolicy): number {
  const { restDays, travelDays } = gapNeed(input, policy);
  return restDays + travelDays;
}

/** How the policy judges a gap, from the best to the worst. */
export const GAP_BANDS = ['allowed', 'needsConsent', 'impossible'] as const;
export type GapBand = (typeof GAP_BANDS)[number];

/**
 * The band of a gap with so many free days, negative where two engagements overlap: allowed with rest and travel in it;
 * by consent when only earned rest is missing and the policy lets people give it up; impossible when even the journey
 * has no room. `gap_band` in the database is its SQL twin.
 */
export function gapBand(need: GapNeed, freeDays: number, policy: Pick<GapPolicy, 'restByConsent'>): GapBand {
  if (freeDays >= need.restDays + need.travelDays) return 'allowed';
  return policy.restByConsent && freeDays >= need.travelDays ? 'needsConsent' : 'impossible';
}

/** Days between two engagements: those that there should be, and those that are free. */
export interface GapDays {
  readonly neededDays: number;
  readonly freeDays: number;
}

/** Whether what was allowed to be missing covers what is missing now: no more days, and no fewer free ones. */
export function gapCovered(allowed: GapDays, now: GapDays): boolean {
  return now.freeDays >= allowed.freeDays && now.neededDays - now.freeDays <= allowed.neededDays - allowed.freeDays;
}

/** An engagement as the gap rule sees it. */
export interface Engagement<B = string> {
  readonly span: Span;
  readonly base: B;
  readonly nightRun: number;
}

/** {@link gapDaysBetween} for two engagements in order; `travel` gives minutes between bases. */
export function gapDays<B>(
  previous: Engagement<B>,
  next: Engagement<B>,
  policy: GapPolicy,
  travel: (from: B, to: B) => number,
): number {
  const workDays = daysBetween(previous.span.first, previous.span.last) + 1;
  return gapDaysBetween(
    { workDays, nightRun: previous.nightRun, travelMinutes: travel(previous.base, next.base) },
    policy,
  );
}

/** Free days between the end of one span and the start of the next; negative when they overlap. */
export function freeDaysBetween(previousLast: Day, nextFirst: Day): number {
  return daysBetween(previousLast, nextFirst) - 1;
}

/** Whether two engagements of one person, in any order, keep apart by their gap days. */
export function engagementsFit<B>(
  a: Engagement<B>,
  b: Engagement<B>,
  policy: GapPolicy,
  travel: (from: B, to: B) => number,
): boolean {
  const [previous, next] = a.span.first <= b.span.first ? [a, b] : [b, a];
  return freeDaysBetween(previous.span.last, next.span.first) >= gapDays(previous, next, policy, travel);
}
