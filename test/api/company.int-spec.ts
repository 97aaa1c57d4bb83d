import { randomUUID } from 'node:crypto';
import { newId } from '@callboard/domain';
import { aCompany, aShoot } from '@callboard/testing';
import { Answer, PASSWORD, TestApi, TestPerson } from './test-api';

const CREDIT_CODE = '91350100M000100Y43';
const EVIDENCE = 'Business licence and a signed letter';

let api: TestApi;
let owner: TestPerson;
let second: TestPerson;
let stranger: TestPerson;
let admin: TestPerson;
let auditor: TestPerson;
beforeAll(async () => {
  api = await TestApi.start();
  owner = await api.person('owner');
  second = await api.person('second');
  stranger = await api.person('stranger');
  admin = await api.person('admin', 'admin');
  auditor = await api.person('auditor', 'auditor');
});
afterAll(() => api.stop());
beforeEach(() => api.forgetFailures());

const found = (person: TestPerson, name = 'Lanting Pictures', key: string = randomUUID()): Promise<Answer> =>
  api.ask('POST', '/companies', { token: person.token, body: { name }, key });
const decide = (person: TestPerson, id: unknown, decision: string, reason = ''): Promise<Answer> =>
  api.ask('POST', `/admin/companies/${String(id)}/decision`, { token: person.token, body: { decision, reason } });
const submit = (id: unknown, body: object = { creditCode: CREDIT_CODE, evidence: EVIDENCE }): Promise<Answer> =>
  api.ask('POST', `/companies/${String(id)}/submission`, { token: owner.token, body });

describe('a company', () => {
  it('is founded once per key, as a draft, with its founder as owner', async () => {
    const key = randomUUID();
    const actions = await api.audited(async () => {
      const first = await found(owner, 'Once', key);
      expect(first.status).toBe(201);
      expect(first.body).toMatchObject({ name: 'Once', state: 'draft', version: 1, creditCode: null });
      expect((await found(owner, 'Once', key)).body).toEqual(first.body);
    });
    expect(actions).toEqual(['company.found']);
    const mine = await api.ask('GET', '/companies', { token: owner.token });
    expect(mine.body.items).toEqual([expect.objectContaining({ name: 'Once', role: 'owner', state: 'draft' })]);
    expect((await api.ask('GET', '/companies', { token: stranger.token })).body.items).toEqual([]);
  });

  it('goes through review, each step audited once', async () => {
    const { id } = (await found(owner)).body;
    const actions = await api.audited(async () => {
      expect((await submit(id, { evidence: EVIDENCE })).body.code).toBe('company.evidenceMissing');
      expect((await submit(id, { creditCode: '91350100M000100Y44', evidence: EVIDENCE })).body.code).toBe(
        'request.invalid',
      );
      expect((await submit(id)).body).toMatchObject({ state: 'in_review', creditCode: CREDIT_CODE });
      expect((await submit(id)).body.code).toBe('state.conflict');
      expect((await decide(admin, id, 'reject')).body.code).toBe('request.invalid');
      expect((await decide(admin, id, 'reinstate')).body.code).toBe('state.conflict');
      expect((await decide(admin, id, 'reject', 'The letter is not signed')).body).toMatchObject({ state: 'rejected' });
      expect((await api.ask('GET', `/companies/${id}`, { token: owner.token })).body.decisionReason).toBe(
        'The letter is not signed',
      );
      expect((await submit(id, {})).body).toMatchObject({ state: 'in_review' });
      expect((await decide(admin, id, 'verify')).body).toMatchObject({ state: 'verified', decisionReason: null });
      expect((await decide(admin, id, 'verify')).body.code).toBe('state.conflict');
      expect((await decide(admin, id, 'suspend', 'Unpaid crews')).body).toMatchObject({ state: 'suspended' });
      expect((await decide(admin, id, 'reinstate')).body).toMatchObject({ state: 'verified' });
    });
    expect(actions).toEqual(
      ['submit', 'reject', 'submit', 'verify', 'suspend', 'reinstate'].map((step) => `company.${step}`),
    );
  });

  it('opens its waiting shoots with its verification, and not with its rejection', async () => {
    const { sql } = api;
    const state = async (shootId: string): Promise<unknown> =>
      (await api.sql<{ state: string }>('SELECT state FROM shoot WHERE id = $1', [shootId]))[0]!.state;
    const company = await aCompany().inState('in_review').withMember(owner, 'owner').build(sql);
    const waiting = await aShoot().inState('in_review').withPosting().build(sql, company);
    expect((await decide(admin, company.companyId, 'reject', 'Not readable')).status).toBe(200);
    expect(await state(waiting.shootId)).toBe('in_review');
    await api.sql(`UPDATE company SET state = 'in_review' WHERE id = $1`, [company.companyId]);
    const actions = await api.audited(() => decide(admin, company.companyId, 'verify'));
    expect(await state(waiting.shootId)).toBe('open');
    expect(actions.sort()).toEqual(['company.verify', 'posting.publish', 'shoot.open']);
  });

  it('is edited by its version, while it is not verified', async () => {
    const { id } = (await found(owner)).body;
    const edit = (version: number | null, body: object): Promise<Answer> =>
      api.ask('PATCH', `/companies/${id}`, {
        token: owner.token,
        body,
        ...(version === null ? {} : { version }),
      });
    const actions = await api.audited(async () => {
      expect((await edit(1, { name: '蓝亭影业' })).body).toMatchObject({ name: '蓝亭影业', version: 2 });
      const late = await edit(1, { name: 'Late' });
      expect([late.status, late.body.code]).toEqual([412, 'version.conflict']);
      expect((await edit(null, { name: 'Late' })).status).toBe(428);
      expect((await edit(2, { state: 'verified' })).body.code).toBe('request.invalid');
      const both = await Promise.all([edit(2, { name: 'One' }), edit(2, { name: 'Two' })]);
      expect(both.map((answer) => answer.status).sort()).toEqual([200, 412]);
    });
    expect(actions).toEqual(['company.edit', 'company.edit']);
    await submit(id);
    expect((await edit(4, { name: 'Under review' })).body.code).toBe('state.conflict');
  });

  it('is nothing to strangers: a foreign id looks like a missing one', async () => {
    const { id } = (await found(owner)).body;
    const strip = ({ status, body }: Answer): unknown => [status, { ...body, requestId: '' }];
    for (const path of ['', '/members']) {
      const foreign = await api.ask('GET', `/companies/${id}${path}`, { token: stranger.token });
      const missing = await api.ask('GET', `/companies/${newId()}${path}`, { token: stranger.token });
      expect(foreign.body.code).toBe('notFound');
      expect(strip(foreign)).toEqual(strip(missing));
      expect((await api.ask('GET', `/companies/${id}${path}`, { token: owner.token })).status).toBe(200);
    }
    expect((await api.ask('GET', `/companies/${id}`, { token: admin.token })).status).toBe(200);
    expect((await api.ask('GET', `/companies/${id}`)).status).toBe(401);
    expect((await api.ask('GET', '/companies/1', { token: owner.token })).status).toBe(400);
  });
});

