import { newId } from '@callboard/domain';
import {
  aBooking,
  aCompany,
  anOffer,
  aPerson,
  aShoot,
  BuiltCompany,
  daysAhead,
  Sql,
  statementsOf,
} from '@callboard/testing';
import { TestApi, TestPerson } from './test-api';

let api: TestApi;
let sql: Sql;
let auditor: TestPerson;
let company: BuiltCompany;
beforeAll(async () => {
  api = await TestApi.start();
  sql = api.sql;
  auditor = await api.person('auditor', 'auditor');
  company = await aCompany().build(sql);
});
afterAll(() => api.stop());

const read = async (url: string): Promise<Record<string, unknown>> => {
  const { status, body } = await api.ask('GET', `/admin/${url}`, { token: auditor.token });
  expect([status, body.code]).toEqual([200, undefined]);
  return body;
};

const EMPTY = {
  shootingToday: 0,
  openPlaces: 0,
  urgentPlaces: 0,
  medianFillMinutes: null,
  companiesWaiting: { count: 0, oldestSince: null },
  deadLetters: 0,
  matchRuns: { queued: 0, running: 0 },
  bases: [],
  scarcestRoles: [],
};

describe('the control room', () => {
  it('is quiet where nothing is', async () => {
    const { at, ...figures } = await read('overview');
    expect(Math.abs(Date.parse(at as string) - Date.now())).toBeLessThan(60_000);
    expect(figures).toEqual(EMPTY);
  });

  it('counts what shoots, what is open and what is urgent, by base and role', async () => {
    const far = await aShoot()
      .withPosting({ headcount: 3 })
      .withPosting({ roleId: 'focus-puller', headcount: 2 })
      .withPosting({ roleId: 'dit', state: 'draft' })
      .withPosting({ roleId: 'dit', state: 'closed' })
      .build(sql, company);
    const now = await aShoot()
      .at('xian')
      .inState('shooting')
      .shooting(daysAhead(-1), 4)
      .withPosting({ headcount: 5 })
      .build(sql, company);
    // Its first day is tomorrow or the day after, whatever the hour.
    await aShoot().at('xian').shooting(daysAhead(2), 3).withPosting({ headcount: 1 }).build(sql, company);
    await aShoot().inState('draft').withPosting({ headcount: 9 }).build(sql, company);
    await aShoot().inState('cancelled').shooting(daysAhead(0), 3).withPosting().build(sql, company);
    const [gaffers] = far.postings;
    await anOffer(sql, gaffers!.slotIds[0]!, (await aPerson().build(sql)).personId);
    await aBooking(sql, gaffers!.slotIds[1]!, (await aPerson().build(sql)).personId);
    expect(await read('overview')).toMatchObject({
      shootingToday: 1,
      // One gaffer, two focus pullers, and one gaffer in Xi'an; the five whose days have begun are past filling.
      openPlaces: 4,
      urgentPlaces: 1,
      bases: [
        { baseId: 'hengdian', shootingToday: 0, openPlaces: 3 },
        { baseId: 'xian', shootingToday: 1, openPlaces: 1 },
      ],
      scarcestRoles: [
        { roleId: 'focus-puller', department: 'camera', openPlaces: 2 },
        { roleId: 'gaffer', department: 'lighting', openPlaces: 2 },
      ],
    });
    await sql(`UPDATE shoot SET state = 'wrapped' WHERE id = $1`, [now.shootId]);
    expect(await read('overview')).toMatchObject({ shootingToday: 0 });
  });

  it('takes the median from a place being public to its booking, over thirty days', async () => {
    await sql(`DELETE FROM booking`);
    const shoot = await aShoot().withPosting({ headcount: 4 }).build(sql, company);
    const { slotIds, postingId } = shoot.postings[0]!;
    await sql(`UPDATE posting SET published_at = now() - interval '50 days' WHERE id = $1`, [postingId]);
    await sql(`UPDATE slot SET created_at = now() - interval '60 days' WHERE posting_id = $1`, [postingId]);
    const bookAfter = async (slotId: string, minutes: number, ago = '1 day'): Promise<void> => {
      const bookingId = await aBooking(sql, slotId, (await aPerson().build(sql)).personId);
      await sql(`UPDATE booking SET created_at = now() - $2::interval WHERE id = $1`, [bookingId, ago]);
      // A place that is added later is public later than its posting.
      await sql(`UPDATE slot SET created_at = now() - $2::interval - make_interval(mins => $3) WHERE id = $1`, [
        slotId,
        ago,
        minutes,
      ]);
    };
    await bookAfter(slotIds[0]!, 10);
    await bookAfter(slotIds[1]!, 40);
    expect(await read('overview')).toMatchObject({ medianFillMinutes: 25 });
    await bookAfter(slotIds[2]!, 1_000);
    await bookAfter(slotIds[3]!, 1, '31 days');
    expect(await read('overview')).toMatchObject({ medianFillMinutes: 40 });
  });

  it('says what waits for us, and since when', async () => {
    const { producer } = await api.producer();
    const waiting = await aCompany().inState('draft').withMember(producer, 'owner').build(sql);
    await sql(`UPDATE company SET created_at = now() - interval '9 days' WHERE id = $1`, [waiting.companyId]);
    const body = { creditCode: '91350100M000100Y43', evidence: '营业执照副本，已上传。' };
    const submitted = await api.ask('POST', `/companies/${waiting.companyId}/submission`, {
      token: producer.token,
      body,
    });
    expect(submitted.status).toBe(200);
    const { companiesWaiting } = (await read('overview')) as {
      companiesWaiting: { count: number; oldestSince: string };
    };
    expect(companiesWaiting.count).toBe(1);
    // Since it handed in its papers, not since it was made.
    expect(Date.now() - Date.parse(companiesWaiting.oldestSince)).toBeLessThan(60_000);
    await sql(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key, state) VALUES ($1, 'e', 'j', '{}', 'k', 'failed')`,
      [newId()],
    );
    expect(await read('overview')).toMatchObject({ deadLetters: 1 });
  });

  it('costs two statements beside that which knows the caller, whatever there is', async () => {
    expect(await statementsOf(() => read('overview'))).toHaveLength(3);
  });
});

describe('the match runs of all shoots', () => {
  it('are listed with their shoot and company, the latest first, by state where one is asked for', async () => {
    const made: string[] = [];
    for (const state of ['done', 'failed', 'queued', 'running']) {
      const shoot = await aShoot().titled(`剧组 ${state}`).build(sql, company);
      made.unshift(newId());
      await sql(
        `INSERT INTO match_run (id, shoot_id, state, weights_version, gap_policy_version) VALUES ($1, $2, $3, 1, 1)`,
        [made[0], shoot.shootId, state],
      );
    }
    expect(await read('overview')).toMatchObject({ matchRuns: { queued: 1, running: 1 } });
    const all = await read('match-runs');
    expect((all['items'] as { id: string }[]).map(({ id }) => id)).toEqual(made);
    expect((all['items'] as object[])[0]).toMatchObject({
      state: 'running',
      shootTitle: '剧组 running',
      companyId: company.companyId,
      companyName: '晚潮影视',
      result: null,
      startedAt: null,
    });
    const failed = await read('match-runs?state=failed');
    expect((failed['items'] as { state: string }[]).map(({ state }) => state)).toEqual(['failed']);
    const first = await read('match-runs?limit=3');
    const second = await read(`match-runs?limit=3&cursor=${String(first['nextCursor'])}`);
    const ids = [first, second].flatMap((page) => (page['items'] as { id: string }[]).map(({ id }) => id));
    expect([ids, second['nextCursor']]).toEqual([made, null]);
  });
});
