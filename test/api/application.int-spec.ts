import { newId } from '@callboard/domain';
import {
  aBooking,
  anOffer,
  aPerson,
  aShoot,
  BuiltCompany,
  BuiltShoot,
  daysAhead,
  PostingSpec,
  Sql,
} from '@callboard/testing';
import { Answer, TestApi, TestPerson } from './test-api';

let api: TestApi;
let sql: Sql;
let producer: TestPerson;
let seeker: TestPerson;
let company: BuiltCompany;

beforeAll(async () => {
  api = await TestApi.start();
  sql = api.sql;
  ({ producer, company } = await api.producer());
  seeker = await api.person('seeker');
  await aPerson().whoIs(seeker).inRole('gaffer', 3).free(daysAhead(0), daysAhead(60)).notUnder(70_000).build(sql);
});
afterAll(() => api.stop());

const shootWith = (...postings: PostingSpec[]): Promise<BuiltShoot> =>
  postings.reduce((shoot, posting) => shoot.withPosting(posting), aShoot()).build(sql, company);
const first = (shoot: BuiltShoot): string => shoot.postings[0]!.postingId;
const apply = (postingId: string, person: TestPerson = seeker, note?: string): Promise<Answer> =>
  api.ask('POST', `/postings/${postingId}/applications`, {
    token: person.token,
    key: newId(),
    body: note === undefined ? {} : { note },
  });
const act = (id: unknown, step: string, person: TestPerson): Promise<Answer> =>
  api.ask('POST', `/applications/${String(id)}/${step}`, { token: person.token });
const count = async (): Promise<unknown> =>
  sql(
    'SELECT (SELECT count(*) FROM application) AS a, (SELECT count(*) FROM audit_entry) AS e, (SELECT count(*) FROM outbox) AS o',
  );

