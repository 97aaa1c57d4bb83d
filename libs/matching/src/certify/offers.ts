import type { Market } from '../market/market';
import { POINT_PARTS } from '../plan';
import {
  bookingsOf,
  canWork,
  clash,
  daysLeft,
  Job,
  limitedDays,
  restDays,
  slotJob,
  tooClose,
  travelDays,
} from '../verify/calendar';
import { Lists } from '../verify/lists';
import { keepsKindRules, keepsSlotRules } from '../verify/pair';
import { chainPoints, firstJobPoints, kindPoints, listPoints, personPoints, teamPoints } from '../verify/points';
import type { Charges } from './charges';
import type { Offer, Person } from './schedule';

/** Slots without a pin that give one person the same {@link kindPoints} and ask the same of her level, way and pay. */
interface Kind {
  /** One of them, to ask. */
  readonly example: number;
  /** Cheapest first. */
  readonly slots: Int32Array;
  readonly least: Float64Array;
}

/** What is the same for all slots while offers of one person are sought. */
interface Seeker {
  readonly person: number;
  readonly fixed: readonly Job[];
  readonly pinnedShoots: ReadonlySet<number>;
  /** Points that any slot brings her: filled, fairness, record. */
  readonly anywhere: number;
  /** Points that a plan can add to one slot by chains and as a first job. */
  readonly extra: number;
  readonly daysLeft: number;
}

function kindsByRole(market: Market, charges: Charges): Kind[][] {
  const { slots, names } = market;
  const groups = new Map<string, number[]>();
  for (let slot = 0; slot < slots.count; slot++) {
    if (slots.pinned[slot]! >= 0) continue;
    const skills = slots.skill.subarray(slots.skillStart[slot]!, slots.skillStart[slot + 1]!);
    const { role, base, minLevel, maxLevel, entryLevel, headOfDepartment, bed, payLowFen, payHighFen } = slots;
    const columns = [role, base, minLevel, maxLevel, entryLevel, headOfDepartment, bed, payLowFen, payHighFen];
    const key = `${columns.map((column) => column[slot]).join()} ${skills.join()}`;
    const group = groups.get(key);
    if (group) group.push(slot);
    else groups.set(key, [slot]);
  }
  const byRole: Kind[][] = names.roles.map(() => []);
  for (const group of groups.values()) {
    const cost = new Map(group.map((slot) => [slot, charges.least(slot)]));
    const sorted = Int32Array.from(group).sort((a, b) => cost.get(a)! - cost.get(b)! || a - b);
    const example = sorted[0]!;
    byRole[slots.role[example]!]!.push({
      example,
      slots: sorted,
      least: Float64Array.from(sorted, (slot) => cost.get(slot)!),
    });
  }
  return byRole;
}

/** Slots of one shape take the same days, at the same place and with the same rest: one can stand for the other. */
interface Shapes {
  /** The shape of each slot. */
  readonly of: Int32Array;
  /** By shape: the search that met it last, and what it found: the index of an offer, or one of the states below. */
  readonly search: Int32Array;
  readonly found: Int32Array;
}

/** She cannot take these days; she can, but no slot of the shape so far. */
const SHUT = -1;
const OPEN = -2;

