import { backfillWidth, marketSettings, offerClockMinutes } from './market-settings';

describe('offer clock', () => {
  it.each([
    [1000, 720],
    [168.01, 720],
    [168, 180],
    [72, 180],
    [71.99, 45],
    [24, 45],
    [23.99, 4],
    [3, 4],
    [2.99, 1],
    [0, 1],
    [-30, 1],
    [Number.POSITIVE_INFINITY, 720],
    [Number.NEGATIVE_INFINITY, 1],
  ])('%p hours before the start leave %i minutes', (hours, minutes) => {
    expect(offerClockMinutes(hours)).toBe(minutes);
  });

  it('refuses what is not a number', () => {
    expect(() => offerClockMinutes(Number.NaN)).toThrow(expect.objectContaining({ code: 'request.invalid' }));
  });
});

describe('people asked at once for a free place', () => {
  it('are more the nearer the start is', () => {
    expect([1000, 168, 167, 72, 71, 24, 23, 3, 2.9, -5].map(backfillWidth)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });
});

describe('market settings', () => {
  it('each say where they are from and when', () => {
    for (const { source, asOf } of Object.values(marketSettings)) {
      expect(source.length).toBeGreaterThan(5);
      expect(asOf).toMatch(/^20\d\d(-\d\d)?$/);
    }
  });

  it('warn before the default cap and block after it', () => {
    const { warnBp, defaultBp, blockBp } = marketSettings.labourCap.value;
    expect([warnBp, defaultBp, blockBp]).toEqual([5_200, 5_800, 6_200]);
  });
});
