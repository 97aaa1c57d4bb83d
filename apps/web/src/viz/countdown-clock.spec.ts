import { nextTick, pressOf, spokenBetween } from './countdown-clock';

const MINUTE = 60_000;

describe('a clock', () => {
  it.each([
    [6 * MINUTE, 5 * MINUTE, 'five'],
    [5 * MINUTE, 5 * MINUTE - 1_000, null],
    [2 * MINUTE, MINUTE, 'one'],
    [6 * MINUTE, MINUTE / 2, 'one'],
    [1_000, 0, 'end'],
    [6 * MINUTE, -1, 'end'],
    [-1, -2_000, null],
    [90 * MINUTE, 89 * MINUTE, null],
  ])('from %i to %i ms says %s', (before, now, spoken) => expect(spokenBetween(before, now)).toBe(spoken));

  it('ticks each second in the last hour and each minute before it', () => {
    expect(nextTick(0)).toBeNull();
    expect(nextTick(10_400)).toBe(420);
    expect(nextTick(10_000)).toBe(1_020);
    expect(nextTick(61 * MINUTE + 5_000)).toBe(5_020);
    expect(nextTick(200)).toBe(220);
  });

  it('presses more the nearer its end', () => {
    expect([30 * 60 * MINUTE, 2 * 60 * MINUTE, MINUTE, 0].map(pressOf)).toEqual(['calm', 'soon', 'due', 'ended']);
  });
});
