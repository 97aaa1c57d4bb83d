import { ScoreTerm, share } from './score-term';

export const fairnessTerm: ScoreTerm = {
  id: 'fairness',
  kind: 'soft',
  unit: 'points for no paid day in the last 30, falling evenly to none at fairnessZeroDays',
  doc: 'Work goes round: the fewer days she was paid for lately the better.',
  reads: ['paidDaysLast30'],
  points(market, _slot, person) {
    const zero = market.weights.fairnessZeroDays;
    return share(market.weights.fairness, zero - market.people.paidDaysLast30[person]!, zero);
  },
  explain: (market, _slot, person) => ({ paidDays: market.people.paidDaysLast30[person]! }),
};
