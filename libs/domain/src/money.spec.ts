import fc from 'fast-check';
import { Fen, fen, shareOf, splitFen, sumFen, timesDays, yuan } from './money';

/** The database's widest amount is a budget of 10^11 fen; the properties hold up to the widest safe integer. */
const anyFen = fc.maxSafeInteger().map(fen);

describe('an amount', () => {
  it.each([0.5, NaN, Infinity, -Infinity, 2 ** 53, 1e21])('is never %p', (value) => {
    expect(() => fen(value)).toThrow(expect.objectContaining({ code: 'money.notInteger' }));
  });

  it('is read from yuan to the fen', () => {
    expect([yuan(0), yuan(650), yuan(99.5), yuan(19.99), yuan(0.07), yuan(-1.1)]).toEqual([
      0, 65_000, 9_950, 1_999, 7, -110,
    ]);
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 11), max: 10 ** 11 }), (amount) => expect(yuan(amount / 100)).toBe(amount)),
      { numRuns: 20_000 },
    );
  });

  it.each([0.001, 1.005, 19.999, 123_456.789, NaN, Infinity])('is not read from %p yuan', (value) => {
    expect(() => yuan(value)).toThrow(expect.objectContaining({ code: 'money.notInteger' }));
  });

  it('is not given back when it has grown beyond what a number holds', () => {
    const large = fen(Number.MAX_SAFE_INTEGER);
    expect(() => timesDays(large, 2)).toThrow(expect.objectContaining({ code: 'money.notInteger' }));
    expect(() => sumFen([large, fen(1)])).toThrow(expect.objectContaining({ code: 'money.notInteger' }));
  });

  it('of half a day does not come out in parts of a fen', () => {
    expect(timesDays(fen(65_000), 7)).toBe(455_000);
    expect(() => timesDays(fen(65_001), 0.5)).toThrow(expect.objectContaining({ code: 'money.notInteger' }));
  });

  it('of nothing sums to nothing', () => {
    expect(sumFen([])).toBe(0);
    expect(sumFen([fen(1), fen(2), fen(-4)])).toBe(-1);
  });
});

describe('a share', () => {
  it.each([
    // Amount, basis points, exact share, rounded.
    [1, 5_000, 1], // 0.5
    [1, 4_999, 0], // 0.4999
    [3, 5_000, 2], // 1.5
    [5, 5_000, 3], // 2.5: up, not to the even neighbour
    [-5, 5_000, -3], // -2.5: away from zero
    [-1, 4_999, 0],
    [100, 333, 3], // 3.33
    [50_000, 10_000, 50_000],
    [12_345, 20_000, 24_690],
    [101, 150, 2], // 1.515
    [0, 9_999, 0],
  ])('of %p fen at %p basis points is %p', (amount, points, expected) => {
    // Minus zero is zero.
    expect(shareOf(fen(amount), points) + 0).toBe(expected);
  });

  it('is the nearest fen, halves going away from zero, without a float', () => {
    fc.assert(
      fc.property(anyFen, fc.integer({ min: 0, max: 10_000 }), (amount, points) => {
        const share = shareOf(amount, points);
        expect(Number.isSafeInteger(share)).toBe(true);
        const exact = BigInt(amount) * BigInt(points);
        const error = BigInt(share) * 10_000n - exact;
        const outward = amount < 0 ? -error : error;
        expect(outward > -5_000n && outward <= 5_000n).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('a split', () => {
  it('gives the remainder to the first parts', () => {
    expect(splitFen(fen(100), 3)).toEqual([34, 33, 33]);
    expect(splitFen(fen(-5), 2)).toEqual([-3, -2]);
    expect(splitFen(fen(2), 4)).toEqual([1, 1, 0, 0]);
  });

  it.each([0, -1, 1.5, NaN])('into %p parts is refused', (parts) => {
    expect(() => splitFen(fen(100), parts)).toThrow(expect.objectContaining({ code: 'money.notInteger' }));
  });

  it('sums to the whole, in parts at most one fen apart, in a hundred thousand cases', () => {
    const wrong: { amount: Fen; parts: number }[] = [];
    fc.assert(
      fc.property(anyFen, fc.integer({ min: 1, max: 40 }), (amount, parts) => {
        const split = splitFen(amount, parts);
        const whole = split.every((part) => Number.isSafeInteger(part));
        const apart = Math.max(...split) - Math.min(...split);
        const total = whole ? split.reduce((sum, part) => sum + BigInt(part), 0n) : -1n;
        const fits = whole && split.length === parts && apart <= 1 && total === BigInt(amount);
        if (!fits) wrong.push({ amount, parts });
        return fits;
      }),
      { numRuns: 100_000 },
    );
    expect(wrong).toEqual([]);
  });
});
