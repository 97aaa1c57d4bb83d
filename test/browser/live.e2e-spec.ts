import type { Page, Request } from 'playwright-core';
import { once } from '@callboard/client';
import { aNewcomer } from './newcomer';
import { aPublishedShoot, offerTo, value } from './scene';
import { PHONE, Stage } from './stage';

jest.setTimeout(90_000);

/** Requests of a page whose address ends in a path, as they are sent. */
function requestsTo(page: Page, path: string): Request[] {
  const found: Request[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === path) found.push(request);
  });
  return found;
}

describe('what happens elsewhere while a page is open', () => {
  let stage: Stage;
  let producer: Awaited<ReturnType<Stage['api']>>;
  beforeAll(async () => {
    stage = await new Stage().open();
    producer = await stage.api('producer-b');
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  it('tells the loser of a race, with what else is open, and books nothing', async () => {
    const roles = [{ roleId: 'focus-puller', level: 3 }];
    const [winner, loser, shootId] = await Promise.all([
      aNewcomer(stage, { handle: 'race-winner', name: '赵快', roles }),
      aNewcomer(stage, { handle: 'race-loser', name: '钱慢', roles }),
      aPublishedShoot(producer, { title: '只要一个', templateSize: 20, inDays: 28 }),
    ]);
    const theirs = await offerTo(producer, { shootId, roleId: 'focus-puller', personId: winner.personId });
    const mine = await offerTo(producer, { shootId, roleId: 'focus-puller', personId: loser.personId });
    const page = await stage.visit({ handle: 'race-loser', viewport: PHONE });
    // The news of the end must not come before the click: this page hears nothing.
    await page.route('**/api/v1/events?*', (route) => route.abort());
    await page.goto(`/me/offers/${mine}`);
    await page.getByRole('button', { name: '接受并定档' }).click();
    const sheet = page.getByRole('dialog', { name: '接受并定档？' });
    await sheet.waitFor();
    value(await winner.api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId: theirs }) }));
    await sheet.getByRole('button', { name: '接受并定档' }).click();

    await page.getByRole('heading', { name: '这个名额没抢到' }).waitFor();
    await page.getByText(/^这个名额 [1-9]\d? 秒前被别人接下了，不是你的问题。$/).waitFor();
    await page.getByText('同岗位还在招，档期都合适：').waitFor();
    await page.locator('.cb-fitting__job').first().waitFor();
    expect(await page.locator('.cb-fitting__job').allInnerTexts()).not.toContainEqual(
      expect.stringContaining('只要一个'),
    );
    expect(value(await loser.api.GET('/api/v1/me/bookings')).items).toEqual([]);
    expect(value(await winner.api.GET('/api/v1/me/bookings')).items).toHaveLength(1);
    await page.goto('/me/offers?tab=ended');
    await page.getByText('名额被别人先接下了').waitFor();
    await page.context().close();
  });

  it('ends an open offer on the screen when somebody else was faster', async () => {
    const roles = [{ roleId: 'set-hand', level: 2 }];
    const [winner, loser, shootId] = await Promise.all([
      aNewcomer(stage, { handle: 'live-winner', name: '孙先', roles }),
      aNewcomer(stage, { handle: 'live-loser', name: '李后', roles }),
      aPublishedShoot(producer, { title: '场务一名', templateSize: 20, inDays: 28 }),
    ]);
    const theirs = await offerTo(producer, { shootId, roleId: 'set-hand', personId: winner.personId });
    const mine = await offerTo(producer, { shootId, roleId: 'set-hand', personId: loser.personId });
    const page = await stage.visit({ handle: 'live-loser', viewport: PHONE });
    await page.goto(`/me/offers/${mine}`);
    await page.getByRole('button', { name: '接受并定档' }).waitFor();
    await page.getByText('实时', { exact: true }).waitFor();
    value(await winner.api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId: theirs }) }));
    await page.getByRole('heading', { name: '这个名额没抢到' }).waitFor();
    expect(await page.getByRole('button', { name: '接受并定档' }).count()).toBe(0);
    await page.context().close();
  });

  it('shares one stream among tabs; the second takes over when the first closes', async () => {
    const [{ personId }, shootId] = await Promise.all([
      aNewcomer(stage, { handle: 'two-tabs', name: '周两页', roles: [{ roleId: 'lighting-trainee', level: 1 }] }),
      aPublishedShoot(producer, { title: '两页都看得见', templateSize: 20, inDays: 28 }),
    ]);
    const first = await stage.visit({ handle: 'two-tabs' });
    const ofFirst = requestsTo(first, '/api/v1/events');
    const ended = new Set<Request>();
    // A part of the page that comes late opens the stream anew, with its topics: one is open at a time.
    first.on('requestfinished', (request) => ended.add(request));
    first.on('requestfailed', (request) => ended.add(request));
    await first.goto('/me/offers');
    await first.getByText('实时', { exact: true }).waitFor();
    const second = await first.context().newPage();
    second.setDefaultTimeout(10_000);
    const ofSecond = requestsTo(second, '/api/v1/events');
    await second.goto('/me/offers');
    await second.getByText('实时', { exact: true }).waitFor();
    expect([ofFirst.filter((request) => !ended.has(request)).length, ofSecond.length]).toEqual([1, 0]);

    const takenOver = second.waitForRequest((request) => new URL(request.url()).pathname === '/api/v1/events');
    await first.close();
    await takenOver;
    await second.getByText('实时', { exact: true }).waitFor();
    expect(ofSecond).toHaveLength(1);
    await offerTo(producer, { shootId, roleId: 'lighting-trainee', personId });
    await second.getByRole('listitem').filter({ hasText: '两页都看得见' }).waitFor();
    await second.context().close();
  });

  it('says that there is no network, keeps what is there, and goes on when it is back', async () => {
    await aNewcomer(stage, { handle: 'no-network', name: '吴网', roles: [{ roleId: 'set-hand', level: 2 }] });
    const page = await stage.visit({ handle: 'no-network' });
    await page.goto('/me/profile');
    await page.getByLabel('介绍自己').fill('带两台对讲机');
    await page.context().setOffline(true);
    await page.getByText(/^没有网络。这是 .* 的内容/).waitFor();
    await page.getByRole('button', { name: '存资料' }).click();
    await page.getByRole('alert').filter({ hasText: '连上网再试一次，你填的内容还在。' }).waitFor();
    expect(await page.getByLabel('介绍自己').inputValue()).toBe('带两台对讲机');
    await page.getByRole('navigation', { name: '主导航' }).filter({ visible: true }).waitFor();

    await page.context().setOffline(false);
    await page.getByText(/^没有网络。这是/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '存资料' }).click();
    await page.getByText('资料已存').waitFor();
    await page.reload();
    expect(await page.getByLabel('介绍自己').inputValue()).toBe('带两台对讲机');
    await page.context().close();
  });
});
