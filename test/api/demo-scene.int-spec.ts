import { DemoAccount, demoAccountsIn, seedDemo, termsHash } from '@callboard/core';
import { Day, dayIn, daysBetween } from '@callboard/domain';
import { withClient } from '@callboard/testing';
import { TestApi } from './test-api';

let api: TestApi;
let logins: readonly DemoAccount[];
const today = dayIn('Asia/Shanghai', new Date());
beforeAll(async () => {
  api = await TestApi.start();
  const databaseUrl = api.config.database.url;
  await seedDemo({ databaseUrl, masterKey: api.config.secrets.masterKey });
  logins = await demoAccountsIn(databaseUrl);
});
afterAll(() => api?.stop());

interface Row {
  readonly id: string;
  readonly state: string;
  readonly title: string;
  readonly shootTitle: string;
  readonly [field: string]: unknown;
}

/** The items of a list, and one thing, as one of the demo accounts sees them. */
async function reader(handle: string) {
  const { login, password } = logins.find((account) => account.handle === handle)!;
  const token = (await api.login(login, password)).body.accessToken as string;
  const read = async (url: string) => {
    const { status, body } = await api.ask('GET', url, { token });
    if (status !== 200) throw new Error(`${url}: ${status} ${body.code}`);
    return body as Record<string, unknown>;
  };
  const list = async (url: string) => (await read(url)).items as Row[];
  const shoots = async () => {
    const [{ companyId }] = (await read('/auth/session'))['companies'] as [{ companyId: string }];
    return list(`/companies/${companyId}/shoots?limit=100`);
  };
  return { token, read, list, shoots };
}

function tally(rows: readonly { state: string }[]): Record<string, number> {
  return rows.reduce<Record<string, number>>((sum, { state }) => ({ ...sum, [state]: (sum[state] ?? 0) + 1 }), {});
}

