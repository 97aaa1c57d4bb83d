import { ShootAdvance, ShootCloser, ShootOpener } from '@callboard/core';
import { systemContext, Transactions, Tx } from '@callboard/database';
import { newId } from '@callboard/domain';
import {
  aBooking,
  aCompany,
  anOffer,
  aPerson,
  aShoot,
  BuiltCompany,
  BuiltShoot,
  daysAhead,
  Sql,
} from '@callboard/testing';
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

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => api.app.get(Transactions).run(systemContext(), work);
const create = (more: Record<string, unknown>, key = newId()): Promise<Answer> =>
  api.ask('POST', `/companies/${company.companyId}/shoots`, {
    token: producer.token,
    key,
    body: {
      productionId: company.productionId,
      baseId: 'hengdian',
      firstShootingDay: daysAhead(14),
      shootingDays: 7,
      ...more,
    },
  });
const post = (url: string, body: unknown = {}, token = producer.token): Promise<Answer> =>
  api.ask('POST', url, { token, body });
const get = async (shootId: unknown, token = producer.token): Promise<Answer> =>
  api.ask('GET', `/shoots/${String(shootId)}`, { token });
const patch = (shootId: unknown, seen: unknown, body: unknown): Promise<Answer> =>
  api.ask('PATCH', `/shoots/${String(shootId)}`, { token: producer.token, version: seen, body });
const states = async (table: string, shootId: string): Promise<string[]> =>
  (await sql<{ state: string }>(`SELECT state FROM ${table} WHERE shoot_id = $1 ORDER BY id`, [shootId])).map(
    (r) => r.state,
  );

describe('a shoot of 75', () => {
  it('is made with its postings and slots at once', async () => {
    let made!: Answer;
    expect(await api.audited(async () => (made = await create({ templateSize: 75 })))).toEqual(['shoot.create']);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      title: '她在月亮背面',
      state: 'draft',
      templateSize: 75,
      version: 1,
      nextStep: 'publish',
      lastShootingDay: daysAhead(20),
      summary: { headcount: 75, personDays: 686, open: 75, offered: 0, filled: 0, postingsWithoutPay: 0 },
    });
    const { body: preview } = await api.ask('GET', '/templates/75?shootingDays=7');
    expect(preview.summary).toEqual({
      headcount: 75,
      personDays: 686,
      costLowFen: (made.body.summary as { costLowFen: number }).costLowFen,
      costHighFen: (made.body.summary as { costHighFen: number }).costHighFen,
    });
    const [slots] = await sql<{ n: number; positions: boolean; inside: boolean }>(
      `SELECT count(*)::int AS n, bool_and(s.run @> l.span) AS inside,
              count(DISTINCT (l.posting_id, l.position)) = 75 AS positions
       FROM slot l JOIN shoot s ON s.id = l.shoot_id WHERE l.shoot_id = $1`,
      [made.body.id],
    );
    expect(slots).toEqual({ n: 75, positions: true, inside: true });
  });

  it('is made once for one key', async () => {
    const key = newId();
    const [first, second] = [await create({ templateSize: 20 }, key), await create({ templateSize: 20 }, key)];
    expect(second.body.id).toBe(first.body.id);
  });

  it('leaves out the days of prep that are past', async () => {
    const { body } = await create({ templateSize: 75, firstShootingDay: daysAhead(1) });
    expect(body).toMatchObject({ runFirst: daysAhead(0), summary: { headcount: 75 } });
    expect((body.summary as { personDays: number }).personDays).toBeLessThan(686);
  });
});

describe('bad input', () => {
  it.each([
    ['shoot.datesPast', { firstShootingDay: daysAhead(-1) }],
    ['shoot.tooFar', { firstShootingDay: daysAhead(401), shootingDays: 1 }],
    ['shoot.tooFar', { firstShootingDay: daysAhead(395), shootingDays: 7 }],
    ['shoot.tooLong', { shootingDays: 61 }],
    ['shoot.tooLong', { shootingDays: 58, templateSize: 75 }],
    ['shoot.noShootingDay', { shootingDays: 0 }],
    ['shoot.noShootingDay', { shootingDays: -7 }],
    ['shoot.unknownBase', { baseId: 'atlantis' }],
    ['shoot.templateSize', { templateSize: 9 }],
    ['shoot.templateSize', { templateSize: 91 }],
    ['request.invalid', { shootingDays: 1.5 }],
    ['request.invalid', { firstShootingDay: '2026-02-30' }],
    ['request.invalid', { labourBudgetFen: -1 }],
    ['request.invalid', { state: 'open' }],
    ['notFound', { productionId: newId() }],
  ])('%s for %j, and nothing is written', async (code, more) => {
    const before = await sql('SELECT (SELECT count(*) FROM shoot) AS s, (SELECT count(*) FROM audit_entry) AS a');
    const { body, status } = await create(more);
    expect(body.code).toBe(code);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(String(body.detail).length).toBeGreaterThan(5);
    expect(await sql('SELECT (SELECT count(*) FROM shoot) AS s, (SELECT count(*) FROM audit_entry) AS a')).toEqual(
      before,
    );
  });
});

