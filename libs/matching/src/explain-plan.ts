import {
  explainPair,
  MatchExplanation,
  personOf,
  pinnedIn,
  RuleViolation,
  slotOf,
  TermScore,
  termScores,
  violationsOf,
} from './explain-match';
import {
  Conflict,
  conflictsOf,
  heldBy,
  PlanSchedules,
  schedulesOf,
  scheduleValue,
  SlotConflict,
} from './explain-schedule';
import { brokenShootRule, labourFen, SHOOT_RULE_IDS, ShootRuleId, traineeCount } from './explain-shoot-rule';
import { EXAMPLES, explainOpenSlot, UnfilledExplanation } from './explain-unfilled';
import { RUNNERS_UP } from './fill-result';
import { Market, shootSlotsOf } from './market/market';
import { MAX_LEVEL } from './matching-input';
import { MatchingInputError } from './matching-input.error';
import { LABOUR_PRICE_FEN, MarketPlan, MarketPrices, POINT_PARTS } from './plan';
import { Ranker } from './rank/top-people';
import type { Taken } from './rule/hard-rule';
import { RULE_LIST } from './rule/registry';
import { scoreOf } from './score/registry';

/** A slot that a person holds in a plan and would have to give up for another. */
export interface HeldSlot {
  readonly slot: string;
  readonly conflict: SlotConflict;
  /** No plan can take her from it. */
  readonly pinned: boolean;
  /** Her points in it, for the slot alone. */
  readonly score: number;
}

/** Why a person is not in a slot, the first that applies: see {@link whyNot}. */
export type WhyNotReason = 'chosen' | 'rules' | 'pinned' | 'elsewhere' | 'shootRule' | 'outscored' | 'free';

/** Why a person is not in a slot. */
export interface WhyNot {
  readonly slot: string;
  readonly person: string;
  readonly reason: WhyNotReason;
  /** Hard rules that she breaks here. */
  readonly violations: readonly RuleViolation[];
  /** Her points for the slot alone, and the terms. */
  readonly score: number;
  readonly terms: readonly TermScore[];
  /** Who has the slot, or without a plan the best for it; with the points for the slot alone. */
  readonly rival: { readonly person: string; readonly score: number } | null;
  /**
   * Points that the plan would lose. `outscored`: with her in the slot instead of the one who has it. `elsewhere`: by
   * what she gives up, less what she brings here. Below 0 the plan would gain: it is not the best. `null` for other
   * reasons, and where a pin holds her.
   */
  readonly margin: number | null;
  /** `elsewhere` with prices: the same at prices, which count what others could do with the slots. */
  readonly netMargin: number | null;
  /** The slots that she would have to give up. */
  readonly elsewhere: readonly HeldSlot[];
  /** The rule across the shoot that the plan would break with her. */
  readonly shootRule: ShootRuleId | null;
}

/** Somebody who keeps every rule of an open slot and is worth more in another slot of the plan. */
export interface Outbid {
  readonly person: string;
  /** Her points for the open slot alone. */
  readonly score: number;
  readonly slots: readonly HeldSlot[];
  /** Points that the plan would lose if she gave them up for the open slot. */
  readonly margin: number;
  /** The same at prices; `null` without them. */
  readonly netMargin: number | null;
}

/** Why a slot of a market plan is open. */
export interface PlanGapExplanation extends UnfilledExplanation {
  /** Those whom other slots of the plan outbid it for, the nearest first, at most {@link EXAMPLES}. */
  readonly outbidBy: readonly Outbid[];
  /** How many could be pulled over in all. */
  readonly outbid: number;
  /** People free to take it whom a rule across the shoot keeps out. */
  readonly barred: readonly { readonly rule: ShootRuleId; readonly people: number }[];
  /** People whom nothing keeps out: the plan can be improved. */
  readonly free: number;
}

