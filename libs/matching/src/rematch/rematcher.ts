import { findPerson, findSlot, levelOf, Market, slotsOfShoot } from '../market/market';
import { MatchingInputError } from '../matching-input.error';
import { MarketPlan, POINT_PARTS } from '../plan';
import { TERM_LIST } from '../score/registry';
import { PlanState } from '../solve/plan-state';
import { makeProblem, Problem } from '../solve/problem';
import { SideRules } from '../solve/side-rules';
import { Bars } from './bars';
import { applySteps, FillSearch, Step } from './fill-search';
import type { MovedPerson, RematchEvent, RematchOptions, Repair, RepairedSlot } from './rematch-event';

const NONE = -1;
const DEFAULT_MOVES = 3;
const MOST_MOVES = 100;
/** Days of events lie within the days of an input. */
const MOST_DAY = 10_000_000;
const PAIR_TERMS = TERM_LIST.filter((term) => term.scope !== 'plan');

/** What an event has done so far. */
interface Course {
  readonly slots: RepairedSlot[];
  readonly moved: MovedPerson[];
  movesLeft: number;
  /** In parts. */
  value: number;
}

function count(value: number, path: string, most: number): number {
  if (!Number.isInteger(value)) throw new MatchingInputError('notInteger', path, String(value));
  if (value < 0 || value > most) throw new MatchingInputError('outOfRange', path, `0 to ${most}`);
  return value;
}

/**
 * Keeps a plan of a market up to date while people drop out and slots come and go, one event after the other, with the
 * memory of one search. Bookings and pins stay as they are; people of the plan move only where nobody is free, within
 * `maxMoves` an event, and where the plan gains more than `movePenalty` for each of them. What events have ruled out
 * holds for all later events. The same plan and events give the same result.
 */
export class Rematcher {
  private readonly problem: Problem;
  private readonly plan: PlanState;
  private readonly bars: Bars;
  private readonly search: FillSearch;
  private readonly unitOf: Int32Array;
  private readonly maxMoves: number;
  /** In parts, for each person moved. */
  private readonly penalty: number;

  /**
   * Takes a plan that `verifyPlan` finds nothing wrong with. Throws {@link MatchingInputError} when it is not of the
   * market's size, names people whom the market does not know or leaves a pin out, and for options out of range.
   */
  constructor(
    private readonly market: Market,
    start: MarketPlan,
    options: RematchOptions = {},
  ) {
    this.maxMoves = count(options.maxMoves ?? DEFAULT_MOVES, 'options.maxMoves', MOST_MOVES);
    this.penalty = count(options.movePenalty ?? 0, 'options.movePenalty', 1_000_000) * POINT_PARTS;
    this.problem = makeProblem(market);
    const { groups } = this.problem;
    const sides = SideRules.neededFor(market) ? new SideRules(market, groups) : null;
    this.plan = new PlanState(this.problem, market.people.count, sides);
    this.bars = new Bars(market, groups);
    this.search = new FillSearch(market, this.problem, this.plan, this.bars);
    this.unitOf = new Int32Array(market.slots.count).fill(NONE);
    groups.slot.forEach((slot, unit) => {
      this.unitOf[slot] = unit;
    });
    this.read(start);
  }

  /** The plan as it stands, pins in it. */
  current(): MarketPlan {
    const personOfSlot = this.market.slots.pinned.slice();
    this.plan.holder.forEach((person, unit) => {
      personOfSlot[this.problem.groups.slot[unit]!] = person;
    });
    return { personOfSlot };
  }

  /**
   * Brings the plan in line with an event and repairs it. Throws {@link MatchingInputError}, and changes nothing, for an
   * unknown id, days out of order, or a slot with a pin: what a producer has fixed is changed in the input.
   */
  apply(event: RematchEvent): Repair {
    const before = this.search.work;
    const course: Course = { slots: [], moved: [], movesLeft: this.maxMoves, value: 0 };
    switch (event.kind) {
      case 'dropOut':
      case 'decline':
        this.leave(this.personOf(event.person), this.unitOfSlot(event.slot), course);
        break;
      case 'unavailable':
        this.takeDays(event, course);
        break;
      case 'slotOpened':
        this.open(this.unitOfSlot(event.slot), course);
        break;
      case 'slotCancelled':
        this.cancel(this.unitOfSlot(event.slot), course);
    }
    const { slots, moved, value } = course;
    return { slots, moved, value: value / POINT_PARTS, work: this.search.work - before };
  }

  private read({ personOfSlot }: MarketPlan): void {
    const { slots, people } = this.market;
    if (personOfSlot.length !== slots.count) {
      throw new MatchingInputError('outOfRange', 'plan.personOfSlot', `${slots.count} slots`);
    }
    for (let slot = 0; slot < slots.count; slot++) {
      const path = `plan.personOfSlot[${slot}]`;
      const person = personOfSlot[slot]!;
      const pin = slots.pinned[slot]!;
      if (pin >= 0 && person !== pin) throw new MatchingInputError('outOfRange', path, 'a pin stays');
      if (person < NONE || person >= people.count) throw new MatchingInputError('unknownPerson', path, String(person));
      if (pin < 0 && person !== NONE) this.plan.assign(this.unitOf[slot]!, person, this.pointsOf(slot, person));
    }
  }

  private pointsOf(slot: number, person: number): number {
    let points = 0;
    for (const term of PAIR_TERMS) points += term.points(this.market, slot, person);
    return points;
  }