describe('editing a shoot', () => {
  it('moves the days of all slots of a draft', async () => {
    const { body } = await create({ templateSize: 20 });
    const moved = await patch(body.id, 1, {
      firstShootingDay: daysAhead(21),
      shootingDays: 5,
      labourBudgetFen: 7_000_000,
    });
    expect(moved.body).toMatchObject({
      version: 2,
      firstShootingDay: daysAhead(21),
      summary: { labourBudgetFen: 7_000_000 },
    });
    const [slots] = await sql(
      `SELECT bool_and(span = daterange(days[1], days[cardinality(days)], '[]')) AS spans,
              bool_or(days @> ARRAY[$2::date]) AS has, bool_or(days @> ARRAY[$3::date]) AS had
       FROM slot WHERE shoot_id = $1`,
      [body.id, daysAhead(21), daysAhead(14)],
    );
    expect(slots).toEqual({ spans: true, has: true, had: expect.anything() });
    const [outside] = await sql(
      `SELECT count(*)::int AS n FROM slot l JOIN shoot s ON s.id = l.shoot_id WHERE s.id = $1 AND NOT s.run @> l.span`,
      [body.id],
    );
    expect(outside).toEqual({ n: 0 });
  });

  it('refuses an old version, dates of an open shoot, and everything once it is over', async () => {
    const shoot = await aShoot().withPosting().build(sql, company);
    expect((await patch(shoot.shootId, 7, { meals: false })).body.code).toBe('version.conflict');
    expect((await patch(shoot.shootId, 1, { shootingDays: 3 })).body.code).toBe('state.conflict');
    expect((await patch(shoot.shootId, 1, { labourBudgetFen: 1 })).body).toMatchObject({ version: 2 });
    expect((await patch(shoot.shootId, 1, { labourBudgetFen: 2 })).body.code).toBe('version.conflict');
    const over = await aShoot().inState('wrapped').build(sql, company);
    expect((await patch(over.shootId, 1, { meals: false })).body.code).toBe('shoot.closed');
  });

  it('writes nothing where nothing changes', async () => {
    const shoot = await aShoot().withPosting().build(sql, company);
    const { body } = await get(shoot.shootId);
    const same = { title: body.title, baseId: body.baseId, shootingDays: body.shootingDays, meals: body.meals };
    const actions = await api.audited(async () => {
      for (const edit of [{}, same]) expect(await patch(shoot.shootId, 1, edit)).toMatchObject({ status: 200, body });
    });
    expect(actions).toEqual([]);
    expect((await patch(shoot.shootId, 2, same)).body.code).toBe('version.conflict');
    expect(await api.audited(() => patch(shoot.shootId, 1, { ...same, meals: !body.meals }))).toEqual(['shoot.edit']);
  });

  it('lets one of many at once win', async () => {
    const shoot = await aShoot().inState('draft').withPosting().build(sql, company);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => patch(shoot.shootId, 1, { shootingDays: index + 1 })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'version.conflict')).toHaveLength(7);
  });

  it('replaces the postings of a draft by a template, and only of a draft', async () => {
    const draft = await aShoot().inState('draft').withPosting().build(sql, company);
    const { body } = await post(`/shoots/${draft.shootId}/template`, { size: 35 });
    expect(body).toMatchObject({ templateSize: 35, summary: { headcount: 35 } });
    expect(await sql('SELECT 1 FROM posting WHERE id = $1', [draft.postings[0]!.postingId])).toEqual([]);
    const open = await aShoot().withPosting().build(sql, company);
    expect((await post(`/shoots/${open.shootId}/template`, { size: 35 })).body.code).toBe('shoot.hasPostings');
  });

  it('shows costs to those who may see them', async () => {
    const viewer = await api.person('viewer');
    await sql(`INSERT INTO membership (company_id, account_id, role) VALUES ($1, $2, 'viewer')`, [
      company.companyId,
      viewer.accountId,
    ]);
    const shoot = await aShoot().withPosting().build(sql, company);
    const cost = { costLowFen: 420_000, costHighFen: 630_000 };
    expect((await get(shoot.shootId)).body.summary).toMatchObject(cost);
    const hidden = { costLowFen: null, costHighFen: null, labourBudgetFen: null };
    expect((await get(shoot.shootId, viewer.token)).body.summary).toMatchObject(hidden);
    const stranger = await api.person('stranger');
    expect((await get(shoot.shootId, stranger.token)).status).toBe(404);
    const denied = await api.ask('PATCH', `/shoots/${shoot.shootId}`, {
      token: viewer.token,
      version: 1,
      body: { meals: false },
    });
    expect(denied.status).toBe(403);
  });

  it('lists newest first, page by page', async () => {
    const url = `/companies/${company.companyId}/shoots?limit=3`;
    const seen: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Answer = await api.ask('GET', url + (cursor && `&cursor=${cursor}`), { token: producer.token });
      seen.push(...body.items!.map((item) => item.id));
      cursor = body.nextCursor as string | null;
    }
    const all = await sql<{ id: string }>(
      'SELECT id FROM shoot WHERE company_id = $1 ORDER BY created_at DESC, id DESC',
      [company.companyId],
    );
    expect(seen).toEqual(all.map((row) => row.id));
    expect((await api.ask('GET', `${url}&cursor=x`, { token: producer.token })).body.code).toBe('request.invalid');
  });
});

