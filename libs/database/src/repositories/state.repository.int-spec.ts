import { lifeCycles, newId } from '@callboard/domain';
import { createTestDatabase, withClient } from '@callboard/testing';
import { gate, KernelWorld, pause } from '../kernel/fixture/kernel-world';
import { StateRepository, StoredCycleId } from './state.repository';

let world: KernelWorld;
const states = new StateRepository();

beforeAll(async () => {
  world = await KernelWorld.open(await createTestDatabase());
});
afterAll(() => world.close());

const stateOf = (id: string) => world.run((tx) => states.stateOf(tx, 'company', id));
const companies = (count: number) => Promise.all(Array.from({ length: count }, () => world.addCompany()));

describe('moving states', () => {
  it('moves the rows that may, says where they came from, and leaves the others', async () => {
    const [draft, rejected, verified] = [
      await world.addCompany('draft'),
      await world.addCompany('rejected'),
      await world.addCompany('verified'),
    ];
    const moved = await world.run((tx) => states.move(tx, 'company', 'submit', [verified, rejected, newId(), draft]));
    expect([...moved].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: draft, from: 'draft', to: 'in_review' },
      { id: rejected, from: 'rejected', to: 'in_review' },
    ]);
    expect([await stateOf(draft), await stateOf(rejected), await stateOf(verified)]).toEqual([
      'in_review',
      'in_review',
      'verified',
    ]);
  });

  it('moves nothing twice, and nothing for nobody', async () => {
    const id = await world.addCompany();
    const submit = () => world.run((tx) => states.move(tx, 'company', 'submit', [id, id]));
    expect(await submit()).toHaveLength(1);
    expect(await submit()).toEqual([]);
    expect(await world.run((tx) => states.move(tx, 'company', 'submit', []))).toEqual([]);
    expect(await stateOf(newId())).toBeNull();
  });

  it('is done by one of two who want it at the same time', async () => {
    const id = await world.addCompany('in_review');
    const [moved, free] = [gate(), gate()];
    const first = world.run(async (tx) => {
      const rows = await states.move(tx, 'company', 'verify', [id]);
      moved.open();
      await free.opened;
      return rows;
    });
    await moved.opened;
    const second = world.run((tx) => states.move(tx, 'company', 'reject', [id]));
    await pause(100);
    free.open();
    expect(await first).toHaveLength(1);
    expect(await second).toEqual([]);
    expect(await stateOf(id)).toBe('verified');
  });

  it('sees what the one before it left, and goes on from there', async () => {
    const id = await world.addCompany('in_review');
    const [moved, free] = [gate(), gate()];
    const first = world.run(async (tx) => {
      await states.move(tx, 'company', 'verify', [id]);
      moved.open();
      await free.opened;
    });
    await moved.opened;
    const second = world.run((tx) => states.move(tx, 'company', 'suspend', [id]));
    await pause(100);
    free.open();
    await first;
    expect(await second).toEqual([{ id, from: 'verified', to: 'suspended' }]);
  });

  it('locks the rows in the order of their ids, whatever order they are named in', async () => {
    const [low, middle, high] = (await companies(3)).sort();
    await withClient(world.database.url, async (holder) => {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM company WHERE id = $1 FOR UPDATE', [middle]);
      const moving = world.run((tx) => states.move(tx, 'company', 'submit', [high!, middle!, low!]));
      await pause(200);
      const free = await world.rows<{ id: string }>(
        'SELECT id FROM company WHERE id = ANY($1) ORDER BY id FOR UPDATE SKIP LOCKED',
        [[low, middle, high]],
      );
      expect(free).toEqual([{ id: high }]);
      await holder.query('ROLLBACK');
      expect(await moving).toHaveLength(3);
    });
  });

  it('of many at once never meets a deadlock', async () => {
    const ids = await companies(30);
    let attempts = 0;
    const work = Array.from({ length: 60 }, (_, index) =>
      world.run(async (tx) => {
        attempts += 1;
        // Each its own order: a step through the ids that meets every one.
        const order = ids.map((_id, place) => ids[(place * [1, 7, 11, 13, 17, 29][index % 6]! + index) % 30]!);
        await states.move(tx, 'company', index % 2 ? 'submit' : 'reject', order);
      }),
    );
    await Promise.all(work);
    expect(attempts).toBe(60);
  });
});

