import type { Demand } from './demand';
import { MONTH_BEGIN } from './demand';
import { morningOf } from './ledger';
import type { PersonResult, WayMeasures, WayResult } from './measures';
import type { WayId } from './way';

type Points = readonly (readonly [x: number, y: number])[];

/** Paid days of a working person fall into ranges that end here; the last is open. */
export const PAID_RANGES = [5, 10, 15, 20, 25] as const;

/** What a way's plots are drawn from. */
export interface WaySeries {
  readonly id: WayId;
  /** Hours since the posting, and the share of places in per cent that somebody has agreed to by then. */
  readonly filledWithin: Points;
  /** People by paid days, in the ranges of {@link PAID_RANGES}. */
  readonly paidDays: readonly number[];
  /** Days since the first shoot of the month, and newcomers who have begun their first job by then. */
  readonly firstJobs: Points;
  /** Share of the days of a role's places that nobody worked, by role. */
  readonly emptyByRole: readonly { readonly role: string; readonly slotDays: number; readonly empty: number }[];
  /** Day of the simulation, and seconds of its decisions. */
  readonly daySeconds: Points;
}

/** Everything a run found, without any place of the machine it ran on: `summary.json`. */
export interface SimulationReport {
  readonly seed: number;
  readonly scale: number;
  readonly months: number;
  /** People beside those of the market. */
  readonly supply: number;
  readonly threads: number;
  readonly node: string;
  readonly cpu: string;
  readonly people: number;
  readonly shoots: number;
  readonly slots: number;
  readonly days: number;
  /** Of the whole run, files included. */
  readonly seconds: number;
  /** The same in seconds of the processor, all threads together: what a busy machine does not change much. */
  readonly cpuSeconds: number;
  /** Proven gaps of the engine's daily plans, in per cent. */
  readonly engineGap: { readonly median: number; readonly worst: number };
  readonly ways: readonly WayMeasures[];
  readonly series: readonly WaySeries[];
  readonly doubleBookings: number;
  readonly restBreaches: number;
}

const WITHIN_HOURS = [12, 24, 36, 48, 60, 72, 96, 120, 168, 240, 336];

function filledWithin({ played }: WayResult, { slots, posted }: Demand): Points {
  const { firstYes } = played.ledger;
  const hours = Array.from(firstYes, (at, slot) => (at < 0 ? Infinity : 12 * (at - morningOf(posted[slot]!))));
  return [0, ...WITHIN_HOURS].map((most) => {
    return [most, (100 * hours.filter((each) => each <= most).length) / slots.length] as const;
  });
}

function paidRanges(people: readonly PersonResult[]): number[] {
  const counts = [...PAID_RANGES, Infinity].map(() => 0);
  for (const { paidDays } of people) {
    const range = PAID_RANGES.findIndex((most) => paidDays <= most);
    counts[range < 0 ? PAID_RANGES.length : range]! += 1;
  }
  return counts;
}

function firstJobs({ people }: WayResult, demand: Demand): Points {
  const begins: number[] = [];
  for (const [person, { firstWork }] of people) if (demand.people[person]!.newcomer) begins.push(firstWork);
  const points: [number, number][] = [];
  for (let day = demand.firstDay; day <= demand.lastDay; day += 2) {
    points.push([day - MONTH_BEGIN, begins.filter((first) => first <= day).length]);
  }
  return points.filter(([day]) => day >= -8);
}

function emptyByRole({ worked }: WayResult, { slots }: Demand): WaySeries['emptyByRole'] {
  const roles = new Map<string, { slotDays: number; empty: number }>();
  slots.forEach(({ role, days }, slot) => {
    const sums = roles.get(role) ?? { slotDays: 0, empty: 0 };
    sums.slotDays += days.length;
    sums.empty += days.length - worked[slot]!;
    roles.set(role, sums);
  });
  return [...roles]
    .map(([role, { slotDays, empty }]) => ({ role, slotDays, empty: empty / slotDays }))
    .sort((a, b) => (a.role < b.role ? -1 : 1));
}

/** What the plots of a way show. */
export function seriesOf(result: WayResult, demand: Demand): WaySeries {
  return {
    id: result.measures.id,
    filledWithin: filledWithin(result, demand),
    paidDays: paidRanges([...result.people.values()]),
    firstJobs: firstJobs(result, demand),
    emptyByRole: emptyByRole(result, demand),
    daySeconds: result.played.days.map(({ day, decideSeconds }) => [day - demand.firstDay, decideSeconds] as const),
  };
}
