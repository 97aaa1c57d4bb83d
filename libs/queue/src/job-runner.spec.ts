import { JOB_NAMES, type JobContext, type JobName } from '@callboard/contracts/jobs';
import { RequestContext } from '@callboard/observability';
import { Logger } from '@nestjs/common';
import { UnrecoverableError, WaitingError } from 'bullmq';
import type { DeadLetter } from './dead-letter';
import { JobRunner, STOPPING, type HandlerMap, type RunnableJob, type RunnerSettings } from './job-runner';
import { MAX_CRASHES } from './policy';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

function aJob(more: Partial<RunnableJob> = {}): RunnableJob & { progress: number[]; returned: string[] } {
  const progress: number[] = [];
  const returned: string[] = [];
  return {
    id: 'job-1',
    name: 'slot.refill',
    data: { requestId: 'request-1', outboxId: 'row-1', payload: { slotId: ID } },
    attemptsMade: 0,
    attemptsStarted: 1,
    opts: { attempts: 3 },
    updateProgress: async (value) => void progress.push(value),
    moveToWait: async (token) => void returned.push(token),
    progress,
    returned,
    ...more,
  };
}

function world(handle: (payload: unknown, context: JobContext) => Promise<void>, more: Partial<RunnerSettings> = {}) {
  const buried: DeadLetter[] = [];
  const ended: string[] = [];
  const runner = new JobRunner({
    handlers: Object.fromEntries(JOB_NAMES.map((job: JobName) => [job, handle])) as unknown as HandlerMap,
    settings: { shouldRetry: () => true, ...more },
    bury: async (letter) => void buried.push(letter),
    ended: (job, outcome) => ended.push(`${job} ${outcome}`),
  });
  const stop = new AbortController();
  const run = (job: RunnableJob) => runner.run(job, 'token-1', stop.signal);
  return { run, stop, buried, ended };
}

const fails = () => Promise.reject(new Error('no'));

describe('JobRunner', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('hands the payload, its ids and the request over', async () => {
    const seen: unknown[] = [];
    const { run, ended } = world(async (payload, { jobId, outboxId, requestId, attempt }) => {
      seen.push(payload, { jobId, outboxId, requestId, attempt }, RequestContext.current());
    });
    await run(aJob({ attemptsStarted: 2 }));
    expect(seen).toEqual([
      { slotId: ID },
      { jobId: 'job-1', outboxId: 'row-1', requestId: 'request-1', attempt: 2 },
      { requestId: 'request-1' },
    ]);
    expect(ended).toEqual(['slot.refill done']);
  });

  it('reports progress between 0 and 1', async () => {
    const job = aJob();
    await world(async (_payload, { progress }) => {
      await progress(0.5);
      await progress(7);
    }).run(job);
    expect(job.progress).toEqual([0.5, 1]);
  });

  it('lets a failed job be tried again', async () => {
    const { run, buried, ended } = world(fails);
    await expect(run(aJob())).rejects.toThrow('no');
    expect(buried).toEqual([]);
    expect(ended).toEqual(['slot.refill retried']);
  });

  it('buries a job at its last failure and tells of it', async () => {
    const told: DeadLetter[] = [];
    const { run, buried } = world(fails, { onDead: async (letter) => void told.push(letter) });
    await expect(run(aJob({ attemptsMade: 2, attemptsStarted: 3 }))).rejects.toThrow('no');
    expect(buried).toEqual([
      expect.objectContaining({
        jobId: 'job-1',
        job: 'slot.refill',
        reason: 'Error: no',
        attempts: 3,
        outboxId: 'row-1',
      }),
    ]);
    expect(buried[0]).toMatchObject({ payload: { slotId: ID }, requestId: 'request-1' });
    expect(told).toEqual(buried);
  });

  it('asks the mapper, and stops at once when it says so', async () => {
    const { run, buried } = world(fails, { shouldRetry: () => false });
    await expect(run(aJob())).rejects.toBeInstanceOf(UnrecoverableError);
    expect(buried).toHaveLength(1);
  });

  it('gives up on a payload that does not parse without calling the handler', async () => {
    const handle = jest.fn(fails);
    const { run, buried } = world(handle);
    const job = aJob({ data: { requestId: 'r', outboxId: 'row-1', payload: { slotId: 'x' } } });
    await expect(run(job)).rejects.toBeInstanceOf(UnrecoverableError);
    expect(handle).not.toHaveBeenCalled();
    expect(buried[0]?.reason).toContain('does not parse');
  });

  it('tries again to find a worker that knows the job, up to its last attempt', async () => {
    const { run, buried } = world(fails);
    await expect(run(aJob({ name: 'match.walk' }))).rejects.not.toBeInstanceOf(UnrecoverableError);
    expect(buried).toEqual([]);
    await expect(run(aJob({ name: 'match.walk', attemptsMade: 2 }))).rejects.toBeInstanceOf(UnrecoverableError);
    expect(buried[0]?.reason).toBe('no job is called match.walk');
  });

  it('buries a job that takes its workers with it, and not before many crashes', async () => {
    const handle = jest.fn(async () => undefined);
    const { run, buried } = world(handle);
    await run(aJob({ attemptsStarted: 10 + MAX_CRASHES }));
    expect(handle).toHaveBeenCalledTimes(1);
    await expect(run(aJob({ attemptsStarted: 11 + MAX_CRASHES }))).rejects.toBeInstanceOf(UnrecoverableError);
    expect(handle).toHaveBeenCalledTimes(1);
    expect(buried[0]?.reason).toContain('CrashLoopError');
  });

  it('gives a job back when the process stops, whatever attempt it was', async () => {
    const { run, stop, buried, ended } = world(async (_payload, { signal }) => {
      stop.abort(STOPPING);
      signal.throwIfAborted();
    });
    const job = aJob({ attemptsMade: 2 });
    await expect(run(job)).rejects.toBeInstanceOf(WaitingError);
    expect(job.returned).toEqual(['token-1']);
    expect(buried).toEqual([]);
    expect(ended).toEqual(['slot.refill returned']);
  });

  it('tries again when the end of a job could not be written down', async () => {
    const { run } = world(async () => undefined, { onDone: fails });
    await expect(run(aJob())).rejects.toThrow('no');
  });

  it('ends the job as failed even when nobody can be told', async () => {
    const onDead = jest.fn(fails);
    const { run } = world(() => Promise.reject(new RangeError('poison')), { shouldRetry: () => false, onDead });
    await expect(run(aJob())).rejects.toThrow('poison');
    expect(onDead).toHaveBeenCalledTimes(1);
  });
});
