/**
 * `npm run simulate -- --scale 0.01|0.1|1 [--seed n] [--months m]`: plays a market day by day on the engine, shoot by
 * shoot and first come first served, and writes a page with plots, a summary, and a line a person and a place. Ends with
 * 1 where anybody was booked twice or went without rest, with 2 for arguments that it cannot use.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { SolveCrew } from '@callboard/matching-pool';
import { ArgumentError, parseArguments, SimulateOptions, USAGE } from './arguments';
import { makeDemand } from './demand';
import { peopleRows, slotRows, writeCsv } from './files';
import { simulationPage } from './page';
import { Progress, spoken } from './progress';
import type { SimulationReport } from './report';
import { simulate } from './simulate';

/** Seconds for all three ways on two free cores: to begin with, and for a month of the whole nation. */
const EXPECTED = { least: 5, nation: 1_500 };

async function run({ out, threads, ...options }: SimulateOptions): Promise<SimulationReport> {
  const start = performance.now();
  const demand = makeDemand(options);
  const { people, slots, shoots } = demand;
  const count = (value: number): string => value.toLocaleString('en-US');
  console.log(`${count(people.length)} people, ${count(shoots)} shoots, ${count(slots.length)} places, three ways`);
  const expected = EXPECTED.least + EXPECTED.nation * options.scale * options.months;
  console.log(`about ${spoken(expected)} on two free cores`);
  const crew = new SolveCrew({ threads });
  const progress = new Progress(process.stdout, () => performance.now());
  try {
    const solve = (...[market, solveOptions]: Parameters<SolveCrew['solve']>) => crew.solve(market, solveOptions);
    const { results, report } = simulate(demand, threads, solve, (done, all, words) =>
      progress.say({ done, all, words }),
    );
    progress.end();
    mkdirSync(out, { recursive: true });
    await writeCsv(join(out, 'people.csv'), peopleRows(results, demand));
    await writeCsv(join(out, 'slots.csv'), slotRows(results, demand));
    const whole: SimulationReport = {
      ...report,
      seconds: (performance.now() - start) / 1_000,
      cpuSeconds: cpuSeconds(),
    };
    writeFileSync(join(out, 'summary.json'), `${JSON.stringify(whole, null, 1)}\n`);
    writeFileSync(join(out, 'index.html'), simulationPage(whole));
    return whole;
  } finally {
    await crew.close();
  }
}

/** Seconds of the processor that this process has used so far. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function print({ ways, seconds, cpuSeconds: cpu }: SimulationReport, out: string): void {
  for (const each of ways) {
    const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)}%`;
    console.log(
      `${each.id.padEnd(6)} there on the first day ${share(each.filledAtStart, each.slots)}, days worked ${share(each.slotDaysWorked, each.slotDays)}, ` +
        `yes after ${each.hoursToFill.median} h (90%: ${each.hoursToFill.p90} h), ${each.worked} people with work, ${each.paidDays.mean.toFixed(2)} paid days each, ` +
        `${each.firstJobs} first jobs, idle ${each.idleDays.mean.toFixed(2)} days, ${each.travelMinutes.toFixed(0)} min from home, ` +
        `Gini ${each.giniOfAll.toFixed(4)}, ${each.asksPerBooking.toFixed(2)} asks a yes, ${spoken(each.seconds)}`,
    );
  }
  console.log(`${join(out, 'index.html')}, ${spoken(seconds)} in all, ${spoken(cpu)} of the processor`);
}

async function main(): Promise<void> {
  const options = parseArguments(process.argv.slice(2));
  const report = await run(options);
  print(report, options.out);
  console.log(`double bookings: ${report.doubleBookings}, rest breaches: ${report.restBreaches}`);
  if (report.doubleBookings + report.restBreaches > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof ArgumentError ? `${error.message}\n\n${USAGE}` : error);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
});