  private personOf(id: string): number {
    const person = findPerson(this.market, id);
    if (person < 0) throw new MatchingInputError('unknownPerson', 'event.person', id);
    return person;
  }

  private unitOfSlot(id: string): number {
    const slot = findSlot(this.market, id);
    if (slot < 0) throw new MatchingInputError('unknownSlot', 'event.slot', id);
    const unit = this.unitOf[slot]!;
    if (unit === NONE) throw new MatchingInputError('outOfRange', 'event.slot', `${id} has a pin`);
    return unit;
  }

  private leave(person: number, unit: number, course: Course): void {
    const { plan } = this;
    const group = plan.groupOf[unit]!;
    this.bars.bar(person, group);
    if (plan.holder[unit] === person) this.refill(unit, course);
  }

  private takeDays(event: RematchEvent & { kind: 'unavailable' }, course: Course): void {
    const person = this.personOf(event.person);
    for (const field of ['from', 'to'] as const) {
      const day = event[field];
      if (!Number.isInteger(day)) throw new MatchingInputError('notInteger', `event.${field}`, String(day));
      if (Math.abs(day) > MOST_DAY) throw new MatchingInputError('outOfRange', `event.${field}`, String(day));
    }
    if (event.to < event.from) throw new MatchingInputError('endBeforeStart', 'event');
    const { firstDay } = this.market;
    this.bars.barDays(person, event.from - firstDay, event.to - firstDay);
    for (let unit = this.hinderedUnit(person); unit !== NONE; unit = this.hinderedUnit(person)) {
      this.refill(unit, course);
    }
  }

  /** The first unit of a person on a day on which she cannot work, -1 when there is none. */
  private hinderedUnit(person: number): number {
    const { plan } = this;
    for (let unit = plan.head(person); unit !== NONE; unit = plan.after(unit)) {
      if (this.bars.keepsOut(person, plan.groupOf[unit]!)) return unit;
    }
    return NONE;
  }

  private open(unit: number, course: Course): void {
    if (this.plan.holder[unit] !== NONE) return;
    this.fill(unit, NONE, this.broken, course);
  }

  private cancel(unit: number, course: Course): void {
    if (this.plan.holder[unit] === NONE) return;
    const broken = this.broken;
    this.release(unit, course);
    this.restore(unit, broken, course);
  }

  /** Shoots at odds with their rules. */
  private get broken(): number {
    return this.plan.sides?.broken ?? 0;
  }

  /** Takes its person from a unit and looks for another. */
  private refill(unit: number, course: Course): void {
    const broken = this.broken;
    const left = this.plan.holder[unit]!;
    this.release(unit, course);
    this.fill(unit, left, broken, course);
    this.restore(unit, broken, course);
  }

  private release(unit: number, course: Course): void {
    const { value } = this.search;
    const person = this.plan.holder[unit]!;
    course.value += value.of(person, NONE, 0, unit) - value.of(person);
    this.plan.release(unit);
  }

  /** Looks for somebody for an open unit and notes what came of it. */
  private fill(unit: number, left: number, broken: number, course: Course): void {
    const { search, plan, penalty } = this;
    const { people } = this.market.names;
    const found = search.find(unit, { moves: course.movesLeft, penalty, broken });
    const { repairable } = search;
    if (found) {
      applySteps(plan, found.steps);
      course.value += found.gain;
      this.noteMoves(found.steps, course);
    }
    const holder = plan.holder[unit]!;
    course.slots.push({
      slot: this.slotName(unit),
      left: left === NONE ? null : people[left]!,
      person: holder === NONE ? null : people[holder]!,
      repairable,
    });
  }

  private noteMoves(steps: readonly Step[], course: Course): void {
    const { people } = this.market.names;
    steps.forEach(({ person, from, unit }, k) => {
      if (from === NONE) return;
      course.movesLeft -= 1;
      const replacedBy = people[steps[k - 1]!.person]!;
      course.moved.push({ person: people[person]!, from: this.slotName(from), to: this.slotName(unit), replacedBy });
    });
  }

  private slotName(unit: number): string {
    return this.market.names.slots[this.problem.groups.slot[unit]!]!;
  }

  /**
   * Where an experienced colleague is gone for good, trainees of her crew have to go too, those who are worth least
   * first, until the others are looked after; somebody else may take their slots.
   */
  private restore(unit: number, broken: number, course: Course): void {
    const left: { readonly unit: number; readonly person: number }[] = [];
    while (this.broken > broken) {
      const trainee = this.leastTrainee(unit);
      if (trainee === NONE) break;
      left.push({ unit: trainee, person: this.plan.holder[trainee]! });
      this.release(trainee, course);
    }
    for (const each of left) this.fill(each.unit, each.person, broken, course);
  }

  /** The unit of the trainee of a unit's crew whom the plan misses least, -1 when there is none. */
  private leastTrainee(unit: number): number {
    const { market, plan, unitOf, search } = this;
    const { slots, crews, people } = market;
    const slot = this.problem.groups.slot[unit]!;
    let found = NONE;
    let least = Infinity;
    for (const other of slotsOfShoot(market, slots.shoot[slot]!)) {
      const held = unitOf[other]!;
      if (held === NONE || crews.ofSlot[other] !== crews.ofSlot[slot] || plan.holder[held] === NONE) continue;
      const person = plan.holder[held]!;
      if (levelOf(people, person, slots.role[other]!) !== 1) continue;
      const loss = search.value.of(person) - search.value.of(person, NONE, 0, held);
      if (loss >= least) continue;
      least = loss;
      found = held;
    }
    return found;
  }
}
