import { bases, travelMinutes } from '@callboard/domain';
import type { ApplicationInput, DayInterval, PersonInput, SlotInput } from '@callboard/matching';
import { FIRST_DAY, generateMarket, MOST_PREP_DAYS } from '../matching/generator';
import marketSettings from '../matching/market-settings.json';
import { chance, drawn, WHAT } from './chance';
import settings from './simulation-settings.json';

/** Days of a month, as the generator of markets counts them. */
export const MONTH_DAYS = marketSettings.startWeights.value.length;
/** Seeds of the months lie so far apart. */
const SEED_STEP = 7_919;
/** The day on which the first shoots of the first month begin to shoot. */
export const MONTH_BEGIN = FIRST_DAY + MOST_PREP_DAYS;

export interface DemandOptions {
  readonly seed: number;
  /** 1 is the whole nation. */
  readonly scale: number;
  readonly months: number;
  /** Multiplies the people alone: under 1 the market is tight. */
  readonly supply: number;
}

/** Somebody asked for a posting by herself. */
export interface Applicant {
  readonly person: number;
  readonly reserve: boolean;
  /** The day from which on it is known. */
  readonly day: number;
}

/** Whom and what every way of hiring meets: drawn once, never changed. People and slots go by number. */
export interface Demand extends DemandOptions {
  readonly people: readonly PersonInput[];
  /** The day from which on a person can be asked. */
  readonly arrival: Int32Array;
  readonly slots: readonly SlotInput[];
  readonly shoots: number;
  /** The day on which a slot is posted. */
  readonly posted: Int32Array;
  /** By posting and person. */
  readonly applicants: ReadonlyMap<string, ReadonlyMap<number, Applicant>>;
  /** Minutes from base to base. */
  readonly minutes: readonly (readonly number[])[];
  /** First and last simulated day. */
  readonly firstDay: number;
  readonly lastDay: number;
}

const clip = (days: readonly DayInterval[], from: number, to: number, shift: number): DayInterval[] =>
  days
    .map(([first, last]): DayInterval => [Math.max(first, from) + shift, Math.min(last, to) + shift])
    .filter(([first, last]) => first <= last);

/** The days that a person offers in month `month`, of a draw for that month. */
function daysOf(person: PersonInput, month: number, months: number): Pick<PersonInput, 'free' | 'preferNot'> {
  const from = month === 0 ? -Infinity : MONTH_BEGIN;
  const to = month === months - 1 ? Infinity : MONTH_BEGIN + MONTH_DAYS - 1;
  const shift = month * MONTH_DAYS;
  return { free: clip(person.free, from, to, shift), preferNot: clip(person.preferNot, from, to, shift) };
}

interface Rows {
  readonly people: PersonInput[];
  readonly slots: SlotInput[];
  readonly applications: ApplicationInput[];
  shoots: number;
}

/** Month after month of the generated market; the people are those of the first, with other days each month. */
function rowsOf({ seed, scale, months, supply }: DemandOptions): Rows {
  const rows: Rows = { people: [], slots: [], applications: [], shoots: 0 };
  for (let month = 0; month < months; month++) {
    const shift = month * MONTH_DAYS;
    const named = (id: string): string => (month === 0 ? id : `month-${month}-${id}`);
    const counts = generateMarket(
      {
        seed: seed + month * SEED_STEP,
        scale,
        supply,
        ...(month === 0
          ? {}
          : { person: (fresh, index) => ({ ...rows.people[index]!, free: fresh.free, preferNot: fresh.preferNot }) }),
      },
      {
        addPerson: (person) => {
          const { free, preferNot } = daysOf(person, month, months);
          if (month === 0) return void rows.people.push({ ...person, free, preferNot });
          const index = numberOf(person.id);
          const known = rows.people[index]!;
          rows.people[index] = {
            ...known,
            free: [...known.free, ...free],
            preferNot: [...known.preferNot, ...preferNot],
          };
        },
        addSlot: (slot) =>
          void rows.slots.push({
            ...slot,
            id: named(slot.id),
            posting: named(slot.posting),
            shoot: named(slot.shoot),
            days: slot.days.map((day) => day + shift),
            first: slot.first + shift,
            last: slot.last + shift,
          }),
        addShoot: () => undefined,
        addApplication: (application) =>
          void rows.applications.push({ ...application, posting: named(application.posting) }),
      },
    );
    rows.shoots += counts.shoots;
  }
  return rows;
}

/** The number of a person by her id. */
export function numberOf(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1));
}

/** By slot: its shoot is posted a lead before the first day of its first place. */
function postedDays(seed: number, slots: readonly SlotInput[]): Int32Array {
  const firsts = new Map<string, number>();
  for (const { shoot, first } of slots) firsts.set(shoot, Math.min(first, firsts.get(shoot) ?? Infinity));
  const days = new Map(
    [...firsts].map(([shoot, first], index) => {
      return [shoot, first - drawn(settings.leadDays.value, chance(seed, index, 0, WHAT.lead))];
    }),
  );
  return Int32Array.from(slots, ({ shoot }) => days.get(shoot)!);
}

/** Some newcomers are graduates who arrive in the course of the months; everybody else is there before. */
function arrivals(
  { seed, scale, months, supply }: DemandOptions,
  people: readonly PersonInput[],
  before: number,
): Int32Array {
  const newcomers = people.reduce((sum, { newcomer }) => sum + (newcomer ? 1 : 0), 0);
  const share = Math.min(0.9, (settings.graduatesPerMonth.value * scale * supply * months) / Math.max(1, newcomers));
  return Int32Array.from(people, ({ newcomer }, person) => {
    const draw = chance(seed, person, 0, WHAT.arrival);
    if (!newcomer || draw >= share) return before;
    return MONTH_BEGIN + Math.floor((draw / share) * months * MONTH_DAYS);
  });
}

function applicantsOf(
  seed: number,
  { applications, slots }: Rows,
  posted: Int32Array,
  arrival: Int32Array,
): Map<string, Map<number, Applicant>> {
  const days = new Map(slots.map(({ posting }, slot) => [posting, { day: posted[slot]!, slot }]));
  const lists = new Map<string, Map<number, Applicant>>();
  for (const { person: id, posting, reserve = false } of applications) {
    const person = numberOf(id);
    const { day, slot } = days.get(posting)!;
    const wait = Math.floor(chance(seed, person, slot, WHAT.applied) * settings.appliesWithinDays.value);
    const list = lists.get(posting) ?? new Map<number, Applicant>();
    list.set(person, { person, reserve, day: Math.max(arrival[person]!, day + wait) });
    lists.set(posting, list);
  }
  return lists;
}

/** Draws everything that does not depend on how people are hired. Equal options give equal demand. */
export function makeDemand(options: DemandOptions): Demand {
  const rows = rowsOf(options);
  const posted = postedDays(options.seed, rows.slots);
  const firstDay = posted.reduce((least, day) => Math.min(least, day), Infinity);
  const lastDay = rows.slots.reduce((most, { last }) => Math.max(most, last), -Infinity);
  const arrival = arrivals(options, rows.people, firstDay);
  return {
    ...options,
    people: rows.people,
    arrival,
    slots: rows.slots,
    shoots: rows.shoots,
    posted,
    applicants: applicantsOf(options.seed, rows, posted, arrival),
    minutes: bases.map((from) => bases.map((to) => travelMinutes(from.id, to.id))),
    firstDay,
    lastDay,
  };
}