describe('members', () => {
  let id: unknown;
  const members = (method: 'POST' | 'PUT' | 'DELETE', by: TestPerson, of: string, body?: object): Promise<Answer> =>
    api.ask(method, `/companies/${String(id)}/members${of}`, { token: by.token, ...(body && { body }) });
  beforeEach(async () => {
    ({ id } = (await found(owner, 'Members')).body);
  });

  it('come, change and go, each audited once, and their rights with them', async () => {
    const seen = (): Promise<Answer> => api.ask('GET', `/companies/${String(id)}`, { token: second.token });
    const actions = await api.audited(async () => {
      expect((await seen()).status).toBe(404);
      const added = await members('POST', owner, '', { contact: second.contact.toUpperCase(), role: 'viewer' });
      expect(added.body).toMatchObject({ accountId: second.accountId, role: 'viewer', department: null });
      expect(JSON.stringify(added.body)).not.toContain('@');
      expect((await seen()).body).toMatchObject({ creditCode: null, evidence: '' });
      expect((await members('POST', owner, '', { contact: second.contact, role: 'owner' })).body.code).toBe(
        'member.exists',
      );
      expect((await members('POST', second, '', { contact: stranger.contact, role: 'viewer' })).body.code).toBe(
        'access.denied',
      );
      const missing = await members('PUT', owner, `/${second.accountId}`, { role: 'head_of_department' });
      expect(missing.body.code).toBe('member.departmentMissing');
      const head = { role: 'head_of_department', department: 'camera' };
      expect((await members('PUT', owner, `/${second.accountId}`, head)).body).toMatchObject(head);
      expect((await members('DELETE', owner, `/${second.accountId}`)).status).toBe(200);
      expect((await seen()).status).toBe(404);
      expect((await members('DELETE', owner, `/${second.accountId}`)).status).toBe(404);
    });
    expect(actions).toEqual(['member.add', 'member.change', 'member.remove']);
  });

  it('need a fresh password to be changed, and none to leave', async () => {
    await members('POST', owner, '', { contact: second.contact, role: 'owner' });
    await api.age(owner.accountId, 6);
    await api.age(second.accountId, 6);
    for (const answer of [
      await members('POST', owner, '', { contact: stranger.contact, role: 'viewer' }),
      await members('PUT', owner, `/${second.accountId}`, { role: 'viewer' }),
      await members('DELETE', owner, `/${second.accountId}`),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'auth.stepUp']);
    }
    const actions = await api.audited(async () => {
      expect(
        (await api.ask('POST', '/auth/step-up', { token: owner.token, body: { password: PASSWORD } })).status,
      ).toBe(200);
    });
    expect(actions).toEqual(['session.confirm']);
    expect((await members('PUT', owner, `/${second.accountId}`, { role: 'accountant' })).status).toBe(200);
    expect((await members('DELETE', second, `/${second.accountId}`)).status).toBe(200);
    await api.age(second.accountId, 0);
  });

  it('keep an owner, whoever leaves at once', async () => {
    expect((await members('DELETE', owner, `/${owner.accountId}`)).body.code).toBe('member.lastOwner');
    expect((await members('PUT', owner, `/${owner.accountId}`, { role: 'viewer' })).body.code).toBe('member.lastOwner');
    await members('POST', owner, '', { contact: second.contact, role: 'owner' });
    const both = await Promise.all([
      members('DELETE', owner, `/${owner.accountId}`),
      members('DELETE', second, `/${second.accountId}`),
    ]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(await api.sql(`SELECT role FROM membership WHERE company_id = $1`, [id])).toEqual([{ role: 'owner' }]);
  });

  it('cannot be guessed by trying contacts', async () => {
    const codes: unknown[] = [];
    for (let round = 0; round < 22; round += 1) {
      codes.push(
        (await members('POST', owner, '', { contact: `nobody-${round}@example.com`, role: 'viewer' })).body.code,
      );
    }
    expect(codes.slice(0, 20)).toEqual(Array(20).fill('account.contactMissing'));
    expect(codes.slice(20)).toEqual(['auth.throttled', 'auth.throttled']);
  });
});

