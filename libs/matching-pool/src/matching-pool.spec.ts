import { join } from 'node:path';
import {
  buildMarket,
  DEFAULT_WEIGHTS,
  FillStage,
  fillShoot,
  MatchingInput,
  MatchingInputError,
  rank,
} from '@callboard/matching';
import { DEFAULT_GAP_POLICY } from '@callboard/domain';
import { MatchingPool, MatchingPoolOptions } from './matching-pool';
import { MatchingPoolError } from './matching-pool.error';

const input: MatchingInput = {
  firstDay: 0,
  people: ['a', 'b', 'c'].map((id, index) => ({
    id,
    homeBase: 0,
    roles: [{ role: 'gaffer', level: 3 }],
    maxTravelMinutes: 0,
    payFloorFen: 30_000 + index,
    free: [[0, 63]],
    preferNot: [],
    bookings: [],
    paidDaysLast30: index,
    newcomer: false,
  })),
  slots: ['s', 't'].map((id) => ({
    id,
    posting: 'p',
    shoot: 'shoot',
    role: 'gaffer',
    minLevel: 3,
    base: 0,
    days: [3, 4],
    first: 3,
    last: 4,
    payLowFen: 30_000,
    payHighFen: 60_000,
    entryLevel: false,
    headOfDepartment: false,
    excludedPeople: [],
  })),
  applications: [],
  travelMinutes: [[0]],
  gapPolicy: DEFAULT_GAP_POLICY,
  weights: DEFAULT_WEIGHTS,
};

const pools: MatchingPool[] = [];

function aPool(options: Partial<MatchingPoolOptions> = {}): MatchingPool {
  const pool = new MatchingPool({ maxThreads: 1, ...options });
  pools.push(pool);
  return pool;
}

const unruly = (options: Partial<MatchingPoolOptions> = {}): MatchingPool =>
  aPool({ workerFile: join(__dirname, 'fixture/unruly.worker.cjs'), ...options });

/** The code of the pool's error that a job ends with. */
async function failure(job: Promise<unknown>): Promise<string> {
  const error: unknown = await job.then(
    () => 'no error',
    (reason: unknown) => reason,
  );
  return error instanceof MatchingPoolError ? error.code : String(error);
}

afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

describe('the engine in a thread', () => {
  test('gives what it gives here, with progress, and survives wrong input', async () => {
    const pool = aPool();
    const market = buildMarket(input);
    const stages: FillStage[] = [];
    const result = await pool.fill(input, 'shoot', {}, (stage, done, total) => {
      if (done === total) stages.push(stage);
    });
    expect(result).toEqual(fillShoot(market, 'shoot'));
    expect(stages).toEqual(['rank', 'assign', 'explain']);
    await expect(pool.fill({ ...input, firstDay: NaN }, 'shoot')).rejects.toEqual(
      new MatchingInputError('notInteger', 'firstDay', 'NaN'),
    );
    expect(await pool.rankSlot(input, 's', 2)).toEqual(rank(market, 's', 2));
    await expect(pool.rankSlot(input, 'ghost', 2)).rejects.toBeInstanceOf(MatchingInputError);
  });
});

describe('a thread that misbehaves', () => {
  test.each([
    ['exits', 'exit', 'threadDied'],
    ['throws outside its job', 'throw', 'threadDied'],
    ['hangs', 'hang', 'timeLimit'],
    ['reports a fault', 'fail', 'jobFailed'],
  ])('%s: its job fails, the one behind it does not', async (_name, shoot, code) => {
    const pool = unruly();
    const bad = failure(pool.fill(input, shoot, shoot === 'hang' ? { timeLimitMs: 100 } : {}));
    const good = pool.fill(input, 'good');
    expect(await bad).toBe(code);
    expect(await good).toEqual({ shoot: 'good' });
  });

  test("the pool's own time limit holds where the job has none", async () => {
    const pool = unruly({ timeLimitMs: 200 });
    expect(await failure(pool.fill(input, 'hang'))).toBe('timeLimit');
    expect(await pool.fill(input, 'good')).toEqual({ shoot: 'good' });
  });

  test('input that cannot be cloned rejects and leaves the thread usable', async () => {
    const pool = unruly();
    await expect(pool.fill({ ...input, people: (() => []) as never }, 'x')).rejects.toThrow(/could not be cloned/);
    expect(await pool.fill(input, 'good')).toEqual({ shoot: 'good' });
  });
});

describe('threads', () => {
  test('jobs beyond the threads wait for their turn', async () => {
    const pool = unruly({ maxThreads: 2 });
    const names = Array.from({ length: 7 }, (_, index) => `job${index}`);
    const results = await Promise.all(names.map((name) => pool.fill(input, name)));
    expect(results).toEqual(names.map((shoot) => ({ shoot })));
  });

  test('a job that hangs does not hold up a second thread', async () => {
    const pool = unruly({ maxThreads: 2 });
    const hanging = failure(pool.fill(input, 'hang'));
    expect(await pool.fill(input, 'good')).toEqual({ shoot: 'good' });
    await pool.close();
    expect(await hanging).toBe('closed');
  });

  test('closing rejects what runs, what waits and what comes later', async () => {
    const pool = unruly();
    const jobs = ['hang', 'a', 'b'].map((shoot) => failure(pool.fill(input, shoot)));
    await pool.close();
    expect(await Promise.all(jobs)).toEqual(['closed', 'closed', 'closed']);
    expect(await failure(pool.fill(input, 'late'))).toBe('closed');
  });

  test.each([0, 1.5, NaN])('%p threads are refused', (maxThreads) => {
    expect(() => new MatchingPool({ maxThreads })).toThrow(RangeError);
  });
});
