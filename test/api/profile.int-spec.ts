import { aBooking, aCompany, anOffer, aPerson, aShoot, daysAhead, Sql } from '@callboard/testing';
import { addDays, Day } from '@callboard/domain';
import { Answer, TestApi, TestPerson } from './test-api';

let api: TestApi;
let sql: Sql;
let person: TestPerson;

beforeAll(async () => {
  api = await TestApi.start();
  sql = api.sql;
});
beforeEach(async () => {
  person = await api.person('林小满');
});
afterAll(() => api.stop());

const PROFILE = {
  kind: 'graduate',
  homeBase: 'hengdian',
  maxTravelMinutes: 240,
  payFloorFen: 20_000,
  school: '浙江传媒学院',
  languages: ['zh', 'en'],
  searchable: true,
  roles: [
    { roleId: 'gaffer', level: 3 },
    { roleId: 'production-assistant', level: 1 },
  ],
};
const put = (version: number, more: Record<string, unknown> = {}): Promise<Answer> =>
  api.ask('PUT', '/me/profile', {
    token: person.token,
    version,
    body: { ...PROFILE, ...more },
  });
const paint = (from: Day, to: Day, state: string): Promise<Answer> =>
  api.ask('PUT', '/me/availability', { token: person.token, body: { from, to, state } });
const calendar = async (from: Day, to: Day): Promise<unknown> =>
  (await api.ask('GET', `/me/availability?from=${from}&to=${to}`, { token: person.token })).body.items;

