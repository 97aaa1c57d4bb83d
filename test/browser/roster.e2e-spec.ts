import type { CallboardClient } from '@callboard/client';
import type { Page } from 'playwright-core';
import { answer, editPosting, offersOf, postingOf, sendAll } from './hiring';
import { aPublishedShoot, fillShoot } from './scene';
import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

const LIGHTING_CELL = /^灯光，\d+月\d+日，需要 \d+ 人，到位 (\d+) 人/;

describe('the roster of a shoot', () => {
  let stage: Stage;
  let producer: CallboardClient;
  let shoot: string;
  let page: Page;
  const at = (path: string): string => `/studio/shoots/${shoot}${path}`;
  const focused = async (): Promise<string> =>
    page.evaluate<string>(`document.activeElement.closest('[data-at]')?.dataset.at ?? 'elsewhere'`);

  beforeAll(async () => {
    stage = await new Stage().open();
    producer = await stage.api('producer-b');
    shoot = await aPublishedShoot(producer, { title: '花名册故事', templateSize: 20, inDays: 45 });
    // Nobody comes for so little: this place stays a gap that says why.
    await editPosting(producer, await postingOf(producer, shoot, 'stylist'), { payLowFen: 100, payHighFen: 200 });
    await fillShoot(producer, shoot);
    await sendAll(producer, shoot);
    page = await stage.visit({ handle: 'producer-b', viewport: DESK });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  it('moves by itself when somebody accepts', async () => {
    await page.goto(at('/roster'));
    const map = page.getByRole('grid', { name: '花名册热力图' });
    const first = map.getByRole('gridcell', { name: LIGHTING_CELL }).first();
    await first.waitFor();
    await page.evaluate('window.notReloaded = true');
    const before = Number(LIGHTING_CELL.exec(await first.innerText())![1]);
    expect(before).toBe(0);
    const offer = (await offersOf(producer, shoot)).find(({ roleId }) => roleId === 'gaffer')!;
    await answer(stage, offer, 'accept');
    await page.getByText('到位 1/20 人').waitFor();
    const cells = await map.getByRole('gridcell', { name: /^灯光，.*到位 1 人/ }).count();
    expect(cells).toBe(offer.terms.days.length);
    expect(await page.evaluate('window.notReloaded')).toBe(true);
  });
});
