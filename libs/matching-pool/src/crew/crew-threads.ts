import type { MessagePort } from 'node:worker_threads';
import { receiveMessageOnPort } from 'node:worker_threads';
import type { Market, PairPool, Problem, Proof, ProofTask, SolveThreads, SweepOutput } from '@callboard/matching';
import { partsOfProof, Thresholds, turn } from '@callboard/matching';
import { MatchingPoolError } from '../matching-pool.error';
import { shareColumns, withoutNames } from '../shared-memory';
import { CrewMember } from './crew-member';
import { CrewMemory, makeCrewMemory, PairRoom, sharedBytes, sharedInts } from './crew-memory';
import { CrewMessage, CrewTask, DEAD, HelperFailure } from './crew-message';
import { Ticket } from './ticket';

const NOBODY_DIED = 0;
/** Milliseconds between two looks whether the others are still alive. */
const PATIENCE_MS = 20;
/** How much larger the room for pairs is than what is needed when it has to grow. */
const SPARE = 1.25;

/** How the threads of a crew reach each other. */
export interface CrewLinks {
  /** One port a helper. */
  readonly ports: readonly MessagePort[];
  readonly control: Int32Array;
  /** Milliseconds without any chunk finished after which a helper counts as dead. */
  readonly stallMs: number;
}

/**
 * The heavy parts of one solve, shared between this thread and its helpers. Chunks go to whichever thread is free, and
 * what they give is put together by place or by sums of integers, so that it does not depend on who did what. Blocks
 * until the others are done. A pool is good until the next one is made, in the same memory; `sweep` refuses an older
 * one.
 */
export class CrewThreads implements SolveThreads {
  readonly output: SweepOutput;
  private readonly memory: CrewMemory;
  private readonly me: CrewMember;
  private readonly others: readonly Thresholds[];
  private readonly groups: number;
  private readonly people: number;
  private readonly members: number;
  private room: PairRoom;
  private latest: PairPool | undefined;
  private readonly parts: number;
  /** Throws {@link MatchingPoolError} `threadDied` when a helper is gone, as do `pool`, `sweep` and `prove`. */
  constructor(
    private readonly links: CrewLinks,
    market: Market,
    problem: Problem,
  ) {
    this.members = links.ports.length + 1;
    this.groups = problem.groups.count;
    this.people = market.people.count;
    this.parts = partsOfProof(problem, this.people).length;
    this.memory = makeCrewMemory(market, problem, this.members);
    this.room = this.makeRoom(0);
    const { memory } = this;
    this.me = new CrewMember(0, market, problem, memory);
    this.others = memory.heard.slice(1).map((columns) => new Thresholds(problem.groups, undefined, columns));
    this.output = { heard: this.me.heard, best: memory.best };
    if (this.members === 1) return;
    const shared = { market: shareColumns(withoutNames(market)), problem: shareColumns(problem) };
    links.ports.forEach((port, k) => {
      const message: CrewMessage = { kind: 'begin', member: k + 1, ...shared, memory };
      port.postMessage(message);
    });
  }

  get looked(): number {
    const { looked, proven } = this.memory;
    return looked.reduce((sum, count, member) => sum + count + proven[member]!, 0);
  }

  pool(floor: Int32Array): PairPool {
    const { memory } = this;
    const { groupStart } = memory;
    memory.floor.set(floor);
    const chunks = Math.ceil(this.groups / memory.groupsPerChunk);
    this.share({ kind: 'find' }, chunks);
    for (let group = 0; group < this.groups; group++) groupStart[group + 1]! += groupStart[group]!;
    const pairs = groupStart[this.groups]!;
    const room = this.roomFor(pairs);
    this.share({ kind: 'lay', room }, chunks);
    const cuts = this.cutGroups(pairs);
    this.share({ kind: 'count', room, cuts }, this.members);
    this.startPeople();
    this.share({ kind: 'scatter', room, cuts }, this.members);
    return this.poolOf(pairs);
  }

  prove({ price, floor, reach, sides }: ProofTask): Proof {
    const { memory } = this;
    const { groupStart, personStart } = memory;
    memory.price.set(price);
    memory.floor.set(floor);
    memory.reach.set(reach);
    if (sides !== null) {
      memory.sides!.labour.set(sides.labour);
      memory.sides!.trainee.set(sides.trainee);
    }
    const ticket = this.share({ kind: 'prove' }, this.parts);
    let sum = 0;
    for (let member = 0; member < this.members; member++) if (ticket.tookPart(member)) sum += memory.sums[member]!;
    for (let person = 0; person < this.people; person++) personStart[person + 1]! += personStart[person]!;
    const pairs = personStart[this.people]!;
    const room = this.roomFor(pairs);
    this.share({ kind: 'gather', room }, this.parts);
    turn(
      { start: personStart, other: room.personGroup, points: room.personPoints },
      { start: groupStart, other: room.groupPerson, points: room.groupPoints },
    );
    return { sum, pool: this.poolOf(pairs) };
  }

