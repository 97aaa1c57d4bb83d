import { findPerson, findShoot, findSlot, Market, slotsOfShoot } from '../market/market';
import { brokenRules } from './pair';
import { soloPoints } from './points';
import { proofFaults, ProofToVerify } from './proof';
import { bannedTogether, Filled, sideFaults } from './side-rules';
import { Findings, Verification } from './violation';

export type { ProofToVerify } from './proof';
export type { PlanFault, PlanViolation, Verification } from './violation';

/** A plan to be checked; a `FillResult` is one. */
export interface PlanToVerify {
  readonly shoot: string;
  readonly assignments: readonly {
    readonly slot: string;
    readonly person: string;
    readonly offeredPayFen?: number | null;
    readonly score?: number;
  }[];
  readonly proof?: ProofToVerify;
}

type Entry = PlanToVerify['assignments'][number];

function checkOffer({ slots, people }: Market, findings: Findings, filled: Filled, entry: Entry): void {
  const [slot, person] = filled;
  const floor = people.payFloorFen[person]!;
  const least = Math.max(slots.payLowFen[slot]!, floor);
  const due = least > slots.payHighFen[slot]! ? null : least;
  const offered = entry.offeredPayFen;
  if (offered === undefined || offered === due) return;
  const detail = `${offered} instead of ${due}${offered !== null && offered < floor ? ', under her floor' : ''}`;
  findings.add({ kind: 'offeredPay', slot: entry.slot, person: entry.person, detail });
}

/** Checks one assignment by itself; says who is where when both are known. */
function checkAssignment(market: Market, findings: Findings, shoot: number, entry: Entry): Filled | null {
  const where = { slot: entry.slot, person: entry.person };
  const slot = findSlot(market, entry.slot);
  const person = findPerson(market, entry.person);
  if (slot < 0) findings.add({ kind: 'unknownSlot', ...where });
  if (person < 0) findings.add({ kind: 'unknownPerson', ...where });
  if (slot < 0 || person < 0) return null;
  if (market.slots.shoot[slot] !== shoot) findings.add({ kind: 'otherShoot', ...where });
  const pinned = market.slots.pinned[slot] === person;
  for (const kind of brokenRules(market, slot, person)) findings.add({ kind, ...where }, pinned);
  checkOffer(market, findings, [slot, person], entry);
  const score = soloPoints(market, slot, person);
  if (entry.score !== undefined && entry.score !== score) {
    findings.add({ kind: 'score', ...where, detail: `${entry.score}, not ${score}` });
  }
  return [slot, person];
}

/** Each slot and each person once, pins in place. */
function checkUse(market: Market, findings: Findings, plan: PlanToVerify, shoot: number): void {
  const holders = new Map<string, string>();
  const held = new Map<string, string>();
  const pinOf = (id: string): string | undefined =>
    market.names.people[market.slots.pinned[findSlot(market, id)] ?? -1];
  for (const { slot, person } of plan.assignments) {
    if (holders.has(slot)) findings.add({ kind: 'slotTwice', slot, person });
    const other = held.get(person);
    if (other !== undefined) {
      findings.add({ kind: 'taken', slot, person }, pinOf(slot) === person && pinOf(other) === person);
    }
    holders.set(slot, person);
    held.set(person, slot);
  }
  if (shoot < 0) return;
  for (const slot of slotsOfShoot(market, shoot)) {
    const id = market.names.slots[slot]!;
    const pin = pinOf(id);
    if (pin !== undefined && holders.get(id) !== pin) findings.add({ kind: 'pinMoved', slot: id });
  }
}

/** Labour cap, trainees and bans of the shoot. */
function checkSideRules(market: Market, findings: Findings, filled: readonly Filled[], shoot: number): void {
  const { names, slots } = market;
  for (const { kind, detail, byPins } of sideFaults(market, filled, shoot)) findings.add({ kind, detail }, byPins);
  const inShoot = filled.filter(([slot]) => slots.shoot[slot] === shoot);
  const slotsOf = (person: number): number[] => inShoot.filter((entry) => entry[1] === person).map(([slot]) => slot);
  for (const [one, other] of bannedTogether(market, slotsOf)) {
    const byPins = [one, other].every(([slot, person]) => slots.pinned[slot] === person);
    const detail = `not with ${names.people[one[1]]}`;
    findings.add({ kind: 'pairBan', slot: names.slots[other[0]]!, person: names.people[other[1]]!, detail }, byPins);
  }
}

/**
 * Checks a plan for one shoot against the market's facts: every hard rule, each slot and person used once, pins in
 * place, the shoot's labour cap, trainees and bans, and, where the plan carries them, offered pay, scores (of the shoot
 * alone: a first job and chains as if nothing else were planned) and the proof. Shares no scoring and no conflict code
 * with the solver: it reads the columns and counts day by day.
 */
export function verify(market: Market, plan: PlanToVerify): Verification {
  const findings = new Findings();
  const shoot = findShoot(market, plan.shoot);
  if (shoot < 0) findings.add({ kind: 'unknownShoot' });
  const entries = plan.assignments.map((entry) => checkAssignment(market, findings, shoot, entry));
  const filled = entries.filter((entry) => entry !== null);
  checkUse(market, findings, plan, shoot);
  if (shoot >= 0) checkSideRules(market, findings, filled, shoot);
  if (shoot >= 0 && plan.proof) {
    for (const detail of proofFaults(market, plan.shoot, filled, plan.proof)) findings.add({ kind: 'proof', detail });
  }
  const { violations, pinnedViolations } = findings;
  return { ok: violations.length === 0, violations, pinnedViolations };
}
