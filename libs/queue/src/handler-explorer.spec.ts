import { JOB_NAMES, type JobConsumer, type JobName, type JobPayload } from '@callboard/contracts/jobs';
import { Injectable, Logger, type Provider } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { JobHandler } from './job-handler.decorator';
import { HandlerMismatchError } from './queue.errors';
import { QueueModule } from './queue.module';

@JobHandler('match.run')
@Injectable()
class RunMatchProcessor implements JobConsumer<'match.run'> {
  async handle(_payload: JobPayload<'match.run'>): Promise<void> {}
}

@Injectable()
class OfferProcessor {
  @JobHandler('offer.expire')
  async expire(_payload: { offerId: string }): Promise<void> {}

  @JobHandler('slot.refill')
  async refill(_payload: { slotId: string }): Promise<void> {}
}

@Injectable()
class RestProcessor {
  @JobHandler('posting.settle')
  @JobHandler('shoot.close')
  @JobHandler('worker.heartbeat')
  @JobHandler('housekeeping.sweep')
  @JobHandler('market.run')
  @JobHandler('market.seat')
  @JobHandler('market.nightly')
  @JobHandler('offer.ask')
  @JobHandler('attendance.ask')
  @JobHandler('hold.expire')
  @JobHandler('shoot.advance')
  @JobHandler('application.announce')
  @JobHandler('notification.deliver')
  @JobHandler('notification.digest')
  async any(_payload: object): Promise<void> {}
}

@Injectable()
class SecondRunProcessor {
  @JobHandler('match.run')
  async again(): Promise<void> {}
}

@Injectable()
class LostProcessor {
  @JobHandler('match.walk' as JobName)
  async walk(): Promise<void> {}
}

/** Boots a worker with these providers on a database that is not there: the check comes before any connection. */
async function boot(providers: Provider[]): Promise<string[]> {
  const testing = await Test.createTestingModule({
    imports: [
      QueueModule.forRoot({
        databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
        consumer: { shouldRetry: () => true },
      }),
    ],
    providers,
  }).compile();
  try {
    await testing.init();
    return [];
  } catch (error) {
    if (error instanceof HandlerMismatchError) return [...error.problems];
    throw error;
  } finally {
    await testing.close();
  }
}

describe('boot check of handlers', () => {
  beforeAll(() => Logger.overrideLogger(false));

  const complete = [RunMatchProcessor, OfferProcessor, RestProcessor];

  it('starts when every job has its handler, on a class or on a method', async () => {
    expect(await boot(complete)).toEqual([]);
  });

  it('names every job without a handler', async () => {
    expect(await boot([])).toEqual(JOB_NAMES.map((job) => `${job} has no handler`));
    expect(await boot([RunMatchProcessor, RestProcessor])).toEqual([
      'offer.expire has no handler',
      'slot.refill has no handler',
    ]);
  });

  it('names both handlers of one job', async () => {
    expect(await boot([...complete, SecondRunProcessor])).toEqual([
      'match.run has 2 handlers: RunMatchProcessor.handle, SecondRunProcessor.again',
    ]);
  });

  it('names a handler without a job', async () => {
    expect(await boot([...complete, LostProcessor])).toEqual([
      'LostProcessor.walk handles match.walk, which is no job',
    ]);
  });

  it('does not count one provider under two names twice', async () => {
    const alias = { provide: 'alias', useExisting: RunMatchProcessor };
    expect(await boot([...complete, alias])).toEqual([]);
  });
});
