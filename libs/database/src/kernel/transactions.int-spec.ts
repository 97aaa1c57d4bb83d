import { DomainError, ErrorCode, newId } from '@callboard/domain';
import { createTestDatabase, withClient } from '@callboard/testing';
import { makeDataSource } from './data-source';
import { gate, KernelWorld, pause, until } from './fixture/kernel-world';
import { LIVE_CHANNEL } from './live-channel';
import { Transactions } from './transactions';
import { LiveMessage, sql, sqlOne, systemContext, Tx } from './tx';

let world: KernelWorld;

beforeAll(async () => {
  world = await KernelWorld.open(await createTestDatabase());
});
afterAll(() => world.close());

const code = (value: ErrorCode) => expect.objectContaining({ name: 'DomainError', code: value });
const setting = (tx: Tx, name: string) =>
  sqlOne<{ value: string }>(tx, 'SELECT current_setting($1) AS value', [name]).then((row) => row?.value);
const txid = (tx: Tx) => sqlOne<{ id: string }>(tx, 'SELECT pg_current_xact_id()::text AS id').then((row) => row?.id);
const addHandle = (tx: Tx, handle: string) =>
  sql(tx, `INSERT INTO person (id, handle, display_name) VALUES ($1, $2, '韩梅梅')`, [newId(), handle]);
const hasHandle = async (handle: string) =>
  (await world.rows('SELECT FROM person WHERE handle = $1', [handle])).length === 1;
/** Lets the statement fail as the server would. */
const raise = (tx: Tx, sqlstate: string, constraint = 'none') =>
  sql(tx, `DO $$ BEGIN RAISE EXCEPTION 'made' USING ERRCODE = '${sqlstate}', CONSTRAINT = '${constraint}'; END $$`);

describe('a transaction', () => {
  it('keeps everything or nothing', async () => {
    await world.run((tx) => addHandle(tx, 'kept'));
    const refused = world.run(async (tx) => {
      await addHandle(tx, 'undone');
      throw new DomainError('slot.taken');
    });
    await expect(refused).rejects.toThrow(code('slot.taken'));
    expect([await hasHandle('kept'), await hasHandle('undone')]).toEqual([true, false]);
  });

  it('is READ COMMITTED and has its timeouts, and reads have them too', async () => {
    const names = ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'];
    const timeouts = ['2s', '5s', '15s'];
    const all = async (tx: Tx) => {
      const values = [];
      for (const name of names) values.push(await setting(tx, name));
      return values;
    };
    expect(await world.run(all)).toEqual(timeouts);
    expect(await world.transactions.read(systemContext(), all)).toEqual(timeouts);
    expect(await world.run((tx) => setting(tx, 'transaction_isolation'))).toBe('read committed');
  });

  it('passes an error on that is none of the database’s', async () => {
    const error = new TypeError('a fault of the program');
    await expect(world.run(() => Promise.reject(error))).rejects.toBe(error);
    await expect(world.transactions.read(systemContext(), () => Promise.reject(error))).rejects.toBe(error);
  });
});

