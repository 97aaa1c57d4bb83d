import type { Market } from '../market/market';

/** Something a person does on every day from `first` to `last`: a booking, or a slot of the market. */
export interface Job {
  readonly first: number;
  readonly last: number;
  readonly base: number;
  /** Consecutive days that count for rest. */
  readonly workDays: number;
  /** Nights in a row at its end. */
  readonly nightRun: number;
}

/** A slot as a job. */
export function slotJob({ slots }: Market, slot: number): Job {
  const first = slots.first[slot]!;
  const last = slots.last[slot]!;
  return { first, last, base: slots.base[slot]!, workDays: last - first + 1, nightRun: slots.nightRun[slot]! };
}

/** The bookings of a person. */
export function bookingsOf({ people }: Market, person: number): Job[] {
  const jobs: Job[] = [];
  for (let entry = people.bookingStart[person]!; entry < people.bookingStart[person + 1]!; entry++) {
    jobs.push({
      first: people.bookingFirst[entry]!,
      last: people.bookingLast[entry]!,
      base: people.bookingBase[entry]!,
      workDays: people.bookingWorkDays[entry]!,
      nightRun: people.bookingNightRun[entry]!,
    });
  }
  return jobs;
}

/** Order of jobs by first day, then last day. */
export function byDay(a: Job, b: Job): number {
  return a.first - b.first || a.last - b.last;
}

/** Whether some day of the slot's span is a day of the other job too. A slot is short, a booking may be endless. */
export function clash(slot: Job, other: Job): boolean {
  for (let day = slot.first; day <= slot.last; day++) {
    if (other.first <= day && day <= other.last) return true;
  }
  return false;
}

/** Days that a way takes of itself: none up to the first limit of the policy, one up to the second, else two. */
export function travelDays({ travelMinutes, baseCount, gapPolicy }: Market, from: number, to: number): number {
  const minutes = travelMinutes[from * baseCount + to]!;
  if (minutes <= gapPolicy.sameDayTravelMinutes) return 0;
  return minutes <= gapPolicy.oneDayTravelMinutes ? 1 : 2;
}

/** Rest days that a job earns: for its length or for the nights at its end, once. */
export function restDays({ gapPolicy }: Market, job: Job): number {
  const long = job.workDays >= gapPolicy.restAfterDays;
  const nightly = job.nightRun >= gapPolicy.restAfterNights;
  return long || nightly ? gapPolicy.restDays : 0;
}

/** Whether fewer free days lie between two jobs without a common day than rest and travel need. */
export function tooClose(market: Market, one: Job, other: Job): boolean {
  const [earlier, later] = one.first < other.first ? [one, other] : [other, one];
  const free = later.first - earlier.last - 1;
  return free < restDays(market, earlier) + travelDays(market, earlier.base, later.base);
}

/** Whether a person offers a day, be it one of those that she would rather not work. */
function offers({ people }: Market, person: number, day: number): boolean {
  for (let entry = people.freeStart[person]!; entry < people.freeStart[person + 1]!; entry++) {
    if (people.freeFirst[entry]! <= day && day <= people.freeLast[entry]!) return true;
  }
  for (let entry = people.preferNotStart[person]!; entry < people.preferNotStart[person + 1]!; entry++) {
    if (people.preferNotFirst[entry]! <= day && day <= people.preferNotLast[entry]!) return true;
  }
  return false;
}

/** Whether a person can work on every day that the slot works. */
export function canWork(market: Market, slot: number, person: number): boolean {
  const { slots } = market;
  for (let entry = slots.dayStart[slot]!; entry < slots.dayStart[slot + 1]!; entry++) {
    if (!offers(market, person, slots.day[entry]!)) return false;
  }
  return true;
}

/** Days of a job that fall into the stretch in which a person's days are limited. */
export function limitedDays({ people }: Market, person: number, { first, last }: Job): number {
  const from = Math.max(first, people.limitFirst[person]!);
  const to = Math.min(last, people.limitLast[person]!);
  return from > to ? 0 : to - from + 1;
}

/** Days that a person may still work in that stretch beside the jobs given; `Infinity` where nothing is limited. */
export function daysLeft(market: Market, person: number, jobs: readonly Job[]): number {
  const most = market.people.limitDays[person]!;
  if (most < 0) return Infinity;
  return jobs.reduce((left, job) => left - limitedDays(market, person, job), most);
}
