import { POINT_PARTS } from '../plan';
import type { PairPool } from './pair-pool';
import { PersonValue } from './person-value';
import type { PlanState } from './plan-state';
import type { Problem } from './problem';

const NONE = -1;

/** How far a search goes on before it gives up. */
export interface SearchLimits {
  /** Groups whose people are looked at. */
  readonly expansions: number;
  readonly depth: number;
}

/** One change of the plan, so that it can be taken back. */
interface Step {
  readonly unit: number;
  readonly person: number;
  readonly points: number;
  readonly assigned: boolean;
}

/**
 * Makes a plan better by ejection chains: an open slot takes a person from the slot that she can best be spared from,
 * which takes the next, until somebody has nothing to lose. Prices say how good a chain can still become, so the search
 * goes on where the most is to be gained (F. Glover, "Ejection chains, reference structures and alternating path
 * methods", Discrete Applied Mathematics 65 (1996)). Every change that is kept makes the plan worth more.
 */
export class Improver {
  /** Pairs looked at, the measure of work. */
  work = 0;
  readonly value: PersonValue;
  /** Parts that chains of jobs can add to one more job. */
  private readonly chain: number;
  private readonly journal: Step[] = [];
  private readonly seen: Int32Array;
  private round = 0;
  private readonly unit: number[] = [];
  private readonly gain: number[] = [];
  private readonly parent: number[] = [];
  /** Who takes the parent's slot and so left this one. */
  private readonly taker: number[] = [];
  private readonly takerPoints: number[] = [];
  private readonly depth: number[] = [];
  private readonly open: number[] = [];
  private nodes = 0;
  private opened = 0;
  private bestGain = 0;
  private bestNode = NONE;
  private bestPerson = NONE;
  private bestPoints = 0;

  constructor(
    private readonly problem: Problem,
    private readonly pool: PairPool,
    readonly plan: PlanState,
    private readonly price: Int32Array,
    private readonly limits: SearchLimits,
  ) {
    this.value = new PersonValue(problem, plan);
    this.chain = 2 * problem.chainRate * problem.chainZeroDays;
    this.seen = new Int32Array(problem.groups.count);
  }

  /** Tries to fill an open unit; gives the parts gained, 0 when it stays open. */
  fill(unit: number): number {
    this.round += 1;
    this.nodes = 0;
    this.opened = 0;
    this.bestGain = 0;
    this.bestNode = NONE;
    this.push(unit, 0, NONE, NONE, 0);
    // A slot that promises nothing at its price may still be filled for something.
    this.opened = 0;
    this.expand(0);
    for (let expanded = 1; expanded < this.limits.expansions; expanded++) {
      const node = this.pop();
      if (node === NONE) break;
      this.expand(node);
    }
    if (this.bestNode === NONE) return 0;
    const mark = this.mark;
    this.commit();
    // Rules across the slots of a shoot are asked of the whole change.
    if (!this.broken() && !this.meet(mark)) return this.bestGain;
    this.undo(mark);
    return 0;
  }

  /** Whether the plan breaks a rule across the slots of a shoot. */
  broken(): boolean {
    return this.plan.sides !== null && this.plan.sides.broken > 0;
  }

  /** Whether those who were moved since `mark` meet somebody whom they must not meet: each was asked before all moved. */
  private meet(mark: number): boolean {
    const { plan, journal } = this;
    if (plan.sides === null) return false;
    return journal.slice(mark).some(({ unit, person, assigned }) => {
      return assigned && plan.holder[unit] === person && plan.meetsBanned(person, plan.groupOf[unit]!);
    });
  }

  /** What was changed since `mark` steps ago is taken back. */
  undo(mark: number): void {
    while (this.journal.length > mark) {
      const step = this.journal.pop()!;
      if (step.assigned) this.plan.release(step.unit);
      else this.plan.assign(step.unit, step.person, step.points);
    }
  }

  get mark(): number {
    return this.journal.length;
  }

  forget(): void {
    this.journal.length = 0;
  }

  assign(unit: number, person: number, points: number): void {
    this.plan.assign(unit, person, points);
    this.journal.push({ unit, person, points, assigned: true });
  }

  release(unit: number): void {
    const person = this.plan.holder[unit]!;
    const points = this.plan.points[unit]!;
    this.plan.release(unit);
    this.journal.push({ unit, person, points, assigned: false });
  }

  private push(unit: number, gain: number, parent: number, taker: number, points: number): void {
    const node = this.nodes++;
    this.unit[node] = unit;
    this.gain[node] = gain;
    this.parent[node] = parent;
    this.taker[node] = taker;
    this.takerPoints[node] = points;
    this.depth[node] = parent === NONE ? 0 : this.depth[parent]! + 1;
    this.open[this.opened++] = node;
  }