describe('what changes together with a state', () => {
  const row = async (id: string) =>
    (
      await world.rows<{ reason: string | null; at: Date | null; evidence: string }>(
        'SELECT decision_reason AS reason, decided_at AS at, evidence FROM company WHERE id = $1',
        [id],
      )
    )[0]!;

  it('is written with it, instants by the database’s clock', async () => {
    const id = await world.addCompany('in_review');
    await world.run((tx) =>
      states.move(tx, 'company', 'reject', [id], { decision_reason: '执照不清', decided_at: 'now', evidence: '' }),
    );
    const [clock] = await world.rows<{ now: Date }>('SELECT now()');
    const { reason, at, evidence } = await row(id);
    expect([reason, evidence]).toEqual(['执照不清', '']);
    expect(Math.abs(clock!.now.getTime() - at!.getTime())).toBeLessThan(5_000);
  });

  it('may be emptied, and takes instants as they are', async () => {
    const id = await world.addCompany('in_review');
    const at = new Date('2026-05-01T08:00:00Z');
    await world.run((tx) => states.move(tx, 'company', 'reject', [id], { decision_reason: 'x', decided_at: at }));
    expect(await row(id)).toMatchObject({ reason: 'x', at });
    await world.run((tx) => states.move(tx, 'company', 'submit', [id], { decision_reason: null, decided_at: null }));
    expect(await row(id)).toMatchObject({ reason: null, at: null });
  });

  it('takes the word "now" as a word where no clock is meant', async () => {
    const id = await world.addCompany('in_review');
    await world.run((tx) => states.move(tx, 'company', 'reject', [id], { decision_reason: 'now' }));
    expect((await row(id)).reason).toBe('now');
  });

  it('is left alone on rows that do not move', async () => {
    const id = await world.addCompany('verified');
    await world.run((tx) => states.move(tx, 'company', 'reject', [id], { decision_reason: 'no' }));
    expect((await row(id)).reason).toBeNull();
  });

  it('may be a document', async () => {
    const [id, shootId] = [newId(), await world.addShoot()];
    await world.rows(
      'INSERT INTO match_run (id, shoot_id, weights_version, gap_policy_version) VALUES ($1, $2, 1, 1)',
      [id, shootId],
    );
    await world.run((tx) => states.move(tx, 'matchRun', 'start', [id], { stage: 'fill', lease_token: newId() }));
    for (const result of [{ filled: 75, open: [] }]) {
      await world.run((tx) => states.move(tx, 'matchRun', 'finish', [id], { result, lease_token: null }));
      expect(await world.rows('SELECT result, stage, lease_token AS token FROM match_run WHERE id = $1', [id])).toEqual(
        [{ result, stage: 'fill', token: null }],
      );
    }
  });

  it.each(['name', 'state', `decided_at = now(), name`, '__proto__x', 'toString'])(
    'is never the column %s',
    async (column) => {
      const id = await world.addCompany();
      const move = world.run((tx) => states.move(tx, 'company', 'submit', [id], { [column]: 'x' }));
      await expect(move).rejects.toThrow('is not patchable');
      expect(await stateOf(id)).toBe('draft');
    },
  );
});

describe('the tables', () => {
  const stored = Object.keys(lifeCycles).filter((kind) => kind !== 'hold') as StoredCycleId[];

  it.each(stored)('of %s know its states and no other, and begin with the first', async (kind) => {
    const table = kind === 'matchRun' ? 'match_run' : kind;
    const [found] = await world.rows<{ definition: string; initial: string }>(
      `SELECT pg_get_constraintdef(c.oid) AS definition, pg_get_expr(d.adbin, d.adrelid) AS initial
       FROM pg_constraint c
       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attname = 'state'
       JOIN pg_attrdef d ON d.adrelid = c.conrelid AND d.adnum = a.attnum
       WHERE c.conname = $1`,
      [`${table}_state_check`],
    );
    const words = (text: string) => [...text.matchAll(/'([a-z_]+)'/g)].map((match) => match[1]);
    expect(words(found!.definition).sort()).toEqual([...lifeCycles[kind].states].sort());
    expect(words(found!.initial)).toEqual([lifeCycles[kind].initial]);
  });
});
