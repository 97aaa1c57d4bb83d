import type { Market } from '../market/market';
import { MatchingInputError } from '../matching-input.error';
import type { MarketPlan } from '../plan';
import { bookingsOf, byDay, clash, daysLeft, Job, limitedDays, slotJob, tooClose } from './calendar';
import { Lists } from './lists';
import { brokenRules } from './pair';
import { chainOf, firstJobPoints, pairPoints } from './points';
import { bannedTogether, Filled, sideFaults } from './side-rules';
import { Findings, Verification } from './violation';

/** What is wrong with a plan of a whole market, and what it is worth. */
export interface PlanVerification extends Verification {
  /** In points, as `PlanValue` defines it. */
  readonly value: number;
  /** Slots with somebody in them, pinned people too. */
  readonly filled: number;
  readonly open: number;
}

/** A slot that a person holds. */
interface Held extends Job {
  readonly slot: number;
  readonly pinned: boolean;
}

class PlanCheck {
  readonly findings = new Findings();
  value = 0;
  filled = 0;
  private readonly slotsOf: Lists;

  constructor(
    private readonly market: Market,
    private readonly personOf: Int32Array,
  ) {
    const { people, slots } = market;
    this.slotsOf = new Lists(people.count, (add) => {
      for (let slot = 0; slot < slots.count; slot++) if (personOf[slot]! < people.count) add(personOf[slot]!, slot);
    });
  }

  run(): void {
    const { market, personOf, findings } = this;
    const { slots, people, names } = market;
    const filled: Filled[] = [];
    for (let slot = 0; slot < slots.count; slot++) {
      const person = personOf[slot]!;
      const pin = slots.pinned[slot]!;
      if (pin >= 0 && person !== pin) findings.add({ kind: 'pinMoved', slot: names.slots[slot]! });
      if (person < -1 || person >= people.count) {
        findings.add({ kind: 'unknownPerson', slot: names.slots[slot]!, detail: String(person) });
      } else if (person >= 0) filled.push([slot, person]);
    }
    this.filled = filled.length;
    for (const [slot, person] of filled) this.checkPair(slot, person);
    for (let person = 0; person < people.count; person++) {
      const held = this.slotsOf.of(person);
      if (held.length > 0) this.checkPerson(person, held);
    }
    this.checkSideRules(filled);
  }

  private add(kind: Parameters<Findings['add']>[0]['kind'], slot: number, person: number, byPins: boolean): void {
    const { names } = this.market;
    this.findings.add({ kind, slot: names.slots[slot]!, person: names.people[person]! }, byPins);
  }

  private checkPair(slot: number, person: number): void {
    const { market } = this;
    const pin = market.slots.pinned[slot]!;
    for (const kind of brokenRules(market, slot, person)) this.add(kind, slot, person, pin === person);
    if (pin < 0) this.value += market.weights.filled + pairPoints(market, slot, person);
  }

  /** What depends on all that a person does. */
  private checkPerson(person: number, slots: Int32Array): void {
    const { market } = this;
    const bookings = bookingsOf(market, person);
    const held = Array.from(slots, (slot): Held => {
      return { ...slotJob(market, slot), slot, pinned: market.slots.pinned[slot] === person };
    }).sort(byDay);
    const pins = held.filter((job) => job.pinned);
    const chosen = held.filter((job) => market.slots.pinned[job.slot]! < 0);
    const fixed = [...bookings, ...pins];
    this.checkShoots(person, held);
    this.checkDays(person, held, bookings);
    this.checkLimit(person, held, bookings);
    if (chosen.length === 0) return;
    if (pins.length === 0) this.value += firstJobPoints(market, person);
    this.value += chainOf(market, [...fixed, ...chosen]) - chainOf(market, fixed);
  }

  private checkShoots(person: number, held: readonly Held[]): void {
    const { slots } = this.market;
    held.forEach((job, k) => {
      const other = held.slice(0, k).find(({ slot }) => slots.shoot[slot] === slots.shoot[job.slot]);
      if (!other) return;
      const shown = job.pinned ? other : job;
      this.add('taken', shown.slot, person, job.pinned && other.pinned);
    });
  }

  /** No common day of any two jobs; rest and travel between a pin and every slot, and between slots in a row. */
  private checkDays(person: number, held: readonly Held[], bookings: readonly Job[]): void {
    const { market } = this;
    held.forEach((job, k) => {
      for (const other of held.slice(0, k)) {
        const shown = job.pinned ? other : job;
        const byPins = job.pinned && other.pinned;
        if (clash(job, other)) this.add('overlap', shown.slot, person, byPins);
        else if ((job.pinned || other.pinned || inARow(other, job, held, bookings)) && tooClose(market, other, job)) {
          this.add('gap', shown.slot, person, byPins);
        }
      }
    });
  }

  private checkLimit(person: number, held: readonly Held[], bookings: readonly Job[]): void {
    const { market } = this;
    const days = (job: Held): number => limitedDays(market, person, job);
    const counted = held.filter((job) => days(job) > 0);
    if (counted.length < 2 || daysLeft(market, person, [...bookings, ...held]) >= 0) return;
    const shown = counted.filter((job) => !job.pinned).at(-1) ?? counted.at(-1)!;
    // A slot that is too much by itself has been found already.
    const left = daysLeft(market, person, bookings);
    if (counted.some((job) => job.pinned === shown.pinned && days(job) > left)) return;
    this.add('dayLimit', shown.slot, person, shown.pinned);
  }

  private checkSideRules(filled: readonly Filled[]): void {
    const { market, findings } = this;
    for (const { kind, detail, byPins } of sideFaults(market, filled)) findings.add({ kind, detail }, byPins);
    for (const pair of bannedTogether(market, (person) => this.slotsOf.of(person))) {
      const pinned = pair.filter(([slot, person]) => market.slots.pinned[slot] === person);
      const [slot, person] = [...pair].reverse().find((entry) => !pinned.includes(entry)) ?? pair[1];
      this.add('pairBan', slot, person, pinned.length === 2);
    }
  }
}

/** Whether no other job of hers begins between two of her slots. */
function inARow(earlier: Job, later: Job, held: readonly Job[], bookings: readonly Job[]): boolean {
  const between = (job: Job): boolean => job.first > earlier.last && job.last < later.first;
  return !held.some(between) && !bookings.some(between);
}

/**
 * Checks a plan of a whole market against the market's facts: every hard rule for everybody in a slot; no two jobs of a
 * person (bookings, pins, slots) on one day; rest and travel days between each of her slots and each booking or pin, and
 * between slots that follow each other; one slot a shoot; her limit of days; pins in place; labour caps, trainees and
 * bans of all shoots. What pinned people break among themselves is told apart. Also counts what the plan is worth.
 * Shares no scoring and no conflict code with the solver. Throws {@link MatchingInputError} for a plan of another size.
 */
export function verifyPlan(market: Market, plan: MarketPlan): PlanVerification {
  const { count } = market.slots;
  if (plan.personOfSlot.length !== count) {
    throw new MatchingInputError('outOfRange', 'plan.personOfSlot', `${count} slots`);
  }
  const check = new PlanCheck(market, plan.personOfSlot);
  check.run();
  const { violations, pinnedViolations } = check.findings;
  return {
    ok: violations.length === 0,
    violations,
    pinnedViolations,
    value: check.value,
    filled: check.filled,
    open: count - check.filled,
  };
}
