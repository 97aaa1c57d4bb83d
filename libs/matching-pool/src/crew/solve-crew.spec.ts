import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildMarket, makeProblem, OneThread, PairPool, partsOfProof, solve, SolveThreads } from '@callboard/matching';
import { digest } from '../fixture/digest';
import { shuffledMarket, smallMarket, withSideRules } from '../fixture/small-market';
import { MatchingPoolError } from '../matching-pool.error';
import { buildSharedMarket } from '../shared-memory';
import { DEAD } from './crew-message';
import { CrewThreads } from './crew-threads';
import { HelperThreads } from './helper-threads';
import { runSolve, SolveCrew } from './solve-crew';

const SIZE = { people: 80, slots: 40, shoots: 6 };
const crews: SolveCrew[] = [];
const helpers: HelperThreads[] = [];

function aCrew(threads: number, options: { readonly stallMs?: number; readonly fault?: string } = {}): SolveCrew {
  const { stallMs, fault } = options;
  const crew = new SolveCrew({
    threads,
    ...(stallMs === undefined ? {} : { stallMs }),
    ...(fault === undefined ? {} : { workerFile: join(__dirname, `../fixture/helper-${fault}.worker.ts`) }),
  });
  crews.push(crew);
  expect(crew.waitUntilReady()).toBe(true);
  return crew;
}

afterEach(async () => {
  await Promise.all([...crews.splice(0), ...helpers.splice(0)].map((each) => each.close()));
});

describe('any number of threads', () => {
  test('gives the same bytes, for shared memory or not and for any order of the input', () => {
    const [two, four] = [aCrew(2), aCrew(4)];
    for (let seed = 1; seed <= 4; seed++) {
      const plain = smallMarket(seed, SIZE);
      const input = seed % 2 === 0 ? withSideRules(plain) : plain;
      const market = buildSharedMarket(input);
      const alone = digest(solve(buildMarket(input)));
      expect(digest(runSolve(market, 1))).toBe(alone);
      expect(digest(two.solve(market))).toBe(alone);
      expect(digest(four.solve(market))).toBe(alone);
      expect(digest(two.solve(buildMarket(shuffledMarket(input, seed))))).toBe(alone);
    }
  });

  test('stops at the same work', () => {
    const market = buildSharedMarket(smallMarket(9, SIZE));
    const all = solve(market);
    const work = Math.floor(all.work / 2);
    const alone = solve(market, { work });
    expect(alone.steps.length).toBeLessThan(all.steps.length);
    expect(digest(aCrew(2).solve(market, { work }))).toBe(digest(alone));
  });

  test('solves markets of nothing', () => {
    const crew = aCrew(2);
    const input = smallMarket(3, SIZE);
    for (const empty of [{ people: [] }, { slots: [] }, { people: [], slots: [] }]) {
      const slots = 'slots' in empty ? [] : input.slots.map(({ pinnedPerson: _, ...slot }) => slot);
      const market = buildSharedMarket({ ...input, slots, ...empty, applications: [] });
      expect(digest(crew.solve(market))).toBe(digest(solve(market)));
    }
  });

  test('gives the same bytes in any time zone and language', async () => {
    const script = join(__dirname, '../fixture/print-solve.ts');
    const surroundings = [
      { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'sv_SE.UTF-8', LC_ALL: 'C' },
    ];
    for (const env of surroundings) {
      const options = { env: { ...process.env, ...env }, cwd: join(__dirname, '../../../..') };
      const { stdout } = await promisify(execFile)(process.execPath, ['-r', '@swc-node/register', script], options);
      expect(stdout.trim()).toBe(digest(solve(buildMarket(smallMarket(5, SIZE)))));
    }
  });
});

const bytesOf = (pool: PairPool): string[] =>
  Object.values(pool).map((column: Int32Array | null) => (column ? `${column.length}: ${column.join(' ')}` : ''));

