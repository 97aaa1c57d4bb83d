import { afterWakingMinutes, endOfQuiet, isEmergency, isQuiet } from './quiet-hours';

const SHANGHAI = 'Asia/Shanghai';

describe('quiet hours', () => {
  it.each([
    ['2026-11-30T22:29:59+08:00', false],
    ['2026-11-30T22:30:00+08:00', true],
    ['2026-11-30T23:10:00+08:00', true],
    ['2026-12-01T00:00:00+08:00', true],
    ['2026-12-01T06:59:59+08:00', true],
    ['2026-12-01T07:00:00+08:00', false],
    ['2026-12-01T12:00:00+08:00', false],
  ])('at %s: %p', (instant, quiet) => {
    expect(isQuiet(new Date(instant), SHANGHAI)).toBe(quiet);
  });

  it('go by the wall clock of the place', () => {
    const instant = new Date('2026-11-30T23:10:00+08:00');
    expect(isQuiet(instant, 'Europe/London')).toBe(false);
    expect(isQuiet(instant, 'Asia/Kathmandu')).toBe(false);
    expect(isQuiet(new Date('2026-11-30T16:50:00Z'), 'Asia/Kathmandu')).toBe(true);
  });

  it('end at seven, the next morning or the same', () => {
    const end = (instant: string, zone = SHANGHAI): string => endOfQuiet(new Date(instant), zone).toISOString();
    expect(end('2026-11-30T23:10:20.5+08:00')).toBe('2026-11-30T23:00:00.000Z');
    expect(end('2026-12-01T03:00:00+08:00')).toBe('2026-11-30T23:00:00.000Z');
    expect(end('2026-12-01T07:00:00+08:00')).toBe('2026-11-30T23:00:00.000Z');
    expect(end('2026-12-01T12:34:56+08:00')).toBe('2026-12-01T04:34:56.000Z');
  });

  it('end at seven by the wall clock on the night when the clocks change', () => {
    const zone = 'America/New_York';
    expect(endOfQuiet(new Date('2026-03-08T00:30:00-05:00'), zone)).toEqual(new Date('2026-03-08T07:00:00-04:00'));
    expect(endOfQuiet(new Date('2026-11-01T00:30:00-04:00'), zone)).toEqual(new Date('2026-11-01T07:00:00-05:00'));
  });

  it('stop a clock, which goes on in the morning', () => {
    const at = (now: string, minutes: number): string =>
      afterWakingMinutes(new Date(`2026-11-30T${now}+08:00`), minutes, SHANGHAI).toISOString();
    expect(at('12:00:00', 180)).toBe('2026-11-30T07:00:00.000Z');
    expect(at('18:00:00', 270)).toBe('2026-11-30T14:30:00.000Z');
    expect(at('18:00:00', 271)).toBe('2026-11-30T23:01:00.000Z');
    expect(at('22:00:00', 45)).toBe('2026-11-30T23:15:00.000Z');
    expect(at('23:10:00', 45)).toBe('2026-11-30T23:45:00.000Z');
    expect(at('18:00:00', 24 * 60)).toBe('2026-12-02T03:00:00.000Z');
  });

  it('give way to a call within twelve hours', () => {
    expect([12, 11.99, 0, -3].map(isEmergency)).toEqual([false, true, true, true]);
  });
});
