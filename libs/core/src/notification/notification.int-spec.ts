import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamicModule } from '@nestjs/common';
import { AdaptersModule, Mailer, SendOutcome } from '@callboard/adapters';
import { CONFIG } from '@callboard/config';
import { systemContext, Transactions } from '@callboard/database';
import { newId } from '@callboard/domain';
import { codeOf, HiringCore, HiringStage, openHiringCore, StagedPerson, withClient } from '@callboard/testing';
import { PersonVault } from '../account/person-vault';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { DeliveryAdmin } from './delivery-admin.service';
import { Deliverer, TRY_AGAIN_MINUTES } from './deliverer.service';
import { DeliveryModule } from './delivery.module';
import { Digests } from './digests.service';
import { NotificationModule } from './notification.module';
import { Notifier, Telling } from './notifier.service';

const folder = mkdtempSync(join(tmpdir(), 'callboard-notices-'));
const MASTER_KEY = Buffer.alloc(32, 9);
const config = {
  secrets: { masterKey: MASTER_KEY, tokenSecret: 'a secret of a test that is long enough for this' },
  server: { publicUrl: 'https://callboard.example' },
};
class Settings {}
const settings: DynamicModule = {
  module: Settings,
  global: true,
  providers: [{ provide: CONFIG, useValue: config }],
  exports: [CONFIG],
};

let world: HiringCore;
let stage: HiringStage;

beforeAll(async () => {
  const adapters = AdaptersModule.forRoot({
    dataFolder: folder,
    smtpUrl: undefined,
    mailFrom: 'Callboard <cb@c.example>',
  });
  world = await openHiringCore([settings, adapters, NotificationModule, DeliveryModule]);
  stage = world.stage;
  // The clock of the database is the only one that counts, and the suite may run at night: here it is always noon.
  await atHour(12);
});

