import { join } from 'node:path';
import { buildMarket, MatchingInput, MatchingInputError, solve, SolveStep } from '@callboard/matching';
import { digest } from './fixture/digest';
import { shuffledMarket, smallMarket } from './fixture/small-market';
import { MatchingPool, MatchingPoolOptions } from './matching-pool';
import { MatchingPoolError } from './matching-pool.error';
import { buildSharedMarket } from './shared-memory';

const input = smallMarket(1, { people: 80, slots: 40, shoots: 6 });
const pools: MatchingPool[] = [];

function aPool(options: Partial<MatchingPoolOptions> = {}): MatchingPool {
  const pool = new MatchingPool({ maxThreads: 1, ...options });
  pools.push(pool);
  return pool;
}

/** The code of the pool's error that a job ends with. */
async function failure(job: Promise<unknown>): Promise<string> {
  const error: unknown = await job.then(
    () => 'no error',
    (reason: unknown) => reason,
  );
  return error instanceof MatchingPoolError ? error.code : String(error);
}

const fixture = (name: string): Partial<MatchingPoolOptions> => ({ workerFile: join(__dirname, 'fixture', name) });

afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

describe('a whole market in threads', () => {
  test('gives what it gives here, with every step, from an input or from a market', async () => {
    const pool = aPool({ maxThreads: 2 });
    const here = solve(buildMarket(input));
    const steps: SolveStep[] = [];
    const [one, two] = await Promise.all([
      pool.solve(input, {}, (step) => steps.push(step)),
      pool.solve(buildSharedMarket(shuffledMarket(input, 4)), { threads: 2 }),
    ]);
    expect(digest(one)).toBe(digest(here));
    expect(digest(two)).toBe(digest(here));
    expect(steps).toEqual(here.steps);
  });

  test('takes the options of the engine', async () => {
    const pool = aPool();
    const market = buildMarket(input);
    const first = solve(market);
    const options = { gapTarget: 0.01, work: Math.floor(first.work / 2), start: first.prices };
    expect(digest(await pool.solve(market, options))).toBe(digest(solve(market, options)));
  });

  test('survives wrong input and goes on', async () => {
    const pool = aPool();
    const wrong = [pool.solve({ ...input, firstDay: NaN }), pool.solve(null as unknown as MatchingInput)];
    await expect(wrong[0]).rejects.toEqual(new MatchingInputError('notInteger', 'firstDay', 'NaN'));
    await expect(wrong[1]).rejects.toBeInstanceOf(MatchingInputError);
    await expect(pool.solve(input, { threads: 0 })).rejects.toThrow(RangeError);
    await expect(pool.solve({ ...input, people: (() => []) as never })).rejects.toThrow(/could not be cloned/);
    expect(await pool.rankSlot(input, input.slots[0]!.id, 1)).toHaveLength(1);
  });
});

describe('the end of a solve', () => {
  test('a signal ends it at its next step, with a plan and a proof', async () => {
    const pool = aPool();
    const all = solve(buildMarket(input));
    const stop = new AbortController();
    const job = pool.solve(input, { signal: stop.signal });
    // Its thread is still loading code.
    stop.abort();
    const result = await job;
    expect(result.steps.length).toBeLessThan(all.steps.length);
    expect(result.bound).toBeGreaterThanOrEqual(all.value);
    const short = await pool.solve(input, { budgetMs: 0 });
    expect(digest(short)).toBe(digest(result));
  });

  test('a signal cancels what waits', async () => {
    const pool = aPool(fixture('unruly.worker.cjs'));
    const hanging = failure(pool.fill(input, 'hang'));
    const stop = new AbortController();
    const jobs = [pool.solve(input, { signal: stop.signal }), pool.solve(input, { signal: AbortSignal.abort() })];
    const codes = jobs.map(failure);
    stop.abort();
    expect(await Promise.all(codes)).toEqual(['cancelled', 'cancelled']);
    await pool.close();
    expect(await hanging).toBe('closed');
  });

  test('a helper that dies fails its job, and the next gets a new thread', async () => {
    const pool = aPool(fixture('helper-exits.worker.ts'));
    // It does no harm before it has a chunk, and the other thread may be quicker for a while.
    let code: unknown;
    for (let k = 0; k < 500 && code !== 'threadDied'; k++) code = await failure(pool.solve(input, { threads: 2 }));
    expect(code).toBe('threadDied');
    expect((await pool.solve(input)).filled).toBeGreaterThan(0);
  });

  test('closing ends it', async () => {
    const pool = aPool();
    const job = failure(pool.solve(input, { threads: 2 }));
    await pool.close();
    expect(await job).toBe('closed');
    expect(await failure(pool.solve(input))).toBe('closed');
  });
});
