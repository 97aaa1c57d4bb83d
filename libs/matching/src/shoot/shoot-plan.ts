import type { ShootProblem } from './shoot-problem';

/** A change of a plan: a row takes an entry of its pool, or stays open. */
export interface Move {
  readonly row: number;
  readonly entry: number;
}

/** Who is in which row, by entry, with everything that the rules across the shoot count. */
export class ShootPlan {
  readonly entryOfRow: Int32Array;
  readonly rowOfColumn: Int32Array;
  readonly trainees: number[];
  fen = 0;
  filled = 0;
  score = 0;
  private readonly hasBans: boolean;

  constructor(
    readonly problem: ShootProblem,
    entryOfRow: Int32Array,
  ) {
    this.entryOfRow = new Int32Array(problem.rows).fill(-1);
    this.rowOfColumn = new Int32Array(problem.columns.length).fill(-1);
    this.trainees = problem.rules.crews.map(() => 0);
    this.hasBans = problem.rules.bans.size > 0;
    entryOfRow.forEach((entry, row) => {
      if (entry >= 0) this.set(row, entry);
    });
  }

  crewOf(row: number): number {
    return this.problem.rules.crewOf[row]!;
  }

  /** Puts an entry into a row, -1 to open it; its column has to be free. */
  set(row: number, entry: number): void {
    const { problem, entryOfRow, rowOfColumn, trainees } = this;
    const crew = this.crewOf(row);
    const before = entryOfRow[row]!;
    if (before >= 0) {
      rowOfColumn[problem.column[before]!] = -1;
      this.fen -= problem.cost[before]!;
      this.score -= problem.score[before]!;
      this.filled -= 1;
      if (crew >= 0) trainees[crew]! -= problem.step[before]!;
    }
    entryOfRow[row] = entry;
    if (entry < 0) return;
    rowOfColumn[problem.column[entry]!] = row;
    this.fen += problem.cost[entry]!;
    this.score += problem.score[entry]!;
    this.filled += 1;
    if (crew >= 0) trainees[crew]! += problem.step[entry]!;
  }

  costOf(entry: number): number {
    return entry < 0 ? 0 : this.problem.cost[entry]!;
  }

  stepOf(entry: number): number {
    return entry < 0 ? 0 : this.problem.step[entry]!;
  }

  scoreOf(entry: number): number {
    return entry < 0 ? 0 : this.problem.score[entry]!;
  }

  private personOf(entry: number): number {
    return this.problem.columns[this.problem.column[entry]!]!;
  }

  /** People in the plan, or pinned, who never share a shoot with the person of an entry; `without` rows do not count. */
  banned(entry: number, without: number, alsoWithout = -1): number {
    if (!this.hasBans || entry < 0) return 0;
    const { rules } = this.problem;
    const person = this.personOf(entry);
    let count = rules.unwelcome.has(person) ? 1 : 0;
    for (const partner of rules.bans.get(person) ?? []) {
      const column = this.problem.columnOf(partner);
      const row = column < 0 ? -1 : this.rowOfColumn[column]!;
      if (row >= 0 && row !== without && row !== alsoWithout) count += 1;
    }
    return count;
  }

  /** Whether the people of two entries never share a shoot. */
  apart(one: number, other: number): boolean {
    if (!this.hasBans || one < 0 || other < 0) return false;
    return (this.problem.rules.bans.get(this.personOf(one)) ?? []).includes(this.personOf(other));
  }

  /** Whether every rule across the shoot is kept. */
  keepsRules(): boolean {
    const { rules } = this.problem;
    if (this.fen > rules.labourFen) return false;
    if (this.trainees.some((used, crew) => used > rules.traineeRoom[crew]!)) return false;
    return !this.hasBans || this.entryOfRow.every((entry, row) => this.banned(entry, row) === 0);
  }

  /** More slots filled, or as many and a greater score. */
  beats(other: ShootPlan | null): boolean {
    if (other === null) return true;
    return this.filled > other.filled || (this.filled === other.filled && this.score > other.score);
  }

  /** The person of each row, -1 for nobody. */
  people(): Int32Array {
    return this.entryOfRow.map((entry) => (entry < 0 ? -1 : this.personOf(entry)));
  }

  /** A plan by people, each of whom has to be in the pool of her row. */
  static of(problem: ShootProblem, people: Int32Array): ShootPlan {
    const entries = people.map((person, row) => {
      if (person < 0) return -1;
      const column = problem.columnOf(person);
      let entry = problem.start[problem.kindOf[row]!]!;
      while (problem.column[entry] !== column) entry += 1;
      return entry;
    });
    return new ShootPlan(problem, entries);
  }

  copy(): ShootPlan {
    return new ShootPlan(this.problem, this.entryOfRow);
  }
}
