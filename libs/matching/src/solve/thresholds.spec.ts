import fc from 'fast-check';
import { aPerson, aSlot, anInput } from '../fixture/build';
import { seeded, shuffled } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import { Groups, makeProblem } from './problem';
import { Thresholds } from './thresholds';

/** Groups of one, three and two slots. */
function makeGroups(): Groups {
  const slots = [1, 3, 2].flatMap((units, k) =>
    Array.from({ length: units }, (_, unit) => aSlot(`t${k}-${unit}`, { posting: `p${k}` })),
  );
  return makeProblem(buildMarket(anInput([aPerson('x')], slots))).groups;
}

const GROUPS = makeGroups();

/** A thread clears them before every sweep. */
function cleared(): Thresholds {
  const heard = new Thresholds(GROUPS);
  heard.clear();
  return heard;
}

const UNITS = [1, 3, 2];
const offers = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: -50, max: 200 })), { maxLength: 40 });

/** The k-th greatest of a group's offers from 0, -1 where there are fewer. */
function greatest(list: readonly (readonly [number, number])[], group: number, k: number): number {
  const own = list.filter(([to, value]) => to === group && value >= 0).map(([, value]) => value);
  return own.sort((a, b) => b - a)[k] ?? -1;
}

test('the worst that wins and the best that loses are those of the sorted list', () => {
  fc.assert(
    fc.property(offers, (list) => {
      const heard = cleared();
      for (const [group, value] of list) heard.offer(group, value);
      for (const group of [0, 1, 2]) {
        expect(heard.winning(group)).toBe(greatest(list, group, UNITS[group]! - 1));
        expect(heard.losing(group)).toBe(greatest(list, group, UNITS[group]!));
      }
    }),
    { numRuns: 200, seed: 31 },
  );
});

test('neither the order of offers nor who heard them matters', () => {
  fc.assert(
    fc.property(offers, fc.nat(40), fc.nat(), (list, cut, seed) => {
      const all = cleared();
      const [one, other] = [cleared(), cleared()];
      for (const [group, value] of list) {
        all.offer(group, value);
        all.want(group);
      }
      shuffled(list, seeded(seed)).forEach(([group, value], k) => {
        const part = k < cut ? one : other;
        part.offer(group, value);
        part.want(group);
      });
      other.merge(one);
      expect([other.values, other.wanted]).toEqual([all.values, all.wanted]);
      other.clear();
      expect(other.losing(1)).toBe(-1);
      expect(Array.from(other.wanted)).toEqual([0, 0, 0]);
    }),
    { numRuns: 200, seed: 32 },
  );
});
