import { Market, PairFinder, Problem, Sweeper, Thresholds } from '@callboard/matching';
import type { CrewMemory, PairRoom, SweptPool } from './crew-memory';
import type { CrewTask } from './crew-message';
import type { Ticket } from './ticket';

const NONE = -1;

const NO_GROUPS = {
  groupStart: new Int32Array(0),
  groupPerson: new Int32Array(0),
  groupPoints: new Int32Array(0),
  floor: new Int32Array(0),
};

/** Pairs of the groups of a chunk, until they are laid out. */
interface KeptPairs {
  readonly group: number;
  readonly person: Int32Array;
  readonly points: Int32Array;
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
    market: Market,
    problem: Problem,
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
    }
  }

  private find(ticket: Ticket): void {
    const { memory, finder, groups, member } = this;
    this.kept = [];
    for (let chunk = ticket.take(); chunk !== NONE; chunk = ticket.take()) {
      const from = chunk * memory.groupsPerChunk;
      const found = finder.find(from, Math.min(groups, from + memory.groupsPerChunk), memory.floor);
      // A copy, because the room in which pairs grow is up to twice what they need.
      this.kept.push({ group: from, person: found.person.slice(), points: found.points.slice() });
      memory.groupStart.set(found.count, from + 1);
      memory.looked[member] = finder.looked;
      ticket.finish(member);
    }
  }

  private lay(ticket: Ticket, room: PairRoom): void {
    const { kept } = this;
    this.kept = [];
    for (const { group, person, points } of kept) {
      room.groupPerson.set(person, this.memory.groupStart[group]!);
      room.groupPoints.set(points, this.memory.groupStart[group]!);
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

  private sweep(ticket: Ticket, pool: SweptPool): void {
    const { memory, heard, people, member } = this;
    const output = { heard, best: memory.best };
    // The other columns are for those who look for plans.
    const readable = { ...NO_GROUPS, ...pool };
    let sum = 0;
    let first = true;
    for (let chunk = ticket.take(); chunk !== NONE; chunk = ticket.take()) {
      if (first) heard.clear();
      first = false;
      const from = chunk * memory.peoplePerChunk;
      const to = Math.min(people, from + memory.peoplePerChunk);
      sum += this.sweeper.sweep(readable, memory.price, [from, to], output);
      memory.sums[member] = sum;
      ticket.finish(member);
    }
  }
}
