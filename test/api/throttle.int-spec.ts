import { PASSWORD, TestApi } from './test-api';

let api: TestApi;
let sibling: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
  sibling = await api.sibling();
});
afterAll(async () => {
  await sibling.app.close();
  await api.stop();
});
beforeEach(() => api.forgetFailures());

const statuses = (answers: readonly { status: number }[]): Record<number, number> =>
  answers.reduce<Record<number, number>>(
    (counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }),
    {},
  );

describe('log-in throttle', () => {
  it('lets ten wrong passwords in, then nobody, in any process', async () => {
    const person = await api.person('ten');
    for (let round = 0; round < 10; round += 1) {
      const process = round % 2 === 0 ? api : sibling;
      expect((await process.login(person.contact, 'wrong password')).body.code).toBe('auth.credentials');
    }
    for (const process of [api, sibling]) {
      const refused = await process.login(person.contact);
      expect([refused.status, refused.body.code]).toEqual([429, 'auth.throttled']);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    }
    // A session that is open already goes on.
    expect((await api.ask('GET', '/auth/session', { token: person.token })).status).toBe(200);
    await api.sql(
      `UPDATE login_failure SET blocked_until = now() - interval '1 second' WHERE blocked_until IS NOT NULL`,
    );
    expect((await api.login(person.contact, 'wrong password')).status).toBe(401);
    expect(Number((await api.login(person.contact)).headers['retry-after'])).toBeGreaterThan(110);
    await api.sql(
      `UPDATE login_failure SET blocked_until = now() - interval '1 second' WHERE blocked_until IS NOT NULL`,
    );
    expect((await api.login(person.contact)).status).toBe(200);
    expect((await api.login(person.contact, 'wrong password')).status).toBe(401);
  });

  it('lets exactly ten of forty at once in', async () => {
    const person = await api.person('parallel');
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 ? api : sibling).login(person.contact, 'wrong password')),
    );
    expect(statuses(answers)).toEqual({ 401: 10, 429: 30 });
  });

  it('treats a contact that nobody has just so, however it is written', async () => {
    const forms = ['13900002222', '139 0000 2222', '+8613900002222', '0086 13900002222'];
    for (let round = 0; round < 10; round += 1) {
      expect((await api.login(forms[round % 4]!, 'wrong password')).body.code).toBe('auth.credentials');
    }
    expect((await api.login('139-0000-2222', 'wrong password')).body.code).toBe('auth.throttled');
  });

  it('gains nothing from a forged X-Forwarded-For', async () => {
    const person = await api.person('forwarded');
    const answers = [];
    for (let index = 0; index < 14; index += 1) {
      const forged = {
        'x-forwarded-for': `198.51.100.${index}`,
        'x-real-ip': `198.51.100.${index}`,
        forwarded: `for=198.51.100.${index}`,
      };
      answers.push(await api.login(person.contact, 'wrong password', { headers: forged }));
    }
    expect(statuses(answers)).toEqual({ 401: 10, 429: 4 });
    const buckets = await api.sql(`SELECT 1 FROM login_failure WHERE bucket LIKE 'address:%'`);
    expect(buckets).toHaveLength(1);
  });

  it('counts failures only: a crew of 75 behind one address logs in again and again', async () => {
    const person = await api.person('crew');
    for (let round = 0; round < 9; round += 1)
      await api.login(person.contact, 'wrong password', { address: '203.0.113.9' });
    for (let round = 0; round < 120; round += 1) {
      expect((await api.login(person.contact, PASSWORD, { address: '203.0.113.9' })).status).toBe(200);
    }
    const rows = await api.sql<{ failures: number }>(
      `SELECT failures FROM login_failure WHERE bucket LIKE 'address:%'`,
    );
    expect(rows.map((row) => row.failures).sort()).toContain(9);
  });

  it('blocks an address after a hundred failures, and no other address', async () => {
    const person = await api.person('address');
    const answers = await Promise.all(
      Array.from({ length: 110 }, (_, index) =>
        api.login(`nobody-${index}@example.com`, 'wrong password', { address: '203.0.113.10' }),
      ),
    );
    expect(statuses(answers)).toEqual({ 401: 100, 429: 10 });
    expect((await api.login(person.contact, PASSWORD, { address: '203.0.113.10' })).status).toBe(429);
    expect((await api.login(person.contact, PASSWORD, { address: '203.0.113.11' })).status).toBe(200);
  });

  it('counts the password of a password change and of a step-up too', async () => {
    const person = await api.person('change');
    const wrong = { current: 'wrong password', next: 'another good password' };
    for (let round = 0; round < 5; round += 1) {
      expect((await api.ask('POST', '/auth/password', { token: person.token, body: wrong })).status).toBe(401);
      expect(
        (await api.ask('POST', '/auth/step-up', { token: person.token, body: { password: 'wrong' } })).status,
      ).toBe(401);
    }
    const right = { current: PASSWORD, next: 'another good password' };
    expect((await api.ask('POST', '/auth/password', { token: person.token, body: right })).status).toBe(429);
    expect((await api.login(person.contact)).status).toBe(429);
  });
});

describe('enumeration', () => {
  const ROUNDS = 24;

  /**
   * Whether one of two is more work than the other by half, in this process's processor time (nearly all of it the
   * hash). What else the machine does can make it look so once, but not three times.
   */
  async function differ(first: (n: number) => Promise<unknown>, second: (n: number) => Promise<unknown>) {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const costs: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        await api.forgetFailures();
        for (const side of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
          const before = process.cpuUsage();
          await (side === 0 ? first : second)(attempt * ROUNDS + round);
          const { user, system } = process.cpuUsage(before);
          costs[side].push(user + system);
        }
      }
      const [one, other] = costs.map((list) => list.sort((a, b) => a - b)[ROUNDS / 2]!) as [number, number];
      if (Math.max(one, other) < 1.5 * Math.min(one, other)) return false;
    }
    return true;
  }
  const strip = ({ status, body }: { status: number; body: object }): unknown => [status, { ...body, requestId: '' }];

  it('log-in says the same about a wrong password and an unknown contact, with the same work', async () => {
    const person = await api.person('known');
    const known = await api.login(person.contact, 'wrong password');
    expect(strip(known)).toEqual(strip(await api.login('unknown@example.com', 'wrong password')));
    expect(strip(known)).toEqual(strip(await api.login('not a contact', 'wrong password')));
    const differs = await differ(
      () => api.login(person.contact, 'wrong password'),
      () => api.login('unknown@example.com', 'wrong password'),
    );
    expect(differs).toBe(false);
  });

  it('registration says the same about a taken and a new contact, with the same work', async () => {
    const person = await api.person('registered');
    const body = { password: PASSWORD, displayName: 'Again' };
    const differs = await differ(
      () => api.ask('POST', '/auth/register', { body: { ...body, contact: person.contact } }),
      (round) => api.ask('POST', '/auth/register', { body: { ...body, contact: `new-${round}@example.com` } }),
    );
    expect(differs).toBe(false);
  });
});