  sweep(pool: PairPool, price: Int32Array): number {
    const { memory, others, output, me } = this;
    if (pool !== this.latest) throw new Error('the memory of this pool belongs to a later one');
    memory.price.set(price);
    const { personStart, personGroup, personPoints, personOften, personCharge } = pool;
    const swept = { personStart, personGroup, personPoints, personOften, personCharge };
    const chunks = Math.ceil(this.people / memory.peoplePerChunk);
    const ticket = this.share({ kind: 'sweep', pool: swept }, chunks);
    let sum = 0;
    if (ticket.tookPart(0)) sum = memory.sums[0]!;
    else me.heard.clear();
    others.forEach((heard, k) => {
      if (!ticket.tookPart(k + 1)) return;
      sum += memory.sums[k + 1]!;
      output.heard.merge(heard);
    });
    return sum;
  }

  private poolOf(pairs: number): PairPool {
    const { memory, room } = this;
    const pool = {
      groupStart: memory.groupStart,
      groupPerson: room.groupPerson.subarray(0, pairs),
      groupPoints: room.groupPoints.subarray(0, pairs),
      personStart: memory.personStart,
      personGroup: room.personGroup.subarray(0, pairs),
      personPoints: room.personPoints.subarray(0, pairs),
      personOften: room.personOften.subarray(0, pairs).fill(0),
      personCharge: room.personCharge?.subarray(0, pairs).fill(0) ?? null,
    };
    this.latest = pool;
    return pool;
  }

  private roomFor(pairs: number): PairRoom {
    if (pairs > this.room.groupPerson.length) this.room = this.makeRoom(Math.ceil(pairs * SPARE));
    return this.room;
  }

  private makeRoom(pairs: number): PairRoom {
    return {
      groupPerson: sharedInts(pairs),
      groupPoints: sharedInts(pairs),
      personGroup: sharedInts(pairs),
      personPoints: sharedInts(pairs),
      personOften: sharedBytes(pairs),
      personCharge: this.memory.sides ? sharedInts(pairs) : null,
    };
  }

  /** Cuts the groups into as many parts as there are members, with about as many pairs in each. */
  private cutGroups(pairs: number): number[] {
    const { groupStart } = this.memory;
    const cuts = [0];
    let group = 0;
    for (let part = 1; part < this.members; part++) {
      while (group < this.groups && groupStart[group]! < (pairs * part) / this.members) group += 1;
      cuts.push(group);
    }
    cuts.push(this.groups);
    return cuts;
  }

  /** Where the pairs of each person begin, and in them those of each part. */
  private startPeople(): void {
    const { personStart, next } = this.memory;
    let at = 0;
    for (let person = 0; person < this.people; person++) {
      personStart[person] = at;
      for (const column of next) {
        const count = column[person]!;
        column[person] = at;
        at += count;
      }
    }
    personStart[this.people] = at;
  }

  /** Has a piece of work done by all members, this one among them. */
  private share(task: CrewTask, chunks: number): Ticket {
    this.checkAlive();
    const ticket = Ticket.issue(chunks, this.members);
    const message: CrewMessage = { kind: 'work', task, chunks, cells: ticket.cells };
    for (const port of this.links.ports) port.postMessage(message);
    this.me.work(task, ticket);
    let seen = ticket.finished;
    let since = performance.now();
    while (seen < chunks) {
      ticket.sleep(seen, PATIENCE_MS);
      this.checkAlive();
      const now = performance.now();
      const { finished } = ticket;
      if (finished > seen) since = now;
      else if (now - since > this.links.stallMs) this.fail(`a helper did nothing for ${this.links.stallMs} ms`);
      seen = finished;
    }
    return ticket;
  }

  private checkAlive(): void {
    if (Atomics.load(this.links.control, DEAD) === NOBODY_DIED) return;
    const failures = this.links.ports.map((port) => receiveMessageOnPort(port)?.message as HelperFailure | undefined);
    this.fail(failures.find((failure) => failure !== undefined)?.detail ?? 'a helper ended');
  }

  private fail(detail: string): never {
    Atomics.store(this.links.control, DEAD, 1);
    throw new MatchingPoolError('threadDied', detail);
  }
}
