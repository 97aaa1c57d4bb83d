import { pinnedIn } from './explain-match';
import { FillProgress } from './fill-result';
import { findShoot, Market, slotsOfShoot } from './market/market';
import { buildMarket } from './market/market-builder';
import { MatchingInput, MAX_LEVEL, SlotInput, WINDOW_DAYS } from './matching-input';
import { MatchingInputError } from './matching-input.error';
import { RULE_LIST } from './rule/registry';
import { planShoot } from './shoot/plan-shoot';

/** One change of all slots of a posting; what is left out stays. */
export interface PostingChange {
  readonly posting: string;
  /** Fen a day. */
  readonly payLowFen?: number;
  readonly payHighFen?: number;
  /** 1 to 4. */
  readonly minLevel?: number;
  /** Days by which every day of its slots moves, below 0 earlier. */
  readonly shiftDays?: number;
}

/** What a shoot would be with one change. */
export interface WhatIfPoint {
  /** Different people who keep every hard rule of at least one slot of the posting. */
  readonly candidates: number;
  /** Slots of the posting that the best plan of the whole shoot fills. */
  readonly filled: number;
  /** Slots of the shoot that it fills. */
  readonly filledOfShoot: number;
}

/** Whether somebody whom a producer pinned still stands once the posting has changed: moved days let every pin go. */
function keepsPin(input: MatchingInput, slot: SlotInput, change: PostingChange): boolean {
  if (slot.pinnedPerson === undefined || (change.shiftDays ?? 0) !== 0) return false;
  if ((change.payLowFen ?? slot.payLowFen) !== slot.payLowFen) return false;
  const person = input.people.find(({ id }) => id === slot.pinnedPerson);
  return Math.max(slot.payLowFen, person?.payFloorFen ?? 0) <= (change.payHighFen ?? slot.payHighFen);
}

function changedSlot(input: MatchingInput, slot: SlotInput, change: PostingChange): SlotInput {
  if (slot.posting !== change.posting) return slot;
  const by = change.shiftDays ?? 0;
  const { pinnedPerson, ...rest } = slot;
  return {
    ...rest,
    payLowFen: change.payLowFen ?? slot.payLowFen,
    payHighFen: change.payHighFen ?? slot.payHighFen,
    minLevel: change.minLevel ?? slot.minLevel,
    days: slot.days.map((day) => day + by),
    first: slot.first + by,
    last: slot.last + by,
    ...(pinnedPerson !== undefined && keepsPin(input, slot, change) && { pinnedPerson }),
  };
}

/**
 * The input with one change made, beginning on the first day of its slots; null when they would no longer lie in the
 * window. A pin stays where an edit of the posting would leave it.
 */
export function withChange(input: MatchingInput, change: PostingChange): MatchingInput | null {
  const slots = input.slots.map((slot) => changedSlot(input, slot, change));
  const firstDay = Math.min(...slots.map(({ first }) => first));
  const lastDay = Math.max(...slots.map(({ last }) => last));
  return lastDay - firstDay >= WINDOW_DAYS ? null : { ...input, slots, firstDay };
}

function candidatesOf(market: Market, slots: readonly number[], shootSlots: Iterable<number>): number {
  const pinned = pinnedIn(market, shootSlots);
  const { index, baseCount } = market;
  const found = new Set<number>();
  for (const slot of slots) {
    const role = market.slots.role[slot]!;
    const from = index.start[role * MAX_LEVEL * baseCount * index.reach.length]!;
    const to = index.start[(role + 1) * MAX_LEVEL * baseCount * index.reach.length]!;
    for (const person of index.person.subarray(from, to)) {
      if (!found.has(person) && RULE_LIST.every((rule) => rule.holds(market, slot, person, pinned))) found.add(person);
    }
  }
  return found.size;
}

function pointOf(input: MatchingInput, shootId: string, posting: string): WhatIfPoint {
  const market = buildMarket(input);
  const shoot = findShoot(market, shootId);
  if (shoot < 0) throw new MatchingInputError('unknownShoot', 'shoot', shootId);
  const all = [...slotsOfShoot(market, shoot)];
  const ids = new Set(input.slots.filter((slot) => slot.posting === posting).map(({ id }) => id));
  const own = all.filter((slot) => ids.has(market.names.slots[slot]!));
  const solution = planShoot(market, shoot);
  const filled = new Set(all.filter((slot) => market.slots.pinned[slot]! >= 0));
  solution.slots.forEach((slot, row) => {
    if (solution.people[row]! >= 0) filled.add(slot);
  });
  return {
    candidates: candidatesOf(market, own, all),
    filled: own.filter((slot) => filled.has(slot)).length,
    filledOfShoot: filled.size,
  };
}

/**
 * What a shoot would be with each of these changes alone: every point is the proven best plan of the whole shoot with
 * that one thing changed. Null for a change that leads out of the window. Availability and bookings of the input must
 * reach as far as the changes do. Throws {@link MatchingInputError} `unknownShoot`.
 */
export function whatIf(
  input: MatchingInput,
  shootId: string,
  changes: readonly PostingChange[],
  onProgress?: FillProgress,
): (WhatIfPoint | null)[] {
  return changes.map((change, index) => {
    const changed = withChange(input, change);
    const point = changed && pointOf(changed, shootId, change.posting);
    onProgress?.('assign', index + 1, changes.length);
    return point;
  });
}
