import type { Figure } from '../support/figures';
import { diagnosis } from '../support/diagnosis';
import type { Backend, FaultWorld } from './fault-world';
import { halfOpen, poison, wrongClocks } from './odd-jobs';
import { frozen, killedAgain, takenOver } from './one-job';
import { calm, crashes, flushes, fullRedis, goodbyes, kills, outages, StormPlan } from './storm';

/** How much is broken. */
export interface FaultPlan extends StormPlan {
  /** Q3. */
  readonly killsOfOneJob: number;
  /** Q11 and Q12: pieces of work. */
  readonly many: number;
}

/** The figures of the list of targets. */
export const LONG: FaultPlan = {
  seed: 1,
  load: { shoots: 60, places: 10, people: 400 },
  calmSeconds: 40,
  kills: 50,
  killsAtCommit: 10,
  flushes: 5,
  outages: [3, 20, 60, 300],
  crashes: 10,
  killsOfOneJob: 5,
  many: 100,
  pace: { kills: 4, outages: 4, others: 20 },
  timed: true,
};

/** The same on a small scale, for every run of the tests. */
export const SHORT: FaultPlan = {
  seed: 1,
  load: { shoots: 6, places: 3, people: 40 },
  calmSeconds: 5,
  kills: 1,
  killsAtCommit: 1,
  flushes: 1,
  outages: [2],
  crashes: 1,
  killsOfOneJob: 1,
  many: 10,
  pace: { kills: 20, outages: 20, others: 20 },
  timed: false,
};

/** One row of the table, and the backends of the queue on which it means something. */
interface Fault {
  readonly on: readonly Backend[];
  /** Where the short form has it too: nowhere when it mostly waits. */
  readonly short: readonly Backend[];
  readonly run: (world: FaultWorld, plan: FaultPlan) => Promise<Figure>;
}

const BOTH: readonly Backend[] = ['PostgreSQL', 'Redis'];
const REDIS: readonly Backend[] = ['Redis'];
const POSTGRES: readonly Backend[] = ['PostgreSQL'];

export const FAULTS: Readonly<Record<string, Fault>> = {
  Q0: { on: BOTH, short: [], run: calm },
  Q1: { on: BOTH, short: POSTGRES, run: kills },
  Q2: { on: BOTH, short: REDIS, run: takenOver },
  Q3: { on: BOTH, short: [], run: (world, plan) => killedAgain(world, plan.killsOfOneJob) },
  Q4: { on: REDIS, short: REDIS, run: flushes },
  Q5: { on: REDIS, short: REDIS, run: outages },
  Q6: { on: REDIS, short: [], run: halfOpen },
  Q7: { on: REDIS, short: [], run: fullRedis },
  Q8: { on: BOTH, short: [], run: crashes },
  Q9: { on: BOTH, short: [], run: frozen },
  Q10: { on: BOTH, short: [], run: goodbyes },
  Q11: { on: BOTH, short: [], run: (world, plan) => poison(world, plan.many, plan.timed) },
  Q12: { on: BOTH, short: POSTGRES, run: (world, plan) => wrongClocks(world, plan.many, plan.timed) },
};

/** The rows that belong to a backend. */
export function faultsOn(backend: Backend, short: boolean): string[] {
  return Object.entries(FAULTS)
    .filter(([, fault]) => (short ? fault.short : fault.on).includes(backend))
    .map(([id]) => id);
}

/** The doctor's word on what the faults have left on one backend. */
export async function examineWorld(world: FaultWorld): Promise<Figure> {
  // Heartbeats and schedules that fell due while nothing ran are late, and nobody's loss.
  await world.stage.rows(
    `UPDATE outbox SET state = 'done', done_at = now() WHERE state <> 'done'
       AND (job = 'worker.heartbeat' OR event = 'schedule.ticked')`,
  );
  return diagnosis(world.postgres.appUrl, `the doctor at the end (${world.backend})`);
}