describe('the demo freelancer', () => {
  it('has worked lately and is booked for the days before the offers that wait', async () => {
    const { list } = await reader('freelancer');
    const bookings = (await list('/me/bookings')) as unknown as { state: string; days: Day[] }[];
    expect(tally(bookings)).toEqual({ completed: 1, confirmed: 1 });
    const done = bookings.find(({ state }) => state === 'completed')!;
    const ahead = bookings.find(({ state }) => state === 'confirmed')!;
    expect(daysBetween(done.days.at(-1)!, today)).toBeGreaterThan(0);
    expect(daysBetween(done.days[0]!, today)).toBeLessThan(35);
    expect(ahead.days[0]! > today).toBe(true);

    const offers = await list('/me/offers');
    const live = offers.filter(({ state }) => state === 'sent');
    expect(live).toHaveLength(2);
    const days = live.map(({ terms }) => (terms as { days: Day[] }).days);
    // One follows the booking on the heels, the other wants some of the same days.
    expect(Math.min(...days.map(([first]) => daysBetween(ahead.days.at(-1)!, first!)))).toBe(1);
    expect(days[0]!.some((day) => days[1]!.includes(day))).toBe(true);
    for (const { clashes } of live) expect(clashes).toEqual([]);
  });

  it('has an offer of a match with its reasons and most of a day to answer', async () => {
    const { list } = await reader('freelancer');
    const matched = (await list('/me/offers')).filter(
      ({ state, reasons }) => state === 'sent' && (reasons as { kind: string }).kind === 'match',
    );
    expect(matched).toHaveLength(1);
    const [{ expiresAt, reasons, terms }] = matched as [Row];
    const hours = (Date.parse(String(expiresAt)) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(19);
    expect(hours).toBeLessThanOrEqual(20);
    expect((reasons as { terms: unknown[] }).terms.length).toBeGreaterThan(0);
    expect((terms as { hash: string }).hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is on one short list and was too late elsewhere, with the reason in words', async () => {
    const { list } = await reader('freelancer');
    const applications = await list('/me/applications');
    expect(tally(applications)).toEqual({ shortlisted: 1, closed: 1 });
    expect(applications.find(({ state }) => state === 'closed')!.closedText).toEqual({
      zh: expect.any(String),
      en: expect.any(String),
    });
  });
});

describe('the other demo seekers', () => {
  it('are a graduate with an application and an offer for an entry place', async () => {
    const { read, list } = await reader('graduate');
    expect((await read('/me/profile')).profile).toMatchObject({ kind: 'graduate', homeBase: 'hengdian' });
    expect(await list(`/me/availability?from=${today}&to=${today}`)).not.toHaveLength(0);
    expect(tally(await list('/me/applications'))).toEqual({ submitted: 1 });
    const offers = await list('/me/offers');
    expect(tally(offers)).toEqual({ sent: 1 });
    expect((offers[0]!.terms as { roleId: string }).roleId).toBe('lighting-trainee');
  });

  it('and a returnee who has painted her days and waits for everything else', async () => {
    const { read, list } = await reader('returnee');
    expect((await read('/me/profile')).profile).toMatchObject({ kind: 'returnee', languages: ['en'] });
    expect(await list(`/me/availability?from=${today}&to=${today}`)).not.toHaveLength(0);
    for (const part of ['applications', 'offers', 'bookings']) expect(await list(`/me/${part}`)).toEqual([]);
  });
});

describe('the shoot that the demo producer is staffing', () => {
  it('is two thirds booked and has proposals, gaps with reasons, offers in every state and applications', async () => {
    const { read, list, shoots } = await reader('producer');
    const shoot = (await shoots()).find(({ title }) => title === '凤还巢')!;
    const at = `/shoots/${shoot.id}`;
    const { labourBudgetFen, costLowFen, costHighFen } = shoot.summary as Record<string, number>;
    expect(labourBudgetFen).toBeGreaterThan(costLowFen!);
    expect(labourBudgetFen).toBeLessThan(costHighFen!);
    const [run] = await list(`${at}/match-runs`);
    expect(run).toMatchObject({ state: 'done', stage: 'done', result: { provenOptimal: true, overtaken: 0 } });

    const board = (await read(`${at}/proposals`)) as {
      slots: { slotState: string; roleId: string; proposal: unknown; shortfall: { bindingRule: string } | null }[];
      summary: { slots: number; booked: number; proposed: number };
    };
    expect(board.summary.slots).toBe(75);
    expect(board.summary.booked / 75).toBeGreaterThan(0.6);
    expect(board.summary.booked / 75).toBeLessThan(0.75);
    expect(board.summary.proposed).toBeGreaterThan(5);
    const open = board.slots.filter(({ slotState, proposal }) => slotState === 'open' && !proposal);
    expect(open.length).toBeGreaterThanOrEqual(2);
    expect(open.every(({ shortfall }) => shortfall !== null)).toBe(true);
    expect(open.find(({ roleId }) => roleId === 'stills-photographer')?.shortfall?.bindingRule).toBe('pay');
    expect(new Set(open.map(({ shortfall }) => shortfall!.bindingRule)).size).toBeGreaterThan(1);

    const states = tally(await list(`${at}/offers?limit=100`));
    for (const state of ['sent', 'viewed', 'declined', 'expired', 'accepted']) expect(states[state]).toBeGreaterThan(0);
    const applications = await list(`${at}/applications?limit=100`);
    expect(applications.length).toBeGreaterThan(20);
    expect(new Set(applications.map(({ note }) => note)).size).toBeGreaterThan(3);
    expect(tally(applications)).toMatchObject({ submitted: expect.any(Number), shortlisted: expect.any(Number) });
  });
});

describe("the other demo producer's shoots", () => {
  it('are one that waits for its first fill and a draft', async () => {
    const { token, list, shoots } = await reader('producer-b');
    const all = await shoots();
    const next = all.find(({ title }) => title === '凌云志')!;
    expect(next).toMatchObject({ state: 'open', summary: { headcount: 75 } });
    expect(await list(`/shoots/${next.id}/match-runs`)).toEqual([]);
    expect(await list(`/shoots/${next.id}/offers`)).toEqual([]);
    expect((await list(`/shoots/${next.id}/applications?limit=100`)).length).toBeGreaterThan(10);
    expect(all.some(({ state }) => state === 'draft')).toBe(true);
    const fill = await api.ask('POST', `/shoots/${next.id}/match-runs`, { token, key: 'first-fill-of-all' });
    expect(fill.status).toBeLessThan(300);
  });
});

describe("the demo admin's desk", () => {
  it('has two companies to verify with evidence, a rejected one with a reason, and a suspended account', async () => {
    const { list } = await reader('admin');
    const waiting = await list('/admin/companies?state=in_review');
    expect(waiting).toHaveLength(2);
    for (const { evidence } of waiting) expect(String(evidence).split('\n').length).toBeGreaterThan(2);
    const [rejected] = await list('/admin/companies?state=rejected');
    expect(rejected!.decisionReason).toEqual(expect.stringMatching(/./));
    expect(await list('/admin/accounts?state=suspended')).toHaveLength(1);
    expect(await list('/admin/dead-letters')).toEqual([]);
  });
});

describe('the rows of the demo market', () => {
  it('keep the rules that no constraint of the database guards', async () => {
    const broken = {
      'a booking on a place that is not booked': `SELECT 1 FROM booking b JOIN slot s ON s.id = b.slot_id
        WHERE b.state IN ('confirmed', 'completed') AND s.state <> 'booked'`,
      'a booked place without a booking': `SELECT 1 FROM slot s WHERE s.state = 'booked'
        AND NOT EXISTS (SELECT FROM booking b WHERE b.slot_id = s.id AND b.state IN ('confirmed', 'completed'))`,
      'an offered place without a live offer, or the other way round': `SELECT 1 FROM slot s WHERE (s.state = 'offered')
        <> EXISTS (SELECT FROM offer o WHERE o.slot_id = s.id AND o.state IN ('sent', 'viewed'))`,
      'bookings of one person without their gap days': `SELECT 1 FROM booking a
        JOIN booking b ON b.person_id = a.person_id AND a.span << b.span
        JOIN base_travel t ON t.from_base = a.base_id AND t.to_base = b.base_id
        JOIN policy_version p ON p.kind = 'gap'
        WHERE lower(b.span) - upper(a.span) < gap_days(upper(a.span) - lower(a.span), a.night_run, t.minutes, p.body)`,
      'an offer under the floor of its person': `SELECT 1 FROM offer o JOIN profile f ON f.person_id = o.person_id
        WHERE o.pay_fen < f.pay_floor_fen`,
      'something that was made in the future': `SELECT created_at FROM shoot WHERE created_at > now() UNION ALL
        SELECT published_at FROM posting WHERE published_at > now() UNION ALL
        SELECT created_at FROM application WHERE created_at > now() UNION ALL
        SELECT sent_at FROM offer WHERE sent_at > now()`,
      'an application before its posting was out': `SELECT 1 FROM application a JOIN posting p ON p.id = a.posting_id
        WHERE a.created_at < p.published_at`,
      'a live offer whose clock has run out': `SELECT 1 FROM offer WHERE state IN ('sent', 'viewed') AND expires_at < now()`,
      'a live offer whose expiry nobody works on': `SELECT 1 FROM offer o WHERE o.state IN ('sent', 'viewed')
        AND NOT EXISTS (SELECT FROM outbox x WHERE x.job = 'offer.expire' AND x.payload->>'offerId' = o.id::text)`,
      'a suspended person at work': `SELECT 1 FROM account a JOIN booking b ON b.person_id = a.person_id
        WHERE a.state = 'suspended'`,
    };
    await withClient(api.database.ownerUrl, async (client) => {
      for (const [what, query] of Object.entries(broken)) {
        expect([what, (await client.query(query)).rowCount]).toEqual([what, 0]);
      }
    });
  });

  it('carry terms that nobody has changed since they were frozen, for the pay and the days of the offer', async () => {
    const { rows } = await withClient(api.database.ownerUrl, (client) =>
      client.query<{ terms: Record<string, unknown>; pay: number; days: string[] }>(
        `SELECT o.terms, o.pay_fen::integer AS pay, array(SELECT unnest(s.days)::text) AS days
         FROM offer o JOIN slot s ON s.id = o.slot_id`,
      ),
    );
    expect(rows.length).toBeGreaterThan(300);
    for (const { terms, pay, days } of rows) {
      expect(terms.hash).toBe(termsHash(terms));
      expect(terms).toMatchObject({ payFen: pay, days });
    }
  });
});
