import { randomUUID } from 'node:crypto';
import { HiringStage, StagedPosting } from '@callboard/testing';
import { Answer, TestApi, TestPerson } from './test-api';

let api: TestApi;
let stage: HiringStage;

beforeAll(async () => {
  api = await TestApi.start();
  stage = await HiringStage.open(api.database);
});

afterAll(async () => {
  await stage?.close();
  await api?.stop();
});

/** Somebody with a session who can work as a gaffer on any of the next days. */
async function gaffer(): Promise<TestPerson> {
  const person = await api.person('gaffer');
  const template = await stage.person();
  await api.sql(
    `INSERT INTO profile (person_id, home_base, max_travel_minutes, pay_floor_fen) VALUES ($1, 'hengdian', 3000, 40000)
     ON CONFLICT (person_id) DO UPDATE SET home_base = 'hengdian', max_travel_minutes = 3000, pay_floor_fen = 40000`,
    [person.personId],
  );
  await api.sql(`INSERT INTO person_role (person_id, role_id, level) VALUES ($1, 'gaffer', 3)`, [person.personId]);
  await api.sql(
    `INSERT INTO availability (id, person_id, span, state)
     SELECT gen_random_uuid(), $1, span, state FROM availability WHERE person_id = $2`,
    [person.personId, template.personId],
  );
  return person;
}

/** A producer with a session and an open shoot with places for gaffers. */
async function producer(count = 1): Promise<{ token: string; posting: StagedPosting }> {
  const person = await api.person('producer');
  const owner = await stage.producer();
  await api.sql(`INSERT INTO membership (company_id, account_id, role) VALUES ($1, $2, 'owner')`, [
    owner.companyId,
    person.accountId,
  ]);
  return { token: person.token, posting: await stage.posting(await stage.shoot(owner), { count }) };
}

const post = (url: string, token: string, body?: unknown, key: string = randomUUID()): Promise<Answer> =>
  api.ask('POST', url, { token, body, key });

describe('the hiring life cycle over HTTP', () => {
  it('goes from a direct offer to a booking that person, producer and admin see', async () => {
    const { token, posting } = await producer();
    const { shootId } = posting.shoot;
    const person = await gaffer();
    const wish = { slotId: posting.slotIds[0], personId: person.personId, payFen: 60_000 };
    const sent = await post(`/shoots/${shootId}/offers`, token, wish);
    expect(sent.status).toBe(201);
    const offerId = sent.body['offerId'] as string;

    const looked = await api.audited(() => api.ask('GET', `/me/offers/${offerId}`, { token: person.token }));
    expect(looked).toEqual([]);
    const read = await api.ask('GET', `/me/offers/${offerId}`, { token: person.token });
    expect(read.body).toMatchObject({ state: 'sent', terms: { totalFen: 420_000 } });
    const seen = await post(`/me/offers/${offerId}/view`, person.token);
    expect((await post(`/me/offers/${offerId}/view`, person.token)).body).toEqual(seen.body);
    expect(seen.body).toMatchObject({ state: 'viewed', payFen: 60_000, terms: { totalFen: 420_000 } });
    const accepted = await post(`/offers/${offerId}/accept`, person.token);
    expect([accepted.status, accepted.body['state']]).toEqual([200, 'accepted']);

    const bookings = await api.ask('GET', '/me/bookings', { token: person.token });
    expect(bookings.body.items).toMatchObject([{ id: accepted.body['bookingId'], payFen: 60_000, paidDays: 7 }]);
    const roster = await api.ask('GET', `/shoots/${shootId}/roster`, { token });
    expect(roster.body).toMatchObject({ slots: { needed: 1, filled: 1, missing: 0 }, gaps: [] });
    const admin = await api.person('admin', 'admin');
    const shoots = await api.ask('GET', '/admin/shoots?limit=1', { token: admin.token });
    expect(shoots.body.items).toMatchObject([{ id: shootId, fillPercent: 100 }]);
    const people = await api.ask('GET', `/admin/people?q=gaffer&day=${posting.days[2]}`, { token: admin.token });
    expect(people.body['people']).toMatchObject([
      { personId: person.personId, engagement: { kind: 'booked', shootId } },
    ]);
  });

  it('queues a match run once for any number of clicks with one key, and shows it', async () => {
    const { token, posting } = await producer(2);
    const url = `/shoots/${posting.shoot.shootId}/match-runs`;
    const key = randomUUID();
    const [one, two] = [await post(url, token, undefined, key), await post(url, token, undefined, key)];
    expect([one.status, two.status]).toEqual([202, 202]);
    expect(two.body).toEqual(one.body);
    const shown = await api.ask('GET', `/match-runs/${String(one.body['id'])}`, { token });
    expect(shown.body).toMatchObject({ state: 'queued', shootId: posting.shoot.shootId });
    const board = await api.ask('GET', `/shoots/${posting.shoot.shootId}/proposals`, { token });
    expect(board.body).toMatchObject({ summary: { slots: 2, proposed: 0, open: 2 } });
  });
});

