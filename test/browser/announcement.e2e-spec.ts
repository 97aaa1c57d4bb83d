import { once } from '@callboard/client';
import type { Page } from 'playwright-core';
import { seriousFindings } from './axe';
import { aNewcomer } from './newcomer';
import { aPublishedShoot, offerTo, value } from './scene';
import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

jest.setTimeout(120_000);

const ROLE = 'drone-pilot';
const TEXT = '明早五点半在城西广场集合，带雨衣。\n六点发车，不等人。';

describe('what a crew is told', () => {
  let stage: Stage;
  let shoot: string;
  let producer: Page;
  let reader: Page;
  const bookings: string[] = [];

  beforeAll(async () => {
    stage = await new Stage().open();
    const api = await stage.api('producer-b');
    shoot = await aPublishedShoot(api, { title: '雨夜里的通知', templateSize: 10, inDays: 40 });
    const path = { shootId: shoot };
    value(
      await api.POST('/api/v1/shoots/{shootId}/postings', {
        params: once(path),
        body: { roleId: ROLE, minLevel: 3, headcount: 2, payLowFen: 50_000, payHighFen: 90_000, visibility: 'public' },
      }),
    );
    for (const [index, name] of ['周敏', '欧阳若兰'].entries()) {
      const who = await aNewcomer(stage, { handle: `told-${index}`, name, roles: [{ roleId: ROLE, level: 4 }] });
      const offerId = await offerTo(api, { shootId: shoot, roleId: ROLE, personId: who.personId });
      bookings.push(
        value(await who.api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId }) })).bookingId!,
      );
    }
    producer = await stage.visit({ handle: 'producer-b', viewport: DESK });
    reader = await stage.visit({ handle: 'told-0', viewport: PHONE });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  async function look(page: Page): Promise<void> {
    expect(await seriousFindings(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  }

  it('cannot be written while nobody is booked, and the page says what to do first', async () => {
    const api = await stage.api('producer-b');
    const empty = await aPublishedShoot(api, { title: '还没有人', templateSize: 10, inDays: 40 });
    for (const viewport of [PHONE, DESK]) {
      const page = await stage.visit({ handle: 'producer-b', viewport });
      await page.goto(`/studio/shoots/${empty}/announcements`);
      await page.getByText(/^还没有人定档，写了也没有人收。有人接受邀约/).waitFor();
      expect(await page.getByLabel('内容').count()).toBe(0);
      await look(page);
      await page.getByRole('main').getByRole('link', { name: '去配齐' }).click();
      await page.waitForURL(`**/studio/shoots/${empty}/fill`);
    }
  });

  it('is written on the shoot’s own page, checked, and sent to a department', async () => {
    await producer.goto(`/studio/shoots/${shoot}`);
    await producer.getByRole('link', { name: '通知', exact: true }).click();
    await producer.getByText('还没有发过通知').waitFor();
    await look(producer);
    await producer.getByRole('button', { name: '发出' }).click();
    await producer.getByText('写点什么再发。').waitFor();
    // A department without anybody is not to be written to.
    expect(await producer.getByLabel('发给').getByRole('option').allInnerTexts()).toEqual(['全组', '摄影组']);
    await producer.getByLabel('发给').selectOption({ label: '摄影组' });
    await producer.getByLabel('内容').fill('字'.repeat(503));
    await producer.getByText('最多 500 个字，还多 3 个。').waitFor();
    await producer.getByLabel('内容').fill(TEXT);
    await producer.getByLabel('紧急', { exact: false }).check();
    await producer.getByRole('button', { name: '发出' }).click();
    await producer.getByText('已发给 2 人。').waitFor();
    await producer.getByText('已读 0/2').waitFor();
    await look(producer);
  });

  it('comes as a notice, is opened on the booking, and moves the count by itself', async () => {
    await reader.goto('/me/notices');
    const notice = reader.getByRole('link', { name: /紧急通知：雨夜里的通知/ });
    await notice.getByText('明早五点半', { exact: false }).waitFor();
    await look(reader);
    await notice.click();
    await reader.waitForURL(`**/me/jobs/${bookings[0]}`);
    await reader.getByText('1 条没读').waitFor();
    await look(reader);
    await reader.getByText('没读', { exact: true }).click();
    await reader.getByText('六点发车', { exact: false }).waitFor();
    await reader.getByText('1 条没读').waitFor({ state: 'detached' });
    await look(reader);

    await producer.getByRole('button', { name: '已读 1/2，看谁还没读' }).click();
    const sheet = producer.getByRole('dialog');
    await sheet.getByText('还没读的 1 人').waitFor();
    await sheet.getByText('欧阳若兰').waitFor();
    await look(producer);
    await sheet.getByRole('button', { name: '关闭' }).click();
  });

  it('holds on a phone in English, and is withdrawn for everybody', async () => {
    const phone = await stage.visit({ handle: 'producer-b', viewport: PHONE, locale: 'en', theme: 'set' });
    await phone.goto(`/studio/shoots/${shoot}/announcements`);
    await phone.getByText('Read 1/2').waitFor();
    await look(phone);
    await phone.getByRole('button', { name: /^Withdraw: / }).click();
    await phone.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await phone.getByText('The announcement is withdrawn.').waitFor();
    await reader.getByText('已撤回').waitFor();
    await reader.getByText('六点发车', { exact: false }).waitFor({ state: 'detached' });
    await producer.getByText(/已撤回，撤回前 2 人里有 1 人读过。$/).waitFor();
    expect(await producer.getByRole('button', { name: /^已读/ }).count()).toBe(0);
    const desk = await stage.visit({ handle: 'told-1', viewport: DESK, locale: 'en' });
    await desk.goto(`/me/jobs/${bookings[1]}`);
    await desk.getByText('From the crew').waitFor();
    await desk.getByText('Withdrawn').waitFor();
    await look(desk);
    // Nor does the notice tell what it was.
    await reader.goto('/me/notices');
    await reader.getByText('「雨夜里的通知」紧急通知：已撤回。').waitFor();
  });
});
