import type { CallboardClient } from '@callboard/client';
import { addDays, dayIn } from '@callboard/domain';
import type { Locator, Page } from 'playwright-core';
import { apply, offersOf, peopleOf, postingOf } from './hiring';
import { aPublishedShoot } from './scene';
import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

jest.setTimeout(120_000);

const TITLE = '逆光之城';
const SHORT = '现场道具';

/** The first number of a text. */
const numberIn = (text: string): number => Number(/[\d,]+/.exec(text)![0].replace(/,/g, ''));

describe('a producer at her desk, from the idea to the crew', () => {
  let stage: Stage;
  let api: CallboardClient;
  let page: Page;
  let shoot = '';
  const at = (path: string): string => `/studio/shoots/${shoot}${path}`;
  const sum = (): Locator => page.getByRole('region', { name: '合计' });
  /** Whether all that was typed on the screen, or in a part of it, is stored. */
  const saved = async (within: Page | Locator = page): Promise<void> => {
    await within.getByText('正在存…').filter({ visible: true }).waitFor({ state: 'detached' });
    await within
      .getByText(/^已存 /)
      .filter({ visible: true })
      .first()
      .waitFor();
  };
  const step = (name: string): Promise<void> => page.getByRole('link', { name: `下一步：${name}` }).click();
  const confirmAll = async (count: number): Promise<void> => {
    const guesses = page.getByRole('button', { name: /，对$/ });
    for (let left = count; left > 0; left -= 1) {
      await guesses.first().click();
      await guesses.nth(left - 1).waitFor({ state: 'detached' });
    }
  };

  beforeAll(async () => {
    stage = await new Stage().open();
    [api, page] = await Promise.all([stage.api('producer-b'), stage.visit({ handle: 'producer-b', viewport: DESK })]);
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  it('finds her company verified and begins a shoot with its title alone', async () => {
    await page.goto('/studio/company');
    await page.getByText('已核实', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: '建新剧组' }).click();
    await page.getByLabel('片名').fill(TITLE);
    await page.waitForURL(/\/setup\/notice$/);
    shoot = new URL(page.url()).pathname.split('/')[3]!;
  });

  it('loses nothing that was typed when the page is loaded again', async () => {
    await page.getByLabel('备案号').fill('浙备字2026第0117号');
    await page.getByRole('spinbutton', { name: '每天工时' }).press('ArrowUp');
    await saved();
    await page.reload();
    await page.getByLabel('备案号').and(page.locator('[value="浙备字2026第0117号"]')).waitFor();
    await expect(page.getByRole('spinbutton', { name: '每天工时' }).getAttribute('aria-valuenow')).resolves.toBe('13');
    await confirmAll(2);
    await step('档期与基地');
    const first = addDays(dayIn('Asia/Shanghai', new Date()), 60);
    await page.getByLabel('开机日').first().fill(first);
    await saved();
    await confirmAll(2);
    await page.reload();
    await page
      .getByLabel('开机日')
      .and(page.locator(`[value="${first}"]`))
      .waitFor();
    await step('班底');
  });

  it('re-scales the departments with live figures and keeps the row edited by hand', async () => {
    await sum().getByText('75 人').waitFor();
    const before = numberIn(await sum().getByText(/人天/).innerText());
    await page.getByRole('button', { name: '20 人' }).click();
    await sum().getByText('20 人', { exact: true }).waitFor();
    await sum().getByText('201 人天').waitFor();
    expect(before).toBeGreaterThan(201);
    await page.getByText('正在换成这个大小…').waitFor({ state: 'detached' });
    await expect(
      page
        .getByRole('row', { name: /^摄影组/ })
        .getByRole('cell')
        .first()
        .innerText(),
    ).resolves.toMatch(/2$/);
    await step('酬劳');
    await page.getByRole('group').filter({ hasText: '摄影组' }).locator('summary').click();
    await page.getByLabel('跟焦员 (摄影大助)日薪到').fill('1000');
    await saved();
    await page.getByRole('navigation', { name: '四步' }).getByRole('link', { name: '班底' }).click();
    await page.getByRole('button', { name: '10 人', exact: true }).click();
    await page.getByText('你改过的 1 行不动').waitFor();
    const preview = numberIn(
      await sum()
        .getByText(/^\d+ 人$/)
        .innerText(),
    );
    expect(preview).toBeLessThan(20);
    await page.getByRole('button', { name: '套用，保留我改的 1 行' }).click();
    await page.getByText('手改过的 1 行会一直保留。').waitFor();
    expect((await postingOf(api, shoot, 'focus-puller')).payHighFen).toBe(100_000);
    await page.getByRole('button', { name: '20 人', exact: true }).click();
    await page.getByRole('button', { name: '套用，保留我改的 1 行' }).click();
    await page.getByText('手改过的 1 行会一直保留。').waitFor();
    await sum().getByText('20 人', { exact: true }).waitFor();
    expect((await postingOf(api, shoot, 'focus-puller')).payHighFen).toBe(100_000);
  });

  it('publishes, and the posting stands on the public board', async () => {
    await step('酬劳');
    await page.getByRole('group').filter({ hasText: '道具组' }).locator('summary').click();
    await page.getByLabel(`${SHORT}日薪从`).fill('1');
    await page.getByLabel(`${SHORT}日薪到`).fill('2');
    await page.getByLabel(`${SHORT}日薪到`).blur();
    await saved(page.getByRole('listitem').filter({ hasText: SHORT }));
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.waitForURL((url) => url.pathname === `/studio/shoots/${shoot}`);
    await page.getByText('招人中').first().waitFor();
    expect(await postingOf(api, shoot, 'on-set-props')).toMatchObject({ payLowFen: 100, payHighFen: 200 });
    const { id } = await postingOf(api, shoot, 'focus-puller');
    const anybody = await stage.visit();
    await anybody.goto(`/jobs?q=${encodeURIComponent(TITLE)}&role=focus-puller`);
    await anybody
      .locator(`a[href="/jobs/${id}"]`)
      .getByText(/1,?000/)
      .waitFor();
    await anybody.context().close();
  });

  it('sees people apply while she looks, takes one into the short list and takes a no back', async () => {
    const posting = await postingOf(api, shoot, 'lighting-trainee');
    await page.goto(at('/applicants'));
    await page.getByRole('heading', { name: '还没有人投递' }).waitFor();
    await page.evaluate('window.stays = true');
    const handles = await peopleOf(stage, posting.roleId, { from: 30, people: 2 });
    const [one, two] = await Promise.all(handles.map((handle) => apply(stage, handle, posting.id, '住横店，随时能来')));
    const grid = page.getByRole('table', { name: '投递的人' });
    await grid.getByRole('button', { name: `入围：${one}` }).click();
    await grid.getByRole('row').filter({ hasText: one! }).getByText('入围', { exact: true }).waitFor();
    await grid.getByRole('button', { name: `婉拒：${two}` }).click();
    await grid.getByRole('row').filter({ hasText: two! }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '撤销' }).click();
    await grid.getByRole('button', { name: `婉拒：${two}` }).waitFor();
    expect(await page.evaluate('window.stays')).toBe(true);
  });

  it('fills with one click: a face or a reason in each place', async () => {
    await page.getByRole('navigation', { name: '剧组的页面' }).getByRole('link', { name: '配齐' }).click();
    await page.getByRole('button', { name: '一键配齐' }).click();
    await page.getByRole('button', { name: '看差异' }).waitFor();
    await page.getByText(/^已配 19$/).waitFor();
    await page.getByText('已证明最优').waitFor();
    await expect(page.getByRole('button', { name: /^换人，现在是/ }).count()).resolves.toBe(19);
    const empty = page.getByRole('region', { name: '道具组' }).getByRole('listitem').filter({ hasText: SHORT });
    await empty.getByText(/^卡在：/).waitFor();
    await empty.locator('summary').click();
    await empty
      .getByText(/^去掉 [\d,]+ 人$/)
      .first()
      .waitFor();
    await empty
      .getByRole('button', { name: /^酬劳提高到 ¥[\d,]+，多 \d+ 人/ })
      .first()
      .waitFor();
  });

  it('pins one, swaps one for a runner-up, and a new run keeps both', async () => {
    const camera = page.getByRole('region', { name: '摄影组' });
    const sound = page.getByRole('region', { name: '录音组' });
    const pinned = await camera.getByRole('button', { name: /^钉住/ }).first().getAttribute('aria-label');
    await camera.getByRole('button', { name: pinned! }).click();
    await camera.getByRole('button', { name: `已${pinned}`, pressed: true }).waitFor();
    await sound.getByRole('button', { name: /^换人，现在是/ }).click();
    const runnerUp = sound.getByRole('list', { name: '次选' }).getByRole('button', { name: /^换上/ }).first();
    const name = (await runnerUp.getAttribute('aria-label'))!.slice('换上'.length);
    await runnerUp.click();
    await sound.getByRole('button', { name: `已钉住${name}` }).waitFor();
    await page.getByText('钉住 2', { exact: true }).waitFor();
    // However slow the new proposals are to arrive, nothing can be sent by the old ones.
    await page.route('**/proposals', (route) => setTimeout(() => void route.continue(), 1_500));
    await page.getByRole('button', { name: '重算' }).click();
    await page.getByRole('button', { name: '正在配齐' }).waitFor({ state: 'detached' });
    await page.getByText('钉住 2', { exact: true }).waitFor();
    await sound.getByRole('button', { name: `已钉住${name}` }).waitFor();
    await camera.getByRole('button', { name: `已${pinned}`, pressed: true }).waitFor();
  });

  it('sees what would go out before it does, and the numbers agree', async () => {
    const short = await page.getByRole('complementary', { name: '这次人选的账' }).getByText(/^¥/).innerText();
    await page.getByRole('button', { name: '看差异' }).click();
    const sheet = page.getByRole('dialog', { name: '会发出什么' });
    await sheet.getByText('19 人会收到邀约').waitFor();
    const cost = numberIn(await sheet.getByText(/^合计 /).innerText());
    expect(short.replace(/\s/g, '')).toBe(`¥${Math.round(cost / 1_000) / 10}万`);
    const people = sheet.getByRole('listitem').filter({ has: page.getByRole('checkbox') });
    await expect(people.count()).resolves.toBe(19);
    const amounts = await people.locator('strong.nb').allInnerTexts();
    expect(amounts.map(numberIn).reduce((all, amount) => all + amount, 0)).toBe(cost);
    await people.first().getByRole('checkbox').uncheck();
    await sheet.getByText('18 人会收到邀约').waitFor();
    expect(numberIn(await sheet.getByText(/^合计 /).innerText())).toBe(cost - numberIn(amounts[0]!));
    await people.first().getByRole('checkbox').check();
    await sheet.getByRole('button', { name: '发 19 份邀约' }).click();
    const sent = page.getByRole('dialog', { name: '发出 19 份邀约' });
    await sent.getByRole('link', { name: '看邀约板' }).click();
    await page.getByRole('radio', { name: '等回复 19' }).waitFor();
    await expect(page.getByText(/^还剩 /).count()).resolves.toBeGreaterThanOrEqual(19);
    expect(await offersOf(api, shoot)).toHaveLength(19);
  });
});

