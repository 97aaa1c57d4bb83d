import { perHourFen } from './hourly';

describe('pay an hour', () => {
  it.each([
    [60_000, 12, 5_000],
    [50_000, 12, 4_167],
    [49_990, 12, 4_166],
    [5, 10, 1],
    [4, 10, 0],
    [0, 8, 0],
    [1_000_000_000, 7, 142_857_143],
  ])('of %d fen in %d hours is %d', (day, hours, hour) => {
    expect(perHourFen(day, hours)).toBe(hour);
  });
});
