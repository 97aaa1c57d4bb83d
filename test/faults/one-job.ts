import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@callboard/domain';
import { writeStagedTrail } from '@callboard/testing';
import { Client } from 'pg';
import type { Figure } from '../support/figures';
import type { FaultWorld, Service } from './fault-world';
import { until } from './until';

const LIMIT_MS = 15_000;

/** A piece of work that somebody keeps from ending: a worker that has it waits for a lock. */
class HeldJob {
  private constructor(
    private readonly world: FaultWorld,
    readonly id: string,
    private readonly postingId: string,
    private readonly holder: Client,
  ) {}

  static async ring(world: FaultWorld): Promise<HeldJob> {
    const { stage } = world;
    const person = await stage.person({ free: [0, 400] });
    const booking = await stage.bookingElsewhere(person.personId, 20, 22);
    await writeStagedTrail(stage);
    const postingId = await stage.value<string>(
      'SELECT s.posting_id FROM booking b JOIN slot s ON s.id = b.slot_id WHERE b.id = $1',
      [booking],
    );
    const holder = new Client({ connectionString: world.postgres.ownerUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM posting WHERE id = $1 FOR UPDATE', [postingId]);
    const id = newId();
    await stage.rows(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key)
       VALUES ($1, 'offer.accepted', 'posting.settle', jsonb_build_object('postingId', $2::text), $3)`,
      [id, postingId, `posting.settle:${postingId}:${booking}`],
    );
    return new HeldJob(world, id, postingId, holder);
  }

  /** Waits until a worker has begun it. */
  async begun(): Promise<void> {
    const waits = `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database())`;
    if ((await until(() => this.world.stage.value<boolean>(waits), 40_000, 10)) === null)
      throw new Error('nobody took the job');
  }

  /** Lets it end. */
  async release(): Promise<void> {
    await this.holder.query('ROLLBACK');
    await this.holder.end();
  }

  /** Milliseconds until it is done; null when it was not in time. */
  done(withinMs: number): Promise<number | null> {
    return until(
      async () => (await this.world.stage.value('SELECT state FROM outbox WHERE id = $1', [this.id])) === 'done',
      withinMs,
    );
  }

  /** How often its effect is there. */
  effects(): Promise<number> {
    return this.world.stage.value<number>(
      `SELECT count(*)::int FROM audit_entry WHERE subject_id = $1 AND action = 'posting.fill'`,
      [this.postingId],
    );
  }
}

const seconds = (ms: number | null): string => (ms === null ? 'never' : `${(ms / 1_000).toFixed(1)} s`);

/** Q2: the worker that has a job dies; another one finishes it. */
export async function takenOver(world: FaultWorld): Promise<Figure> {
  const [first, second] = await Promise.all([world.worker(), world.worker()]);
  try {
    second.signal('SIGSTOP');
    const job = await HeldJob.ring(world);
    await job.begun();
    await first.kill();
    second.signal('SIGCONT');
    await job.release();
    const took = await job.done(60_000);
    const effects = await job.effects();
    return {
      id: 'Q2',
      what: `from SIGKILL of a worker to its job done by another (${world.backend})`,
      target: `< ${LIMIT_MS / 1_000} s, 1 effect`,
      figure: `${seconds(took)}, ${effects} effect`,
      ok: took !== null && took < LIMIT_MS && effects === 1,
    };
  } finally {
    await Promise.all([first.kill(), second.kill()]);
  }
}

/** Q3: whoever takes the job dies, again and again; in the end it is done all the same. */
export async function killedAgain(world: FaultWorld, times: number): Promise<Figure> {
  const job = await HeldJob.ring(world);
  let worker: Service = await world.worker();
  for (let kill = 0; kill < times; kill += 1) {
    await job.begun();
    await worker.kill();
    // What the dead one had asked of the server may still wait for the lock.
    await sleep(2_500);
    worker = await world.worker();
  }
  await job.release();
  const took = await job.done(60_000);
  const effects = await job.effects();
  await worker.kill();
  return {
    id: 'Q3',
    what: `the same job's worker killed ${times} times in a row (${world.backend})`,
    target: 'still completes, 1 effect',
    figure: `done after ${seconds(took)}, ${effects} effect`,
    ok: took !== null && effects === 1,
  };
}

/** Q9: a worker stands still past its lock and goes on when another has done its job. */
export async function frozen(world: FaultWorld): Promise<Figure> {
  const [first, second] = await Promise.all([world.worker(), world.worker()]);
  try {
    second.signal('SIGSTOP');
    const job = await HeldJob.ring(world);
    await job.begun();
    first.signal('SIGSTOP');
    second.signal('SIGCONT');
    await job.release();
    const took = await job.done(60_000);
    first.signal('SIGCONT');
    await sleep(5_000);
    const effects = await job.effects();
    return {
      id: 'Q9',
      what: `a worker frozen past its lock, then continued (${world.backend})`,
      target: '1 effect',
      figure: `done by another after ${seconds(took)}, ${effects} effect`,
      ok: took !== null && effects === 1,
    };
  } finally {
    await Promise.all([first.kill(), second.kill()]);
  }
}
