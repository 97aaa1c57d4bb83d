import { hash } from '@node-rs/argon2';
import { PASSWORD, TestApi, TestPerson } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

const isLive = async (token: string): Promise<boolean> =>
  (await api.ask('GET', '/auth/session', { token })).status === 200;
const refresh = (refreshToken: string) => api.ask('POST', '/auth/refresh', { body: { refreshToken } });

describe('registration', () => {
  it('makes an account that logs in by e-mail or phone, however it is written', async () => {
    const email = { contact: ' Lin.Mei@Example.com ', password: PASSWORD, displayName: '林 梅·Lín', locale: 'en' };
    const phone = { contact: '138 0000 1111', password: PASSWORD, displayName: '王𠮷' };
    const actions = await api.audited(async () => {
      for (const body of [email, phone]) {
        const made = await api.ask('POST', '/auth/register', { body });
        expect([made.status, made.body]).toEqual([201, { ok: true }]);
      }
    });
    expect(actions).toEqual(['account.register', 'account.register']);
    for (const contact of [
      'lin.mei@example.com',
      'LIN.MEI@EXAMPLE.COM',
      '+86 13800001111',
      '13800001111',
      '0086-138-0000-1111',
    ]) {
      expect((await api.login(contact)).status).toBe(200);
    }
    const { body } = await api.login('lin.mei@example.com');
    const session = await api.ask('GET', '/auth/session', { token: body.accessToken as string });
    expect(session.body).toMatchObject({ displayName: '林 梅·Lín', locale: 'en', platformRole: 'none', companies: [] });
    expect(session.body.handle).toMatch(/^[0-9a-z]{10}$/);
  });

  it('keeps no contact and no password in the clear', async () => {
    const rows = await api.sql<{ line: string }>(
      `SELECT t::text AS line FROM person t UNION ALL SELECT t::text FROM account t UNION ALL SELECT t::text FROM session t
       UNION ALL SELECT t::text FROM audit_entry t UNION ALL SELECT t::text FROM login_failure t
       UNION ALL SELECT encode(cipher, 'escape') || encode(lookup, 'escape') FROM person_contact`,
    );
    const stored = rows.map((row) => row.line).join('\n');
    expect(stored.length).toBeGreaterThan(500);
    for (const clear of ['example.com', 'lin.mei', '13800001111', '127.0.0.1', PASSWORD])
      expect(stored).not.toContain(clear);
  });

  it('answers alike when the contact is taken, and changes nothing', async () => {
    const first = { contact: 'taken@example.com', password: PASSWORD, displayName: 'First' };
    const made = await api.ask('POST', '/auth/register', { body: first });
    const before = await api.sql('SELECT count(*) FROM person');
    const second = { ...first, contact: 'TAKEN@example.com', password: 'another password', displayName: 'Second' };
    let again = made;
    expect(await api.audited(async () => (again = await api.ask('POST', '/auth/register', { body: second })))).toEqual(
      [],
    );
    expect([again.status, again.body]).toEqual([made.status, made.body]);
    expect(await api.sql('SELECT count(*) FROM person')).toEqual(before);
    expect((await api.login('taken@example.com')).status).toBe(200);
    expect((await api.login('taken@example.com', 'another password')).body.code).toBe('auth.credentials');
  });

  it('lets one of many at once have a contact', async () => {
    const body = { contact: 'race@example.com', password: PASSWORD, displayName: 'Race' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => api.ask('POST', '/auth/register', { body })));
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(201));
    expect(await api.sql(`SELECT 1 AS one FROM person WHERE display_name = 'Race'`)).toHaveLength(1);
  });

  it.each([
    [{ contact: '12345' }, 422, 'account.phone'],
    [{ contact: 'a@b' }, 400, 'request.invalid'],
    [{ contact: '' }, 400, 'request.invalid'],
    [{ password: 'short' }, 422, 'account.password'],
    [{ password: 'password123' }, 422, 'account.password'],
    [{ password: 'x'.repeat(129) }, 422, 'account.password'],
    [{ displayName: '  ' }, 400, 'request.invalid'],
    [{ displayName: 'x'.repeat(81) }, 400, 'request.invalid'],
    [{ platformRole: 'admin' }, 400, 'request.invalid'],
    [{ locale: 'fr' }, 400, 'request.invalid'],
  ])('refuses %j', async (change, status, code) => {
    const before = await api.sql('SELECT count(*) FROM account');
    const body = { contact: 'bad@example.com', password: PASSWORD, displayName: 'Bad', ...change };
    const answer = await api.ask('POST', '/auth/register', { body });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await api.sql('SELECT count(*) FROM account')).toEqual(before);
  });
});

