import { KINDS } from './request';
import { Fuzzer, Shot, Tally } from './run';
import { FuzzWorld, Role } from './world';

jest.setTimeout(180_000);

const SEED = 20_261_123;
const WRONG_PAGES = 40;
const SHORT_ROLES: readonly Role[] = ['anonymous', 'owner', 'admin'];

let world: FuzzWorld;
let fuzzer: Fuzzer;
beforeAll(async () => {
  world = await FuzzWorld.open();
  fuzzer = new Fuzzer(world, SEED);
});
afterAll(async () => {
  fuzzer?.close();
  await world?.close();
});

/**
 * Every route with every kind of wrong, once: the roles share them, a third each. `npm run fuzz` lets every role ask
 * everything.
 */
function shareOf(role: Role): Shot[] {
  const share = SHORT_ROLES.indexOf(role);
  return KINDS.flatMap((kind, place) =>
    world.operations
      .map((operation, index) => ({ operation, kind, index: place * 1_000 + index }))
      .filter((_, index) => (index + place) % SHORT_ROLES.length === share),
  );
}

/** Lists, which read more of a query than other routes, with many wrong ones each. */
function everyPage(): Shot[] {
  const lists = world.operations.filter(({ method, query }) => method === 'GET' && query.length > 0);
  return lists.flatMap((operation, place) =>
    Array.from({ length: WRONG_PAGES }, (_, index) => ({
      operation,
      kind: 'page' as const,
      index: 100_000 + place * 1_000 + index,
    })),
  );
}

describe('every route, asked wrongly in every way,', () => {
  it.each(SHORT_ROLES)('answers %s soon, without a fault and without a word about its inside', async (role) => {
    const shots = shareOf(role);
    expect(shots.length).toBeGreaterThan(KINDS.length * Math.floor(world.operations.length / SHORT_ROLES.length) - 1);
    const tally: Tally = await fuzzer.play(role, shots);
    expect(tally.findings.slice(0, 10)).toEqual([]);
    expect(tally.requests).toBe(shots.length);
    // A run in which nobody gets through anywhere would find nothing.
    const { classes, requests } = tally;
    if (role !== 'anonymous') expect(classes['401']).toBeLessThan(requests * 0.1);
    expect(classes['2xx']).toBeGreaterThan(requests * (role === 'anonymous' ? 0.02 : 0.1));
    expect(classes.cut).toBeLessThan(requests * 0.05);
  });

  it('answers an admin who asks every list for wrong pages', async () => {
    const { findings, classes } = await fuzzer.play('admin', everyPage());
    expect(findings.slice(0, 10)).toEqual([]);
    expect(classes['4xx']).toBeGreaterThan(classes['2xx']);
  });
});
