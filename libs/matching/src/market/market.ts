import type { GapPolicy } from '@callboard/domain';
import type { MatchingWeights } from '../weights';
import type { CrewColumns, PeopleColumns, PostingColumns, ShootColumns, SlotColumns } from './columns';
import type { DayMasks } from './day-mask';
import { findSorted } from './growing';
import type { RankIndex } from './rank-columns';

/** Everything that has a name in the input, each list in ascending order; columns hold places in these lists. */
export interface MarketNames {
  readonly people: readonly string[];
  readonly slots: readonly string[];
  readonly roles: readonly string[];
  readonly postings: readonly string[];
  readonly shoots: readonly string[];
  readonly departments: readonly string[];
  readonly teams: readonly string[];
  readonly skills: readonly string[];
  readonly documents: readonly string[];
}

/**
 * The input, checked and laid out in columns: the facts. `masks` and `index` are what the solver makes of them;
 * `verify` and `certify` read the facts alone. Made by `MarketBuilder` or `buildMarket`, never changed afterwards.
 */
export interface Market {
  /** Days of all columns are offsets from it. */
  readonly firstDay: number;
  readonly names: MarketNames;
  readonly people: PeopleColumns;
  readonly slots: SlotColumns;
  readonly postings: PostingColumns;
  readonly shoots: ShootColumns;
  readonly crews: CrewColumns;
  /** Pairs of people who never share a shoot, the lower index first, sorted, one pair behind the other. */
  readonly pairBans: Int32Array;
  readonly baseCount: number;
  /** Minutes from base a to base b at `a * baseCount + b`. */
  readonly travelMinutes: Int32Array;
  readonly gapPolicy: GapPolicy;
  readonly weights: MatchingWeights;
  readonly masks: DayMasks;
  readonly index: RankIndex;
}

/** The level, 1 to 4, that a person has in a role; 0 when she does not hold it. */
export function levelOf(people: PeopleColumns, person: number, role: number): number {
  for (let entry = people.roleStart[person]!; entry < people.roleStart[person + 1]!; entry++) {
    if (people.roleId[entry] === role) return people.roleLevel[entry]!;
  }
  return 0;
}

/** The slots of the shoot that a slot belongs to, ascending. */
export function shootSlotsOf(market: Market, slot: number): Int32Array {
  return slotsOfShoot(market, market.slots.shoot[slot]!);
}

/** The slots of a shoot, ascending. */
export function slotsOfShoot({ shoots }: Market, shoot: number): Int32Array {
  return shoots.slot.subarray(shoots.slotStart[shoot]!, shoots.slotStart[shoot + 1]!);
}

/** Minutes of travel from base to base. */
export function minutesBetween(market: Market, from: number, to: number): number {
  return market.travelMinutes[from * market.baseCount + to]!;
}

/** Index of a person, -1 when the market does not know her. */
export function findPerson(market: Market, id: string): number {
  return findSorted(market.names.people, id);
}

/** Index of a slot, -1 when the market does not know it. */
export function findSlot(market: Market, id: string): number {
  return findSorted(market.names.slots, id);
}

/** Index of a shoot, -1 when the market does not know it. */
export function findShoot(market: Market, id: string): number {
  return findSorted(market.names.shoots, id);
}
