import { DAY_CHANGES, DayChange, DayCode, MessageParams, RuleCode, RuleId } from './code';
import { changedDays, DAY_RULES, daysOf, fitOnDays } from './explain-days';
import { pinnedIn, slotOf } from './explain-match';
import { findPerson, findSlot, Market, shootSlotsOf } from './market/market';
import { MAX_LEVEL } from './matching-input';
import type { HardRule, Taken } from './rule/hard-rule';
import type { RelaxationStep } from './rule/relaxation';
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
  /** The first of them by id, at most {@link EXAMPLES}; nobody where it is nobody's business. */
  readonly examples: readonly string[];
  /** How far the rule must give to let in the nearest of them, where that can be said: a pay, a level, minutes. */
  readonly params: MessageParams;
  /** How far it must give for how many of them, nearest first; its first step has the parameters above. */
  readonly steps: readonly RelaxationStep[];
}

/** What other days would bring: people who break rules about days alone, and no rule on the changed days. */
export interface DayOption {
  readonly change: DayChange;
  readonly code: DayCode;
  readonly people: number;
  /** The first of them by id, at most {@link EXAMPLES}. */
  readonly examples: readonly string[];
  /** First and last day of the slot after the change. */
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
  /** Only changes that bring somebody, the one with most people first. */
  readonly otherDays: readonly DayOption[];
}

/** How many people a counterfactual names. */
export const EXAMPLES = 5;

interface Tally {
  readonly left: number[];
  readonly only: number[][];
  /** People who break rules about days and no others. */
  readonly onlyDays: number[];
}

const ABOUT_DAYS = RULE_LIST.map(({ id }) => DAY_RULES.includes(id));

/**
 * Which rules a person breaks: the first, whether it is the only one, and whether all are about days. Stops as soon as
 * nothing can change any more: most people break several rules.
 */
function brokenBy(market: Market, slot: number, person: number, taken: Taken) {
  let first = RULE_LIST.length;
  let broken = 0;
  let days = true;
  for (let k = 0; k < RULE_LIST.length && (broken < 2 || days); k++) {
    if (RULE_LIST[k]!.holds(market, slot, person, taken)) continue;
    if (broken === 0) first = k;
    broken += 1;
    days &&= ABOUT_DAYS[k]!;
  }
  return { first, alone: broken === 1, onlyDays: broken > 0 && days };
}

/** People without the role fail it and its levels at once, so only those who hold it can be one rule away. */
function tally(market: Market, slot: number, taken: Taken): Tally {
  const { index, slots, baseCount } = market;
  const ended = RULE_LIST.map(() => 0);
  const only = RULE_LIST.map((): number[] => []);
  const onlyDays: number[] = [];
  const from = index.start[slots.role[slot]! * MAX_LEVEL * baseCount * index.reach.length]!;
  const to = index.start[(slots.role[slot]! + 1) * MAX_LEVEL * baseCount * index.reach.length]!;
  for (let entry = from; entry < to; entry++) {
    const person = index.person[entry]!;
    const broken = brokenBy(market, slot, person, taken);
    if (broken.first < RULE_LIST.length) ended[broken.first]! += 1;
    if (broken.alone) only[broken.first]!.push(person);
    if (broken.onlyDays) onlyDays.push(person);
  }
  let rest = to - from;
  const left = ended.map((gone) => {
    rest -= gone;
    return rest;
  });
  return { left, only: only.map(ascending), onlyDays: ascending(onlyDays) };
}

function ascending(people: readonly number[]): number[] {
  return [...people].sort((a, b) => a - b);
}

function examplesOf(market: Market, people: readonly number[]): string[] {
  return people.slice(0, EXAMPLES).map((person) => market.names.people[person]!);
}

function counterfactualOf(market: Market, slot: number, rule: HardRule, people: readonly number[]): Counterfactual {
  const steps = rule.steps?.(market, slot, people) ?? [];
  return {
    rule: rule.id,
    code: `rule.${rule.id}`,
    people: people.length,
    examples: rule.discloses === undefined ? examplesOf(market, people) : [],
    params: steps[0]?.params ?? {},
    steps,
  };
}

function otherDaysOf(market: Market, slot: number, people: readonly number[]): DayOption[] {
  const options: DayOption[] = [];
  for (const change of DAY_CHANGES) {
    const changed = changedDays(daysOf(market, slot), change);
    const fit = changed ? fitOnDays(market, slot, people, changed) : [];
    if (!changed || fit.length === 0) continue;
    options.push({
      change,
      code: `days.${change}`,
      people: fit.length,
      examples: examplesOf(market, fit),
      params: { first: market.firstDay + changed.first, last: market.firstDay + changed.last },
    });
  }
  return options.sort((a, b) => b.people - a.people);
}

/** As {@link explainUnfilled}, by index and with a plan's view of who is taken. */
export function explainOpenSlot(market: Market, slot: number, taken: Taken): UnfilledExplanation {
  const { left, only, onlyDays } = tally(market, slot, taken);
  const counterfactuals = RULE_LIST.map((rule, k) => ({ rule, people: only[k]! }))
    .filter(({ rule, people }) => people.length > 0 && rule.discloses !== 'nothing')
    .map(({ rule, people }) => counterfactualOf(market, slot, rule, people))
    .sort((a, b) => b.people - a.people);
  const last = left.indexOf(0);
  const emptied = market.people.count > 0 && last >= 0 ? RULE_LIST[last]!.id : null;
  return {
    slot: market.names.slots[slot]!,
    people: market.people.count,
    funnel: RULE_LIST.map((rule, k) => ({ rule: rule.id, code: `rule.${rule.id}`, left: left[k]! })),
    bindingRule: emptied && (counterfactuals[0]?.rule ?? emptied),
    counterfactuals,
    otherDays: otherDaysOf(market, slot, onlyDays),
  };
}

/**
 * Why a slot is open: how many people each hard rule leaves, the rule that binds, and whom relaxing a single rule or
 * other days would bring. `assigned` is the plan's present holder of each slot of the shoot; pinned people count as taken in any case.
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
    const [holder, place] = [findPerson(market, person), findSlot(market, held)];
    if (holder >= 0 && place >= 0 && shoot.includes(place)) taken.set(holder, place);
  }
  return explainOpenSlot(market, slot, taken);
}