describe('publishing', () => {
  it('opens the shoot of a verified company and puts its postings on the board', async () => {
    const { body } = await create({ templateSize: 20 });
    const { body: open } = await post(`/shoots/${String(body.id)}/publish`);
    expect(open).toMatchObject({ state: 'open', version: 2, nextStep: 'fill' });
    expect(new Set(await states('posting', String(body.id)))).toEqual(new Set(['public']));
    expect((await post(`/shoots/${String(body.id)}/publish`)).body.code).toBe('state.conflict');
  });

  it('says which postings lack pay, and leaves the draft alone', async () => {
    const unpaid = { payLowFen: null, payHighFen: null };
    const draft = await aShoot()
      .inState('draft')
      .withPosting()
      .withPosting(unpaid)
      .withPosting(unpaid)
      .build(sql, company);
    const { status, body } = await post(`/shoots/${draft.shootId}/publish`);
    expect([status, body.code]).toEqual([422, 'posting.payMissing']);
    expect((body.errors as { pointer: string }[]).map((error) => error.pointer)).toEqual(
      [draft.postings[1]!, draft.postings[2]!].map(({ postingId }) => `/postings/${postingId}/payLowFen`),
    );
    expect((await get(draft.shootId)).body).toMatchObject({ state: 'draft', nextStep: 'setPay' });
  });

  it('needs a posting and days to come', async () => {
    const empty = await aShoot().inState('draft').build(sql, company);
    expect((await post(`/shoots/${empty.shootId}/publish`)).body.code).toBe('shoot.noPostings');
    const past = await aShoot().inState('draft').shooting(daysAhead(-1), 3).withPosting().build(sql, company);
    expect((await post(`/shoots/${past.shootId}/publish`)).body.code).toBe('shoot.datesPast');
  });

  it('keeps the shoot of another company in review until its verification', async () => {
    const fresh = await aCompany().inState('in_review').withMember(producer, 'owner').build(sql);
    const waiting = await aShoot().inState('draft').withPosting().build(sql, fresh);
    const past = await aShoot().inState('in_review').shooting(daysAhead(-2), 3).withPosting().build(sql, fresh);
    const { body } = await post(`/shoots/${waiting.shootId}/publish`);
    expect(body).toMatchObject({ state: 'in_review', nextStep: 'awaitVerification' });
    expect(await states('posting', waiting.shootId)).toEqual(['draft']);
    const result = await run((tx) => api.app.get(ShootOpener).openReviewedShoots(tx, fresh.companyId));
    expect(result).toEqual({ opened: [waiting.shootId], sentBack: [past.shootId] });
    expect(await states('posting', waiting.shootId)).toEqual(['public']);
    expect((await get(past.shootId)).body.state).toBe('draft');
    const again = await run((tx) => api.app.get(ShootOpener).openReviewedShoots(tx, fresh.companyId));
    expect(again).toEqual({ opened: [], sentBack: [] });
  });
});

