import { once, type CallboardClient } from '@callboard/client';
import { addDays, dayIn, daysBetween } from '@callboard/domain';
import type { Page } from 'playwright-core';
import { seriousFindings } from './axe';
import { postingOf as detailsOf } from './hiring';
import { findingsOf } from './look';
import { aNewcomer, postingOf } from './newcomer';
import { aPublishedShoot, offerTo, value } from './scene';
import { DESK, PHONE, Stage } from './stage';

jest.setTimeout(90_000);

const ROLE = 'gaffer';
const NAME = '沈不歇';
const REASON = '灯光只有她熟悉这批设备，已经电话问过她。';

describe('a crew wants somebody who has worked for long until the day before', () => {
  let stage: Stage;
  let producer: CallboardClient;
  let seeker: CallboardClient;
  let personId = '';
  let [wanted, wantedToo, offerId] = ['', '', ''];
  let board: Page;
  let phone: Page;

  beforeAll(async () => {
    stage = await new Stage().open();
    const other = await stage.api('producer');
    producer = await stage.api('producer-b');
    const roles = [{ roleId: ROLE, level: 4 }];
    ({ api: seeker, personId } = await aNewcomer(stage, { handle: 'tired-gaffer', name: NAME, roles }));
    const long = await aPublishedShoot(other, { title: '连轴转', templateSize: 10, inDays: 20, shootingDays: 12 });
    const first = await offerTo(other, { shootId: long, roleId: ROLE, personId });
    const { terms } = value(await seeker.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId: first }) }));
    // The place begins with its days of preparation on the day after her last one.
    const { prepDays } = await detailsOf(other, long, ROLE);
    const today = dayIn('Asia/Shanghai', new Date());
    const inDays = daysBetween(today, addDays(terms.days[terms.days.length - 1]! as typeof today, 1)) + prepDays;
    wanted = await aPublishedShoot(producer, { title: '接着拍', templateSize: 10, inDays });
    wantedToo = await aPublishedShoot(producer, { title: '第二台机器', templateSize: 10, inDays });
    for (const shoot of [wanted, wantedToo]) {
      const postingId = await postingOf(stage, shoot, ROLE);
      value(await seeker.POST('/api/v1/postings/{postingId}/applications', { params: once({ postingId }), body: {} }));
    }
    board = await stage.visit({ handle: 'producer-b', viewport: DESK });
    phone = await stage.visit({ handle: 'tired-gaffer', viewport: PHONE });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  it('in the fill the answer why she is not in the slot leads to the offer with a reason', async () => {
    await board.goto(`/studio/shoots/${wantedToo}/fill`);
    await board.getByRole('button', { name: /^为什么不是某人：灯光指导/ }).click();
    const sheet = board.getByRole('dialog');
    await sheet.getByLabel('名字').fill(NAME);
    await sheet.getByRole('button', { name: new RegExp(`^${NAME}.*投递$`) }).click();
    await sheet.getByText('要本人同意：少休 1 天').waitFor();
    expect(await sheet.innerText()).not.toContain('连轴转');
    expect(await seriousFindings(board)).toEqual([]);
    await sheet.getByRole('button', { name: '写明原因，邀请' }).click();
    await sheet.getByText('写清楚一点，至少 5 个字。').waitFor();
    await sheet.getByLabel('为什么要少休').fill(REASON);
    await sheet.getByRole('button', { name: '写明原因，邀请' }).click();
    await board.getByText(`邀约已发给${NAME}。`).waitFor();
    const { items } = value(await seeker.GET('/api/v1/me/offers'));
    expect(items.map(({ terms }) => terms.shootTitle)).toContain('第二台机器');
    // Taken back: she is asked for the other shoot below.
    await board.getByRole('button', { name: '撤销' }).click();
    await board.getByText('邀约已撤回。').waitFor();
  });

  it('the producer is told how much rest is missing, and nothing of the other crew', async () => {
    await board.goto(`/studio/shoots/${wanted}/offers`);
    await board.getByRole('button', { name: '直接邀请' }).click();
    await board.getByRole('button', { name: `邀请${NAME}`, exact: true }).click();
    const sheet = board.getByRole('dialog');
    await sheet.getByText('要本人同意：少休 1 天').waitFor();
    expect(await sheet.innerText()).not.toContain('连轴转');
    expect(await seriousFindings(board)).toEqual([]);
  });

  it('the offer goes out with a reason, which stands in its row', async () => {
    const sheet = board.getByRole('dialog');
    await sheet.getByLabel('为什么要少休').fill('急');
    await sheet.getByRole('button', { name: '写明原因，邀请' }).click();
    await sheet.getByText('写清楚一点，至少 5 个字。').waitFor();
    await sheet.getByLabel('为什么要少休').fill(REASON);
    await sheet.getByRole('button', { name: '写明原因，邀请' }).click();
    await board.getByText(`已邀请${NAME}。`).waitFor();
    await sheet.getByRole('button', { name: '关闭' }).click();
    const row = board.getByRole('listitem').filter({ hasText: NAME });
    await row.getByText('少休 1 天，等本人同意').waitFor();
    await row.getByText(REASON).waitFor();
  });

  it('she sees beside which work of hers, and cannot accept before she agrees', async () => {
    await phone.goto('/me/offers');
    await phone
      .getByText(/^和《连轴转》（.*）之间要空 1 天休息和路途，只空了 0 天$/)
      .first()
      .waitFor();
    const { items } = value(await seeker.GET('/api/v1/me/offers'));
    offerId = items.find(({ terms }) => terms.shootTitle === '接着拍')!.id;
    await phone.goto(`/me/offers/${offerId}`);
    await phone.getByRole('heading', { name: '这份邀约要少休 1 天' }).waitFor();
    const accept = phone.getByRole('button', { name: '接受并定档' });
    expect(await accept.isDisabled()).toBe(true);
    const refused = await seeker.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId }) });
    expect([refused.response.status, refused.error?.code]).toEqual([422, 'gap.consentMissing']);
    expect(await seriousFindings(phone)).toEqual([]);
  });

  it('reads well with any reader, on any phone and at the desk', async () => {
    const [reader, desk, admin] = [
      await stage.visit({ handle: 'tired-gaffer', viewport: PHONE }),
      await stage.visit({ handle: 'producer-b', viewport: PHONE }),
      await stage.visit({ handle: 'admin', viewport: PHONE }),
    ];
    expect(await findingsOf(reader, `/me/offers/${offerId}`, [PHONE, DESK])).toEqual([]);
    expect(await findingsOf(desk, `/studio/shoots/${wanted}/offers`, [PHONE, DESK])).toEqual([]);
    expect(await findingsOf(admin, '/admin/audit?view=rest', [PHONE, DESK])).toEqual([]);
  });

  it('she agrees and is booked, and both sides keep that she did', async () => {
    await phone.getByLabel('我知道要少休 1 天，愿意接').check();
    await phone.getByRole('button', { name: '接受并定档' }).click();
    await phone.getByRole('dialog').getByRole('button', { name: '接受并定档' }).click();
    await phone.getByRole('heading', { name: '定档了：《接着拍》' }).waitFor();
    await phone.getByRole('heading', { name: '你同意了少休 1 天' }).waitFor();
    await board.getByRole('listitem').filter({ hasText: NAME }).getByText('少休 1 天，本人已同意').waitFor();
    await board.goto(`/studio/shoots/${wanted}`);
    const log = board.getByRole('region', { name: '少休记录' }).getByRole('listitem').filter({ hasText: NAME });
    await log.getByText(/本人同意 .*同意$/).waitFor();
    expect(await findingsOf(board, `/studio/shoots/${wanted}`, [PHONE, DESK])).toEqual([]);
  });

  it('an admin reads in English who allowed it, why, beside which shoot, and that she agreed', async () => {
    const admin = await stage.visit({ handle: 'admin', viewport: DESK, locale: 'en' });
    await admin.goto('/admin/audit');
    await admin.getByRole('radio', { name: 'Rest given up' }).click();
    const row = admin.getByRole('row').filter({ hasText: NAME }).filter({ hasText: '接着拍' });
    for (const text of ['接着拍', '连轴转', '0 of 1 days free', REASON]) await row.getByText(text).waitFor();
    await row.getByText('1 day', { exact: true }).waitFor();
    await row.getByText(/^agreed /).waitFor();
  });
});
