import type { DayChange, RuleId } from './code';
import { highWord, lowWord } from './market/day-mask';
import type { Market } from './market/market';
import { WINDOW_DAYS } from './matching-input';
import { RULES } from './rule/registry';

/** The rules that ask which days a slot has. */
export const DAY_RULES: readonly RuleId[] = ['availability', 'overlap', 'gap', 'dayLimit'];

/** The days of a slot, as offsets from the market's first day. */
export interface SlotDays {
  readonly days: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly nightRun: number;
}

/** The days of a slot as they are. */
export function daysOf({ slots }: Market, slot: number): SlotDays {
  return {
    days: [...slots.day.subarray(slots.dayStart[slot]!, slots.dayStart[slot + 1]!)],
    first: slots.first[slot]!,
    last: slots.last[slot]!,
    nightRun: slots.nightRun[slot]!,
  };
}

/**
 * The days of a slot after a change; `null` when none would be left or one would lie outside the window. A run of nights
 * at its end loses what the slot loses there, and is no longer than what is left.
 */
export function changedDays(slot: SlotDays, change: DayChange): SlotDays | null {
  const by = change === 'moveLater' ? 1 : change === 'moveEarlier' ? -1 : 0;
  const first = slot.first + by + (change === 'startLater' ? 1 : 0);
  const last = slot.last + by - (change === 'endEarlier' ? 1 : 0);
  const days = slot.days.map((day) => day + by).filter((day) => first <= day && day <= last);
  if (days.length === 0 || first < 0 || last >= WINDOW_DAYS) return null;
  const nights = change === 'endEarlier' ? slot.nightRun - 1 : slot.nightRun;
  const most = by === 0 ? last - first + 1 : slot.nightRun;
  return { days, first, last, nightRun: Math.max(0, Math.min(nights, most)) };
}

/** A market in which slot 0 is the given slot on other days. It serves {@link DAY_RULES} and nothing else. */
function onOtherDays(market: Market, slot: number, changed: SlotDays): Market {
  const one = (value: number): Int32Array => Int32Array.of(value);
  let [low, high] = [0, 0];
  for (const day of changed.days) {
    low |= lowWord(day, day);
    high |= highWord(day, day);
  }
  return {
    ...market,
    slots: {
      ...market.slots,
      base: one(market.slots.base[slot]!),
      first: one(changed.first),
      last: one(changed.last),
      nightRun: one(changed.nightRun),
    },
    masks: { ...market.masks, daysLow: one(low), daysHigh: one(high) },
  };
}

const NOBODY: ReadonlyMap<number, number> = new Map();

/** Of people whom rules about days alone keep out, those who could take the slot on the changed days, in their order. */
export function fitOnDays(market: Market, slot: number, people: readonly number[], changed: SlotDays): number[] {
  const other = onOtherDays(market, slot, changed);
  return people.filter((person) => DAY_RULES.every((id) => RULES[id].holds(other, 0, person, NOBODY)));
}
