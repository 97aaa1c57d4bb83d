import { KINDS } from './request';
import { Fuzzer, Shot, Tally } from './run';
import { FuzzWorld, Role } from './world';

jest.setTimeout(180_000);

const SEED = 20_261_123;
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

/** Every route with every kind of wrong, once. */
function everyPair(): Shot[] {
  return KINDS.flatMap((kind, place) =>
    world.operations.map((operation, index) => ({ operation, kind, index: place * 1_000 + index })),
  );
}

describe('every route, asked wrongly in every way,', () => {
  it.each(SHORT_ROLES)('answers %s soon, without a fault and without a word about its inside', async (role) => {
    const tally: Tally = await fuzzer.play(role, everyPair());
    expect(tally.findings.slice(0, 10)).toEqual([]);
    expect(tally.requests).toBe(KINDS.length * world.operations.length);
    // A run in which nobody gets through anywhere would find nothing.
    const { classes, requests } = tally;
    if (role !== 'anonymous') expect(classes['401']).toBeLessThan(requests * 0.1);
    expect(classes['2xx']).toBeGreaterThan(requests * (role === 'anonymous' ? 0.02 : 0.1));
    expect(classes.cut).toBeLessThan(requests * 0.05);
  });
});
