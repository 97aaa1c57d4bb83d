import type { MessageParams } from '../code';
import type { Market } from '../market/market';
import { ScoreTerm, share } from './score-term';

const WHOLE = 1_000;
/** Where nothing is known nobody is judged: half. */
const UNKNOWN = 500;

function thousandths({ people }: Pick<Market, 'people'>, person: number): number {
  const record = people.record[person]!;
  return record < 0 ? UNKNOWN : record;
}

/** The term's points, which no slot changes. */
export function recordPoints(market: Pick<Market, 'people' | 'weights'>, person: number): number {
  return share(market.weights.record, thousandths(market, person), WHOLE);
}

export const recordTerm: ScoreTerm = {
  id: 'record',
  kind: 'soft',
  scope: 'person',
  unit: 'points for having kept all work that was agreed, in proportion for a part of it; half where nothing is known',
  doc: 'The more of what she agreed to she also did the better.',
  reads: ['record'],
  points: (market, _slot, person) => recordPoints(market, person),
  explain(market, _slot, person): MessageParams {
    const record = market.people.record[person]!;
    return record < 0 ? { known: false } : { known: true, kept: Math.floor(record / 10) };
  },
};
