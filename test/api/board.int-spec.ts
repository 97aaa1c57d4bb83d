import { aBooking, aCompany, aPerson, aShoot, BuiltCompany, BuiltShoot, daysAhead, Sql } from '@callboard/testing';
import { TestApi } from './test-api';

let api: TestApi;
let sql: Sql;
let company: BuiltCompany;
let hengdian: BuiltShoot;
let xian: BuiltShoot;

beforeAll(async () => {
  api = await TestApi.start();
  sql = api.sql;
  company = await aCompany().build(sql);
  hengdian = await aShoot()
    .titled('月亮背面 100%')
    .withPosting({ payLowFen: 60_000, payHighFen: 90_000 })
    .withPosting({ roleId: 'focus-puller', payHighFen: 80_000, prepDays: 2 })
    .withPosting({ roleId: 'production-assistant', minLevel: 1, entry: 'open', payLowFen: 15_000, payHighFen: 20_000 })
    .build(sql, company);
  xian = await aShoot()
    .titled('长安十二时')
    .at('xian')
    .shooting(daysAhead(30), 5)
    .withPosting({ payHighFen: 120_000 })
    .build(sql, company);
  const fresh = await aCompany().inState('in_review').build(sql);
  await aShoot().withPosting().build(sql, fresh);
  await aShoot().inState('draft').withPosting().build(sql, company);
  await aShoot().inState('in_review').withPosting().build(sql, company);
  await aShoot().inState('cancelled').withPosting().build(sql, company);
  await aShoot().withPosting({ state: 'private' }).withPosting({ state: 'filled' }).build(sql, company);
  await aShoot().inState('shooting').shooting(daysAhead(-2), 5).withPosting().build(sql, company);
});
afterAll(() => api.stop());

const ids = async (query: string): Promise<unknown[]> => {
  const { status, body } = await api.ask('GET', `/board/postings?${query}`);
  expect([status, body.code]).toEqual([200, undefined]);
  return body.items!.map((item) => item.id);
};
const at = (shoot: BuiltShoot, index: number): string => shoot.postings[index]!.postingId;

describe('the board', () => {
  it('shows what is public, of open shoots of verified companies, and has not begun', async () => {
    expect((await ids('')).sort()).toEqual([at(hengdian, 0), at(hengdian, 1), at(hengdian, 2), at(xian, 0)].sort());
  });

  it('says pay a day and an hour', async () => {
    const { body } = await api.ask('GET', `/board/postings?role=focus-puller`);
    expect(body.items).toEqual([
      expect.objectContaining({
        company: { id: company.companyId, name: '晚潮影视', verified: true },
        baseId: 'hengdian',
        department: 'camera',
        openPlaces: 1,
        firstDay: daysAhead(12),
        lastDay: daysAhead(20),
        days: 9,
        pay: {
          lowPerDayFen: 60_000,
          highPerDayFen: 80_000,
          lowPerHourFen: 5_000,
          highPerHourFen: 6_667,
          timing: 'wrap',
          overtimeRule: '',
        },
      }),
    ]);
  });

  it.each([
    ['base=xian', () => [at(xian, 0)]],
    ['base=xian,hengdian&department=lighting&sort=pay', () => [at(xian, 0), at(hengdian, 0)]],
    ['role=focus-puller', () => [at(hengdian, 1)]],
    ['entry=open,mentored', () => [at(hengdian, 2)]],
    [`from=${daysAhead(21)}`, () => [at(xian, 0)]],
    ['q=%', () => [at(hengdian, 0), at(hengdian, 1), at(hengdian, 2)].sort().reverse()],
    [`from=${daysAhead(13)}&to=${daysAhead(20)}&sort=pay`, () => [at(hengdian, 0), at(hengdian, 2)]],
    ['payFromFen=90000&sort=start', () => [at(hengdian, 0), at(xian, 0)]],
    ['q=长安', () => [at(xian, 0)]],
    ['q=100%&role=focus-puller', () => [at(hengdian, 1)]],
    ['q=_', () => []],
    ['q=gaffer&base=hengdian', () => [at(hengdian, 0)]],
    ['q=灯光&base=xian', () => [at(xian, 0)]],
  ])('finds by %s', async (query, expected) => {
    expect(await ids(encodeURI(query))).toEqual(expected());
  });

  it.each([
    ['base=atlantis', 'shoot.unknownBase'],
    ['role=wizard', 'posting.unknownRole'],
    ['department=magic', 'request.invalid'],
    ['entry=maybe', 'request.invalid'],
    [`from=${daysAhead(9)}&to=${daysAhead(3)}`, 'span.reversed'],
    ['from=2026-02-30', 'request.invalid'],
    ['sort=id;DROP TABLE posting', 'request.invalid'],
    ['limit=101', 'request.invalid'],
    ['limit=1e1', 'request.invalid'],
    ['cursor=abc', 'request.invalid'],
    ['foo=1', 'request.invalid'],
  ])('refuses %s with %s', async (query, code) => {
    expect((await api.ask('GET', `/board/postings?${query}`)).body.code).toBe(code);
  });

  it.each(['new', 'pay', 'start'])('turns its pages without loss in the order "%s"', async (sort) => {
    const whole = await ids(`sort=${sort}`);
    const pages: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const url = `/board/postings?sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`;
      const { body } = await api.ask('GET', url);
      pages.push(...body.items!.map((item) => item.id));
      cursor = body.nextCursor as string | null;
    }
    expect(pages).toEqual(whole);
    expect(whole).toHaveLength(4);
  });

  it('counts each choice beside the other filters', async () => {
    const { body } = await api.ask('GET', '/board/counts?base=hengdian&department=lighting');
    expect(body).toEqual({
      total: 1,
      hidden: null,
      base: [
        { value: 'hengdian', count: 1 },
        { value: 'xian', count: 1 },
      ],
      department: expect.arrayContaining([
        { value: 'camera', count: 1 },
        { value: 'lighting', count: 1 },
      ]),
      role: [{ value: 'gaffer', count: 1 }],
      entry: [{ value: 'none', count: 1 }],
    });
  });
});

