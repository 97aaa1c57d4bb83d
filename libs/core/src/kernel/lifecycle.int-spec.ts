import { INestApplicationContext } from '@nestjs/common';
import { systemContext, Transactions } from '@callboard/database';
import { DomainError, newId } from '@callboard/domain';
import { createTestDatabase, HiringStage, openCore, StagedPerson, TestDatabase } from '@callboard/testing';
import { contextOf } from './actor';
import { Events } from './events.service';
import { LifeCycles } from './lifecycle.service';

let database: TestDatabase;
let stage: HiringStage;
let core: INestApplicationContext;
let admin: StagedPerson;
let transactions: Transactions;
let cycles: LifeCycles;

beforeAll(async () => {
  database = await createTestDatabase();
  stage = await HiringStage.open(database);
  core = await openCore(database.url, []);
  transactions = core.get(Transactions);
  cycles = core.get(LifeCycles);
  admin = await stage.platform('admin');
});

afterAll(async () => {
  await core?.close();
  await stage?.close();
  await database?.drop();
});

/** Some event with a job behind it, told of a row. */
const told = (id: string) => [{ name: 'shoot.cancelled' as const, payload: { shootId: id } }];
const addCompany = async (state: string): Promise<string> => {
  const id = newId();
  await stage.rows(`INSERT INTO company (id, name, state) VALUES ($1, '晚潮影视', $2)`, [id, state]);
  return id;
};
const trail = (id: string) =>
  stage.rows<Record<string, unknown>>(
    `SELECT actor_kind, actor_account_id, request_id, action, subject_type, company_id, shoot_id, before, after
     FROM audit_entry WHERE subject_id = $1 ORDER BY at, id`,
    [id],
  );
const jobs = (id: string) =>
  stage.rows<Record<string, unknown>>(
    `SELECT event, job, payload, request_id FROM outbox WHERE payload ->> 'shootId' = $1`,
    [id],
  );

