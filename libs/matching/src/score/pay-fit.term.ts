import { offeredPayFen } from '../offered-pay';
import { ScoreTerm, share } from './score-term';

export const payFitTerm: ScoreTerm = {
  id: 'payFit',
  kind: 'soft',
  unit: 'points for a pay at the low end of the band, falling evenly to none at its high end',
  doc: 'The lower in the band the pay that she accepts the better.',
  reads: ['payFloorFen'],
  points(market, slot, person) {
    const low = market.slots.payLowFen[slot]!;
    const high = market.slots.payHighFen[slot]!;
    const floor = market.people.payFloorFen[person]!;
    if (floor <= low) return market.weights.payFit;
    return share(market.weights.payFit, high - floor, high - low);
  },
  explain(market, slot, person) {
    const payLowFen = market.slots.payLowFen[slot]!;
    const payHighFen = market.slots.payHighFen[slot]!;
    const payFloorFen = market.people.payFloorFen[person]!;
    const offered = offeredPayFen({ payLowFen, payHighFen }, { payFloorFen });
    return { offeredPayFen: offered ?? payFloorFen, payLowFen, payHighFen };
  },
};
