import type { DayMarket } from './day-market';
import type { Ask } from './ledger';

/** A place and the person to ask for it, by number. */
export interface Proposal {
  readonly slot: number;
  readonly person: number;
}

/** A way of hiring. Each has the same two rounds a day: the morning, and the evening for what was answered by then. */
export interface Way {
  readonly id: WayId;
  /** Whom to ask on the morning of a day, for any of its open places. */
  morning(today: DayMarket): readonly Proposal[];
  /** Whom to ask in the evening for places whose people said no since the morning. */
  evening(today: DayMarket, no: readonly Ask[]): readonly Proposal[];
}

export const WAY_IDS = ['engine', 'shoot', 'first'] as const;

/** The engine over all open places, shoot by shoot, first come first served. */
export type WayId = (typeof WAY_IDS)[number];

/** Places of a day's market by their numbers in the demand. */
export function placesOf({ slotOf }: DayMarket): Map<number, number> {
  return new Map(Array.from(slotOf, (slot, place) => [slot, place]));
}
