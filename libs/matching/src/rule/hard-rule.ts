import type { MessageParams, RuleId } from '../code';
import type { Market } from '../market/market';
import type { RelaxationStep } from './relaxation';

/** Who holds which slot of the shoot in the plan at hand: index of the person to index of the slot. */
export type Taken = ReadonlyMap<number, number>;

/** A rule that a plan never breaks of itself. Slots and people are indexes into the market. */
export interface HardRule {
  readonly id: RuleId;
  readonly kind: 'hard';
  /** Hard rules carry no weight. */
  readonly unit: 'none';
  /** What the rule demands, in one sentence. */
  readonly doc: string;
  /** The index by role and level already keeps it, so a scan of that index need not ask. */
  readonly byIndex: boolean;
  holds(market: Market, slot: number, person: number, taken: Taken): boolean;
  /** Parameters for the sentence that says why it does not hold. */
  explain(market: Market, slot: number, person: number, taken: Taken): MessageParams;
  /**
   * What a counterfactual may say of those whom this rule alone keeps out: how many, or nothing at all. Left out, it may
   * name them.
   */
  readonly discloses?: 'count' | 'nothing';
  /** How far it must give to let in people whom it alone keeps out, nearest first. */
  steps?(market: Market, slot: number, people: readonly number[]): RelaxationStep[];
}
