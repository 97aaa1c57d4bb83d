import type { CallboardClient } from '@callboard/client';
import type { Locator, Page } from 'playwright-core';
import { apply, editPosting, peopleOf, postingOf, postingsOf, type Posting } from './hiring';
import { aPublishedShoot, fillShoot } from './scene';
import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

jest.setTimeout(120_000);

describe('a producer asks why, and presses what would fill a seat', () => {
  let stage: Stage;
  let api: CallboardClient;
  let shoot = '';
  let posting: Posting;
  const now = (): Promise<Posting> => postingOf(api, shoot, posting.roleId);

  beforeAll(async () => {
    stage = await new Stage().open();
    api = await stage.api('producer-b');
    shoot = await aPublishedShoot(api, { title: '问了才知道', templateSize: 10, inDays: 50 });
    const offered = (await postingsOf(api, shoot)).find(({ headcount, minLevel }) => headcount === 1 && minLevel < 4)!;
    posting = await editPosting(api, offered, { payLowFen: 100, payHighFen: 200 });
    await fillShoot(api, shoot);
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  const seat = (page: Page): Locator =>
    page
      .getByRole('listitem')
      .filter({ has: page.getByText(/^卡在：/) })
      .filter({ visible: true });

  it('raises the pay with one press, sees the face that comes, and takes it back', async () => {
    const page = await stage.visit({ handle: 'producer-b', viewport: PHONE });
    await page.goto(`/studio/shoots/${shoot}/fill`);
    const raise = seat(page)
      .getByRole('button', { name: /^酬劳提高到 ¥[\d,]+，多 \d+ 人/ })
      .first();
    await raise.getByText(/^\+¥[\d,]+\/天 × \d+\s天，每位最多多 ¥[\d,]+$/).waitFor();
    const pay = Number(/¥([\d,]+)/.exec(await raise.innerText())![1]!.replace(/,/g, '')) * 100;
    await raise.click();
    const face = page.getByRole('listitem').filter({ has: page.getByText('刚补上', { exact: true }) });
    await face.getByRole('button', { name: /^为什么是/ }).waitFor();
    await seat(page).waitFor({ state: 'detached' });
    expect((await now()).payHighFen).toBe(pay);
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await page.getByRole('button', { name: '撤销' }).click();
    await seat(page).waitFor();
    expect((await now()).payHighFen).toBe(200);
  });

  it('hears why somebody she names is not in the seat', async () => {
    const [handle] = await peopleOf(stage, posting.roleId, { from: 20, people: 1 });
    const name = await apply(stage, handle!, posting.id, '随时能来');
    const page = await stage.visit({ handle: 'producer-b', viewport: PHONE });
    await page.goto(`/studio/shoots/${shoot}/fill`);
    await seat(page)
      .getByRole('button', { name: /^为什么不是某人/ })
      .click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('名字').fill(name);
    await sheet.getByRole('button', { name: new RegExp(`^${name}.*投递$`) }).click();
    await sheet.getByText(`${name}不符合：`).waitFor();
    await sheet.getByText('底价高于这个名额的酬劳，最高 ¥2').waitFor();
    await sheet.getByRole('button', { name: '看加到多少够' }).click();
    await page.getByRole('dialog', { name: /^加钱改期试算/ }).waitFor();
  });

  it('sees what pay and start would bring, and why somebody is chosen, by keyboard', async () => {
    await editPosting(api, await now(), { payHighFen: 20_000 });
    const page = await stage.visit({ handle: 'producer-b', viewport: DESK });
    await page.goto(`/studio/shoots/${shoot}/fill`);
    const why = page.getByRole('button', { name: /^为什么是/ }).first();
    await why.press('Enter');
    await page
      .getByText(/^\d+ 分$/)
      .first()
      .waitFor();
    await page
      .getByRole('button', { name: /^加钱改期试算/ })
      .first()
      .press('Enter');
    const sheet = page.getByRole('dialog');
    const rows = sheet.getByRole('row');
    await rows.filter({ hasText: '现在' }).waitFor();
    await expect(rows.count()).resolves.toBeGreaterThan(5);
    await sheet.getByRole('radio', { name: '开始日' }).press('Space');
    await sheet
      .getByRole('button', { name: /^改成这样：.*开始$/ })
      .first()
      .waitFor();
    await sheet
      .getByRole('button', { name: /^改成这样：.*开始$/ })
      .last()
      .press('Enter');
    await page.getByText(/^晚 \d 天开始，正在重新配齐。$/).waitFor();
    await page.getByRole('button', { name: '撤销' }).press('Enter');
    await page.getByText('改回去了，正在重新配齐。').waitFor();
    expect((await postingsOf(api, shoot)).map(({ shiftDays }) => shiftDays)).not.toContain(3);
  });
});
