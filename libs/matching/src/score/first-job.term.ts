import type { ScoreTerm } from './score-term';

export const firstJobTerm: ScoreTerm = {
  id: 'firstJob',
  kind: 'soft',
  scope: 'plan',
  unit: 'points for the first job of a newcomer, once a person whatever a plan gives her',
  doc: 'A plan that gives a newcomer her first job is the better one.',
  reads: ['newcomer'],
  points: (market, _slot, person) => (market.people.newcomer[person] === 1 ? market.weights.firstJob : 0),
  explain: (market, _slot, person) => ({ firstJob: market.people.newcomer[person] === 1 }),
};
