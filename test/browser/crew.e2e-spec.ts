import { once, type CallboardClient } from '@callboard/client';
import type { Page } from 'playwright-core';
import { editPosting, postingOf } from './hiring';
import { aPublishedShoot, fillShoot, value } from './scene';
import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

jest.setTimeout(120_000);

describe('a crew under several hands', () => {
  let stage: Stage;
  let api: CallboardClient;
  let page: Page;
  let shoot: string;

  beforeAll(async () => {
    stage = await new Stage().open();
    api = await stage.api('producer-b');
    shoot = await aPublishedShoot(api, { title: '两只手', templateSize: 20, inDays: 30 });
    page = await stage.visit({ handle: 'producer-b', viewport: DESK });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  it('shows both versions when somebody else was faster, and loses nothing that was typed', async () => {
    const posting = await postingOf(api, shoot, 'focus-puller');
    await page.goto(`/studio/shoots/${shoot}/postings/${posting.id}`);
    const field = page.getByLabel('要求');
    await field.fill('自带无线跟焦，会拉变焦');
    await page.evaluate('window.stays = true');
    // The page does not hear of it: only the answer to the save tells.
    await page.context().setOffline(true);
    await editPosting(api, posting, { requirements: '自带监视器' });
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '保存' }).click();
    const conflict = page.getByRole('alert').filter({ hasText: '别人刚改了同一处，选一个' });
    await conflict.getByText('现在的：自带监视器').waitFor();
    await expect(field.inputValue()).resolves.toBe('自带无线跟焦，会拉变焦');
    await conflict.getByRole('button', { name: '用我填的' }).click();
    await page.getByRole('status').getByText('已存', { exact: true }).waitFor();
    await expect(field.inputValue()).resolves.toBe('自带无线跟焦，会拉变焦');
    expect((await postingOf(api, shoot, 'focus-puller')).requirements).toBe('自带无线跟焦，会拉变焦');
    expect(await page.evaluate('window.stays')).toBe(true);
  });

  it('follows what somebody else stores beside what is typed, and puts none of it back', async () => {
    const posting = await postingOf(api, shoot, 'focus-puller');
    await page.getByLabel('要求').fill('会开车');
    await editPosting(api, posting, { payHighFen: posting.payHighFen! + 10_000 });
    const raised = page.locator(`[value="${(posting.payHighFen! + 10_000) / 100}"]`);
    await page.getByLabel('日薪到').and(raised).waitFor();
    // The toast of the story before may still stand.
    const stored = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
    await page.getByRole('button', { name: '保存' }).click();
    await stored;
    expect(await postingOf(api, shoot, 'focus-puller')).toMatchObject({
      payLowFen: posting.payLowFen,
      payHighFen: posting.payHighFen! + 10_000,
      requirements: '会开车',
    });
  });

  it('refuses a reversed pay band with its sentence at the field', async () => {
    const posting = await postingOf(api, shoot, 'gaffer');
    await page.goto(`/studio/shoots/${shoot}/postings/${posting.id}`);
    await page.getByLabel('日薪从').fill('900');
    await page.getByLabel('日薪到').fill('100');
    await page.getByRole('button', { name: '保存' }).click();
    const item = page.locator('.ant-form-item').filter({ has: page.getByLabel('日薪到') });
    await item.getByText('最低的不高于最高的', { exact: false }).waitFor();
    await expect(page.getByLabel('日薪到').inputValue()).resolves.toBe('100');
    expect(await postingOf(api, shoot, 'gaffer')).toMatchObject({
      payLowFen: posting.payLowFen,
      version: posting.version,
    });
  });

  it('skips a place that was taken meanwhile, with its sentence', async () => {
    await fillShoot(api, shoot);
    await page.goto(`/studio/shoots/${shoot}/fill`);
    await page.getByRole('button', { name: '看差异' }).click();
    const sheet = page.getByRole('dialog', { name: '会发出什么' });
    const send = sheet.getByRole('button', { name: /^发 \d+ 份邀约$/ });
    const count = Number(/\d+/.exec(await send.innerText())![0]);
    const path = { shootId: shoot };
    const board = value(await api.GET('/api/v1/shoots/{shootId}/proposals', { params: { path } }));
    const slot = board.slots.find(({ roleId }) => roleId === 'gaffer')!;
    const rival = slot.proposal!.runnersUp[0]!.person;
    const { offerId } = value(
      await api.POST('/api/v1/shoots/{shootId}/offers', {
        params: once(path),
        body: { slotId: slot.slotId, personId: rival.personId },
      }),
    );
    const person = await stage.api(rival.handle);
    value(await person.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId }) }));
    await send.click();
    const sent = page.getByRole('dialog', { name: `发出 ${count - 1} 份邀约` });
    await sent.getByText('1 份没有发出').waitFor();
    await sent
      .getByRole('listitem')
      .getByText(/^(这个名额刚被别人占了。|这个人选已经过时，情况变了。)$/)
      .waitFor();
  });

  it('gives a head of department only the own department, and a viewer no money', async () => {
    const owner = await stage.api('producer');
    const theirs = await aPublishedShoot(owner, { title: '各管各的', templateSize: 20, inDays: 33 });
    await fillShoot(owner, theirs);
    const head = await stage.visit({ handle: 'gaffer', viewport: DESK });
    await head.goto(`/studio/shoots/${theirs}/fill`);
    const pins = (within: Page | ReturnType<Page['locator']>): Promise<number> =>
      within.getByRole('button', { name: /^钉住/ }).count();
    const lighting = head.getByRole('region', { name: '灯光组' });
    await lighting.getByRole('button', { name: /^钉住/ }).first().waitFor();
    expect(await pins(head)).toBe(await pins(lighting));
    await expect(head.getByRole('button', { name: /^(一键配齐|重算|看差异)$/ }).count()).resolves.toBe(0);
    await head.context().close();

    const viewer = await stage.visit({ handle: 'viewer', viewport: PHONE });
    for (const part of ['', '/roster', '/roster/lighting']) {
      await viewer.goto(`/studio/shoots/${theirs}${part}`);
      await viewer.getByRole('heading', { level: 1, name: /各管各的/ }).waitFor();
      await viewer.locator('[aria-busy=true], .cb-skeleton').first().waitFor({ state: 'detached' });
      await expect(viewer.locator('main').innerText()).resolves.not.toMatch(/劳务|合计费用|酬劳\s*¥/);
      expect(await sidewaysScroll(viewer)).toBe(0);
    }
    await viewer.goto(`/studio/shoots/${theirs}/offers`);
    await viewer.getByText('这一页不对你开放').waitFor();
    await viewer.context().close();
  });
});