/** Why a person has a slot in a market plan, and who comes next. */
export interface PlacedExplanation extends MatchExplanation {
  readonly pinned: boolean;
  /** The best who could take the slot without giving up another; the margin is in points for the slot alone. */
  readonly runnersUp: readonly (MatchExplanation & { readonly margin: number })[];
}

/** A plan of the whole market, and the prices that speak for it. */
export interface PlanView {
  readonly plan: MarketPlan;
  readonly prices?: MarketPrices;
}

function checkPlan({ slots, people }: Market, { personOfSlot }: MarketPlan): void {
  if (personOfSlot.length !== slots.count) {
    throw new MatchingInputError('outOfRange', 'plan.personOfSlot', `${slots.count} slots`);
  }
  const wrong = personOfSlot.findIndex((person) => person < -1 || person >= people.count);
  if (wrong >= 0) throw new MatchingInputError('unknownPerson', `plan.personOfSlot[${wrong}]`);
}

/** What everything scarce in a slot costs with a person, in parts of a point. */
function priceOf(market: Market, slot: number, person: number, prices: MarketPrices): number {
  const shoot = market.slots.shoot[slot]!;
  const labour = (prices.labour[shoot]! * labourFen(market, slot, person)) / LABOUR_PRICE_FEN;
  const crew = market.crews.ofSlot[slot]!;
  if (crew < 0) return prices.slot[slot]! + labour;
  return prices.slot[slot]! + labour + traineeCount(market, slot, person) * prices.trainee[crew]!;
}

/** Margins of keeping what a person holds rather than giving up some of it for a slot. */
function marginsOf(
  market: Market,
  person: number,
  slot: number,
  { held, conflicts }: { held: readonly number[]; conflicts: readonly Conflict[] },
  prices: MarketPrices | undefined,
): { margin: number | null; netMargin: number | null } {
  if (conflicts.some((each) => market.slots.pinned[each.slot]! >= 0)) return { margin: null, netMargin: null };
  const given = conflicts.map((each) => each.slot);
  const instead = [...held.filter((other) => !given.includes(other)), slot];
  const margin = scheduleValue(market, person, held) - scheduleValue(market, person, instead);
  if (!prices) return { margin, netMargin: null };
  const parts = given.reduce((sum, other) => sum + priceOf(market, other, person, prices), 0);
  const net = margin + (priceOf(market, slot, person, prices) - parts) / POINT_PARTS;
  return { margin, netMargin: Math.round(net) };
}

function heldSlots(market: Market, person: number, conflicts: readonly Conflict[]): HeldSlot[] {
  return conflicts.map(({ slot, conflict }) => ({
    slot: market.names.slots[slot]!,
    conflict,
    pinned: market.slots.pinned[slot]! >= 0,
    score: scoreOf(market, slot, person),
  }));
}

type Verdict = Pick<WhyNot, 'reason'> & Partial<WhyNot>;

function rivalOf(market: Market, slot: number, person: number): WhyNot['rival'] {
  return person < 0 ? null : { person: market.names.people[person]!, score: scoreOf(market, slot, person) };
}

/** Without a plan: who is best for the slot. */
function againstTheBest(market: Market, slot: number, person: number, pinned: Taken): Verdict {
  const [best] = new Ranker(market).best(slot, 1, [...pinned.keys()]).people;
  if (best === undefined || best === person) return { reason: 'free' };
  const margin = scoreOf(market, slot, best) - scoreOf(market, slot, person);
  return { reason: 'outscored', rival: rivalOf(market, slot, best), margin };
}

/** Points that a person brings by a slot beside what else she holds. */
function broughtBy(market: Market, schedules: PlanSchedules, slot: number, person: number): number {
  const others = heldBy(schedules, person).filter((other) => other !== slot);
  return scheduleValue(market, person, [...others, slot]) - scheduleValue(market, person, others);
}