  /** The most that a chain through a node can come to, if its slot is filled at its price. */
  private promise(node: number): number {
    return this.gain[node]! + this.price[this.plan.groupOf[this.unit[node]!]!]!;
  }

  /** The most promising open node, -1 when none can beat what was found. */
  private pop(): number {
    let best = NONE;
    let at = NONE;
    let most = this.bestGain;
    for (let k = 0; k < this.opened; k++) {
      const node = this.open[k]!;
      const promise = this.promise(node);
      if (promise > most) {
        most = promise;
        best = node;
        at = k;
      }
    }
    if (at === NONE) return NONE;
    this.opened -= 1;
    this.open[at] = this.open[this.opened]!;
    return best;
  }

  private expand(node: number): void {
    const { plan, pool } = this;
    const group = plan.groupOf[this.unit[node]!]!;
    if (this.seen[group] === this.round) return;
    this.seen[group] = this.round;
    const gain = this.gain[node]!;
    const to = pool.groupStart[group + 1]!;
    for (let k = pool.groupStart[group]!; k < to; k++) {
      const person = pool.groupPerson[k]!;
      const clashing = this.clashingUnit(person, group);
      if (
        clashing === -2 ||
        !this.mayGain(gain, k, clashing) ||
        this.onPath(node, person) ||
        !plan.allows(person, group) ||
        plan.sides?.allows(person, group, this.taker[node]!) === false
      )
        continue;
      const points = pool.groupPoints[k]!;
      const before = plan.head(person) === NONE ? 0 : this.value.of(person);
      const after = gain + this.value.of(person, group, points) - before;
      // Leaving a displaced slot open is an end of the chain as well.
      if (after > this.bestGain) this.found(after, node, person, points);
      if (clashing === NONE) continue;
      const next = plan.groupOf[clashing]!;
      if (this.seen[next] === this.round || this.depth[node]! >= this.limits.depth) continue;
      if (after + this.price[next]! > this.bestGain) this.push(clashing, after, node, person, points);
    }
    this.work += to - pool.groupStart[group]!;
  }

  /** Whether a chain over a pair can still beat what was found, chains of jobs and a first job reckoned at their most. */
  private mayGain(gain: number, pair: number, clashing: number): boolean {
    const { problem, plan, pool } = this;
    let most = gain + pool.groupPoints[pair]! * POINT_PARTS + problem.filled + this.chain;
    if (clashing === NONE) most += problem.once[pool.groupPerson[pair]!]!;
    else most += this.price[plan.groupOf[clashing]!]! - plan.points[clashing]! * POINT_PARTS - problem.filled;
    return most > this.bestGain;
  }

  private found(gain: number, node: number, person: number, points: number): void {
    this.bestGain = gain;
    this.bestNode = node;
    this.bestPerson = person;
    this.bestPoints = points;
  }

  /**
   * The unit of a person that clashes with a group, the dearest where there are several: the others are left open; -1 for
   * none, -2 where she holds the group itself.
   */
  private clashingUnit(person: number, group: number): number {
    const { plan, price } = this;
    let found = NONE;
    for (let unit = plan.head(person); unit !== NONE; unit = plan.after(unit)) {
      const held = plan.groupOf[unit]!;
      if (held === group) return -2;
      if (!plan.clash(held, group)) continue;
      if (found === NONE || price[held]! > price[plan.groupOf[found]!]!) found = unit;
    }
    return found;
  }

  private onPath(node: number, person: number): boolean {
    for (let at = node; at !== NONE; at = this.parent[at]!) if (this.taker[at] === person) return true;
    return false;
  }

  /** Moves everybody along the best chain, from its end to its beginning. */
  private commit(): void {
    const { plan } = this;
    const path: number[] = [];
    for (let node = this.bestNode; node !== NONE; node = this.parent[node]!) path.push(node);
    // Everybody on the way lets go of what clashes with the slot that she takes.
    let person = this.bestPerson;
    let points = this.bestPoints;
    for (const node of path) {
      this.releaseClashing(person, plan.groupOf[this.unit[node]!]!);
      person = this.taker[node]!;
    }
    person = this.bestPerson;
    for (const node of path) {
      this.assign(this.unit[node]!, person, points);
      person = this.taker[node]!;
      points = this.takerPoints[node]!;
    }
  }

  private releaseClashing(person: number, group: number): void {
    const { plan } = this;
    for (let unit = plan.head(person); unit !== NONE;) {
      const following = plan.after(unit);
      if (plan.clash(plan.groupOf[unit]!, group)) this.release(unit);
      unit = following;
    }
  }
}
