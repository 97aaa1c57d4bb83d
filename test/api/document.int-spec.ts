import { TestApi } from './test-api';

const DOCUMENTS = ['/api/docs', '/api/openapi.json'];

describe("the API's documents", () => {
  let open: TestApi;
  let production: TestApi;
  beforeAll(async () => {
    open = await TestApi.start();
    production = await open.sibling({ NODE_ENV: 'production' });
  });
  afterAll(async () => {
    await production?.app.close();
    await open?.stop();
  });

  it.each(DOCUMENTS)('%s can be read by anybody outside of production', async (url) => {
    expect((await open.app.inject({ url })).statusCode).toBe(200);
  });

  it('show the licence of the page that they are read on', async () => {
    const { statusCode, headers } = await open.app.inject({ url: '/api/docs/LICENSE' });
    expect(statusCode).toBe(302);
    expect((await open.app.inject({ url: headers.location! })).body).toContain('Apache License');
  });

  it.each(DOCUMENTS)('%s is for people who are logged in where it is production', async (url) => {
    const somebody = await open.person('reader');
    const headers = { authorization: `Bearer ${somebody.token}` };
    const refused = await production.app.inject({ url });
    expect(refused.statusCode).toBe(401);
    expect(refused.json()).toMatchObject({ code: 'auth.required' });
    expect((await production.app.inject({ url, headers })).statusCode).toBe(200);
  });
});
