import type { JobConsumer, JobContext, JobPayload } from '@callboard/contracts/jobs';
import { newId } from '@callboard/domain';
import { ObservabilityModule, Metrics } from '@callboard/observability';
import { createEmptyDatabase, type TestDatabase } from '@callboard/testing';
import { Injectable, Logger } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { ConsumerHost } from './consumer-host';
import { until } from './contract/queue-world';
import type { DeadLetter } from './dead-letter';
import { JobHandler } from './job-handler.decorator';
import { JobProducer } from './job-producer';
import { migrateQueue } from './migrate';
import { QueueHealth } from './queue-health';
import { QueueModule } from './queue.module';

@Injectable()
class Ledger {
  readonly lines: string[] = [];
  readonly dead: DeadLetter[] = [];
}

@JobHandler('match.run')
@Injectable()
class RunMatchProcessor implements JobConsumer<'match.run'> {
  constructor(private readonly ledger: Ledger) {}

  async handle({ runId }: JobPayload<'match.run'>, { attempt }: JobContext): Promise<void> {
    this.ledger.lines.push(`run ${runId} ${attempt}`);
  }
}

@Injectable()
class OtherProcessor {
  @JobHandler('offer.expire')
  async expire(): Promise<void> {
    throw new RangeError('no such offer');
  }

  @JobHandler('slot.refill')
  @JobHandler('posting.settle')
  @JobHandler('shoot.close')
  @JobHandler('worker.heartbeat')
  @JobHandler('housekeeping.sweep')
  @JobHandler('shoot.advance')
  @JobHandler('application.announce')
  @JobHandler('notification.deliver')
  @JobHandler('notification.digest')
  @JobHandler('market.run')
  @JobHandler('market.seat')
  @JobHandler('market.nightly')
  @JobHandler('offer.ask')
  @JobHandler('attendance.ask')
  @JobHandler('hold.expire')
  async rest(): Promise<void> {}
}

describe('QueueModule', () => {
  let database: TestDatabase;
  let app: TestingModule;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    await migrateQueue({ migrationUrl: database.ownerUrl, appUrl: database.appUrl });
    const ledger = { provide: Ledger, useValue: new Ledger() };
    app = await Test.createTestingModule({
      imports: [
        ObservabilityModule,
        QueueModule.forRootAsync({
          imports: [{ module: class LedgerModule {}, providers: [ledger], exports: [Ledger] }],
          inject: [Ledger],
          useFactory: (book: Ledger) => ({
            databaseUrl: database.appUrl,
            consumer: {
              shouldRetry: (error) => !(error instanceof RangeError),
              onDead: async (letter) => void book.dead.push(letter),
            },
          }),
        }),
      ],
      providers: [ledger, RunMatchProcessor, OtherProcessor],
    }).compile();
    Logger.overrideLogger(false);
    await app.init();
    await app.get(ConsumerHost).ready();
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('takes a job from the producer to the class that says it does it', async () => {
    const runId = newId();
    await app.get(JobProducer).enqueue('match.run', { runId }, { jobId: newId() });
    await until(() => app.get(Ledger).lines.includes(`run ${runId} 1`));
    await until(async () => (await app.get(Metrics).render()).includes('job="match.run",outcome="done"} 1'));
  });

  it('tells the caller of a job that is dead', async () => {
    const jobId = newId();
    await app.get(JobProducer).enqueue('offer.expire', { offerId: newId() }, { jobId });
    await until(() => app.get(Ledger).dead.length === 1);
    expect(app.get(Ledger).dead[0]).toMatchObject({ jobId, reason: 'RangeError: no such offer', attempts: 1 });
  });

  it('shows its queues in the metrics and is well', async () => {
    await app.get(QueueHealth).report(app.get(Metrics));
    expect(await app.get(Metrics).render()).toContain('callboard_queue_jobs{queue="dead-letters",state="waiting"} 1');
    await expect(app.get(QueueHealth).check().run()).resolves.toBeUndefined();
    expect(app.get(ConsumerHost).status()).toMatchObject({ consuming: true, active: 0 });
  });
});
