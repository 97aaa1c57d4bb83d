import type { RuleViolation, TermScore } from './explain-match';
import type { UnfilledExplanation } from './explain-unfilled';

/**
 * What leaving a slot open costs in the optimisation, in points: more than all terms of a whole shoot together, so the
 * most slots are filled first and the best score found among such plans.
 */
export const OPEN_SLOT_PENALTY = 1_000_000_000;

/** How many runners-up a filled slot names. */
export const RUNNERS_UP = 2;

/** A good candidate whom the plan does not use. */
export interface RunnerUp {
  readonly person: string;
  readonly score: number;
  /** Points by which the person in the slot is ahead; can be negative beside a pinned person. */
  readonly margin: number;
  readonly offeredPayFen: number | null;
  readonly preferNotDays: number;
  readonly terms: readonly TermScore[];
}

/** A person for a slot, with the reasons. */
export interface Assignment {
  readonly slot: string;
  readonly person: string;
  readonly pinned: boolean;
  /** Hard rules that a pinned person breaks; empty for everybody the engine chose. */
  readonly violations: readonly RuleViolation[];
  readonly score: number;
  readonly terms: readonly TermScore[];
  /** Fen a day; null only for a pinned person whose floor lies above the band. */
  readonly offeredPayFen: number | null;
  readonly preferNotDays: number;
  readonly runnersUp: readonly RunnerUp[];
}

/**
 * The proof of how good the plan for the slots without a pin is. With gain = score + openPenalty for each filled slot:
 * every slot's and person's points are 0 or more, and points of slot + points of person >= gain, less what the pair
 * pays, for each pair that keeps the hard rules. A pair pays the labour price for what it costs (rounded down to
 * 1/64 of a point), a trainee the price of her department, an experienced colleague that price less than nothing for
 * each trainee whom she can look after. So no plan gains more than all points and what the rooms under the cap and of
 * the departments are worth at these prices; without rules across the shoot that is the plan's gain. Among plans that
 * fill as many slots none scores more than this plan's score and `dual - primal`. `verify` checks it.
 */
export interface OptimalityProof {
  /** {@link OPEN_SLOT_PENALTY}, or less where a rule across the shoot keeps slots open and less gives the closer bound. */
  readonly openPenalty: number;
  /** Gain of the plan. */
  readonly primal: number;
  /** The most that any plan can gain; equal to `primal` without rules across the shoot. */
  readonly dual: number;
  /** Points of every slot without a pin. */
  readonly slotDuals: readonly { readonly slot: string; readonly points: number }[];
  /** Points of people; those without any are left out. */
  readonly personDuals: readonly { readonly person: string; readonly points: number }[];
  /** Points for each 100 yuan under the labour cap; left out where there is none. */
  readonly labourPrice?: number;
  /** Points for one more trainee allowed, by department; left out where nothing limits them. */
  readonly traineePrices?: readonly { readonly department: string; readonly points: number }[];
}

/** Deterministic measures of the work done. */
export interface FillStats {
  readonly slots: number;
  /** People of the right role and level who were looked at, over all kinds of slots. */
  readonly candidatesScanned: number;
  /** Those of them who kept every hard rule. */
  readonly candidatesEligible: number;
  /** Slot-person pairs given to the assignment. */
  readonly pairs: number;
  readonly paths: number;
  readonly relaxations: number;
}

/** Two people who never share a shoot, whom the best plan without regard to that would have brought together. */
export interface RepairedBan {
  readonly people: readonly [string, string];
}

/** The best plan found for one shoot, with a proof of how good it is. */
export interface FillResult {
  readonly shoot: string;
  readonly weightsVersion: string;
  /** By slot id. */
  readonly assignments: readonly Assignment[];
  /** Slots that nobody can take, or nobody within the rules across the shoot, by slot id. */
  readonly open: readonly UnfilledExplanation[];
  /** Sum of the scores of all assignments, pinned ones too. */
  readonly score: number;
  readonly proof: OptimalityProof;
  /** No plan that fills as many slots has a greater score; equal to `score` where the plan is proven optimal. */
  readonly bound: number;
  /** `bound - score` as a share of the plan's value, in which a filled slot counts `weights.filled` more; 0 for optimal. */
  readonly gap: number;
  readonly bansRepaired: readonly RepairedBan[];
  readonly stats: FillStats;
}

/** Stages of {@link FillOptions.onProgress}, in order. */
export type FillStage = 'rank' | 'assign' | 'explain';

/** Called with work done and work in all; `done` reaches `total` in every stage. */
export type FillProgress = (stage: FillStage, done: number, total: number) => void;

export interface FillOptions {
  readonly onProgress?: FillProgress;
}