describe('applying', () => {
  it('tells the place in the queue', async () => {
    const shoot = await shootWith({ headcount: 2 });
    const other = await api.person('other');
    await aPerson().whoIs(other).build(sql);
    await apply(first(shoot), other);
    let mine!: Answer;
    expect(await api.audited(async () => (mine = await apply(first(shoot), seeker, ' 我有自己的灯车 ')))).toEqual([
      'application.submit',
    ]);
    expect(mine.status).toBe(201);
    expect(mine.body).toMatchObject({
      state: 'submitted',
      queuePosition: 2,
      note: '我有自己的灯车',
      closedReason: null,
    });
    const { body } = await api.ask('GET', '/me/applications', { token: seeker.token });
    expect(body.items![0]).toMatchObject({
      id: mine.body.id,
      queuePosition: 2,
      firstDay: daysAhead(14),
      roleId: 'gaffer',
    });
    const page = await api.ask('GET', `/board/postings/${first(shoot)}`, { token: seeker.token });
    expect((page.body.mine as { application: unknown }).application).toEqual({ id: mine.body.id, state: 'submitted' });
  });

  it('counts once, however often and however fast', async () => {
    const shoot = await shootWith({});
    const answers = await Promise.all(Array.from({ length: 6 }, () => apply(first(shoot))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'application.exists')).toHaveLength(5);
  });

  it('is refused with the reason, and nothing is written', async () => {
    const nobody = await api.person('nobody');
    const low = await shootWith({ minLevel: 4 }, { roleId: 'focus-puller' });
    const filled = await shootWith({ state: 'filled' });
    const draft = await shootWith({ state: 'draft' });
    const secret = await shootWith({ state: 'private' });
    const over = await aShoot().inState('cancelled').withPosting({ state: 'closed' }).build(sql, company);
    const begun = await aShoot().inState('shooting').shooting(daysAhead(-1), 9).withPosting().build(sql, company);
    const before = await count();
    const codes = async (answer: Promise<Answer>): Promise<unknown> => {
      const { body } = await answer;
      return [body.code, (body.params as { reason?: string } | undefined)?.reason];
    };
    expect(await codes(apply(first(low), nobody))).toEqual(['application.notQualified', 'noProfile']);
    expect(await codes(apply(low.postings[1]!.postingId))).toEqual(['application.notQualified', 'noRole']);
    expect(await codes(apply(first(low)))).toEqual(['application.notQualified', 'level']);
    for (const shoot of [filled, over, begun])
      expect((await apply(first(shoot))).body.code).toBe('application.notOpen');
    for (const id of [first(draft), first(secret), newId()]) expect((await apply(id)).status).toBe(404);
    for (const length of [101, 10_000]) {
      expect((await apply(first(low), seeker, 'x'.repeat(length))).body).toMatchObject({
        code: 'request.invalid',
        errors: [{ pointer: '/note', code: 'field.tooLong' }],
      });
    }
    const days = (value: unknown): Promise<Answer> =>
      api.ask('POST', `/postings/${first(low)}/applications`, {
        token: seeker.token,
        key: newId(),
        body: { days: value },
      });
    for (const value of [['2026-02-30'], 'all', Array.from({ length: 61 }, () => daysAhead(14))])
      expect((await days(value)).body.code).toBe('request.invalid');
    expect(await count()).toEqual(before);
  });

  it('takes the level that the match and the producer take', async () => {
    const newcomer = await api.person('newcomer');
    await aPerson().whoIs(newcomer).inRole('grip', 1).build(sql);
    const shoot = await shootWith(
      { roleId: 'grip', minLevel: 2, entry: 'open' },
      { roleId: 'grip', minLevel: 2, entry: 'mentored' },
      { roleId: 'grip', minLevel: 2 },
      { roleId: 'grip', minLevel: 1, entry: 'open' },
    );
    const [open, mentored, closed, head] = shoot.postings.map((posting) => posting.postingId);
    await sql('UPDATE posting SET head_of_department = true WHERE id = $1', [head]);
    const lack = async (id: string | undefined): Promise<unknown> =>
      ((await api.ask('GET', `/board/postings/${id}`, { token: newcomer.token })).body.mine as { unqualified: unknown })
        .unqualified;
    expect([await lack(open), await lack(mentored), await lack(closed), await lack(head)]).toEqual([
      null,
      null,
      'level',
      'level',
    ]);
    expect((await apply(open!, newcomer)).status).toBe(201);
    expect((await apply(closed!, newcomer)).body).toMatchObject({
      code: 'application.notQualified',
      params: { level: 2 },
    });
    expect((await apply(head!, newcomer)).body).toMatchObject({
      code: 'application.notQualified',
      params: { level: 4 },
    });
  });

  it('is refused on a shoot where one works already', async () => {
    const shoot = await shootWith({ headcount: 2 });
    const booked = await api.person('booked');
    await aPerson().whoIs(booked).build(sql);
    await aBooking(sql, shoot.postings[0]!.slotIds[0]!, booked.personId);
    expect((await apply(first(shoot), booked)).body.code).toBe('booking.sameShoot');
  });
});

