import { type CallboardClient } from '@callboard/client';
import type { Page } from 'playwright-core';
import { seriousFindings } from './axe';
import { answer, editPosting, offersOf, postingOf, sendAll } from './hiring';
import { addressesOf } from './pages';
import { aBackfill, aPublishedShoot, fillShoot, value } from './scene';
import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

jest.setTimeout(120_000);

describe('the roster of a shoot', () => {
  let stage: Stage;
  let producer: CallboardClient;
  let shoot: string;
  let page: Page;
  const at = (path: string): string => `/studio/shoots/${shoot}${path}`;
  const path = (): string => new URL(page.url()).pathname;
  const focused = (): Promise<string> =>
    page.evaluate<string>(`document.activeElement.closest('[data-at]')?.dataset.at ?? 'elsewhere'`);

  beforeAll(async () => {
    stage = await new Stage().open();
    producer = await stage.api('producer-b');
    shoot = await aPublishedShoot(producer, { title: '花名册故事', templateSize: 20, inDays: 45 });
    // Nobody comes for so little: this place stays a gap that says why.
    await editPosting(producer, await postingOf(producer, shoot, 'on-set-props'), { payLowFen: 100, payHighFen: 200 });
    await fillShoot(producer, shoot);
    await sendAll(producer, shoot);
    page = await stage.visit({ handle: 'producer-b', viewport: DESK });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  it('has the offers and the roster move by themselves while people answer', async () => {
    const offers = await offersOf(producer, shoot);
    const gaffer = offers.find(({ roleId }) => roleId === 'gaffer')!;
    const mixer = offers.find(({ roleId }) => roleId === 'sound-mixer')!;
    const board = await page.context().newPage();
    await Promise.all([board.goto(at('/offers')), page.goto(at('/roster'))]);
    const map = page.getByRole('grid', { name: '花名册热力图' });
    await map
      .getByRole('gridcell', { name: /^灯光组，[\d年月日]+，需要 \d 人，到位 0 人，邀约中 \d 人/ })
      .first()
      .waitFor();
    const row = board.getByRole('listitem').filter({ hasText: gaffer.person.displayName });
    await row.getByText('还剩').waitFor();
    await Promise.all([page.evaluate('window.stays = true'), board.evaluate('window.stays = true')]);
    await Promise.all([answer(stage, gaffer, 'accept'), answer(stage, mixer, 'decline')]);
    await row.getByText('已接受').waitFor();
    await board.getByRole('listitem').filter({ hasText: mixer.person.displayName }).getByText('日期不合适').waitFor();
    await page.getByText('到位 1/20 人').waitFor();
    expect(await map.getByRole('gridcell', { name: /^灯光组，.*到位 1 人/ }).count()).toBe(gaffer.terms.days.length);
    expect(await page.evaluate('window.stays')).toBe(true);
    expect(await board.evaluate('window.stays')).toBe(true);
    await board.close();
  });

  it('is walked by keys from one tab stop, and a cell opens at its own address', async () => {
    await page.goto(at('/roster'));
    const map = page.getByRole('grid', { name: '花名册热力图' });
    await map.waitFor();
    expect(await map.locator('[tabindex="0"]').count()).toBe(1);
    await map.locator('[tabindex="0"]').focus();
    expect(await focused()).toBe('1,1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('2,2');
    await page.keyboard.press('n');
    const gap = await focused();
    expect(gap).not.toBe('2,2');
    expect(await map.locator('[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('heading', { name: '缺口' }).waitFor();
    expect(path()).toMatch(new RegExp(`^${at('/roster')}/[a-z-]+/\\d{4}-\\d\\d-\\d\\d$`));
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(path()).toBe(at('/roster'));
    expect(await focused()).toBe(gap);
  });

  it('says in the drawer why a place is empty, and leads to the fix', async () => {
    const { firstDay } = await postingOf(producer, shoot, 'on-set-props');
    await page.goto(at(`/roster/props/${firstDay}`));
    const drawer = page.getByRole('dialog', { name: /^道具组 / });
    await drawer.getByText('到位 0 / 需要 1').waitFor();
    await drawer.getByText('现场道具').waitFor();
    await drawer.getByText(/^上次配齐没找到人：.*(底价|酬劳|日薪)/).waitFor();
    await drawer.getByRole('link', { name: '补这 1 位' }).click();
    await page
      .getByRole('region', { name: '道具组' })
      .getByText(/^卡在：/)
      .waitFor();
    expect(path()).toBe(at('/fill'));
  });

  it('shows one department in detail, and who does what as DOOD', async () => {
    await page.goto(at('/roster/lighting'));
    const days = page.getByRole('grid', { name: '灯光组工作日表' });
    await days.getByRole('rowheader', { name: /灯光指导/ }).waitFor();
    expect(await days.getByRole('gridcell', { name: /开工，有酬$/ }).count()).toBe(1);
    await page.getByRole('combobox', { name: '部门' }).selectOption({ label: '道具组' });
    await page.getByRole('heading', { name: '这个部门的缺口' }).waitFor();
    expect(path()).toBe(at('/roster/props'));
    await page.getByRole('navigation', { name: '剧组的页面' }).getByRole('link', { name: 'DOOD' }).click();
    await page
      .getByRole('grid', { name: '工作日表' })
      .getByRole('gridcell', { name: /收工，有酬$/ })
      .first()
      .waitFor();
    expect(path()).toBe(at('/dood'));
  });

  it('fits the phone, where a tap opens the drawer', async () => {
    const phone = await stage.visit({ handle: 'producer-b', viewport: PHONE });
    await phone.goto(at('/roster'));
    const cell = phone.getByRole('gridcell', { name: /^灯光组，/ }).first();
    await cell.waitFor();
    expect(await sidewaysScroll(phone)).toBe(0);
    await cell.click();
    await phone.getByRole('dialog', { name: /^灯光组 / }).waitFor();
    expect(await sidewaysScroll(phone)).toBe(0);
    await phone.context().close();
  });

  it('has nothing serious for axe on any page of the studio, also dark and in English', async () => {
    const { id, firstDay } = await postingOf(producer, shoot, 'on-set-props');
    const [run] = value(
      await producer.GET('/api/v1/shoots/{shootId}/match-runs', { params: { path: { shootId: shoot } } }),
    ).items;
    const backfill = await aBackfill(producer, shoot);
    const ids = { shoot, backfill, posting: id, run: run!.id, department: 'props', day: firstDay!, step: 'crew' };
    const settled = async (on: Page, address: string): Promise<void> => {
      await on.goto(address);
      await on.getByRole('heading', { level: 1 }).waitFor();
      await on.locator('[aria-busy=true], .cb-skeleton').first().waitFor({ state: 'detached' });
    };
    const findings: string[] = [];
    for (const address of addressesOf('studio', ids)) {
      await settled(page, address);
      findings.push(...(await seriousFindings(page)).map((text) => `${address} ${text}`));
    }
    const english = await stage.visit({ handle: 'producer-b', viewport: DESK, locale: 'en', theme: 'set' });
    for (const part of ['/roster', '/fill']) {
      await settled(english, at(part));
      findings.push(...(await seriousFindings(english)).map((text) => `${part} on set ${text}`));
      expect(await sidewaysScroll(english)).toBe(0);
    }
    expect(findings).toEqual([]);
    await english.goto(at('/roster'));
    await english.getByRole('grid', { name: /heat map/i }).waitFor();
    await expect(english.getByRole('navigation', { name: 'Pages of the shoot' }).innerText()).resolves.not.toMatch(
      /\p{Script=Han}/u,
    );
    await english.context().close();
  });
});
