import { isDomainError } from './error';
import { challengeEnd, holdMinutes } from './hold';

describe('the clock of a hold', () => {
  it.each([
    [24 * 30, 24 * 60],
    [72.01, 24 * 60],
    [72, 2 * 60],
    [3, 2 * 60],
    [-5, 2 * 60],
  ])('with %p hours to the start lasts %p minutes', (hours, minutes) => {
    expect(holdMinutes(hours, null)).toBe(minutes);
  });

  it.each([15, 16, 1_440, 4_320])('lasts the %p minutes wished for', (wish) => {
    expect(holdMinutes(500, wish)).toBe(wish);
    expect(holdMinutes(2, wish)).toBe(wish);
  });

  it.each([0, -1, 14, 4_321, 525_600, 60.5, Number.NaN])('of %p minutes is refused', (wish) => {
    expect.assertions(1);
    try {
      holdMinutes(500, wish);
    } catch (error) {
      expect(isDomainError(error, 'hold.clock') && error.params).toEqual({ min: 15, max: 4_320 });
    }
  });
});

describe('a challenge', () => {
  const at = new Date('2026-05-01T10:00:00Z');

  it.each([
    ['two hours later', '2026-05-02T10:00:00Z', '2026-05-01T12:00:00Z'],
    ['with the clock of the hold when that is sooner', '2026-05-01T11:00:00Z', '2026-05-01T11:00:00Z'],
  ])('ends %s', (_, expires, end) => {
    expect(challengeEnd(at, new Date(expires))).toEqual(new Date(end));
  });
});
