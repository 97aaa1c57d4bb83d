import type { Groups, Problem } from './problem';
import type { SideRules } from './side-rules';

const NONE = -1;

/** Days of a person's limited stretch that a group would use. */
export function limitedDays({ groups, limitFirst, limitLast }: Problem, person: number, group: number): number {
  const last = Math.min(groups.last[group]!, limitLast[person]!);
  return Math.max(0, last - Math.max(groups.first[group]!, limitFirst[person]!) + 1);
}

/**
 * A plan in the making: who holds which unit. The jobs of a person are a list in order of first day. Kept apart from
 * any price, so that its value is what the plan is worth.
 */
export class PlanState {
  /** The person of each unit, -1 where it is open. */
  readonly holder: Int32Array;
  /** Points of the unit for its holder, all terms but those of the plan. */
  readonly points: Int32Array;
  readonly groupOf: Int32Array;
  private readonly firstUnit: Int32Array;
  private readonly nextUnit: Int32Array;
  private readonly groups: Groups;

  constructor(
    private readonly problem: Problem,
    people: number,
    /** Rules across the slots of a shoot, where the market has any. */
    readonly sides: SideRules | null = null,
  ) {
    this.groups = problem.groups;
    const units = this.groups.slot.length;
    this.holder = new Int32Array(units).fill(NONE);
    this.points = new Int32Array(units);
    this.groupOf = new Int32Array(units);
    for (let group = 0; group < this.groups.count; group++) {
      this.groupOf.fill(group, this.groups.unitStart[group]!, this.groups.unitStart[group + 1]!);
    }
    this.firstUnit = new Int32Array(people).fill(NONE);
    this.nextUnit = new Int32Array(units).fill(NONE);
  }

  /** The first unit of a person's list, -1 when she has none. */
  head(person: number): number {
    return this.firstUnit[person]!;
  }

  after(unit: number): number {
    return this.nextUnit[unit]!;
  }

  assign(unit: number, person: number, points: number): void {
    const { groups, groupOf, nextUnit } = this;
    const first = groups.first[groupOf[unit]!]!;
    let before = NONE;
    let at = this.firstUnit[person]!;
    while (at !== NONE && groups.first[groupOf[at]!]! < first) {
      before = at;
      at = nextUnit[at]!;
    }
    nextUnit[unit] = at;
    if (before === NONE) this.firstUnit[person] = unit;
    else nextUnit[before] = unit;
    this.holder[unit] = person;
    this.points[unit] = points;
    this.sides?.take(person, this.groupOf[unit]!);
  }

  release(unit: number): void {
    const person = this.holder[unit]!;
    let before = NONE;
    let at = this.firstUnit[person]!;
    while (at !== unit) {
      before = at;
      at = this.nextUnit[at]!;
    }
    if (before === NONE) this.firstUnit[person] = this.nextUnit[unit]!;
    else this.nextUnit[before] = this.nextUnit[unit]!;
    this.nextUnit[unit] = NONE;
    this.holder[unit] = NONE;
    this.sides?.leave(person, this.groupOf[unit]!);
  }

  /** An open unit of a group, -1 when all are held. */
  openUnit(group: number): number {
    for (let unit = this.groups.unitStart[group]!; unit < this.groups.unitStart[group + 1]!; unit++) {
      if (this.holder[unit] === NONE) return unit;
    }
    return NONE;
  }

  /** Whether a person's day limit leaves room for a group beside those of her jobs that do not clash with it. */
  limitAllows(person: number, group: number): boolean {
    const most = this.problem.limitDays[person]!;
    if (most < 0) return true;
    let days = limitedDays(this.problem, person, group);
    if (days === 0) return true;
    for (let unit = this.head(person); unit !== NONE; unit = this.after(unit)) {
      const held = this.groupOf[unit]!;
      if (!this.clash(held, group)) days += limitedDays(this.problem, person, held);
    }
    return days <= most;
  }

  /** Whether a person may take a group beside her other jobs: her limit of days, and whom she would meet. */
  allows(person: number, group: number): boolean {
    return this.limitAllows(person, group) && !this.meetsBanned(person, group);
  }

  /** Whether somebody whom a person must not meet is in the shoot of a group. */
  meetsBanned(person: number, group: number): boolean {
    const { groups, problem, sides } = this;
    if (sides === null) return false;
    const shoot = groups.shoot[group]!;
    for (const other of sides.bannedWith(person)) {
      for (let unit = this.head(other); unit !== NONE; unit = this.after(unit)) {
        if (groups.shoot[this.groupOf[unit]!] === shoot) return true;
      }
      for (let entry = problem.fixed.start[other]!; entry < problem.fixed.start[other + 1]!; entry++) {
        if (problem.fixed.shoot[entry] === shoot) return true;
      }
    }
    return false;
  }

  /** Whether two groups cannot both be held by one person. */
  clash(a: number, b: number): boolean {
    const { groups, problem } = this;
    if (groups.shoot[a] === groups.shoot[b]) return true;
    const { travelDays, baseCount } = problem;
    if (groups.first[b]! >= groups.first[a]!) {
      return groups.first[b]! <= groups.rested[a]! + travelDays[groups.base[a]! * baseCount + groups.base[b]!]!;
    }
    return groups.first[a]! <= groups.rested[b]! + travelDays[groups.base[b]! * baseCount + groups.base[a]!]!;
  }
}
