import { performance } from 'node:perf_hooks';
import { dayMarket } from './day-market';
import type { Demand } from './demand';
import { eveningOf, Ledger, morningOf } from './ledger';
import type { Way, WayId } from './way';

/** One way of hiring, played to the end. */
export interface Played {
  readonly id: WayId;
  readonly ledger: Ledger;
  /** Open places and seconds of each day that had open places: of the way's decisions, and of laying the market out. */
  readonly days: readonly DayCost[];
  readonly seconds: number;
}

export interface DayCost {
  readonly day: number;
  readonly open: number;
  readonly decideSeconds: number;
  readonly buildSeconds: number;
}

/** Told after each day: how many days are done of all, and places agreed and posted so far. */
export type OnDay = (done: number, all: number, agreed: number, posted: number) => void;

const secondsSince = (start: number): number => (performance.now() - start) / 1_000;

/** Plays all days of a demand with one way of hiring. */
export function play(demand: Demand, way: Way, onDay: OnDay = () => undefined): Played {
  const ledger = new Ledger(demand);
  const days: DayCost[] = [];
  const start = performance.now();
  const all = demand.lastDay - demand.firstDay + 2;
  for (let day = demand.firstDay; day <= demand.lastDay + 1; day++) {
    ledger.morning(day);
    const open = ledger.openSlots().length;
    if (open > 0) {
      const building = performance.now();
      const today = dayMarket(ledger, day);
      const buildSeconds = secondsSince(building);
      const deciding = performance.now();
      for (const { slot, person } of way.morning(today)) ledger.ask(slot, person, morningOf(day));
      const { no } = ledger.evening(day);
      for (const { slot, person } of way.evening(today, no)) ledger.ask(slot, person, eveningOf(day));
      days.push({ day, open, decideSeconds: secondsSince(deciding), buildSeconds });
    } else {
      ledger.evening(day);
    }
    onDay(day - demand.firstDay + 1, all, agreedOf(ledger), postedOf(ledger));
  }
  return { id: way.id, ledger, days, seconds: secondsSince(start) };
}

const agreedOf = ({ state }: Ledger): number => state.reduce((sum, each) => sum + (each === 'booked' ? 1 : 0), 0);
const postedOf = ({ state }: Ledger): number => state.reduce((sum, each) => sum + (each === 'waiting' ? 0 : 1), 0);