describe('refresh', () => {
  let person: TestPerson;
  beforeEach(async () => {
    person = await api.person('refresh');
  });

  it('rotates, and the new tokens work', async () => {
    const next = await refresh(person.refreshToken);
    expect(next.status).toBe(200);
    expect(next.body.refreshToken).not.toBe(person.refreshToken);
    expect(await isLive(next.body.accessToken as string)).toBe(true);
    expect((await refresh(next.body.refreshToken as string)).status).toBe(200);
  });

  it('serves twenty at once with one successor', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(person.refreshToken)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    const successors = new Set(answers.map((answer) => answer.body.refreshToken as string));
    expect(successors.size).toBe(1);
    for (const answer of answers) expect(await isLive(answer.body.accessToken as string)).toBe(true);
    expect((await refresh([...successors][0]!)).status).toBe(200);
  });

  it('ends the session when a used token comes back after the grace', async () => {
    const next = await refresh(person.refreshToken);
    await api.sql(`UPDATE session SET rotated_at = now() - interval '11 seconds' WHERE account_id = $1`, [
      person.accountId,
    ]);
    const actions = await api.audited(async () => {
      expect((await refresh(person.refreshToken)).body.code).toBe('auth.session');
    });
    expect(actions).toEqual(['session.revoke']);
    expect(await isLive(next.body.accessToken as string)).toBe(false);
    expect((await refresh(next.body.refreshToken as string)).status).toBe(401);
  });

  it('ends the session at once when an older one than the predecessor comes back', async () => {
    const second = await refresh(person.refreshToken);
    const third = await refresh(second.body.refreshToken as string);
    expect((await refresh(person.refreshToken)).status).toBe(401);
    expect(await isLive(third.body.accessToken as string)).toBe(false);
    expect((await refresh(third.body.refreshToken as string)).status).toBe(401);
  });

  it('is not touched by made-up tokens', async () => {
    const bytes = Buffer.from(person.refreshToken, 'base64url');
    bytes[40]! ^= 1;
    for (const forged of [bytes.toString('base64url'), 'x'.repeat(86), 'short', person.token.slice(0, 200)]) {
      expect((await refresh(forged)).status).toBe(401);
    }
    expect(await isLive(person.token)).toBe(true);
    expect((await refresh(person.refreshToken)).status).toBe(200);
  });

  it('stops when the session has come to its end', async () => {
    await api.sql('UPDATE session SET expires_at = now() WHERE account_id = $1', [person.accountId]);
    expect((await refresh(person.refreshToken)).status).toBe(401);
    expect(await isLive(person.token)).toBe(false);
  });
});

describe('the end of a session', () => {
  it('comes at once with logout, and leaves other sessions', async () => {
    const person = await api.person('logout');
    const other = (await api.login(person.contact)).body;
    const actions = await api.audited(async () => {
      expect((await api.ask('POST', '/auth/logout', { token: person.token })).status).toBe(200);
    });
    expect(actions).toEqual(['session.close']);
    expect(await isLive(person.token)).toBe(false);
    expect((await refresh(person.refreshToken)).status).toBe(401);
    expect(await isLive(other.accessToken as string)).toBe(true);
  });

  it('comes for every other session with a new password', async () => {
    const person = await api.person('password');
    const other = (await api.login(person.contact)).body;
    const change = (current: string, next: string) =>
      api.ask('POST', '/auth/password', { token: person.token, body: { current, next } });
    expect((await change('wrong password', 'quite another one')).body.code).toBe('auth.credentials');
    expect((await change(PASSWORD, '12345678')).body.code).toBe('account.password');
    expect(await isLive(other.accessToken as string)).toBe(true);

    let changed: Awaited<ReturnType<typeof change>> | undefined;
    expect(await api.audited(async () => (changed = await change(PASSWORD, 'quite another one')))).toEqual([
      'account.changePassword',
    ]);
    expect(changed!.status).toBe(200);
    expect(await isLive(other.accessToken as string)).toBe(false);
    expect((await refresh(other.refreshToken as string)).status).toBe(401);
    expect(await isLive(person.token)).toBe(false);
    expect(await isLive(changed!.body.accessToken as string)).toBe(true);
    expect((await refresh(changed!.body.refreshToken as string)).status).toBe(200);
    expect((await api.login(person.contact)).body.code).toBe('auth.credentials');
    expect((await api.login(person.contact, 'quite another one')).status).toBe(200);
  });
});

