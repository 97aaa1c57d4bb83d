import type { Market } from '../market/market';
import { MatchingInputError } from '../matching-input.error';
import type { MarketPlan } from '../plan';
import type { RematchEvent, RematchOptions, Repair } from './rematch-event';
import { Rematcher } from './rematcher';

export interface RematchResult {
  readonly plan: MarketPlan;
  /** One for each event, in order. */
  readonly repairs: readonly Repair[];
}

/**
 * Repairs a plan that `verifyPlan` finds nothing wrong with after drop-outs and other events, one after the other. An
 * open slot goes to the best person who is free; only where nobody is, people of the plan move: `maxMoves` an event at
 * most, as few as will do, and only if the value gained exceeds `movePenalty` points for each. Nobody with a booking or
 * pin is moved out of it. The given plan stays as it is. Throws {@link MatchingInputError} for unknown ids, days out of
 * order, slots with a pin, options out of range and plans of another market; then nothing has happened.
 */
export function rematch(
  market: Market,
  plan: MarketPlan,
  events: readonly RematchEvent[],
  options: RematchOptions = {},
): RematchResult {
  const rematcher = new Rematcher(market, plan, options);
  const repairs = events.map((event, index) => {
    try {
      return rematcher.apply(event);
    } catch (error) {
      if (!(error instanceof MatchingInputError)) throw error;
      throw new MatchingInputError(error.code, error.path.replace('event', `events[${index}]`), error.detail);
    }
  });
  return { plan: rematcher.current(), repairs };
}
