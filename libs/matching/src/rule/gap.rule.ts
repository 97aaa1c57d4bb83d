import { gapDaysBetween } from '@callboard/domain';
import { Market, minutesBetween } from '../market/market';
import type { HardRule } from './hard-rule';

interface Gap {
  readonly needed: number;
  readonly free: number;
  readonly first: number;
  readonly last: number;
}

/** Free days between the slot and a booking that lies wholly before or after it, beside those that it needs. */
function gapTo(market: Market, slot: number, entry: number): Gap | null {
  const { people, slots, gapPolicy } = market;
  const [first, last] = [people.bookingFirst[entry]!, people.bookingLast[entry]!];
  const [base, slotBase] = [people.bookingBase[entry]!, slots.base[slot]!];
  if (last < slots.first[slot]!) {
    const workDays = people.bookingWorkDays[entry]!;
    const nightRun = people.bookingNightRun[entry]!;
    const travelMinutes = minutesBetween(market, base, slotBase);
    const needed = gapDaysBetween({ workDays, nightRun, travelMinutes }, gapPolicy);
    return { needed, free: slots.first[slot]! - last - 1, first, last };
  }
  if (first > slots.last[slot]!) {
    const workDays = slots.last[slot]! - slots.first[slot]! + 1;
    const nightRun = slots.nightRun[slot]!;
    const travelMinutes = minutesBetween(market, slotBase, base);
    const needed = gapDaysBetween({ workDays, nightRun, travelMinutes }, gapPolicy);
    return { needed, free: first - slots.last[slot]! - 1, first, last };
  }
  return null;
}

/** The first booking that lies too near; `null` when all keep their distance. */
function tooNear(market: Market, slot: number, person: number): Gap | null {
  const { people, slots, gapPolicy } = market;
  const reach = gapPolicy.restDays + 2;
  const end = people.bookingStart[person + 1]!;
  for (let entry = people.bookingStart[person]!; entry < end; entry++) {
    if (people.bookingLast[entry]! < slots.first[slot]! - reach) continue;
    if (people.bookingFirst[entry]! > slots.last[slot]! + reach) break;
    const gap = gapTo(market, slot, entry);
    if (gap && gap.free < gap.needed) return gap;
  }
  return null;
}

export const gapRule: HardRule = {
  id: 'gap',
  kind: 'hard',
  unit: 'none',
  doc: 'Between the slot and each booking lie the rest and travel days of domain.gapDays, on both sides.',
  byIndex: false,
  holds: (market, slot, person) => tooNear(market, slot, person) === null,
  explain(market, slot, person) {
    const gap = tooNear(market, slot, person);
    const { firstDay } = market;
    return {
      neededDays: gap?.needed ?? 0,
      freeDays: gap?.free ?? 0,
      first: firstDay + (gap?.first ?? 0),
      last: firstDay + (gap?.last ?? 0),
    };
  },
};
