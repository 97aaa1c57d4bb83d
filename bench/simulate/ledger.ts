import { offeredPayFen } from '@callboard/matching';
import { answerOf, dropOutOf } from './answer';
import type { Demand } from './demand';

/** Half days: the morning of day d is `2 * d`, its evening `2 * d + 1`. */
export type HalfDay = number;

export const morningOf = (day: number): HalfDay => 2 * day;
export const eveningOf = (day: number): HalfDay => 2 * day + 1;

/** A yes: a person is in a place from a first to a last day. */
export interface Booking {
  readonly slot: number;
  readonly person: number;
  readonly first: number;
  /** Moved forward where she leaves in the middle. */
  last: number;
  readonly at: HalfDay;
  /** Fen a day. */
  readonly payFen: number;
  /** `cancelled` before its first day, `cut` in the middle: it ends on `last`. */
  ended: 'kept' | 'cut' | 'cancelled';
}

/** A person was asked for a place; the answer comes when it is due. */
export interface Ask {
  readonly slot: number;
  readonly person: number;
  readonly due: HalfDay;
}

/** Where a place stands. `closed`: none of its days is left. */
export type SlotState = 'waiting' | 'open' | 'asked' | 'booked' | 'closed';

/** Days of a booking that are worked. */
export function daysWorked({ slots }: Demand, { slot, first, last, ended }: Booking): number {
  if (ended === 'cancelled') return 0;
  return slots[slot]!.days.filter((day) => day >= first && day <= last).length;
}

/** What happened between two rounds. */
export interface Heard {
  readonly yes: readonly Ask[];
  readonly no: readonly Ask[];
}

function lists<T>(): Map<number, T[]> {
  return new Map();
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/**
 * What has been asked, agreed and broken in one way of hiring. It keeps no rule between bookings: that is the matter of
 * those who hire, and the checker looks afterwards.
 */
export class Ledger {
  readonly state: SlotState[];
  /** The first day of a place that nobody covers yet. */
  readonly openFrom: Int32Array;
  readonly asks: Int32Array;
  readonly asksOfPerson: Int32Array;
  /** When a place was first agreed; -1 for never. */
  readonly firstYes: Int32Array;
  readonly bookings: Booking[] = [];
  /** Half days from a drop-out to the next yes, and drop-outs in all. */
  readonly refills: number[] = [];
  dropOuts = 0;
  private readonly open = new Set<number>();
  private readonly postings = lists<number>();
  private readonly due = lists<Ask>();
  private readonly leaving = lists<Booking>();
  private readonly bookingsOf = lists<Booking>();
  private readonly asksOut = new Map<number, Ask[]>();
  private readonly refused = lists<number>();
  private readonly reopened = new Map<number, HalfDay>();

  constructor(readonly demand: Demand) {
    const { slots, people, posted } = demand;
    this.state = slots.map(() => 'waiting');
    this.openFrom = Int32Array.from(slots, ({ first }) => first);
    this.asks = new Int32Array(slots.length);
    this.asksOfPerson = new Int32Array(people.length);
    this.firstYes = new Int32Array(slots.length).fill(-1);
    posted.forEach((day, slot) => push(this.postings, day, slot));
  }

  /** Open places in order of number. */
  openSlots(): number[] {
    return [...this.open].sort((a, b) => a - b);
  }

  /** Bookings of a person that stand or were worked. */
  held(person: number): readonly Booking[] {
    return this.bookingsOf.get(person) ?? [];
  }

  /** Asks that wait for a person's answer: she is kept free for them. */
  pending(person: number): readonly Ask[] {
    return this.asksOut.get(person) ?? [];
  }

  /** Who was asked for a place before and is not asked again. */
  refusals(slot: number): readonly number[] {
    return this.refused.get(slot) ?? [];
  }

  /** The morning: answers, drop-outs, new postings, and the days that went by without anybody. */
  morning(day: number): Heard {
    const heard = this.hear(morningOf(day));
    for (const booking of this.leaving.get(day) ?? []) this.dropOut(booking, day);
    for (const slot of this.postings.get(day) ?? []) this.reopen(slot);
    for (const slot of this.open) {
      if (this.openFrom[slot]! > day) continue;
      this.openFrom[slot] = day + 1;
      if (day + 1 <= this.demand.slots[slot]!.last) continue;
      this.state[slot] = 'closed';
      this.open.delete(slot);
    }
    return heard;
  }

  evening(day: number): Heard {
    return this.hear(eveningOf(day));
  }

  /** Asks a person for an open place. Throws when it is not open or she was asked for it before. */
  ask(slot: number, person: number, at: HalfDay): void {
    if (this.state[slot] !== 'open') throw new Error(`place ${slot} is ${this.state[slot]}, not open`);
    if (this.refusals(slot).includes(person)) throw new Error(`person ${person} was asked for place ${slot} before`);
    const { quick, says } = answerOf(this.demand, person, slot);
    const nextMorning = at + 2 - (at & 1);
    const ask: Ask = { slot, person, due: quick && says !== 'nothing' ? at + 1 : nextMorning };
    this.state[slot] = 'asked';
    this.open.delete(slot);
    this.asks[slot]! += 1;
    this.asksOfPerson[person]! += 1;
    push(this.due, ask.due, ask);
    push(this.asksOut, person, ask);
  }

  private hear(at: HalfDay): Heard {
    const yes: Ask[] = [];
    const no: Ask[] = [];
    for (const ask of this.due.get(at) ?? []) {
      this.asksOut.set(
        ask.person,
        this.pending(ask.person).filter((other) => other !== ask),
      );
      push(this.refused, ask.slot, ask.person);
      if (answerOf(this.demand, ask.person, ask.slot).says === 'yes') {
        this.book(ask, at);
        yes.push(ask);
      } else {
        this.reopen(ask.slot);
        no.push(ask);
      }
    }
    this.due.delete(at);
    return { yes, no };
  }

  private reopen(slot: number): void {
    this.state[slot] = 'open';
    this.open.add(slot);
  }

  private book({ slot, person }: Ask, at: HalfDay): void {
    const { slots, people } = this.demand;
    const first = this.openFrom[slot]!;
    const { last } = slots[slot]!;
    const payFen = offeredPayFen(slots[slot]!, people[person]!);
    if (payFen === null) throw new Error(`person ${person} does not work for the pay of place ${slot}`);
    const booking: Booking = { slot, person, first, last, at, payFen, ended: 'kept' };
    this.state[slot] = 'booked';
    this.openFrom[slot] = last + 1;
    if (this.firstYes[slot]! < 0) this.firstYes[slot] = at;
    const since = this.reopened.get(slot);
    if (since !== undefined) this.refills.push(at - since);
    this.reopened.delete(slot);
    this.bookings.push(booking);
    push(this.bookingsOf, person, booking);
    const after = dropOutOf(this.demand, person, slot);
    if (after === null) return;
    const leaves = Math.max(first + after, (at >> 1) + 1);
    if (leaves <= last) push(this.leaving, leaves, booking);
  }

  /** She is gone from `day` on; on that day the place stands empty unless it begins later. */
  private dropOut(booking: Booking, day: number): void {
    const { slot, person, first } = booking;
    this.dropOuts += 1;
    booking.ended = day <= first ? 'cancelled' : 'cut';
    this.openFrom[slot] = Math.max(day, first);
    if (day > first) booking.last = day - 1;
    else
      this.bookingsOf.set(
        person,
        this.held(person).filter((other) => other !== booking),
      );
    this.reopened.set(slot, morningOf(day));
    this.reopen(slot);
  }
}
