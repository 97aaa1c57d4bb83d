import {
  ApplicationInput,
  findPerson,
  findSlot,
  Market,
  MarketBuilder,
  MarketPlan,
  MarketPrices,
  MarketTerms,
  PersonInput,
  SlotInput,
} from '@callboard/matching';

/** What an earlier run has left of a slot: its price in parts of a point, and who was proposed for it. */
export interface EarlierSlot {
  readonly slot: string;
  readonly price: number;
  readonly person: string | null;
}

/**
 * Some rows of a market, whose slots have no pins. A market is many parts, so that it never stands in memory as objects;
 * one has the terms.
 */
export interface MarketPart {
  readonly terms?: MarketTerms;
  readonly slots?: readonly SlotInput[];
  readonly people?: readonly PersonInput[];
  readonly applications?: readonly ApplicationInput[];
  readonly earlier?: readonly EarlierSlot[];
}

/** Puts parts together, the one with the terms first. */
export class MarketAssembler {
  private builder: MarketBuilder | undefined;
  private readonly earlier: EarlierSlot[] = [];

  add(part: MarketPart): void {
    if (part.terms) this.builder = new MarketBuilder(part.terms);
    const { builder } = this;
    if (!builder) throw new Error('the first part of a market has its terms');
    part.people?.forEach((person) => builder.addPerson(person));
    part.slots?.forEach((slot) => builder.addSlot(slot));
    part.applications?.forEach((application) => builder.addApplication(application));
    this.earlier.push(...(part.earlier ?? []));
  }

  build(): Market {
    if (!this.builder) throw new Error('a market without any part');
    return this.builder.build();
  }

  /** What an earlier run knows of the slots and people of this market; null when there was none. */
  warmStart(market: Market): { readonly start: MarketPrices; readonly startPlan: MarketPlan } | null {
    if (this.earlier.length === 0) return null;
    const slot = new Int32Array(market.slots.count).fill(-1);
    const personOfSlot = new Int32Array(market.slots.count).fill(-1);
    for (const { slot: id, price, person } of this.earlier) {
      const at = findSlot(market, id);
      if (at < 0) continue;
      slot[at] = price;
      if (person !== null) personOfSlot[at] = findPerson(market, person);
    }
    const labour = new Int32Array(market.shoots.count);
    const trainee = new Int32Array(market.crews.count);
    return { start: { slot, labour, trainee }, startPlan: { personOfSlot } };
  }
}
