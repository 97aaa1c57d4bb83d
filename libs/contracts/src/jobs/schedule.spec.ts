import { PERIOD_PATTERN, periodOf, SCHEDULE_NAMES } from './schedule';

describe('periods of schedules', () => {
  it('gives every instant of a period the same name', () => {
    const start = Date.parse('2026-05-01T08:05:00Z');
    expect(periodOf('shootAdvance', start)).toBe('2026-05-01T08:05:00Z');
    expect(periodOf('shootAdvance', start + 299_999)).toBe('2026-05-01T08:05:00Z');
    expect(periodOf('shootAdvance', start + 300_000)).toBe('2026-05-01T08:10:00Z');
    expect(periodOf('housekeeping', start + 60_000)).toBe('2026-05-01T08:06:00Z');
  });

  it('begins the night of the market at three in Shanghai', () => {
    const start = Date.parse('2026-05-01T03:00:00+08:00');
    expect(periodOf('marketRun', start)).toBe('2026-04-30T19:00:00Z');
    expect(periodOf('marketRun', start - 1)).toBe('2026-04-29T19:00:00Z');
    expect(periodOf('marketRun', start + 86_399_999)).toBe('2026-04-30T19:00:00Z');
  });

  it('gathers the mail of the day at six in the evening in Shanghai', () => {
    const start = Date.parse('2026-05-01T18:00:00+08:00');
    expect(periodOf('notificationDigest', start)).toBe('2026-05-01T10:00:00Z');
    expect(periodOf('notificationDigest', start - 1)).toBe('2026-04-30T10:00:00Z');
  });

  it.each(SCHEDULE_NAMES)('%s names periods in the shape that jobs accept', (schedule) => {
    expect(periodOf(schedule, 1_777_777_777_777)).toMatch(PERIOD_PATTERN);
  });
});
