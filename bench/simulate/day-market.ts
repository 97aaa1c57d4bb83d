import { BookingInput, Market, MarketBuilder, PersonInput, SlotInput } from '@callboard/matching';
import { sharedMemory } from '@callboard/matching-pool';
import { generatedTerms } from '../matching/generator';
import { Demand, MONTH_BEGIN, MONTH_DAYS, numberOf } from './demand';
import type { Booking, Ledger } from './ledger';

/** The market as it is known on the morning of a day: open places, people with what they have agreed to. */
export interface DayMarket {
  readonly day: number;
  readonly market: Market;
  /** Numbers of the market's places and people in the demand. */
  readonly slotOf: Int32Array;
  readonly personOf: Int32Array;
}

/** Bookings that ended so long ago bind nobody any more. */
const PAST_DAYS = 5;
const FAIR_DAYS = 30;

/** What the calendar holds of a booking. Nights are the last of a place: who leaves earlier has not worked them. */
export function bookingInput(demand: Demand, { slot, first, last }: Pick<Booking, 'slot' | 'first' | 'last'>) {
  const place = demand.slots[slot]!;
  const workDays = last - first + 1;
  const nightRun = last < place.last ? 0 : Math.min(workDays, place.nightRun ?? 0);
  return { first, last, base: place.base, nightRun, workDays } satisfies BookingInput;
}

function calendarOf(ledger: Ledger, person: number, day: number): BookingInput[] {
  const { demand } = ledger;
  const asked = ledger.pending(person).map(({ slot }) => {
    return { slot, first: ledger.openFrom[slot]!, last: demand.slots[slot]!.last };
  });
  return [...ledger.held(person), ...asked]
    .filter(({ last }) => last >= day - PAST_DAYS)
    .map((each) => bookingInput(demand, each));
}

/** Paid days of the last 30 as of a day: those from before the simulation fade out evenly. */
function paidDays(ledger: Ledger, person: number, before: number, day: number): number {
  const fading = Math.max(0, 1 - (day - ledger.demand.firstDay) / FAIR_DAYS);
  let days = Math.round(before * fading);
  for (const { first, last } of ledger.held(person)) {
    days += Math.max(0, Math.min(last, day - 1) - Math.max(first, day - FAIR_DAYS) + 1);
  }
  return days;
}

function personNow(ledger: Ledger, person: number, day: number): PersonInput {
  const facts = ledger.demand.people[person]!;
  const paidDaysLast30 = paidDays(ledger, person, facts.paidDaysLast30, day);
  const held = ledger.held(person).length > 0;
  if (!held && ledger.pending(person).length === 0 && facts.dayLimit === undefined) {
    return paidDaysLast30 === facts.paidDaysLast30 ? facts : { ...facts, paidDaysLast30 };
  }
  const month = Math.max(0, Math.floor((day - MONTH_BEGIN) / MONTH_DAYS)) * MONTH_DAYS;
  const limit = facts.dayLimit;
  return {
    ...facts,
    paidDaysLast30,
    newcomer: facts.newcomer && !held,
    bookings: [...facts.bookings.filter(({ last }) => last >= day - PAST_DAYS), ...calendarOf(ledger, person, day)],
    ...(limit ? { dayLimit: { ...limit, first: limit.first + month, last: limit.last + month } } : {}),
  };
}

/** An open place with the days that are left of it. */
function slotNow(ledger: Ledger, slot: number): SlotInput {
  const { slots, people } = ledger.demand;
  const facts = slots[slot]!;
  const first = ledger.openFrom[slot]!;
  const excludedPeople = ledger.refusals(slot).map((person) => people[person]!.id);
  if (first === facts.first) return excludedPeople.length === 0 ? facts : { ...facts, excludedPeople };
  const days = facts.days.filter((day) => day >= first);
  return { ...facts, excludedPeople, days, first };
}

/** Lays the market of a day out for the engine; the same code for every way of hiring. */
export function dayMarket(ledger: Ledger, day: number): DayMarket {
  const { demand } = ledger;
  const builder = new MarketBuilder({ ...generatedTerms(), firstDay: day }, sharedMemory);
  const open = ledger.openSlots();
  const numbers = new Map<string, number>();
  const postings = new Set<string>();
  for (const slot of open) {
    const row = slotNow(ledger, slot);
    numbers.set(row.id, slot);
    postings.add(row.posting);
    builder.addSlot(row);
  }
  demand.people.forEach((_, person) => {
    if (demand.arrival[person]! <= day) builder.addPerson(personNow(ledger, person, day));
  });
  for (const posting of postings) {
    for (const { person, reserve, day: known } of demand.applicants.get(posting)?.values() ?? []) {
      if (known > day) continue;
      builder.addApplication({ person: demand.people[person]!.id, posting, ...(reserve ? { reserve } : {}) });
    }
  }
  const market = builder.build();
  return {
    day,
    market,
    slotOf: Int32Array.from(market.names.slots, (id) => numbers.get(id)!),
    personOf: Int32Array.from(market.names.people, numberOf),
  };
}