describe('a producer on the way, with the phone', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await new Stage().open();
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  it('goes from what is red today to offers sent', async () => {
    const title = '三天后开工';
    const api = await stage.api('producer-b');
    // The first of the crew works a week before the first shooting day.
    const shoot = await aPublishedShoot(api, { title, templateSize: 20, inDays: 9 });
    const page = await stage.visit({ handle: 'producer-b', viewport: PHONE });
    const still = async (): Promise<void> => expect(sidewaysScroll(page)).resolves.toBe(0);
    await page.goto('/studio');
    const card = page
      .getByRole('region', { name: '马上处理' })
      .getByRole('listitem')
      .filter({ has: page.locator(`a[href="/studio/shoots/${shoot}"]`) });
    await card.getByText(/天后开工，还缺 20 人/).waitFor();
    await still();
    await card.getByRole('link', { name: '去配齐' }).click();
    await page.getByRole('button', { name: '一键配齐' }).click();
    await page.getByRole('button', { name: '看差异' }).click();
    const sheet = page.getByRole('dialog', { name: '会发出什么' });
    await sheet.getByText(/^\d+ 人会收到邀约$/).waitFor();
    await still();
    await sheet.getByRole('button', { name: /^发 \d+ 份邀约$/ }).click();
    const sent = page.getByRole('dialog', { name: /^发出 \d+ 份邀约$/ });
    await sent.getByRole('link', { name: '看邀约板' }).click();
    await page.getByRole('radio', { name: /^等回复 \d+$/ }).waitFor();
    await still();
  });
});
