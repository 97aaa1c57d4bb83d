import type { RuleId } from '../code';
import type { OptimalityProof } from '../fill-result';
import type { Market } from '../market';
import type { MatchingInput, PersonInput, SlotInput } from '../matching-input';
import { brokenRules, restatedScore } from './pair';

/** A plan to be checked; a `FillResult` is one. */
export interface PlanToVerify {
  readonly shoot: string;
  readonly assignments: readonly {
    readonly slot: string;
    readonly person: string;
    readonly offeredPayFen?: number | null;
    readonly score?: number;
  }[];
  readonly proof?: OptimalityProof;
}

/** What a plan can do wrong beside breaking a rule between a slot and a person. */
export type PlanFault =
  | 'unknownShoot'
  | 'unknownSlot'
  | 'unknownPerson'
  | 'otherShoot'
  | 'slotTwice'
  | 'pinMoved'
  | 'offeredPay'
  | 'score'
  | 'proof';

/** One thing that is wrong with a plan. */
export interface PlanViolation {
  readonly kind: RuleId | PlanFault;
  readonly slot?: string;
  readonly person?: string;
  readonly detail?: string;
}

export interface Verification {
  /** Nothing is wrong but, perhaps, what pins bring with them. */
  readonly ok: boolean;
  readonly violations: readonly PlanViolation[];
  /** Rules that people break whom the producer has pinned. */
  readonly pinnedViolations: readonly PlanViolation[];
}

interface Books {
  readonly input: MatchingInput;
  readonly slots: ReadonlyMap<string, SlotInput>;
  readonly people: ReadonlyMap<string, PersonInput>;
  readonly applied: ReadonlySet<string>;
  readonly violations: PlanViolation[];
  readonly pinnedViolations: PlanViolation[];
}

function scoreIn(books: Books, slot: SlotInput, person: PersonInput): number {
  return restatedScore(books.input, slot, person, books.applied.has(JSON.stringify([slot.posting, person.id])));
}

function checkOffer(books: Books, slot: SlotInput, person: PersonInput, offered: number | null): void {
  const least = Math.max(slot.payLowFen, person.payFloorFen);
  const due = least > slot.payHighFen ? null : least;
  if (offered === due) return;
  const under = offered !== null && offered < person.payFloorFen;
  const detail = `${offered} instead of ${due}${under ? ', under her floor' : ''}`;
  books.violations.push({ kind: 'offeredPay', slot: slot.id, person: person.id, detail });
}

function checkAssignment(books: Books, shoot: string, entry: PlanToVerify['assignments'][number]): void {
  const slot = books.slots.get(entry.slot);
  const person = books.people.get(entry.person);
  const where = { slot: entry.slot, person: entry.person };
  if (!slot) books.violations.push({ kind: 'unknownSlot', ...where });
  if (!person) books.violations.push({ kind: 'unknownPerson', ...where });
  if (!slot || !person) return;
  if (slot.shoot !== shoot) books.violations.push({ kind: 'otherShoot', ...where });
  const pinned = slot.pinnedPerson === person.id;
  for (const kind of brokenRules(books.input, slot, person)) {
    (pinned ? books.pinnedViolations : books.violations).push({ kind, ...where });
  }
  if (entry.offeredPayFen !== undefined) checkOffer(books, slot, person, entry.offeredPayFen);
  if (entry.score !== undefined && entry.score !== scoreIn(books, slot, person)) {
    books.violations.push({ kind: 'score', ...where, detail: `${entry.score}, not ${scoreIn(books, slot, person)}` });
  }
}

function checkWhole(books: Books, plan: PlanToVerify): void {
  const holders = new Map<string, string>();
  const held = new Map<string, string>();
  for (const { slot, person } of plan.assignments) {
    if (holders.has(slot)) books.violations.push({ kind: 'slotTwice', slot, person });
    if (held.has(person)) {
      const bothPinned = [slot, held.get(person)!].every((id) => books.slots.get(id)?.pinnedPerson === person);
      (bothPinned ? books.pinnedViolations : books.violations).push({ kind: 'taken', slot, person });
    }
    holders.set(slot, person);
    held.set(person, slot);
  }
  for (const slot of books.slots.values()) {
    if (slot.shoot !== plan.shoot || slot.pinnedPerson === undefined) continue;
    if (holders.get(slot.id) !== slot.pinnedPerson) books.violations.push({ kind: 'pinMoved', slot: slot.id });
  }
}

function checkProof(books: Books, plan: PlanToVerify, proof: OptimalityProof): void {
  const fault = (detail: string): void => void books.violations.push({ kind: 'proof', detail });
  const slotPoints = new Map(proof.slotDuals.map((dual) => [dual.slot, dual.points]));
  const personPoints = new Map(proof.personDuals.map((dual) => [dual.person, dual.points]));
  const points = [...slotPoints.values(), ...personPoints.values()];
  if (points.some((value) => !Number.isSafeInteger(value) || value < 0)) fault('points are not integers from 0');
  const dual = points.reduce((sum, value) => sum + value, 0);
  const rows = [...books.slots.values()].filter((slot) => slot.shoot === plan.shoot && slot.pinnedPerson === undefined);
  const pinned = new Set([...books.slots.values()].filter((s) => s.shoot === plan.shoot).map((s) => s.pinnedPerson));
  let primal = 0;
  for (const entry of plan.assignments) {
    const slot = books.slots.get(entry.slot);
    const person = books.people.get(entry.person);
    if (slot && person && slot.pinnedPerson === undefined) primal += scoreIn(books, slot, person) + proof.openPenalty;
  }
  if (primal !== proof.primal || dual !== proof.dual) fault(`primal ${primal} or dual ${dual} is not what is claimed`);
  if (primal !== dual) fault(`primal ${primal}, dual ${dual}`);
  for (const slot of rows) {
    for (const person of books.people.values()) {
      if (pinned.has(person.id) || brokenRules(books.input, slot, person).length > 0) continue;
      const covered = (slotPoints.get(slot.id) ?? 0) + (personPoints.get(person.id) ?? 0);
      if (covered < scoreIn(books, slot, person) + proof.openPenalty)
        fault(`pair ${slot.id}, ${person.id} is not covered`);
    }
  }
}

/**
 * Checks a plan for one shoot against the market's input: every hard rule, each slot and person used once, pins in
 * place, and, where the plan carries them, offered pay, scores and the proof of optimality. Shares no scoring and no
 * conflict code with the solver: it reads the input as it came and counts day by day.
 */
export function verify(market: Market, plan: PlanToVerify): Verification {
  const { input } = market;
  const books: Books = {
    input,
    slots: new Map(input.slots.map((slot) => [slot.id, slot])),
    people: new Map(input.people.map((person) => [person.id, person])),
    applied: new Set(input.applications.map(({ posting, person }) => JSON.stringify([posting, person]))),
    violations: [],
    pinnedViolations: [],
  };
  if (!input.slots.some((slot) => slot.shoot === plan.shoot)) books.violations.push({ kind: 'unknownShoot' });
  for (const entry of plan.assignments) checkAssignment(books, plan.shoot, entry);
  checkWhole(books, plan);
  if (plan.proof) checkProof(books, plan, plan.proof);
  return {
    ok: books.violations.length === 0,
    violations: books.violations,
    pinnedViolations: books.pinnedViolations,
  };
}
