import { newId } from '@callboard/domain';
import { aBooking, anOffer, aPerson, aShoot, BuiltCompany, BuiltShoot, daysAhead, Sql } from '@callboard/testing';
import { Answer, TestApi, TestPerson } from './test-api';

let api: TestApi;
let sql: Sql;
let producer: TestPerson;
let company: BuiltCompany;

beforeAll(async () => {
  api = await TestApi.start();
  sql = api.sql;
  ({ producer, company } = await api.producer());
});
afterAll(() => api.stop());

const add = (shoot: BuiltShoot, more: Record<string, unknown>): Promise<Answer> =>
  api.ask('POST', `/shoots/${shoot.shootId}/postings`, {
    token: producer.token,
    key: newId(),
    body: { roleId: 'gaffer', minLevel: 3, headcount: 2, payLowFen: 60_000, payHighFen: 90_000, ...more },
  });
const edit = (postingId: string, seen: number, body: unknown, token = producer.token): Promise<Answer> =>
  api.ask('PATCH', `/postings/${postingId}`, { token, version: seen, body });
const remove = (postingId: string): Promise<Answer> =>
  api.ask('DELETE', `/postings/${postingId}`, { token: producer.token });
const slots = (postingId: string): Promise<{ position: number; state: string; days: string[] }[]> =>
  sql('SELECT position, state, days FROM slot WHERE posting_id = $1 ORDER BY state, position', [postingId]);
const first = (shoot: BuiltShoot): string => shoot.postings[0]!.postingId;

/** Everything that a refused request must leave as it was. */
const everything = (): Promise<unknown> =>
  sql(`SELECT (SELECT md5(string_agg(p::text, '' ORDER BY id)) FROM posting p) AS postings,
              (SELECT md5(string_agg(l::text, '' ORDER BY id)) FROM slot l) AS slots,
              (SELECT count(*) FROM audit_entry) AS audit`);

describe('adding a posting', () => {
  it('makes its slots with their days', async () => {
    const shoot = await aShoot().inState('draft').shooting(daysAhead(14), 4).build(sql, company);
    let made!: Answer;
    const pattern = { prepDays: 1, shootShareBp: 5_000, wrapDays: 1 };
    expect(await api.audited(async () => (made = await add(shoot, pattern)))).toEqual(['posting.create']);
    expect(made.body).toMatchObject({
      department: 'lighting',
      state: 'draft',
      headcount: 2,
      slots: { open: 2, offered: 0, filled: 0 },
      daysPerSlot: 4,
      personDays: 8,
      firstDay: daysAhead(13),
      lastDay: daysAhead(18),
      version: 1,
    });
    const days = [13, 14, 15, 18].map(daysAhead);
    expect(await slots(made.body.id as string)).toEqual([
      { position: 1, state: 'open', days },
      { position: 2, state: 'open', days },
    ]);
  });

  it('goes public at once on an open shoot, and so needs pay', async () => {
    const shoot = await aShoot().build(sql, company);
    expect((await add(shoot, {})).body.state).toBe('public');
    expect((await add(shoot, { visibility: 'private' })).body.state).toBe('private');
    const before = await everything();
    expect((await add(shoot, { payLowFen: null, payHighFen: null })).body.code).toBe('posting.payMissing');
    expect(await everything()).toEqual(before);
  });
});

const BAD: readonly [string, Record<string, unknown>][] = [
  ['posting.unknownRole', { roleId: 'wizard' }],
  ['posting.levelRange', { minLevel: 0 }],
  ['posting.levelRange', { minLevel: 5 }],
  ['posting.levelRange', { minLevel: 1 }],
  ['posting.levelRange', { headOfDepartment: true, minLevel: 3 }],
  ['posting.headcount', { headcount: 0 }],
  ['posting.headcount', { headcount: -3 }],
  ['posting.headcount', { headcount: 201 }],
  ['posting.payRange', { payLowFen: -1 }],
  ['posting.payRange', { payLowFen: 90_001 }],
  ['posting.payRange', { payHighFen: 1_000_000_001 }],
  ['posting.payRange', { payHighFen: null }],
  ['request.invalid', { payLowFen: 600.5 }],
  ['request.invalid', { headcount: 1.5 }],
  ['request.invalid', { headcount: '2' }],
  ['request.invalid', { hoursPerDay: 17 }],
  ['request.invalid', { state: 'public' }],
  ['posting.noDays', { prepDays: 0, shootShareBp: 0, wrapDays: 0 }],
  ['shoot.tooLong', { prepDays: 30, wrapDays: 30 }],
];

