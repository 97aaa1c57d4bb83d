import {
  CLOSE_LIMIT_MS,
  ABORT_LIMIT_MS,
  ENQUEUE_LIMIT_MS,
  JOB_POLICY,
  MAX_CRASHES,
  REDIS_CONSUMER_POLICY,
  REDIS_PRODUCER_POLICY,
  redisRetryDelay,
  WORKER_POLICY,
} from './policy';

describe('worker policy', () => {
  it('gives a dead worker its job no longer than 15 s', () => {
    expect(WORKER_POLICY.lockDuration).toBeGreaterThanOrEqual(5_000);
    expect(WORKER_POLICY.lockDuration).toBeLessThanOrEqual(10_000);
    expect(WORKER_POLICY.stalledInterval).toBeGreaterThanOrEqual(2_000);
    expect(WORKER_POLICY.lockDuration + 2 * WORKER_POLICY.stalledInterval).toBeLessThan(15_000);
  });

  it('never fails a job because its worker died, until it is plain that the job kills them', () => {
    expect(WORKER_POLICY.maxStalledCount).toBeGreaterThan(1_000);
    expect(MAX_CRASHES).toBeGreaterThan(5);
  });

  it('lets an id ring again after its job has ended, well or badly', () => {
    expect(JOB_POLICY).toMatchObject({ removeOnComplete: true, removeOnFail: true });
  });

  it('stops within the 25 s that a supervisor grants', () => {
    expect(CLOSE_LIMIT_MS + ABORT_LIMIT_MS).toBeLessThan(25_000);
  });
});

describe('Redis policy', () => {
  it('lets workers wait out an outage and notice a dead socket', () => {
    expect(REDIS_CONSUMER_POLICY.maxRetriesPerRequest).toBeNull();
    expect(REDIS_CONSUMER_POLICY.socketTimeout).toBe(15_000);
    expect(REDIS_CONSUMER_POLICY.keepAlive).toBeGreaterThan(0);
  });

  it('lets producers fail at once', () => {
    expect(REDIS_PRODUCER_POLICY.enableOfflineQueue).toBe(false);
    expect(ENQUEUE_LIMIT_MS).toBeLessThanOrEqual(3_000);
  });

  it('tries to reconnect every second or two, after an hour too', () => {
    expect(redisRetryDelay(1)).toBeLessThanOrEqual(200);
    expect(redisRetryDelay(3_600)).toBeLessThanOrEqual(2_000);
  });
});
