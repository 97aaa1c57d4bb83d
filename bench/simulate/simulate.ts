import { cpus } from 'node:os';
import type { Demand } from './demand';
import { EngineWay, Solve } from './engine-way';
import { measure, quantile, WayResult } from './measures';
import { play } from './play';
import { seriesOf, SimulationReport } from './report';
import { FirstComeWay, ShootWay } from './simple-ways';
import type { WayId } from './way';

/** Told after each simulated day; `done` and `all` are weighted by what a day of each way costs. */
export type OnProgress = (done: number, all: number, words: string) => void;

export interface Simulation {
  readonly demand: Demand;
  readonly results: readonly WayResult[];
  /** All but the times of the whole run. */
  readonly report: Omit<SimulationReport, 'seconds' | 'cpuSeconds'>;
}

/** What a day of a way costs beside the others, as seen at a tenth of the nation. */
const WEIGHTS: Readonly<Record<WayId, number>> = { engine: 3, shoot: 1.2, first: 1 };

/** Plays one demand with all three ways of hiring, and measures each. */
export function simulate(demand: Demand, threads: number, solve: Solve, onProgress: OnProgress): Simulation {
  const engine = new EngineWay(demand, solve);
  const ways = [engine, new ShootWay(demand), new FirstComeWay(demand)];
  const days = demand.lastDay - demand.firstDay + 2;
  const all = ways.reduce((sum, { id }) => sum + days * WEIGHTS[id], 0);
  let before = 0;
  const results = ways.map((way) => {
    const played = play(demand, way, (done, of, agreed, posted) => {
      const words = `${way.id.padEnd(6)} day ${done}/${of}  ${agreed.toLocaleString('en-US')} of ${posted.toLocaleString('en-US')} places`;
      onProgress(before + done * WEIGHTS[way.id], all, words);
    });
    before += days * WEIGHTS[way.id];
    return measure(played);
  });
  return { demand, results, report: reportOf(demand, threads, results, engine.gaps) };
}

function reportOf(demand: Demand, threads: number, results: readonly WayResult[], gaps: readonly number[]) {
  const { seed, scale, months, supply, people, shoots, slots, firstDay, lastDay } = demand;
  const sorted = gaps.map((gap) => 100 * gap).sort((a, b) => a - b);
  const ways = results.map(({ measures }) => measures);
  return {
    seed,
    scale,
    months,
    supply,
    threads,
    node: process.version,
    cpu: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
    people: people.length,
    shoots,
    slots: slots.length,
    days: lastDay - firstDay + 1,
    engineGap: { median: quantile(sorted, 0.5), worst: sorted[sorted.length - 1] ?? 0 },
    ways,
    series: results.map((result) => seriesOf(result, demand)),
    doubleBookings: ways.reduce((sum, { check }) => sum + check.doubleBookings, 0),
    restBreaches: ways.reduce((sum, { check }) => sum + check.restBreaches, 0),
  };
}
