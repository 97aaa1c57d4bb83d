import { certify } from '../certify/certify';
import { anInput, aPerson, aSlot } from '../fixture/build';
import { randomInput, seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import type { MatchingInput } from '../matching-input';
import { POINT_PARTS } from '../plan';
import { makeProblem } from '../solve/problem';
import { solve } from '../solve/solve';
import type { SolveResult } from '../solve/solve-types';
import { verifyPlan } from '../verify/verify-plan';
import { MarketShard } from './market-shard';
import { isFresh, ShardAnswer, ShardRequest } from './shard-message';
import { cutShards, ShardedThreads } from './sharded-threads';

/** The part of an input that a shard has: its own people with all slots. */
function partOf(input: MatchingInput, people: readonly string[]): MatchingInput {
  const own = new Set(people);
  return {
    ...input,
    people: input.people.filter(({ id }) => own.has(id)),
    slots: input.slots.map(({ pinnedPerson, ...slot }) =>
      pinnedPerson !== undefined && own.has(pinnedPerson) ? { ...slot, pinnedPerson } : slot,
    ),
  };
}

/** Called before each request with the number of the shard; true has the shard taken over by another machine. */
type Fate = (request: ShardRequest, shard: number) => boolean;

function solveSharded(input: MatchingInput, shards: number, fate: Fate = () => false): SolveResult {
  const market = buildMarket(input);
  const cuts = cutShards(market.people.count, shards);
  return solve(market, {
    threads: (whole, problem) => {
      const open = (shard: number): MarketShard => {
        const [from, to] = cuts[shard]!;
        const own = buildMarket(partOf(input, market.names.people.slice(from, to)));
        return new MarketShard(own, makeProblem(own, undefined, problem.groups.ofSlot), from);
      };
      const machines = cuts.map((_, shard) => open(shard));
      let since: ShardRequest[] = [];
      return new ShardedThreads(whole, problem, cuts, (request): ShardAnswer[] => {
        if (isFresh(request)) since = [];
        const answers = machines.map((_, shard) => {
          if (fate(request, shard)) {
            machines[shard] = open(shard);
            for (const earlier of since) machines[shard].answer(earlier);
          }
          return machines[shard]!.answer(request);
        });
        since.push(request);
        return answers;
      });
    },
  });
}

const markets = Array.from({ length: 12 }, (_, seed) => {
  const size = { people: 60 + 10 * seed, slots: 40 + 4 * seed, roles: 3, easy: seed % 2 === 0 };
  return [seed, randomInput(seed + 1, size)] as const;
}).map(([seed, input]) => [seed, { ...input, shoots: [], pairBans: [] }] as const);

describe('a market solved by shards', () => {
  test.each(markets)('has the same bound for any number of shards (market %i)', (_, input) => {
    const market = buildMarket(input);
    const alone = solve(market);
    const results = [1, 2, 3, 8].map((shards) => solveSharded(input, shards));
    expect(new Set(results.map(({ bound }) => bound)).size).toBe(1);
    for (const result of results) {
      const found = verifyPlan(market, result.plan);
      expect(found.violations).toEqual([]);
      expect(found.value).toBe(result.value);
      expect(result.value).toBeLessThanOrEqual(result.bound);
      // The prices are those of a proof that shares no line with the solver.
      expect(certify(market, result.prices).bound).toBe(result.bound * POINT_PARTS);
      // No worse than a little beside what one machine finds, and its bound holds for both.
      expect(result.value).toBeLessThanOrEqual(alone.bound);
      expect(result.value).toBeGreaterThan(0.97 * alone.value);
    }
  });

  test('does not change when shards move to other machines in the middle', () => {
    const [, input] = markets[5]!;
    const quiet = solveSharded(input, 4);
    const next = seeded(3);
    const restless = solveSharded(input, 4, () => next(3) === 0);
    expect(restless).toEqual(quiet);
  });

  test('takes the groups of the whole market: whom a slot excludes may live in another shard', () => {
    const people = ['a', 'b', 'c', 'd'].map((id) => aPerson(id, {}));
    const slots = ['s', 't'].map((id, k) => aSlot(id, { excludedPeople: k === 0 ? ['a'] : [] }));
    const input = anInput(people, slots);
    const whole = makeProblem(buildMarket(input));
    expect(whole.groups.count).toBe(2);
    const part = buildMarket(partOf(input, ['c', 'd']));
    expect(makeProblem(part).groups.count).toBe(1);
    expect(makeProblem(part, undefined, whole.groups.ofSlot).groups).toEqual(whole.groups);
    expect(solveSharded(input, 2).filled).toBe(2);
  });

  test('refuses what it cannot do and what comes out of order', () => {
    const [, input] = markets[0]!;
    const limited = buildMarket({ ...input, shoots: [{ id: input.slots[0]!.shoot, labourCapFen: 1 }] });
    const problem = makeProblem(limited);
    expect(() => new ShardedThreads(limited, problem, [[0, 1]], () => [])).toThrow(RangeError);
    const market = buildMarket(input);
    const plain = makeProblem(market);
    const shard = new MarketShard(market, plain, 0);
    const price = new Int32Array(plain.groups.count);
    expect(() => shard.answer({ kind: 'sweep', price })).toThrow(/before/);
    shard.answer({ kind: 'pool', floor: price });
    expect(() => shard.answer({ kind: 'plan', held: null, rounds: 0, shakes: 0, number: 0 })).toThrow(/before/);
    const deaf = new ShardedThreads(market, plain, [[0, market.people.count]], () => []);
    expect(() => deaf.pool(price)).toThrow(/0 of 1/);
  });
});
