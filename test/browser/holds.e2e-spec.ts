import { once, type CallboardClient } from '@callboard/client';
import type { Locator, Page } from 'playwright-core';
import { seriousFindings } from './axe';
import { findingsOf } from './look';
import { aNewcomer, postingOf } from './newcomer';
import { aPublishedShoot, value } from './scene';
import { DESK, PHONE, Stage } from './stage';

jest.setTimeout(90_000);

/** Few of a kind in every crew, so that a person and a place are easy to tell. */
const ROLE = 'gaffer';
const NAME = '秦守约';

describe('a person is pencilled by one crew and wanted by another', () => {
  let stage: Stage;
  let holder: CallboardClient;
  let rival: CallboardClient;
  let seeker: CallboardClient;
  let [held, wanted, personId] = ['', '', ''];
  let offerId = '';
  let board: Page;
  let phone: Page;

  beforeAll(async () => {
    stage = await new Stage().open();
    [holder, rival] = [await stage.api('producer-b'), await stage.api('producer')];
    const roles = [{ roleId: ROLE, level: 4 }];
    ({ api: seeker, personId } = await aNewcomer(stage, { handle: 'held-gaffer', name: NAME, roles }));
    held = await aPublishedShoot(holder, { title: '先占着', templateSize: 10, inDays: 52 });
    wanted = await aPublishedShoot(rival, { title: '马上要', templateSize: 10, inDays: 53 });
    const postingId = await postingOf(stage, held, ROLE);
    value(await seeker.POST('/api/v1/postings/{postingId}/applications', { params: once({ postingId }), body: {} }));
    board = await stage.visit({ handle: 'producer-b', viewport: DESK });
    phone = await stage.visit({ handle: 'held-gaffer', viewport: PHONE });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  const stack = (): Locator => phone.getByRole('list', { name: /的预留$/ });
  const row = (): Locator => board.getByRole('region', { name: '档期预留' }).getByRole('listitem');

  it('the first producer holds her days from the sheet of direct offers', async () => {
    await board.goto(`/studio/shoots/${held}/offers`);
    await board.getByRole('button', { name: '直接邀请' }).click();
    await board.getByRole('button', { name: `预留${NAME}的档期` }).click();
    await board.getByText(new RegExp(`^已预留${NAME}（一档），.* 到期。$`)).waitFor();
    await board.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    await row().getByText('一档', { exact: true }).waitFor();
    await row().getByText(/^还剩/).waitFor();
    expect(await seriousFindings(board)).toEqual([]);
  });

  it('she sees who holds her days, and until when', async () => {
    await phone.goto('/me/offers');
    await stack().getByText('一档', { exact: true }).waitFor();
    await stack()
      .getByText(/《先占着》$/)
      .waitFor();
    expect(await stack().getByRole('timer').innerText()).toMatch(/^还剩/);
    expect(await seriousFindings(phone)).toEqual([]);
    const { items } = value(await seeker.GET('/api/v1/me/holds'));
    await phone.goto(`/me/month?month=${items[0]!.days[0]!.slice(0, 7)}`);
    await phone
      .getByRole('link', { name: /^一档：《先占着》.*，预留到 / })
      .first()
      .click();
    await phone.waitForURL(/\/me\/offers$/);
    await phone.getByText('实时', { exact: true }).waitFor();
  });

  it('a firm offer of another crew challenges the hold in front of both, and cannot be accepted yet', async () => {
    const path = { shootId: wanted };
    const { slots } = value(await rival.GET('/api/v1/shoots/{shootId}/proposals', { params: { path } }));
    const slotId = slots.find(({ roleId }) => roleId === ROLE)!.slotId;
    const body = { slotId, personId };
    ({ offerId } = value(await rival.POST('/api/v1/shoots/{shootId}/offers', { params: once(path), body })));

    await stack()
      .getByText(/^《马上要》发来了确定的邀约：这一档要在 .* 前定档，过时自动放档。$/)
      .waitFor();
    await row().getByText('别的剧组发了确定的邀约，限时定档').waitFor();
    await stack().getByRole('link', { name: '看这份邀约' }).click();
    await phone.getByRole('heading', { name: '现在还接不了：别的剧组有一档' }).waitFor();
    expect(await phone.getByRole('button', { name: '接受并定档' }).isDisabled()).toBe(true);
    expect(await seriousFindings(phone)).toEqual([]);
    const refused = await seeker.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId }) });
    expect([refused.response.status, refused.error?.code]).toEqual([409, 'hold.first']);
  });

  it('reads well with any reader, on any phone and at the desk', async () => {
    const [reader, desk] = [
      await stage.visit({ handle: 'held-gaffer', viewport: PHONE }),
      await stage.visit({ handle: 'producer-b', viewport: PHONE }),
    ];
    expect(await findingsOf(reader, '/me/offers', [PHONE, DESK])).toEqual([]);
    expect(await findingsOf(reader, `/me/offers/${offerId}`, [PHONE, DESK])).toEqual([]);
    expect(await findingsOf(desk, `/studio/shoots/${held}/offers`, [PHONE, DESK])).toEqual([]);
  });

  it('the first producer gives the days back, and she takes the offer at once', async () => {
    await row()
      .getByRole('button', { name: `放档：${NAME}` })
      .click();
    const sheet = board.getByRole('dialog', { name: `放掉${NAME}的档期？` });
    await sheet.getByRole('button', { name: '放档', exact: true }).click();
    await board.getByText(`已放掉${NAME}的档期。`).waitFor();
    await row().waitFor({ state: 'detached' });

    const accept = phone.getByRole('button', { name: '接受并定档' });
    await phone.getByRole('heading', { name: '现在还接不了：别的剧组有一档' }).waitFor({ state: 'detached' });
    await accept.click();
    await phone.getByRole('dialog').getByRole('button', { name: '接受并定档' }).click();
    await phone.getByRole('heading', { name: '定档了：《马上要》' }).waitFor();
  });

  it('in English a hold becomes an offer, and another is released by its person, who may think again', async () => {
    const roles = [{ roleId: ROLE, level: 4 }];
    const one = await aNewcomer(stage, { handle: 'pencil-gaffer', name: 'Pencil', roles });
    const postingId = await postingOf(stage, held, ROLE);
    value(await one.api.POST('/api/v1/postings/{postingId}/applications', { params: once({ postingId }), body: {} }));
    const path = { shootId: held };
    const { slots } = value(await holder.GET('/api/v1/shoots/{shootId}/proposals', { params: { path } }));
    const slotId = slots.find(({ roleId }) => roleId === ROLE)!.slotId;
    const place = async (): Promise<void> => {
      const body = { slotId, personId: one.personId };
      value(await holder.POST('/api/v1/shoots/{shootId}/holds', { params: once(path), body }));
    };
    await place();
    const desk = await stage.visit({ handle: 'pencil-gaffer', viewport: DESK, locale: 'en' });
    await desk.goto('/me/offers');
    await desk.getByRole('heading', { name: 'Holds on your days' }).waitFor();
    await desk.getByRole('button', { name: 'Release “先占着”, 1st hold' }).click();
    await desk.getByText('Released the hold of “先占着”').waitFor();
    await desk.getByRole('button', { name: 'Undo' }).click();
    await desk.getByText('1st hold', { exact: true }).waitFor();

    const english = await stage.visit({ handle: 'producer-b', viewport: PHONE, locale: 'en' });
    await english.goto(`/studio/shoots/${held}/offers`);
    await english.getByRole('button', { name: 'Make firm: Pencil' }).click();
    await english.getByText('Offer sent to Pencil. Waiting for the answer.').waitFor();
    await desk.getByRole('heading', { name: 'Holds on your days' }).waitFor({ state: 'detached' });
    const { items } = value(await one.api.GET('/api/v1/me/offers'));
    expect(items.map(({ state, hold }) => [state === 'sent' || state === 'viewed', hold])).toEqual([[true, null]]);
  });
});
