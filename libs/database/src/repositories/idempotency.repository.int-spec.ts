import { createTestDatabase } from '@callboard/testing';
import { gate, KernelWorld, pause } from '../kernel/fixture/kernel-world';
import { IdempotencyRepository } from './idempotency.repository';

let world: KernelWorld;
let account: string;
const keys = new IdempotencyRepository();
const HASH = Buffer.from('the hash of a request');

beforeAll(async () => {
  world = await KernelWorld.open(await createTestDatabase());
});
afterAll(() => world.close());
beforeEach(async () => {
  account = await world.addAccount();
});

const claim = (key: string, hash = HASH, owner = account) => world.run((tx) => keys.claim(tx, owner, key, hash));
const answer = (key: string, status: number, body: unknown) =>
  world.run(async (tx) => {
    await keys.claim(tx, account, key, HASH);
    await keys.answer(tx, account, key, status, body);
  });

describe('a key', () => {
  it('is claimed once, and then tells what is stored', async () => {
    expect(await claim('key-one!')).toBeNull();
    expect(await claim('key-one!', Buffer.from('another'))).toEqual({ requestHash: HASH, status: null, body: null });
  });

  it('belongs to its account', async () => {
    await answer('key-mine', 201, { id: 'mine' });
    const other = await world.addAccount();
    expect(await claim('key-mine', HASH, other)).toBeNull();
    expect(await claim('key-mine')).toMatchObject({ status: 201, body: { id: 'mine' } });
  });

  it.each([
    ['nothing', undefined, null],
    ['null', null, null],
    ['a text', '横店 "75"', '横店 "75"'],
    ['a list', [1, { a: null }], [1, { a: null }]],
    ['false', false, false],
    ['zero', 0, 0],
  ])('keeps %s as it was', async (what, body, expected) => {
    const key = `key of ${what}`;
    await answer(key, 200, body);
    expect(await claim(key)).toEqual({ requestHash: HASH, status: 200, body: expected });
  });

  it('lets a second request wait for the first and read its answer', async () => {
    const [claimed, free] = [gate(), gate()];
    const first = world.run(async (tx) => {
      expect(await keys.claim(tx, account, 'key-race', HASH)).toBeNull();
      claimed.open();
      await free.opened;
      await keys.answer(tx, account, 'key-race', 201, { n: 1 });
    });
    await claimed.opened;
    let waits = true;
    const second = claim('key-race').finally(() => (waits = false));
    await pause(150);
    expect(waits).toBe(true);
    free.open();
    await first;
    expect(await second).toEqual({ requestHash: HASH, status: 201, body: { n: 1 } });
  });

  it('is free again when the first request is undone', async () => {
    const [claimed, free] = [gate(), gate()];
    const first = world.run(async (tx) => {
      await keys.claim(tx, account, 'key-undo', HASH);
      claimed.open();
      await free.opened;
      throw new Error('undone');
    });
    await claimed.opened;
    const second = claim('key-undo');
    await pause(50);
    free.open();
    await expect(first).rejects.toThrow('undone');
    expect(await second).toBeNull();
  });

  it('is forgotten after its days, not before', async () => {
    await answer('key-old!', 200, 1);
    await answer('key-new!', 200, 2);
    await world.rows(
      `UPDATE idempotency_key SET created_at = now() - interval '7 days 1 minute' WHERE key = 'key-old!'`,
    );
    await world.rows(
      `UPDATE idempotency_key SET created_at = now() - interval '6 days 23 hours' WHERE key = 'key-new!'`,
    );
    expect(await world.run((tx) => keys.sweep(tx, 7))).toBe(1);
    expect(await claim('key-old!')).toBeNull();
    expect(await claim('key-new!')).toMatchObject({ body: 2 });
  });
});
