import { Client } from 'pg';
import { FitFollower } from '@callboard/core';
import { MatchChangeRepository, systemContext, Transactions } from '@callboard/database';
import { newId } from '@callboard/domain';
import {
  aBooking,
  aCompany,
  anOffer,
  aPerson,
  aShoot,
  BuiltCompany,
  BuiltPerson,
  daysAhead,
  Sql,
} from '@callboard/testing';
import { Answer, TestApi, TestPerson } from './test-api';

let api: TestApi;
let sql: Sql;
let producer: TestPerson;
let company: BuiltCompany;
let follower: FitFollower;
/** One connection for the many rows of these tests. */
let connection: Client;

beforeAll(async () => {
  api = await TestApi.start();
  connection = new Client({ connectionString: api.database.superuserUrl });
  await connection.connect();
  sql = async <T>(text: string, params: unknown[] = []) => (await connection.query(text, params)).rows as T[];
  follower = api.app.get(FitFollower);
  producer = await api.person('producer');
  company = await aCompany().withMember(producer, 'owner').build(sql);
});
afterAll(async () => {
  await connection.end();
  await api.stop();
});

/** A gaffer in Hengdian who is free on every day of the shoots here. */
function gaffer(name: string): ReturnType<typeof aPerson> {
  return aPerson().named(name).inRole('gaffer', 3).notUnder(50_000).free(daysAhead(1), daysAhead(60));
}

interface Job {
  readonly shootId: string;
  readonly postingId: string;
  readonly slotIds: readonly string[];
}

async function job(posting: object = {}, first = 20, days = 5): Promise<Job> {
  const shoot = await aShoot().shooting(daysAhead(first), days).withPosting(posting).build(sql, company);
  return { shootId: shoot.shootId, ...shoot.postings[0]! };
}

const ask = (path: string, who: TestPerson): Promise<Answer> => api.ask('GET', path, { token: who.token });

async function peopleFor({ postingId }: Pick<Job, 'postingId'>): Promise<string[]> {
  const { status, body } = await ask(`/postings/${postingId}/people`, producer);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.items!.map((item) => (item['person'] as { personId: string }).personId);
}

async function postingsFor(who: TestPerson): Promise<unknown[]> {
  return (await ask('/me/fitting-postings', who)).body.items!.map((item) => item['postingId']);
}

/** The same question put to the database, by an API that has no index. */
async function withoutIndex<T>(question: () => Promise<T>): Promise<T> {
  const view = jest.spyOn(follower, 'view').mockReturnValue(null);
  try {
    return await question();
  } finally {
    view.mockRestore();
  }
}

beforeEach(async () => {
  await sql(`UPDATE posting SET state = 'closed' WHERE state <> 'closed'`);
  await sql('UPDATE profile SET searchable = false');
});

describe('before there is an index', () => {
  it('both questions are answered by the database, which says so', async () => {
    const seeker = await api.person('seeker');
    await gaffer('甲').whoIs(seeker).build(sql);
    const work = await job();
    expect(await peopleFor(work)).toEqual([seeker.personId]);
    expect(await postingsFor(seeker)).toEqual([work.postingId]);
    const { body } = await ask(`/postings/${work.postingId}/people?limit=1`, producer);
    expect(body).toMatchObject({ source: 'database', staleSeconds: 0, slotId: work.slotIds[0] });
    expect(body.items![0]).toMatchObject({ person: { displayName: 'seeker', homeBase: 'hengdian' }, payFen: 60_000 });
    const terms = body.items![0]!['terms'] as { points: number }[];
    expect(terms.reduce((sum, { points }) => sum + points, 0)).toBe(body.items![0]!['score']);
    expect((await ask('/me/fitting-postings?limit=51', seeker)).status).toBe(400);
  });
});

