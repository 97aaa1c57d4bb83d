import type { Market } from '../market/market';
import { MatchingInputError } from '../matching-input.error';
import { MarketPrices, POINT_PARTS } from '../plan';
import { Charges, checkPrices } from './charges';
import { OfferSearch } from './offers';
import { bestSchedule } from './schedule';

/** People `from` to below `to`, by index. */
export interface PeopleRange {
  readonly from: number;
  readonly to: number;
}

/** A proven upper bound, all numbers exact integers in parts of a point. */
export interface Certificate {
  readonly people: PeopleRange;
  /** What all plans together can pay at most for slots, labour and trainees; the same for every range of people. */
  readonly slotPart: number;
  /** Sum, over the people of the range, of the most that each can have left beyond the prices. */
  readonly personPart: number;
  /** `slotPart + personPart`: with all people no plan that keeps every rule is worth more. */
  readonly bound: number;
  /** The bound in points, rounded down, since plans are worth whole points. */
  readonly points: number;
}

function checkPart({ people }: Market, { from, to }: PeopleRange): void {
  if (!Number.isInteger(from) || !Number.isInteger(to)) {
    throw new MatchingInputError('notInteger', 'part', `${from} to ${to}`);
  }
  if (from < 0 || to < from || to > people.count) {
    throw new MatchingInputError('outOfRange', 'part', `${from} to ${to} of ${people.count}`);
  }
}

/** Throws where prices are so great that a sum would not be exact. */
function exact(sum: number): number {
  if (!Number.isSafeInteger(sum)) throw new MatchingInputError('outOfRange', 'prices', 'too great to be added exactly');
  return sum;
}

/**
 * An upper bound on the value of every plan of the market, from any prices that are not negative (Lagrangian
 * relaxation). Take any plan that keeps the rules. Each filled slot is worth to its person its value less its price,
 * less the labour price of what she costs, less the trainee price if she is a trainee, plus r times that price if she
 * is experienced. A person's slots form a schedule, so what they leave her is no more than her best schedule leaves:
 * `personPart` adds that up. And since a plan fills each slot once and keeps caps and trainee rules, what all pay
 * together is no more than `slotPart`. Value is what is paid and what is left, so `bound` is above it.
 *
 * Good prices make the bound close; no prices make it wrong. It knows nothing of bans of pairs and lets a person take
 * two slots of a shoot that share no day, which can only raise it. The person parts of ranges that split the people add
 * up to that of the whole, so machines can share the work. Shares no scoring and no conflict code with the solver.
 *
 * Throws {@link MatchingInputError} for prices that do not fit the market, are negative or too great, and for a range
 * beyond the people.
 */
export function certify(market: Market, prices: MarketPrices, part?: PeopleRange): Certificate {
  const people = part ?? { from: 0, to: market.people.count };
  checkPrices(market, prices);
  checkPart(market, people);
  const charges = new Charges(market, prices);
  const search = new OfferSearch(market, charges);
  const slotPart = exact(charges.slotPart());
  let personPart = 0;
  for (let person = people.from; person < people.to; person++) {
    const found = search.find(person);
    personPart = exact(personPart + bestSchedule(market, found.offers, found.person));
  }
  const bound = exact(slotPart + personPart);
  return { people, slotPart, personPart, bound, points: Math.floor(bound / POINT_PARTS) };
}
