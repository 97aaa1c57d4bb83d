import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { RequestContext } from '@callboard/observability';
import { newId } from '@callboard/domain';
import { Logger } from '@nestjs/common';
import type { QueueConnectionOptions } from '../backend';
import { DEAD_LETTER_QUEUE } from '../dead-letter';
import { QueueUnavailableError } from '../queue.errors';
import { QueueWorld, until } from './queue-world';

/** A server under test. */
export interface ContractServer {
  readonly connection: QueueConnectionOptions;
  /** The same kind of server where there is none. */
  readonly nowhere: QueueConnectionOptions;
  /** Cuts every connection to the queues, from the server's side. */
  cut(): Promise<void>;
}

/** What either backend must do; run by one integration spec a backend. */
export function describeQueueContract(server: () => ContractServer): void {
  const worlds: QueueWorld[] = [];

  function world(connection: QueueConnectionOptions = server().connection): QueueWorld {
    const made = new QueueWorld(connection);
    worlds.push(made);
    return made;
  }

  beforeAll(() => Logger.overrideLogger(false));
  afterEach(async () => {
    await Promise.all(worlds.splice(0).map((made) => made.close()));
  });

  describe('delivery', () => {
    it('carries payload, ids and request from the producer to the handler', async () => {
      const queues = world();
      let inHandler: unknown;
      await queues.work(() => void (inHandler = RequestContext.current()?.requestId));
      const heartbeatId = newId();
      const options = { jobId: newId(), outboxId: newId(), requestId: 'request-of-delivery' };
      await queues.producer.enqueue('worker.heartbeat', { heartbeatId }, options);
      await until(() => queues.isDone(options.jobId));
      expect(queues.startsOf(options.jobId)).toHaveLength(1);
      expect(queues.startsOf(options.jobId)[0]).toMatchObject({
        job: 'worker.heartbeat',
        payload: { heartbeatId },
        context: { ...options, attempt: 1 },
      });
      expect(inHandler).toBe('request-of-delivery');
    });

    it('adds many jobs at once to several queues, each of them once', async () => {
      const queues = world();
      const ids = Array.from({ length: 60 }, () => newId());
      const entries = ids.flatMap((jobId, index) => {
        const options = { jobId };
        const entry =
          index % 2 === 0
            ? ({ job: 'slot.refill', payload: { slotId: newId() }, options } as const)
            : ({ job: 'match.run', payload: { runId: newId() }, options } as const);
        return [entry, entry];
      });
      await queues.producer.enqueueMany(entries);
      await queues.producer.enqueueMany(entries);
      await queues.work();
      await until(() => ids.every((jobId) => queues.isDone(jobId)));
      expect(ids.map((jobId) => queues.startsOf(jobId).length)).toEqual(ids.map(() => 1));
    });

    it('keeps a delayed job until its time', async () => {
      const queues = world();
      await queues.work();
      const rungAt = Date.now();
      const jobId = await queues.ring(newId(), { delayMs: 1_200 });
      await until(() => queues.isDone(jobId));
      const waited = queues.startsOf(jobId)[0]!.at - rungAt;
      expect(waited).toBeGreaterThanOrEqual(1_150);
      expect(waited).toBeLessThan(4_000);
    });

    it('shows how far a job is', async () => {
      const queues = world();
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      await queues.work(async ({ context }) => {
        await context.progress(0.25);
        await context.progress(0.5);
        await held;
      });
      const jobId = await queues.ring();
      const queue = await queues.queues.get('system');
      await until(async () => (await queue.getJob(jobId))?.progress === 0.5);
      release();
      await until(() => queues.isDone(jobId));
    });

    it('counts what waits', async () => {
      const queues = world();
      await queues.ring();
      await new Promise((resolve) => setTimeout(resolve, 300));
      await queues.ring(newId(), { delayMs: 600 });
      const depth = (await queues.health.depths()).find(({ queue }) => queue === 'system');
      expect(depth).toMatchObject({ waiting: 1, delayed: 1, active: 0 });
      expect(depth!.oldestWaitingSeconds).toBeGreaterThan(0.25);
      await queues.work();
      await until(() => queues.done.length === 2);
    });
  });

  describe('ringing again', () => {
    it('does not start a job a second time while it waits or runs', async () => {
      const queues = world();
      const jobId = await queues.ring();
      await queues.ring(jobId);
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      await queues.work(() => held);
      await until(() => queues.startsOf(jobId).length === 1);
      await queues.ring(jobId);
      await new Promise((resolve) => setTimeout(resolve, 300));
      release();
      await until(() => queues.isDone(jobId));
      const other = await queues.ring();
      await until(() => queues.isDone(other));
      expect(queues.startsOf(jobId)).toHaveLength(1);
    });

    it('starts it again once it has ended', async () => {
      const queues = world();
      await queues.work();
      const jobId = await queues.ring();
      await until(() => queues.isDone(jobId));
      const queue = await queues.queues.get('system');
      await until(async () => (await queue.getJob(jobId)) === undefined);
      await queues.ring(jobId);
      await until(() => queues.startsOf(jobId).length === 2);
    });
  });

  describe('failure', () => {
    it('tries again after a while, and counts the attempts', async () => {
      const queues = world();
      await queues.work(({ context }) => {
        if (context.attempt < 3) throw new Error('not yet');
      });
      const jobId = await queues.ring();
      await until(() => queues.isDone(jobId));
      const starts = queues.startsOf(jobId);
      expect(starts.map(({ context }) => context.attempt)).toEqual([1, 2, 3]);
      expect(starts[1]!.at - starts[0]!.at).toBeGreaterThanOrEqual(190);
      expect(starts[2]!.at - starts[1]!.at).toBeGreaterThanOrEqual(390);
      expect(queues.dead).toEqual([]);
    });

    it('stops at once when the mapper says that trying again is no use', async () => {
      const queues = world();
      const stop = new RangeError('never');
      await queues.work(
        () => {
          throw stop;
        },
        { shouldRetry: (error) => error !== stop },
      );
      const jobId = await queues.ring();
      await until(() => queues.dead.length === 1);
      expect(queues.startsOf(jobId)).toHaveLength(1);
      await queues.deadLetters.discard(jobId);
    });

    it('puts a job that always fails on the list, with its reason, and goes on with the others', async () => {
      const queues = world();
      const poison = newId();
      await queues.work(({ context }) => {
        if (context.jobId === poison) throw new TypeError('poison');
      });
      await queues.ring(poison);
      const others = await Promise.all(Array.from({ length: 5 }, () => queues.ring()));
      await until(() => others.every((jobId) => queues.isDone(jobId)) && queues.dead.length === 1);
      expect(queues.startsOf(poison)).toHaveLength(3);
      const letters = await queues.deadLetters.list();
      expect(letters).toHaveLength(1);
      expect(letters[0]).toMatchObject({
        jobId: poison,
        job: 'worker.heartbeat',
        reason: 'TypeError: poison',
        attempts: 3,
        outboxId: poison,
        requestId: `request-${poison}`,
      });
      expect(queues.dead).toEqual(letters);
      expect(await queues.deadLetters.discard(poison)).toBe(true);
      expect(await queues.deadLetters.count()).toBe(0);
    });

    it('replays a dead letter', async () => {
      const queues = world();
      let broken = true;
      await queues.work(
        () => {
          if (broken) throw new Error('broken');
        },
        { shouldRetry: () => false },
      );
      const jobId = await queues.ring();
      await until(async () => (await queues.deadLetters.count()) === 1 && (await gone(queues, jobId)));
      broken = false;
      expect(await queues.deadLetters.replay(jobId)).toBe(true);
      await until(() => queues.isDone(jobId));
      expect(queues.startsOf(jobId)[1]!.payload).toEqual(queues.startsOf(jobId)[0]!.payload);
      expect(await queues.deadLetters.list()).toEqual([]);
      expect(await queues.deadLetters.replay(jobId)).toBe(false);
    });

    it('keeps one letter, the newest, of a job that dies twice', async () => {
      const queues = world();
      await queues.work(
        ({ payload }) => {
          throw new Error(payload['heartbeatId']);
        },
        { shouldRetry: () => false },
      );
      const jobId = await queues.ring();
      await until(async () => queues.dead.length === 1 && (await gone(queues, jobId)));
      await queues.ring(jobId);
      await until(() => queues.dead.length === 2);
      expect(await queues.deadLetters.list()).toEqual([queues.dead[1]]);
      expect(queues.dead[1]!.reason).not.toBe(queues.dead[0]!.reason);
      await queues.deadLetters.discard(jobId);
    });

    it('buries what does not parse without calling a handler', async () => {
      const queues = world();
      const queue = await queues.queues.get('system');
      const jobId = newId();
      const data = { requestId: 'r', outboxId: 'row-1', payload: { heartbeatId: 'x' } };
      await queue.add('worker.heartbeat', data, { jobId, attempts: 5, removeOnFail: true });
      await queues.work();
      await until(() => queues.dead.length === 1);
      expect(queues.dead[0]).toMatchObject({ jobId, outboxId: 'row-1', attempts: 1, payload: { heartbeatId: 'x' } });
      expect(queues.dead[0]!.reason).toBe('payload of worker.heartbeat does not parse: heartbeatId invalid_format');
      expect(queues.startsOf(jobId)).toEqual([]);
      await queues.deadLetters.discard(jobId);
    });

    it('refuses to send what would not parse', async () => {
      const queues = world();
      const sent = queues.producer.enqueue('worker.heartbeat', { heartbeatId: 'x' }, { jobId: newId() });
      await expect(sent).rejects.toThrow(/invalid/i);
      const queue = await queues.queues.get('system');
      expect(await queue.getJobCountByTypes('waiting', 'delayed', 'active')).toBe(0);
    });
  });

  describe('faults', () => {
    it('finishes the job of a killed worker with another, within 15 s', async () => {
      const jobId = newId();
      const queues = world();
      const child = startWorker(server().connection);
      try {
        const begun = child.begins(jobId);
        await queues.ring(jobId);
        await begun;
        await queues.work();
        child.kill();
        const killedAt = Date.now();
        await until(() => queues.isDone(jobId), 20_000);
        const seconds = (Date.now() - killedAt) / 1000;
        process.stdout.write(
          `    ${queues.backend.kind}: from SIGKILL to done by another worker in ${seconds.toFixed(1)} s\n`,
        );
        expect(seconds).toBeLessThan(15);
        expect(queues.startsOf(jobId).map(({ context }) => context.attempt)).toEqual([2]);
      } finally {
        child.kill();
      }
    });

    it('works on after every connection was cut', async () => {
      const queues = world();
      await queues.work();
      const before = await queues.ring();
      await until(() => queues.isDone(before));
      await server().cut();
      const jobId = newId();
      await until(
        () =>
          queues.ring(jobId).then(
            () => true,
            () => false,
          ),
        15_000,
      );
      await until(() => queues.isDone(jobId), 15_000);
      await queues.health.ping();
    });

    it('lets a running job finish before it closes', async () => {
      const queues = world();
      const host = await queues.work(() => new Promise((resolve) => setTimeout(resolve, 400)));
      const jobId = await queues.ring();
      await until(() => queues.startsOf(jobId).length === 1);
      expect(host.status()).toMatchObject({ consuming: true, active: 1 });
      await host.close();
      expect(queues.isDone(jobId)).toBe(true);
      expect(host.status()).toMatchObject({ consuming: false, active: 0 });
    });

    it('gives a job that will not end back to the queue, where another worker finds it', async () => {
      const first = world();
      const host = await first.work(
        ({ context }) =>
          new Promise((_resolve, reject) =>
            context.signal.addEventListener('abort', () => reject(new Error('stopped'))),
          ),
      );
      const jobId = await first.ring();
      await until(() => first.startsOf(jobId).length === 1);
      await host.close(200);
      const queue = await first.queues.get('system');
      expect(await queue.getActiveCount()).toBe(0);
      const second = world();
      await second.work();
      await until(() => second.isDone(jobId), 3_000);
      expect(first.dead).toEqual([]);
    });

    it('fails within 3 s to add to a server that is not there', async () => {
      const queues = world(server().nowhere);
      const start = Date.now();
      await expect(queues.ring()).rejects.toBeInstanceOf(QueueUnavailableError);
      await expect(queues.health.ping()).rejects.toThrow();
      expect(Date.now() - start).toBeLessThan(6_000);
    });

    it('leaves nothing behind of jobs that ended', async () => {
      const queues = world();
      const counts = await (await queues.queues.get('system')).getJobCounts();
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(0);
      expect(await (await queues.queues.get(DEAD_LETTER_QUEUE)).getWaitingCount()).toBe(0);
    });
  });
}

async function gone(queues: QueueWorld, jobId: string): Promise<boolean> {
  return (await (await queues.queues.get('system')).getJob(jobId)) === undefined;
}

/** A worker in a process of its own that begins jobs and never ends them. */
function startWorker(connection: QueueConnectionOptions): { begins(jobId: string): Promise<void>; kill(): void } {
  const root = join(__dirname, '../../../..');
  const script = join(__dirname, 'killed-worker.fixture.ts');
  const child = spawn(process.execPath, ['-r', '@swc-node/register', script, JSON.stringify(connection)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  return {
    begins: (jobId) =>
      new Promise((resolve, reject) => {
        lines.on('line', (line) => line === jobId && resolve());
        child.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
      }),
    kill: () => void child.kill('SIGKILL'),
  };
}
