import { PERIOD_PATTERN, periodOf, SCHEDULE_NAMES } from './schedule';

describe('periods of schedules', () => {
  it('gives every instant of a period the same name', () => {
    const start = Date.parse('2026-05-01T08:05:00Z');
    expect(periodOf('shootAdvance', start)).toBe('2026-05-01T08:05:00Z');
    expect(periodOf('shootAdvance', start + 299_999)).toBe('2026-05-01T08:05:00Z');
    expect(periodOf('shootAdvance', start + 300_000)).toBe('2026-05-01T08:10:00Z');
    expect(periodOf('housekeeping', start + 60_000)).toBe('2026-05-01T08:06:00Z');
  });

  it.each(SCHEDULE_NAMES)('%s names periods in the shape that jobs accept', (schedule) => {
    expect(periodOf(schedule, 1_777_777_777_777)).toMatch(PERIOD_PATTERN);
  });
});
