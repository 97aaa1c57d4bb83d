import type { Locator, Page } from 'playwright-core';
import { addDays, dayIn } from '@callboard/domain';
import { seriousFindings } from './axe';
import { findingsOf, SMALL } from './look';
import { aNewcomer, postingOf } from './newcomer';
import { aPublishedShoot, fillShoot, offerTo, value } from './scene';
import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

jest.setTimeout(120_000);

const ROLE = 'focus-puller';
const today = dayIn('Asia/Shanghai', new Date());

/** A mark that a new document does not have: the page must not have been loaded anew. */
const mark = (page: Page): Promise<void> => page.evaluate('window.stillTheSame = true');
const isMarked = (page: Page): Promise<boolean> => page.evaluate<boolean>('window.stillTheSame === true');

async function centreOf(day: Locator): Promise<{ x: number; y: number }> {
  await day.scrollIntoViewIfNeeded();
  const box = (await day.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Presses on a day, waits until it is taken, draws to another one of the same week and lets go: a finger. */
async function paintByFinger(page: Page, from: string, to: string): Promise<void> {
  const [start, end] = [page.locator(`[data-day="${from}"]`), page.locator(`[data-day="${to}"]`)];
  const a = await centreOf(start);
  const b = await centreOf(end);
  const touch = await page.context().newCDPSession(page);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [a] });
  await page.locator('[data-drawing]').waitFor();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [b] });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await touch.detach();
}

