import { explainPair, MatchExplanation, pinnedIn, slotOf } from '../explain-match';
import { Market, shootSlotsOf } from '../market/market';
import { MatchingInputError } from '../matching-input.error';
import { Ranker } from './top-people';

/**
 * The exact `k` best people for one slot who keep every hard rule, best first, lower id first among equals. People
 * pinned elsewhere in the shoot are left out. Throws {@link MatchingInputError} for an unknown slot or a `k` that is no
 * integer from 1.
 */
export function rank(market: Market, slotId: string, k: number): MatchExplanation[] {
  if (!Number.isInteger(k)) throw new MatchingInputError('notInteger', 'k', String(k));
  if (k < 1) throw new MatchingInputError('outOfRange', 'k', String(k));
  const slot = slotOf(market, slotId);
  const taken = pinnedIn(market, shootSlotsOf(market, slot));
  const barred = [...taken].filter(([, held]) => held !== slot).map(([person]) => person);
  return Array.from(new Ranker(market).best(slot, k, barred).people, (person) =>
    explainPair(market, slot, person, taken),
  );
}
