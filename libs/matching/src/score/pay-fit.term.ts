import { offeredPayFen } from '../offered-pay';
import { ScoreTerm, share } from './score-term';

/** Points for a floor within a band, whoever's they are. */
export function payPoints(weight: number, low: number, high: number, floor: number): number {
  return floor <= low ? weight : share(weight, high - floor, high - low);
}

export const payFitTerm: ScoreTerm = {
  id: 'payFit',
  kind: 'soft',
  scope: 'pair',
  unit: 'points for a pay at the low end of the band, falling evenly to none at its high end',
  doc: 'The lower in the band the pay that she accepts the better.',
  reads: ['payFloorFen'],
  points: ({ weights, slots, people }, slot, person) =>
    payPoints(weights.payFit, slots.payLowFen[slot]!, slots.payHighFen[slot]!, people.payFloorFen[person]!),
  explain(market, slot, person) {
    const payLowFen = market.slots.payLowFen[slot]!;
    const payHighFen = market.slots.payHighFen[slot]!;
    const payFloorFen = market.people.payFloorFen[person]!;
    const offered = offeredPayFen({ payLowFen, payHighFen }, { payFloorFen });
    return { offeredPayFen: offered ?? payFloorFen, payLowFen, payHighFen };
  },
};
