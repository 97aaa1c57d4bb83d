/** Prices and sums of a market are integers in this part of a point, so that they are exact in any order of adding. */
export const POINT_PARTS = 64;

/** Labour prices are for so many fen: 100 yuan. */
export const LABOUR_PRICE_FEN = 10_000;

/** Who is in which slot: for each slot of the market, by index, the index of a person or -1. Pins are in it. */
export interface MarketPlan {
  readonly personOfSlot: Int32Array;
}

/**
 * Prices of everything that is scarce, in parts of a point ({@link POINT_PARTS}), none below 0. Any such prices give a
 * bound on all plans (`certify`); good ones give a close bound, a warm start for the next solve and the reasons why a
 * slot stays open.
 */
export interface MarketPrices {
  /** By slot: what a plan could gain by one more slot like it. */
  readonly slot: Int32Array;
  /** By shoot: what {@link LABOUR_PRICE_FEN} more under its labour cap could gain. */
  readonly labour: Int32Array;
  /** By crew (`market.crews`): what one more trainee allowed could gain. */
  readonly trainee: Int32Array;
}

/**
 * Value of a plan of a whole market, in points: for every slot without a pin that is filled `weights.filled` and the
 * points of its terms, where a first job counts once a person (not for a person with a pinned slot) and the chain
 * points are those of each pair of jobs that follow each other, bookings and pinned slots among them, less those that
 * the same bookings and pins have without the plan.
 */
export type PlanValue = number;
