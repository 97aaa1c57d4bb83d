import { callboardClient, once, type CallboardClient } from '@callboard/client';
import { addDays, dayIn } from '@callboard/domain';
import type { Page } from 'playwright-core';
import { seriousFindings } from './axe';
import { aNewcomer } from './newcomer';
import { aPublishedShoot, offerTo, value } from './scene';
import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

jest.setTimeout(180_000);

const ROLE = 'drone-pilot';
const MOBILE = '13900247615';

describe('the evening before the first day', () => {
  let stage: Stage;
  let shoot: string;
  let producer: Page;
  let booking: string;
  let silent: string;
  let api: CallboardClient;
  let caller: { api: CallboardClient; personId: string };
  let mail: { api: CallboardClient; personId: string };

  beforeAll(async () => {
    stage = await new Stage().open();
    api = await stage.api('producer-b');
    shoot = await aPublishedShoot(api, { title: '六点的第一场', templateSize: 20, inDays: 2 });
    value(
      await api.POST('/api/v1/shoots/{shootId}/postings', {
        params: once({ shootId: shoot }),
        body: {
          ...{ roleId: ROLE, minLevel: 3, headcount: 2, payLowFen: 50_000, payHighFen: 90_000 },
          ...{ prepDays: 0, wrapDays: 0, visibility: 'public' },
        },
      }),
    );
    mail = await aNewcomer(stage, { handle: 'dawn-1', name: '周敏', roles: [{ roleId: ROLE, level: 4 }] });
    booking = await book(shoot, mail);
    caller = await byPhone();
    silent = await book(shoot, caller);
    producer = await stage.visit({ handle: 'producer-b', viewport: PHONE });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  /** Somebody who came by phone, so that there is a number to call. */
  async function byPhone(): Promise<{ api: CallboardClient; personId: string }> {
    const anybody = callboardClient({ baseUrl: stage.url });
    const password = 'callboard-demo';
    value(
      await anybody.POST('/api/v1/auth/register', {
        body: { contact: MOBILE, displayName: '张大力', password, locale: 'zh' },
      }),
    );
    const { accessToken } = value(
      await anybody.POST('/api/v1/auth/login', { body: { contact: MOBILE, password, mode: 'bearer' } }),
    );
    const own = callboardClient({ baseUrl: stage.url, token: () => accessToken! });
    const { personId } = value(await own.GET('/api/v1/auth/session'));
    value(
      await own.PUT('/api/v1/me/profile', {
        params: { header: { 'If-Match': '"0"' } },
        body: {
          ...{ kind: 'freelancer', homeBase: 'hengdian', maxTravelMinutes: 480, payFloorFen: 10_000 },
          ...{ searchable: true, roles: [{ roleId: ROLE, level: 4 }] },
        },
      }),
    );
    const today = dayIn('Asia/Shanghai', new Date());
    value(await own.PUT('/api/v1/me/availability', { body: { from: today, to: addDays(today, 60), state: 'free' } }));
    return { api: own, personId };
  }

  async function book(shootId: string, person: { api: CallboardClient; personId: string }): Promise<string> {
    const offerId = await offerTo(api, { shootId, roleId: ROLE, personId: person.personId });
    const offer = value(await person.api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId }) }));
    return offer.bookingId!;
  }

  it('shows the producer who begins, and each of them confirms with one tap', async () => {
    await producer.goto(`/studio/shoots/${shoot}`);
    const card = producer.locator('.cb-starters');
    await card.getByRole('strong').filter({ hasText: '周敏' }).waitFor();
    expect(await card.getByRole('button', { name: /打电话/ }).count()).toBe(2);
    expect(await seriousFindings(producer)).toEqual([]);
    expect(await sidewaysScroll(producer)).toBe(0);

    const seeker = await stage.visit({ handle: 'dawn-1', viewport: PHONE });
    await seeker.goto(`/me/jobs/${booking}`);
    const confirm = seeker.getByRole('button', { name: '确认到场' });
    await confirm.waitFor();
    expect(await seriousFindings(seeker)).toEqual([]);
    expect(await sidewaysScroll(seeker)).toBe(0);
    await confirm.click();
    await seeker.getByText('已确认到场').waitFor();
    // The way out is still there, and she may come back to the page and find what she said.
    await seeker.getByRole('button', { name: '我来不了' }).waitFor();
    await seeker.reload();
    await seeker.getByText('已确认到场').waitFor();
    expect(await seriousFindings(seeker)).toEqual([]);

    // The producer's page has it by itself.
    await card.getByText('已确认的 1 人').waitFor();
  });

  it('gives the producer a number to call, and tells the person that somebody looked', async () => {
    const desk = await stage.visit({ handle: 'producer-b', viewport: DESK, locale: 'en', theme: 'set' });
    await desk.goto(`/studio/shoots/${shoot}`);
    await desk.getByRole('button', { name: 'Call 张大力' }).click();
    const link = desk.getByRole('link', { name: '139 0024 7615' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(`tel:+86${MOBILE}`);
    expect(await seriousFindings(desk)).toEqual([]);
    expect(await sidewaysScroll(desk)).toBe(0);
    const { items } = value(await caller.api.GET('/api/v1/me/notifications'));
    expect(items.map(({ template }) => template)).toContain('contact.revealed');
  });

  it('puts who is silent on top in red, with the call to make, until the person answers after all', async () => {
    // What the clock does in a night: asked long ago, asked again, and now too late to wait any longer.
    await stage.sql(
      `INSERT INTO attendance (booking_id, asked_at, again_at, silent_at)
       VALUES ($1, now() - interval '20 hours', now() - interval '5 hours', now())
       ON CONFLICT (booking_id) DO UPDATE
       SET asked_at = excluded.asked_at, again_at = excluded.again_at, silent_at = excluded.silent_at`,
      [silent],
    );
    for (const viewport of [PHONE, DESK]) {
      const page = await stage.visit({ handle: 'producer-b', viewport });
      await page.goto(`/studio/shoots/${shoot}`);
      const card = page.locator('.cb-starters[data-silent]');
      await card.getByText('问了两次没回音的，逐个打电话。没有自动换人。').waitFor();
      const row = card.getByRole('listitem').filter({ hasText: '张大力' });
      await row.getByText('没回音', { exact: true }).waitFor();
      expect(await card.getByRole('button', { name: /打电话/ }).count()).toBe(1);
      expect(await seriousFindings(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      await row.getByRole('button', { name: '给张大力打电话' }).click();
      await row.getByRole('link', { name: '139 0024 7615' }).waitFor();
      expect(await sidewaysScroll(page)).toBe(0);
    }
    await producer.goto(`/studio/shoots/${shoot}`);
    await producer.locator('.cb-starters[data-silent]').waitFor();
    const path = { bookingId: silent };
    value(await caller.api.POST('/api/v1/me/bookings/{bookingId}/attendance', { params: { path } }));
    await producer.getByText('都确认了，今晚可以放心睡。').waitFor();
    expect(await producer.locator('.cb-starters[data-silent]').count()).toBe(0);
  });

  it('calls from the backfill strip once somebody has taken over, and not before', async () => {
    const later = await aPublishedShoot(api, { title: '今晚就要人', templateSize: 10, inDays: 40 });
    const posting = value(
      await api.POST('/api/v1/shoots/{shootId}/postings', {
        params: once({ shootId: later }),
        body: { roleId: ROLE, minLevel: 3, headcount: 1, payLowFen: 50_000, payHighFen: 90_000, visibility: 'public' },
      }),
    );
    const left = await book(later, mail);
    value(await caller.api.PUT('/api/v1/me/reserves/{postingId}', { params: { path: { postingId: posting.id } } }));
    const path = { bookingId: left };
    value(
      await mail.api.POST('/api/v1/me/bookings/{bookingId}/drop-out', {
        params: once(path),
        body: { reason: 'illness' },
      }),
    );
    await producer.goto(`/studio/shoots/${later}`);
    await producer.getByRole('link', { name: /在补位/ }).click();
    const row = producer.getByRole('listitem').filter({ hasText: '张大力' });
    await row.waitFor();
    expect(await producer.getByRole('button', { name: /打电话/ }).count()).toBe(0);
    await producer.getByRole('button', { name: '我来接手' }).click();
    await row.getByRole('button', { name: '给张大力打电话' }).click();
    const link = row.getByRole('link', { name: '139 0024 7615' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(`tel:+86${MOBILE}`);
    expect(await seriousFindings(producer)).toEqual([]);
    expect(await sidewaysScroll(producer)).toBe(0);
    // Whoever has said no is not to be called.
    const { items } = value(await caller.api.GET('/api/v1/me/offers'));
    const offerId = items.find(({ shootId }) => shootId === later)!.id;
    value(
      await caller.api.POST('/api/v1/offers/{offerId}/decline', {
        params: { path: { offerId } },
        body: { reason: 'dates' },
      }),
    );
    await row.getByText('婉拒', { exact: false }).waitFor();
    expect(await row.getByRole('link').count()).toBe(0);
    expect(await row.getByRole('button').count()).toBe(0);
  });
});