async function staffed(shoot: BuiltShoot): Promise<void> {
  const [booked, offered, asked] = [await aPerson().build(sql), await aPerson().build(sql), await aPerson().build(sql)];
  const { postingId, slotIds } = shoot.postings[0]!;
  await aBooking(sql, slotIds[0]!, booked.personId);
  await anOffer(sql, slotIds[1]!, offered.personId);
  await sql(`INSERT INTO application (id, posting_id, shoot_id, person_id) VALUES ($1, $2, $3, $4)`, [
    newId(),
    postingId,
    shoot.shootId,
    asked.personId,
  ]);
  const runId = newId();
  await sql(
    `INSERT INTO match_run (id, shoot_id, state, weights_version, gap_policy_version) VALUES ($1, $2, 'queued', 1, 1)`,
    [runId, shoot.shootId],
  );
  await sql(
    `INSERT INTO proposal (id, run_id, shoot_id, slot_id, person_id, score, pay_fen, terms, runners_up)
     VALUES ($1, $2, $3, $4, $5, 1, 1, '[]', '[]')`,
    [newId(), runId, shoot.shootId, slotIds[2], asked.personId],
  );
}

const TABLES = ['posting', 'slot', 'offer', 'booking', 'application', 'proposal', 'match_run'] as const;
const ends = async (shootId: string): Promise<Record<string, string[]>> =>
  Object.fromEntries(await Promise.all(TABLES.map(async (table) => [table, (await states(table, shootId)).sort()])));

describe('the end of a shoot', () => {
  it('by cancelling ends everything that hangs on it, and doing it again changes nothing', async () => {
    const shoot = await aShoot().withPosting({ headcount: 3 }).build(sql, company);
    await staffed(shoot);
    const { body } = await post(`/shoots/${shoot.shootId}/cancel`, { reason: '投资方撤资' });
    expect(body).toMatchObject({ state: 'cancelled', cancelReason: '投资方撤资', nextStep: 'none' });
    expect(await ends(shoot.shootId)).toEqual({
      posting: ['closed'],
      slot: ['cancelled', 'cancelled', 'cancelled'],
      offer: ['accepted', 'withdrawn'],
      booking: ['cancelled_by_company'],
      application: ['closed'],
      proposal: ['stale'],
      match_run: ['superseded'],
    });
    const answered = await sql(
      `SELECT FROM offer WHERE shoot_id = $1 AND state = 'withdrawn' AND answered_at IS NULL`,
      [shoot.shootId],
    );
    expect(answered).toEqual([]);
    const [closed] = await sql(
      `SELECT company_id AS company, shoot_id AS shoot FROM audit_entry
       WHERE action = 'application.close' AND subject_id = (SELECT id FROM application WHERE shoot_id = $1)`,
      [shoot.shootId],
    );
    expect(closed).toEqual({ company: company.companyId, shoot: shoot.shootId });
    const jobs = await sql(`SELECT job FROM outbox WHERE payload->>'shootId' = $1`, [shoot.shootId]);
    expect(jobs).toEqual([{ job: 'shoot.close' }]);
    const again = await api.audited(() => run((tx) => api.app.get(ShootCloser).close(tx, shoot.shootId)));
    expect(again).toEqual([]);
    expect((await post(`/shoots/${shoot.shootId}/cancel`, { reason: 'x' })).body.code).toBe('state.conflict');
  });

  it('leaves a shoot alone that is not cancelled', async () => {
    const shoot = await aShoot().withPosting().build(sql, company);
    expect(await api.audited(() => run((tx) => api.app.get(ShootCloser).close(tx, shoot.shootId)))).toEqual([]);
    await expect(run((tx) => api.app.get(ShootCloser).close(tx, newId()))).rejects.toMatchObject({ code: 'notFound' });
  });

  it('comes with the calendar: it starts on the first day of its run and wraps after the last', async () => {
    const early = await aShoot().shooting(daysAhead(1), 3).withPosting().build(sql, company);
    const starting = await aShoot().shooting(daysAhead(3), 3).withPosting({ prepDays: 3 }).build(sql, company);
    const last = await aShoot().inState('shooting').shooting(daysAhead(-2), 3).withPosting().build(sql, company);
    const over = await aShoot()
      .inState('open')
      .shooting(daysAhead(-5), 3)
      .withPosting({ headcount: 3 })
      .build(sql, company);
    await staffed(over);
    const advance = (): Promise<number> => run((tx) => api.app.get(ShootAdvance).advance(tx));
    while ((await advance()) > 0);
    const state = async ({ shootId }: BuiltShoot): Promise<unknown> => (await get(shootId)).body.state;
    expect([await state(early), await state(starting), await state(last), await state(over)]).toEqual([
      'open',
      'shooting',
      'shooting',
      'wrapped',
    ]);
    expect(await ends(over.shootId)).toEqual({
      posting: ['closed'],
      slot: ['booked', 'cancelled', 'cancelled'],
      offer: ['accepted', 'withdrawn'],
      booking: ['completed'],
      application: ['closed'],
      proposal: ['stale'],
      match_run: ['superseded'],
    });
    expect(await api.audited(advance)).toEqual([]);
  });
});

