import { offerOf, personOf, slotOf, TermScore, termScores } from './explain-match';
import { whyNot, WhyNot } from './explain-plan';
import { findPerson, findSlot, Market } from './market/market';
import { buildMarket } from './market/market-builder';
import type { MatchingInput } from './matching-input';

/** Who is asked about, for which slot, and who holds which slot meanwhile. */
export interface ChoiceQuestion {
  readonly slot: string;
  readonly person: string;
  /** Pins need not be named: they are in the input. Slots and people that are not in the input are ignored. */
  readonly plan: readonly { readonly slot: string; readonly person: string }[];
}

/** Why somebody is not in a slot, with all that it takes to compare her with whoever is. */
export interface ChoiceExplanation extends WhyNot {
  /** Fen a day to offer her; null when her floor lies above the band. */
  readonly offeredPayFen: number | null;
  /** The terms of whoever has the slot; empty where nobody has it. */
  readonly rivalTerms: readonly TermScore[];
}

function personOfSlots(market: Market, plan: ChoiceQuestion['plan']): Int32Array {
  const personOfSlot = market.slots.pinned.slice();
  for (const held of plan) {
    const [slot, person] = [findSlot(market, held.slot), findPerson(market, held.person)];
    if (slot >= 0 && person >= 0 && personOfSlot[slot]! < 0) personOfSlot[slot] = person;
  }
  return personOfSlot;
}

/**
 * `whyNot` of an input and a plan as plain data; without anybody in the plan the best for the slot is the one to
 * compare with. Throws `MatchingInputError` `unknownSlot` and `unknownPerson`.
 */
export function explainChoice(input: MatchingInput, { slot, person, plan }: ChoiceQuestion): ChoiceExplanation {
  const market = buildMarket(input);
  const [at, who] = [slotOf(market, slot), personOf(market, person)];
  const view = plan.length > 0 ? { plan: { personOfSlot: personOfSlots(market, plan) } } : {};
  const found = whyNot(market, slot, person, view);
  const rivalTerms = found.rival ? termScores(market, at, personOf(market, found.rival.person)) : [];
  return { ...found, offeredPayFen: offerOf(market, at, who), rivalTerms };
}
