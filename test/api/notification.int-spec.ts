import { newId } from '@callboard/domain';
import { TestApi, TestPerson } from './test-api';

let api: TestApi;
let me: TestPerson;
let other: TestPerson;
let admin: TestPerson;
let auditor: TestPerson;
let companyId: string;

beforeAll(async () => {
  api = await TestApi.start();
  me = await api.person('me');
  other = await api.person('other');
  admin = await api.person('admin', 'admin');
  auditor = await api.person('auditor', 'auditor');
  companyId = newId();
  await api.sql(`INSERT INTO company (id, name, state) VALUES ($1, '青禾影视', 'verified')`, [companyId]);
});
afterAll(() => api?.stop());

/** Something that a person was told. */
async function told(person: TestPerson): Promise<string> {
  const id = newId();
  await api.sql(
    `INSERT INTO notification (id, person_id, template, subject, params, urgent, emergency)
     VALUES ($1::uuid, $2, 'company.verified', $1::uuid::text, jsonb_build_object('company', $3::text), true, false)`,
    [id, person.personId, companyId],
  );
  return id;
}

/** A delivery of something to me. */
async function delivery(state: string): Promise<string> {
  const [id, notification] = [newId(), await told(me)];
  await api.sql(
    `INSERT INTO delivery (id, notification_id, channel, state, message_id, due_at, attempts, error, sent_at)
     VALUES ($1::uuid, $2, 'mail', $3, $1::uuid, now(), 1, 'sender.lost', CASE WHEN $3 = 'sent' THEN now() END)`,
    [id, notification, state],
  );
  return id;
}

const inbox = async (person = me, query = '') =>
  (await api.ask('GET', `/me/notifications${query}`, { token: person.token })).body as unknown as {
    items: Record<string, unknown>[];
    unread: number;
    nextCursor: string | null;
  };

describe('the inbox', () => {
  it('tells in both languages what happened, the latest first, page by page', async () => {
    const [first, second, third] = [await told(me), await told(me), await told(me)];
    const page = await inbox(me, '?limit=2');
    expect(page.items.map(({ id }) => id)).toEqual([third, second]);
    expect(page.unread).toBe(3);
    expect(page.items[0]).toEqual({
      id: third,
      template: 'company.verified',
      title: { zh: '公司核实通过：青禾影视', en: 'Company verified: 青禾影视' },
      text: { zh: expect.stringContaining('可以发通告了'), en: expect.stringContaining('you can post') },
      link: '/studio/company',
      urgent: true,
      createdAt: expect.any(String),
      readAt: null,
    });
    const rest = await inbox(me, `?limit=2&cursor=${page.nextCursor}`);
    expect(rest.items.map(({ id }) => id)).toEqual([first]);
    expect(rest.nextCursor).toBeNull();
  });

  it('marks one as read, then all, and tells how many are left', async () => {
    const before = (await inbox()).unread;
    const id = await told(me);
    const read = () => api.ask('POST', `/me/notifications/${id}/read`, { token: me.token });
    expect((await read()).body).toEqual({ unread: before });
    expect((await read()).body).toEqual({ unread: before });
    expect((await inbox()).items.find((item) => item['id'] === id)!['readAt']).toEqual(expect.any(String));
    const all = await api.ask('POST', '/me/notifications/read-all', { token: me.token });
    expect(all.body).toEqual({ unread: 0 });
  });

  it('is one’s own: what others were told does not exist', async () => {
    const id = await told(me);
    expect((await inbox(other)).items).toEqual([]);
    for (const unknown of [id, newId()]) {
      const answer = await api.ask('POST', `/me/notifications/${unknown}/read`, { token: other.token });
      expect(answer).toMatchObject({ status: 404, body: { code: 'notFound' } });
    }
    expect((await api.ask('POST', '/me/notifications/read-all', { token: other.token })).body).toEqual({ unread: 0 });
    expect((await inbox()).unread).toBe(1);
  });

  it.each(['limit=0', 'limit=many', 'cursor=nonsense', 'state=read'])('refuses ?%s', async (query) => {
    const answer = await api.ask('GET', `/me/notifications?${query}`, { token: me.token });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });
});