describe('an Idempotency-Key', () => {
  it('sent a hundred times at once is one acceptance and a hundred identical answers', async () => {
    const { posting } = await producer();
    const person = await gaffer();
    const [offerId] = await stage.offers([{ posting, slotId: posting.slotIds[0]!, personId: person.personId }]);
    const key = randomUUID();
    const ask = async (): Promise<Answer> => {
      for (;;) {
        const answer = await post(`/offers/${offerId}/accept`, person.token, undefined, key);
        if (answer.body.code !== 'idempotency.running') return answer;
      }
    };
    const answers = await Promise.all(Array.from({ length: 100 }, ask));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    for (const answer of answers) expect(answer.body).toEqual(answers[0]!.body);
    const made = await api.sql<{ count: number }>('SELECT count(*)::int FROM booking WHERE offer_id = $1', [offerId]);
    expect(made[0]!.count).toBe(1);

    const other = await api.ask('POST', `/offers/${randomUUID()}/accept`, {
      token: person.token,
      key,
    });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.otherRequest']);
    const again = await post(`/offers/${offerId}/accept`, person.token);
    expect([again.status, again.body.code]).toEqual([409, 'offer.answered']);
  });
});

describe('bad input', () => {
  it.each([
    ['an unknown key', { proposalIds: undefined, all: true }, 400],
    ['no minutes', { expiresInMinutes: 0 }, 400],
    ['too many minutes', { expiresInMinutes: 43_201 }, 400],
    ['a broken id', { proposalIds: ['nope'] }, 400],
    ['an empty list', { proposalIds: [] }, 400],
  ])('to send offers: %s', async (_, body, status) => {
    const { token, posting } = await producer();
    const answer = await post(`/shoots/${posting.shoot.shootId}/offers/send`, token, body);
    expect([answer.status, answer.body.code]).toEqual([status, 'request.invalid']);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it.each([
    ['negative pay', { payFen: -1 }, 400, 'request.invalid'],
    ['half a fen', { payFen: 60_000.5 }, 400, 'request.invalid'],
    ['more than ten million yuan', { payFen: 1_000_000_001 }, 400, 'request.invalid'],
    ['pay under her floor', { payFen: 39_999 }, 422, 'offer.underFloor'],
    ['pay over the band', { payFen: 80_001 }, 422, 'offer.overBand'],
  ])('to a direct offer: %s', async (_, more, status, code) => {
    const { token, posting } = await producer();
    const person = await stage.person();
    const wish = { slotId: posting.slotIds[0], personId: person.personId, ...more };
    const answer = await post(`/shoots/${posting.shoot.shootId}/offers`, token, wish);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(String(answer.body['detail']).length).toBeGreaterThan(10);
  });

  it.each([
    ['draft', 'match.notOpen'],
    ['in_review', 'match.notOpen'],
    ['wrapped', 'shoot.closed'],
    ['cancelled', 'shoot.closed'],
  ])('to a shoot that is %s: neither a match nor an offer, for the reason that holds', async (state, code) => {
    const { token, posting } = await producer();
    const { shootId } = posting.shoot;
    await api.sql('UPDATE shoot SET state = $2 WHERE id = $1', [shootId, state]);
    const person = await stage.person();
    const direct = { slotId: posting.slotIds[0], personId: person.personId, payFen: 60_000 };
    const answers = [
      await post(`/shoots/${shootId}/match-runs`, token),
      await post(`/shoots/${shootId}/offers/send`, token, {}),
      await post(`/shoots/${shootId}/offers`, token, direct),
    ];
    for (const answer of answers) expect([answer.status, answer.body.code]).toEqual([409, code]);
    expect(await api.sql('SELECT id FROM offer WHERE shoot_id = $1', [shootId])).toEqual([]);
    expect(await api.sql('SELECT id FROM match_run WHERE shoot_id = $1', [shootId])).toEqual([]);
  });

  it('a write without a key, a foreign offer and a random one are refused alike', async () => {
    const { posting } = await producer();
    const [owner, stranger] = [await gaffer(), await gaffer()];
    const [offerId] = await stage.offers([{ posting, slotId: posting.slotIds[0]!, personId: owner.personId }]);
    const keyless = await api.ask('POST', `/offers/${offerId}/accept`, { token: owner.token });
    expect([keyless.status, keyless.body.code]).toEqual([400, 'idempotency.key']);
    const foreign = await post(`/offers/${offerId}/accept`, stranger.token);
    const random = await post(`/offers/${randomUUID()}/accept`, stranger.token);
    const plain = ({ status, body: { code, title, detail } }: Answer): unknown => [status, code, title, detail];
    expect(plain(foreign)).toEqual(plain(random));
    expect(foreign.status).toBe(404);
  });
});