function againstThePlan(market: Market, slot: number, person: number, { plan, prices }: PlanView): Verdict {
  const schedules = schedulesOf(market, plan);
  const holder = plan.personOfSlot[slot]!;
  const rival = rivalOf(market, slot, holder);
  const held = heldBy(schedules, person);
  const conflicts = conflictsOf(market, person, slot, held);
  if (conflicts.length > 0) {
    const margins = marginsOf(market, person, slot, { held, conflicts }, prices);
    return { reason: 'elsewhere', rival, elsewhere: heldSlots(market, person, conflicts), ...margins };
  }
  const shootRule = brokenShootRule(market, slot, person, plan);
  if (shootRule) return { reason: 'shootRule', rival, shootRule };
  if (holder < 0) return { reason: 'free' };
  const margin = broughtBy(market, schedules, slot, holder) - broughtBy(market, schedules, slot, person);
  return { reason: 'outscored', rival, margin };
}

/**
 * Why a person is not in a slot. In this order: she has it (`chosen`); she breaks hard rules (`rules`); somebody is
 * pinned there (`pinned`); she holds slots of the plan that clash with it (`elsewhere`); with her the plan would break a
 * rule across the shoot (`shootRule`); somebody else is worth more in it (`outscored`); nothing keeps her out (`free`).
 * Without a plan the best for the slot alone stands for the one who has it. Throws {@link MatchingInputError} for an
 * unknown slot or person and for a plan of another market.
 */
export function whyNot(market: Market, slotId: string, personId: string, view: Partial<PlanView> = {}): WhyNot {
  const slot = slotOf(market, slotId);
  const person = personOf(market, personId);
  const { plan, prices } = view;
  if (plan) checkPlan(market, plan);
  const pinned = pinnedIn(market, shootSlotsOf(market, slot));
  const violations = violationsOf(market, slot, person, pinned);
  const pin = market.slots.pinned[slot]!;
  const verdict = (): Verdict => {
    if ((plan ? plan.personOfSlot[slot] : pin) === person) return { reason: 'chosen' };
    if (violations.length > 0) return { reason: 'rules' };
    if (pin >= 0) return { reason: 'pinned', rival: rivalOf(market, slot, pin) };
    return plan
      ? againstThePlan(market, slot, person, { plan, ...(prices && { prices }) })
      : againstTheBest(market, slot, person, pinned);
  };
  return {
    slot: slotId,
    person: personId,
    violations,
    score: scoreOf(market, slot, person),
    terms: termScores(market, slot, person),
    rival: null,
    margin: null,
    netMargin: null,
    elsewhere: [],
    shootRule: null,
    ...verdict(),
  };
}

/** Everybody who keeps every hard rule of a slot, ascending; people pinned elsewhere in the shoot do not. */
function eligible(market: Market, slot: number, pinned: Taken): number[] {
  const { index, slots, baseCount } = market;
  const from = index.start[slots.role[slot]! * MAX_LEVEL * baseCount * index.reach.length]!;
  const to = index.start[(slots.role[slot]! + 1) * MAX_LEVEL * baseCount * index.reach.length]!;
  const people: number[] = [];
  for (const person of index.person.subarray(from, to)) {
    if (RULE_LIST.every((rule) => rule.holds(market, slot, person, pinned))) people.push(person);
  }
  return people.sort((a, b) => a - b);
}

/** Who holds which slot of a slot's shoot; pins come first. */
function takenIn(market: Market, slot: number, { personOfSlot }: MarketPlan): Map<number, number> {
  const shoot = shootSlotsOf(market, slot);
  const taken = pinnedIn(market, shoot);
  for (const other of shoot) {
    const person = personOfSlot[other]!;
    if (person >= 0 && !taken.has(person)) taken.set(person, other);
  }
  return taken;
}

/**
 * Explains one slot after the other of a plan: what all of them need is laid out once. Throws
 * {@link MatchingInputError} for a plan of another market, and for an unknown slot.
 */
