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

  beforeAll(async () => {
    stage = await new Stage().open();
    const api = await stage.api('producer-b');
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
    const mail = await aNewcomer(stage, { handle: 'dawn-1', name: '周敏', roles: [{ roleId: ROLE, level: 4 }] });
    booking = await book(api, mail);
    await book(api, await byPhone());
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
    const api = callboardClient({ baseUrl: stage.url, token: () => accessToken! });
    const { personId } = value(await api.GET('/api/v1/auth/session'));
    value(
      await api.PUT('/api/v1/me/profile', {
        params: { header: { 'If-Match': '"0"' } },
        body: {
          ...{ kind: 'freelancer', homeBase: 'hengdian', maxTravelMinutes: 480, payFloorFen: 10_000 },
          ...{ searchable: true, roles: [{ roleId: ROLE, level: 4 }] },
        },
      }),
    );
    const today = dayIn('Asia/Shanghai', new Date());
    value(await api.PUT('/api/v1/me/availability', { body: { from: today, to: addDays(today, 60), state: 'free' } }));
    return { api, personId };
  }

  async function book(api: CallboardClient, person: { api: CallboardClient; personId: string }): Promise<string> {
    const offerId = await offerTo(api, { shootId: shoot, roleId: ROLE, personId: person.personId });
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
    const anybody = callboardClient({ baseUrl: stage.url });
    const { accessToken } = value(
      await anybody.POST('/api/v1/auth/login', {
        body: { contact: MOBILE, password: 'callboard-demo', mode: 'bearer' },
      }),
    );
    const own = callboardClient({ baseUrl: stage.url, token: () => accessToken! });
    const { items } = value(await own.GET('/api/v1/me/notifications'));
    expect(items.map(({ template }) => template)).toContain('contact.revealed');
  });
});