describe('the index', () => {
  let seeker: TestPerson;
  let other: BuiltPerson;
  let work: Job;

  /** Brings the index up to date and has it answer both questions; the database must answer the same. */
  async function seen(): Promise<{ people: string[]; postings: unknown[] }> {
    await follower.catchUp();
    const answer = { people: await peopleFor(work), postings: await postingsFor(seeker) };
    expect(follower.view()!.index.posting(work.postingId) === null).toBe(answer.people.length === 0);
    expect(
      await withoutIndex(async () => ({ people: await peopleFor(work), postings: await postingsFor(seeker) })),
    ).toEqual(answer);
    return answer;
  }

  beforeEach(async () => {
    seeker = await api.person('seeker');
    await gaffer('甲').whoIs(seeker).build(sql);
    other = await gaffer('乙').notUnder(60_000).build(sql);
    work = await job({ headcount: 2 });
    await follower.catchUp();
    expect((await ask('/me/fitting-postings', seeker)).body['source']).toBe('index');
  });

  const both = () => [other.personId, seeker.personId].sort();

  it('holds what was there and follows what came', async () => {
    const { people, postings } = await seen();
    expect([...people].sort()).toEqual(both());
    expect(postings).toEqual([work.postingId]);
    const { body } = await ask('/me/fitting-postings', seeker);
    expect(body).toMatchObject({ source: 'index', items: [{ title: '她在月亮背面', roleId: 'gaffer', days: 5 }] });
    expect(body['staleSeconds']).toBeLessThan(5);
  });

  it('follows a profile, its roles and a name', async () => {
    await sql('UPDATE profile SET pay_floor_fen = 95000 WHERE person_id = $1', [seeker.personId]);
    expect(await seen()).toEqual({ people: [other.personId], postings: [] });
    await sql('UPDATE profile SET pay_floor_fen = 0 WHERE person_id = $1', [seeker.personId]);
    await sql('DELETE FROM person_role WHERE person_id = $1', [other.personId]);
    await sql(`UPDATE person SET display_name = '改名了' WHERE id = $1`, [seeker.personId]);
    expect(await seen()).toEqual({ people: [seeker.personId], postings: [work.postingId] });
    const { body } = await ask(`/postings/${work.postingId}/people`, producer);
    expect(body.items![0]!['person']).toMatchObject({ displayName: '改名了' });
  });

  it('follows days that are painted', async () => {
    await api.ask('PUT', '/me/availability', {
      token: seeker.token,
      body: { from: daysAhead(22), to: daysAhead(22), state: 'no' },
    });
    expect(await seen()).toEqual({ people: [other.personId], postings: [] });
  });

  it('follows a booking that an acceptance made, and the place that it took', async () => {
    const clash = await job({}, 21, 2);
    const offer = await api.ask('POST', `/shoots/${clash.shootId}/offers`, {
      token: producer.token,
      key: newId(),
      body: { slotId: clash.slotIds[0], personId: seeker.personId },
    });
    expect([...(await seen()).people].sort()).toEqual(both());
    const accept = `/offers/${String(offer.body['offerId'])}/accept`;
    expect(await api.ask('POST', accept, { token: seeker.token, key: newId() })).toMatchObject({ status: 200 });
    expect(await seen()).toEqual({ people: [other.personId], postings: [] });
    expect(await peopleFor(clash)).toEqual([]);
  });

  it('follows a posting that pays otherwise, that closes, and its shoot and company', async () => {
    await sql('UPDATE posting SET pay_low_fen = 40000, pay_high_fen = 55000 WHERE id = $1', [work.postingId]);
    expect(await seen()).toEqual({ people: [seeker.personId], postings: [work.postingId] });
    await sql(`UPDATE company SET state = 'suspended' WHERE id = $1`, [company.companyId]);
    expect((await seen()).postings).toEqual([]);
    await sql(`UPDATE company SET state = 'verified' WHERE id = $1`, [company.companyId]);
    expect((await seen()).postings).toEqual([work.postingId]);
    await sql(`UPDATE shoot SET state = 'cancelled' WHERE id = $1`, [work.shootId]);
    expect((await seen()).postings).toEqual([]);
    await sql(`UPDATE shoot SET state = 'open' WHERE id = $1`, [work.shootId]);
    await sql(`UPDATE posting SET state = 'closed' WHERE id = $1`, [work.postingId]);
    expect(await seen()).toEqual({ people: [], postings: [] });
  });

  it('follows an application: it counts for her, and brings somebody whom nobody finds', async () => {
    const hidden = await gaffer('丙').build(sql);
    await sql('UPDATE profile SET searchable = false WHERE person_id = $1', [hidden.personId]);
    expect([...(await seen()).people].sort()).toEqual(both());
    const applied = await api.ask('POST', `/postings/${work.postingId}/applications`, {
      token: seeker.token,
      key: newId(),
      body: {},
    });
    expect(applied.status).toBe(201);
    expect(await seen()).toEqual({ people: [seeker.personId, other.personId], postings: [] });
    await sql(`INSERT INTO application (id, posting_id, shoot_id, person_id) VALUES ($1, $2, $3, $4)`, [
      newId(),
      work.postingId,
      work.shootId,
      hidden.personId,
    ]);
    expect((await seen()).people).toContain(hidden.personId);
    // Without one of the days of the place she is nobody for it.
    await sql(`UPDATE application SET days = ARRAY[$2::date] WHERE person_id = $1`, [hidden.personId, daysAhead(20)]);
    expect((await seen()).people).not.toContain(hidden.personId);
    await sql(`UPDATE application SET days = $2::date[] WHERE person_id = $1`, [
      hidden.personId,
      [20, 21, 22, 23, 24].map(daysAhead),
    ]);
    expect((await seen()).people).toContain(hidden.personId);
  });

  it('follows a block: hers keeps the two apart for both, that of the company only where the company asks', async () => {
    await api.ask('POST', '/me/blocks', { token: seeker.token, body: { companyId: company.companyId } });
    expect(await seen()).toEqual({ people: [other.personId], postings: [] });
    await api.ask('DELETE', `/me/blocks/${company.companyId}`, { token: seeker.token });
    expect((await seen()).postings).toEqual([work.postingId]);
    const path = `/companies/${company.companyId}/blocks`;
    const blocked = await api.ask('POST', path, { token: producer.token, body: { personId: seeker.personId } });
    expect(blocked.status).toBe(200);
    expect(await seen()).toEqual({ people: [other.personId], postings: [work.postingId] });
    // The same once it stands in the columns, and when the posting has changed since.
    await follower.rebuild();
    expect(await seen()).toEqual({ people: [other.personId], postings: [work.postingId] });
    await sql('UPDATE posting SET hours_per_day = 11 WHERE id = $1', [work.postingId]);
    expect(await seen()).toEqual({ people: [other.personId], postings: [work.postingId] });
    await api.ask('DELETE', `${path}/${seeker.personId}`, { token: producer.token });
    expect([...(await seen()).people].sort()).toEqual(both());
  });

  it('holds a block of hers that was there when it was built', async () => {
    await api.ask('POST', '/me/blocks', { token: seeker.token, body: { companyId: company.companyId } });
    await follower.rebuild();
    expect(await seen()).toEqual({ people: [other.personId], postings: [] });
    await sql('UPDATE posting SET hours_per_day = 11 WHERE id = $1', [work.postingId]);
    expect(await seen()).toEqual({ people: [other.personId], postings: [] });
  });

  it('follows an account that is suspended', async () => {
    await sql(`UPDATE account SET state = 'suspended' WHERE id = $1`, [other.accountId]);
    expect((await seen()).people).toEqual([seeker.personId]);
  });

  it('follows who was asked, who is pinned elsewhere in the shoot, and who has declined', async () => {
    const [first, second] = work.slotIds as [string, string];
    const offerId = await anOffer(sql, second, other.personId);
    expect((await seen()).people).toEqual([seeker.personId]);
    await sql(`UPDATE offer SET state = 'declined', answer_reason = 'dates', slot_id = $2 WHERE id = $1`, [
      offerId,
      first,
    ]);
    expect((await seen()).people).toEqual([seeker.personId]);
    const beside = await aShoot().shooting(daysAhead(20), 5).withPosting().withPosting().build(sql, company);
    const run = newId();
    await sql(
      `INSERT INTO match_run (id, shoot_id, state, weights_version, gap_policy_version) VALUES ($1, $2, 'done', 1, 1)`,
      [run, beside.shootId],
    );
    const [here, there] = beside.postings as unknown as [Job, Job];
    await sql(
      `INSERT INTO proposal (id, run_id, shoot_id, slot_id, person_id, state, score, pay_fen, terms, runners_up)
       VALUES ($1, $2, $3, $4, $5, 'suggested', 1, 1, '[]', '[]')`,
      [newId(), run, beside.shootId, there.slotIds[0], seeker.personId],
    );
    await sql(`UPDATE proposal SET state = 'pinned' WHERE run_id = $1`, [run]);
    await follower.catchUp();
    expect(await peopleFor(here)).toEqual([other.personId]);
    expect((await peopleFor(there)).sort()).toEqual(both());
  });

  it('misses nothing that commits late, and waits for nobody', async () => {
    const late = new Client({ connectionString: api.database.superuserUrl });
    await late.connect();
    try {
      await late.query('BEGIN');
      await late.query('UPDATE profile SET pay_floor_fen = 95000 WHERE person_id = $1', [seeker.personId]);
      // Later transactions commit first, and are seen although the older one still runs.
      await sql('UPDATE profile SET pay_floor_fen = 96000 WHERE person_id = $1', [other.personId]);
      expect((await seen()).people).toEqual([seeker.personId]);
      await sql('UPDATE profile SET pay_floor_fen = 0 WHERE person_id = $1', [other.personId]);
      expect([...(await seen()).people].sort()).toEqual(both());
      await late.query('COMMIT');
      expect((await seen()).people).toEqual([other.personId]);
    } finally {
      await late.end();
    }
  });

  it('is built anew while it answers, and knows what changed meanwhile', async () => {
    const rebuilt = follower.rebuild();
    await sql('UPDATE profile SET pay_floor_fen = 95000 WHERE person_id = $1', [other.personId]);
    let asked = 0;
    for (let done = false; !done; asked += 1) {
      done = await Promise.race([rebuilt.then(() => true), peopleFor(work).then(() => false)]);
    }
    expect(asked).toBeGreaterThan(2);
    expect(await seen()).toEqual({ people: [seeker.personId], postings: [work.postingId] });
    expect(follower.view()!.index.base.market.people.count).toBe(2);
  });

  it('is advice: what it says too late books nobody', async () => {
    expect((await seen()).people).toContain(other.personId);
    const elsewhere = await job({}, 21, 2);
    await aBooking(sql, elsewhere.slotIds[0]!, other.personId);
    expect(await peopleFor(work)).toContain(other.personId);
    const offer = await api.ask('POST', `/shoots/${work.shootId}/offers`, {
      token: producer.token,
      key: newId(),
      body: { slotId: work.slotIds[0], personId: other.personId },
    });
    expect([offer.status, offer.body.code]).toEqual([409, 'offer.notFree']);
    await sql(`UPDATE posting SET state = 'closed' WHERE id = $1`, [work.postingId]);
    expect(await postingsFor(seeker)).toEqual([work.postingId]);
    const applied = await api.ask('POST', `/postings/${work.postingId}/applications`, {
      token: seeker.token,
      key: newId(),
      body: {},
    });
    expect(applied.body.code).toBe('application.notOpen');
  });

  it('is not asked whether one posting fits: the database is, now', async () => {
    const fit = async () => (await ask(`/board/postings/${work.postingId}/fit`, seeker)).body;
    expect(await fit()).toMatchObject({ open: true, fits: true, obstacles: [], why: { payFen: 60_000 } });
    await sql('DELETE FROM availability WHERE person_id = $1', [seeker.personId]);
    await aBooking(sql, (await job({}, 21, 2)).slotIds[0]!, seeker.personId);
    const { fits, why, obstacles } = await fit();
    expect([fits, why]).toEqual([false, null]);
    expect(obstacles).toMatchObject([
      { rule: 'availability', change: { days: [{ from: daysAhead(20), to: daysAhead(24) }] } },
      {
        rule: 'overlap',
        change: { clashes: [{ kind: 'overlap', shootTitle: '她在月亮背面', firstDay: daysAhead(21) }] },
      },
    ]);
    expect(await postingsFor(seeker)).toEqual([work.postingId]);
  });

  it('keeps notes for a day', async () => {
    await sql(
      `UPDATE match_change SET at = now() - interval '25 hours' WHERE seq < (SELECT max(seq) FROM match_change)`,
    );
    const notes = api.app.get(MatchChangeRepository);
    await api.app.get(Transactions).run(systemContext(), (tx) => notes.sweep(tx, 24));
    expect(await sql('SELECT count(*)::int AS left FROM match_change')).toEqual([{ left: 1 }]);
  });

  it('shows a posting to nobody else', async () => {
    expect((await ask(`/postings/${work.postingId}/people`, seeker)).status).toBe(404);
    const head = await api.person('head');
    await sql(
      `INSERT INTO membership (company_id, account_id, role, department) VALUES ($1, $2, 'head_of_department', 'camera')`,
      [company.companyId, head.accountId],
    );
    expect((await ask(`/postings/${work.postingId}/people`, head)).status).toBe(403);
    await sql(`UPDATE membership SET department = 'lighting' WHERE account_id = $1`, [head.accountId]);
    expect((await ask(`/postings/${work.postingId}/people`, head)).status).toBe(200);
  });
});
