import { MAX_LEVEL, PersonInput, SlotInput } from '../matching-input';
import { highWord, lowWord } from '../market/day-mask';
import { findSorted } from '../market/growing';
import type { Market } from '../market/market';
import { RULE_LIST } from '../rule/registry';
import { scoreOf } from '../score/registry';
import type { SlotFinder } from './slot-finder';

const NOBODY: ReadonlyMap<number, number> = new Map();

interface Days {
  readonly low: number;
  readonly high: number;
}

/** A set of days as a mask of the market's window. */
function maskOf({ firstDay }: Market, intervals: Iterable<readonly [from: number, to: number]>): Days {
  let [low, high] = [0, 0];
  for (const [from, to] of intervals) {
    low |= lowWord(from - firstDay, to - firstDay);
    high |= highWord(from - firstDay, to - firstDay);
  }
  return { low, high };
}

/**
 * The people of a market, by index, who may come into question for a slot that need not be in it: those left by level,
 * days, pay and travel. Whoever is left out breaks a hard rule; whoever is not may still break another, so that a market
 * of these people and the slot has the slot's exact ranking. The slot lies in the market's window and counts bases as
 * the market does.
 */
export function peopleInQuestion(market: Market, slot: SlotInput): number[] {
  const { index, baseCount, travelMinutes, names } = market;
  const role = findSorted(names.roles, slot.role);
  if (role < 0) return [];
  const days = maskOf(
    market,
    slot.days.map((day) => [day, day] as const),
  );
  const lowest = slot.headOfDepartment ? MAX_LEVEL : slot.entryLevel ? 1 : slot.minLevel;
  const perLevel = baseCount * index.reach.length;
  const found: number[] = [];
  for (let home = 0; home < baseCount; home++) {
    const minutes = travelMinutes[home * baseCount + slot.base]!;
    for (let level = lowest; level <= MAX_LEVEL; level++) {
      const bucket = (role * MAX_LEVEL + level - 1) * perLevel + home * index.reach.length;
      for (let entry = index.start[bucket]!; entry < index.start[bucket + index.reach.length]!; entry++) {
        if ((days.low & ~index.freeLow[entry]!) !== 0 || (days.high & ~index.freeHigh[entry]!) !== 0) continue;
        if (index.travel[entry]! < minutes || index.floor[entry]! > slot.payHighFen) continue;
        found.push(index.person[entry]!);
      }
    }
  }
  return found;
}

/**
 * The slots of a market, by index, that may come into question for a person who need not be in it, as
 * {@link peopleInQuestion}: those left by role, days, pay and travel. `finder` is one of that market.
 */
export function slotsInQuestion(market: Market, finder: SlotFinder, person: PersonInput): number[] {
  const { masks, slots, names, baseCount, travelMinutes } = market;
  const free = maskOf(market, [...person.free, ...person.preferNot]);
  const found: number[] = [];
  for (const held of person.roles) {
    const role = findSorted(names.roles, held.role);
    if (role < 0) continue;
    for (const slot of finder.ofRole(role)) {
      if ((masks.daysLow[slot]! & ~free.low) !== 0 || (masks.daysHigh[slot]! & ~free.high) !== 0) continue;
      if (person.payFloorFen > slots.payHighFen[slot]!) continue;
      if (travelMinutes[person.homeBase * baseCount + slots.base[slot]!]! > person.maxTravelMinutes) continue;
      found.push(slot);
    }
  }
  return found;
}

/**
 * The exact `k` best people of a market for one of its slots, best first, lower index first among equals, by asking every
 * pair: what `Ranker` finds, for markets of a few people, where making the tables of a scan would cost more than they save.
 */
export function bestOfFew(market: Market, slot: number, k: number): number[] {
  const found: (readonly [person: number, score: number])[] = [];
  for (let person = 0; person < market.people.count; person++) {
    if (!RULE_LIST.every((rule) => rule.holds(market, slot, person, NOBODY))) continue;
    found.push([person, scoreOf(market, slot, person)]);
  }
  return found
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, k)
    .map(([person]) => person);
}
