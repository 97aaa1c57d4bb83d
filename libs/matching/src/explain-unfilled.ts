import { MessageParams, RuleCode, RuleId } from './code';
import { pinnedIn, slotOf } from './explain-match';
import { Market, shootSlotsOf } from './market';
import { MAX_LEVEL } from './matching-input';
import type { Taken } from './rule/hard-rule';
import { RULE_LIST } from './rule/registry';

/** People left after a rule has been asked of those whom the rules before it left. */
export interface FunnelStep {
  readonly rule: RuleId;
  readonly code: RuleCode;
  readonly left: number;
}

/** What relaxing one rule alone would bring. */
export interface Counterfactual {
  readonly rule: RuleId;
  readonly code: RuleCode;
  /** People whom only this rule keeps out. */
  readonly people: number;
  /** The first of them by id, at most {@link EXAMPLES}. */
  readonly examples: readonly string[];
  /** How far the rule must give to let in the nearest of them, where that can be said: a pay, a level, minutes. */
  readonly params: MessageParams;
}

/** Why nobody is in a slot. */
export interface UnfilledExplanation {
  readonly slot: string;
  /** All people of the market, before the first rule. */
  readonly people: number;
  readonly funnel: readonly FunnelStep[];
  /**
   * The rule that alone keeps out the most people; where no single rule does, the one that took the last people from
   * the funnel. `null` when somebody is left, or when the market has no people.
   */
  readonly bindingRule: RuleId | null;
  /** Only rules that bring somebody, the one with most people first. */
  readonly counterfactuals: readonly Counterfactual[];
}

/** How many people a counterfactual names. */
export const EXAMPLES = 5;

interface Tally {
  readonly left: number[];
  readonly only: number[][];
}

/** People without the role fail it and its levels at once, so only those who hold it can be one rule away. */
function tally(market: Market, slot: number, taken: Taken): Tally {
  const { roleIndex, slots } = market;
  const left = RULE_LIST.map(() => 0);
  const only = RULE_LIST.map((): number[] => []);
  const from = roleIndex.start[slots.role[slot]! * MAX_LEVEL]!;
  const to = roleIndex.start[(slots.role[slot]! + 1) * MAX_LEVEL]!;
  for (let entry = from; entry < to; entry++) {
    const person = roleIndex.people[entry]!;
    const failed: number[] = [];
    RULE_LIST.forEach((rule, index) => {
      if (!rule.holds(market, slot, person, taken)) failed.push(index);
    });
    const first = failed[0] ?? RULE_LIST.length;
    for (let index = 0; index < first; index++) left[index]! += 1;
    if (failed.length === 1) only[failed[0]!]!.push(person);
  }
  return { left, only };
}

/** As {@link explainUnfilled}, by index and with a plan's view of who is taken. */
export function explainOpenSlot(market: Market, slot: number, taken: Taken): UnfilledExplanation {
  const { left, only } = tally(market, slot, taken);
  const counterfactuals = RULE_LIST.map((rule, index): Counterfactual => {
    const people = [...only[index]!].sort((a, b) => a - b);
    return {
      rule: rule.id,
      code: `rule.${rule.id}`,
      people: people.length,
      examples: people.slice(0, EXAMPLES).map((person) => market.personIds[person]!),
      params: people.length > 0 && rule.relaxed ? rule.relaxed(market, slot, people) : {},
    };
  })
    .filter((option) => option.people > 0)
    .sort((a, b) => b.people - a.people);
  const last = left.indexOf(0);
  const emptied = market.personIds.length > 0 && last >= 0 ? RULE_LIST[last]!.id : null;
  return {
    slot: market.slotIds[slot]!,
    people: market.personIds.length,
    funnel: RULE_LIST.map((rule, index) => ({ rule: rule.id, code: `rule.${rule.id}`, left: left[index]! })),
    bindingRule: emptied && (counterfactuals[0]?.rule ?? emptied),
    counterfactuals,
  };
}

/**
 * Why a slot is open: how many people each hard rule leaves, the rule that binds, and whom relaxing a single rule would
 * bring. `assigned` is the plan's present holder of each slot of the shoot; pinned people count as taken in any case.
 * Throws {@link MatchingInputError} for an unknown slot.
 */
export function explainUnfilled(
  market: Market,
  slotId: string,
  assigned: readonly { readonly slot: string; readonly person: string }[] = [],
): UnfilledExplanation {
  const slot = slotOf(market, slotId);
  const shoot = shootSlotsOf(market, slot);
  const taken = pinnedIn(market, shoot);
  for (const { slot: held, person } of assigned) {
    const [holder, place] = [market.personIndex.get(person), market.slotIndex.get(held)];
    if (holder !== undefined && place !== undefined && shoot.includes(place)) taken.set(holder, place);
  }
  return explainOpenSlot(market, slot, taken);
}
