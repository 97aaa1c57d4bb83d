import { once } from '@callboard/client';
import type { Page } from 'playwright-core';
import { seriousFindings } from './axe';
import { findingsOf } from './look';
import { aNewcomer } from './newcomer';
import { aPublishedShoot, offerTo, value } from './scene';
import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

jest.setTimeout(120_000);

const ROLE = 'drone-pilot';

describe('somebody who cannot come', () => {
  let stage: Stage;
  let shoot: string;
  let producer: Page;
  let leaver: Page;
  let booking: string;
  const people: Awaited<ReturnType<typeof aNewcomer>>[] = [];

  beforeAll(async () => {
    stage = await new Stage().open();
    const api = await stage.api('producer-b');
    shoot = await aPublishedShoot(api, { title: '夜里十一点十分', templateSize: 10, inDays: 63 });
    const posting = value(
      await api.POST('/api/v1/shoots/{shootId}/postings', {
        params: once({ shootId: shoot }),
        body: { roleId: ROLE, minLevel: 3, headcount: 1, payLowFen: 50_000, payHighFen: 90_000, visibility: 'public' },
      }),
    );
    for (const [index, name] of ['周敏', '张大力', '欧阳若兰'].entries()) {
      people.push(await aNewcomer(stage, { handle: `pilot-${index}`, name, roles: [{ roleId: ROLE, level: 4 }] }));
    }
    const offerId = await offerTo(api, { shootId: shoot, roleId: ROLE, personId: people[0]!.personId });
    const offer = value(await people[0]!.api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId }) }));
    booking = offer.bookingId!;
    // The two others stand by, so that they are asked before anybody of the market.
    for (const { api: own } of people.slice(1)) {
      const path = { postingId: posting.id };
      value(await own.PUT('/api/v1/me/reserves/{postingId}', { params: { path } }));
    }
    producer = await stage.visit({ handle: 'producer-b', viewport: PHONE });
    leaver = await stage.visit({ handle: 'pilot-0', viewport: PHONE });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  /** The offer to the first reserve. */
  async function asked(): Promise<string> {
    const { items } = value(await people[1]!.api.GET('/api/v1/me/offers'));
    return items.find((each) => each.shootId === shoot)!.id;
  }

  it('gives the days back in two taps, and the producer sees the refilling on the page that is open', async () => {
    await producer.goto(`/studio/shoots/${shoot}`);
    await producer.getByRole('heading', { name: '《夜里十一点十分》' }).first().waitFor();
    await leaver.goto(`/me/jobs/${booking}`);
    await leaver.getByRole('button', { name: '我来不了' }).click();
    const sheet = leaver.getByRole('dialog');
    await sheet.getByLabel('意外').check();
    await sheet.getByText('生病和意外不计入你的记录。').waitFor();
    expect(await seriousFindings(leaver)).toEqual([]);
    await sheet.getByRole('button', { name: '放档' }).click();
    await leaver.getByText('你放档了').waitFor();

    const dock = producer.getByRole('link', { name: /在补位/ });
    await dock.getByText('问了 1，等 1').waitFor();
    expect(await seriousFindings(producer)).toEqual([]);
    expect(await sidewaysScroll(producer)).toBe(0);
    await dock.click();
    await producer.getByText(/周敏来不了（意外）/).waitFor();
    await producer.getByText('问了 1，看了 0，等 1').waitFor();
    expect(await seriousFindings(producer)).toEqual([]);
    expect(await sidewaysScroll(producer)).toBe(0);
  });

  it('moves by itself: one looks, others are asked beside her, one accepts', async () => {
    const offerId = await asked();
    const seeker = await stage.visit({ handle: 'pilot-1', viewport: PHONE });
    await seeker.goto(`/me/offers/${offerId}`);
    await seeker.getByText('夜里十一点十分').first().waitFor();
    await producer.getByText('问了 1，看了 1，等 1').waitFor();
    await producer.getByRole('button', { name: '加宽' }).click();
    await producer.getByText('问了 3，看了 1，等 3').waitFor();
    const desk = await stage.visit({ handle: 'producer-b', viewport: DESK, locale: 'en', theme: 'set' });
    await desk.goto(producer.url());
    await desk.getByText('3 asked, 1 viewing, 3 waiting').waitFor();
    expect(await seriousFindings(desk)).toEqual([]);
    expect(await sidewaysScroll(desk)).toBe(0);

    await people[1]!.api.POST('/api/v1/offers/{offerId}/accept', {
      params: once({ offerId }),
    });
    await producer.getByText(/接下了。/).waitFor();
    await desk.getByText(/took it\./).waitFor();
    await producer.getByRole('link', { name: '看花名册' }).click();
    await producer.waitForURL('**/roster');
    await producer.getByRole('link', { name: /在补位/ }).waitFor({ state: 'detached' });
  });

  it('shows on the board of offers who left, and lets the producer cancel with what that costs', async () => {
    await producer.goto(`/studio/shoots/${shoot}/offers`);
    await producer.getByText('本人放档').waitFor();
    await producer.getByRole('button', { name: '取消定档' }).click();
    const sheet = producer.getByRole('dialog');
    await sheet.getByText('按条款不用付', { exact: false }).waitFor();
    expect(await seriousFindings(producer)).toEqual([]);
    await sheet.getByLabel('马上找人补上').uncheck();
    await sheet.getByRole('button', { name: '取消定档' }).click();
    await producer.getByText('定档已取消').waitFor();
  });

  it('is written down for both sides, with what is owed', async () => {
    const overview = `/studio/shoots/${shoot}`;
    await producer.goto(overview);
    const card = producer.getByRole('region', { name: '取消与补偿' });
    await card.getByText('都没有要补偿的。').waitFor();
    await expect(card.getByRole('listitem').allInnerTexts()).resolves.toEqual([
      expect.stringMatching(/剧组取消.*没干成/s),
      expect.stringMatching(/周敏.*本人放档.*没干成/s),
    ]);
    expect(await findingsOf(producer, overview, [PHONE, DESK])).toEqual([]);
    const { items } = value(await people[0]!.api.GET('/api/v1/me/bookings', { params: { query: {} } }));
    const month = `/me/month?month=${items.find(({ id }) => id === booking)!.days[0]!.slice(0, 7)}`;
    await leaver.goto(month);
    await leaver
      .getByRole('region', { name: '取消的档期' })
      .getByRole('listitem')
      .filter({ hasText: '你放的档' })
      .getByRole('link', { name: /夜里十一点十分/ })
      .waitFor();
    expect(await findingsOf(leaver, month, [PHONE, DESK])).toEqual([]);
  });
});