describe('the own account', () => {
  it('changes its name and its language for every session, and says in the trail only what changed', async () => {
    const person = await api.person('林小禾');
    const other = (await api.login(person.contact)).body.accessToken as string;
    const edit = (body: unknown) => api.ask('PATCH', '/auth/account', { token: person.token, body });
    let edited = await edit({});
    expect([edited.status, edited.body]).toEqual([
      200,
      expect.objectContaining({ displayName: '林小禾', locale: 'zh' }),
    ]);
    const change = { displayName: '  林禾 ', locale: 'en' };
    expect(await api.audited(async () => (edited = await edit(change)))).toEqual(['account.edit']);
    expect(edited.body).toMatchObject({
      displayName: '林禾',
      locale: 'en',
      accountId: person.accountId,
      companies: [],
    });
    const [line] = await api.sql(`SELECT after FROM audit_entry WHERE action = 'account.edit' AND subject_id = $1`, [
      person.accountId,
    ]);
    expect(line).toEqual({ after: { fields: ['displayName', 'locale'] } });
    for (const token of [person.token, other]) {
      const session = (await api.ask('GET', '/auth/session', { token })).body;
      expect(session).toEqual({ ...edited.body, authenticatedAt: session['authenticatedAt'] });
    }
    expect(await api.audited(() => edit(change))).toEqual([]);
    expect((await edit({ locale: 'zh' })).body).toMatchObject({ displayName: '林禾', locale: 'zh' });
    for (const wrong of [{ locale: 'fr' }, { displayName: '  ' }, { displayName: 'x'.repeat(81) }, { handle: 'me' }]) {
      expect((await edit(wrong)).body.code).toBe('request.invalid');
    }
  });
});

describe('a stored password', () => {
  it('is hashed anew at log-in when it was hashed with less', async () => {
    const person = await api.person('rehash');
    const weak = await hash(PASSWORD, { memoryCost: 4_096, timeCost: 1, parallelism: 1 });
    await api.sql('UPDATE account SET password_hash = $2 WHERE id = $1', [person.accountId, weak]);
    expect((await api.login(person.contact, 'wrong password')).status).toBe(401);
    const stored = () =>
      api.sql<{ hash: string }>('SELECT password_hash AS hash FROM account WHERE id = $1', [person.accountId]);
    expect((await stored())[0]!.hash).toBe(weak);
    expect((await api.login(person.contact)).status).toBe(200);
    expect((await stored())[0]!.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await api.login(person.contact)).status).toBe(200);
  });
});

