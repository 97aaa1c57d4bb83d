import { levelOf, Market } from '../market/market';
import { labourCost, traineeStep } from '../shoot/shoot-rules';
import type { Groups } from './problem';

const NONE = -1;

/**
 * What the shoots of a plan have left of their labour caps and how many trainees their crews may still take, while the
 * plan is made, and who must not meet whom. Staff and pins are counted beforehand; where they break a rule alone,
 * nothing is left, and what the plan adds has to keep the rule by itself.
 */
export class SideRules {
  /** Shoots over their cap and crews with too many trainees. */
  broken = 0;
  /** Fen left by shoot, `Infinity` without a cap. */
  private readonly labour: Float64Array;
  /** Trainees that a crew may still take. */
  private readonly room: Float64Array;
  private readonly bans = new Map<number, number[]>();

  constructor(
    private readonly market: Market,
    private readonly groups: Groups,
  ) {
    const { shoots, crews, slots, pairBans } = market;
    this.labour = Float64Array.from(shoots.labourCapFen, (cap) => (cap < 0 ? Infinity : cap));
    this.room = Float64Array.from(crews.shoot, (shoot, crew) => this.staffRoom(shoot, crews.department[crew]!));
    for (let slot = 0; slot < slots.count; slot++) {
      const person = slots.pinned[slot]!;
      if (person < 0) continue;
      this.labour[slots.shoot[slot]!]! -= this.costOf(person, slot);
      const crew = crews.ofSlot[slot]!;
      if (crew >= 0) this.room[crew]! -= this.stepOf(person, slot);
    }
    this.labour.forEach((left, shoot) => {
      this.labour[shoot] = Math.max(0, left);
    });
    this.room.forEach((left, crew) => {
      this.room[crew] = Math.max(0, left);
    });
    for (let k = 0; k < pairBans.length; k += 2) this.ban(pairBans[k]!, pairBans[k + 1]!);
  }

  /** Fen that are left of a shoot's labour cap, `Infinity` without one. */
  labourLeft(shoot: number): number {
    return this.labour[shoot]!;
  }

  /** Trainees that a crew may still take. */
  traineesLeft(crew: number): number {
    return this.room[crew]!;
  }

  /** Whether any shoot of the market has such a rule, or any two people. */
  static neededFor(market: Market): boolean {
    return market.pairBans.length > 0 || hasSideRules(market);
  }

  /** Those whom a person must not meet in a shoot. */
  bannedWith(person: number): readonly number[] {
    return this.bans.get(person) ?? [];
  }

  /** Whether there is room for a person in a group once another, -1 for nobody, has left it. */
  allows(person: number, group: number, leaving: number): boolean {
    const { slots, crews } = this.market;
    const slot = this.groups.slot[this.groups.unitStart[group]!]!;
    const left = this.labour[slots.shoot[slot]!]!;
    if (left !== Infinity) {
      const freed = leaving === NONE ? 0 : this.costOf(leaving, slot);
      if (this.costOf(person, slot) > left + freed) return false;
    }
    const crew = crews.ofSlot[slot]!;
    if (crew === NONE) return true;
    const freed = leaving === NONE ? 0 : this.stepOf(leaving, slot);
    return this.stepOf(person, slot) <= this.room[crew]! + freed;
  }

  take(person: number, group: number): void {
    this.change(person, this.groups.slot[this.groups.unitStart[group]!]!, 1);
  }

  leave(person: number, group: number): void {
    this.change(person, this.groups.slot[this.groups.unitStart[group]!]!, -1);
  }

  private change(person: number, slot: number, way: 1 | -1): void {
    const { slots, crews } = this.market;
    const shoot = slots.shoot[slot]!;
    if (this.labour[shoot] !== Infinity) this.move(this.labour, shoot, way * this.costOf(person, slot));
    const crew = crews.ofSlot[slot]!;
    if (crew !== NONE) this.move(this.room, crew, way * this.stepOf(person, slot));
  }

  private move(left: Float64Array, at: number, by: number): void {
    const before = left[at]! < 0 ? 1 : 0;
    left[at]! -= by;
    this.broken += (left[at]! < 0 ? 1 : 0) - before;
  }

  private ban(a: number, b: number): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = this.bans.get(one);
      if (known) known.push(other);
      else this.bans.set(one, [other]);
    }
  }

  private staffRoom(shoot: number, department: number): number {
    const { shoots } = this.market;
    let room = 0;
    for (let entry = shoots.staffStart[shoot]!; entry < shoots.staffStart[shoot + 1]!; entry++) {
      if (shoots.staffDepartment[entry] !== department) continue;
      room += shoots.traineesPerExperienced[shoot]! * shoots.staffExperienced[entry]! - shoots.staffTrainees[entry]!;
    }
    return room;
  }

  private costOf(person: number, slot: number): number {
    return labourCost(this.market, slot, person);
  }

  /** How much of the room for trainees somebody takes; experienced people give some. */
  private stepOf(person: number, slot: number): number {
    const { slots, people, shoots } = this.market;
    const level = levelOf(people, person, slots.role[slot]!);
    return traineeStep(level, shoots.traineesPerExperienced[slots.shoot[slot]!]!);
  }
}

/** Whether any shoot of the market has a rule that has a price: a labour cap, or a limit of trainees. */
export function hasSideRules({ shoots, crews }: Pick<Market, 'shoots' | 'crews'>): boolean {
  return crews.count > 0 || shoots.labourCapFen.some((cap) => cap >= 0);
}