describe('reference data', () => {
  it('has every base, department, role and level in both languages', async () => {
    const { body } = await api.ask('GET', '/reference');
    const lists = body as unknown as Record<string, { name: { zh: string; en: string } }[]>;
    expect([lists.departments!.length, lists.roles!.length, lists.levels!.length]).toEqual([14, 60, 4]);
    expect(lists.bases!.length).toBeGreaterThanOrEqual(30);
    for (const { name } of [...lists.bases!, ...lists.roles!]) expect([name.zh, name.en]).not.toContain('');
  });

  it('refuses sizes and days that there are not', async () => {
    expect((await api.ask('GET', '/templates/9')).body.code).toBe('shoot.templateSize');
    expect((await api.ask('GET', '/templates/75?shootingDays=0')).body.code).toBe('shoot.noShootingDay');
    expect((await api.ask('GET', '/templates/x')).body.code).toBe('request.invalid');
  });
});

describe('productions', () => {
  it('are made by members who may, once for one key, and listed', async () => {
    const url = `/companies/${company.companyId}/productions`;
    const body = { title: '  渡口 ', genre: 'costume', episodes: 90 };
    const key = newId();
    const made = await api.ask('POST', url, { token: producer.token, key, body });
    expect(made.body).toMatchObject({ title: '渡口', genre: 'costume', filingNumber: null, shoots: 0 });
    const again = await api.ask('POST', url, { token: producer.token, key, body });
    expect(again.body.id).toBe(made.body.id);
    const { body: list } = await api.ask('GET', url, { token: producer.token });
    expect(list.items!.map((item) => item.title)).toEqual(['渡口', '她在月亮背面']);
    const stranger = await api.person('foreigner');
    const foreign = await api.ask('POST', url, { token: stranger.token, key: newId(), body });
    expect([foreign.status, foreign.body.code]).toEqual([404, 'notFound']);
    const twice = { ...body, episodes: 201 };
    expect((await api.ask('POST', url, { token: producer.token, key: newId(), body: twice })).body.code).toBe(
      'request.invalid',
    );
  });

  it('are edited by members who may, and only where something changes', async () => {
    const { productionId } = await aCompany().withMember(producer, 'owner').build(sql);
    const edit = (body: unknown, token = producer.token) =>
      api.ask('PATCH', `/productions/${productionId}`, { token, body });
    const change = { title: '渡口二', genre: 'costume', episodes: 70, filingNumber: '浙剧备字 2026-1' };
    let edited = await edit({});
    expect(await api.audited(async () => (edited = await edit(change)))).toEqual(['production.edit']);
    expect([edited.status, edited.body]).toEqual([200, expect.objectContaining({ id: productionId, ...change })]);
    const [line] = await sql(`SELECT after FROM audit_entry WHERE action = 'production.edit' AND subject_id = $1`, [
      productionId,
    ]);
    expect(line).toEqual({ after: { fields: ['title', 'genre', 'episodes', 'filingNumber'] } });
    expect(await api.audited(() => edit(change))).toEqual([]);
    expect((await edit({ filingNumber: null })).body.filingNumber).toBeNull();
    for (const wrong of [{ title: ' ' }, { episodes: 201 }, { genre: 'opera' }, { companyId: newId() }]) {
      expect((await edit(wrong)).body.code).toBe('request.invalid');
    }
    const stranger = await api.person('stranger');
    expect((await edit({ title: 'x' }, stranger.token)).body.code).toBe('notFound');
    expect((await api.ask('PATCH', `/productions/${newId()}`, { token: producer.token, body: {} })).status).toBe(404);
  });

  it('of another company cannot be shot', async () => {
    const other = await aCompany().build(sql);
    expect((await create({ productionId: other.productionId })).body.code).toBe('notFound');
  });
});