describe('each step of the work', () => {
  test.each([
    ['without', smallMarket(11, SIZE)],
    ['with', withSideRules(smallMarket(11, SIZE))],
  ])('three threads give what one gives, %s side rules, whatever the floor and however often', (_, input) => {
    const crew = new HelperThreads(2);
    helpers.push(crew);
    expect(crew.waitUntilListening(60_000)).toBe(true);
    const market = buildSharedMarket(input);
    let swept = 0;
    const compare = (
      ...made: Parameters<NonNullable<Parameters<typeof solve>[1]>['threads'] & object>
    ): SolveThreads => {
      const one = new OneThread(...made);
      const many = new CrewThreads({ ports: crew.ports, control: crew.control, stallMs: 10_000 }, ...made);
      const pools = new Map<PairPool, PairPool>();
      return {
        output: many.output,
        get looked() {
          expect(many.looked).toBe(one.looked);
          return many.looked;
        },
        pool: (floor) => {
          // A pool that needs more room first, and one that leaves room over.
          many.pool(floor.map((value) => value + 20_000));
          many.pool(floor.map(() => -1));
          one.pool(floor.map((value) => value + 20_000));
          one.pool(floor.map(() => -1));
          const pool = many.pool(floor);
          pools.set(pool, one.pool(floor));
          expect(bytesOf(pool)).toEqual(bytesOf(pools.get(pool)!));
          return pool;
        },
        prove: (task) => {
          const [proof, ones] = [many.prove(task), one.prove(task)];
          expect(proof.sum).toBe(ones.sum);
          expect(bytesOf(proof.pool)).toEqual(bytesOf(ones.pool));
          pools.set(proof.pool, ones.pool);
          return proof;
        },
        sweep: (pool, price) => {
          swept += 1;
          const ones = pools.get(pool)!;
          if (pool.personCharge) ones.personCharge!.set(pool.personCharge);
          const sum = many.sweep(pool, price);
          expect(sum).toBe(one.sweep(ones, price));
          expect(many.output.heard.values.join()).toBe(one.output.heard.values.join());
          expect(many.output.heard.wanted.join()).toBe(one.output.heard.wanted.join());
          expect(many.output.best.join()).toBe(one.output.best.join());
          expect(pool.personOften.join()).toBe(ones.personOften.join());
          return sum;
        },
      };
    };
    const { prices } = solve(market, { threads: compare });
    const charged = [...prices.labour, ...prices.trainee].some((price) => price > 0);
    expect(charged).toBe(input.shoots !== undefined);
    expect(swept).toBeGreaterThan(10);
  });

  test('two threads prove in three parts what one proves', () => {
    const crew = new HelperThreads(1);
    helpers.push(crew);
    expect(crew.waitUntilListening(60_000)).toBe(true);
    const input = withSideRules(smallMarket(12, SIZE));
    // So many slots, each another, that a proof is not done at once; hardly anybody may take them.
    const { pinnedPerson: _, ...slot } = input.slots[0]!;
    const more = Array.from({ length: 45_000 }, (__, k) => {
      return {
        ...slot,
        id: `more${k}`,
        shoot: `more${k % 150}`,
        payHighFen: slot.payHighFen + k,
        role: 'another',
        headOfDepartment: true,
      };
    });
    const market = buildSharedMarket({ ...input, slots: [...input.slots, ...more] });
    const problem = makeProblem(market);
    expect(partsOfProof(problem, market.people.count)).toHaveLength(3);
    const { count } = problem.groups;
    const column = (value: number): Int32Array => new Int32Array(count).fill(value);
    const sides = {
      labour: new Int32Array(market.shoots.count).fill(20),
      trainee: new Int32Array(market.crews.count).fill(500),
    };
    const one = new OneThread(market, problem);
    const many = new CrewThreads({ ports: crew.ports, control: crew.control, stallMs: 10_000 }, market, problem);
    for (const reach of [column(0), column(3_000), column(100)]) {
      const task = { price: column(90_000), floor: column(-1), reach, sides };
      const [proof, ones] = [many.prove(task), one.prove(task)];
      expect(proof.sum).toBe(ones.sum);
      expect(proof.sum).toBeGreaterThan(0);
      expect(ones.pool.personGroup.length).toBeGreaterThan(20);
      expect(bytesOf(proof.pool)).toEqual(bytesOf(ones.pool));
      expect(many.looked).toBe(one.looked);
    }
  });

  test('a pool whose memory has gone to the next one is refused', () => {
    const market = buildSharedMarket(smallMarket(11, SIZE));
    const control = new Int32Array(new SharedArrayBuffer(12));
    let seen = 0;
    solve(market, {
      threads: (whole, problem) => {
        const threads = new CrewThreads({ ports: [], control, stallMs: 1_000 }, whole, problem);
        const prices = new Int32Array(problem.groups.count);
        const old = threads.pool(prices);
        const pool = threads.pool(prices);
        expect(threads.sweep(pool, prices)).toBeGreaterThan(0);
        expect(() => threads.sweep(old, prices)).toThrow('the memory of this pool belongs to a later one');
        seen += 1;
        return threads;
      },
    });
    expect(seen).toBe(1);
  });
});

describe('a helper that misbehaves', () => {
  const failureOf = (crew: SolveCrew): unknown => {
    const market = buildSharedMarket(smallMarket(2, SIZE));
    try {
      // It does no harm before it has a chunk, and this thread may be quicker for a while.
      for (let k = 0; k < 1_000; k++) crew.solve(market);
    } catch (error) {
      return error;
    }
    return 'no error';
  };

  test.each([
    ['exits', 20_000, 'a helper ended'],
    ['throws', 20_000, 'a helper ended'],
    ['hangs', 500, 'a helper did nothing for 500 ms'],
  ])('one that %s ends the solve with an error', (fault, stallMs, detail) => {
    const crew = aCrew(2, { fault, stallMs });
    expect(failureOf(crew)).toEqual(new MatchingPoolError('threadDied', detail));
    expect(() => crew.solve(buildSharedMarket(smallMarket(2, SIZE)))).toThrow(MatchingPoolError);
  });

  test('one that fails says why', () => {
    const crew = new HelperThreads(1);
    helpers.push(crew);
    crew.ports[0]!.postMessage({ kind: 'begin' });
    Atomics.wait(crew.control, DEAD, 0, 60_000);
    const links = { ports: crew.ports, control: crew.control, stallMs: 20_000 };
    const run = () =>
      solve(buildSharedMarket(smallMarket(2, SIZE)), {
        threads: (market, problem) => new CrewThreads(links, market, problem),
      });
    expect(run).toThrow(/^threadDied: TypeError/);
  });

  test.each([0, 1.5, NaN, 1_000])('%p threads are refused', (threads) => {
    expect(() => new SolveCrew({ threads })).toThrow(RangeError);
  });
});