function shapesOf(market: Market): Shapes {
  const { slots } = market;
  const numbers = new Map<string, number>();
  const of = new Int32Array(slots.count);
  for (let slot = 0; slot < slots.count; slot++) {
    const job = slotJob(market, slot);
    const days = slots.day.subarray(slots.dayStart[slot]!, slots.dayStart[slot + 1]!);
    const key = `${job.first} ${job.last} ${job.base} ${restDays(market, job)} ${days.join()}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    of[slot] = number;
  }
  return { of, search: new Int32Array(numbers.size), found: new Int32Array(numbers.size) };
}

/**
 * Whether a job between two others never brings them nearer to each other than they may be without it, so that a job
 * can always be left out of a schedule. So it is for all usual ways; a matrix in which a way over a third place is
 * much shorter than the straight one could break it.
 */
function canLeaveOut(market: Market): boolean {
  const { baseCount } = market;
  for (let a = 0; a < baseCount; a++) {
    for (let b = 0; b < baseCount; b++) {
      for (let over = 0; over < baseCount; over++) {
        // The job between takes a day at least.
        if (travelDays(market, a, b) > travelDays(market, a, over) + 1 + travelDays(market, over, b)) return false;
      }
    }
  }
  return true;
}

/**
 * Finds for each person all slots that could be part of her best schedule at the prices given. It passes over a slot
 * only when she may not take it; when even with all chain points and a first job it gives no more than it costs her,
 * since a schedule with such a slot is no better than the same one without it; or when another slot with the same days
 * and place gives her as much.
 */
export class OfferSearch {
  private readonly kinds: readonly (readonly Kind[])[];
  private readonly pinsOf: Lists;
  private readonly postingsOf: Lists;
  private readonly slotsOfPosting: Lists;
  private readonly slotsOfTeam: Lists;
  /** By slot: the search in which it was looked at last. */
  private readonly seen: Int32Array;
  private search = 0;
  private readonly shapes: Shapes;
  private readonly passOver: boolean;

  constructor(
    private readonly market: Market,
    private readonly charges: Charges,
  ) {
    const { people, slots, postings } = market;
    this.kinds = kindsByRole(market, charges);
    this.shapes = shapesOf(market);
    this.passOver = canLeaveOut(market);
    this.seen = new Int32Array(slots.count);
    this.pinsOf = new Lists(people.count, (add) => slots.pinned.forEach((person, slot) => add(person, slot)));
    this.slotsOfPosting = new Lists(postings.count, (add) =>
      slots.posting.forEach((posting, slot) => add(posting, slot)),
    );
    this.slotsOfTeam = new Lists(market.names.teams.length, (add) =>
      slots.team.forEach((team, slot) => add(team, slot)),
    );
    this.postingsOf = new Lists(people.count, (add) => {
      for (let posting = 0; posting < postings.count; posting++) {
        const { appliedStart, appliedPerson, reserveStart, reservePerson } = postings;
        for (let k = appliedStart[posting]!; k < appliedStart[posting + 1]!; k++) add(appliedPerson[k]!, posting);
        for (let k = reserveStart[posting]!; k < reserveStart[posting + 1]!; k++) add(reservePerson[k]!, posting);
      }
    });
  }

  /** What a person may choose from, and what binds her. */
  find(person: number): { readonly offers: readonly Offer[]; readonly person: Person } {
    const { market } = this;
    this.search += 1;
    const seeker = this.seekerOf(person);
    const offers: Offer[] = [];
    for (const posting of this.postingsOf.of(person)) {
      for (const slot of this.slotsOfPosting.of(posting)) this.takeListed(seeker, slot, offers);
    }
    const { roleStart, roleId, workedStart, workedTeam } = market.people;
    for (let entry = workedStart[person]!; entry < workedStart[person + 1]!; entry++) {
      for (const slot of this.slotsOfTeam.of(workedTeam[entry]!)) this.takeListed(seeker, slot, offers);
    }
    for (let entry = roleStart[person]!; entry < roleStart[person + 1]!; entry++) {
      for (const kind of this.kinds[roleId[entry]!]!) this.takeKind(seeker, kind, offers);
    }
    const first = seeker.pinnedShoots.size > 0 ? 0 : firstJobPoints(market, person) * POINT_PARTS;
    return { offers, person: { fixed: seeker.fixed, first, daysLeft: seeker.daysLeft } };
  }

  private seekerOf(person: number): Seeker {
    const { market } = this;
    const { slots, weights } = market;
    const pinned = Array.from(this.pinsOf.of(person));
    const fixed = [...bookingsOf(market, person), ...pinned.map((slot) => slotJob(market, slot))];
    return {
      person,
      fixed,
      pinnedShoots: new Set(pinned.map((slot) => slots.shoot[slot]!)),
      anywhere: weights.filled + personPoints(market, person),
      extra: 2 * chainPoints(market, 0) + firstJobPoints(market, person),
      daysLeft: daysLeft(market, person, fixed),
    };
  }

  /** A slot for which she stands in a list of the posting or the team, which no estimate by kind knows. */
  private takeListed(seeker: Seeker, slot: number, offers: Offer[]): void {
    const { market, seen, search } = this;
    const { person } = seeker;
    if (seen[slot] === search || market.slots.pinned[slot]! >= 0) return;
    seen[slot] = search;
    if (!keepsKindRules(market, slot, person)) return;
    const listed = listPoints(market, slot, person) + teamPoints(market, slot, person);
    this.take(seeker, slot, (seeker.anywhere + kindPoints(market, slot, person) + listed) * POINT_PARTS, offers);
  }

  private takeKind(seeker: Seeker, kind: Kind, offers: Offer[]): void {
    const { market, seen, search, passOver } = this;
    const { person } = seeker;
    if (!keepsKindRules(market, kind.example, person)) return;
    const value = (seeker.anywhere + kindPoints(market, kind.example, person)) * POINT_PARTS;
    const most = value + seeker.extra * POINT_PARTS;
    for (let k = 0; k < kind.slots.length; k++) {
      // All that follow are dearer still.
      if (passOver && most <= kind.least[k]!) break;
      const slot = kind.slots[k]!;
      if (seen[slot] !== search) this.take(seeker, slot, value, offers);
    }
  }

  /** Adds a slot of that value, in parts, to the offers if she may take it and it could pay. */
  private take(seeker: Seeker, slot: number, value: number, offers: Offer[]): void {
    const { market, shapes, search } = this;
    const gain = value - this.charges.of(slot, seeker.person);
    if (gain === -Infinity || (this.passOver && gain + seeker.extra * POINT_PARTS <= 0)) return;
    const shape = shapes.of[slot]!;
    if (shapes.search[shape] !== search) {
      shapes.search[shape] = search;
      shapes.found[shape] = this.daysFit(seeker, slot) ? OPEN : SHUT;
    }
    const found = shapes.found[shape]!;
    // Of slots with the same days and place only the best can matter.
    if (found === SHUT || (found !== OPEN && offers[found]!.gain >= gain)) return;
    if (seeker.pinnedShoots.has(market.slots.shoot[slot]!) || !keepsSlotRules(market, slot, seeker.person)) return;
    const job = slotJob(market, slot);
    const offer = { ...job, gain, limited: this.limitedBy(seeker, job) };
    if (found === OPEN) shapes.found[shape] = offers.push(offer) - 1;
    else offers[found] = offer;
  }

  private limitedBy({ person, daysLeft: left }: Seeker, job: Job): number {
    return left === Infinity ? 0 : limitedDays(this.market, person, job);
  }

  /** Whether she offers the days of a slot and her fixed jobs and her limit leave room for it. */
  private daysFit(seeker: Seeker, slot: number): boolean {
    const { market } = this;
    if (!canWork(market, slot, seeker.person)) return false;
    const job = slotJob(market, slot);
    if (seeker.fixed.some((other) => clash(job, other) || tooClose(market, job, other))) return false;
    const limited = this.limitedBy(seeker, job);
    return limited === 0 || limited <= seeker.daysLeft;
  }
}
