import {
  Market,
  PairFinder,
  PairRows,
  partsOfProof,
  Problem,
  provePart,
  Sweeper,
  SweptPairs,
  Thresholds,
} from '@callboard/matching';
import type { CrewMemory, PairRoom } from './crew-memory';
import type { CrewTask } from './crew-message';
import type { Ticket } from './ticket';

const NONE = -1;

/** Pairs of the groups or people of a chunk, from row `row` on, until they are laid out. */
interface KeptPairs {
  readonly row: number;
  readonly pairs: Pick<PairRows, 'other' | 'points'>;
}

/** The share of one thread in a solve: takes chunks until none is left. */
export class CrewMember {
  readonly heard: Thresholds;
  private readonly finder: PairFinder;
  private readonly sweeper: Sweeper;
  private readonly groups: number;
  private readonly people: number;
  private kept: KeptPairs[] = [];

  constructor(
    private readonly member: number,
    private readonly market: Market,
    private readonly problem: Problem,
    private readonly memory: CrewMemory,
  ) {
    this.finder = new PairFinder(market, problem);
    this.sweeper = new Sweeper(problem);
    this.heard = new Thresholds(problem.groups, undefined, memory.heard[member]);
    this.groups = problem.groups.count;
    this.people = market.people.count;
  }

  work(task: CrewTask, ticket: Ticket): void {
    switch (task.kind) {
      case 'find':
        return this.find(ticket);
      case 'lay':
        return this.lay(ticket, task.room);
      case 'count':
        return this.count(ticket, task.room, task.cuts);
      case 'scatter':
        return this.scatter(ticket, task.room, task.cuts);
      case 'sweep':
        return this.sweep(ticket, task.pool);
      case 'prove':
        return this.prove(ticket);
      case 'gather':
        return this.gather(ticket, task.room);
    }
  }

  private find(ticket: Ticket): void {
    const { memory, finder, groups, member } = this;
    this.kept = [];
    for (let chunk = ticket.take(); chunk !== NONE; chunk = ticket.take()) {
      const from = chunk * memory.groupsPerChunk;
      const found = finder.find(from, Math.min(groups, from + memory.groupsPerChunk), memory.floor);
      // A copy, because the room in which pairs grow is up to twice what they need.
      this.kept.push({ row: from, pairs: { other: found.other.slice(), points: found.points.slice() } });
      memory.groupStart.set(found.count, from + 1);
      memory.looked[member] = finder.looked;
      ticket.finish(member);
    }
  }

  private lay(ticket: Ticket, room: PairRoom): void {
    this.put(ticket, this.memory.groupStart, room.groupPerson, room.groupPoints);
  }

  private gather(ticket: Ticket, room: PairRoom): void {
    this.put(ticket, this.memory.personStart, room.personGroup, room.personPoints);
  }

  /** What was kept goes to where its rows start. */
  private put(ticket: Ticket, start: Int32Array, other: Int32Array, points: Int32Array): void {
    const { kept } = this;
    this.kept = [];
    for (const { row, pairs } of kept) {
      other.set(pairs.other, start[row]!);
      points.set(pairs.points, start[row]!);
      ticket.finish(this.member);
    }
  }

  private count(ticket: Ticket, room: PairRoom, cuts: readonly number[]): void {
    const { groupStart } = this.memory;
    for (let part = ticket.take(); part !== NONE; part = ticket.take()) {
      const next = this.memory.next[part]!;
      next.fill(0);
      const to = groupStart[cuts[part + 1]!]!;
      for (let k = groupStart[cuts[part]!]!; k < to; k++) next[room.groupPerson[k]!]! += 1;
      ticket.finish(this.member);
    }
  }

  private scatter(ticket: Ticket, room: PairRoom, cuts: readonly number[]): void {
    const { groupStart } = this.memory;
    const { groupPerson, groupPoints, personGroup, personPoints } = room;
    for (let part = ticket.take(); part !== NONE; part = ticket.take()) {
      const next = this.memory.next[part]!;
      for (let group = cuts[part]!; group < cuts[part + 1]!; group++) {
        for (let k = groupStart[group]!; k < groupStart[group + 1]!; k++) {
          const person = groupPerson[k]!;
          const at = next[person]!;
          next[person] = at + 1;
          personGroup[at] = group;
          personPoints[at] = groupPoints[k]!;
        }
      }
      ticket.finish(this.member);
    }
  }

  private prove(ticket: Ticket): void {
    const { memory, market, problem, people, member } = this;
    const parts = partsOfProof(problem, people);
    this.kept = [];
    memory.sums[member] = 0;
    for (let chunk = ticket.take(); chunk !== NONE; chunk = ticket.take()) {
      const part = parts[chunk]!;
      const { sum, kept, looked } = provePart(market, problem, memory, part);
      this.kept.push({ row: part[0], pairs: kept });
      memory.personStart.set(kept.count, part[0] + 1);
      memory.sums[member]! += sum;
      memory.proven[member]! += looked;
      ticket.finish(member);
    }
  }

  private sweep(ticket: Ticket, pool: SweptPairs): void {
    const { memory, heard, people, member } = this;
    const output = { heard, best: memory.best };
    let sum = 0;
    let first = true;
    for (let chunk = ticket.take(); chunk !== NONE; chunk = ticket.take()) {
      if (first) heard.clear();
      first = false;
      const from = chunk * memory.peoplePerChunk;
      const to = Math.min(people, from + memory.peoplePerChunk);
      sum += this.sweeper.sweep(pool, memory.price, [from, to], output);
      memory.sums[member] = sum;
      ticket.finish(member);
    }
  }
}