describe('retries', () => {
  it('carry both sides through a real deadlock', async () => {
    const [one, two] = [await world.addPerson(), await world.addPerson()];
    const bothHoldOne = [gate(), gate()];
    let attempts = 0;
    const cross = (mine: string, other: string, side: 0 | 1) =>
      world.run(async (tx) => {
        attempts += 1;
        const add = `UPDATE person SET display_name = display_name || '+' WHERE id = $1`;
        await sql(tx, add, [mine]);
        bothHoldOne[side]!.open();
        await bothHoldOne[1 - side]!.opened;
        await sql(tx, add, [other]);
      });
    await Promise.all([cross(one, two, 0), cross(two, one, 1)]);
    expect(attempts).toBe(3);
    const names = await world.rows('SELECT display_name AS name FROM person WHERE id = ANY($1)', [[one, two]]);
    expect(names).toEqual([{ name: '李雷++' }, { name: '李雷++' }]);
  });

  it('wait for a row that another holds, and take it when it is free', async () => {
    const id = await world.addPerson();
    const held = gate();
    let attempts = 0;
    const holder = world.run(async (tx) => {
      await sql(tx, 'SELECT FROM person WHERE id = $1 FOR UPDATE', [id]);
      held.open();
      await until(() => attempts === 3);
    });
    await held.opened;
    await world.run(async (tx) => {
      attempts += 1;
      await sql(tx, `SET LOCAL lock_timeout = '100ms'`);
      await sql(tx, 'SELECT FROM person WHERE id = $1 FOR UPDATE', [id]);
    });
    await holder;
    expect(attempts).toBeGreaterThanOrEqual(3);
  });

  it('end after the third with "busy", and leave nothing', async () => {
    const id = await world.addPerson();
    await withClient(world.database.url, async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT FROM person WHERE id = $1 FOR UPDATE', [id]);
      let attempts = 0;
      const refused = world.run(async (tx) => {
        attempts += 1;
        await addHandle(tx, 'never');
        await sql(tx, `SET LOCAL lock_timeout = '20ms'`);
        await sql(tx, 'SELECT FROM person WHERE id = $1 FOR UPDATE', [id]);
      });
      await expect(refused).rejects.toThrow(code('busy'));
      expect(attempts).toBe(4);
    });
    expect(await hasHandle('never')).toBe(false);
  });

  it.each(['40P01', '40001', '55P03'])('are made for %s, each with a new transaction', async (sqlstate) => {
    const seen: (string | undefined)[] = [];
    const result = await world.run(async (tx) => {
      expect(tx.live).toEqual([]);
      tx.live.push({ topic: 'admin', type: 'test', id: newId() });
      seen.push(await txid(tx));
      if (seen.length < 4) await raise(tx, sqlstate);
      return 'done';
    });
    expect(result).toBe('done');
    expect(new Set(seen).size).toBe(4);
  });

  it.each([
    ['a refusal', () => Promise.reject(new DomainError('slot.taken')), 'slot.taken'],
    ['a refusal that says busy', () => Promise.reject(new DomainError('busy')), 'busy'],
    ['a broken constraint', (tx: Tx) => raise(tx, '23P01', 'booking_no_overlap'), 'booking.overlap'],
    [
      'a statement that takes too long',
      async (tx: Tx) => {
        await sql(tx, `SET LOCAL statement_timeout = '50ms'`);
        await sql(tx, 'SELECT pg_sleep(2)');
      },
      'busy',
    ],
  ] as const)('are not made for %s', async (_what, fail, expected) => {
    let attempts = 0;
    const refused = world.run(async (tx) => {
      attempts += 1;
      await fail(tx);
    });
    await expect(refused).rejects.toThrow(code(expected));
    expect(attempts).toBe(1);
  });
});

describe('a broken constraint', () => {
  const CODES: Record<string, ErrorCode> = {
    booking_no_overlap: 'booking.overlap',
    booking_slot_key: 'slot.taken',
    booking_one_per_shoot_key: 'booking.sameShoot',
    booking_offer_key: 'offer.answered',
    application_open_key: 'application.exists',
    offer_live_person_key: 'offer.exists',
    hold_live_key: 'hold.exists',
    match_run_live_key: 'match.running',
    proposal_live_person_key: 'proposal.inUse',
    proposal_live_slot_key: 'proposal.stale',
    person_contact_lookup_key: 'account.contactTaken',
    membership_pkey: 'member.exists',
    posting_pay_present_check: 'posting.payMissing',
  };

  it.each(Object.entries(CODES))('%s is there and comes out as %s', async (constraint, expected) => {
    const found = await world.rows(
      'SELECT conname FROM pg_constraint WHERE conname = $1 UNION SELECT indexname FROM pg_indexes WHERE indexname = $1',
      [constraint],
    );
    expect(found).toHaveLength(1);
    for (const sqlstate of ['23505', '23P01', '23514']) {
      await expect(world.run((tx) => raise(tx, sqlstate, constraint))).rejects.toThrow(code(expected));
    }
  });

  it('comes out of a real insert', async () => {
    const shootId = await world.addShoot();
    const queue = (tx: Tx) =>
      sql(tx, 'INSERT INTO match_run (id, shoot_id, weights_version, gap_policy_version) VALUES ($1, $2, 1, 1)', [
        newId(),
        shootId,
      ]);
    await world.run(queue);
    await expect(world.run(queue)).rejects.toThrow(code('match.running'));
    await expect(world.transactions.read(systemContext(), queue)).rejects.toThrow(code('match.running'));
  });

  it('that the product does not name stays a fault', async () => {
    await world.run((tx) => addHandle(tx, 'twice'));
    await expect(world.run((tx) => addHandle(tx, 'twice'))).rejects.toMatchObject({
      name: 'QueryFailedError',
      driverError: { code: '23505', constraint: 'person_handle_key' },
    });
  });
});