export class PlanExplainer {
  private readonly schedules: PlanSchedules;
  private readonly ranker: Ranker;

  constructor(
    private readonly market: Market,
    private readonly view: PlanView,
  ) {
    checkPlan(market, view.plan);
    this.schedules = schedulesOf(market, view.plan);
    this.ranker = new Ranker(market);
  }

  /** See {@link explainGap}. */
  gap(slotId: string): PlanGapExplanation {
    const { market, schedules } = this;
    const { plan, prices } = this.view;
    const slot = slotOf(market, slotId);
    const outbid: Outbid[] = [];
    const barred = new Map<ShootRuleId, number>();
    let free = 0;
    for (const person of eligible(market, slot, pinnedIn(market, shootSlotsOf(market, slot)))) {
      const held = heldBy(schedules, person);
      const conflicts = conflictsOf(market, person, slot, held);
      const rule = conflicts.length === 0 ? brokenShootRule(market, slot, person, plan) : null;
      if (rule) barred.set(rule, (barred.get(rule) ?? 0) + 1);
      else if (conflicts.length === 0) free += 1;
      const { margin, netMargin } = marginsOf(market, person, slot, { held, conflicts }, prices);
      if (conflicts.length === 0 || margin === null) continue;
      const score = scoreOf(market, slot, person);
      const slots = heldSlots(market, person, conflicts);
      outbid.push({ person: market.names.people[person]!, score, slots, margin, netMargin });
    }
    const rank = (each: Outbid): number => each.netMargin ?? each.margin;
    return {
      ...explainOpenSlot(market, slot, takenIn(market, slot, plan)),
      outbidBy: outbid.sort((a, b) => rank(a) - rank(b) || b.score - a.score).slice(0, EXAMPLES),
      outbid: outbid.length,
      barred: SHOOT_RULE_IDS.map((rule) => ({ rule, people: barred.get(rule) ?? 0 })).filter(
        ({ people }) => people > 0,
      ),
      free,
    };
  }

  /** See {@link explainPlaced}. */
  placed(slotId: string): PlacedExplanation | null {
    const { market, schedules, ranker } = this;
    const { plan } = this.view;
    const slot = slotOf(market, slotId);
    const holder = plan.personOfSlot[slot]!;
    if (holder < 0) return null;
    const taken = takenIn(market, slot, plan);
    const placed = explainPair(market, slot, holder, taken);
    const barred = [...taken.keys()];
    const free = (person: number): boolean =>
      conflictsOf(market, person, slot, heldBy(schedules, person)).length === 0 &&
      brokenShootRule(market, slot, person, plan) === null;
    let next: number[] = [];
    for (let k = 16; ; k *= 4) {
      const { people } = ranker.best(slot, k, barred);
      next = [...people].filter(free).slice(0, RUNNERS_UP);
      if (next.length === RUNNERS_UP || people.length < k) break;
    }
    const runnersUp = next
      .map((person) => explainPair(market, slot, person, taken))
      .map((each) => ({ ...each, margin: placed.score - each.score }));
    return { ...placed, pinned: market.slots.pinned[slot] === holder, runnersUp };
  }
}

/**
 * Why a slot of a market plan is open: as `explainUnfilled`, and who would keep every rule but is held by other slots,
 * each with the points that the plan would lose by pulling her over. Throws {@link MatchingInputError} for an unknown
 * slot and for a plan of another market.
 */
export function explainGap(market: Market, slotId: string, view: PlanView): PlanGapExplanation {
  return new PlanExplainer(market, view).gap(slotId);
}

/**
 * Why the one who has a slot in a market plan has it, with the best who could take her place and give up nothing; `null`
 * where nobody has it. Throws {@link MatchingInputError} as {@link explainGap}.
 */
export function explainPlaced(market: Market, slotId: string, view: PlanView): PlacedExplanation | null {
  return new PlanExplainer(market, view).placed(slotId);
}