describe('the profile', () => {
  it('is made, read and replaced as a whole', async () => {
    const empty = await api.ask('GET', '/me/profile', { token: person.token });
    expect(empty.body).toMatchObject({ version: 0, profile: null, person: { displayName: '林小满' } });
    let made!: Answer;
    expect(await api.audited(async () => (made = await put(0)))).toEqual(['profile.create']);
    expect(made.body).toMatchObject({ version: 1, profile: { ...PROFILE, major: null, about: '' } });
    const changed = await put(1, { roles: [{ roleId: 'gaffer', level: 4 }], school: null });
    expect(changed.body).toMatchObject({
      version: 2,
      profile: { school: null, roles: [{ roleId: 'gaffer', level: 4 }] },
    });
    expect((await api.ask('GET', '/me/profile', { token: person.token })).body).toEqual(changed.body);
  });

  it('is never written over a version that was not seen', async () => {
    expect((await put(1)).body.code).toBe('version.conflict');
    await put(0);
    expect((await put(0)).body.code).toBe('version.conflict');
    const race = await Promise.all([put(1), put(1), put(1)]);
    expect(race.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const none = await api.ask('PUT', '/me/profile', { token: person.token, body: PROFILE });
    expect(none.body.code).toBe('version.missing');
  });

  it.each([
    ['profile.unknownBase', { homeBase: 'atlantis' }],
    ['profile.unknownRole', { roles: [{ roleId: 'wizard', level: 2 }] }],
    ['posting.levelRange', { roles: [{ roleId: 'gaffer', level: 1 }] }],
    ['posting.levelRange', { roles: [{ roleId: 'gaffer', level: 9 }] }],
    ['posting.payRange', { payFloorFen: -1 }],
    ['posting.payRange', { payFloorFen: 1_000_000_001 }],
    ['request.invalid', { roles: [PROFILE.roles[0], PROFILE.roles[0]] }],
    ['request.invalid', { payFloorFen: 0.5 }],
    ['request.invalid', { personId: 'x' }],
  ])('refuses with %s: %j', async (code, more) => {
    expect((await put(0, more)).body.code).toBe(code);
    expect(await sql('SELECT 1 FROM profile WHERE person_id = $1', [person.personId])).toEqual([]);
  });
});

describe('the calendar', () => {
  it('is painted by stretches that grow together', async () => {
    await paint(daysAhead(1), daysAhead(10), 'free');
    await paint(daysAhead(11), daysAhead(20), 'free');
    await paint(daysAhead(5), daysAhead(6), 'no');
    const { body } = await paint(daysAhead(15), daysAhead(15), 'clear');
    expect(body.items).toEqual([
      { from: daysAhead(7), to: daysAhead(14), state: 'free' },
      { from: daysAhead(16), to: daysAhead(20), state: 'free' },
    ]);
    expect(await calendar(daysAhead(2), daysAhead(17))).toEqual([
      { from: daysAhead(2), to: daysAhead(4), state: 'free' },
      { from: daysAhead(5), to: daysAhead(6), state: 'no' },
      { from: daysAhead(7), to: daysAhead(14), state: 'free' },
      { from: daysAhead(16), to: daysAhead(17), state: 'free' },
    ]);
  });

  it('keeps its shape under many strokes at once', async () => {
    const strokes = Array.from({ length: 10 }, (_, n) => paint(daysAhead(n), daysAhead(n + 5), n % 2 ? 'free' : 'no'));
    expect((await Promise.all(strokes)).map(({ status }) => status)).toEqual(Array(10).fill(200));
    const items = (await calendar(daysAhead(0), daysAhead(20))) as { from: Day; to: Day }[];
    expect([items[0]!.from, items[items.length - 1]!.to]).toEqual([daysAhead(0), daysAhead(14)]);
    items.slice(1).forEach((item, index) => expect(item.from).toBe(addDays(items[index]!.to, 1)));
  });

  it('refuses past, far and reversed days', async () => {
    expect((await paint(daysAhead(-1), daysAhead(3), 'free')).body.code).toBe('availability.past');
    expect((await paint(daysAhead(0), daysAhead(402), 'free')).body.code).toBe('availability.tooFar');
    expect((await paint(daysAhead(3), daysAhead(2), 'free')).body.code).toBe('span.reversed');
    expect(
      (await api.ask('GET', `/me/availability?from=${daysAhead(3)}&to=${daysAhead(2)}`, { token: person.token })).body
        .code,
    ).toBe('span.reversed');
    expect(await sql('SELECT 1 FROM availability WHERE person_id = $1', [person.personId])).toEqual([]);
  });
});

describe('the month', () => {
  it('shows bookings, offers, rest, travel and gaps, and what is firm', async () => {
    await aPerson().whoIs(person).build(sql);
    const company = await aCompany().build(sql);
    const build = (base: string, first: string, days: number) =>
      aShoot()
        .at(base)
        .shooting(first as Day, days)
        .withPosting()
        .build(sql, company);
    const [one, two, asked] = [
      await build('hengdian', '2031-03-01', 8),
      await build('xian', '2031-03-12', 3),
      await build('hengdian', '2031-03-20', 2),
    ];
    await aBooking(sql, one.postings[0]!.slotIds[0]!, person.personId, { payFen: 50_000 });
    await aBooking(sql, two.postings[0]!.slotIds[0]!, person.personId, { payFen: 60_000 });
    await anOffer(sql, asked.postings[0]!.slotIds[0]!, person.personId);
    const { body } = await api.ask('GET', '/me/month?month=2031-03', { token: person.token });
    expect(body).toMatchObject({ paidDays: 11, firmIncomeFen: 8 * 50_000 + 3 * 60_000 });
    expect((body.bookings as { firstDay: string }[]).map(({ firstDay }) => firstDay)).toEqual([
      '2031-03-01',
      '2031-03-12',
    ]);
    expect(body.offers).toEqual([
      expect.objectContaining({ firstDay: '2031-03-20', state: 'sent', payPerDayFen: 60_000 }),
    ]);
    const shown = (body.days as { layer: string }[]).map(({ layer }) => layer.charAt(0)).join('');
    expect(shown).toBe('bbbbbbbbr' + 'g' + 't' + 'bbb' + 'ggggg' + 'oo' + 'gggggggggg');
    const next = await api.ask('GET', '/me/month?month=2031-04', { token: person.token });
    expect(next.body).toMatchObject({ paidDays: 0, firmIncomeFen: 0, bookings: [], offers: [] });
  });

  it('must exist', async () => {
    expect((await api.ask('GET', '/me/month?month=2031-13', { token: person.token })).body.code).toBe('day.invalid');
    expect((await api.ask('GET', '/me/month?month=2031', { token: person.token })).body.code).toBe('request.invalid');
  });
});
