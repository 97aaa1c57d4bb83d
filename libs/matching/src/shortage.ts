import { slotValue } from './explain-schedule';
import type { Market } from './market/market';
import { MarketPlan, MarketPrices, POINT_PARTS } from './plan';

/** How short a market is of a role at a base. */
export interface Shortage {
  readonly role: string;
  /** Index of the base. */
  readonly base: number;
  readonly slots: number;
  readonly filled: number;
  /**
   * What one more person who fits would be worth, in points: the mean over the slots without a pin, and the most, which
   * is where she would go. 0 where people are plenty, about the value of a filled slot where there is nobody left.
   */
  readonly meanWorth: number;
  readonly mostWorth: number;
}

interface Sum {
  slots: number;
  filled: number;
  priced: number;
  worth: number;
  most: number;
}

/** What a person brings to a filled slot of the plan, on average, in points; what filling alone brings where none is. */
function usualValue(market: Market, { personOfSlot }: MarketPlan): number {
  let [sum, filled] = [0, 0];
  personOfSlot.forEach((person, slot) => {
    if (person < 0) return;
    sum += slotValue(market, slot, person);
    filled += 1;
  });
  return filled === 0 ? market.weights.filled : sum / filled;
}

/**
 * How short the market is of every role at every base where a slot asks for it, in the order of the slots. One more
 * person for a slot is worth what a person brings to it, less the slot's price, which is what the plan would gain by
 * another slot like it. The price alone says the opposite: it is high where a further slot would be filled at once, and 0
 * where nobody is left to fill it. Nobody knows what would be brought to a slot that is open: it counts as a usual one.
 */
export function shortagesOf(
  market: Market,
  { plan, prices }: { readonly plan: MarketPlan; readonly prices: MarketPrices },
): Shortage[] {
  const { slots, names, baseCount } = market;
  const usual = usualValue(market, plan);
  const sums = new Map<number, Sum>();
  for (let slot = 0; slot < slots.count; slot++) {
    const key = slots.role[slot]! * baseCount + slots.base[slot]!;
    let sum = sums.get(key);
    if (!sum) sums.set(key, (sum = { slots: 0, filled: 0, priced: 0, worth: 0, most: 0 }));
    const person = plan.personOfSlot[slot]!;
    sum.slots += 1;
    if (person >= 0) sum.filled += 1;
    // Nobody competes for a slot with a pin, and it has no price.
    if (slots.pinned[slot]! >= 0) continue;
    const value = person < 0 ? usual : slotValue(market, slot, person);
    const worth = Math.max(0, value - prices.slot[slot]! / POINT_PARTS);
    sum.priced += 1;
    sum.worth += worth;
    sum.most = Math.max(sum.most, worth);
  }
  return [...sums].map(([key, { slots: count, filled, priced, worth, most }]) => ({
    role: names.roles[Math.floor(key / baseCount)]!,
    base: key % baseCount,
    slots: count,
    filled,
    meanWorth: priced === 0 ? 0 : Math.round(worth / priced),
    mostWorth: Math.round(most),
  }));
}