describe('a step of a life cycle', () => {
  it('leaves exactly one line in the trail and its events, under the name of the caller', async () => {
    const [id, shootId] = [await addCompany('in_review'), newId()];
    const moved = await transactions.run(contextOf(admin.call), (tx) =>
      cycles.move(tx, 'company', 'verify', id, {
        companyId: id,
        shootId,
        reason: 'the papers are good',
        after: { papers: 2 },
        events: (row) => told(row.id),
      }),
    );
    expect(moved).toEqual({ id, from: 'in_review', to: 'verified' });
    expect(await trail(id)).toEqual([
      {
        actor_kind: 'account',
        actor_account_id: admin.accountId,
        request_id: admin.call.requestId,
        action: 'company.verify',
        subject_type: 'company',
        company_id: id,
        shoot_id: shootId,
        before: { state: 'in_review' },
        after: { state: 'verified', reason: 'the papers are good', papers: 2 },
      },
    ]);
    expect(await jobs(id)).toEqual([
      { event: 'shoot.cancelled', job: 'shoot.close', payload: { shootId: id }, request_id: admin.call.requestId },
    ]);
  });

  it('of many rows leaves a line and the events for each that moved, and nothing for the others', async () => {
    const ids = [await addCompany('in_review'), await addCompany('draft'), await addCompany('in_review'), newId()];
    const moved = await transactions.run(systemContext('job-1'), (tx) =>
      cycles.moveMany(tx, 'company', 'reject', ids, { events: (row) => told(row.id) }),
    );
    expect(moved.map(({ id }) => id).sort()).toEqual([ids[0], ids[2]].sort());
    const lines = await Promise.all(ids.map(async (id) => (await trail(id)).length));
    const events = await Promise.all(ids.map(async (id) => (await jobs(id)).length));
    expect([lines, events]).toEqual([
      [1, 0, 1, 0],
      [1, 0, 1, 0],
    ]);
    expect((await trail(ids[0]!))[0]).toMatchObject({
      actor_kind: 'system',
      actor_account_id: null,
      request_id: 'job-1',
    });
  });

  it('that the state forbids is refused with that state, and leaves nothing', async () => {
    const id = await addCompany('verified');
    const refused = transactions.run(systemContext(), (tx) =>
      cycles.move(tx, 'company', 'submit', id, { events: (row) => told(row.id) }),
    );
    await expect(refused).rejects.toMatchObject({
      code: 'state.conflict',
      params: { subject: 'company', event: 'submit', state: 'verified' },
    });
    const tried = await transactions.run(systemContext(), (tx) =>
      cycles.tryMove(tx, 'company', 'submit', id, { events: (row) => told(row.id) }),
    );
    expect(tried).toBeNull();
    expect([await trail(id), await jobs(id)]).toEqual([[], []]);
    expect(await stage.value('SELECT state FROM company WHERE id = $1', [id])).toBe('verified');
  });

  it('of what is not there is "notFound"', async () => {
    const missing = transactions.run(systemContext(), (tx) => cycles.move(tx, 'company', 'submit', newId()));
    await expect(missing).rejects.toMatchObject({ code: 'notFound' });
  });

  it('is undone with its transaction: state, trail and events', async () => {
    const id = await addCompany('in_review');
    const undone = transactions.run(systemContext(), async (tx) => {
      await cycles.move(tx, 'company', 'verify', id, { events: (row) => told(row.id) });
      throw new DomainError('slot.taken');
    });
    await expect(undone).rejects.toMatchObject({ code: 'slot.taken' });
    expect(await stage.value('SELECT state FROM company WHERE id = $1', [id])).toBe('in_review');
    expect([await trail(id), await jobs(id)]).toEqual([[], []]);
  });

  it('wanted by thirty at once is taken by one, and leaves one line', async () => {
    const id = await addCompany('in_review');
    const tries = Array.from({ length: 30 }, (_, index) =>
      transactions.run(systemContext(), (tx) => cycles.tryMove(tx, 'company', index % 2 ? 'verify' : 'reject', id)),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    expect(await trail(id)).toHaveLength(1);
  });

  it('knows which states are the end', () => {
    expect(cycles.isFinal('slot', 'cancelled')).toBe(true);
    expect(cycles.isFinal('slot', 'booked')).toBe(false);
  });
});

describe('an event', () => {
  const emit = (events: Parameters<Events['emit']>[1], requestId: string | null = null) =>
    transactions.run(systemContext(requestId), (tx) => core.get(Events).emit(tx, events));

  it('becomes one row a subscriber, however often it is told', async () => {
    const shootId = newId();
    const event = { name: 'shoot.cancelled' as const, payload: { shootId } };
    await emit([event, event], 'first');
    await emit([event], 'second');
    expect(await jobs(shootId)).toMatchObject([{ job: 'shoot.close', request_id: 'first' }]);
  });

  it('of one slot with two causes becomes two rows', async () => {
    const slotId = newId();
    const declined = (offerId: string) => ({ name: 'offer.declined' as const, payload: { slotId, offerId } });
    const cause = newId();
    await emit([declined(cause), declined(newId()), declined(cause)]);
    expect(await stage.rows(`SELECT FROM outbox WHERE payload ->> 'slotId' = $1`, [slotId])).toHaveLength(2);
  });

  it('with a clock becomes a row that is due then', async () => {
    const offerId = newId();
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    await emit([{ name: 'offer.sent', payload: { offerId, expiresAt } }]);
    expect(await stage.rows(`SELECT due_at AS due FROM outbox WHERE payload ->> 'offerId' = $1`, [offerId])).toEqual([
      { due: new Date(expiresAt) },
    ]);
  });

  it('without a subscriber becomes none', async () => {
    await emit([{ name: 'posting.filled', payload: { postingId: newId() } }]);
    expect(await stage.rows(`SELECT FROM outbox WHERE event = 'posting.filled'`)).toEqual([]);
  });

  it('of another shape is refused, and nothing of its batch is kept', async () => {
    const shootId = newId();
    const bad = { name: 'shoot.cancelled' as const, payload: { shootId: 'no id' } };
    await expect(emit([{ name: 'shoot.cancelled', payload: { shootId } }, bad])).rejects.toThrow();
    const more = { shootId: newId(), phone: '13800000000' };
    await expect(emit([{ name: 'shoot.cancelled', payload: more }])).rejects.toThrow();
    expect(await jobs(shootId)).toEqual([]);
  });

  it('is told to browsers on each of its topics', async () => {
    const id = newId();
    const live = await transactions.run(systemContext(), async (tx) => {
      core.get(Events).live(tx, 'slot', id, [`shoot:${id}`, 'admin']);
      return [...tx.live];
    });
    expect(live).toEqual([
      { topic: `shoot:${id}`, type: 'slot', id },
      { topic: 'admin', type: 'slot', id },
    ]);
  });
});
