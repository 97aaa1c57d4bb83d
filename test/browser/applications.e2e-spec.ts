import { once, type CallboardClient } from '@callboard/client';
import type { Page } from 'playwright-core';
import { seriousFindings } from './axe';
import { findingsOf, SMALL } from './look';
import { aNewcomer, postingOf } from './newcomer';
import { aPublishedShoot, offerTo, value } from './scene';
import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

jest.setTimeout(90_000);

const ROLE = 'focus-puller';

describe('from applying to standing by', () => {
  let stage: Stage;
  let producer: CallboardClient;
  let shoot: string;
  let job: string;
  let me: Awaited<ReturnType<typeof aNewcomer>>;
  const others: Awaited<ReturnType<typeof aNewcomer>>[] = [];
  let phone: Page;
  let desk: Page;

  beforeAll(async () => {
    stage = await new Stage().open();
    producer = await stage.api('producer-b');
    shoot = await aPublishedShoot(producer, { title: '后备故事', templateSize: 20, inDays: 60 });
    await aPublishedShoot(producer, { title: '差不多的', templateSize: 20, inDays: 70 });
    job = await postingOf(stage, shoot, ROLE);
    const roles = [{ roleId: ROLE, level: 3 }];
    me = await aNewcomer(stage, { handle: 'houbei-0', name: '唐晓禾', roles });
    for (const [index, name] of ['阮青', '季闻', '卓然'].entries()) {
      others.push(await aNewcomer(stage, { handle: `houbei-${index + 1}`, name, roles }));
    }
    phone = await stage.visit({ handle: 'houbei-0', viewport: PHONE });
    desk = await stage.visit({ handle: 'producer-b', viewport: DESK });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  it('applies for all days but one, and is told the place and the time of the answer', async () => {
    await phone.goto(`/jobs/${job}`);
    await phone.getByText('没有撞上你定下的档期。').waitFor();
    await phone.getByRole('button', { name: /^投递这 \d+ 天$/ }).click();
    const sheet = phone.getByRole('dialog');
    await sheet.getByRole('radio', { name: '有几天来不了' }).check();
    for (const box of await sheet.getByRole('checkbox').all()) await box.uncheck();
    await sheet.getByText('至少留一天。').waitFor();
    expect(await sheet.getByRole('button', { name: '投递' }).isDisabled()).toBe(true);
    for (const box of await sheet.getByRole('checkbox').all()) await box.check();
    await sheet.getByRole('checkbox', { name: /^第 3 天/ }).uncheck();
    await sheet.getByRole('button', { name: '投递' }).click();
    await sheet.getByText(/^第 1 \/ 1 位，最晚 .+ 前答复$/).waitFor();
    await sheet.getByRole('link', { name: '看我的投递' }).click();
    const card = phone.getByRole('listitem').filter({ hasText: '后备故事' });
    await card.getByText('第 1 / 1 位').waitFor();
    await card.getByText(/^最晚 .+ 前答复$/).waitFor();
    await card.getByText(/来不了$/).waitFor();
  });

  it('is compared with the others and turned down by key, which can be undone for eight seconds', async () => {
    for (const { api } of others.slice(0, 2)) {
      value(
        await api.POST('/api/v1/postings/{postingId}/applications', { params: once({ postingId: job }), body: {} }),
      );
    }
    await desk.goto(`/studio/shoots/${shoot}/applicants?posting=${job}`);
    const boxes = desk.getByRole('checkbox', { name: /^选中(?!全部)/ });
    await desk
      .getByRole('row')
      .filter({ hasText: '唐晓禾' })
      .getByText(/来不了$/)
      .waitFor();
    expect(await boxes.count()).toBe(3);
    await boxes.first().focus();
    await desk.keyboard.press('Space');
    await desk.keyboard.press('ArrowDown');
    await desk.keyboard.press('Space');
    await desk.getByText('选中 2 份').waitFor();
    await desk.keyboard.press('Escape');
    await desk.getByText('选中 2 份').waitFor({ state: 'detached' });

    await desk.getByRole('checkbox', { name: '选中全部' }).check();
    await boxes.first().focus();
    await desk.keyboard.press('s');
    await desk.getByText('入围了 3 份').waitFor();
    await desk.getByRole('row').filter({ hasText: '唐晓禾' }).getByText('入围', { exact: true }).first().waitFor();

    await desk.getByRole('checkbox', { name: '选中全部' }).check();
    await boxes.first().focus();
    await desk.keyboard.press('x');
    await desk.getByText('已婉拒 3 份，8 秒内可以撤销').waitFor();
    await desk.getByRole('button', { name: '撤销' }).click();
    await boxes.nth(2).waitFor();

    await desk.getByRole('checkbox', { name: '选中唐晓禾' }).check();
    await desk.getByRole('checkbox', { name: '选中阮青' }).check();
    await desk.getByRole('button', { name: '婉拒 2 份' }).click();
    const mine = async (): Promise<string> =>
      value(await me.api.GET('/api/v1/me/applications')).items.find(({ postingId }) => postingId === job)!.state;
    expect(await mine()).toBe('shortlisted');
    for (const end = Date.now() + 20_000; (await mine()) !== 'declined' && Date.now() < end;)
      await new Promise((next) => setTimeout(next, 300));
    expect(await mine()).toBe('declined');
  });

  it('leads whoever was turned down to open jobs that fit her', async () => {
    await phone.goto('/me/offers?tab=ended');
    const card = phone.getByRole('listitem').filter({ hasText: '后备故事' });
    await card.getByText('这次没选上').waitFor();
    await card.getByText('还在招、合你档期的，和它差不多').waitFor();
    await card.locator('.cb-fitting__job').first().waitFor();
    expect(await card.locator('.cb-fitting__job').count()).toBeLessThanOrEqual(3);
  });

  it('stands by once it is full, sees the rank in both places, and so does the producer', async () => {
    const last = others[2]!;
    for (;;) {
      const posting = value(
        await last.api.GET('/api/v1/board/postings/{postingId}', { params: { path: { postingId: job } } }),
      );
      if (posting.openPlaces === 0) break;
      const taker = others.shift()!;
      const offerId = await offerTo(producer, { shootId: shoot, roleId: ROLE, personId: taker.personId });
      value(await taker.api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId }) }));
    }
    const closed = async (): Promise<unknown> =>
      value(await me.api.GET('/api/v1/board/postings/{postingId}', { params: { path: { postingId: job } } }))
        .closedReason;
    for (const end = Date.now() + 20_000; (await closed()) !== 'filled' && Date.now() < end;)
      await new Promise((next) => setTimeout(next, 300));
    await phone.goto(`/jobs/${job}`);
    await phone.getByText('名额满了，可以进后备').waitFor();
    await phone.getByRole('button', { name: '进后备' }).click();
    await phone.getByText('你在后备里，第 1 位').waitFor();
    await phone.goto('/me/offers?tab=applied');
    await phone.getByText('后备第 1 位 / 1').waitFor();

    await desk.goto(`/studio/shoots/${shoot}/applicants`);
    await desk.getByRole('heading', { name: '后备（1 人）' }).waitFor();

    await phone.getByRole('button', { name: /^退出后备/ }).click();
    await phone.getByRole('button', { name: '撤销' }).click();
    await phone.getByText('后备第 1 位 / 1').waitFor();
  });

  it('looks right at every width, by day and on the set', async () => {
    const found = [
      ...(await findingsOf(phone, `/jobs/${job}`, [PHONE, SMALL, DESK])),
      ...(await findingsOf(phone, '/me/offers?tab=applied', [PHONE, SMALL, DESK])),
      ...(await findingsOf(phone, '/me/offers?tab=ended', [PHONE, SMALL])),
    ];
    // Tables take their colours when they are made.
    for (const theme of ['light', 'set'] as const) {
      const page = await stage.visit({ handle: 'producer-b', viewport: DESK, theme });
      await page.goto(`/studio/shoots/${shoot}/applicants`);
      await page.getByRole('heading', { name: '后备（1 人）' }).waitFor();
      for (const viewport of [DESK, PHONE, SMALL]) {
        await page.setViewportSize(viewport);
        found.push(...(await seriousFindings(page)).map((text) => `${theme} at ${viewport.width}: ${text}`));
        if ((await sidewaysScroll(page)) > 0) found.push(`${theme} at ${viewport.width}: sideways`);
      }
    }
    expect(found).toEqual([]);
  });
});
