import { once, type CallboardClient } from '@callboard/client';
import type { Locator, Page } from 'playwright-core';
import { seriousFindings } from './axe';
import { offersOf, postingOf } from './hiring';
import { findingsOf, SMALL } from './look';
import { aNewcomer } from './newcomer';
import { aPublishedShoot, value } from './scene';
import { DESK, PHONE, Stage } from './stage';

jest.setTimeout(90_000);

const ROLE = 'gaffer';
const NAME = '沈知秋';
/** Yuan a day. */
const [LOW, OFFERED, ASKED, MIDDLE, HIGH] = [500, 600, 700, 650, 900];

describe('a rate is proposed and answered', () => {
  let stage: Stage;
  let producer: CallboardClient;
  let shoot = '';
  let offerId = '';
  let slotId = '';
  let board: Page;
  let phone: Page;

  /** Asks a new person for the place of her role in a shoot. */
  async function ask(into: string, handle: string, name: string): Promise<string> {
    const roles = [{ roleId: ROLE, level: 4 }];
    const { personId } = await aNewcomer(stage, { handle, name, roles });
    const posting = await postingOf(producer, into, ROLE);
    value(
      await producer.PATCH('/api/v1/postings/{postingId}', {
        params: { path: { postingId: posting.id }, header: { 'If-Match': `"${posting.version}"` } },
        body: { payLowFen: LOW * 100, payHighFen: HIGH * 100 },
      }),
    );
    const path = { shootId: into };
    const { slots } = value(await producer.GET('/api/v1/shoots/{shootId}/proposals', { params: { path } }));
    slotId = slots.find(({ roleId }) => roleId === ROLE)!.slotId;
    const body = { slotId, personId, payFen: OFFERED * 100 };
    return value(await producer.POST('/api/v1/shoots/{shootId}/offers', { params: once(path), body })).offerId;
  }

  beforeAll(async () => {
    stage = await new Stage().open();
    producer = await stage.api('producer-b');
    shoot = await aPublishedShoot(producer, { title: '价钱好商量', templateSize: 10, inDays: 47 });
    offerId = await ask(shoot, 'counter-gaffer', NAME);
    board = await stage.visit({ handle: 'producer-b', viewport: DESK });
    phone = await stage.visit({ handle: 'counter-gaffer', viewport: PHONE });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  const row = (): Locator => board.getByRole('listitem').filter({ hasText: NAME });
  const perDay = (yuan: number): string => `¥${yuan}/天`;

  it('she proposes a rate inside the band, and sees what it makes', async () => {
    await board.goto(`/studio/shoots/${shoot}/offers`);
    await row().waitFor();
    await phone.goto(`/me/offers/${offerId}`);
    await phone.getByRole('button', { name: '还个价' }).click();
    const sheet = phone.getByRole('dialog', { name: '还个价' });
    await sheet.getByText(`通告写的是 ¥${LOW}—${HIGH}/天，剧组出的是 ${perDay(OFFERED)}。`).waitFor();
    const rate = sheet.getByRole('textbox', { name: '你想要的日薪（元）' });
    expect(await rate.inputValue()).toBe(String(OFFERED + 50));
    await rate.fill(String(HIGH + 1));
    await sheet.getByText(`要在 ¥${LOW}—${HIGH}/天 之间`).waitFor();
    expect(await sheet.getByRole('button', { name: /^提出/ }).isDisabled()).toBe(true);
    await rate.fill(String(ASKED - 50));
    await sheet.getByRole('button', { name: '多 50 元' }).click();
    await sheet.getByText(/天合计 ¥/).waitFor();
    await sheet.getByRole('textbox', { name: '说一句为什么（可不说）' }).fill('自带两盏灯和一个助手');
    expect(await seriousFindings(phone)).toEqual([]);
    await sheet.getByRole('button', { name: `提出 ${perDay(ASKED)}` }).click();

    await phone.getByRole('heading', { name: `已还价 ${perDay(ASKED)}，等剧组答复` }).waitFor();
    expect(await phone.getByRole('button', { name: '还个价' }).count()).toBe(0);
    expect(await seriousFindings(phone)).toEqual([]);
  });

  it('the board shows it by itself, with its effect on the cost', async () => {
    await row()
      .getByText(`提出 ${perDay(ASKED)}`)
      .waitFor();
    await row().getByText('自带两盏灯和一个助手').waitFor();
    await row()
      .getByText(/^合计 ¥[\d,]+，多 ¥[\d,]+$/)
      .waitFor();
    expect(await seriousFindings(board)).toEqual([]);
    const desk = await stage.visit({ handle: 'producer-b', viewport: PHONE });
    expect(await findingsOf(desk, `/studio/shoots/${shoot}/offers`, [SMALL, PHONE, DESK])).toEqual([]);
    const reader = await stage.visit({ handle: 'counter-gaffer', viewport: PHONE });
    expect(await findingsOf(reader, `/me/offers/${offerId}`, [SMALL, PHONE, DESK])).toEqual([]);
  });

  it('the producer proposes another one, and her page moves by itself', async () => {
    await phone.getByText('实时', { exact: true }).waitFor();
    await row()
      .getByRole('button', { name: `再提一个价：${NAME}` })
      .click();
    const sheet = board.getByRole('dialog', { name: `给${NAME}再提一个价` });
    expect(await sheet.getByRole('textbox', { name: '日薪（元）' }).inputValue()).toBe(String(MIDDLE));
    expect(await seriousFindings(board)).toEqual([]);
    await sheet.getByRole('button', { name: `提出 ${perDay(MIDDLE)}` }).click();
    await board.getByText(`已提出新的价，等${NAME}答复。`).waitFor();
    await row()
      .getByText(`还价 ${perDay(ASKED)}，又提了 ${perDay(MIDDLE)}`)
      .waitFor();

    await phone.getByRole('heading', { name: `剧组又提了一个价：${perDay(MIDDLE)}` }).waitFor();
    await phone.getByRole('list', { name: '条款的每一版' }).getByText('第 2 版').waitFor();
    expect(await seriousFindings(phone)).toEqual([]);
  });

  it('she accepts the version that she has read, and is booked at its rate', async () => {
    const seeker = await stage.api('counter-gaffer');
    const old = await seeker.POST('/api/v1/offers/{offerId}/accept', {
      params: once({ offerId }),
      body: { revision: 1 },
    });
    expect([old.response.status, old.error?.code]).toEqual([409, 'offer.termsChanged']);
    await phone.getByRole('button', { name: '接受并定档' }).click();
    await phone.getByRole('dialog').getByRole('button', { name: '接受并定档' }).click();
    await phone.getByRole('heading', { name: '定档了：《价钱好商量》' }).waitFor();
    await row().getByText('已接受', { exact: true }).waitFor();
    const { items } = value(await seeker.GET('/api/v1/me/bookings'));
    expect(items.map(({ payFen }) => payFen)).toEqual([MIDDLE * 100]);
    const offer = (await offersOf(producer, shoot)).find(({ id }) => id === offerId)!;
    expect(offer.revisions.map(({ payFen }) => payFen)).toEqual([OFFERED * 100, MIDDLE * 100]);
  });

  it('in English, at the other widths: agreed, and kept', async () => {
    const second = await aPublishedShoot(producer, { title: '英文谈价', templateSize: 10, inDays: 57 });
    const id = await ask(second, 'counter-english', 'Ada Quill');
    const desk = await stage.visit({ handle: 'counter-english', viewport: DESK, locale: 'en' });
    const english = await stage.visit({ handle: 'producer-b', viewport: PHONE, locale: 'en' });
    await desk.goto(`/me/offers/${id}`);
    await desk.getByRole('button', { name: 'Propose another rate' }).click();
    await desk.getByRole('button', { name: `Propose ¥${OFFERED + 50}/day` }).click();
    await desk.getByRole('heading', { name: `You asked ¥${OFFERED + 50}/day; the crew answers next` }).waitFor();
    await english.goto(`/studio/shoots/${second}/offers`);
    await english.getByRole('button', { name: 'Agree: Ada Quill' }).click();
    await english.getByText('Agreed: Ada Quill accepts next.').waitFor();
    await desk.getByRole('heading', { name: `The crew agrees: ¥${OFFERED + 50}/day` }).waitFor();
    expect(await seriousFindings(desk)).toEqual([]);
  });
});
