import { value } from './scene';
import { DESK, Stage } from './stage';

jest.setTimeout(90_000);

describe('what is not for everybody', () => {
  let stage: Stage;
  let shoot: string;
  beforeAll(async () => {
    stage = await new Stage().open();
    const producer = await stage.api('producer');
    const companyId = value(await producer.GET('/api/v1/auth/session')).companies[0]!.companyId;
    const shoots = value(
      await producer.GET('/api/v1/companies/{companyId}/shoots', {
        params: { path: { companyId }, query: { state: 'open', limit: '10' } },
      }),
    );
    shoot = shoots.items.find(({ summary }) => summary.headcount > 0)!.id;
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  it('a seeker is told that the control room is not hers, and asks for nothing there', async () => {
    const page = await stage.visit({ handle: 'p0433' });
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/v1/admin')) asked.push(request.url());
    });
    for (const path of ['/admin', '/admin/accounts', `/admin/shoots/${shoot}/roster`]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: '这一页不对你开放' }).waitFor();
    }
    expect(asked).toEqual([]);
    await page.getByRole('link', { name: '去找活' }).click();
    await page.getByRole('heading', { level: 1, name: '通告板' }).waitFor();
    await page.context().close();
  });

  it("another company's shoot looks as if it did not exist", async () => {
    const page = await stage.visit({ handle: 'producer-b', viewport: DESK });
    const texts: string[] = [];
    for (const id of [shoot, '019b76dc-0000-7000-8000-000000000000']) {
      for (const part of ['', '/fill', '/roster']) {
        await page.goto(`/studio/shoots/${id}${part}`);
        await page.getByRole('heading', { level: 1, name: '看不到这个剧组' }).waitFor();
      }
      await page.locator('main').getByText('没有找到。可能已经不在了，或者不对你开放。').waitFor();
      texts.push(await page.locator('main').innerText());
    }
    expect(texts[0]).toBe(texts[1]);
    await page.context().close();
  });

  it('a viewer sees the shoot and no costs', async () => {
    const owner = await stage.visit({ handle: 'producer', viewport: DESK });
    await owner.goto(`/studio/shoots/${shoot}`);
    await owner
      .getByText(/¥[\d,.]+/)
      .first()
      .waitFor();
    const page = await stage.visit({ handle: 'viewer', viewport: DESK });
    for (const part of ['', '/crew', '/roster']) {
      await page.goto(`/studio/shoots/${shoot}${part}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true], .cb-skeleton').first().waitFor({ state: 'detached' });
      const text = await page.locator('main').innerText();
      expect(text.length).toBeGreaterThan(200);
      if (part !== '/crew') expect([part, text]).toEqual([part, expect.not.stringMatching(/¥\s?[\d,.]+/)]);
    }
    await page.goto(`/studio/shoots/${shoot}/fill`);
    await page.getByText('你在公司里的身份看不到这一页。', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: /取消剧组/ }).count()).toBe(0);
    await page.context().close();
    await owner.context().close();
  });
});