describe('the platform', () => {
  it('does not exist for others, reads for an auditor, decides for an admin', async () => {
    const { id } = (await found(owner)).body;
    const reads = ['/admin/companies', '/admin/accounts', `/admin/accounts/${owner.accountId}`, '/admin/audit'];
    for (const path of reads) {
      expect((await api.ask('GET', path)).status).toBe(401);
      expect((await api.ask('GET', path, { token: owner.token })).body.code).toBe('notFound');
      expect((await api.ask('GET', path, { token: auditor.token })).status).toBe(200);
      expect((await api.ask('GET', path, { token: admin.token })).status).toBe(200);
    }
    const unmask = { kind: 'email', reason: 'A question of the police' };
    const writes: [string, object][] = [
      [`/admin/companies/${id}/decision`, { decision: 'verify' }],
      [`/admin/accounts/${stranger.accountId}/suspension`, { reason: 'Fraud' }],
      [`/admin/accounts/${stranger.accountId}/unmask`, unmask],
    ];
    const actions = await api.audited(async () => {
      for (const [path, body] of writes) {
        expect((await api.ask('POST', path, { body })).status).toBe(401);
        expect((await api.ask('POST', path, { token: owner.token, body })).body.code).toBe('notFound');
        expect((await api.ask('POST', path, { token: auditor.token, body })).body.code).toBe('access.denied');
      }
    });
    expect(actions).toEqual([]);
  });

  it('finds accounts by name, handle and whole contact, and shows contacts masked', async () => {
    const search = (q: string): Promise<Answer> =>
      api.ask('GET', `/admin/accounts?q=${encodeURIComponent(q)}`, { token: auditor.token });
    for (const q of ['strang', stranger.contact, stranger.contact.toUpperCase()]) {
      const { body } = await search(q);
      expect(body.items?.map((item) => item.id)).toEqual([stranger.accountId]);
      expect(body.items?.[0]?.contacts).toEqual([{ kind: 'email', masked: 's***@***.com' }]);
      expect(JSON.stringify(body)).not.toContain('example');
    }
    for (const q of ['%', '_', stranger.contact.slice(0, -1), '\\']) expect((await search(q)).body.items).toEqual([]);
  });

  it('unmasks for an admin with a fresh password, and writes down why', async () => {
    const body = { kind: 'email', reason: 'Asked by the person' };
    const unmask = (): Promise<Answer> =>
      api.ask('POST', `/admin/accounts/${stranger.accountId}/unmask`, { token: admin.token, body });
    const actions = await api.audited(async () => {
      expect((await unmask()).body).toEqual({ kind: 'email', value: stranger.contact });
      await api.age(admin.accountId, 6);
      expect((await unmask()).body.code).toBe('auth.stepUp');
      await api.age(admin.accountId, 0);
    });
    expect(actions).toEqual(['account.unmask']);
    const trail = await api.ask('GET', `/admin/audit?subjectId=${stranger.accountId}&limit=1`, { token: admin.token });
    expect(trail.body.items).toEqual([
      expect.objectContaining({
        action: 'account.unmask',
        actorAccountId: admin.accountId,
        after: { kind: 'email', reason: body.reason },
      }),
    ]);
    expect(JSON.stringify(trail.body)).not.toContain(stranger.contact);
  });

  it('suspends at once and lets in again', async () => {
    const person = await api.person('suspended');
    const suspension = `/admin/accounts/${person.accountId}/suspension`;
    const login = async (password = PASSWORD): Promise<unknown> =>
      (await api.login(person.contact, password)).body.code;
    const actions = await api.audited(async () => {
      expect((await api.ask('POST', suspension, { token: admin.token, body: { reason: 'Fraud' } })).status).toBe(200);
      const refused = await api.ask('GET', '/auth/session', { token: person.token });
      expect([refused.status, refused.body.code]).toEqual([403, 'auth.suspended']);
      const refreshed = await api.ask('POST', '/auth/refresh', { body: { refreshToken: person.refreshToken } });
      expect(refreshed.body.code).toBe('auth.suspended');
      expect(await login('wrong password')).toBe('auth.credentials');
      expect(await login()).toBe('auth.suspended');
      expect((await api.ask('POST', suspension, { token: admin.token, body: { reason: 'Fraud' } })).body.code).toBe(
        'state.conflict',
      );
      expect((await api.ask('DELETE', suspension, { token: admin.token })).status).toBe(200);
    });
    expect(actions).toEqual(['account.suspend', 'account.reinstate']);
    expect((await api.ask('GET', '/auth/session', { token: person.token })).body.code).toBe('auth.session');
    expect((await api.ask('POST', '/auth/refresh', { body: { refreshToken: person.refreshToken } })).status).toBe(401);
    expect(await login()).toBeUndefined();
    const self = await api.ask('POST', `/admin/accounts/${admin.accountId}/suspension`, {
      token: admin.token,
      body: { reason: 'Tired' },
    });
    expect(self.body.code).toBe('account.self');
    const nobody = await api.ask('POST', `/admin/accounts/${newId()}/suspension`, {
      token: admin.token,
      body: { reason: 'Fraud' },
    });
    expect(nobody.body.code).toBe('notFound');
  });

  it.each(['/admin/audit', '/admin/accounts', '/admin/companies'])(
    'pages %s without gap or repetition',
    async (path) => {
      for (let index = 0; index < 5; index += 1) await found(owner, `Page ${index}`);
      const whole = await api.ask('GET', `${path}?limit=100`, { token: admin.token });
      const ids: unknown[] = [];
      let cursor = '';
      do {
        const { body } = await api.ask('GET', `${path}?limit=3${cursor && `&cursor=${cursor}`}`, {
          token: admin.token,
        });
        ids.push(...body.items!.map((item) => item.id));
        cursor = (body.nextCursor as string | null) ?? '';
      } while (cursor !== '');
      expect(ids.slice(0, 100)).toEqual(whole.body.items!.map((item) => item.id));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThan(3);
      for (const bad of ['x', '..', 'AAAA']) {
        expect((await api.ask('GET', `${path}?cursor=${bad}`, { token: admin.token })).body.code).toBe(
          'request.invalid',
        );
      }
      expect((await api.ask('GET', `${path}?limit=101`, { token: admin.token })).status).toBe(400);
    },
  );
});
