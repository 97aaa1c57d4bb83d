import { EventEmitter } from 'node:events';
import { createTestDatabase } from '@callboard/testing';
import { KernelWorld } from './fixture/kernel-world';
import { prepared, PreparingClient } from './prepared';
import { sql, sqlOne, Tx } from './tx';

const NUMBERS = prepared('spec numbers', 'SELECT n * $1::int AS n FROM generate_series(1, 3) AS t(n)');
const PLAIN = 'SELECT n * $1::int AS n FROM generate_series(1, 4) AS t(n)';

let world: KernelWorld;
beforeAll(async () => {
  world = await KernelWorld.open(await createTestDatabase());
});
afterAll(() => world.close());

const numbers = async (tx: Tx, text: string, factor: number) =>
  (await sql<{ n: number }>(tx, text, [factor])).map(({ n }) => n);
const prepares = async (tx: Tx) => {
  const asked = `SELECT count(*)::int AS count FROM pg_prepared_statements WHERE statement LIKE 'SELECT n *%'`;
  return (await sqlOne<{ count: number }>(tx, asked))!.count;
};

describe('a statement that is marked as prepared', () => {
  it('is planned once a connection, whatever its values, and answers as any other', async () => {
    await world.run(async (tx) => {
      expect(await prepares(tx)).toBe(0);
      for (const factor of [1, 7, -2]) {
        expect(await numbers(tx, NUMBERS, factor)).toEqual([factor, 2 * factor, 3 * factor]);
        expect(await numbers(tx, PLAIN, factor)).toEqual([factor, 2 * factor, 3 * factor, 4 * factor]);
      }
      expect(await prepares(tx)).toBe(1);
    });
  });

  it('is known on every connection that it comes to', async () => {
    const both = await Promise.all([5, 6].map((factor) => world.run((tx) => numbers(tx, NUMBERS, factor))));
    expect(both).toEqual([
      [5, 10, 15],
      [6, 12, 18],
    ]);
  });

  it('does not stand in the way after it has failed', async () => {
    const wrong = world.run((tx) => sql(tx, NUMBERS, ['no number']));
    await expect(wrong).rejects.toThrow();
    await world.run(async (tx) => expect(await numbers(tx, NUMBERS, 2)).toEqual([2, 4, 6]));
  });

  it('has one name, and each name one statement', () => {
    const text = 'SELECT 1 AS one';
    expect(prepared('spec one', text)).toBe(text);
    expect(prepared('spec one', text)).toBe(text);
    expect(() => prepared('spec two', text)).toThrow('spec one');
    expect(() => prepared('spec one', 'SELECT 2 AS two')).toThrow('spec one');
  });
});

describe('a connection that breaks', () => {
  it('ends no process while nobody has taken hold of it', () => {
    const connection = new PreparingClient() as unknown as EventEmitter;
    expect(() => connection.emit('error', new Error('terminating connection'))).not.toThrow();
  });
});
