import { SCORE_IDS, ScoreId } from '../code';
import type { Market } from '../market/market';
import { appliedTerm } from './applied.term';
import { bedTerm } from './bed.term';
import { chainTerm } from './chain.term';
import { distanceTerm } from './distance.term';
import { fairnessTerm } from './fairness.term';
import { firstJobTerm } from './first-job.term';
import { levelFitTerm } from './level-fit.term';
import { payFitTerm } from './pay-fit.term';
import { recordTerm } from './record.term';
import type { ScoreTerm } from './score-term';
import { skillTerm } from './skill.term';
import { togetherTerm } from './together.term';

/** Every soft term by its id. */
export const TERMS: Readonly<Record<ScoreId, ScoreTerm>> = {
  levelFit: levelFitTerm,
  distance: distanceTerm,
  payFit: payFitTerm,
  applied: appliedTerm,
  fairness: fairnessTerm,
  skill: skillTerm,
  record: recordTerm,
  bed: bedTerm,
  together: togetherTerm,
  firstJob: firstJobTerm,
  chain: chainTerm,
};

/** Every soft term in the order of explanations. */
export const TERM_LIST: readonly ScoreTerm[] = SCORE_IDS.map((id) => TERMS[id]);

/** Sum of all terms for a slot and a person, in points. */
export function scoreOf(market: Market, slot: number, person: number): number {
  let points = 0;
  for (const term of TERM_LIST) points += term.points(market, slot, person);
  return points;
}

/** The same without the terms that a plan adds. */
export function pointsBesidePlan(market: Market, slot: number, person: number): number {
  let points = 0;
  for (const term of TERM_LIST) if (term.scope !== 'plan') points += term.points(market, slot, person);
  return points;
}