afterAll(async () => {
  jest.restoreAllMocks();
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Moves the base at which everybody lives to a zone where it is about this hour now. */
async function atHour(hour: number): Promise<void> {
  const offset = ((((hour - new Date().getUTCHours() + 36) % 24) + 24) % 24) - 12;
  // POSIX names count to the west.
  const zone = `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
  await withClient(world.superuserUrl, (client) =>
    client.query(`UPDATE base SET zone = $1 WHERE id = 'hengdian'`, [zone]),
  );
}

interface Reader extends StagedPerson {
  readonly email: string;
  readonly phone: string;
}

let many = 0;
/** A person with an e-mail address and a phone, sealed as they are in the product. */
async function reader(): Promise<Reader> {
  const person = await stage.person();
  many += 1;
  const [email, phone] = [`canary-${many}@post.example`, `+86139${String(10_000_000 + many)}`];
  const sealed = new PersonVault(MASTER_KEY).sealMany([{ personId: person.personId, email, phone }]);
  for (const { personId, wrappedKey, masterKeyId } of sealed.keys) {
    await stage.rows('INSERT INTO person_key (person_id, wrapped_key, master_key_id) VALUES ($1, $2, $3)', [
      personId,
      wrappedKey,
      masterKeyId,
    ]);
  }
  for (const { personId, kind, cipher, lookup } of sealed.contacts) {
    await stage.rows('INSERT INTO person_contact (person_id, kind, cipher, lookup) VALUES ($1, $2, $3, $4)', [
      personId,
      kind,
      cipher,
      lookup,
    ]);
  }
  return { ...person, email, phone };
}

async function tell(...tellings: Telling[]): Promise<void> {
  await world.core.get(Transactions).run(systemContext('r-1'), (tx) => world.core.get(Notifier).tell(tx, tellings));
}

/** Something urgent, and something that is not, about a shoot. */
async function urgent(person: StagedPerson, subject = newId(), emergency = false): Promise<string> {
  const { shootId } = await stage.shoot(await stage.producer());
  const params = { shoot: shootId, role: 'gaffer', first: stage.today, days: 7, illness: false, booking: newId() };
  await tell({ personId: person.personId, template: 'booking.released', subject, params, emergency });
  return subject;
}

async function calm(person: StagedPerson, subject = newId()): Promise<string> {
  const { shootId } = await stage.shoot(await stage.producer());
  const params = { shoot: shootId, role: 'gaffer', offer: newId() };
  await tell({ personId: person.personId, template: 'offer.expired', subject, params });
  return subject;
}

interface Line {
  readonly id: string;
  readonly channel: string;
  readonly state: string;
  readonly message_id: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly provider_id: string | null;
  readonly due_at: Date;
}

async function deliveriesOf(person: StagedPerson): Promise<Line[]> {
  return stage.rows<Line>(
    `SELECT d.* FROM delivery d JOIN notification n ON n.id = d.notification_id WHERE n.person_id = $1
     ORDER BY n.id, array_position(ARRAY['mail', 'sms', 'push'], d.channel)`,
    [person.personId],
  );
}

const states = async (person: StagedPerson): Promise<string[]> =>
  (await deliveriesOf(person)).map(({ channel, state }) => `${channel} ${state}`);

/** The latest work that waits behind a message. */
const workOf = async (messageId: string): Promise<WorkTicket> => stage.ticket('notification.deliver', messageId);

async function deliver(messageId: string, ticket?: WorkTicket): Promise<string> {
  return codeOf(world.core.get(Deliverer).deliver(ticket ?? (await workOf(messageId)), messageId));
}

/** Does all work that waits for a person, as the worker would. */
async function deliverAll(person: StagedPerson): Promise<void> {
  for (const messageId of new Set((await deliveriesOf(person)).flatMap(({ message_id }) => message_id ?? []))) {
    expect(await deliver(messageId)).toBe('ok');
  }
}

async function gather(): Promise<void> {
  const outboxId = newId();
  await stage.rows(
    `INSERT INTO outbox (id, event, job, payload, dedupe_key) VALUES ($1::uuid, 'test', 'notification.digest', '{}', $1::uuid::text)`,
    [outboxId],
  );
  await world.core.get(Digests).gather({ outboxId, requestId: null });
}

function kept(channel: string, name: string): string {
  return readFileSync(join(folder, 'messages', channel, name), 'utf8');
}

describe('telling', () => {
  it('writes the inbox at once and sends by every way, in words, with names looked up', async () => {
    const person = await reader();
    await urgent(person);
    expect(await states(person)).toEqual(['mail due', 'sms due', 'push due']);
    await deliverAll(person);
    expect(await states(person)).toEqual(['mail sent', 'sms sent', 'push sent']);
    const [mail, sms, push] = await deliveriesOf(person);
    const letter = kept('mail', `${mail!.message_id}.eml`);
    expect(letter).toContain(`To: ${person.email}\n`);
    expect(letter).toContain('Subject: 已放档：雪夜归人\n');
    expect(letter).toContain(`Message-ID: <${mail!.message_id}@c.example>`);
    expect(letter).toContain('剧组在补位，不用再打电话。');
    expect(letter).toContain('https://callboard.example/me/jobs/');
    expect(JSON.parse(kept('sms', `${sms!.message_id}.json`))).toMatchObject({ to: person.phone });
    expect(JSON.parse(kept('push', `${push!.message_id}.json`))).toMatchObject({ personId: person.personId });
    // Addresses stand in them.
    expect(statSync(join(folder, 'messages', 'mail', `${mail!.message_id}.eml`)).mode & 0o077).toBe(0);
  });

  it('speaks the language of the account at the moment of sending', async () => {
    const person = await reader();
    await urgent(person);
    await stage.rows(`UPDATE account SET locale = 'en' WHERE person_id = $1`, [person.personId]);
    await deliverAll(person);
    const [mail] = await deliveriesOf(person);
    expect(kept('mail', `${mail!.message_id}.eml`)).toContain('Subject: Released: 雪夜归人\n');
  });

  it('happens once for a subject, whoever says it again', async () => {
    const person = await reader();
    const subject = await urgent(person);
    await urgent(person, subject);
    await Promise.all([urgent(person, subject), urgent(person, subject)]);
    expect(await stage.value('SELECT count(*)::int FROM notification WHERE person_id = $1', [person.personId])).toBe(1);
    expect(await states(person)).toEqual(['mail due', 'sms due', 'push due']);
  });

  it('leaves nothing when what happened is rolled back', async () => {
    const person = await reader();
    const params = { company: newId() };
    const telling: Telling = { personId: person.personId, template: 'company.verified', subject: newId(), params };
    const work = world.core.get(Transactions).run(systemContext(), async (tx) => {
      await world.core.get(Notifier).tell(tx, [telling]);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await stage.value('SELECT count(*)::int FROM notification WHERE person_id = $1', [person.personId])).toBe(0);
  });

  it('waits for nobody who holds the person', async () => {
    const person = await reader();
    const client = await stage.db.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT id FROM person WHERE id = $1 FOR UPDATE', [person.personId]);
      await urgent(person);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
    expect(await states(person)).toHaveLength(3);
  });

  it('reaches owners and unit production managers of a company, once each', async () => {
    const producer = await stage.producer();
    const { shootId } = await stage.shoot(producer);
    const [manager, accountant, gone] = await stage.people(3);
    for (const [person, role] of [
      [manager, 'unit_production_manager'],
      [accountant, 'accountant'],
      [gone, 'unit_production_manager'],
    ] as const) {
      await stage.rows('INSERT INTO membership (company_id, account_id, role) VALUES ($1, $2, $3)', [
        producer.companyId,
        person!.accountId,
        role,
      ]);
    }
    await stage.rows(`UPDATE account SET state = 'suspended' WHERE id = $1`, [gone!.accountId]);
    await world.core.get(Transactions).run(systemContext(), (tx) =>
      world.core.get(Notifier).tellProducers(tx, producer.companyId, {
        template: 'application.submitted',
        subject: newId(),
        params: { shoot: shootId, role: 'gaffer', person: newId() },
      }),
    );
    const told = await stage.rows<{ id: string }>(
      `SELECT person_id AS id FROM notification WHERE params->>'shoot' = $1`,
      [shootId],
    );
    expect(told.map(({ id }) => id).sort()).toEqual([producer.personId, manager!.personId].sort());
  });
});

describe('sending', () => {
  afterEach(() => jest.restoreAllMocks());

  /** The mail of a person who was told something urgent, and its ticket. */
  async function waitingMail(): Promise<{ person: Reader; messageId: string; ticket: WorkTicket }> {
    const person = await reader();
    await urgent(person);
    const messageId = (await deliveriesOf(person))[0]!.message_id;
    return { person, messageId, ticket: await workOf(messageId) };
  }

  /** The mailer of the test itself, which answers as it is told, and how often it was asked. */
  function mailer(answer: () => Promise<SendOutcome>): jest.SpyInstance {
    return jest.spyOn(world.core.get(Mailer), 'send').mockImplementation(answer);
  }

  it('happens once, however often and by however many workers its job is run', async () => {
    const { person, messageId, ticket } = await waitingMail();
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const sent = mailer(async () => {
      await gate;
      return { kind: 'sent', providerId: 'q-1' };
    });
    const first = deliver(messageId, ticket);
    while (sent.mock.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    // A second worker comes while the first is at it, and is told to come again.
    expect(await deliver(messageId, ticket)).toBe('busy');
    open();
    expect(await first).toBe('ok');
    expect(await deliver(messageId, ticket)).toBe('ok');
    expect(sent).toHaveBeenCalledTimes(1);
    expect(await states(person)).toContain('mail sent');
  });

  it('that was broken off between handing over and writing down is unknown, and is not repeated', async () => {
    const { person, messageId, ticket } = await waitingMail();
    const sent = mailer(() => Promise.resolve({ kind: 'sent', providerId: null }));
    // The worker dies after the server took the mail: nothing of what it wanted to write comes to pass.
    jest.spyOn(world.core.get(OutboxWork), 'once').mockRejectedValueOnce(new Error('killed'));
    expect(await deliver(messageId, ticket)).toContain('killed');
    expect(await states(person)).toContain('mail sending');
    expect(await deliver(messageId, ticket)).toBe('busy');
    await stage.rows(`UPDATE delivery SET lease_until = now() - interval '1 second' WHERE message_id = $1`, [
      messageId,
    ]);
    expect(await deliver(messageId, ticket)).toBe('ok');
    expect(await states(person)).toContain('mail unknown');
    expect(await deliver(messageId, ticket)).toBe('ok');
    expect(sent).toHaveBeenCalledTimes(1);
    expect(await stage.value('SELECT state FROM outbox WHERE id = $1', [ticket.outboxId])).toBe('done');
  });

  it('that took longer than its lease is known after all when the sender comes back', async () => {
    const { person, messageId, ticket } = await waitingMail();
    mailer(async () => {
      await stage.rows(`UPDATE delivery SET lease_until = now() - interval '1 second' WHERE message_id = $1`, [
        messageId,
      ]);
      expect(await deliver(messageId, ticket)).toBe('ok');
      expect(await states(person)).toContain('mail unknown');
      return { kind: 'sent', providerId: 'q-2' };
    });
    expect(await deliver(messageId, ticket)).toBe('ok');
    expect((await deliveriesOf(person))[0]).toMatchObject({ state: 'sent', provider_id: 'q-2' });
  });

  it('of one who comes too late does not overrule whoever sends it again in the name of an operator', async () => {
    const { person, messageId, ticket } = await waitingMail();
    const operator = await stage.platform('admin');
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    let second: Promise<string> | undefined;
    const asked = mailer(async () => {
      if (asked.mock.calls.length > 1) {
        await gate;
        return { kind: 'refused', error: 'mailbox.unknown' };
      }
      await stage.rows(`UPDATE delivery SET lease_until = now() - interval '1 second' WHERE message_id = $1`, [
        messageId,
      ]);
      expect(await deliver(messageId, ticket)).toBe('ok');
      await world.core.get(DeliveryAdmin).resolve(operator.call, (await deliveriesOf(person))[0]!.id, 'again');
      second = deliver(messageId);
      while (asked.mock.calls.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
      return { kind: 'sent', providerId: 'too-late' };
    });
    expect(await deliver(messageId, ticket)).toBe('ok');
    expect(await states(person)).toContain('mail sending');
    open();
    expect(await second).toBe('ok');
    expect((await deliveriesOf(person))[0]).toMatchObject({ state: 'failed', provider_id: null });
  });

  it('that did not get through is tried again later, and fails in the end', async () => {
    const { person, messageId } = await waitingMail();
    const sent = mailer(() => Promise.resolve({ kind: 'later', error: 'smtp.ECONNREFUSED' }));
    for (const minutes of TRY_AGAIN_MINUTES) {
      expect(await deliver(messageId)).toBe('ok');
      const [mail] = await deliveriesOf(person);
      expect(mail).toMatchObject({ state: 'due', error: 'smtp.ECONNREFUSED' });
      expect((mail!.due_at.getTime() - Date.now()) / 60_000).toBeCloseTo(minutes, 0);
      // Not before its time.
      expect(await deliver(messageId)).toBe('busy');
      await stage.rows('UPDATE delivery SET due_at = now() WHERE message_id = $1', [messageId]);
    }
    expect(await deliver(messageId)).toBe('ok');
    expect(await states(person)).toContain('mail failed');
    expect(sent).toHaveBeenCalledTimes(TRY_AGAIN_MINUTES.length + 1);
  });

  it('that was refused has failed at once', async () => {
    const { person, messageId } = await waitingMail();
    mailer(() => Promise.resolve({ kind: 'refused', error: 'smtp.550' }));
    expect(await deliver(messageId)).toBe('ok');
    expect((await deliveriesOf(person))[0]).toMatchObject({ state: 'failed', error: 'smtp.550', attempts: 1 });
  });

  it('of which an adapter broke is unknown', async () => {
    const { person, messageId } = await waitingMail();
    mailer(() => Promise.reject(new Error('bug')));
    expect(await deliver(messageId)).toBe('ok');
    expect((await deliveriesOf(person))[0]).toMatchObject({ state: 'unknown', error: 'adapter.failed' });
  });

  it('is dropped when she has turned the way off, lost the address or been suspended meanwhile', async () => {
    const sent = mailer(() => Promise.resolve({ kind: 'sent', providerId: null }));
    const off = await waitingMail();
    await stage.rows('INSERT INTO notification_preference (person_id, mail) VALUES ($1, false)', [off.person.personId]);
    const lost = await waitingMail();
    await stage.rows(`DELETE FROM person_contact WHERE person_id = $1 AND kind = 'email'`, [lost.person.personId]);
    const suspended = await waitingMail();
    await stage.rows(`UPDATE account SET state = 'suspended' WHERE id = $1`, [suspended.person.accountId]);
    for (const { person, messageId } of [off, lost, suspended]) {
      expect(await deliver(messageId)).toBe('ok');
      expect(await states(person)).toContain('mail dropped');
    }
    expect(sent).not.toHaveBeenCalled();
  });

  it('of a message that does not exist is an error to try again', async () => {
    const { ticket } = await waitingMail();
    expect(await deliver(newId(), ticket)).toBe('notFound');
  });
});

describe('the quiet hours', () => {
  afterEach(() => atHour(12));

  it('hold back until the morning, by the clock of the database in the zone where she lives', async () => {
    await atHour(2);
    const person = await reader();
    await urgent(person);
    const [mail] = await deliveriesOf(person);
    const wait = (mail!.due_at.getTime() - Date.now()) / 3_600_000;
    expect(wait).toBeGreaterThan(3.9);
    expect(wait).toBeLessThan(5.1);
    expect(await stage.value('SELECT due_at FROM outbox WHERE dedupe_key LIKE $1', [`%${mail!.message_id}%`])).toEqual(
      mail!.due_at,
    );
    expect(await deliver(mail!.message_id)).toBe('busy');
  });

  it('hold back an emergency too, but from those who allow it', async () => {
    await atHour(2);
    const [asleep, awake] = [await reader(), await reader()];
    await stage.rows('UPDATE profile SET emergency_calls = true WHERE person_id = $1', [awake.personId]);
    await urgent(asleep, newId(), true);
    await urgent(awake, newId(), true);
    await urgent(awake);
    const late = ({ due_at }: Line): boolean => due_at.getTime() > Date.now() + 60_000;
    expect((await deliveriesOf(asleep)).map(late)).toEqual([true, true, true]);
    expect((await deliveriesOf(awake)).map(late)).toEqual([false, false, false, true, true, true]);
  });

  it('that an emergency breaks are counted, for the operators to see', async () => {
    const operator = await stage.platform('admin');
    const log = (night?: boolean) => world.core.get(DeliveryAdmin).list(operator.call, { night });
    const before = (await log()).night;
    const awake = await reader();
    await stage.rows('UPDATE profile SET emergency_calls = true WHERE person_id = $1', [awake.personId]);
    await urgent(awake, newId(), true);
    await deliverAll(awake);
    expect((await log()).night).toEqual(before);
    await atHour(2);
    await urgent(awake, newId(), true);
    await deliverAll(awake);
    const { night, items } = await log(true);
    expect(night).toEqual({ days: 30, messages: before.messages + 3, people: before.people + 1 });
    const mine = items.filter(({ personId }) => personId === awake.personId);
    expect(mine.map(({ channel, atNight }) => `${channel} ${atNight}`).sort()).toEqual([
      'mail true',
      'push true',
      'sms true',
    ]);
    expect((await log()).items.filter(({ personId }) => personId === awake.personId)).toHaveLength(6);
  });

  it('are looked at again when the work comes late', async () => {
    const person = await reader();
    await urgent(person);
    await atHour(2);
    const [mail] = await deliveriesOf(person);
    expect(await deliver(mail!.message_id)).toBe('ok');
    const [waiting] = await deliveriesOf(person);
    expect(waiting).toMatchObject({ state: 'due', error: 'quiet-hours', attempts: 0 });
    expect(waiting!.due_at.getTime()).toBeGreaterThan(Date.now() + 3_600_000);
    await atHour(12);
    await stage.rows('UPDATE delivery SET due_at = now() WHERE message_id = $1', [mail!.message_id]);
    expect(await deliver(mail!.message_id)).toBe('ok');
    expect(await states(person)).toContain('mail sent');
  });
});

describe('the mail of the day', () => {
  it('carries what was not urgent and not read, once', async () => {
    const person = await reader();
    await calm(person);
    await calm(person);
    const read = await calm(person);
    await stage.rows('UPDATE notification SET read_at = now() WHERE subject = $1', [read]);
    expect(await states(person)).toEqual(['mail held', 'mail held', 'mail held']);
    await gather();
    expect(await states(person)).toEqual(['mail due', 'mail due', 'mail dropped']);
    const [first, second] = await deliveriesOf(person);
    expect(first!.message_id).toBe(second!.message_id);
    await gather();
    expect((await deliveriesOf(person))[0]!.message_id).toBe(first!.message_id);
    await deliverAll(person);
    expect(await states(person)).toEqual(['mail sent', 'mail sent', 'mail dropped']);
    const letter = kept('mail', `${first!.message_id}.eml`);
    expect(letter).toContain('Subject: 通告板：2 条消息\n');
    expect(letter.match(/me\/offers\//g)).toHaveLength(2);
  });

  it('is not for those who want each by itself', async () => {
    const person = await reader();
    await stage.rows('INSERT INTO notification_preference (person_id, digest) VALUES ($1, false)', [person.personId]);
    await calm(person);
    expect(await states(person)).toEqual(['mail due']);
  });
});

describe('canaries', () => {
  it('are in the messages and nowhere in what is kept about them', async () => {
    const person = await reader();
    await urgent(person);
    await calm(person);
    await gather();
    await deliverAll(person);
    const files = ['mail', 'sms'].flatMap((channel) =>
      readdirSync(join(folder, 'messages', channel)).map((name) => kept(channel, name)),
    );
    expect(files.some((text) => text.includes(person.email))).toBe(true);
    expect(files.some((text) => text.includes(person.phone))).toBe(true);
    for (const table of ['notification', 'delivery', 'outbox', 'audit_entry']) {
      const rows = await stage.rows<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} t`);
      expect(rows.length).toBeGreaterThan(table === 'audit_entry' ? -1 : 0);
      for (const { row } of rows) expect(row).not.toMatch(/canary-|\+86139|雪夜归人|林小禾/);
    }
  });
});
