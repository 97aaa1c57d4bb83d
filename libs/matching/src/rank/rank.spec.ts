import fc from 'fast-check';
import { anInput, aPerson, aSlot } from '../fixture/build';
import { oraclePairs } from '../fixture/oracle';
import { randomInput } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import { MatchingInputError } from '../matching-input.error';
import { rank } from './rank';

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