describe('a browser', () => {
  const jar = (cookies: readonly { name: string; value: string }[]): Record<string, string> =>
    Object.fromEntries(cookies.map((cookie) => [cookie.name, cookie.value]));
  let person: TestPerson;
  let cookies: Record<string, string>;
  let hint: Record<string, unknown>;
  beforeEach(async () => {
    person = await api.person('browser');
    const login = await api.ask('POST', '/auth/login', { body: { contact: person.contact, password: PASSWORD } });
    expect(login.body).toEqual({ mode: 'browser', expiresIn: 900 });
    const secret = ['__Host-cb-access', '__Host-cb-refresh'];
    expect(login.cookies.map((cookie) => cookie.name).sort()).toEqual([...secret, 'cb-in']);
    for (const cookie of login.cookies.filter(({ name }) => secret.includes(name))) {
      expect(cookie).toMatchObject({ path: '/', httpOnly: true, secure: true, sameSite: 'Lax' });
      expect(cookie).not.toHaveProperty('domain');
    }
    cookies = jar(login.cookies);
    hint = login.cookies.find((cookie) => cookie.name === 'cb-in')!;
  });

  it('is told by a cookie that its scripts can read whether there is a session to ask for', async () => {
    expect(hint).toMatchObject({ value: '1', path: '/', sameSite: 'Lax', maxAge: 30 * 24 * 3_600 });
    expect(hint).not.toHaveProperty('httpOnly');
    // The public address of the tests is plain http, where a secure cookie may not stay.
    expect(hint).not.toHaveProperty('secure');
    expect((await api.ask('GET', '/auth/session', { cookies: { 'cb-in': '1' } })).body.code).toBe('auth.required');
  });

  it.each<[string, () => Record<string, string>]>([
    ['the session has ended', () => ({ ...cookies, '__Host-cb-refresh': 'x'.repeat(86) })],
    ['there is none', () => ({ 'cb-in': '1' })],
  ])('is rid of all three cookies when a refresh fails because %s', async (_, sent) => {
    const headers = { 'x-csrf': '1' };
    const answer = await api.ask('POST', '/auth/refresh', { cookies: sent(), headers, body: {} });
    expect(answer.status).toBe(401);
    expect(answer.cookies.map(({ name, value }) => [name, value]).sort()).toEqual([
      ['__Host-cb-access', ''],
      ['__Host-cb-refresh', ''],
      ['cb-in', ''],
    ]);
  });

  it('reads with its cookie alone', async () => {
    expect((await api.ask('GET', '/auth/session', { cookies })).status).toBe(200);
  });

  it.each<[Record<string, string>, string]>([
    [{}, 'no header'],
    [{ 'x-csrf': '0' }, 'another value'],
    [{ 'x-csrf': '1', origin: 'https://evil.example' }, 'another origin'],
    [{ 'x-csrf': '1', origin: 'null' }, 'an opaque origin'],
    [{ 'x-csrf': '1', 'sec-fetch-site': 'cross-site' }, 'another site'],
    [{ 'x-csrf': '1', 'sec-fetch-site': 'same-site' }, 'a neighbour'],
  ])('changes nothing with %j (%s)', async (headers) => {
    const send = { cookies, headers };
    expect((await api.ask('POST', '/auth/logout', send)).body.code).toBe('auth.csrf');
    expect((await api.ask('POST', '/auth/refresh', { ...send, body: {} })).body.code).toBe('auth.csrf');
    expect((await api.ask('GET', '/auth/session', { cookies })).status).toBe(200);
  });

  it('refreshes and logs out from our own page', async () => {
    const headers = { 'x-csrf': '1', origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' };
    const next = await api.ask('POST', '/auth/refresh', { cookies, headers, body: {} });
    expect(next.body).toEqual({ mode: 'browser', expiresIn: 900 });
    const renewed = jar(next.cookies);
    expect(renewed['__Host-cb-refresh']).not.toBe(cookies['__Host-cb-refresh']);
    const out = await api.ask('POST', '/auth/logout', { cookies: renewed, headers });
    expect(out.status).toBe(200);
    expect(out.cookies.map((cookie) => cookie.value)).toEqual(['', '', '']);
    expect((await api.ask('GET', '/auth/session', { cookies: renewed })).status).toBe(401);
  });

  it('cannot be logged in by another site', async () => {
    const body = { contact: person.contact, password: PASSWORD };
    const answer = await api.ask('POST', '/auth/login', { body, headers: { origin: 'https://evil.example' } });
    expect(answer.body.code).toBe('auth.csrf');
    expect(answer.cookies).toEqual([]);
  });

  it('keeps its tokens where they belong', async () => {
    expect(await isLive(cookies['__Host-cb-access']!)).toBe(false);
    expect((await refresh(cookies['__Host-cb-refresh']!)).status).toBe(401);
    expect((await api.ask('GET', '/auth/session', { cookies: { '__Host-cb-access': person.token } })).status).toBe(401);
  });
});

describe('a browser under a public address with https', () => {
  it('is told of its session over a secure connection only', async () => {
    const { contact } = await api.person('secure');
    const secure = await api.sibling({ PUBLIC_URL: 'https://board.example.org' });
    const login = await secure.ask('POST', '/auth/login', { body: { contact, password: PASSWORD } });
    expect(login.cookies.find((cookie) => cookie.name === 'cb-in')).toMatchObject({ value: '1', secure: true });
    await secure.app.close();
  });
});
