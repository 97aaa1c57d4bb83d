import { levelOf, Market } from '../market/market';
import type { HardRule } from './hard-rule';
import { MOST_STEPS, stepsOf } from './relaxation';

/** Lowest level that a slot accepts: an entry slot takes a first job whatever its posting says. */
export function lowestLevel(market: Market, slot: number): number {
  return market.slots.entryLevel[slot] ? 1 : market.slots.minLevel[slot]!;
}

export const levelRule: HardRule = {
  id: 'level',
  kind: 'hard',
  unit: 'none',
  doc: 'Her level lies within the levels of the slot; entry slots accept level 1. Heads of department have their own rule.',
  byIndex: true,
  holds(market, slot, person) {
    const level = levelOf(market.people, person, market.slots.role[slot]!);
    if (market.slots.headOfDepartment[slot]) return level > 0;
    return level >= lowestLevel(market, slot) && level > 0 && level <= market.slots.maxLevel[slot]!;
  },
  explain: (market, slot, person) => ({
    level: levelOf(market.people, person, market.slots.role[slot]!),
    minLevel: lowestLevel(market, slot),
    maxLevel: market.slots.maxLevel[slot]!,
  }),
  steps(market, slot, people) {
    const levels = people.map((person) => levelOf(market.people, person, market.slots.role[slot]!));
    const least = lowestLevel(market, slot);
    const below = levels.filter((level) => level < least).map((level) => least - level);
    const above = levels.filter((level) => level >= least);
    return [...stepsOf(below, (down) => ({ level: least - down })), ...stepsOf(above, (level) => ({ level }))].slice(
      0,
      MOST_STEPS,
    );
  },
};
