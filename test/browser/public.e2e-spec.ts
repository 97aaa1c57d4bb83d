import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

describe('what everybody sees', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await new Stage().open();
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  it('is a 404 that leads on where there is nothing', async () => {
    const page = await stage.visit();
    const answer = await page.goto('/no-such-page');
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { level: 1, name: '这里没有东西' }).waitFor();
    expect(await page.getByRole('link', { name: '去找活' }).getAttribute('href')).toBe('/jobs');
  });

  it.each([PHONE, DESK])('asks who is not signed in to sign in at the very address, at %o', async (viewport) => {
    const page = await stage.visit({ viewport });
    await page.goto('/me/month');
    await page.getByLabel('手机号或邮箱').fill('freelancer@demo.callboard.example');
    await page.getByLabel('密码', { exact: true }).fill('callboard-demo');
    await page.locator('main').getByRole('button', { name: '登录' }).click();
    await page.getByRole('navigation', { name: '主导航' }).filter({ visible: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/me/month');
    expect(await sidewaysScroll(page)).toBe(0);
  });
});