describe('bad input', () => {
  let shoot: BuiltShoot;
  beforeAll(async () => {
    shoot = await aShoot().inState('draft').shooting(daysAhead(40), 7).withPosting().build(sql, company);
  });

  it.each(BAD)('%s for a new posting with %j, and nothing is written', async (code, more) => {
    const before = await everything();
    const { status, body } = await add(shoot, more);
    expect([body.code, status === 400 || status === 422]).toEqual([code, true]);
    expect(await everything()).toEqual(before);
  });

  it.each(BAD)('%s for an edit to %j, and nothing is written', async (code, more) => {
    const before = await everything();
    expect((await edit(first(shoot), 1, more)).body.code).toBe(code);
    expect(await everything()).toEqual(before);
  });

  it('names the field that is wrong', async () => {
    const { body } = await add(shoot, { payLowFen: 600.5 });
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/payLowFen' })]);
  });
});

describe('editing a posting', () => {
  it('adds slots and takes open ones away, the last first', async () => {
    const shoot = await aShoot().withPosting({ headcount: 2 }).build(sql, company);
    const more = await edit(first(shoot), 1, { headcount: 4 });
    expect(more.body).toMatchObject({ headcount: 4, slots: { open: 4 }, version: 2 });
    const fewer = await edit(first(shoot), 2, { headcount: 1 });
    expect(fewer.body).toMatchObject({ headcount: 1, slots: { open: 1 }, version: 3 });
    expect((await slots(first(shoot))).map(({ state, position }) => `${state} ${position}`)).toEqual([
      'cancelled 2',
      'cancelled 3',
      'cancelled 4',
      'open 1',
    ]);
    const again = await edit(first(shoot), 3, { headcount: 2 });
    expect(again.body).toMatchObject({ slots: { open: 2 } });
  });

  it('keeps every slot that is offered or booked, and its days', async () => {
    const shoot = await aShoot().withPosting({ headcount: 3 }).build(sql, company);
    const { slotIds } = shoot.postings[0]!;
    await aBooking(sql, slotIds[0]!, (await aPerson().build(sql)).personId);
    await anOffer(sql, slotIds[2]!, (await aPerson().build(sql)).personId);
    const before = await everything();
    const { status, body } = await edit(first(shoot), 1, { headcount: 1 });
    expect([status, body.code, body.params]).toEqual([409, 'posting.slotsTaken', expect.objectContaining({ min: 2 })]);
    expect((await edit(first(shoot), 1, { prepDays: 2 })).body.code).toBe('posting.slotsTaken');
    expect(await everything()).toEqual(before);
    expect((await edit(first(shoot), 1, { headcount: 2 })).body).toMatchObject({
      slots: { open: 0, offered: 1, filled: 1 },
    });
  });

  it('is filled when only booked places remain, tells applicants, and reopens with a new place', async () => {
    const shoot = await aShoot().withPosting({ headcount: 2 }).build(sql, company);
    await aBooking(sql, shoot.postings[0]!.slotIds[0]!, (await aPerson().build(sql)).personId);
    const { personId } = await aPerson().build(sql);
    await sql('INSERT INTO application (id, posting_id, shoot_id, person_id) VALUES ($1, $2, $3, $4)', [
      newId(),
      first(shoot),
      shoot.shootId,
      personId,
    ]);
    expect((await edit(first(shoot), 1, { headcount: 1 })).body).toMatchObject({ state: 'filled', applications: 0 });
    expect(await sql('SELECT state, closed_reason AS why FROM application WHERE person_id = $1', [personId])).toEqual([
      { state: 'closed', why: 'posting_filled' },
    ]);
    const rows = await sql(
      `SELECT company_id AS company, shoot_id AS shoot FROM audit_entry WHERE action = 'application.close' AND shoot_id = $1`,
      [shoot.shootId],
    );
    expect(rows).toEqual([{ company: company.companyId, shoot: shoot.shootId }]);
    expect((await edit(first(shoot), 2, { headcount: 2 })).body).toMatchObject({ state: 'public' });
  });

  it('stays off the board when it was private before it was filled, and comes back where it was public', async () => {
    const shoot = await aShoot().withPosting({ state: 'private' }).withPosting().withPosting().build(sql, company);
    const [secret, shown, hidden] = shoot.postings;
    for (const { slotIds } of shoot.postings) {
      await aBooking(sql, slotIds[0]!, (await aPerson().build(sql)).personId);
    }
    expect((await edit(hidden!.postingId, 1, { visibility: 'private' })).body).toMatchObject({ state: 'filled' });
    const reopened = async (postingId: string, version: number): Promise<unknown> => {
      expect((await edit(postingId, version, { requirements: '自带对讲机' })).body.state).toBe('filled');
      const { body } = await edit(postingId, version + 1, { headcount: 2 });
      return [body.state, body.publishedAt !== null];
    };
    expect(await reopened(secret!.postingId, 1)).toEqual(['private', false]);
    expect(await reopened(shown!.postingId, 1)).toEqual(['public', true]);
    expect(await reopened(hidden!.postingId, 2)).toEqual(['private', false]);
    expect((await api.ask('GET', '/board/postings?limit=100')).status).toBe(200);
    expect((await api.ask('GET', `/board/postings/${secret!.postingId}`)).status).toBe(404);
    await expect(sql(`UPDATE posting SET state = 'public' WHERE id = $1`, [secret!.postingId])).rejects.toThrow(
      'posting_published_check',
    );
  });

  it('keeps the role of people who are asked or booked, also while nobody else sees it', async () => {
    const shoot = await aShoot().withPosting({ state: 'private', headcount: 2 }).build(sql, company);
    const { slotIds } = shoot.postings[0]!;
    await anOffer(sql, slotIds[0]!, (await aPerson().build(sql)).personId);
    const before = await everything();
    for (const terms of [{ roleId: 'electrician' }, { headOfDepartment: true, minLevel: 4 }]) {
      const { status, body } = await edit(first(shoot), 1, terms);
      expect([status, body.code]).toEqual([409, 'posting.slotsTaken']);
    }
    expect(await everything()).toEqual(before);
    expect((await edit(first(shoot), 1, { minLevel: 4 })).body).toMatchObject({ minLevel: 4, version: 2 });
    const free = await aShoot().withPosting({ state: 'private' }).build(sql, company);
    expect((await edit(first(free), 1, { roleId: 'electrician' })).body).toMatchObject({ roleId: 'electrician' });
  });

  it('writes nothing where nothing changes, and one row for what does', async () => {
    const shoot = await aShoot().withPosting().build(sql, company);
    const before = await everything();
    for (const same of [{}, { headcount: 1, payLowFen: 60_000 }, { visibility: 'public' }]) {
      const { status, body } = await edit(first(shoot), 1, same);
      expect([status, body.version, body.state]).toEqual([200, 1, 'public']);
    }
    expect((await edit(first(shoot), 2, {})).body.code).toBe('version.conflict');
    expect(await everything()).toEqual(before);
    const written = (seen: number, body: unknown): Promise<string[]> =>
      api.audited(async () => expect((await edit(first(shoot), seen, body)).body.version).toBe(seen + 1));
    expect(await written(1, { visibility: 'private' })).toEqual(['posting.keepPrivate']);
    expect(await written(2, { visibility: 'public', requirements: '自带对讲机' })).toEqual(['posting.publish']);
    expect(await written(3, { visibility: 'public', requirements: '' })).toEqual(['posting.edit']);
    const [edited] = await sql(`SELECT after FROM audit_entry WHERE action = 'posting.edit' AND subject_id = $1`, [
      first(shoot),
    ]);
    expect(edited).toEqual({ after: { fields: ['requirements'] } });
  });

  it('makes proposals stale that it makes untrue, and only those', async () => {
    const shoot = await aShoot().withPosting({ headcount: 2 }).build(sql, company);
    const runId = newId();
    await sql(
      `INSERT INTO match_run (id, shoot_id, state, weights_version, gap_policy_version) VALUES ($1, $2, 'done', 1, 1)`,
      [runId, shoot.shootId],
    );
    for (const slotId of shoot.postings[0]!.slotIds) {
      await sql(
        `INSERT INTO proposal (id, run_id, shoot_id, slot_id, person_id, score, pay_fen, terms, runners_up)
         VALUES ($1, $2, $3, $4, $5, 1, 1, '[]', '[]')`,
        [newId(), runId, shoot.shootId, slotId, (await aPerson().build(sql)).personId],
      );
    }
    const live = async (): Promise<number> =>
      (await sql(`SELECT FROM proposal WHERE run_id = $1 AND state = 'suggested'`, [runId])).length;
    await edit(first(shoot), 1, { requirements: '自带对讲机' });
    expect(await live()).toBe(2);
    await edit(first(shoot), 2, { headcount: 1 });
    expect(await live()).toBe(1);
    await edit(first(shoot), 3, { payLowFen: 70_000 });
    expect(await live()).toBe(0);
  });

  it('moves between private and public', async () => {
    const shoot = await aShoot().inState('draft').withPosting().withPosting().build(sql, company);
    expect((await edit(first(shoot), 1, { visibility: 'private' })).body.state).toBe('private');
    await api.ask('POST', `/shoots/${shoot.shootId}/publish`, { token: producer.token });
    const { body } = await api.ask('GET', `/shoots/${shoot.shootId}/postings`, { token: producer.token });
    expect(body.items!.map((item) => item.state)).toEqual(['private', 'public']);
    expect((await edit(first(shoot), 2, { visibility: 'public' })).body).toMatchObject({ state: 'public' });
  });

  it('keeps the role and the pay of what people have seen', async () => {
    const shoot = await aShoot().withPosting().build(sql, company);
    const other = { roleId: 'electrician', minLevel: 2 };
    expect((await edit(first(shoot), 1, other)).body.code).toBe('state.conflict');
    expect((await edit(first(shoot), 1, { payLowFen: null, payHighFen: null })).body.code).toBe('posting.payMissing');
  });

  it('lets one of many edits of one version win', async () => {
    const shoot = await aShoot().withPosting().build(sql, company);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => edit(first(shoot), 1, { headcount: n + 2 })));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'version.conflict')).toHaveLength(7);
    expect((await slots(first(shoot))).length).toBe(won[0]!.body.headcount);
  });
});

