import type { Market } from '../market/market';
import type { MarketPlan, MarketPrices } from '../plan';
import type { Problem } from './problem';
import type { SolveThreads } from './threads';

/** Stages of a solve, as progress and times are told. */
export type SolveStage = 'auction' | 'pairs' | 'prices' | 'plan' | 'proof';

/** Where a solve stands. */
export interface SolveStep {
  readonly stage: SolveStage;
  /** Work done so far, in units. */
  readonly work: number;
  /** Best bound and plan so far, in points; the bound of a step that is not the last is an estimate. */
  readonly bound: number;
  readonly value: number;
}

export interface SolveOptions {
  /** Enough when the proven (bound - value) / bound is not above it; 0 when left out. Looked at after every epoch. */
  readonly gapTarget?: number;
  /**
   * Work units at which the solve ends; a unit is a look at one person for one slot. A first plan is made in any case.
   * Without a limit of either kind there is a fixed number of epochs.
   */
  readonly work?: number;
  /** Prices of an earlier solve of this or a like market, by slot of this one; -1 for slots that had none. */
  readonly start?: MarketPrices;
  /** A plan of an earlier solve; what of it still keeps the rules is where this one begins. Only with `start`. */
  readonly startPlan?: MarketPlan;
  /**
   * Asked after every step; true ends the solve with what there is, once there is a plan. The only way for a clock to
   * come in.
   */
  readonly stop?: (step: SolveStep) => boolean;
  readonly onProgress?: (step: SolveStep) => void;
  readonly threads?: (market: Market, problem: Problem) => SolveThreads;
}

/** A plan of a whole market with the proof of how good it is. */
export interface SolveResult {
  readonly plan: MarketPlan;
  readonly prices: MarketPrices;
  /** Value of the plan in points (see `MarketPlan`), and a number that no plan's value exceeds. */
  readonly value: number;
  readonly bound: number;
  /** (bound - value) / bound, 0 where the bound is 0. */
  readonly gap: number;
  readonly filled: number;
  readonly open: number;
  readonly work: number;
  readonly steps: readonly SolveStep[];
}
