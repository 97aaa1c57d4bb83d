import { composeName } from './names';

/** A small generator with a seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const names = (seed: number, count: number): string[] => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => composeName(random));
};
const many = names(7, 20_000);
const share = (test: (name: string) => boolean): number => many.filter(test).length / many.length;

describe('demo names', () => {
  it('are the same for the same seed and differ for another', () => {
    expect(names(1, 50)).toEqual(names(1, 50));
    expect(names(1, 50)).not.toEqual(names(2, 50));
  });

  it('are clean text of two to eleven Han characters, in NFC', () => {
    for (const name of many) {
      expect(name).toMatch(/^\p{Script=Han}{2,6}(\u00B7\p{Script=Han}{2,6})?$/u);
      expect(name.isWellFormed()).toBe(true);
      expect(name.normalize('NFC')).toBe(name);
    }
  });

  it('spread as in life: frequent surnames often, all hundred in use, two-character given names mostly', () => {
    expect(share((name) => name.startsWith('王'))).toBeGreaterThan(0.05);
    expect(share((name) => name.startsWith('王'))).toBeLessThan(0.12);
    expect(new Set(many.map((name) => [...name][0])).size).toBeGreaterThanOrEqual(100);
    expect(share((name) => [...name].length === 3)).toBeGreaterThan(0.7);
    expect(share((name) => [...name].length === 2)).toBeGreaterThan(0.1);
    expect(new Set(many).size).toBeGreaterThan(10_000);
  });

  it('include the ones that break careless code', () => {
    expect(share((name) => name.includes('\u00B7'))).toBeGreaterThan(0.005);
    expect(share((name) => name.length > [...name].length)).toBeGreaterThan(0.003);
    expect(share((name) => name.startsWith('欧阳'))).toBeGreaterThan(0.0001);
  });

  it('hold at both ends of the random range', () => {
    expect(composeName(() => 0)).toContain('\u00B7');
    expect(composeName(() => 1 - Number.EPSILON)).toMatch(/^\p{Script=Han}{3}$/u);
  });
});
