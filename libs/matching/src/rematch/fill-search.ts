import type { Market } from '../market/market';
import { POINT_PARTS } from '../plan';
import { ScanSink, SlotScan } from '../rank/slot-scan';
import { fitsPins } from '../solve/pair-pool';
import { PersonValue } from '../solve/person-value';
import type { PlanState } from '../solve/plan-state';
import type { Problem } from '../solve/problem';
import type { Bars } from './bars';

const NONE = -1;
/** More than one job is in the way, or one of the same group. */
const MANY = -2;
const EVERYBODY = -1e9;
const NOBODY: readonly number[] = [];
/** Slots at most whose people are looked at for one open slot. */
const MOST_SCANS = 200;
/** Slots at most that are looked at for a better chain once there is one. */
const MORE_SCANS = 4;

/** What a repair may do. */
export interface FillLimits {
  readonly moves: number;
  /** Parts that it has to gain for each person moved. */
  readonly penalty: number;
  /** Shoots that may be at odds with their rules when it is done: those that were before. */
  readonly broken: number;
}

/** A slot that would stand open at the end of a chain of people who move. */
interface Node {
  readonly unit: number;
  /** Parts gained by the moves so far, with the slot open. */
  readonly gain: number;
  readonly parent: Node | null;
  /** Who leaves the slot for the parent's, and her points there. */
  readonly taker: number;
  readonly points: number;
}

/** One slot that a person takes, and the one that she leaves or -1. */
export interface Step {
  readonly unit: number;
  readonly person: number;
  readonly points: number;
  readonly from: number;
}

/** A repair: its steps, the free person first, and the parts gained. */
export interface Fill {
  readonly steps: readonly Step[];
  readonly gain: number;
}

/**
 * Finds somebody for an open slot: the best person who is free; if there is none, chains in which a person leaves another
 * slot for it that a free person can take, and so on. Those with the fewest moves come first, and among them the one
 * worth most, where many slots could be left the best of those that promise most. No chain leaves a slot open that was
 * not. Pairs are found by scans of the index when they are needed.
 */
export class FillSearch implements ScanSink {
  cutoff = 0;
  /** People looked at so far. */
  private asked = 0;
  /** Somebody keeps the rules of the slot that is to be filled. */
  repairable = false;
  readonly value: PersonValue;
  private readonly scan: SlotScan;
  /** Parts that chains of jobs can add to one more job. */
  private readonly chain: number;
  private readonly seen: Int32Array;
  private round = 0;

  private limits: FillLimits = { moves: 0, penalty: 0, broken: 0 };
  private node: Node = { unit: 0, gain: 0, parent: null, taker: NONE, points: 0 };
  private group = 0;
  /** Another move would be allowed after those of the nodes at hand. */
  private deeper = false;
  private best = 0;
  private bestNode: Node | null = null;
  private bestPerson = NONE;
  private bestPoints = 0;
  /** Slots of busy people, not valued yet: most of the time somebody free is found. */
  private behind: Node[] = [];

  constructor(
    market: Market,
    private readonly problem: Problem,
    private readonly plan: PlanState,
    private readonly bars: Bars,
  ) {
    this.scan = new SlotScan(market);
    this.value = new PersonValue(problem, plan);
    this.chain = 2 * problem.chainRate * problem.chainZeroDays;
    this.seen = new Int32Array(problem.groups.count);
  }

  get work(): number {
    return this.scan.looked + this.asked;
  }

  /** The best way to fill an open unit, or null; the plan stays as it is. */
  find(unit: number, limits: FillLimits): Fill | null {
    this.limits = limits;
    this.round += 1;
    this.repairable = false;
    let nodes: Node[] = [{ unit, gain: 0, parent: null, taker: NONE, points: 0 }];
    let scans = 0;
    for (let moves = 0; moves <= limits.moves && nodes.length > 0; moves++) {
      // A free person is welcome whatever she is worth; a chain has to pay.
      this.best = moves === 0 ? NONE : moves * limits.penalty;
      this.bestNode = null;
      this.deeper = moves < limits.moves;
      this.behind = [];
      let more = MORE_SCANS;
      for (const node of nodes) {
        this.look(node);
        scans += 1;
        if (scans === MOST_SCANS || more === 0) break;
        if (this.bestNode !== null) more -= 1;
      }
      if (this.bestNode !== null) return this.fill(this.bestNode);
      if (scans === MOST_SCANS) return null;
      nodes = this.nodesBehind();
    }
    return null;
  }

  take(person: number, points: number): void {
    const { plan, problem, node, group } = this;
    this.asked += 1;
    const most = node.gain + points * POINT_PARTS + problem.filled + problem.once[person]! + this.chain;
    const collects = this.deeper && this.bestNode === null;
    if (most < this.best && !collects) return;
    if (this.bars.keepsOut(person, group) || !fitsPins(problem, person, group)) return;
    if (node.parent === null) this.repairable = true;
    const clashing = this.clashingUnit(person);
    if (clashing === MANY || onPath(node, person)) return;
    if (clashing !== NONE) {
      if (collects) this.behind.push({ unit: clashing, gain: 0, parent: node, taker: person, points });
    } else if (plan.limitAllows(person, group)) this.offer(person, points, this.gainOf(node, person, points));
  }

