import { levelOf, Market } from '../market/market';
import { MAX_LEVEL } from '../matching-input';
import { ScoreTerm, share } from './score-term';

/** The level that fits a slot exactly. */
export function wantedLevel(market: Market, slot: number): number {
  if (market.slots.headOfDepartment[slot]) return MAX_LEVEL;
  return market.slots.entryLevel[slot] ? 1 : market.slots.minLevel[slot]!;
}

/** Points for a level so many levels away from the one that fits. */
export function levelPoints({ weights }: Market, away: number): number {
  return share(weights.levelFit, MAX_LEVEL - 1 - away, MAX_LEVEL - 1);
}

/** Levels between the person and what the slot asks for; a newcomer fits an entry slot exactly. */
function levelsAway(market: Market, slot: number, person: number): number {
  if (market.slots.entryLevel[slot] && market.people.newcomer[person]) return 0;
  return Math.abs(levelOf(market.people, person, market.slots.role[slot]!) - wantedLevel(market, slot));
}

export const levelFitTerm: ScoreTerm = {
  id: 'levelFit',
  kind: 'soft',
  scope: 'pair',
  unit: 'points for exactly the level asked for; a third less for each level away',
  doc: 'The nearer her level to what the slot asks for the better; entry slots are for newcomers first.',
  reads: ['roleStart', 'roleId', 'roleLevel', 'newcomer'],
  points: (market, slot, person) => levelPoints(market, levelsAway(market, slot, person)),
  explain: (market, slot, person) => ({
    level: levelOf(market.people, person, market.slots.role[slot]!),
    wantedLevel: wantedLevel(market, slot),
    /** Nobody has booked her here yet, whatever she did elsewhere. */
    firstBooking: market.people.newcomer[person] === 1,
  }),
};