describe('a run inside a run', () => {
  it('joins it and is undone with it', async () => {
    const refused = world.run(async (tx) => {
      const inner = await world.run(async (joined) => {
        await addHandle(joined, 'inner');
        return txid(joined);
      });
      expect(inner).toBe(await txid(tx));
      const seen = await world.transactions.read(systemContext(), (reader) =>
        sql(reader, `SELECT FROM person WHERE handle = 'inner'`),
      );
      expect(seen).toHaveLength(1);
      expect(
        await withClient(world.database.url, (client) => client.query(`SELECT FROM person WHERE handle = 'inner'`)),
      ).toMatchObject({ rowCount: 0 });
      throw new DomainError('slot.taken');
    });
    await expect(refused).rejects.toThrow(code('slot.taken'));
    expect(await hasHandle('inner')).toBe(false);
  });

  it('is retried with the outer one, once and not by itself', async () => {
    let [outer, inner] = [0, 0];
    await world.run(async () => {
      outer += 1;
      await world.run(async (tx) => {
        inner += 1;
        if (inner < 3) await raise(tx, '40001');
      });
    });
    expect([outer, inner]).toEqual([3, 3]);
  });

  it('of another flow stays apart', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => world.run((tx) => world.run(() => txid(tx)))));
    expect(new Set(ids).size).toBe(3);
  });

  it('that outlives it has a transaction of its own', async () => {
    const over = gate();
    let late: Promise<string | undefined> = Promise.resolve('');
    const first = await world.run(async (tx) => {
      late = over.opened.then(() => world.run((own) => addHandle(own, 'late').then(() => txid(own))));
      return txid(tx);
    });
    over.open();
    expect(await late).not.toBe(first);
    expect(await hasHandle('late')).toBe(true);
  });

  it('cannot be used once it is over', async () => {
    const kept = await world.run((tx) => Promise.resolve(tx));
    await expect(addHandle(kept, 'too late')).rejects.toThrow('This unit of work is over');
    expect(await hasHandle('too late')).toBe(false);
  });
});

