import { bases, travelMinutes } from '@callboard/domain';
import {
  aBooking,
  aCompany,
  aPerson,
  aShoot,
  BuiltCompany,
  daysAhead,
  PostingSpec,
  Sql,
  statementsOf,
} from '@callboard/testing';
import { Answer, TestApi, TestPerson } from './test-api';

let api: TestApi;
let sql: Sql;
let company: BuiltCompany;
beforeAll(async () => {
  api = await TestApi.start();
  sql = api.sql;
  company = await aCompany().build(sql);
});
afterAll(() => api.stop());

/** An open posting, by its id. */
async function posting(spec: PostingSpec & { at?: string; first?: number; days?: number }): Promise<string> {
  const { at = 'hengdian', first = 20, days = 7, ...rest } = spec;
  const shoot = await aShoot().at(at).shooting(daysAhead(first), days).withPosting(rest).build(sql, company);
  return shoot.postings[0]!.postingId;
}

/** A gaffer of level 3 in Hengdian who travels up to four hours and works for 500 a day at least. */
async function seeker(): Promise<TestPerson> {
  const person = await api.person('seeker');
  await aPerson().whoIs(person).inRole('gaffer', 3).livingAt('hengdian').notUnder(50_000).build(sql);
  return person;
}

/** Books a person for so many days from so many days ahead. */
async function book(person: TestPerson, first: number, days: number, at = 'hengdian'): Promise<void> {
  const shoot = await aShoot().at(at).shooting(daysAhead(first), days).withPosting().build(sql, company);
  await aBooking(sql, shoot.postings[0]!.slotIds[0]!, person.personId);
  await sql(`UPDATE posting SET state = 'filled' WHERE id = $1`, [shoot.postings[0]!.postingId]);
}

const board = (person: TestPerson, query = ''): Promise<Answer> =>
  api.ask('GET', `/board/postings?limit=100&fits=true${query}`, { token: person.token });
const fitting = async (person: TestPerson, query = ''): Promise<unknown[]> =>
  (await board(person, query)).body.items!.map((item) => item['id']);
const counts = async (person: TestPerson, query = ''): Promise<Record<string, unknown>> =>
  (await api.ask('GET', `/board/counts?fits=true${query}`, { token: person.token })).body;

beforeEach(() => sql(`UPDATE posting SET state = 'closed' WHERE state = 'public'`));

