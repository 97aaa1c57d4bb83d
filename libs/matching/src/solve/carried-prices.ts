import type { Market } from '../market/market';
import type { MarketPrices } from '../plan';
import type { Groups } from './problem';

/**
 * Prices of an earlier solve by group, and which groups had one; one that had none has the mean of its role, at its base
 * if it can be.
 */
export function carriedPrices(
  { slots }: Market,
  groups: Groups,
  start: MarketPrices,
): { readonly price: Int32Array; readonly known: readonly boolean[] } {
  const sums = new Map<string, { sum: number; count: number }>();
  const keysOf = (slot: number): string[] => [`${slots.role[slot]} ${slots.base[slot]}`, `${slots.role[slot]}`];
  for (let slot = 0; slot < slots.count; slot++) {
    if (!(start.slot[slot]! >= 0)) continue;
    for (const key of keysOf(slot)) {
      const mean = sums.get(key) ?? { sum: 0, count: 0 };
      sums.set(key, { sum: mean.sum + start.slot[slot]!, count: mean.count + 1 });
    }
  }
  const price = new Int32Array(groups.count);
  const known = Array.from(price, (_, group) => {
    const slot = groups.slot[groups.unitStart[group]!]!;
    if (start.slot[slot]! >= 0) {
      price[group] = start.slot[slot]!;
      return true;
    }
    const mean = keysOf(slot)
      .map((key) => sums.get(key))
      .find((each) => each !== undefined);
    price[group] = mean ? Math.round(mean.sum / mean.count) : 0;
    return false;
  });
  return { price, known };
}
