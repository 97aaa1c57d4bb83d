import { DemoAccount, demoAccountsIn, seedDemo } from '@callboard/core';
import { dayIn } from '@callboard/domain';
import { TestApi } from './test-api';

let api: TestApi;
let logins: readonly DemoAccount[];
const today = dayIn('Asia/Shanghai', new Date());
beforeAll(async () => {
  api = await TestApi.start();
  const databaseUrl = api.config.database.url;
  await seedDemo({ databaseUrl, masterKey: api.config.secrets.masterKey, people: 1_500 });
  logins = await demoAccountsIn(databaseUrl);
});
afterAll(() => api?.stop());

interface Item {
  readonly id: string;
}

/** Reads as one of the demo accounts; whatever is not 200 is listed with its code. */
async function reader(handle: string) {
  const { login, password } = logins.find((account) => account.handle === handle)!;
  const token = (await api.login(login, password)).body.accessToken as string;
  const refused: string[] = [];
  const read = async (url: string) => {
    const { status, body } = await api.ask('GET', url, { token });
    if (status !== 200) refused.push(`${url}: ${status} ${body.code}`);
    return body;
  };
  const list = async (url: string) => ((await read(url)).items ?? []) as unknown as Item[];
  return { read, list, refused };
}

describe('the demo accounts', () => {
  it('are told to everybody, one a role', async () => {
    const { status, body } = await api.ask('GET', '/demo/accounts');
    expect(status).toBe(200);
    expect(body.items).toEqual(
      logins.map(({ roleZh, roleEn, login, password }) => ({ roleZh, roleEn, login, password })),
    );
    const [first] = body.items as unknown as { login: string; password: string }[];
    expect((await api.login(first!.login, first!.password)).status).toBe(200);
  });
});

describe('the demo market', () => {
  it('can be read by its producers, every list of every shoot', async () => {
    for (const handle of ['producer', 'producer-b']) {
      const { read, list, refused } = await reader(handle);
      const [{ companyId }] = (await read('/auth/session'))['companies'] as [{ companyId: string }];
      for (const part of ['', '/members', '/productions']) await read(`/companies/${companyId}${part}`);
      const shoots = await list(`/companies/${companyId}/shoots`);
      expect(shoots.length).toBeGreaterThan(0);
      let offers = 0;
      for (const { id } of shoots) {
        for (const part of ['', '/postings', '/applications', '/proposals', '/match-runs', '/roster']) {
          await read(`/shoots/${id}${part}`);
        }
        offers += (await list(`/shoots/${id}/offers`)).length;
      }
      expect(offers).toBeGreaterThan(0);
      expect(refused).toEqual([]);
    }
  });

  it('can be read by the people in it and by the admin', async () => {
    for (const handle of ['graduate', 'freelancer', 'returnee']) {
      const { read, list, refused } = await reader(handle);
      for (const part of ['profile', 'applications', `month?month=${today.slice(0, 7)}`]) await read(`/me/${part}`);
      await read(`/me/availability?from=${today}&to=${today}`);
      for (const { id } of await list('/me/offers')) await read(`/me/offers/${id}`);
      for (const { id } of await list('/me/bookings')) await read(`/me/bookings/${id}`);
      expect(refused).toEqual([]);
    }
    const { read, list, refused } = await reader('admin');
    for (const { id } of await list('/admin/shoots')) await read(`/admin/shoots/${id}/roster`);
    for (const part of ['accounts', 'companies', 'audit']) await read(`/admin/${part}`);
    expect(refused).toEqual([]);
  });
});

describe('a house without a demo', () => {
  it('tells of no accounts', async () => {
    const plain = await TestApi.start();
    expect((await plain.ask('GET', '/demo/accounts')).body).toEqual({ items: [] });
    await plain.stop();
  });
});
