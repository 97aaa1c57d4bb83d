import fc from 'fast-check';
import { explainMatch } from '../explain-match';
import { oraclePairs } from '../fixture/oracle';
import { randomInput } from '../fixture/random-input';
import { buildMarket, buildPairs } from '../market/market-builder';
import { personRow, slotRow } from '../market/rows-of';
import type { MatchingInput } from '../matching-input';
import { rank } from '../rank/rank';
import { bestOfFew, peopleInQuestion, slotsInQuestion } from './in-question';
import { SlotFinder } from './slot-finder';

const size = { people: 30, slots: 8, roles: 3 };
const markets = fc.integer().map((seed) => {
  const input = randomInput(seed, size);
  // Pins bind within a shoot; here every slot is asked for itself.
  return { ...input, slots: input.slots.map(({ pinnedPerson: _, ...slot }) => slot) };
});

/** The rows of a market, put together anew. */
function again(input: MatchingInput): MatchingInput {
  const market = buildMarket(input);
  return {
    ...input,
    people: market.names.people.map((_, person) => personRow(market, person)),
    slots: market.names.slots.map((_, slot) => slotRow(market, slot)),
  };
}

test('a market gives its rows back', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const input = randomInput(seed, size);
      expect(buildMarket(again(input))).toEqual(buildMarket(input));
    }),
    { numRuns: 30, seed: 1 },
  );
});

test('the best slots of everybody are those of whoever asks every pair', () => {
  let seen = 0;
  fc.assert(
    fc.property(markets, fc.integer({ min: 1, max: 6 }), (input, k) => {
      const market = buildMarket(input);
      const finder = new SlotFinder(market);
      const pairs = oraclePairs(input);
      const skip = new Uint8Array(market.slots.count);
      skip[1] = 1;
      input.people.forEach((_, person) => {
        const own = pairs.filter((pair) => pair.person === person).sort((a, b) => b.score - a.score || a.slot - b.slot);
        const expected = (left: typeof own) => left.slice(0, k).map(({ slot, score }) => [slot, score]);
        const found = (marks?: Uint8Array): number[][] => {
          const { slots, scores } = finder.best(person, k, marks);
          return Array.from(slots, (slot, at) => [slot, scores[at]!]);
        };
        expect(found()).toEqual(expected(own));
        expect(found(skip)).toEqual(expected(own.filter(({ slot }) => slot !== 1)));
        seen += own.length;
      });
    }),
    { numRuns: 40, seed: 3 },
  );
  expect(seen).toBeGreaterThan(300);
});

test('people in question for a slot from elsewhere have its ranking among them', () => {
  let [asked, left] = [0, 0];
  fc.assert(
    fc.property(markets, (input) => {
      const market = buildMarket({ ...input, slots: [] });
      const whole = buildMarket(input);
      for (const slot of input.slots) {
        const people = peopleInQuestion(market, slot);
        const small = buildMarket({
          ...input,
          slots: [slot],
          people: people.map((person) => personRow(market, person)),
        });
        const shown = (from: typeof whole) => rank(from, slot.id, 50).map(({ person, score }) => [person, score]);
        expect(shown(small)).toEqual(shown(whole));
        const few = buildPairs({ ...input, slots: [slot], people: people.map((person) => personRow(market, person)) });
        const pairs = bestOfFew(few, 0, 50).map((person) => {
          const match = explainMatch(few, slot.id, few.names.people[person]!);
          return [match.person, match.score];
        });
        expect(pairs).toEqual(shown(whole));
        asked += people.length;
        left += pairs.length;
      }
    }),
    { numRuns: 20, seed: 4 },
  );
  expect(left).toBeGreaterThan(50);
  expect(asked).toBeLessThan(20 * size.slots * size.people * 0.5);
});

test('slots in question for a person from elsewhere have her best among them', () => {
  let left = 0;
  fc.assert(
    fc.property(markets, (input) => {
      const market = buildMarket({ ...input, people: [] });
      const finder = new SlotFinder(market);
      const whole = buildMarket(input);
      input.people.forEach((person, at) => {
        const slots = slotsInQuestion(market, finder, person).map((slot) => slotRow(whole, slot));
        const small = buildMarket({ ...input, people: [person], slots });
        const best = new SlotFinder(small).best(0, 50);
        const expected = new SlotFinder(whole).best(at, 50);
        expect(Array.from(best.slots, (slot) => small.names.slots[slot])).toEqual(
          Array.from(expected.slots, (slot) => whole.names.slots[slot]),
        );
        expect(best.scores).toEqual(expected.scores);
        left += best.slots.length;
      });
    }),
    { numRuns: 20, seed: 5 },
  );
  expect(left).toBeGreaterThan(50);
});
