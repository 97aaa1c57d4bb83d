import type { CallboardClient } from '@callboard/client';
import type { Page } from 'playwright-core';
import { seriousFindings } from './axe';
import { aCreditCode, answer, aProducer, offersOf, sendAll, type ShootOffer } from './hiring';
import { aNewcomer } from './newcomer';
import { addressesOf } from './pages';
import { aPublishedShoot, fillShoot, value } from './scene';
import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

jest.setTimeout(240_000);

const MARK = Date.now().toString(36);
const TITLE = `巡查故事${MARK}`;

describe('the platform', () => {
  let stage: Stage;
  let page: Page;
  let shoot: string;
  let run: string;
  let booked: ShootOffer;
  let waiting: { api: CallboardClient; companyId: string };
  const path = (): string => new URL(page.url()).pathname;

  beforeAll(async () => {
    stage = await new Stage().open();
    const producer = await stage.api('producer-b');
    shoot = await aPublishedShoot(producer, { title: TITLE, templateSize: 10, inDays: 70 });
    run = await fillShoot(producer, shoot);
    await sendAll(producer, shoot);
    booked = (await offersOf(producer, shoot))[0]!;
    await answer(stage, booked, 'accept');
    waiting = await aProducer(stage, { handle: `sent-${MARK}`, name: '钱退', company: `退回公司${MARK}` });
    const body = { creditCode: aCreditCode(Date.now() % 1_000_000), evidence: '营业执照照片一张，看不清公章。' };
    value(
      await waiting.api.POST('/api/v1/companies/{companyId}/submission', {
        params: { path: { companyId: waiting.companyId } },
        body,
      }),
    );
    page = await stage.visit({ handle: 'admin', viewport: DESK });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  it('sees the market at a glance, and each figure leads to what is behind it', async () => {
    await page.goto('/admin');
    const tiles = page.getByRole('navigation', { name: '平台现在的样子' });
    const queue = tiles.getByRole('link', { name: /^待核实公司/ });
    const count = Number(await queue.locator('strong').innerText());
    expect(count).toBeGreaterThan(0);
    await queue.click();
    await page.getByRole('list', { name: '公司' }).getByRole('link').first().waitFor();
    await expect(page.getByRole('list', { name: '公司' }).getByRole('link').count()).resolves.toBe(Math.min(count, 20));
    await page.goBack();
    await tiles.getByRole('link', { name: /^没做成的任务/ }).click();
    await page.getByRole('heading', { level: 1, name: '没做成的任务' }).waitFor();
    await page.goBack();
    await tiles.getByRole('link', { name: /^缺位/ }).click();
    await page.getByRole('table', { name: '剧组' }).getByText('招人中').first().waitFor();
    expect(page.url()).toContain('/admin/shoots?state=open');
  });

  it('finds a shoot with how far it is filled, and looks at its roster without touching it', async () => {
    await page.goto('/admin/shoots');
    await page.getByRole('searchbox', { name: '剧名或公司' }).fill(TITLE);
    await page.getByRole('button', { name: '搜', exact: true }).click();
    const row = page.getByRole('table', { name: '剧组' }).getByRole('row').filter({ hasText: TITLE });
    await row.getByText('1/10').waitFor();
    await row.getByRole('progressbar', { name: '到位 10%' }).waitFor();
    await row.getByRole('link', { name: TITLE }).click();
    await page.getByText('只读', { exact: true }).waitFor();
    const map = page.getByRole('grid', { name: '花名册热力图' });
    await map
      .getByRole('gridcell', { name: /到位 1 人/ })
      .first()
      .click();
    await page.getByRole('dialog').getByText(booked.person.displayName).waitFor();
    await expect(page.getByRole('link', { name: /^补这|看邀约板/ }).count()).resolves.toBe(0);
  });

  it('finds a person on a day', async () => {
    const day = booked.terms.days[0]!;
    await page.goto('/admin');
    await page.getByRole('searchbox', { name: '找人或剧组' }).fill(booked.person.handle);
    await page.getByRole('button', { name: '找人', exact: true }).click();
    await page.getByLabel('哪一天').fill(day);
    const row = page.getByRole('table', { name: '找人' }).getByRole('row').filter({ hasText: booked.person.handle });
    await row.getByText(`在《${TITLE}》`).waitFor();
    await row.getByRole('link').first().click();
    await page.getByRole('table', { name: `${booked.person.displayName}的日子` }).waitFor();
    await expect(page.getByRole('cell', { name: `在《${TITLE}》` }).count()).resolves.toBe(booked.terms.days.length);
  });

  it('verifies a company by its evidence, and its shoot comes out by itself', async () => {
    const name = `新芽制作${MARK}`;
    const handle = `new-${MARK}`;
    await aNewcomer(stage, { handle, name: '郑新' });
    const owner = await stage.visit({ handle, viewport: PHONE });
    await owner.goto('/studio/company');
    await owner.getByLabel('公司名称').fill(name);
    await owner.getByRole('button', { name: '开公司' }).click();
    await owner.getByText('没提交核实').waitFor();
    await owner.getByLabel('统一社会信用代码').fill('91330783');
    await owner.getByLabel('证明').fill('营业执照；《校园里的雨》备案回执；横店三号棚的档期单。');
    await owner.getByRole('button', { name: '提交核实' }).click();
    await owner.getByRole('alert').waitFor();
    await owner.getByLabel('统一社会信用代码').fill(aCreditCode((Date.now() + 7) % 1_000_000));
    await owner.getByRole('button', { name: '提交核实' }).click();
    await owner.getByText('核实中', { exact: true }).waitFor();
    expect(await sidewaysScroll(owner)).toBe(0);
    const own = await aPublishedShoot(await stage.api(handle), {
      title: `等核实${MARK}`,
      templateSize: 10,
      inDays: 40,
    });
    await owner.goto(`/studio/shoots/${own}`);
    await owner.getByText('待核实', { exact: true }).first().waitFor();

    await page.goto('/admin/queue');
    await page
      .getByRole('list', { name: '公司' })
      .getByRole('link', { name: new RegExp(name) })
      .click();
    await page.getByText('《校园里的雨》备案回执').waitFor();
    await page.getByText('通过后，公司可以公开发布，它的 1 个剧组可以往下走。').waitFor();
    await page.getByRole('button', { name: '通过' }).click();
    await page.getByRole('status').getByText(`${name}已通过`).waitFor();
    await owner.getByText('招人中').first().waitFor();
    await owner.context().close();
    await page.getByRole('link', { name: '看留痕' }).click();
    const last = page.getByRole('listitem').filter({ hasText: '核实通过' }).first();
    await last.getByText('平台管理员').waitFor();
    await last.getByText('已核实').waitFor();
  });

  it('sends a company back with a reason, which the company reads', async () => {
    const reason = '公章看不清，请补交清晰的执照照片。';
    await page.goto(`/admin/queue/${waiting.companyId}`);
    await page.getByRole('button', { name: '退回' }).click();
    await page.getByText('先写上理由，至少 3 个字。').waitFor();
    await page.getByLabel('理由').fill(reason);
    await page.getByRole('button', { name: '退回' }).click();
    await page.getByRole('status').getByText(`退回公司${MARK}已退回`).waitFor();
    const owner = await stage.visit({ handle: `sent-${MARK}`, viewport: PHONE });
    await owner.goto('/studio/company');
    await owner.getByText(`原因：${reason}`).waitFor();
    await owner.getByRole('button', { name: '提交核实' }).waitFor();
    await owner.context().close();
  });

  it('suspends an account, whose open page shuts and stays shut, and reinstates it', async () => {
    const handle = `sent-${MARK}`;
    const contact = `${handle}@demo.callboard.example`;
    const person = await stage.visit({ handle, viewport: DESK });
    await person.goto('/studio/company');
    await person.getByRole('heading', { level: 1 }).waitFor();
    await page.goto(`/admin/accounts?q=${contact}`);
    await page.getByRole('button', { name: '停用：钱退' }).click();
    const sheet = page.getByRole('dialog', { name: '停用钱退的账号' });
    await sheet.getByText('这个人是 1 家公司的成员，公司要另找人接手。').waitFor();
    await sheet.getByRole('button', { name: '停用账号' }).click();
    await sheet.getByText('先写上理由，至少 3 个字。').waitFor();
    await sheet.getByLabel('理由').fill('三个人举报收押金');
    await sheet.getByRole('button', { name: '停用账号' }).click();
    await page.getByText('钱退的账号已停用').waitFor();

    await person.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '今天' }).click();
    await person.getByRole('alert').getByText('这个账号已停用。想了解原因，联系平台。').waitFor();
    const again = await stage.visit({ viewport: PHONE });
    await again.goto('/studio');
    const signIn = async (): Promise<void> => {
      await again.getByLabel('手机号或邮箱').fill(contact);
      await again.getByLabel('密码', { exact: true }).fill('callboard-demo');
      await again.locator('main').getByRole('button', { name: '登录' }).click();
    };
    await signIn();
    await again.getByText('这个账号已停用。想了解原因，联系平台。').waitFor();
    await page.getByRole('button', { name: '恢复：钱退' }).click();
    await page.getByRole('status').getByText('钱退的账号已恢复').waitFor();
    await signIn();
    await again.getByRole('heading', { level: 1, name: '今天' }).waitFor();
    await Promise.all([person.context().close(), again.context().close()]);
  });

  it('sees what a run of the match did, and the board of the queues', async () => {
    await page.goto('/admin/runs');
    await page.getByRole('link', { name: TITLE }).first().click();
    await page.getByRole('heading', { level: 1, name: `《${TITLE}》的匹配` }).waitFor();
    expect(path()).toBe(`/admin/runs/${run}`);
    await page.getByText('已证明最优').first().waitFor();
    const answer = await page.goto('/admin/queues');
    expect(answer?.status()).toBe(200);
    await page.getByText('match', { exact: false }).first().waitFor();
  });

  it('lets an auditor look and do nothing', async () => {
    const auditor = await stage.visit({ handle: 'auditor', viewport: DESK });
    await auditor.goto('/admin/queue');
    await auditor.getByText('你可以看，不能决定。').waitFor();
    await expect(auditor.getByRole('button', { name: /^(通过|退回)$/ }).count()).resolves.toBe(0);
    await auditor.goto('/admin/accounts?q=freelancer');
    await auditor
      .getByRole('link', { name: /freelancer/ })
      .first()
      .waitFor();
    await expect(auditor.getByRole('button', { name: /^(停用|恢复|查看)/ }).count()).resolves.toBe(0);
    await auditor.goto(`/admin/audit?subjectType=company&subjectId=${waiting.companyId}`);
    const entry = auditor.getByRole('listitem').filter({ hasText: '公司 退回' });
    await entry.getByText('已退回').waitFor();
    await auditor.context().close();
  });

  it('holds on the phone', async () => {
    const phone = await stage.visit({ handle: 'admin', viewport: PHONE });
    const still = async (): Promise<void> => expect(sidewaysScroll(phone)).resolves.toBe(0);
    await phone.goto('/admin');
    await phone.getByRole('navigation', { name: '平台现在的样子' }).waitFor();
    await still();
    await phone.getByRole('link', { name: /^待核实公司/ }).click();
    const first = phone.getByRole('list', { name: '公司' }).getByRole('link').first();
    await first.waitFor();
    await still();
    await first.click();
    await phone.getByRole('button', { name: '通过' }).waitFor();
    await still();
    await phone.goto(`/admin/shoots?q=${encodeURIComponent(TITLE)}`);
    await phone.getByRole('list', { name: '剧组' }).getByRole('link').first().click();
    await phone.getByRole('gridcell').first().waitFor();
    await still();
    await phone.context().close();
  });

  it('has nothing serious for axe on any page, speaks English, and is dark on set', async () => {
    const ids = {
      shoot,
      run,
      // None of the whole market: its page says so. What one shows is the story of market.e2e-spec.
      market: run,
      department: 'lighting',
      day: booked.terms.days[0]!,
      person: booked.person.personId,
      company: waiting.companyId,
    };
    const findings: string[] = [];
    for (const address of addressesOf('admin', ids)) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true], .cb-skeleton').first().waitFor({ state: 'detached' });
      findings.push(...(await seriousFindings(page)).map((text) => `${address} ${text}`));
    }
    expect(findings).toEqual([]);
    const english = await stage.visit({ handle: 'admin', viewport: DESK, locale: 'en', theme: 'set' });
    await english.goto('/admin');
    await english.getByRole('navigation', { name: 'The platform now' }).waitFor();
    // Titles are Chinese in every language, and say so.
    const said = await english.evaluate<string>(
      `(() => { const main = document.querySelector('main').cloneNode(true); main.querySelectorAll('[lang^=zh]').forEach((title) => title.remove()); return main.textContent; })()`,
    );
    expect(said).toContain('Control room');
    expect(said).not.toMatch(/\p{Script=Han}/u);
    await expect(seriousFindings(english)).resolves.toEqual([]);
    expect(await sidewaysScroll(english)).toBe(0);
    await english.context().close();
  });
});
