import type { MessageParams } from '../code';
import { listHas } from '../market/columns';
import type { Market } from '../market/market';
import type { HardRule } from './hard-rule';
import { MOST_STEPS } from './relaxation';

/** Entry of the first demanded document, from an entry on, that she does not hold; -1 when she holds the rest. */
function missingFrom({ slots, people }: Market, slot: number, person: number, from: number): number {
  for (let entry = from; entry < slots.documentStart[slot + 1]!; entry++) {
    const paper = slots.document[entry]!;
    if (!listHas(people.document, people.documentStart[person]!, people.documentStart[person + 1]!, paper)) {
      return entry;
    }
  }
  return -1;
}

function firstMissing(market: Market, slot: number, person: number): number {
  return missingFrom(market, slot, person, market.slots.documentStart[slot]!);
}

export const documentsRule: HardRule = {
  id: 'documents',
  kind: 'hard',
  unit: 'none',
  doc: 'She holds every licence and paper that the slot demands.',
  byIndex: false,
  holds: (market, slot, person) => firstMissing(market, slot, person) < 0,
  explain(market, slot, person): MessageParams {
    const entry = firstMissing(market, slot, person);
    return entry < 0 ? {} : { document: market.names.documents[market.slots.document[entry]!]! };
  },
  // Not one step on top of the other: each is one document given up, with those who lack it alone.
  steps(market, slot, people) {
    const counts = new Map<number, number>();
    for (const person of people) {
      const entry = firstMissing(market, slot, person);
      const alone = entry >= 0 && missingFrom(market, slot, person, entry + 1) < 0;
      const paper = market.slots.document[entry]!;
      if (alone) counts.set(paper, (counts.get(paper) ?? 0) + 1);
    }
    return [...counts]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MOST_STEPS)
      .map(([paper, count]) => ({ params: { document: market.names.documents[paper]! }, people: count }));
  },
};
