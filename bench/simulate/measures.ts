import { giniOf } from '../matching/plan-metrics';
import { CheckCount, CheckedBooking, checkBookings } from './checker';
import { bookingInput } from './day-market';
import type { Demand } from './demand';
import { Booking, daysWorked, morningOf } from './ledger';
import type { Played } from './play';
import type { WayId } from './way';

const HOURS = 12;
const FEN = 100;

/** Lower quartile, median, upper quartile and mean. */
export interface Quartiles {
  readonly mean: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** How a place ended: all its days were worked by somebody, some, or none. */
export type SlotEnd = 'full' | 'partly' | 'empty';

/** What one way of hiring came to. Shares are from 0 to 1. */
export interface WayMeasures {
  readonly id: WayId;
  readonly slots: number;
  /** Somebody was there on the first day. */
  readonly filledAtStart: number;
  readonly slotDays: number;
  readonly slotDaysWorked: number;
  readonly ends: Readonly<Record<SlotEnd, number>>;
  /** From the posting to the first yes, in hours; places that never heard one are not in it. */
  readonly hoursToFill: { readonly median: number; readonly p90: number; readonly never: number };
  readonly dropOuts: number;
  readonly refilled: number;
  readonly hoursToRefill: number;
  readonly people: number;
  readonly worked: number;
  /** Of those who worked. */
  readonly paidDays: Quartiles;
  readonly paidDaysOfAll: number;
  /** Yuan, of those who worked. */
  readonly income: Quartiles;
  readonly severalJobs: number;
  /** Between two jobs of a person, of which one at least is of the simulation. */
  readonly idleDays: { readonly mean: number; readonly median: number; readonly gaps: number };
  readonly newcomers: number;
  readonly firstJobs: number;
  /** Graduates who arrived on the way, how many of them worked, and their days from arrival to the first day of work. */
  readonly graduates: { readonly arrived: number; readonly worked: number; readonly waitMedian: number };
  readonly giniOfAll: number;
  readonly giniOfWorked: number;
  /** Minutes from home to the base, a job. */
  readonly travelMinutes: number;
  readonly asks: number;
  readonly asksPerBooking: number;
  readonly seconds: number;
  /** Seconds of a day's decisions. */
  readonly daySeconds: { readonly median: number; readonly worst: number };
  readonly check: CheckCount;
}

/** A person's months in one way of hiring. */
export interface PersonResult {
  jobs: number;
  paidDays: number;
  incomeYuan: number;
  firstWork: number;
  idle: number;
  gaps: number;
}

/** Everything that plots, tables and files are made of. */
export interface WayResult {
  readonly measures: WayMeasures;
  readonly people: ReadonlyMap<number, PersonResult>;
  /** Days worked by place. */
  readonly worked: Int32Array;
  readonly atStart: Uint8Array;
  readonly played: Played;
}

/** The value under which a share of sorted values lies; 0 for none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

function quartilesOf(values: readonly number[]): Quartiles {
  const sorted = ascending(values);
  return {
    mean: mean(sorted),
    low: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, 0.75),
  };
}

const standing = ({ ended }: Booking): boolean => ended !== 'cancelled';

function idleOf(demand: Demand, person: number, held: readonly Booking[], result: PersonResult): void {
  const before = demand.people[person]!.bookings.map(({ first, last }) => ({ first, last, own: false }));
  const jobs = [...before, ...held.map(({ first, last }) => ({ first, last, own: true }))];
  jobs.sort((a, b) => a.first - b.first);
  for (let k = 1; k < jobs.length; k++) {
    if (!jobs[k]!.own && !jobs[k - 1]!.own) continue;
    result.idle += jobs[k]!.first - jobs[k - 1]!.last - 1;
    result.gaps += 1;
  }
}

function peopleOf({ ledger }: Played): Map<number, PersonResult> {
  const { demand, bookings } = ledger;
  const results = new Map<number, PersonResult>();
  for (const booking of bookings.filter(standing)) {
    const days = daysWorked(demand, booking);
    if (days === 0) continue;
    const none: PersonResult = { jobs: 0, paidDays: 0, incomeYuan: 0, firstWork: Infinity, idle: 0, gaps: 0 };
    const result = results.get(booking.person) ?? none;
    result.jobs += 1;
    result.paidDays += days;
    result.incomeYuan += (days * booking.payFen) / FEN;
    result.firstWork = Math.min(result.firstWork, booking.first);
    results.set(booking.person, result);
  }
  for (const [person, result] of results) idleOf(demand, person, ledger.held(person), result);
  return results;
}

/** All bookings that stood, and what those people had agreed before, for the checker. */
export function bookingsToCheck({ ledger }: Played): CheckedBooking[] {
  const { demand, bookings } = ledger;
  const people = new Set<number>();
  const made = bookings.filter(standing).map((booking): CheckedBooking => {
    const { first, last, base, nightRun } = bookingInput(demand, booking);
    people.add(booking.person);
    return { person: booking.person, slot: booking.slot, first, last, base, nights: nightRun };
  });
  for (const person of people) {
    for (const { first, last, base, nightRun } of demand.people[person]!.bookings) {
      made.push({ person, slot: null, first, last, base, nights: nightRun });
    }
  }
  return made;
}

function newcomersOf(demand: Demand, people: ReadonlyMap<number, PersonResult>) {
  const waits: number[] = [];
  let [newcomers, firstJobs, arrived, worked] = [0, 0, 0, 0];
  demand.people.forEach(({ newcomer }, person) => {
    if (!newcomer) return;
    const result = people.get(person);
    newcomers += 1;
    if (result) firstJobs += 1;
    if (demand.arrival[person]! <= demand.firstDay) return;
    arrived += 1;
    if (!result) return;
    worked += 1;
    waits.push(result.firstWork - demand.arrival[person]!);
  });
  return { newcomers, firstJobs, graduates: { arrived, worked, waitMedian: quantile(ascending(waits), 0.5) } };
}

function slotsOf({ ledger }: Played) {
  const { demand, bookings, firstYes } = ledger;
  const worked = new Int32Array(demand.slots.length);
  const atStart = new Uint8Array(demand.slots.length);
  for (const booking of bookings.filter(standing)) {
    worked[booking.slot]! += daysWorked(demand, booking);
    if (booking.first === demand.slots[booking.slot]!.first) atStart[booking.slot] = 1;
  }
  const ends = { full: 0, partly: 0, empty: 0 };
  const hours: number[] = [];
  demand.slots.forEach(({ days }, slot) => {
    ends[worked[slot] === 0 ? 'empty' : worked[slot] === days.length ? 'full' : 'partly'] += 1;
    if (firstYes[slot]! >= 0) hours.push(HOURS * (firstYes[slot]! - morningOf(demand.posted[slot]!)));
  });
  return { worked, atStart, ends, hours: ascending(hours) };
}

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** Works all measures of a way out from its ledger, and has the checker look at its bookings. */
export function measure(played: Played): WayResult {
  const { ledger, days, seconds, id } = played;
  const { demand, bookings } = ledger;
  const people = peopleOf(played);
  const { worked, atStart, ends, hours } = slotsOf(played);
  const results = [...people.values()];
  const paid = results.map(({ paidDays }) => paidDays);
  const gaps = results.flatMap(({ idle, gaps: count }) => (count === 0 ? [] : [idle / count]));
  const idle = sum(results.map((each) => each.idle));
  const gapCount = sum(results.map((each) => each.gaps));
  const stood = bookings.filter(standing);
  const asks = sum(ledger.asks);
  const times = ascending(days.map(({ decideSeconds }) => decideSeconds));
  const minutes = stood.map(
    ({ person, slot }) => demand.minutes[demand.people[person]!.homeBase]![demand.slots[slot]!.base]!,
  );
  const everybody = new Float64Array(demand.people.length);
  for (const [person, { paidDays }] of people) everybody[person] = paidDays;
  const measures: WayMeasures = {
    id,
    slots: demand.slots.length,
    filledAtStart: sum(atStart),
    slotDays: sum(demand.slots.map((slot) => slot.days.length)),
    slotDaysWorked: sum(worked),
    ends,
    hoursToFill: {
      median: quantile(hours, 0.5),
      p90: quantile(hours, 0.9),
      never: demand.slots.length - hours.length,
    },
    dropOuts: ledger.dropOuts,
    refilled: ledger.refills.length,
    hoursToRefill: HOURS * quantile(ascending(ledger.refills), 0.5),
    people: demand.people.length,
    worked: results.length,
    paidDays: quartilesOf(paid),
    paidDaysOfAll: sum(paid) / demand.people.length,
    income: quartilesOf(results.map(({ incomeYuan }) => incomeYuan)),
    severalJobs: results.filter(({ jobs }) => jobs > 1).length,
    idleDays: { mean: gapCount === 0 ? 0 : idle / gapCount, median: quantile(ascending(gaps), 0.5), gaps: gapCount },
    ...newcomersOf(demand, people),
    giniOfAll: giniOf(everybody),
    giniOfWorked: giniOf(paid),
    travelMinutes: mean(minutes),
    asks,
    asksPerBooking: bookings.length === 0 ? 0 : asks / bookings.length,
    seconds,
    daySeconds: { median: quantile(times, 0.5), worst: times[times.length - 1] ?? 0 },
    check: checkBookings(bookingsToCheck(played), demand.minutes),
  };
  return { measures, people, worked, atStart, played };
}