describe('who may', () => {
  it('a head of department sees the own department and edits nothing', async () => {
    const head = await api.person('head');
    await sql(`INSERT INTO membership VALUES ($1, $2, 'head_of_department', 'lighting')`, [
      company.companyId,
      head.accountId,
    ]);
    const shoot = await aShoot().withPosting().withPosting({ roleId: 'focus-puller' }).build(sql, company);
    const list = async (token: string): Promise<unknown[]> =>
      (await api.ask('GET', `/shoots/${shoot.shootId}/postings`, { token })).body.items!.map((item) => item.roleId);
    expect(await list(producer.token)).toEqual(['gaffer', 'focus-puller']);
    expect(await list(head.token)).toEqual(['gaffer']);
    expect((await edit(first(shoot), 1, { headcount: 2 }, head.token)).status).toBe(403);
    const stranger = await api.person('stranger');
    expect((await edit(first(shoot), 1, { headcount: 2 }, stranger.token)).status).toBe(404);
    expect((await edit(newId(), 1, { headcount: 2 }, stranger.token)).status).toBe(404);
  });
});

describe('taking a posting away', () => {
  it('deletes a draft with its slots, and nothing that was public', async () => {
    const draft = await aShoot().inState('draft').withPosting({ prepDays: 5 }).withPosting().build(sql, company);
    expect(await api.audited(() => remove(first(draft)))).toEqual(['posting.remove']);
    expect(await slots(first(draft))).toEqual([]);
    const { body } = await api.ask('GET', `/shoots/${draft.shootId}`, { token: producer.token });
    expect(body).toMatchObject({ runFirst: daysAhead(14), summary: { postings: 1 } });
    const open = await aShoot().withPosting().build(sql, company);
    expect((await remove(first(open))).body.code).toBe('state.conflict');
  });

  it('closes a draft of an open shoot', async () => {
    const open = await aShoot().withPosting({ state: 'draft' }).build(sql, company);
    expect((await remove(first(open))).status).toBe(200);
    expect((await slots(first(open))).map((slot) => slot.state)).toEqual(['cancelled']);
  });
});