  /** Parts gained by the moves of a node and a person who takes its slot, leaving what clashes with it. */
  private gainOf(node: Node, person: number, points: number): number {
    const { plan, value } = this;
    const held = plan.head(person) === NONE ? 0 : value.of(person);
    return node.gain + value.of(person, plan.groupOf[node.unit]!, points) - held;
  }

  private look(node: Node): void {
    const { problem, plan } = this;
    this.node = node;
    this.group = plan.groupOf[node.unit]!;
    this.seen[this.group] = this.round;
    this.setCutoff();
    const slot = problem.groups.slot[problem.groups.unitStart[this.group]!]!;
    this.scan.scan(slot, this, this.bars.of(this.group) ?? NOBODY);
  }

  /** Once there is somebody, or where no further move is allowed, people worth less need not be looked at. */
  private setCutoff(): void {
    if (this.bestNode === null && (this.deeper || this.node.parent === null)) this.cutoff = EVERYBODY;
    else this.cutoff = Math.ceil((this.best - this.node.gain - this.problem.filled - this.chain) / POINT_PARTS) - 1;
  }

  /** A free person for the slot of the node at hand. */
  private offer(person: number, points: number, gain: number): void {
    if (gain < this.best) return;
    if (gain === this.best && (this.bestNode !== this.node || person > this.bestPerson)) return;
    if (!this.keepsSides(person, points)) return;
    this.best = gain;
    this.bestNode = this.node;
    this.bestPerson = person;
    this.bestPoints = points;
    this.setCutoff();
  }

  /** Whether rules across shoots allow the plan that comes of the chain at hand, which is tried and taken back. */
  private keepsSides(person: number, points: number): boolean {
    const { plan } = this;
    if (plan.sides === null) return true;
    const steps = stepsOf(this.node, person, points);
    const before = steps.map(({ from }) => (from === NONE ? 0 : plan.points[from]!));
    applySteps(plan, steps);
    const { sides } = plan;
    const kept =
      sides.broken <= this.limits.broken && steps.every((step) => plan.allows(step.person, plan.groupOf[step.unit]!));
    for (const step of steps) plan.release(step.unit);
    steps.forEach((step, k) => {
      if (step.from !== NONE) plan.assign(step.from, step.person, before[k]!);
    });
    return kept;
  }

  private fill(node: Node): Fill {
    return { steps: stepsOf(node, this.bestPerson, this.bestPoints), gain: this.best };
  }

  /** The unit of a person that clashes with the group at hand, {@link NONE} or {@link MANY}. */
  private clashingUnit(person: number): number {
    const { plan, group } = this;
    let found = NONE;
    for (let unit = plan.head(person); unit !== NONE; unit = plan.after(unit)) {
      const held = plan.groupOf[unit]!;
      if (!plan.clash(held, group)) continue;
      if (held === group || found !== NONE) return MANY;
      found = unit;
    }
    return found;
  }

  /** Slots that people of the nodes at hand would leave, one of each group, greatest gain first. */
  private nodesBehind(): Node[] {
    const { plan, seen, round } = this;
    const order = (a: Node, b: Node): number => b.gain - a.gain || a.unit - b.unit || a.taker - b.taker;
    const nodes: Node[] = [];
    for (const node of this.behind) {
      const { parent, taker, points, unit } = node;
      if (parent === null || seen[plan.groupOf[unit]!] === round) continue;
      if (!plan.limitAllows(taker, plan.groupOf[parent.unit]!)) continue;
      nodes.push({ ...node, gain: this.gainOf(parent, taker, points) });
    }
    return nodes.sort(order).filter(({ unit }) => {
      const group = plan.groupOf[unit]!;
      if (seen[group] === round) return false;
      seen[group] = round;
      return true;
    });
  }
}

function onPath(node: Node, person: number): boolean {
  for (let at: Node | null = node; at !== null; at = at.parent) if (at.taker === person) return true;
  return false;
}

/** Who moves where when a free person takes the slot at the end of a chain. */
function stepsOf(end: Node, person: number, points: number): Step[] {
  const steps: Step[] = [{ unit: end.unit, person, points, from: NONE }];
  for (let node = end; node.parent !== null; node = node.parent) {
    steps.push({ unit: node.parent.unit, person: node.taker, points: node.points, from: node.unit });
  }
  return steps;
}

/** Makes the steps of a chain: everybody lets go before anybody takes. */
export function applySteps(plan: PlanState, steps: readonly Step[]): void {
  for (const { from } of steps) if (from !== NONE) plan.release(from);
  for (const { unit, person, points } of steps) plan.assign(unit, person, points);
}
