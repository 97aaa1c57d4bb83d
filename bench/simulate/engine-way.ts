import { Market, POINT_PARTS, Rematcher, SolveOptions, SolveResult } from '@callboard/matching';
import { pointsBesidePlan } from '../../libs/matching/src/score/registry';
import type { DayMarket } from './day-market';
import type { Demand } from './demand';
import type { Ask } from './ledger';
import settings from './simulation-settings.json';
import { placesOf, Proposal, Way } from './way';

const NONE = -1;

/** Solves a market: the engine's `solve`, or a crew of threads that does the same. */
export type Solve = (market: Market, options: SolveOptions) => SolveResult;

/**
 * The engine: each morning one solve of all open places, beginning with yesterday's prices and with what is left of
 * yesterday's plan. People whom other places want as well can be kept back until a place begins soon enough; the plan
 * for them may still change. In the evening a place whose person said no goes to the best person who is free beside the
 * plan, and nobody else is moved.
 */
export class EngineWay implements Way {
  readonly id = 'engine';
  /** Proven gap of each day's plan, as a share. */
  readonly gaps: number[] = [];
  private readonly price: Int32Array;
  private readonly planned: Int32Array;
  private rematcher: Rematcher | null = null;

  constructor(
    demand: Demand,
    private readonly solve: Solve,
    private readonly patience: { readonly withinDays: number; readonly surplusPoints: number } = settings.holdBack
      .value,
  ) {
    this.price = new Int32Array(demand.slots.length).fill(NONE);
    this.planned = new Int32Array(demand.slots.length).fill(NONE);
  }

  morning(today: DayMarket): readonly Proposal[] {
    const { market, slotOf, personOf } = today;
    const result = this.solve(market, this.options(today));
    this.gaps.push(result.gap);
    this.rematcher = new Rematcher(market, result.plan, { maxMoves: 0 });
    this.planned.fill(NONE);
    const proposals: Proposal[] = [];
    slotOf.forEach((slot, place) => {
      this.price[slot] = result.prices.slot[place]!;
      const person = result.plan.personOfSlot[place]!;
      if (person < 0) return;
      this.planned[slot] = personOf[person]!;
      const surplus =
        market.weights.filled + pointsBesidePlan(market, place, person) - result.prices.slot[place]! / POINT_PARTS;
      const soon = market.slots.first[place]! <= this.patience.withinDays;
      if (soon || surplus <= this.patience.surplusPoints) proposals.push({ slot, person: personOf[person]! });
    });
    return proposals;
  }

  evening(today: DayMarket, no: readonly Ask[]): readonly Proposal[] {
    const { rematcher } = this;
    if (rematcher === null) return [];
    const { market, personOf } = today;
    const places = placesOf(today);
    const numbers = new Map(Array.from(personOf, (person, index) => [market.names.people[index]!, person]));
    const proposals: Proposal[] = [];
    for (const { slot } of no) {
      const place = places.get(slot);
      const person = this.planned[slot]!;
      if (place === undefined || person < 0) continue;
      const asked = market.names.people[personOf.indexOf(person)]!;
      const repair = rematcher.apply({ kind: 'decline', slot: market.names.slots[place]!, person: asked });
      const found = repair.slots[0]!.person;
      this.planned[slot] = found === null ? NONE : numbers.get(found)!;
      if (found !== null) proposals.push({ slot, person: numbers.get(found)! });
    }
    return proposals;
  }

  /** The solve of a day ends after so much work, never by a clock. */
  private options({ market, slotOf, personOf }: DayMarket): SolveOptions {
    const work = settings.workPerOpenSlot.value * market.slots.count;
    const enough = { work, gapTarget: settings.gapTarget.value };
    if (!slotOf.some((slot) => this.price[slot]! >= 0)) return enough;
    const indexOf = new Map(Array.from(personOf, (person, index) => [person, index]));
    return {
      ...enough,
      start: {
        slot: Int32Array.from(slotOf, (slot) => this.price[slot]!),
        labour: new Int32Array(market.shoots.count),
        trainee: new Int32Array(market.crews.count),
      },
      startPlan: { personOfSlot: Int32Array.from(slotOf, (slot) => indexOf.get(this.planned[slot]!) ?? NONE) },
    };
  }
}
