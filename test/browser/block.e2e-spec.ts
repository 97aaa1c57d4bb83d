import { once, type CallboardClient } from '@callboard/client';
import type { Locator, Page } from 'playwright-core';
import { seriousFindings } from './axe';
import { findingsOf } from './look';
import { aNewcomer, postingOf } from './newcomer';
import { aPublishedShoot, fillShoot, value } from './scene';
import { DESK, PHONE, Stage } from './stage';

jest.setTimeout(90_000);

const ROLE = 'gaffer';
const COMPANY = '星河短剧制作有限公司';
const NAME = '齐望山';

/** The sheet that says what a block does. */
const sheetOf = (page: Page): Locator => page.getByRole('dialog');

describe('either side blocks the other, and the other does not hear of it', () => {
  let stage: Stage;
  let producer: CallboardClient;
  let seeker: CallboardClient;
  let [shootId, postingId, personId, offerId] = ['', '', '', ''];
  let phone: Page;
  let desk: Page;

  beforeAll(async () => {
    stage = await new Stage().open();
    producer = await stage.api('producer');
    const roles = [{ roleId: ROLE, level: 4 }];
    ({ api: seeker, personId } = await aNewcomer(stage, { handle: 'apart-gaffer', name: NAME, roles }));
    shootId = await aPublishedShoot(producer, { title: '各走各路', templateSize: 10, inDays: 48 });
    postingId = await postingOf(stage, shootId, ROLE);
    value(await seeker.POST('/api/v1/postings/{postingId}/applications', { params: once({ postingId }), body: {} }));
    phone = await stage.visit({ handle: 'apart-gaffer', viewport: PHONE });
    desk = await stage.visit({ handle: 'producer', viewport: DESK });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  const applications = async (): Promise<readonly string[]> =>
    value(await seeker.GET('/api/v1/me/applications')).items.map(({ state }) => state);
  /** Applications that wait for the company's answer, as far as it sees them. */
  const waitingAtCompany = async (): Promise<number> => {
    const params = { path: { shootId }, query: { state: 'submitted' } } as const;
    return value(await producer.GET('/api/v1/shoots/{shootId}/applications', { params })).items.length;
  };

  it('she reads what it does, blocks the company, and her application is withdrawn', async () => {
    await phone.goto(`/jobs/${postingId}`);
    await phone.getByRole('button', { name: '屏蔽这家公司' }).click();
    await sheetOf(phone)
      .getByRole('heading', { name: `屏蔽「${COMPANY}」？` })
      .waitFor();
    await sheetOf(phone).getByText('对方不会知道，也不会收到任何消息。').waitFor();
    await sheetOf(phone).getByText('已发出的邀约不受影响，照样可以回应；定好的档期照旧。').waitFor();
    await sheetOf(phone).getByLabel('备注（可不填）').fill('上一组尾款拖了三个月');
    expect(await seriousFindings(phone)).toEqual([]);
    await sheetOf(phone).getByRole('button', { name: '屏蔽', exact: true }).click();
    await phone.getByText(`已屏蔽「${COMPANY}」，对方不会知道。`).waitFor();
    await phone.getByText('取消屏蔽后才能投递。', { exact: true }).waitFor();
    expect(await applications()).toEqual(['withdrawn']);
    expect(await seriousFindings(phone)).toEqual([]);
    const refused = await seeker.POST('/api/v1/postings/{postingId}/applications', {
      params: once({ postingId }),
      body: {},
    });
    expect([refused.response.status, refused.error?.code]).toEqual([409, 'block.own']);
  });

  it('the settings keep the list, with her note and the way back', async () => {
    await phone.goto('/me/settings');
    const list = phone.getByRole('region', { name: '屏蔽的公司' });
    await list.getByText('上一组尾款拖了三个月').waitFor();
    const reader = await stage.visit({ handle: 'apart-gaffer', viewport: PHONE });
    expect(await findingsOf(reader, '/me/settings', [PHONE, DESK])).toEqual([]);
    expect(await findingsOf(reader, `/jobs/${postingId}`, [PHONE, DESK])).toEqual([]);
    await list.getByRole('button', { name: `取消屏蔽${COMPANY}` }).click();
    await phone.getByText(`已取消屏蔽${COMPANY}`).waitFor();
    await list.getByText(/^没有屏蔽任何公司/).waitFor();
  });

  it('taken back, she applies again from the same page', async () => {
    await phone.goto(`/jobs/${postingId}`);
    await phone.getByRole('button', { name: '屏蔽这家公司' }).waitFor();
    value(await seeker.POST('/api/v1/postings/{postingId}/applications', { params: once({ postingId }), body: {} }));
    expect(await waitingAtCompany()).toBe(1);
  });

  it('on an offer she hears that the offer stands all the same', async () => {
    const path = { shootId };
    const { slots } = value(await producer.GET('/api/v1/shoots/{shootId}/proposals', { params: { path } }));
    const body = { slotId: slots.find(({ roleId }) => roleId === ROLE)!.slotId, personId };
    ({ offerId } = value(await producer.POST('/api/v1/shoots/{shootId}/offers', { params: once(path), body })));
    await phone.goto(`/me/offers/${offerId}`);
    await phone.getByRole('button', { name: '屏蔽这家公司' }).click();
    await sheetOf(phone).getByRole('button', { name: '屏蔽', exact: true }).click();
    await phone.getByText('你屏蔽了这家公司').waitFor();
    expect(await phone.getByRole('button', { name: '接受并定档' }).isEnabled()).toBe(true);
    expect(await seriousFindings(phone)).toEqual([]);
    await phone.getByRole('button', { name: `取消屏蔽${COMPANY}` }).click();
    await phone.getByRole('button', { name: '屏蔽这家公司' }).waitFor();
    value(
      await producer.POST('/api/v1/offers/{offerId}/withdraw', {
        params: { path: { offerId } },
        body: { reason: 'plans_changed' },
      }),
    );
  });

  it('the producer blocks her from the list of applicants, which has her no more', async () => {
    await desk.goto(`/studio/shoots/${shootId}/applicants`);
    const row = desk.getByRole('row').filter({ hasText: NAME });
    await row.getByRole('button', { name: `屏蔽${NAME}` }).click();
    await sheetOf(desk)
      .getByRole('heading', { name: `屏蔽${NAME}？` })
      .waitFor();
    await sheetOf(desk).getByLabel('备注（可不填）').fill('上次没有来');
    expect(await seriousFindings(desk)).toEqual([]);
    await sheetOf(desk).getByRole('button', { name: '屏蔽', exact: true }).click();
    await desk.getByText(`已屏蔽${NAME}，对方不会知道。`).waitFor();
    await row.first().waitFor({ state: 'detached' });
    expect((await applications())[0]).toBe('declined');
  });

  it('she applies again like anybody, and the company does not see it', async () => {
    value(await seeker.POST('/api/v1/postings/{postingId}/applications', { params: once({ postingId }), body: {} }));
    expect((await applications())[0]).toBe('submitted');
    expect(await waitingAtCompany()).toBe(0);
    await phone.goto(`/jobs/${postingId}`);
    await phone.getByRole('button', { name: '撤回' }).waitFor();
    expect(await phone.getByText('你屏蔽了这家公司').count()).toBe(0);
  });

  it('the page of the company keeps the list, in English too, and takes the block back', async () => {
    const reader = await stage.visit({ handle: 'producer', viewport: PHONE });
    expect(await findingsOf(reader, '/studio/company', [PHONE, DESK])).toEqual([]);
    const english = await stage.visit({ handle: 'producer', viewport: DESK, locale: 'en' });
    await english.goto('/studio/company');
    await english.getByRole('heading', { name: 'Blocked people' }).waitFor();
    await english.getByText('上次没有来').waitFor();
    await english.getByRole('button', { name: `Unblock ${NAME}` }).click();
    await english.getByText(`${NAME} is no longer blocked`).waitFor();
    expect(await waitingAtCompany()).toBe(1);
  });

  it('in a fill the producer blocks whom it proposes, and whom she asks about', async () => {
    await fillShoot(producer, shootId);
    await desk.goto(`/studio/shoots/${shootId}/fill`);
    const why = desk.getByRole('button', { name: /^为什么是/ }).first();
    const proposed = (await why.getAttribute('aria-label'))!.replace('为什么是', '');
    await why.click();
    await desk.getByRole('button', { name: `屏蔽${proposed}` }).click();
    await sheetOf(desk).getByRole('button', { name: '屏蔽', exact: true }).click();
    await desk.getByText(`已屏蔽${proposed}，对方不会知道。`).waitFor();
    await desk.getByRole('button', { name: `为什么是${proposed}` }).waitFor({ state: 'detached' });

    await desk
      .getByRole('button', { name: /^为什么是/ })
      .first()
      .click();
    await desk
      .getByRole('button', { name: /^为什么不是某人/ })
      .first()
      .click();
    const sheet = desk.getByRole('dialog', { name: /为什么不是/ });
    await sheet.getByLabel('名字').fill(NAME);
    await sheet.getByRole('button', { name: new RegExp(`^${NAME}`) }).click();
    await sheet.getByRole('button', { name: `屏蔽${NAME}` }).click();
    await desk
      .getByRole('dialog', { name: `屏蔽${NAME}？` })
      .getByRole('button', { name: '屏蔽', exact: true })
      .click();
    await sheet.getByText(`你们屏蔽了${NAME}，在公司页取消屏蔽后才能问。`).waitFor();
    expect(await sheet.getByRole('button', { name: `屏蔽${NAME}` }).count()).toBe(0);
    expect(await seriousFindings(desk)).toEqual([]);
  });
});
