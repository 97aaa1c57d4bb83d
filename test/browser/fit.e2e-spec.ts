import { addDays } from '@callboard/domain';
import type { Page } from 'playwright-core';
import { seriousFindings } from './axe';
import { aNewcomer, postingOf } from './newcomer';
import { aPublishedShoot, value } from './scene';
import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

jest.setTimeout(120_000);

const ROLE = 'focus-puller';

describe('what fits a seeker', () => {
  let stage: Stage;
  let seeker: Awaited<ReturnType<typeof aNewcomer>>;
  let job: string;
  let days: { first: string; last: string };
  let page: Page;

  beforeAll(async () => {
    stage = await new Stage().open();
    const shoot = await aPublishedShoot(await stage.api('producer-b'), {
      title: '合不合',
      templateSize: 20,
      // Days that no other story's shoot is on, so that its posting heads the list.
      inDays: 52,
    });
    job = await postingOf(stage, shoot, ROLE);
    seeker = await aNewcomer(stage, { handle: 'hehe', name: '何合', roles: [{ roleId: ROLE, level: 3 }] });
    const shown = value(
      await seeker.api.GET('/api/v1/board/postings/{postingId}', { params: { path: { postingId: job } } }),
    );
    days = { first: shown.firstDay, last: shown.lastDay };
    page = await stage.visit({ handle: 'hehe', viewport: PHONE });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  async function profile(change: {
    payFloorFen?: number;
    maxTravelMinutes?: number;
    homeBase?: string;
  }): Promise<void> {
    const mine = value(await seeker.api.GET('/api/v1/me/profile'));
    const { updatedAt: _, ...terms } = mine.profile!;
    value(
      await seeker.api.PUT('/api/v1/me/profile', {
        params: { header: { 'If-Match': `"${mine.version}"` } },
        body: { ...terms, ...change },
      }),
    );
  }

  it('is said on the page of a posting, in reasons', async () => {
    await page.goto(`/jobs/${job}`);
    const box = page.locator('.cb-fit');
    await box.getByText('为什么合你').waitFor();
    expect(await box.getByRole('listitem').count()).toBeGreaterThan(2);
    await box.getByText('就在你住的基地，不用赶路').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('or what is in the way, with a button that mends it at once', async () => {
    const missing = addDays(days.first as never, 1);
    value(await seeker.api.PUT('/api/v1/me/availability', { body: { from: missing, to: missing, state: 'no' } }));
    await page.reload();
    await page.getByText('卡在这 1 处').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '涂成有空' }).click();
    await page.getByText('为什么合你').waitFor();
    const { items } = value(
      await seeker.api.GET('/api/v1/me/availability', { params: { query: { from: missing, to: missing } } }),
    );
    expect(items.map(({ state }) => state)).toEqual(['free']);
  });

  it('and names everything at once where much is in the way', async () => {
    await profile({ payFloorFen: 900_000, maxTravelMinutes: 30, homeBase: 'xian' });
    value(
      await seeker.api.PUT('/api/v1/me/availability', { body: { from: days.first, to: days.last, state: 'clear' } }),
    );
    await page.reload();
    await page.getByText('卡在这 3 处').waitFor();
    await page.getByRole('link', { name: /^放宽到/ }).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    const desk = await stage.visit({ handle: 'hehe', viewport: DESK, locale: 'en', theme: 'set' });
    await desk.goto(`/jobs/${job}`);
    await desk.getByText('3 things in the way').waitFor();
    expect(await sidewaysScroll(desk)).toBe(0);
    expect(await seriousFindings(desk)).toEqual([]);
    await page.getByRole('link', { name: /^底价改到/ }).click();
    await page.waitForURL('**/me/profile');
  });

  it('is listed under my own page, best first, or the next step where nothing is', async () => {
    await page.goto('/me');
    await page.getByText('现在没有全合你的通告。').waitFor();
    await profile({ payFloorFen: 10_000, maxTravelMinutes: 480, homeBase: 'hengdian' });
    value(await seeker.api.PUT('/api/v1/me/availability', { body: { ...range(days), state: 'free' } }));
    const listed = page.getByRole('region', { name: '先看适合我的' }).locator(`a[href="/jobs/${job}"]`);
    // The index may be a second behind.
    for (let look = 0; look < 20 && (await listed.count()) === 0; look += 1) {
      await page.reload();
      await listed.waitFor({ timeout: 1_500 }).catch(() => undefined);
    }
    await listed.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    const desk = await stage.visit({ handle: 'hehe', viewport: DESK });
    await desk.goto('/me');
    await desk.getByRole('heading', { name: '先看适合我的' }).waitFor();
    await desk.locator(`a[href="/jobs/${job}"]`).waitFor();
    await desk.goto(`/jobs/${job}`);
    await desk.getByText('为什么合你').waitFor();
  });
});

function range({ first, last }: { first: string; last: string }): { from: string; to: string } {
  return { from: first, to: last };
}
