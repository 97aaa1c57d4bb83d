import { buildPairs, explainMatch, MarketTerms, SlotFinder } from '@callboard/matching';
import { isOut, PersonFacts, PostingFacts } from './fit-facts';
import type { FittingPosting } from './fit-index';

/** The best of postings for a person, without those that she applied to, where no index stands between. */
export function fitInRows(
  terms: MarketTerms,
  facts: PersonFacts,
  postings: readonly PostingFacts[],
  limit: number,
): FittingPosting[] {
  const open = postings.filter(
    ({ shown, slot }) => shown.onBoard && !isOut(facts, slot) && !facts.applied.has(shown.postingId),
  );
  if (open.length === 0) return [];
  const shownOf = new Map(open.map(({ shown }) => [shown.slotId, shown]));
  const slots = open.map(({ slot }) => ({ ...slot, excludedPeople: [] }));
  const market = buildPairs({ ...terms, people: [facts.row], slots, applications: [] });
  return Array.from(new SlotFinder(market).best(0, limit).slots, (slot) => {
    const match = explainMatch(market, market.names.slots[slot]!, facts.row.id);
    return { ...match, shown: shownOf.get(match.slot)! };
  });
}