describe('a seeker', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await new Stage().open();
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  describe('on the phone, from nothing to the first booking', () => {
    let producer: Awaited<ReturnType<Stage['api']>>;
    let page: Page;
    let job: string;
    let other: string;
    let shoot: string;
    let offerPath: string;

    beforeAll(async () => {
      producer = await stage.api('producer-b');
      const [first, second] = await Promise.all([
        aPublishedShoot(producer, { title: '头一回', templateSize: 20, inDays: 21 }),
        aPublishedShoot(producer, { title: '第二回', templateSize: 20, inDays: 45 }),
      ]);
      shoot = first;
      [job, other] = await Promise.all([postingOf(stage, first, ROLE), postingOf(stage, second, ROLE)]);
      page = await stage.visit({ viewport: PHONE });
    });

    it('registers from a posting, question by question', async () => {
      await page.goto(`/jobs/${job}`);
      await page.getByRole('link', { name: /^投递这 \d+ 天$/ }).click();
      await page.getByRole('heading', { level: 1, name: '先建一个账号' }).waitFor();
      await page.getByLabel('手机号或邮箱').fill('xinren@demo.callboard.example');
      await page.getByLabel('姓名').fill('林小满');
      await page.getByLabel('密码', { exact: true }).fill('一句很好记的话');
      await page.getByText('还差 1 个字。').waitFor();
      await page.getByLabel('密码', { exact: true }).fill('一句很好记的话呀');
      await page.getByText('长度够了。').waitFor();
      await page.locator('main').getByRole('button', { name: '注册' }).click();

      await page.getByRole('heading', { level: 1, name: '你是哪一种？' }).waitFor();
      await page.getByRole('button', { name: /^自由职业/ }).click();

      await page.getByRole('heading', { level: 1, name: '你做什么？' }).waitFor();
      await page.getByRole('button', { name: '下一步' }).click();
      await page.getByText('至少加一个岗位，才能往下走。').waitFor();
      await page.getByLabel('找岗位').fill('focus');
      await page.getByRole('button', { name: /^加上 跟焦员/ }).click();
      await page
        .getByRole('radiogroup', { name: /跟焦员.* 的级别/ })
        .getByRole('radio', { name: '熟手' })
        .check();
      // A question has an address of its own, and what was answered is kept.
      await page.reload();
      await page.getByRole('button', { name: /^去掉 跟焦员/ }).waitFor();
      await page.getByRole('button', { name: '下一步' }).click();

      await page.getByRole('heading', { level: 1, name: '你住在哪里？' }).waitFor();
      await page.getByLabel('住在哪个基地').selectOption('hengdian');
      await page.getByRole('button', { name: '下一步' }).click();

      await page.getByRole('heading', { level: 1, name: '什么时候有空？' }).waitFor();
      await page.getByRole('button', { name: '从今天起都有空' }).click();
      await page.getByText('60 天有空').waitFor();
      await page.getByRole('button', { name: '下一步' }).click();

      await page.getByRole('heading', { level: 1, name: '最低多少一天肯去？' }).waitFor();
      await page.getByLabel('最低日薪（元）').fill('四百');
      await page.getByRole('button', { name: '完成' }).click();
      await page.getByText('写成整数，比如 450。').waitFor();
      await page.getByLabel('最低日薪（元）').fill('300');
      await page.getByRole('button', { name: '完成' }).click();

      await page.getByRole('heading', { level: 1, name: '好了，可以投了' }).waitFor();
      await page.locator('.cb-fitting__job').first().waitFor();
    });

    it('applies with a note and sees her place', async () => {
      await page.getByRole('link', { name: /^回到那.通告，投递/ }).click();
      await page.getByText('没有撞上你定下的档期。').waitFor();
      await page.getByRole('button', { name: /^投递这 \d+ 天$/ }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('给剧组的一句话（可不写）').fill('自带无线跟焦，可早到');
      await sheet.getByRole('button', { name: '投递' }).click();
      await sheet.getByText(/^第 1 \/ 1 位，最晚 .+ 前答复$/).waitFor();
      await sheet.getByRole('link', { name: '看我的投递' }).click();
      const application = page.getByRole('listitem').filter({ hasText: '头一回' });
      await application.getByText('留言：自带无线跟焦，可早到').waitFor();
      await application.getByText('第 1 / 1 位').waitFor();
    });

    it('takes another application back, thinks again, and takes it back for good by leaving', async () => {
      await page.goto('/jobs?fits=true&role=focus-puller');
      await page.locator(`.cb-job[href="/jobs/${other}"]`).click();
      await page.getByRole('button', { name: /^投递这 \d+ 天$/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: '投递' }).click();
      await page
        .getByRole('dialog')
        .getByText(/^第 1 \/ 1 位，最晚 .+ 前答复$/)
        .waitFor();
      await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();

      await page.getByRole('button', { name: '撤回' }).click();
      await page.getByText('你撤回了投递').waitFor();
      await page.getByRole('button', { name: '撤销' }).click();
      await page.getByText('已投递').waitFor();
      await page.reload();
      await page.getByText('已投递').waitFor();

      await page.getByRole('button', { name: '撤回' }).click();
      await page.getByText('你撤回了投递').waitFor();
      await page.goto('/me/offers?tab=ended');
      const ended = page.getByRole('listitem').filter({ hasText: '第二回' });
      await ended.getByText('你撤回了').waitFor();
    });

    it('gets an offer while the inbox is open, and sees why', async () => {
      await page.goto('/me/offers');
      await page.getByText('没有等你答的邀约').waitFor();
      await page.getByText('实时', { exact: true }).waitFor();
      await mark(page);
      await fillShoot(producer, shoot);
      const board = value(
        await producer.GET('/api/v1/shoots/{shootId}/proposals', { params: { path: { shootId: shoot } } }),
      );
      const mine = board.slots.find(({ roleId }) => roleId === ROLE)!.proposal!;
      expect(mine.person.displayName).toBe('林小满');
      value(
        await producer.POST('/api/v1/shoots/{shootId}/offers/send', {
          params: { path: { shootId: shoot }, header: { 'Idempotency-Key': crypto.randomUUID() } },
          body: { proposalIds: [mine.id] },
        }),
      );
      const card = page.getByRole('listitem').filter({ hasText: '头一回' });
      await card.getByText('合你档期').waitFor();
      expect(await card.getByRole('list', { name: '为什么找你' }).getByRole('listitem').count()).toBeGreaterThan(0);
      expect(await isMarked(page)).toBe(true);
      expect(await seriousFindings(page)).toEqual([]);
      await card.getByRole('link', { name: /^看条款并接受/ }).click();

      await page.getByText('一键配齐时你排在最前面，加分的是：').waitFor();
      offerPath = new URL(page.url()).pathname;
      const terms = page.locator('section', { has: page.getByRole('heading', { name: '条款' }) });
      expect(await terms.innerText()).toMatch(/日薪\s+¥[\d,]+.*合计\s+.*¥[\d,]+.*发薪.*校验码/s);
    });

    it('declines, thinks again, and accepts after reading what that does', async () => {
      await page.getByRole('button', { name: '婉拒' }).click();
      await page.getByRole('dialog').getByRole('radio', { name: '酬劳不合' }).check();
      await page.getByRole('dialog').getByRole('button', { name: '婉拒' }).click();
      await page.getByText('已婉拒《头一回》').waitFor();
      await page.getByText('没有等你答的邀约').waitFor();
      await page.getByRole('button', { name: '撤销' }).click();
      await page.getByRole('link', { name: /^看条款并接受/ }).click();

      await page.getByRole('button', { name: '接受并定档' }).click();
      const sheet = page.getByRole('dialog', { name: '接受并定档？' });
      await sheet.getByText(/^《头一回》.*归这一组，合计 ¥[\d,]+。/).waitFor();
      await sheet.getByText('这几天里你没有别的邀约，不影响别的组。').waitFor();
      await sheet.getByRole('button', { name: '再想想' }).click();
      await page.getByRole('button', { name: '接受并定档' }).click();
      await sheet.getByRole('button', { name: '接受并定档' }).click();
      await page.getByRole('heading', { name: '定档了：《头一回》' }).waitFor();
      expect(new URL(page.url()).pathname).toBe(offerPath);
      await page.getByText(/写进了你的档期/).waitFor();
    });

    it('finds the work in her month and on its own page', async () => {
      await page.getByRole('link', { name: '看我的档期' }).click();
      await page.getByRole('heading', { level: 1, name: '我的档期' }).waitFor();
      const bar = page.getByRole('link', { name: /^已定档：《头一回》跟焦员/ }).first();
      await bar.waitFor();
      expect(
        await page
          .getByText(/^已定 ¥[\d,]+/)
          .first()
          .innerText(),
      ).not.toContain('¥0');
      await bar.click();
      await page.getByRole('heading', { level: 1, name: '头一回' }).waitFor();
      await page.getByText('已定档', { exact: true }).first().waitFor();
      await page.getByText(/开工，还有\s\d+\s天/).waitFor();
    });

    it('paints days by finger and by mouse, and they are still there after a reload', async () => {
      await page.goto('/me/free');
      const label = (day: string): Promise<string | null> =>
        page.locator(`[data-day="${day}"]`).getAttribute('aria-label');
      // Days of one week that neither are booked nor were painted in the questions.
      const monday = addDays(today, 70 + ((8 - new Date(`${addDays(today, 70)}T00:00:00Z`).getUTCDay()) % 7));
      const [wednesday, friday] = [addDays(monday, 2), addDays(monday, 4)];
      const later = page.getByRole('button', { name: '往后一个月' });
      while (!(await page.locator(`[data-day="${monday}"]`).count())) await later.click();
      expect(await label(monday)).toContain('没涂');
      await paintByFinger(page, monday, wednesday);
      await page.locator(`[data-day="${wednesday}"][aria-label*="有空"]`).waitFor();
      await page.getByRole('radiogroup', { name: '画笔' }).getByRole('radio', { name: '没空' }).check();
      const a = await centreOf(page.locator(`[data-day="${friday}"]`));
      await page.getByText(/^已存 \d/).waitFor();
      const written = page.waitForResponse((answer) => answer.request().method() === 'PUT');
      await page.mouse.click(a.x, a.y);
      expect((await written).status()).toBe(200);
      await page.reload();
      await page.getByRole('heading', { level: 1, name: '可接日期' }).waitFor();
      while (!(await page.locator(`[data-day="${monday}"]`).count())) await later.click();
      for (const day of [monday, addDays(monday, 1), wednesday]) expect(await label(day)).toContain('有空');
      expect(await label(addDays(monday, 3))).toContain('没涂');
      expect(await label(friday)).toContain('没空');
    });

    it('reads her pages with any reader and on any phone', async () => {
      const found: string[] = [];
      for (const path of [
        '/me',
        '/me/month',
        '/me/offers?tab=ended',
        offerPath,
        '/me/free',
        '/me/profile',
        '/me/settings',
        `/jobs/${other}`,
      ])
        found.push(...(await findingsOf(page, path, [PHONE, SMALL])));
      expect(found).toEqual([]);
    });
  });

  it('does the same in English at the desk: list and offer side by side', async () => {
    const producer = await stage.api('producer-b');
    const [{ personId }, shootId] = await Promise.all([
      aNewcomer(stage, { handle: 'desk-seeker', name: 'Ada Lin', roles: [{ roleId: 'set-hand', level: 2 }] }),
      aPublishedShoot(producer, { title: '英文这边', templateSize: 20, inDays: 21 }),
    ]);
    const job = await postingOf(stage, shootId, 'set-hand');
    const page = await stage.visit({ handle: 'desk-seeker', viewport: DESK, locale: 'en' });
    await page.goto(`/jobs/${job}`);
    // Whoever applies has read whether it fits; what comes above the button may move it until then.
    await page.locator('.cb-fit__answer').waitFor();
    await page.getByRole('button', { name: /^Apply for these \d+ days$/ }).click();
    await page.getByRole('dialog').getByLabel('A line to the crew (optional)').fill('Own gloves');
    await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
    await page.getByText(/^No\. 1 of 1, answer by /).waitFor();
    await page.getByRole('link', { name: 'See my applications' }).click();
    await page.getByText('Note: Own gloves').waitFor();

    await page.goto('/me/offers');
    await page.getByText('No offers waiting for you').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await offerTo(producer, { shootId, roleId: 'set-hand', personId });
    await page.getByText('The crew asked for you by name.').waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Accept and book' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Accept and book' }).click();
    await page.getByRole('heading', { name: 'Booked: 英文这边' }).waitFor();
    await page.getByRole('link', { name: 'See my month' }).click();
    await page
      .getByRole('link', { name: /^Booked: 英文这边/ })
      .first()
      .waitFor();
    await page.context().close();
  });
});
