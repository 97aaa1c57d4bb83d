import type { Market } from '../market/market';
import { ScoreTerm, share } from './score-term';

/** The term's points, which no slot changes. */
export function fairnessPoints({ people, weights }: Pick<Market, 'people' | 'weights'>, person: number): number {
  const zero = weights.fairnessZeroDays;
  return share(weights.fairness, zero - people.paidDaysLast30[person]!, zero);
}

export const fairnessTerm: ScoreTerm = {
  id: 'fairness',
  kind: 'soft',
  scope: 'person',
  unit: 'points for no paid day in the last 30, falling evenly to none at fairnessZeroDays',
  doc: 'Work goes round: the fewer days she was paid for lately the better.',
  reads: ['paidDaysLast30'],
  points: (market, _slot, person) => fairnessPoints(market, person),
  explain: (market, _slot, person) => ({ paidDays: market.people.paidDaysLast30[person]! }),
};
