import { fillOpen, Holdings } from '../matching/baselines';
import { SlotScan } from '../../libs/matching/src/rank/slot-scan';
import { chance, WHAT } from './chance';
import type { DayMarket } from './day-market';
import type { Demand } from './demand';
import type { Ask } from './ledger';
import { placesOf, Proposal, Way, WayId } from './way';

const EVERYBODY = -1e9;

/** A day of a way that fills some open places at a time beside what it filled before on that day. */
abstract class StepByStep implements Way {
  abstract readonly id: WayId;
  protected scan!: SlotScan;
  protected holdings!: Holdings;
  /** Who said no today, by place of the market. */
  protected readonly saidNo = new Map<number, Set<number>>();

  constructor(protected readonly demand: Demand) {}

  morning(today: DayMarket): readonly Proposal[] {
    this.scan = new SlotScan(today.market);
    this.holdings = new Holdings(today.market);
    this.saidNo.clear();
    return this.fill(
      today,
      Array.from(today.slotOf, (_, place) => place),
    );
  }

  evening(today: DayMarket, no: readonly Ask[]): readonly Proposal[] {
    const places = placesOf(today);
    const again: number[] = [];
    for (const { slot } of no) {
      const place = places.get(slot);
      if (place === undefined) continue;
      const person = this.holdings.personOfSlot[place]!;
      this.saidNo.set(place, (this.saidNo.get(place) ?? new Set()).add(person));
      this.holdings.drop(place);
      again.push(place);
    }
    return this.fill(
      today,
      again.sort((a, b) => a - b),
    );
  }

  protected admits(place: number, person: number): boolean {
    return !this.saidNo.get(place)?.has(person);
  }

  /** Puts people into places, in an order of its own. */
  protected abstract place(today: DayMarket, places: readonly number[]): void;

  private fill(today: DayMarket, places: readonly number[]): Proposal[] {
    this.place(today, places);
    return places
      .filter((place) => this.holdings.personOfSlot[place]! >= 0)
      .map((place) => ({
        slot: today.slotOf[place]!,
        person: today.personOf[this.holdings.personOfSlot[place]!]!,
      }));
  }
}

/** Shoot by shoot in the order of posting, each filled optimally from the people whom those before it left. */
export class ShootWay extends StepByStep {
  readonly id = 'shoot';

  protected place({ market, slotOf }: DayMarket, places: readonly number[]): void {
    const { posted } = this.demand;
    const shoots = new Map<number, number[]>();
    for (const place of places) {
      const shoot = market.slots.shoot[place]!;
      shoots.set(shoot, [...(shoots.get(shoot) ?? []), place]);
    }
    const day = (open: readonly number[]): number => posted[slotOf[open[0]!]!]!;
    const order = [...shoots].sort((a, b) => day(a[1]) - day(b[1]) || a[0] - b[0]);
    for (const [, open] of order) {
      fillOpen(market, open, this.scan, this.holdings, (place, person) => this.admits(place, person));
    }
  }
}

/**
 * First come first served, as in chat groups: those who applied come first, then whoever reads the notice, in an order
 * that chance decides; the first who qualifies and is free is asked.
 */
export class FirstComeWay extends StepByStep {
  readonly id = 'first';

  protected place(today: DayMarket, places: readonly number[]): void {
    const { posted } = this.demand;
    const day = (place: number): number => posted[today.slotOf[place]!]!;
    for (const place of [...places].sort((a, b) => day(a) - day(b) || a - b)) {
      const person = this.firstFor(today, place);
      if (person >= 0) this.holdings.take(place, person);
    }
  }

  private firstFor({ slotOf, personOf, day }: DayMarket, place: number): number {
    const { seed, applicants, slots } = this.demand;
    const slot = slotOf[place]!;
    const applied = applicants.get(slots[slot]!.posting);
    let first = -1;
    let least = Infinity;
    const take = (person: number): void => {
      const who = personOf[person]!;
      const known = applied?.get(who);
      const came = chance(seed, who, slot, WHAT.order) + (known && known.day <= day ? 0 : 1);
      if (came >= least || !this.admits(place, person) || !this.holdings.free(place, person)) return;
      first = person;
      least = came;
    };
    this.scan.scan(place, { cutoff: EVERYBODY, take });
    return first;
  }
}