describe('preferences', () => {
  const get = (person = me) => api.ask('GET', '/me/notification-preferences', { token: person.token });
  const put = (body: object, person = me) =>
    api.ask('PUT', '/me/notification-preferences', { token: person.token, body });
  const all = { mail: true, sms: true, push: true, digest: true };

  it('are everything until somebody says otherwise, with the quiet hours', async () => {
    expect((await get()).body).toMatchObject({
      ...all,
      emergencyCalls: null,
      quietHours: { from: '22:30', to: '07:00', zone: 'Asia/Shanghai', emergencyHours: 12 },
    });
  });

  it('are kept, audited once by what changed, and not when nothing does', async () => {
    const wish = { ...all, sms: false, digest: false };
    expect(await api.audited(async () => expect((await put(wish)).body).toMatchObject(wish))).toEqual([
      'notificationPreference.edit',
    ]);
    expect(await api.audited(() => put(wish))).toEqual([]);
    expect((await get()).body).toMatchObject(wish);
    expect((await get(other)).body).toMatchObject(all);
  });

  it('allow emergency calls to people with a profile only', async () => {
    expect(await put({ ...all, emergencyCalls: true })).toMatchObject({
      status: 409,
      body: { code: 'profile.missing' },
    });
    await api.sql(`INSERT INTO profile (person_id, home_base) VALUES ($1, 'hengdian')`, [other.personId]);
    expect((await put({ ...all, emergencyCalls: true }, other)).body).toMatchObject({ emergencyCalls: true });
    expect((await put({ ...all, mail: false }, other)).body).toMatchObject({ emergencyCalls: true, mail: false });
    const [row] = await api.sql<{ emergency_calls: boolean }>(
      'SELECT emergency_calls FROM profile WHERE person_id = $1',
      [other.personId],
    );
    expect(row!.emergency_calls).toBe(true);
  });

  it.each([{ mail: true }, { ...all, fax: true }, { ...all, mail: 'yes' }, []])('refuse %j', async (body) => {
    expect(await put(body)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });
});

describe('deliveries', () => {
  const list = (query: string, person = admin) => api.ask('GET', `/admin/deliveries?${query}`, { token: person.token });
  const resolve = (id: string, decision: string, person = admin) =>
    api.ask('POST', `/admin/deliveries/${id}/resolve`, { token: person.token, body: { decision } });
  const stateOf = async (id: string): Promise<string> =>
    (await api.sql<{ state: string }>('SELECT state FROM delivery WHERE id = $1', [id]))[0]!.state;

  it('are shown by state, without an address', async () => {
    const id = await delivery('unknown');
    await delivery('sent');
    const { body } = await list('state=unknown', auditor);
    expect(body.items).toEqual([
      expect.objectContaining({ id, channel: 'mail', state: 'unknown', error: 'sender.lost', attempts: 1 }),
    ]);
    expect((await list('')).body.items!.length).toBeGreaterThan(1);
    expect(await list('state=gone')).toMatchObject({ status: 400 });
    expect(await list('', me)).toMatchObject({ status: 404 });
  });

  it('that may have gone out are settled by an admin, once, and audited', async () => {
    const id = await delivery('unknown');
    expect(await resolve(id, 'sent', auditor)).toMatchObject({ status: 403 });
    expect(await api.audited(async () => expect((await resolve(id, 'sent')).status).toBe(200))).toEqual([
      'delivery.confirm',
    ]);
    expect(await stateOf(id)).toBe('sent');
    expect(await resolve(id, 'again')).toMatchObject({ status: 409, body: { code: 'state.conflict' } });
  });

  it('are sent again when an admin says so: as work of its own', async () => {
    for (const state of ['unknown', 'failed']) {
      const id = await delivery(state);
      expect(await api.audited(() => resolve(id, 'again'))).toEqual(['delivery.repeat']);
      expect(await stateOf(id)).toBe('due');
      const work = await api.sql('SELECT id FROM outbox WHERE dedupe_key = $1', [`notification.deliver:${id}:again/1`]);
      expect(work).toHaveLength(1);
    }
  });

  it('on which nothing is to be decided stay as they are', async () => {
    for (const [state, decision] of [
      ['sent', 'again'],
      ['due', 'again'],
      ['due', 'sent'],
      ['failed', 'sent'],
      ['dropped', 'again'],
    ] as const) {
      const id = await delivery(state);
      expect(await resolve(id, decision)).toMatchObject({ status: 409 });
      expect(await stateOf(id)).toBe(state);
    }
    expect(await resolve(newId(), 'sent')).toMatchObject({ status: 404 });
    expect(await resolve(await delivery('unknown'), 'perhaps')).toMatchObject({ status: 400 });
  });
});
