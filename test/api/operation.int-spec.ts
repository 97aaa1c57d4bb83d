import { openApiDocument } from '../../apps/api/src/http/open-api';
import { TestApi } from './test-api';

const TOKEN = 'a token of the scraper'.replaceAll(' ', '-');

let api: TestApi;
let plain: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ METRICS_TOKEN: TOKEN });
  plain = await api.sibling();
});
afterAll(async () => {
  await plain?.app.close();
  await api?.stop();
});

/** A request outside `/api`, as a tool of the operator makes it. */
const get = (path: string, token?: string, headers: Record<string, string> = {}, from: TestApi = api) =>
  from.app.inject({
    method: 'GET',
    url: path,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
  });

describe('the metrics', () => {
  it('are open to the token of the configuration and to an admin, to nobody else', async () => {
    const scraped = await get('/metrics', TOKEN);
    expect([scraped.statusCode, scraped.headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(scraped.body).toContain('# TYPE');
    const admin = await api.person('admin', 'admin');
    const seeker = await api.person('seeker');
    expect((await get('/metrics', admin.token)).statusCode).toBe(200);
    expect((await get('/metrics', seeker.token)).statusCode).toBe(404);
    for (const token of [undefined, TOKEN.slice(1), `${TOKEN}x`, TOKEN.toUpperCase()]) {
      expect((await get('/metrics', token)).statusCode).toBe(401);
    }
  });

  it('are open by a session alone where no token is configured', async () => {
    for (const token of [TOKEN, 'undefined', ''])
      expect((await get('/metrics', token, {}, plain)).statusCode).toBe(401);
    expect((await get('/metrics', (await plain.person('admin', 'auditor')).token, {}, plain)).statusCode).toBe(200);
  });

  it('are all that the token opens', async () => {
    expect((await api.ask('GET', '/admin/shoots', { token: TOKEN })).status).toBe(401);
    expect((await get('/admin/queues', TOKEN)).statusCode).toBe(404);
  });
});

describe('the queue board', () => {
  it('is refused in the form and the language of every other refusal', async () => {
    const zh = await get('/admin/queues');
    expect(zh.headers['content-type']).toContain('application/problem+json');
    expect(zh.json()).toMatchObject({
      type: 'urn:callboard:error:notFound',
      status: 404,
      code: 'notFound',
      title: expect.stringContaining('没有找到'),
      requestId: zh.headers['x-request-id'],
    });
    const en = await get('/admin/queues', undefined, { 'accept-language': 'en' });
    expect((en.json() as { detail: string }).detail).toMatch(/^Not found/);
  });
});

describe('the health of the process', () => {
  it('is told by part', async () => {
    expect((await get('/health/live')).json()).toEqual({ status: 'ok' });
    const up = { name: 'database', status: 'up', durationMs: expect.any(Number) };
    expect((await get('/health/ready')).json()).toEqual({ status: 'ok', components: [up] });
    const worker = await get('/health/worker');
    const down = { name: 'worker', status: 'down', durationMs: expect.any(Number), reason: 'heartbeat' };
    expect([worker.statusCode, worker.json()]).toEqual([503, { status: 'unavailable', components: [down] }]);
  });
});

describe('the version of what is shown', () => {
  it('is the ETag that the next edit sends back', async () => {
    const { token } = await api.person('owner');
    const headers = { 'idempotency-key': 'one-company-with-a-tag' };
    const made = await api.ask('POST', '/companies', { token, headers, body: { name: 'Tagged' } });
    expect([made.status, made.headers.etag]).toEqual([201, '"1"']);
    const again = await api.ask('POST', '/companies', { token, headers, body: { name: 'Tagged' } });
    expect(again.headers.etag).toBe('"1"');
    const url = `/companies/${String(made.body.id)}`;
    const seen = await api.ask('GET', url, { token });
    expect(seen.headers.etag).toBe('"1"');
    const edit = { token, headers: { 'if-match': String(seen.headers.etag) }, body: { name: 'Renamed' } };
    const edited = await api.ask('PATCH', url, edit);
    expect([edited.status, edited.headers.etag]).toEqual([200, '"2"']);
    const stale = await api.ask('PATCH', url, edit);
    expect([stale.status, stale.headers.etag]).toEqual([412, undefined]);
    expect((await api.ask('GET', '/companies', { token })).headers.etag).toBeUndefined();
  });
});

describe('the documentation', () => {
  it('has the shape of every answer', () => {
    const { paths } = openApiDocument(api.app);
    const bare = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, operation]) => {
        const answers = Object.entries((operation as { responses: Record<string, { content?: object }> }).responses);
        return answers.filter(([, { content }]) => !content).map(([status]) => `${method} ${path} ${status}`);
      }),
    );
    expect(bare).toEqual([]);
    expect(paths['/api/v1/events']?.get?.responses['200']).toMatchObject({ content: { 'text/event-stream': {} } });
    expect(paths['/api/v1/shoots/{shootId}']?.get?.responses['200']).toMatchObject({ headers: { ETag: {} } });
  });
});
