import type { Page } from 'playwright-core';
import { aNewcomer } from './newcomer';
import { value } from './scene';
import { Stage } from './stage';

jest.setTimeout(90_000);

const ACCESS_COOKIE = '__Host-cb-access';
const NEW_PASSWORD = '我换了一句新的密码';

function refreshesOf(page: Page): string[] {
  const found: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/v1/auth/refresh') found.push(request.method());
  });
  return found;
}

describe('a session', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await new Stage().open();
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  it('goes on in silence when its short token has run out, with one refresh for all requests', async () => {
    const page = await stage.visit({ handle: 'p0431' });
    const refreshes = refreshesOf(page);
    await page.goto('/me');
    await page.getByRole('link', { name: /^设置/ }).waitFor();
    expect(refreshes).toEqual([]);
    await page.context().clearCookies({ name: ACCESS_COOKIE });
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.status() === 401) refused.push(new URL(response.url()).pathname);
    });
    await page.getByRole('navigation', { name: '主导航' }).filter({ visible: true }).getByText('档期').click();
    await page.getByRole('grid').first().or(page.getByRole('table').first()).first().waitFor();
    expect(refused.length).toBeGreaterThan(0);
    expect(refreshes).toEqual(['POST']);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
  });

  it('that was ended elsewhere asks to sign in over the page, and keeps what was typed', async () => {
    const { api } = await aNewcomer(stage, {
      handle: 'ended-elsewhere',
      name: '郑改',
      roles: [{ roleId: 'set-hand', level: 2 }],
    });
    const page = await stage.visit({ handle: 'ended-elsewhere' });
    await page.goto('/me/profile');
    await page.getByLabel('介绍自己').fill('写到一半的介绍');
    value(await api.POST('/api/v1/auth/password', { body: { current: 'callboard-demo', next: NEW_PASSWORD } }));
    await page.getByRole('button', { name: '存资料' }).click();

    const sheet = page.getByRole('dialog', { name: '登录已过期' });
    await sheet.getByText('登录后回到这一页，填的内容还在。').waitFor();
    await sheet.getByLabel('手机号或邮箱').fill('ended-elsewhere@demo.callboard.example');
    await sheet.getByLabel('密码', { exact: true }).fill('callboard-demo');
    await sheet.getByRole('button', { name: '登录' }).click();
    await sheet.getByRole('alert').waitFor();
    expect(await sheet.getByRole('alert').innerText()).toMatch(/密码/);
    await sheet.getByLabel('密码', { exact: true }).fill(NEW_PASSWORD);
    await sheet.getByRole('button', { name: '登录' }).click();
    await sheet.waitFor({ state: 'detached' });
    expect(await page.getByLabel('介绍自己').inputValue()).toBe('写到一半的介绍');
    await page.getByRole('button', { name: '存资料' }).click();
    await page.getByText('资料已存').waitFor();
    await page.context().close();
  });

  it('begins at the log-in page after a wrong password, goes where the person was going, and ends without a trace', async () => {
    const page = await stage.visit();
    await page.goto('/login?next=/me/settings');
    await page.getByLabel('手机号或邮箱').fill('p0432@demo.callboard.example');
    await page.getByLabel('密码', { exact: true }).fill('not-the-password');
    await page.locator('main form').getByRole('button', { name: '登录' }).click();
    await page.getByRole('alert').filter({ hasText: '密码' }).waitFor();
    expect(await page.getByLabel('手机号或邮箱').inputValue()).toBe('p0432@demo.callboard.example');
    await page.getByLabel('密码', { exact: true }).fill('callboard-demo');
    await page.locator('main form').getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { level: 1, name: '设置' }).waitFor();

    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { level: 1, name: '短剧剧组的通告板' }).waitFor();
    await page.getByRole('link', { name: '登录', exact: true }).waitFor();
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name }) => name).filter((name) => !/^cb-(lang|theme)$/.test(name))).toEqual([]);
    await page.goto('/me/settings');
    await page.getByRole('heading', { level: 1, name: '登录后继续' }).waitFor();
    await page.context().close();
  });
});