describe('what becomes of an application', () => {
  it('is taken back by its person alone, who may apply again', async () => {
    const shoot = await shootWith({});
    const { body } = await apply(first(shoot));
    const other = await api.person('thief');
    expect((await act(body.id, 'withdraw', other)).status).toBe(404);
    expect((await act(body.id, 'withdraw', producer)).status).toBe(404);
    expect(await api.audited(() => act(body.id, 'withdraw', seeker))).toEqual(['application.withdraw']);
    expect((await act(body.id, 'withdraw', seeker)).body.code).toBe('state.conflict');
    expect((await apply(first(shoot))).status).toBe(201);
  });

  it('takes the offer along that came of it: the place is free for the next at once', async () => {
    const shoot = await shootWith({ headcount: 2 });
    const { body } = await apply(first(shoot));
    const [mine, others] = shoot.postings[0]!.slotIds;
    const offer = await anOffer(sql, mine!, seeker.personId);
    const stays = await anOffer(sql, others!, (await aPerson().build(sql)).personId);
    await sql(`UPDATE application SET state = 'offered' WHERE id = $1`, [body.id]);
    const actions = await api.audited(async () => {
      expect((await act(body.id, 'withdraw', seeker)).body).toMatchObject({ state: 'withdrawn' });
    });
    expect(actions.sort()).toEqual(['application.withdraw', 'offer.decline', 'slot.release']);
    expect(
      await sql('SELECT state, answer_reason AS why, answered_at IS NOT NULL AS at FROM offer WHERE id = $1', [offer]),
    ).toEqual([{ state: 'declined', why: 'application_withdrawn', at: true }]);
    expect(await sql('SELECT state FROM slot WHERE id = $1', [mine])).toEqual([{ state: 'open' }]);
    expect(await sql('SELECT state FROM offer WHERE id = $1', [stays])).toEqual([{ state: 'sent' }]);
    expect(await sql(`SELECT job FROM outbox WHERE payload->>'slotId' = $1`, [mine])).toEqual([{ job: 'slot.refill' }]);
  });

  it('is decided by members who may', async () => {
    const shoot = await shootWith({});
    const { body } = await apply(first(shoot));
    const [head, grip] = [await api.person('head'), await api.person('grip')];
    for (const [person, department] of [
      [head, 'lighting'],
      [grip, 'grip'],
    ] as const) {
      await sql(`INSERT INTO membership VALUES ($1, $2, 'head_of_department', $3)`, [
        company.companyId,
        person.accountId,
        department,
      ]);
    }
    expect((await act(body.id, 'shortlist', seeker)).status).toBe(404);
    expect((await act(body.id, 'shortlist', grip)).status).toBe(403);
    expect((await act(body.id, 'shortlist', head)).body).toEqual({ id: body.id, state: 'shortlisted' });
    expect((await act(body.id, 'decline', producer)).body).toEqual({ id: body.id, state: 'declined' });
    expect((await act(body.id, 'shortlist', producer)).body.code).toBe('state.conflict');
    const seen = async (person: TestPerson): Promise<unknown> =>
      (await api.ask('GET', `/shoots/${shoot.shootId}/applications`, { token: person.token })).body.items?.length;
    expect([await seen(producer), await seen(head), await seen(grip)]).toEqual([1, 1, 0]);
    expect((await api.ask('GET', `/shoots/${shoot.shootId}/applications`, { token: seeker.token })).status).toBe(404);
  });

  it('is decided with others at once, a hundred at most', async () => {
    const shoot = await shootWith({});
    const { body } = await apply(first(shoot));
    const decide = (applicationIds: unknown, decision = 'decline'): Promise<Answer> =>
      api.ask('POST', `/shoots/${shoot.shootId}/applications/decisions`, {
        token: producer.token,
        body: { decision, applicationIds },
      });
    for (const ids of [[], Array.from({ length: 101 }, newId), ['x']])
      expect((await decide(ids)).body.code).toBe('request.invalid');
    expect((await decide([body.id], 'hire')).body.code).toBe('request.invalid');
    expect((await decide([body.id, first(shoot)])).body.items).toEqual([
      { id: body.id, outcome: 'done', state: 'declined' },
      { id: first(shoot), outcome: 'notFound', state: null },
    ]);
    const similar = await api.ask('GET', `/me/applications/${String(body.id)}/similar`, { token: seeker.token });
    expect(similar.body.items!.length).toBeLessThanOrEqual(3);
    expect(similar.body.items!.every((job) => job.roleId === 'gaffer')).toBe(true);
  });

  it('closes with the shoot and says so in both languages', async () => {
    const shoot = await shootWith({});
    const { body } = await apply(first(shoot));
    await api.ask('POST', `/shoots/${shoot.shootId}/cancel`, { token: producer.token, body: { reason: '改期' } });
    const { body: list } = await api.ask('GET', '/me/applications', { token: seeker.token });
    expect(list.items!.find((item) => item.id === body.id)).toMatchObject({
      state: 'closed',
      closedReason: 'shoot_cancelled',
      queuePosition: null,
      closedText: { zh: expect.stringContaining('取消'), en: expect.stringContaining('cancelled') },
    });
  });
});

