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
 * The proof that no other plan for the slots without a pin is better. With gain = score + openPenalty for each filled
 * slot: every slot's and person's points are 0 or more, points of slot + points of person >= gain for each pair that
 * keeps the hard rules, and all points together are the plan's gain. `verify` checks it.
 */
export interface OptimalityProof {
  readonly openPenalty: number;
  /** Gain of the plan. */
  readonly primal: number;
  /** Sum of all points; equal to `primal`. */
  readonly dual: number;
  /** Points of every slot without a pin. */
  readonly slotDuals: readonly { readonly slot: string; readonly points: number }[];
  /** Points of people; those without any are left out. */
  readonly personDuals: readonly { readonly person: string; readonly points: number }[];
}

/** Deterministic measures of the work done. */
export interface FillStats {
  readonly slots: number;
  /** People of the right role and level who were looked at, over all slots. */
  readonly candidatesScanned: number;
  /** Those who kept every hard rule. */
  readonly candidatesEligible: number;
  /** Slot-person pairs given to the assignment. */
  readonly pairs: number;
  readonly paths: number;
  readonly relaxations: number;
}

/** The optimal plan for one shoot. */
export interface FillResult {
  readonly shoot: string;
  readonly weightsVersion: string;
  /** By slot id. */
  readonly assignments: readonly Assignment[];
  /** Slots that nobody can take, by slot id. */
  readonly open: readonly UnfilledExplanation[];
  /** Sum of the scores of all assignments, pinned ones too. */
  readonly score: number;
  readonly proof: OptimalityProof;
  readonly stats: FillStats;
}

/** Stages of {@link FillOptions.onProgress}, in order. */
export type FillStage = 'rank' | 'assign' | 'explain';

/** Called with work done and work in all; `done` reaches `total` in every stage. */
export type FillProgress = (stage: FillStage, done: number, total: number) => void;

export interface FillOptions {
  readonly onProgress?: FillProgress;
}
