import type { PersonCard, PlaceOfPerson, StoredTerm } from '@callboard/database';
import { ChoiceExplanation, offeredPayFen, WhyNot } from '@callboard/matching';
import { candidateProblem, missingRestDays, usualPay } from '../matching/candidate-check';
import { storedTerms } from '../matching/proposal-replacer.service';
import type { AskedFacts } from './asked-facts';
import { tellable, TellableRule } from './tellable';

/**
 * Why somebody is not in a slot: those of the engine; and before it was asked that the slot is booked, offered to others
 * or over (`closed`), that she has an offer for it (`asked`), works or is asked in this shoot (`inShoot`), or can
 * neither be found nor has applied (`hidden`), or that the company has blocked her (`blocked`). Somebody who has blocked
 * the company cannot be found by it.
 */
export type AskedReason = WhyNot['reason'] | 'closed' | 'asked' | 'inShoot' | 'hidden' | 'blocked';

/**
 * What the caller can do about it: put her in and pin her, send her an offer for this slot, or send one that leaves out
 * the rest that is missing, with a reason.
 */
export type AskedAct = 'place' | 'offer' | 'override';

/** Why somebody is not in a slot, as a producer hears it. */
export interface WhyNotAnswer {
  readonly slotId: string;
  readonly slotState: AskedFacts['slot']['state'];
  readonly person: PersonCard;
  readonly reason: AskedReason;
  /** The moment of the facts. */
  readonly asOf: Date;
  readonly rules: readonly TellableRule[];
  /** Null where the engine was not asked. */
  readonly score: number | null;
  readonly terms: readonly StoredTerm[];
  /** Fen a day that she would be offered; null when the band does not reach her, or the engine was not asked. */
  readonly payFen: number | null;
  readonly rival: {
    readonly person: PersonCard;
    readonly score: number;
    readonly payFen: number | null;
    readonly terms: readonly StoredTerm[];
  } | null;
  /** Points that the plan would lose with her; null where that cannot be said. */
  readonly margin: number | null;
  /** Where she stands in this shoot; null where nowhere, or where the caller may not look. */
  readonly place: PlaceOfPerson | null;
  readonly shootRule: WhyNot['shootRule'];
  /** How her last offer for this slot ended; null without one. */
  readonly lastAsk: AskedFacts['lastAsk'];
  /** Days of earned rest for whose lack alone she cannot be asked, for those who send offers; else null. */
  readonly missingRestDays: number | null;
  readonly acts: readonly AskedAct[];
}

/** Who stands against her, and what the caller may do and see. */
export interface AnswerRights {
  readonly rival: PersonCard | null;
  readonly mayPlace: boolean;
  readonly mayOffer: boolean;
  readonly mayOverride: boolean;
  readonly seesPlace: boolean;
}

/** What keeps her out before the engine is asked; null when nothing does. */
export function closedReason({ facts, input }: Pick<AskedFacts, 'facts' | 'input'>): AskedReason | null {
  if (facts.offered) return 'asked';
  if (facts.inShoot) return 'inShoot';
  if (facts.slotState !== 'open' || facts.begun) return 'closed';
  if (facts.blocked) return 'blocked';
  if (!facts.active || !facts.findable) return 'hidden';
  // A slot that no run would fill, or somebody without a profile.
  return input === null ? 'closed' : null;
}

const PLACEABLE: readonly AskedReason[] = ['outscored', 'free', 'elsewhere', 'pinned'];

/** As a direct offer is judged: everything else about her is looked at first. */
function missingRestOf({ facts }: AskedFacts, reason: AskedReason): number | null {
  if (reason !== 'rules' || !facts.rest) return null;
  return candidateProblem({ ...facts, clash: null }, usualPay(facts)) === null ? missingRestDays(facts.rest) : null;
}

function actsOf(asked: AskedFacts, found: ChoiceExplanation | null, reason: AskedReason, rights: AnswerRights) {
  const acts: AskedAct[] = [];
  const pinnedElsewhere = found?.elsewhere.some(({ pinned }) => pinned) ?? false;
  const places = PLACEABLE.includes(reason) && !pinnedElsewhere && asked.live.length > 0;
  if (places && rights.mayPlace && found?.offeredPayFen != null) acts.push('place');
  const { facts } = asked;
  const band = { payLowFen: facts.payLowFen ?? 0, payHighFen: facts.payHighFen ?? 0 };
  const pay = offeredPayFen(band, facts);
  const willing = facts.findable && pay !== null && candidateProblem(facts, pay) === null;
  if (rights.mayOffer && willing && reason !== 'closed' && reason !== 'chosen') acts.push('offer');
  if (rights.mayOverride && missingRestOf(asked, reason) !== null) acts.push('override');
  return acts;
}

/** What the stored plan says the rival would be paid, else what the engine would offer. */
function rivalOf(asked: AskedFacts, found: ChoiceExplanation | null, card: PersonCard | null): WhyNotAnswer['rival'] {
  if (!found?.rival || !card) return null;
  const stored = asked.live.find(({ slotId }) => slotId === asked.slot.slotId);
  const payFen = stored?.personId === found.rival.person ? stored.payFen : null;
  return { person: card, score: found.rival.score, payFen, terms: storedTerms(found.rivalTerms) };
}

function cardOf({ personId, displayName, handle, homeBase }: PersonCard): PersonCard {
  return { personId, displayName, handle, homeBase };
}

/** Puts what is known of a person and a slot, and what the engine says of them, into an answer for a producer. */
export function answerOf(asked: AskedFacts, found: ChoiceExplanation | null, rights: AnswerRights): WhyNotAnswer {
  const { slot, person, place } = asked;
  const reason = closedReason(asked) ?? found!.reason;
  return {
    slotId: slot.slotId,
    slotState: slot.state,
    person: cardOf(person),
    reason,
    asOf: asked.asOf,
    rules: tellable(found?.violations ?? [], slot.days),
    // Points of somebody who cannot have the slot say nothing, and pay would tell her floor.
    ...(found && found.violations.length === 0
      ? { score: found.score, terms: storedTerms(found.terms), payFen: found.offeredPayFen }
      : { score: null, terms: [], payFen: null }),
    rival: rivalOf(asked, found, rights.rival && cardOf(rights.rival)),
    margin: found?.margin ?? null,
    place: rights.seesPlace ? place : null,
    shootRule: found?.shootRule ?? null,
    lastAsk: asked.lastAsk,
    missingRestDays: rights.mayOffer ? missingRestOf(asked, reason) : null,
    acts: actsOf(asked, found, reason, rights),
  };
}
