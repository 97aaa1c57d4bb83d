import { dedupeKey, isJobName, JOB_NAMES, JOBS, jobSpec, QUEUE_NAMES, retryDelayMs } from './job';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('job catalogue', () => {
  it('keeps to at most five working queues, each of them used', () => {
    expect(QUEUE_NAMES.length).toBeLessThanOrEqual(5);
    expect(new Set(JOB_NAMES.map((job) => JOBS[job].queue))).toEqual(new Set(QUEUE_NAMES));
  });

  it.each(JOB_NAMES)('%s refuses unknown keys, missing keys and ids that are none', (job) => {
    const key = Object.keys(JOBS[job].payload.shape)[0]!;
    const value = key === 'period' ? '2026-05-01T08:05:00Z' : ID;
    const { payload } = jobSpec(job);
    expect(payload.safeParse({ [key]: value }).success).toBe(true);
    expect(payload.safeParse({}).success).toBe(false);
    expect(payload.safeParse({ [key]: value, phone: '13800138000' }).success).toBe(false);
    expect(payload.safeParse({ [key]: 'x' }).success).toBe(false);
  });

  it('knows its own names only', () => {
    expect(isJobName('match.run')).toBe(true);
    expect(isJobName('match.walk')).toBe(false);
    expect(isJobName('toString')).toBe(false);
  });

  it('keys a job that happens once by its payload alone', () => {
    expect(dedupeKey('match.run', { runId: ID })).toBe(`match.run:${ID}`);
    expect(dedupeKey('match.run', { runId: ID }, 'cause')).toBe(`match.run:${ID}`);
  });

  it('keys a job that happens again and again by its cause too', () => {
    expect(dedupeKey('slot.refill', { slotId: ID }, 'a')).not.toBe(dedupeKey('slot.refill', { slotId: ID }, 'b'));
    expect(() => dedupeKey('slot.refill', { slotId: ID })).toThrow(RangeError);
  });

  it('waits twice as long after each failure, up to the maximum', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((failures) => retryDelayMs('offer.expire', failures));
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it.each(JOB_NAMES.filter((job) => jobSpec(job).queue === 'lifecycle'))(
    '%s outlives a minute without a database',
    (job) => {
      const { attempts } = jobSpec(job);
      const waiting = Array.from({ length: attempts - 1 }, (_, index) => retryDelayMs(job, index + 1));
      expect(waiting.reduce((sum, delay) => sum + delay, 0)).toBeGreaterThan(60_000);
    },
  );
});
