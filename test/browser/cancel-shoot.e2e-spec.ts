import { once, type CallboardClient } from '@callboard/client';
import type { Page } from 'playwright-core';
import { seriousFindings } from './axe';
import { findingsOf } from './look';
import { aNewcomer } from './newcomer';
import { aPublishedShoot, offerTo, value } from './scene';
import { DESK, PHONE, Stage } from './stage';

jest.setTimeout(120_000);

const ROLE = 'drone-pilot';
const TITLE = '明天不拍了';

describe('a shoot is called off on the evening before', () => {
  let stage: Stage;
  let api: CallboardClient;
  let shoot = '';
  let phone: Page;

  beforeAll(async () => {
    stage = await new Stage().open();
    api = await stage.api('producer-b');
    // Tomorrow's call is never further than 30 hours: whoever is booked is owed something.
    shoot = await aPublishedShoot(api, { title: TITLE, templateSize: 10, inDays: 1 });
    value(
      await api.POST('/api/v1/shoots/{shootId}/postings', {
        params: once({ shootId: shoot }),
        body: {
          ...{ roleId: ROLE, minLevel: 3, headcount: 2, payLowFen: 50_000, payHighFen: 90_000 },
          ...{ prepDays: 0, wrapDays: 0, visibility: 'public' },
        },
      }),
    );
    phone = await stage.visit({ handle: 'producer-b', viewport: PHONE });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  async function book(handle: string, name: string): Promise<void> {
    const who = await aNewcomer(stage, { handle, name, roles: [{ roleId: ROLE, level: 4 }] });
    const offerId = await offerTo(api, { shootId: shoot, roleId: ROLE, personId: who.personId });
    value(await who.api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId }) }));
  }

  const owed = async (): Promise<{ people: number; owedFen: number }> => {
    const path = { shootId: shoot };
    const answer = value(await api.GET('/api/v1/shoots/{shootId}/cancellations', { params: { path } }));
    return { people: answer.items.length, owedFen: answer.owedFen };
  };

  it('says nothing of money while nobody is booked', async () => {
    await phone.goto(`/studio/shoots/${shoot}`);
    await phone.getByRole('button', { name: '取消剧组' }).click();
    const sheet = phone.getByRole('dialog');
    await sheet.getByText('还没有人定档、收到邀约或投递。').waitFor();
    // While it is being counted the sheet says so.
    await sheet.getByText('补偿').waitFor({ state: 'detached' });
    await sheet.getByRole('button', { name: '不取消' }).click();
  });

  it('says before it is confirmed how much will be owed, and to how many, and that is what is written down', async () => {
    await book('off-1', '周敏');
    await book('off-2', '欧阳若兰');
    await phone.goto(`/studio/shoots/${shoot}`);
    await phone.getByRole('button', { name: '取消剧组' }).click();
    const sheet = phone.getByRole('dialog');
    const said = await sheet.getByText(/^要补偿 2 人，共 ¥[\d,]+$/).innerText();
    expect(await seriousFindings(phone)).toEqual([]);
    const confirm = sheet.getByRole('button', { name: '取消剧组' });
    expect(await confirm.isDisabled()).toBe(true);
    expect(await owed()).toEqual({ people: 0, owedFen: 0 });
    await sheet.getByLabel('原因').fill('投资方撤了');
    await confirm.click();
    await phone.getByText(`《${TITLE}》已取消。`).waitFor();
    const { people, owedFen } = await owed();
    expect(people).toBe(2);
    expect(owedFen).toBeGreaterThan(0);
    expect(Number(/¥([\d,]+)/.exec(said)![1]!.replaceAll(',', '')) * 100).toBe(owedFen);
    await phone.getByRole('heading', { name: TITLE }).waitFor();
    expect(await findingsOf(phone, `/studio/shoots/${shoot}`, [PHONE, DESK])).toEqual([]);
  });
});