describe('applying while the shoot is cancelled', () => {
  it('leaves nobody without an answer', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, (_, n) => api.person(`racer-${n}`)));
    for (const person of people) await aPerson().whoIs(person).build(sql);
    const shoot = await shootWith({ headcount: 3 });
    const cancel = (): Promise<Answer> =>
      api.ask('POST', `/shoots/${shoot.shootId}/cancel`, { token: producer.token, body: { reason: '改期' } });
    const half = people.length / 2;
    const [cancelled, ...answers] = await Promise.all([
      ...people.slice(0, half).map((person) => apply(first(shoot), person)),
      cancel(),
      ...people.slice(half).map((person) => apply(first(shoot), person)),
    ]).then((all) => [all[half]!, ...all.filter((_, index) => index !== half)]);
    expect(cancelled!.status).toBe(200);
    for (const { status, body } of answers)
      expect([status, body.code]).toEqual(status === 201 ? [201, undefined] : [409, 'application.notOpen']);
    const rows = await sql<{ state: string }>('SELECT state FROM application WHERE shoot_id = $1', [shoot.shootId]);
    expect(rows.map((row) => row.state)).toEqual(answers.filter(({ status }) => status === 201).map(() => 'closed'));
  });
});

describe('the cards of those who applied', () => {
  it('tell what decides, and neither contacts nor floors', async () => {
    const shoot = await shootWith({ payHighFen: 65_000 }, { payHighFen: 75_000 });
    await apply(first(shoot));
    await apply(shoot.postings[1]!.postingId);
    const past = await aShoot().inState('wrapped').shooting(daysAhead(-6), 4).withPosting().build(sql, company);
    await aBooking(sql, past.postings[0]!.slotIds[0]!, seeker.personId);
    const url = `/shoots/${shoot.shootId}/applications`;
    const { body } = await api.ask('GET', url, { token: producer.token });
    expect(body.items!.map((item) => item.person)).toEqual([
      expect.objectContaining({
        floorWithinBand: false,
        paidDaysLast30: 4,
        freeAllDays: true,
        travelMinutes: 0,
        level: 3,
      }),
      expect.objectContaining({ floorWithinBand: true, displayName: 'seeker', homeBase: 'hengdian' }),
    ]);
    expect(JSON.stringify(body)).not.toMatch(/70000|example\.com|payFloor/);
    const clash = await aShoot().shooting(daysAhead(20), 3).withPosting().build(sql, company);
    await aBooking(sql, clash.postings[0]!.slotIds[0]!, seeker.personId);
    const { body: busy } = await api.ask('GET', `${url}?postingId=${first(shoot)}`, { token: producer.token });
    expect(busy.items!.map((item) => (item.person as { freeAllDays: boolean }).freeAllDays)).toEqual([false]);
  });

  it('come page by page', async () => {
    const shoot = await shootWith({});
    for (let n = 0; n < 3; n += 1) {
      const { personId } = await aPerson().build(sql);
      await sql('INSERT INTO application (id, posting_id, shoot_id, person_id) VALUES ($1, $2, $3, $4)', [
        newId(),
        first(shoot),
        shoot.shootId,
        personId,
      ]);
    }
    const seen: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const url = `/shoots/${shoot.shootId}/applications?limit=2${cursor && `&cursor=${cursor}`}`;
      const { body }: Answer = await api.ask('GET', url, { token: producer.token });
      seen.push(...body.items!.map((item) => item.id));
      cursor = body.nextCursor as string | null;
    }
    expect(new Set(seen).size).toBe(3);
    expect(seen).toHaveLength(3);
  });
});
