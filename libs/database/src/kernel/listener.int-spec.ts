import { newId } from '@callboard/domain';
import { createTestDatabase } from '@callboard/testing';
import { Logger } from '@nestjs/common';
import { OutboxRepository } from '../repositories/outbox.repository';
import { gate, KernelWorld, pause, until } from './fixture/kernel-world';
import { DatabaseListener } from './listener';
import { LIVE_CHANNEL, OUTBOX_CHANNEL } from './live-channel';
import { LiveMessage } from './tx';

let world: KernelWorld;
const outbox = new OutboxRepository();

beforeAll(async () => {
  world = await KernelWorld.open(await createTestDatabase());
});
afterAll(() => world.close());

const LISTENING = `application_name = 'callboard listen'`;
const connections = async () =>
  (await world.rows(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND ${LISTENING}`)).length;

/** A listener that notes what it hears; stopped at the end of its test. */
class Ear {
  readonly live: LiveMessage[] = [];
  rung = 0;
  gaps = 0;
  readonly stopLive: () => void;

  constructor(readonly listener = new DatabaseListener({ url: world.database.url })) {
    this.stopLive = listener.onLive((message) => this.live.push(message));
    listener.onOutbox(() => (this.rung += 1));
    listener.onGap(() => (this.gaps += 1));
  }

  /** Resolves when it hears what is said, and forgets what was said until then. */
  async ready(): Promise<void> {
    await until(async () => {
      await world.rows('SELECT pg_notify($1, $2)', [OUTBOX_CHANNEL, '']);
      await pause(20);
      return this.rung > 0;
    });
    await pause(50);
    this.rung = 0;
  }
}

const ears: Ear[] = [];

async function hear(): Promise<Ear> {
  const ear = new Ear();
  ears.push(ear);
  await ear.ready();
  return ear;
}

afterEach(async () => {
  for (const ear of ears.splice(0)) await ear.listener.onModuleDestroy();
});

const say = (type: string, id = newId()) => world.run(async (tx) => void tx.live.push({ topic: 'admin', type, id }));

describe('a listener', () => {
  it('hears what was committed, when it was', async () => {
    const ear = await hear();
    const message = { topic: 'admin', type: 'shoot', id: newId() };
    const beforeCommit = gate();
    const done = world.run(async (tx) => {
      tx.live.push(message);
      await outbox.insert(tx, [{ event: 'e', job: 'j', payload: {}, dedupeKey: newId() }]);
      await beforeCommit.opened;
    });
    await pause(150);
    expect(ear).toMatchObject({ live: [], rung: 0 });
    beforeCommit.open();
    await done;
    await until(() => ear.live.length > 0 && ear.rung > 0);
    expect(ear).toMatchObject({ live: [message], rung: 1, gaps: 0 });
  });

  it('hears nothing of what was undone', async () => {
    const ear = await hear();
    const undone = world.run(async (tx) => {
      tx.live.push({ topic: 'admin', type: 'undone', id: newId() });
      await outbox.insert(tx, [{ event: 'e', job: 'j', payload: {}, dedupeKey: newId() }]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await say('committed');
    await until(() => ear.live.length > 0);
    expect(ear.live.map(({ type }) => type)).toEqual(['committed']);
    expect(ear.rung).toBe(0);
  });

  it('is not rung for work that is due later', async () => {
    const ear = await hear();
    const later = { event: 'e', job: 'j', payload: {}, dedupeKey: newId(), dueAt: new Date(Date.now() + 60_000) };
    await world.run((tx) => outbox.insert(tx, [later]));
    await say('after');
    await until(() => ear.live.length > 0);
    expect(ear.rung).toBe(0);
  });

  it('stops telling whoever has stopped listening', async () => {
    const ear = await hear();
    const other: string[] = [];
    ear.listener.onLive(({ type }) => other.push(type));
    await say('one');
    await until(() => other.length === 1);
    ear.stopLive();
    await say('two');
    await until(() => other.length === 2);
    expect(ear.live.map(({ type }) => type)).toEqual(['one']);
  });

  it('uses one connection, however many listen', async () => {
    const ear = await hear();
    for (let count = 0; count < 20; count += 1) ear.listener.onLive(() => undefined);
    await pause(50);
    expect(await connections()).toBe(1);
  });

  it('comes back when its connection is cut, and says that something may be missing', async () => {
    const ear = await hear();
    expect(await world.terminate(LISTENING, [])).toBe(1);
    await say('missed');
    await until(() => ear.gaps === 1);
    await say('heard');
    await until(() => ear.live.length > 0);
    expect(ear.live.map(({ type }) => type)).toEqual(['heard']);
    expect(await connections()).toBe(1);
    expect(await world.terminate(LISTENING, [])).toBe(1);
    await until(() => ear.gaps === 2);
  });

  it('lives on when it is told what it does not understand', async () => {
    const ear = await hear();
    for (const payload of ['', 'no JSON', '7', 'null', '{}']) {
      await world.rows('SELECT pg_notify($1, $2)', [LIVE_CHANNEL, payload]);
    }
    await say('plain');
    await until(() => ear.live.length > 0);
    expect(ear.live.map(({ type }) => type)).toEqual(['plain']);
  });

  it('lives on when one of its listeners throws, and tells the others', async () => {
    Logger.overrideLogger(false);
    const listener = new DatabaseListener({ url: world.database.url });
    listener.onLive(() => {
      throw new Error('a listener at fault');
    });
    const ear = new Ear(listener);
    ears.push(ear);
    await ear.ready();
    await say('one');
    await say('two');
    await until(() => ear.live.length === 2);
  });

  it('leaves no connection when it is stopped, and opens no other', async () => {
    const ear = await hear();
    await ear.listener.onModuleDestroy();
    await until(async () => (await connections()) === 0);
    await pause(700);
    expect(await connections()).toBe(0);
  });

  it('stopped while it waits to come back does not come back', async () => {
    const ear = await hear();
    await world.terminate(LISTENING, []);
    await pause(100);
    await ear.listener.onModuleDestroy();
    await pause(700);
    expect(await connections()).toBe(0);
    expect(ear.gaps).toBe(0);
  });

  it('bears with a database that is not there', async () => {
    const nowhere = new DatabaseListener({ url: 'postgres://nobody@127.0.0.1:1/none' });
    let heard = 0;
    nowhere.onLive(() => (heard += 1));
    await pause(700);
    await nowhere.onModuleDestroy();
    expect(heard).toBe(0);
  });
});