describe('what fits me on the board', () => {
  it('leaves out, and counts, what one rule each hides', async () => {
    const person = await seeker();
    await book(person, 10, 9);
    const good = await posting({});
    // After nine days one of rest: the twentieth is the first that is free.
    await posting({ first: 19 });
    await posting({ first: 12, days: 2 });
    await posting({ at: 'beijing-huairou' });
    await posting({ payLowFen: 30_000, payHighFen: 49_999 });
    const reaches = await posting({ payLowFen: 30_000, payHighFen: 50_000 });
    await posting({ roleId: 'focus-puller' });
    await posting({ minLevel: 4 });
    const entry = await posting({ minLevel: 4, entry: 'mentored' });
    expect((await fitting(person)).sort()).toEqual([good, reaches, entry].sort());
    const seen = await counts(person);
    expect(seen).toMatchObject({ total: 3, hidden: { clash: 2, travel: 1, pay: 1, role: 2 } });
    expect(seen['role']).toEqual([{ value: 'gaffer', count: 3 }]);
    const all = await api.ask('GET', '/board/counts', { token: person.token });
    expect(all.body).toMatchObject({ total: 9, hidden: null });
    expect((await api.ask('GET', '/board/counts?fits=false')).body).toMatchObject({ total: 9, hidden: null });
  });

  it('counts a posting that several rules hide once, under role, travel, pay, clash in this order', async () => {
    const person = await seeker();
    await book(person, 20, 3);
    const far = { at: 'beijing-huairou' };
    const poor = { payLowFen: 1, payHighFen: 1 };
    await posting({ roleId: 'focus-puller', ...far, ...poor });
    await posting({ ...far, ...poor });
    await posting(poor);
    await posting({});
    expect(await counts(person)).toMatchObject({ total: 0, hidden: { role: 1, travel: 1, pay: 1, clash: 1 } });
  });

  it('counts beside the other filters', async () => {
    const person = await seeker();
    await posting({ at: 'xiangshan', roleId: 'focus-puller' });
    await posting({ roleId: 'focus-puller' });
    await posting({});
    const seen = await counts(person, '&base=hengdian&from=' + daysAhead(5));
    expect(seen).toMatchObject({ total: 1, hidden: { role: 1, travel: 0, pay: 0, clash: 0 } });
    expect(await counts(person, '&role=gaffer')).toMatchObject({ total: 1, hidden: { role: 0 } });
  });

  it('is asked for by those who are logged in', async () => {
    for (const path of ['postings', 'counts']) {
      const { status, body } = await api.ask('GET', `/board/${path}?fits=true`);
      expect([status, body.code]).toEqual([401, 'auth.required']);
      const wrong = await api.ask('GET', `/board/${path}?fits=yes`);
      expect(wrong.body.code).toBe('request.invalid');
    }
  });

  it('is nothing for somebody without a profile', async () => {
    const person = await api.person('blank');
    await posting({ entry: 'open' });
    expect(await fitting(person)).toEqual([]);
    expect(await counts(person)).toMatchObject({ total: 0, hidden: { role: 1 } });
  });

  it('agrees with what the page of each posting says, wherever and whenever it is', async () => {
    const person = await seeker();
    await sql('UPDATE profile SET max_travel_minutes = 300 WHERE person_id = $1', [person.personId]);
    await book(person, 20, 8, 'xian');
    await book(person, 40, 3, 'dali');
    const places = bases.map(({ id }) => id);
    for (let index = 0; index < 45; index += 1) {
      await posting({
        at: places[index % places.length]!,
        first: 8 + ((index * 7) % 45),
        days: 1 + ((index * 5) % 11),
        minLevel: index % 7 === 0 ? 4 : 3,
        payHighFen: index % 9 === 0 ? 60_000 : 90_000,
      });
    }
    const fits = new Set(await fitting(person));
    const reasons = { role: 0, travel: 0, pay: 0, clash: 0 };
    const { body } = await api.ask('GET', '/board/postings?limit=100');
    for (const item of body.items!) {
      const page = (await api.ask('GET', `/board/postings/${String(item['id'])}`, { token: person.token })).body;
      const mine = page['mine'] as { unqualified: string | null; clashes: unknown[] };
      const far = travelMinutes('hengdian', page['baseId'] as string) > 300;
      const expected = mine.unqualified ? 'role' : far ? 'travel' : mine.clashes.length > 0 ? 'clash' : null;
      expect([item['id'], fits.has(item['id'])]).toEqual([item['id'], expected === null]);
      if (expected) reasons[expected] += 1;
    }
    expect(await counts(person)).toMatchObject({ total: fits.size, hidden: reasons });
    for (const count of [fits.size, reasons.role, reasons.travel, reasons.clash]) expect(count).toBeGreaterThan(1);
  });

  it('turns pages like any other search', async () => {
    const person = await seeker();
    const made = [await posting({}), await posting({}), await posting({})];
    const seen: unknown[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page += 1) {
      const { body } = await api.ask('GET', `/board/postings?fits=true&limit=1${cursor}`, { token: person.token });
      seen.push(body.items![0]!['id']);
      cursor = `&cursor=${String(body['nextCursor'])}`;
    }
    expect(seen).toEqual(made.reverse());
  });
});

describe('the board', () => {
  it('costs as many statements with many postings as with few, whatever is asked for', async () => {
    const person = await seeker();
    await book(person, 60, 3);
    const ask = async (url: string): Promise<number> =>
      (await statementsOf(() => api.ask('GET', url, { token: person.token }))).length;
    const urls = ['/board/postings', '/board/postings?fits=true', '/board/counts', '/board/counts?fits=true'];
    const one = await posting({});
    const few: number[] = [];
    for (const url of [...urls, `/board/postings/${one}`]) few.push(await ask(url));
    for (let index = 0; index < 30; index += 1) await posting({ first: 20 + index });
    const many: number[] = [];
    for (const url of [...urls, `/board/postings/${one}`]) many.push(await ask(url));
    // One to know the caller, and one to read; a posting's page reads how its company answers and the caller's own standing
    // besides.
    expect([few, many]).toEqual([
      [2, 2, 2, 2, 9],
      [2, 2, 2, 2, 9],
    ]);
  });
});
