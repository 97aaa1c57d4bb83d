import { MessageParams, RuleCode, RuleId, ScoreCode, ScoreId } from './code';
import { countDays } from './market/day-mask';
import { findPerson, findSlot, Market, shootSlotsOf } from './market/market';
import { MatchingInputError } from './matching-input.error';
import { offeredPayFen } from './offered-pay';
import type { Taken } from './rule/hard-rule';
import { RULE_LIST } from './rule/registry';
import { TERM_LIST } from './score/registry';

/** What one soft term gave. */
export interface TermScore {
  readonly id: ScoreId;
  readonly code: ScoreCode;
  readonly points: number;
  readonly params: MessageParams;
}

/** A hard rule that a slot and a person break together. */
export interface RuleViolation {
  readonly id: RuleId;
  readonly code: RuleCode;
  readonly params: MessageParams;
}

/** Why a person is, or is not, a match for a slot. */
export interface MatchExplanation {
  readonly slot: string;
  readonly person: string;
  /** No hard rule is broken. */
  readonly eligible: boolean;
  readonly violations: readonly RuleViolation[];
  /** Sum of the terms. */
  readonly score: number;
  readonly terms: readonly TermScore[];
  /** Fen a day; null when her floor lies above the band. */
  readonly offeredPayFen: number | null;
  /** Days of the slot that she would rather not work. */
  readonly preferNotDays: number;
}

/** The slot's index; throws {@link MatchingInputError} `unknownSlot`. */
export function slotOf(market: Market, id: string): number {
  const slot = findSlot(market, id);
  if (slot < 0) throw new MatchingInputError('unknownSlot', 'slot', id);
  return slot;
}

/** The person's index; throws {@link MatchingInputError} `unknownPerson`. */
export function personOf(market: Market, id: string): number {
  const person = findPerson(market, id);
  if (person < 0) throw new MatchingInputError('unknownPerson', 'person', id);
  return person;
}

/** The people whom the producer has pinned in a shoot; the first slot by id of a person pinned twice. */
export function pinnedIn(market: Market, shootSlots: Iterable<number>): Map<number, number> {
  const taken = new Map<number, number>();
  for (const slot of shootSlots) {
    const person = market.slots.pinned[slot]!;
    if (person >= 0 && !taken.has(person)) taken.set(person, slot);
  }
  return taken;
}

/** The terms of a slot and a person, in the order of the registry. */
export function termScores(market: Market, slot: number, person: number): TermScore[] {
  return TERM_LIST.map((term) => ({
    id: term.id,
    code: `score.${term.id}` as const,
    points: term.points(market, slot, person),
    params: term.explain(market, slot, person),
  }));
}

/** The hard rules that a slot and a person break, in the order of the funnel. */
export function violationsOf(market: Market, slot: number, person: number, taken: Taken): RuleViolation[] {
  return RULE_LIST.filter((rule) => !rule.holds(market, slot, person, taken)).map((rule) => ({
    id: rule.id,
    code: `rule.${rule.id}` as const,
    params: rule.explain(market, slot, person, taken),
  }));
}

/** The pay to offer, by index. */
export function offerOf(market: Market, slot: number, person: number): number | null {
  return offeredPayFen(
    { payLowFen: market.slots.payLowFen[slot]!, payHighFen: market.slots.payHighFen[slot]! },
    { payFloorFen: market.people.payFloorFen[person]! },
  );
}

/** Days of the slot that the person would rather not work. */
export function preferNotDaysOf({ masks }: Market, slot: number, person: number): number {
  const low = masks.daysLow[slot]! & masks.preferNotLow[person]!;
  const high = masks.daysHigh[slot]! & masks.preferNotHigh[person]!;
  return countDays(low, high);
}

/** As {@link explainMatch}, by index and with a plan's view of who is taken. */
export function explainPair(market: Market, slot: number, person: number, taken: Taken): MatchExplanation {
  const violations = violationsOf(market, slot, person, taken);
  const terms = termScores(market, slot, person);
  return {
    slot: market.names.slots[slot]!,
    person: market.names.people[person]!,
    eligible: violations.length === 0,
    violations,
    score: terms.reduce((sum, term) => sum + term.points, 0),
    terms,
    offeredPayFen: offerOf(market, slot, person),
    preferNotDays: preferNotDaysOf(market, slot, person),
  };
}

/**
 * Why a person is, or is not, a match for a slot: every hard rule she breaks and every term of her score. People pinned
 * in the same shoot count as taken. Throws {@link MatchingInputError} for an unknown slot or person.
 */
export function explainMatch(market: Market, slotId: string, personId: string): MatchExplanation {
  const slot = slotOf(market, slotId);
  const shoot = shootSlotsOf(market, slot);
  return explainPair(market, slot, personOf(market, personId), pinnedIn(market, shoot));
}
