import { DynamicModule, Logger } from '@nestjs/common';
import { Test, TestingModule } from '@nestjs/testing';
import { loadConfig } from '@callboard/config';
import { SystemHealth } from '@callboard/core';
import { ConsumerHost, HandlerMismatchError, JobHandler, migrateQueue } from '@callboard/queue';
import { createTestDatabase, HiringStage, redisUrl, TestDatabase, uniquePrefix } from '@callboard/testing';
import { SystemProcessor } from './processors/system.processor';
import { WorkerModule } from './worker.module';

class SecondSystemProcessor {
  @JobHandler('worker.heartbeat')
  async answer(): Promise<void> {}
}

let database: TestDatabase;
let stage: HiringStage;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateQueue({ migrationUrl: database.ownerUrl, appUrl: database.appUrl });
  stage = await HiringStage.open(database);
});

afterAll(async () => {
  await stage?.close();
  await database?.drop();
});

const workerOn = (redis: string | undefined): DynamicModule =>
  WorkerModule.forRoot(
    loadConfig({
      DATABASE_URL: database.url,
      REDIS_URL: redis,
      QUEUE_PREFIX: uniquePrefix(),
      NIGHTLY_MATCH: '0',
      LOG_LEVEL: 'silent',
      CALLBOARD_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      CALLBOARD_TOKEN_SECRET: 'a secret of a test that is long enough for this',
    }),
  );

async function boot(worker: DynamicModule): Promise<TestingModule> {
  const testing = await Test.createTestingModule({ imports: [worker] }).compile();
  Logger.overrideLogger(false);
  return testing;
}

describe('the worker', () => {
  it.each([['PostgreSQL', undefined], ...(redisUrl() ? [['Redis', redisUrl()]] : [])] as [string, string?][])(
    'on %s has a handler for every job, and answers its own heartbeat',
    async (_name, redis) => {
      await stage.rows('DELETE FROM worker_heartbeat');
      const worker = await boot(workerOn(redis));
      await worker.init();
      try {
        await worker.get(ConsumerHost).ready();
        const health = worker.get(SystemHealth);
        const end = Date.now() + 15_000;
        while ((await health.figures()).heartbeatAge === null && Date.now() < end) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        await health.checkWorker();
      } finally {
        await worker.close();
      }
    },
  );

  it('does not start without a handler for each job, and names those that have none', async () => {
    const whole = workerOn(undefined);
    const worker = await boot({
      ...whole,
      providers: whole.providers!.filter((provider) => provider !== SystemProcessor),
    });
    const refusal = await worker.init().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(HandlerMismatchError);
    expect(refusal).toMatchObject({
      problems: ['worker.heartbeat has no handler', 'housekeeping.sweep has no handler'],
    });
    expect(worker.get(ConsumerHost).status()).toMatchObject({ consuming: false, active: 0 });
    await worker.close();
  });

  it('does not start with two handlers for one job', async () => {
    const whole = workerOn(undefined);
    const worker = await boot({ ...whole, providers: [...whole.providers!, SecondSystemProcessor] });
    await expect(worker.init()).rejects.toMatchObject({
      problems: ['worker.heartbeat has 2 handlers: SystemProcessor.answer, SecondSystemProcessor.answer'],
    });
    await worker.close();
  });
});
