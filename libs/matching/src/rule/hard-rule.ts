import type { MessageParams, RuleId } from '../code';
import type { Market } from '../market';

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
  /** What it would take to let in the nearest of people whom this rule alone keeps out. */
  relaxed?(market: Market, slot: number, people: readonly number[]): MessageParams;
}