describe('a savepoint', () => {
  it('undoes its part and lets the rest live', async () => {
    const topics = await world.run(async (tx) => {
      await addHandle(tx, 'before');
      tx.live.push({ topic: 'admin', type: 'before', id: newId() });
      const part = world.transactions.savepoint(tx, async () => {
        await addHandle(tx, 'part');
        tx.live.push({ topic: 'admin', type: 'part', id: newId() });
        throw new DomainError('slot.taken');
      });
      await expect(part).rejects.toThrow(code('slot.taken'));
      await addHandle(tx, 'after');
      return tx.live.map(({ type }) => type);
    });
    expect(topics).toEqual(['before']);
    expect([await hasHandle('before'), await hasHandle('part'), await hasHandle('after')]).toEqual([true, false, true]);
  });

  it('survives an error of the database and gives it its name', async () => {
    await world.run(async (tx) => {
      await expect(world.transactions.savepoint(tx, () => raise(tx, '23505', 'booking_slot_key'))).rejects.toThrow(
        code('slot.taken'),
      );
      await addHandle(tx, 'lives on');
    });
    expect(await hasHandle('lives on')).toBe(true);
  });

  it('keeps what went well, an inner one included', async () => {
    await world.run((tx) =>
      world.transactions.savepoint(tx, async () => {
        await addHandle(tx, 'outer part');
        await world.transactions.savepoint(tx, () => addHandle(tx, 'inner part'));
        await world.transactions
          .savepoint(tx, async () => {
            await addHandle(tx, 'bad part');
            await raise(tx, '23505', 'booking_slot_key');
          })
          .catch(() => undefined);
      }),
    );
    expect([await hasHandle('outer part'), await hasHandle('inner part'), await hasHandle('bad part')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('leaves a deadlock to the whole transaction', async () => {
    let attempts = 0;
    await world.run(async (tx) => {
      attempts += 1;
      await world.transactions.savepoint(tx, async () => {
        if (attempts < 2) await raise(tx, '40P01');
      });
    });
    expect(attempts).toBe(2);
  });
});

describe('announcements', () => {
  const heard: LiveMessage[][] = [];
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const over = gate();
    const listening = gate();
    const client = withClient(world.database.url, async (connection) => {
      connection.on('notification', ({ payload }) => heard.push(JSON.parse(payload!) as LiveMessage[]));
      await connection.query(`LISTEN ${LIVE_CHANNEL}`);
      listening.open();
      await over.opened;
    });
    await listening.opened;
    stop = () => (over.open(), client);
  });
  afterAll(() => stop());
  beforeEach(() => heard.splice(0));

  it('are made when it commits, each once', async () => {
    const id = newId();
    await world.run(async (tx) => {
      for (let times = 0; times < 3; times += 1) tx.live.push({ topic: 'admin', type: 'shoot', id });
      tx.live.push({ topic: `shoot:${id}`, type: 'shoot', id });
      await sql(tx, 'SELECT 1');
      await pause(50);
      expect(heard).toEqual([]);
    });
    await until(() => heard.length > 0);
    expect(heard).toEqual([
      [
        { topic: 'admin', type: 'shoot', id },
        { topic: `shoot:${id}`, type: 'shoot', id },
      ],
    ]);
  });

  it('are not made when it does not, nor of attempts that failed', async () => {
    const id = newId();
    const push = (tx: Tx, type: string) => tx.live.push({ topic: 'admin', type, id });
    await world
      .run(async (tx) => {
        push(tx, 'undone');
        await raise(tx, '23505', 'booking_slot_key');
      })
      .catch(() => undefined);
    let attempts = 0;
    await world.run(async (tx) => {
      attempts += 1;
      push(tx, `attempt ${attempts}`);
      if (attempts < 3) await raise(tx, '40001');
    });
    await until(() => heard.length > 0);
    await pause(50);
    expect(heard.flat().map(({ type }) => type)).toEqual(['attempt 3']);
  });

  it('fit into what NOTIFY carries, however many they are', async () => {
    const ids = Array.from({ length: 500 }, newId);
    await world.run(async (tx) => {
      for (const id of ids) tx.live.push({ topic: `person:${id}`, type: 'application', id });
    });
    await until(() => heard.flat().length === ids.length);
    expect(heard.flat().map(({ id }) => id)).toEqual(ids);
  });
});

describe('a lost connection', () => {
  const pid = (tx: Tx) => sqlOne<{ pid: number }>(tx, 'SELECT pg_backend_pid() AS pid').then((row) => row!.pid);
  const alive = () => world.run((tx) => sql(tx, 'SELECT 1'));

  it('in the middle of a statement is "unavailable", and is not tried again', async () => {
    let attempts = 0;
    const refused = world.run(async (tx) => {
      attempts += 1;
      const own = await pid(tx);
      const sleep = sql(tx, 'SELECT pg_sleep(4)');
      await Promise.all([sleep, pause(100).then(() => world.terminate('pid = $1', [own]))]);
    });
    await expect(refused).rejects.toThrow(code('unavailable'));
    expect(attempts).toBe(1);
    await alive();
  });

  it('between two statements is "unavailable"', async () => {
    const refused = world.run(async (tx) => {
      await world.terminate('pid = $1', [await pid(tx)]);
      await pause(100);
      await addHandle(tx, 'lost');
    });
    await expect(refused).rejects.toThrow(code('unavailable'));
    expect(await hasHandle('lost')).toBe(false);
  });

  it('before the commit is "unavailable"', async () => {
    const refused = world.run(async (tx) => {
      await addHandle(tx, 'lost at the end');
      await world.terminate('pid = $1', [await pid(tx)]);
      await pause(100);
    });
    await expect(refused).rejects.toThrow(code('unavailable'));
    expect(await hasHandle('lost at the end')).toBe(false);
  });

  it('inside a savepoint is "unavailable"', async () => {
    const refused = world.run((tx) =>
      world.transactions.savepoint(tx, async () => {
        await world.terminate('pid = $1', [await pid(tx)]);
        await pause(100);
        await addHandle(tx, 'lost inside');
      }),
    );
    await expect(refused).rejects.toThrow(code('unavailable'));
  });

  it('of every connection costs no later transaction anything', async () => {
    await Promise.all(Array.from({ length: 10 }, alive));
    expect(await world.terminate('application_name = $1', ['callboard'])).toBeGreaterThan(1);
    await pause(100);
    await Promise.all(Array.from({ length: 20 }, alive));
  });

  it('that never was is "unavailable": no place left in the pool', async () => {
    const source = await makeDataSource({ url: world.database.url, poolSize: 1, connectTimeoutMs: 200 }).initialize();
    const transactions = new Transactions(source);
    const started = gate();
    const over = gate();
    const holder = transactions.run(systemContext(), async (tx) => {
      await sql(tx, 'SELECT 1');
      started.open();
      await over.opened;
    });
    await started.opened;
    const ping = (tx: Tx) => sql(tx, 'SELECT 1');
    // From outside of the holder's flow.
    await expect(transactions.run(systemContext(), ping)).rejects.toThrow(code('unavailable'));
    await expect(transactions.read(systemContext(), ping)).rejects.toThrow(code('unavailable'));
    over.open();
    await holder;
    await source.destroy();
  });
});