describe('the page of a posting', () => {
  const page = (postingId: string, token?: string) =>
    api.ask('GET', `/board/postings/${postingId}`, token === undefined ? {} : { token });

  it('is open to everybody', async () => {
    expect((await page(at(hengdian, 0))).body).toMatchObject({
      open: true,
      closedReason: null,
      alternatives: [],
      mine: null,
    });
  });

  it.each([
    ['filled', aShoot().withPosting({ state: 'filled' })],
    ['closed', aShoot().withPosting({ state: 'closed' })],
    ['cancelled', aShoot().inState('cancelled').withPosting({ state: 'closed' })],
    ['wrapped', aShoot().inState('wrapped').shooting(daysAhead(-9), 3).withPosting({ state: 'closed' })],
    ['started', aShoot().inState('shooting').shooting(daysAhead(-1), 9).withPosting()],
  ])('says that it is closed and why: %s', async (reason, builder) => {
    const shoot = await builder.build(sql, company);
    const { status, body } = await page(at(shoot, 0));
    expect([status, body.open, body.closedReason]).toEqual([200, false, reason]);
    expect((body.alternatives as { id: string }[]).map(({ id }) => id)).toEqual([at(hengdian, 0), at(xian, 0)]);
  });

  it('does not exist while it is a draft, private or in review', async () => {
    for (const builder of [
      aShoot().inState('draft').withPosting(),
      aShoot().inState('in_review').withPosting(),
      aShoot().withPosting({ state: 'private' }),
    ]) {
      expect((await page(at(await builder.build(sql, company), 0))).status).toBe(404);
    }
  });

  it('tells the caller what stands between', async () => {
    const seeker = await api.person('seeker');
    expect((await page(at(hengdian, 0), seeker.token)).body.mine).toEqual({
      application: null,
      unqualified: 'noProfile',
      clashes: [],
      blocked: false,
      reserve: null,
    });
    await aPerson().whoIs(seeker).inRole('gaffer', 2).build(sql);
    const near = await aShoot().titled('邻组').at('xian').shooting(daysAhead(21), 2).withPosting().build(sql, company);
    await aBooking(sql, near.postings[0]!.slotIds[0]!, seeker.personId);
    expect((await page(at(hengdian, 0), seeker.token)).body.mine).toMatchObject({
      unqualified: 'level',
      clashes: [{ kind: 'gap', shootTitle: '邻组', firstDay: daysAhead(21), neededDays: 1, freeDays: 0 }],
      blocked: false,
    });
  });
});
