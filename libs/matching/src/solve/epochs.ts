import { POINT_PARTS } from '../plan';

/** What an epoch does: a price search among some pairs, then a search for a better plan; a proof finds the next pairs. */
export interface Epoch {
  /** Parts that these prices are too low by on the whole, as those of an auction are. */
  readonly bias: number;
  /** Price steps, the part of the way that the first and the last go, and the parts by which they push. */
  readonly steps: number;
  readonly way: readonly [from: number, to: number];
  readonly push: readonly [from: number, to: number];
  /** Rounds at most in which people take their best, and turns in which those far from it are shaken. */
  readonly rounds: number;
  readonly shakes: number;
}

const pointsOf = (points: number): number => points * POINT_PARTS;
const pushOf = (from: number, to: number): readonly [number, number] => [pointsOf(from), pointsOf(to)];
const FIRST: Epoch = {
  bias: pointsOf(15),
  steps: 14,
  way: [0.4, 0.1],
  push: pushOf(20, 4),
  rounds: 0,
  shakes: 0,
};
/** A solve that begins with good prices begins with the second. */
const LATER: readonly Epoch[] = [
  { bias: 0, steps: 10, way: [0.3, 0.08], push: pushOf(8, 2), rounds: 3, shakes: 2 },
  { bias: 0, steps: 10, way: [0.2, 0.05], push: pushOf(6, 1), rounds: 3, shakes: 4 },
  { bias: 0, steps: 10, way: [0.2, 0.05], push: pushOf(4, 1), rounds: 3, shakes: 10 },
];

/** A slot of a market of more groups bids for a sample of its people first. */
export const SAMPLED_GROUPS = 20_000;
/** Bids at most in an auction, by unit. */
export const BIDS = 30;
/**
 * And at least so many, so that in a small market the slots of a role of which there are too few people bid its price
 * all the way down; prices that stop half-way hold the bound up by as much for every slot that stays open.
 */
export const LEAST_BIDS = 50_000;
/** Steps of the auction over the market and of that among pairs, and what the prices of the first are too low by. */
export const AUCTION_STEP = pointsOf(20);
export const POOL_AUCTION_STEP = pointsOf(5);
export const AUCTION_BIAS = pointsOf(20);
/** Parts by which pairs reach under the prices of an auction, and of a proof; a price that sank so far has more. */
export const FIRST_REACH = pointsOf(50);
export const LATER_REACH = pointsOf(40);

/** The denser a market the nearer lie people to each other: reaches and pushes are for so many groups of slots. */
const USUAL_GROUPS = 20_000;
const MOST_SPREAD = 10;

/** How far apart people lie for a slot in a market of so many groups, beside one of the usual size. */
export function spreadOf(groups: number): number {
  return Math.min(MOST_SPREAD, Math.sqrt(USUAL_GROUPS / Math.max(1, groups)));
}

/** What the epoch of a number does; those behind the last are like the last. */
export function settingOf(epoch: number, warm: boolean): Epoch {
  if (epoch === 0 && !warm) return FIRST;
  return LATER[Math.min(epoch - (warm ? 0 : 1), LATER.length - 1)]!;
}

/** The value on the way from one to the other at which step `k` of `steps` is. */
export function onTheWay([from, to]: readonly [number, number], k: number, steps: number): number {
  return from * (to / from) ** (k / (steps - 1));
}
