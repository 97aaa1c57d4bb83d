import { once, type CallboardClient } from '@callboard/client';
import type { Locator, Page } from 'playwright-core';
import { seriousFindings } from './axe';
import { findingsOf, SMALL } from './look';
import { aNewcomer } from './newcomer';
import { aPublishedShoot, offerTo, value } from './scene';
import { DESK, PHONE, sidewaysScroll, Stage } from './stage';

jest.setTimeout(120_000);

const [TAKEN, MOVABLE, AWAY] = ['周敏', '欧阳若兰', '沈不在'] as const;
const OTHER = '别处的戏';

describe('a crew meets what stands in its way', () => {
  let stage: Stage;
  let producer: CallboardClient;
  let shoot: string;
  let desk: Page;

  beforeAll(async () => {
    stage = await new Stage().open();
    const other = await stage.api('producer');
    producer = await stage.api('producer-b');
    shoot = await aPublishedShoot(producer, { title: '三处冲突', templateSize: 10, inDays: 42 });
    const elsewhere = await aPublishedShoot(other, { title: OTHER, templateSize: 10, inDays: 40, shootingDays: 3 });
    const newcomer = (handle: string, name: string, roleId: string) =>
      aNewcomer(stage, { handle, name, roles: [{ roleId, level: 4 }] });
    for (const [handle, name, roleId] of [
      ['taken-gaffer', TAKEN, 'gaffer'],
      ['taken-sound', MOVABLE, 'sound-mixer'],
    ] as const) {
      const { api, personId } = await newcomer(handle, name, roleId);
      await offerTo(producer, { shootId: shoot, roleId, personId });
      const offerId = await offerTo(other, { shootId: elsewhere, roleId, personId });
      value(await api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId }) }));
    }
    const away = await newcomer('away-dp', AWAY, 'director-of-photography');
    const wish = { shootId: shoot, roleId: 'director-of-photography', personId: away.personId };
    const offerId = await offerTo(producer, wish);
    const { terms } = value(await away.api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId }) }));
    const [from] = terms.days.slice(-1);
    value(await away.api.PUT('/api/v1/me/availability', { body: { from: from!, to: from!, state: 'no' } }));
    desk = await stage.visit({ handle: 'producer-b', viewport: DESK });
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  const drawer = (): Locator => desk.getByRole('dialog');
  /** How far what stands in the drawer can be moved sideways. */
  const inside = (page: Page): Promise<number> =>
    page.evaluate<number>(
      `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('.cb-sheet__body'))`,
    );
  const row = (name: string): Locator => drawer().getByRole('listitem').filter({ hasText: name });

  it('the overview leads to the roster, whose days are marked, and to the drawer', async () => {
    await desk.goto(`/studio/shoots/${shoot}`);
    await desk.getByText('3 个冲突要处理').waitFor();
    await desk.getByRole('link', { name: '去处理' }).click();
    await desk.waitForURL('**/roster?conflicts=1');
    await drawer().getByRole('heading', { name: '冲突 3' }).waitFor();
    await drawer().getByRole('button', { name: '关闭' }).click();
    await desk.getByRole('button', { name: '冲突 3' }).waitFor();
    await desk
      .getByRole('gridcell', { name: /^灯光组.*，冲突 1$/ })
      .first()
      .waitFor();
    await desk.getByText('有冲突', { exact: true }).waitFor();
    expect(await seriousFindings(desk)).toEqual([]);
    await desk.getByRole('button', { name: '冲突 3' }).click();
    await row(TAKEN).getByText('接不了了').waitFor();
  });

  it('each says what, why and who decides, and nothing of the other crew', async () => {
    await row(TAKEN).getByText(`发出邀约以后，${TAKEN}在这几天里另外定了档。`).waitFor();
    await row(TAKEN).getByText('没人能定了，这份邀约接不下来。撤回，换个人。').waitFor();
    await row(AWAY).getByText(`定档以后，${AWAY}把上面的日子标成了没空。`).waitFor();
    await row(AWAY)
      .getByRole('button', { name: `给${AWAY}打电话` })
      .waitFor();
    expect(await drawer().innerText()).not.toContain(OTHER);
    expect(await seriousFindings(desk)).toEqual([]);
  });

  it('reads well with any reader, on any phone and at the desk', async () => {
    const reader = await stage.visit({ handle: 'producer-b', viewport: PHONE });
    const path = `/studio/shoots/${shoot}/roster?conflicts=1`;
    await reader.goto(path);
    await reader.getByRole('dialog').getByText(AWAY).first().waitFor();
    expect(await sidewaysScroll(reader)).toBe(0);
    expect(await inside(reader)).toBe(0);
    expect(await findingsOf(reader, path, [PHONE, SMALL, DESK])).toEqual([]);
    const english = await stage.visit({ handle: 'producer-b', viewport: PHONE, locale: 'en', theme: 'set' });
    await english.goto(path);
    await english.getByRole('dialog').getByRole('heading', { name: 'Conflicts 3' }).waitFor();
    expect(await seriousFindings(english)).toEqual([]);
    expect(await sidewaysScroll(english)).toBe(0);
    expect(await inside(english)).toBe(0);
  });

  it('somebody else is chosen for an offer that cannot be accepted, and the conflict is gone', async () => {
    await row(TAKEN)
      .getByRole('button', { name: `换人：${TAKEN}` })
      .click();
    await row(TAKEN).getByText(`先撤回给${TAKEN}的邀约，对方会收到通知。`).waitFor();
    await row(TAKEN).getByText('再去灯光组另找人。').waitFor();
    await row(TAKEN).getByRole('button', { name: '换人' }).click();
    await desk.getByText(`已撤回给${TAKEN}的邀约。`).waitFor();
    await desk.waitForURL('**/fill?department=lighting');
    await desk.goBack();
    await drawer().getByRole('heading', { name: '冲突 2' }).waitFor();
    expect(await row(TAKEN).count()).toBe(0);
  });

  it('days are moved in the posting’s form, which begins with as many as it takes', async () => {
    await row(MOVABLE)
      .getByRole('button', { name: /^晚 \d 天：/ })
      .click();
    await row(MOVABLE).getByRole('button', { name: '挪日子' }).click();
    await desk.waitForURL(/\/postings\/[^/]+\?shift=\d$/);
    await desk.getByText('「整体晚几天」按建议填好了，还没有存。核对后点保存。').waitFor();
    expect(await seriousFindings(desk)).toEqual([]);
    await desk.getByRole('button', { name: '保存' }).click();
    await desk.getByText('已存', { exact: true }).waitFor();
    const { items } = value(
      await producer.GET('/api/v1/shoots/{shootId}/postings', { params: { path: { shootId: shoot } } }),
    );
    expect(items.find(({ roleId }) => roleId === 'sound-mixer')!.shiftDays).toBe(1);
  });

  it('a booking is called off in the sheet that says what is owed', async () => {
    await desk.goto(`/studio/shoots/${shoot}/roster?conflicts=1`);
    await drawer().getByRole('heading', { name: '冲突 1' }).waitFor();
    await row(AWAY)
      .getByRole('link', { name: `换人：${AWAY}` })
      .click();
    await desk.waitForURL('**/offers?callOff=*');
    await drawer().getByRole('button', { name: '取消定档' }).click();
    await drawer().waitFor({ state: 'detached' });
    await desk.goto(`/studio/shoots/${shoot}/roster?conflicts=1`);
    await drawer().getByText('现在没有冲突').waitFor();
    await drawer().getByRole('button', { name: '关闭' }).click();
    await desk.getByRole('button', { name: '冲突 0' }).waitFor();
  });
});
