import { findingsOf, SMALL } from './look';
import { postingOf } from './newcomer';
import { aPublishedShoot } from './scene';
import { DESK, PHONE, Stage, sidewaysScroll } from './stage';

jest.setTimeout(90_000);

describe('what everybody sees', () => {
  let stage: Stage;
  let open: string;
  let closed: string;

  beforeAll(async () => {
    stage = await new Stage().open();
    const producer = await stage.api('producer-b');
    const [shoot, cancelled] = await Promise.all([
      aPublishedShoot(producer, { title: '人人看得见', templateSize: 20, inDays: 25 }),
      aPublishedShoot(producer, { title: '没拍成', templateSize: 20, inDays: 25 }),
    ]);
    [open, closed] = await Promise.all([
      postingOf(stage, shoot, 'focus-puller'),
      postingOf(stage, cancelled, 'focus-puller'),
    ]);
    await producer.POST('/api/v1/shoots/{shootId}/cancel', {
      params: { path: { shootId: cancelled } },
      body: { reason: '投资没到位' },
    });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  it('reads and filters the board and comes to applying without script', async () => {
    const page = await stage.visit({ javaScript: false });
    await page.goto('/jobs');
    expect(await page.locator('.cb-job').count()).toBe(20);
    expect(await page.locator('.cb-job').first().innerText()).toMatch(/¥[\d,]+.*\d+月\d+.*日.*包/s);
    const all = Number(/\d+/.exec(await page.locator('.cb-board__total').innerText())![0]);

    await page.getByRole('searchbox').fill('场务');
    await page.getByRole('button', { name: '搜索' }).first().click();
    expect(new URL(page.url()).search).toBe(`?q=${encodeURIComponent('场务')}`);
    const found = Number(/\d+/.exec(await page.locator('.cb-board__total').innerText())![0]);
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(all);

    await page.getByRole('link', { name: '筛选' }).click();
    const filters = page.getByRole('form', { name: '筛选' });
    await filters.getByRole('checkbox', { name: '新人可投' }).check();
    await filters.getByRole('button', { name: '搜索' }).click();
    expect(new URL(page.url()).searchParams.get('entry')).toBe('open');
    expect(new URL(page.url()).searchParams.get('q')).toBe('场务');
    expect(await page.locator('.cb-job').count()).toBeGreaterThan(0);
    for (const card of await page.locator('.cb-job').allTextContents()) expect(card).toContain('新人可投');

    await page.goto(`/jobs/${open}`);
    for (const name of ['钱和工时', '哪几天', '住和路', '要求', '谁招', '防骗'])
      expect(await page.getByRole('heading', { level: 2, name }).count()).toBe(1);
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/日薪\s+¥[\d,]+/);
    expect(text).toContain('中原映画文化传媒有限公司');
    expect(text).toContain('《人人看得见》');
    expect(await page.getByRole('link', { name: /^投递这 \d+ 天$/ }).getAttribute('href')).toBe(`/start?job=${open}`);
    await page.context().close();
  });

  it('comes alive at the same addresses without an error, and remembers the language everywhere', async () => {
    const page = await stage.visit();
    for (const path of ['/', '/jobs', '/jobs?q=场务&entry=open', `/jobs/${open}`, `/jobs/${closed}`, '/safety']) {
      await page.goto(path);
      // It has its room from the start, and is seen when the page came alive.
      await page.getByRole('banner').getByRole('link', { name: '登录' }).waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: '中文' }).click();
      await page.getByRole('button', { name: 'English' }).waitFor();
    }
    await page.goto(`/jobs/${open}`);
    await page.getByRole('banner').getByRole('link', { name: '登录' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 2, name: 'Pay and hours' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { level: 2, name: 'Pay and hours' }).waitFor();
    const answer = await page.goto('/jobs');
    const html = await answer!.text();
    expect(html).toMatch(/<html[^>]* lang="en"/);
    expect(html).toMatch(/<h1[^>]*>Jobs/);
    await page.goto('/login');
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.context().close();
  });

  it('says that a posting is closed, and what is like it', async () => {
    const page = await stage.visit();
    const answer = await page.goto(`/jobs/${closed}`);
    expect(answer?.status()).toBe(200);
    await page.getByText('这条通告已经截止').waitFor();
    await page.getByText('这个剧组取消了。').waitFor();
    const section = page.locator('section', { has: page.getByRole('heading', { name: '还在招的，和它差不多' }) });
    expect(await section.locator('.cb-job').count()).toBeGreaterThan(0);
    expect(await page.getByRole('link', { name: /^投递/ }).count()).toBe(0);
    await section.locator('.cb-job').first().click();
    await page.getByRole('link', { name: /^投递这 \d+ 天$/ }).waitFor();
    await page.context().close();
  });

  it('tells search engines what to keep', async () => {
    const page = await stage.visit({ javaScript: false });
    const robots = async (): Promise<string | null> => {
      const meta = page.locator('meta[name=robots]');
      return (await meta.count()) > 0 ? meta.getAttribute('content') : null;
    };
    const canonical = (): Promise<string | null> => page.locator('link[rel=canonical]').getAttribute('href');
    await page.goto(`/jobs/${open}?lang=zh`);
    expect(await robots()).toBeNull();
    expect(await canonical()).toBe(`${stage.url}/jobs/${open}`);
    const data: unknown = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!);
    expect(data).toMatchObject({
      '@type': 'JobPosting',
      hiringOrganization: { name: '中原映画文化传媒有限公司' },
      baseSalary: { '@type': 'MonetaryAmount', currency: 'CNY' },
    });
    await page.goto('/jobs');
    expect(await robots()).toBeNull();
    expect(await canonical()).toBe(`${stage.url}/jobs`);
    for (const path of ['/jobs?base=hengdian', `/jobs/${closed}`, '/login', '/me/month']) {
      await page.goto(path);
      expect([path, await robots()]).toEqual([path, 'noindex']);
    }
    await page.context().close();
  });

  it('is a 404 that leads on where there is nothing', async () => {
    const page = await stage.visit();
    const answer = await page.goto('/no-such-page');
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor();
    expect(await page.getByRole('link', { name: '去找活' }).getAttribute('href')).toBe('/jobs');
    const gone = await page.goto('/jobs/019b76dc-0000-7000-8000-000000000000');
    expect(gone?.status()).toBe(404);
    await page.getByRole('heading', { level: 1, name: '没有这条通告' }).waitFor();
    await page.context().close();
  });

  it('says that there is no such page where an address names nothing, without asking anybody', async () => {
    const page = await stage.visit({ handle: 'admin' });
    const shoot = '/studio/shoots/019b76dc-0000-7000-8000-000000000000';
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    for (const [path, leads] of [
      ['/studio/shoots/abc', '/studio/shoots'],
      ['/studio/shoots/ABC/roster/camera/2026-12-01', '/studio/shoots'],
      [`${shoot}/roster/camera/2026-02-30`, '/studio/shoots'],
      [`${shoot}/postings/abc`, '/studio/shoots'],
      [`${shoot}/fill/abc`, '/studio/shoots'],
      [`${shoot}/backfills/abc`, '/studio/shoots'],
      ['/studio/postings/xyz', '/studio/shoots'],
      ['/me/offers/abc', '/me/offers'],
      ['/me/jobs/abc', '/me/month'],
      ['/admin/shoots/abc/roster', '/admin'],
      ['/admin/people/abc', '/admin'],
      ['/admin/market/abc', '/admin'],
    ] as const) {
      const answer = await page.goto(path);
      expect([path, answer?.status()]).toEqual([path, 404]);
      await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor();
      const links = page.getByRole('main').getByRole('link');
      expect([path, await links.first().getAttribute('href')]).toEqual([path, leads]);
      expect([path, await sidewaysScroll(page)]).toEqual([path, 0]);
    }
    expect(asked.filter((path) => path.startsWith('/api/') && /abc|xyz/i.test(path))).toEqual([]);
    // A public page says it without script too.
    await page.goto('/jobs/abc');
    await page.getByRole('heading', { level: 1, name: '没有这条通告' }).waitFor();
    await page.context().close();
  });

  it('fits every width and is readable by everybody, in both themes', async () => {
    const page = await stage.visit();
    const found: string[] = [];
    for (const path of ['/', '/jobs', `/jobs/${open}`, '/login', '/start', '/safety'])
      found.push(...(await findingsOf(page, path, [PHONE, SMALL, DESK])));
    expect(found).toEqual([]);
    await page.context().close();
  });
});
