import { randomUUID } from 'node:crypto';
import { HiringStage, StagedPosting } from '@callboard/testing';
import { Answer, TestApi, TestPerson } from './test-api';

let api: TestApi;
let stage: HiringStage;
let producer: TestPerson;
let viewer: TestPerson;
let posting: StagedPosting;

beforeAll(async () => {
  api = await TestApi.start();
  stage = await HiringStage.open(api.database);
  producer = await api.person('producer');
  viewer = await api.person('viewer');
  const owner = await stage.producer();
  for (const [who, role] of [
    [producer, 'owner'],
    [viewer, 'viewer'],
  ] as const) {
    await api.sql('INSERT INTO membership (company_id, account_id, role) VALUES ($1, $2, $3)', [
      owner.companyId,
      who.accountId,
      role,
    ]);
  }
  posting = await stage.posting(await stage.shoot(owner), { count: 4 });
});
afterAll(async () => {
  await stage?.close();
  await api?.stop();
});

let places = 0;

/** Somebody with a session who is asked at 600 yuan a day, inside a band from 500 to 800. */
async function asked(): Promise<{ person: TestPerson; offerId: string }> {
  const person = await api.person(`asked${places}`);
  const slotId = posting.slotIds[places]!;
  places += 1;
  const [offerId] = await stage.offers([{ posting, slotId, personId: person.personId }]);
  return { person, offerId: offerId! };
}

const post = (url: string, token: string, body?: unknown, key: string = randomUUID()): Promise<Answer> =>
  api.ask('POST', url, { token, body, key });

describe('a counter-proposal over HTTP', () => {
  it('refuses what is no rate, field by field, and changes nothing', async () => {
    const { person, offerId } = await asked();
    const url = `/offers/${offerId}/counter`;
    const problem = async (body: unknown): Promise<unknown[]> => {
      const answer = await post(url, person.token, body);
      return [answer.status, answer.body['code'], answer.body['errors'] ?? answer.body['fields']];
    };
    const wrong = (code: string, pointer = '/payFen'): unknown[] => [
      400,
      'request.invalid',
      [expect.objectContaining({ pointer, code })],
    ];
    expect(await problem({ payFen: 70_050 })).toEqual(wrong('field.notWholeYuan'));
    expect(await problem({ payFen: 700.5 })).toEqual([400, 'request.invalid', expect.anything()]);
    expect(await problem({})).toEqual(wrong('field.missing'));
    expect(await problem({ payFen: 70_000, note: '价'.repeat(101) })).toEqual(wrong('field.tooLong', '/note'));
    expect((await post(url, person.token, { payFen: 80_100 })).body).toMatchObject({
      status: 422,
      code: 'offer.counterBand',
      params: { payLowFen: 50_000, payHighFen: 80_000 },
    });
    expect((await api.ask('GET', `/me/offers/${offerId}`, { token: person.token })).body).toMatchObject({
      state: 'sent',
      counter: null,
      mayCounter: true,
    });
  });

  it('happens once under a key, and is answered once under another, in front of both', async () => {
    const { person, offerId } = await asked();
    const key = randomUUID();
    const wish = { payFen: 70_000, note: '自带灯' };
    const [one, two] = await Promise.all([
      post(`/offers/${offerId}/counter`, person.token, wish, key),
      post(`/offers/${offerId}/counter`, person.token, wish, key),
    ]);
    const again = await post(`/offers/${offerId}/counter`, person.token, wish, key);
    expect([one.status, two.status].filter((status) => status === 200).length).toBeGreaterThan(0);
    expect(again).toMatchObject({ status: 200, body: { state: 'countered', counter: { askedFen: 70_000 } } });
    expect(await api.sql('SELECT count(*)::int AS n FROM audit_entry WHERE action = $1', ['offer.counter'])).toEqual([
      { n: 1 },
    ]);

    const answering = `/offers/${offerId}/counter/answer`;
    expect((await post(answering, viewer.token, { answer: 'agreed' })).status).toBe(403);
    expect((await post(answering, producer.token, { answer: 'countered' })).body['code']).toBe('request.invalid');
    expect((await post(answering, producer.token, { answer: 'kept', payFen: 70_000 })).status).toBe(400);
    const agreed = randomUUID();
    for (let time = 1; time <= 2; time += 1) {
      expect((await post(answering, producer.token, { answer: 'agreed' }, agreed)).body).toEqual({ ok: true });
    }
    expect((await post(answering, producer.token, { answer: 'agreed' })).body['code']).toBe('offer.notCountered');

    const list = await api.ask('GET', `/shoots/${posting.shoot.shootId}/offers`, { token: producer.token });
    const [seen] = (list.body['items'] as Record<string, unknown>[]).filter(({ id }) => id === offerId);
    expect(seen).toMatchObject({
      payFen: 70_000,
      revision: 2,
      revisions: [
        { revision: 1, payFen: 60_000, proposedBy: 'company' },
        { revision: 2, payFen: 70_000, proposedBy: 'person', personAcceptedAt: null },
      ],
      counter: { note: '自带灯', answer: 'agreed' },
    });
    expect((await post(`/offers/${offerId}/accept`, person.token)).body['code']).toBe('offer.termsChanged');
    expect((await post(`/offers/${offerId}/accept`, person.token, { revision: 2 })).body).toMatchObject({
      state: 'accepted',
      payFen: 70_000,
    });
  });

  it('shows a viewer no money', async () => {
    const { person, offerId } = await asked();
    await post(`/offers/${offerId}/counter`, person.token, { payFen: 70_000 });
    const answer = await api.ask('GET', `/shoots/${posting.shoot.shootId}/offers`, { token: viewer.token });
    expect([answer.status, JSON.stringify(answer.body).includes('70000')]).toEqual([403, false]);
  });
});
