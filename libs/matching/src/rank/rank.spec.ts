import fc from 'fast-check';
import { anInput, aPerson, aSlot } from '../fixture/build';
import { oraclePairs } from '../fixture/oracle';
import { randomInput } from '../fixture/random-input';
import type { Market } from '../market/market';
import { buildMarket } from '../market/market-builder';
import { marketOfSome } from '../market/rank-index';
import { MatchingInputError } from '../matching-input.error';
import { rank } from './rank';
import { ScanSink, SlotScan } from './slot-scan';

test('the k best of everybody who keeps the rules, best first, lower id first among equals', () => {
  let seen = 0;
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 12 }), (seed, k) => {
      const input = randomInput(seed, { people: 60, slots: 3, roles: 2 });
      const market = buildMarket(input);
      const pairs = oraclePairs(input);
      input.slots.forEach((slot, index) => {
        const expected = pairs
          .filter((pair) => pair.slot === index)
          .sort((a, b) => b.score - a.score || a.person - b.person)
          .slice(0, k)
          .map((pair) => [input.people[pair.person]!.id, pair.score]);
        expect(rank(market, slot.id, k).map((match) => [match.person, match.score])).toEqual(expected);
        seen += expected.length;
      });
    }),
    { numRuns: 100, seed: 6 },
  );
  expect(seen).toBeGreaterThan(300);
});

test('people pinned elsewhere in the shoot are left out', () => {
  const market = buildMarket(anInput([aPerson('a'), aPerson('b')], [aSlot('s'), aSlot('t', { pinnedPerson: 'a' })]));
  expect(rank(market, 's', 5).map((match) => match.person)).toEqual(['b']);
  expect(rank(market, 't', 5).map((match) => match.person)).toEqual(['a', 'b']);
});

test.each([
  ['a slot nobody knows', 'ghost', 1],
  ['no people asked for', 's', 0],
  ['NaN people asked for', 's', NaN],
])('%s is an error', (_name, slot, k) => {
  expect(() => rank(buildMarket(anInput([], [aSlot('s')])), slot, k)).toThrow(MatchingInputError);
});

type Shown = readonly [person: number, points: number, flags: number];

/** What a scan shows a sink that takes everybody, by person. */
function shownBy(look: (sink: ScanSink) => void): Shown[] {
  const shown: Shown[] = [];
  look({ cutoff: -1, take: (...each) => shown.push(each) });
  return shown.sort((a, b) => a[0] - b[0]);
}

const sizes = [fc.integer(), fc.integer({ min: 1, max: 80 })] as const;

describe('a sample', () => {
  test('shows only people whom a scan shows, about one of so many, and leaves the next scan whole', () => {
    const seen = { whole: 0, sampled: [0, 0, 0, 0, 0, 0] };
    fc.assert(
      fc.property(...sizes, (seed, people) => {
        const market = buildMarket(randomInput(seed, { people, slots: 3, roles: 2 }));
        const scan = new SlotScan(market);
        for (let slot = 0; slot < market.slots.count; slot++) {
          const whole = shownBy((sink) => scan.scan(slot, sink));
          const looked = scan.looked;
          expect(shownBy((sink) => scan.sample(slot, sink, 1))).toEqual(whole);
          const all = scan.looked - looked;
          for (let stride = 2; stride <= 5; stride++) {
            const before = scan.looked;
            const sample = shownBy((sink) => scan.sample(slot, sink, stride));
            expect(whole).toEqual(expect.arrayContaining(sample));
            expect(new Set(sample.map(([person]) => person)).size).toBe(sample.length);
            expect(Number.isInteger(scan.looked - before)).toBe(true);
            expect(scan.looked - before).toBeLessThanOrEqual(all);
            seen.sampled[stride]! += sample.length;
          }
          expect(shownBy((sink) => scan.scan(slot, sink))).toEqual(whole);
          seen.whole += whole.length;
        }
      }),
      { numRuns: 80, seed: 7 },
    );
    expect(seen.whole).toBeGreaterThan(400);
    // Those in lists are shown in any case.
    expect(seen.sampled[2]).toBeLessThan(0.8 * seen.whole);
    expect(seen.sampled[5]).toBeLessThan(0.6 * seen.whole);
    expect(seen.sampled[2]).toBeGreaterThan(seen.sampled[5]!);
    expect(seen.sampled[5]).toBeGreaterThan(0.1 * seen.whole);
  });

  test('is another for each slot, so that all of them together know nearly everybody', () => {
    const people = Array.from({ length: 12 }, (_, k) => aPerson(`h${k}`));
    const slots = Array.from({ length: 4 }, (_, k) => aSlot(`t${k}`));
    const market = buildMarket(anInput(people, slots));
    const scan = new SlotScan(market);
    const samples = slots.map((_, slot) => shownBy((sink) => scan.sample(slot, sink, 4)).map(([person]) => person));
    expect(samples.map((sample) => sample.length)).toEqual([3, 3, 3, 3]);
    expect(samples.flat().sort((a, b) => a - b)).toEqual(people.map((_, person) => person));
  });

  test('has everybody in it whom a list of the posting names', () => {
    const people = Array.from({ length: 12 }, (_, k) => aPerson(`h${String(k).padStart(2, '0')}`));
    const applications = people.slice(2, 11).map(({ id }) => ({ person: id, posting: 'p1' }));
    const market = buildMarket(anInput(people, [aSlot('t')], { applications }));
    const sample = shownBy((sink) => new SlotScan(market).sample(0, sink, 1_000));
    expect(sample.map(([person]) => person)).toEqual(expect.arrayContaining([2, 3, 4, 5, 6, 7, 8, 9, 10]));
  });
});

describe('some of the people', () => {
  test('and the others are shown what all are shown, each of them once', () => {
    const seen = { shown: 0, parts: 0 };
    fc.assert(
      fc.property(...sizes, fc.array(fc.nat(80), { maxLength: 3 }), (seed, people, ends) => {
        const market = buildMarket(randomInput(seed, { people, slots: 3, roles: 2 }));
        const cuts = [0, ...ends.map((end) => Math.min(end, people)).sort((a, b) => a - b), people];
        const whole = new SlotScan(market);
        const parts = cuts.slice(1).map((to, k) => new SlotScan(market, [cuts[k]!, to]));
        for (let slot = 0; slot < market.slots.count; slot++) {
          const shown = parts.map((part) => shownBy((sink) => part.scan(slot, sink)));
          expect(shown.flat()).toEqual(shownBy((sink) => whole.scan(slot, sink)));
          seen.shown += shown.flat().length;
          seen.parts += shown.filter((part) => part.length > 0).length;
        }
      }),
      { numRuns: 80, seed: 8 },
    );
    expect(seen.shown).toBeGreaterThan(400);
    expect(seen.parts).toBeGreaterThan(100);
  });

  test('stand in the index under each of their roles, and nobody else does', () => {
    const market = buildMarket(randomInput(3, { people: 40, slots: 2, roles: 3 }));
    const entries = ({ index }: Market): number[] => Array.from(index.person).sort((a, b) => a - b);
    const cuts = [0, 13, 13, 31, 40];
    const parts = cuts.slice(1).map((to, k) => marketOfSome(market, [cuts[k]!, to]));
    expect(parts.flatMap(entries)).toEqual(entries(market));
    parts.forEach((part, k) => {
      const { start, person } = part.index;
      expect([start.length, start.at(-1)]).toEqual([market.index.start.length, person.length]);
      expect(person.every((each) => each >= cuts[k]! && each < cuts[k + 1]!)).toBe(true);
    });
    expect(marketOfSome(market, [0, 40])).toBe(market);
  });
});
