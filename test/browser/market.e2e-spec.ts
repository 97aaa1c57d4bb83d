import type { Page } from 'playwright-core';
import { seriousFindings } from './axe';
import type { Posting } from './hiring';
import { aPublishedShoot, value } from './scene';
import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

jest.setTimeout(120_000);

/** A whole market takes a while where other stories run beside it. */
const A_RUN = { timeout: 60_000 };
const MARK = Date.now().toString(36);

describe('a run of the whole market', () => {
  let stage: Stage;
  let page: Page;
  let shoot: string;
  let posting: Posting;
  let run: string;

  beforeAll(async () => {
    stage = await new Stage().open();
    const producer = await stage.api('producer-b');
    shoot = await aPublishedShoot(producer, { title: `全市场${MARK}`, templateSize: 10, inDays: 45 });
    const path = { shootId: shoot };
    const { items } = value(await producer.GET('/api/v1/shoots/{shootId}/postings', { params: { path } }));
    // So small a crew pays its director too little for anybody.
    posting = items.find(({ roleId }) => roleId !== 'director')!;
    page = await stage.visit({ handle: 'admin', viewport: DESK });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  it('may be set to ask by itself, and the producer reads what that means', async () => {
    const studio = await stage.visit({ handle: 'producer-b', viewport: PHONE });
    await studio.goto(`/studio/shoots/${shoot}/postings/${posting.id}`);
    await studio.getByLabel('推荐之后').selectOption({ label: '自动发邀约' });
    await studio.getByText(/就马上给她发邀约，不再等你点/).waitFor();
    await studio.getByRole('button', { name: '保存' }).click();
    await studio.getByText('已存').first().waitFor();
    await studio.goto(`/studio/shoots/${shoot}/crew?department=${posting.department}`);
    await studio.getByText('自动发邀约', { exact: true }).waitFor();
    expect(await sidewaysScroll(studio)).toBe(0);
    await studio.context().close();
  });

  it('is started with a button that says what it does, shows how far it is, and explains itself', async () => {
    await page.goto('/admin');
    await page.getByRole('link', { name: '匹配全市场' }).click();
    await page.getByRole('heading', { name: /^现在有 [\d,]+ 个名额没人$/ }).waitFor();
    await page.getByRole('button', { name: '匹配全市场' }).click();
    await page.getByRole('link', { name: '看进度' }).click();
    run = new URL(page.url()).pathname.split('/').pop()!;
    await page.getByRole('progressbar', { name: '全市场匹配的进度' }).waitFor();
    await page.getByText('可以离开这个页面').waitFor();
    await page.getByRole('heading', { name: /^[\d,]+ 个名额，[\d,]+ 个有合适的人$/ }).waitFor(A_RUN);
    await page.getByText(/(任何方案最多好 [\d.]+%|没有更好的方案)，已证明/).waitFor();
    const prices = page.getByRole('grid', { name: '岗位和基地：哪里缺人' });
    await prices
      .getByText(/，缺人$/)
      .first()
      .waitFor({ state: 'attached' });
    await page.getByRole('radio', { name: '配到' }).check();
    await prices
      .getByText(/^\d+\/\d+$/)
      .first()
      .waitFor();
  });

  it('tells which rule binds, and for each open place what would fill it', async () => {
    await page.goto(`/admin/market/${run}`);
    const rule = page.getByRole('button', { name: /\d+ 个名额$/ }).first();
    await rule.click();
    const places = page.getByRole('list', { name: /^卡在「/ });
    await places.getByRole('link', { name: '看花名册' }).first().waitFor();
    await places.getByRole('button', { name: '复制给制片的话' }).first().waitFor();
    await places
      .getByText(/^从 [\d,]+ 人里$/)
      .first()
      .waitFor();
    expect(new URL(page.url()).searchParams.get('rule')).not.toBeNull();
    await expect(seriousFindings(page)).resolves.toEqual([]);
  });

  it('has asked by itself where the producer wanted it', async () => {
    const producer = await stage.api('producer-b');
    const asked = async (): Promise<number> =>
      value(await producer.GET('/api/v1/shoots/{shootId}/offers', { params: { path: { shootId: shoot } } })).items
        .length;
    const deadline = Date.now() + 20_000;
    while ((await asked()) === 0 && Date.now() < deadline) await new Promise((done) => setTimeout(done, 100));
    // Nobody was asked for the others, whose producer decides.
    expect(await asked()).toBeGreaterThan(0);
    expect(await asked()).toBeLessThanOrEqual(posting.headcount);
  });

  it('is for an auditor to look at, and holds on the phone in English', async () => {
    const auditor = await stage.visit({ handle: 'auditor', viewport: PHONE, locale: 'en', theme: 'set' });
    await auditor.goto('/admin/market');
    await auditor.getByText('You can look, not start a run.').waitFor();
    await expect(auditor.getByRole('button', { name: 'Match the whole market' }).count()).resolves.toBe(0);
    expect(await sidewaysScroll(auditor)).toBe(0);
    await auditor.goto(`/admin/market/${run}`);
    await auditor.getByRole('heading', { name: 'Where people are short' }).waitFor();
    await expect(auditor.getByRole('button', { name: 'Run again' }).count()).resolves.toBe(0);
    expect(await sidewaysScroll(auditor)).toBe(0);
    await expect(seriousFindings(auditor)).resolves.toEqual([]);
    await auditor.context().close();
  });
});
