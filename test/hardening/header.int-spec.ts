import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../../apps/api/src/create-app';
import { cspNonceOf } from '../../apps/api/src/http/security-headers';
import { TestApi } from '../api/test-api';

let api: TestApi;
let secure: TestApi;
let site: NestFastifyApplication;
let address: string;
let token: string;
const folder = mkdtempSync(join(tmpdir(), 'callboard-page-'));

/** As little of a built web app as can be served: one page that is rendered, and one file. */
function buildSite(): void {
  for (const name of ['client/assets', 'server']) mkdirSync(join(folder, name), { recursive: true });
  const files = {
    'client/index.html':
      '<!doctype html><html lang="zh-CN"><head><!--head--><script type="module" src="/assets/main.js"></script></head>' +
      '<body><div id="root"><!--body--></div><!--state--></body></html>',
    'client/manifest.json': '{"index.html": {"file": "assets/main.js", "css": ["assets/main.css"], "isEntry": true}}',
    'client/assets/main.js': 'export {};',
    'client/assets/main.css': 'body{margin:0}',
    'client/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'client/robots.txt': 'User-agent: *',
    'server/entry-server.cjs': `module.exports = {
      fontSheet: '/assets/font.css',
      planOf: (url) => (url.pathname === '/' ? { chunk: 'index.html', data: [] } : null),
      render: async () => ({ head: { title: 'Callboard' }, body: '<h1 style="width:40%">Callboard</h1>', state: {} }),
    };`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

beforeAll(async () => {
  api = await TestApi.start({ CORS_ORIGINS: 'https://board.example' });
  buildSite();
  site = await createApi(api.config, { web: folder });
  await site.init();
  await site.getHttpAdapter().getInstance().ready();
  secure = await api.sibling({ PUBLIC_URL: 'https://callboard.example' });
  await api.app.listen(0, '127.0.0.1');
  address = await api.app.getUrl();
  ({ token } = await api.person('reader'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await site?.close();
  await secure?.app.close();
  await api?.stop();
});

type Headers = Readonly<Record<string, unknown>>;
const PREFLIGHT = { origin: 'https://board.example', 'access-control-request-method': 'PUT' };

/** One answer of every kind that leaves the house. */
const ANSWERS: readonly [string, number, object][] = [
  ['data', 200, { url: '/api/v1/board/postings' }],
  ['health', 200, { url: '/health/live' }],
  ['the document of the API', 200, { url: '/api/openapi.json' }],
  ['the page of the document', 200, { url: '/api/docs' }],
  ['a file from a folder', 200, { url: '/api/docs/swagger-ui.css' }],
  ['a refusal for want of a session', 401, { url: '/api/v1/companies' }],
  ['a refusal of a handler', 404, { url: '/api/v1/board/postings/0199a000-0000-7000-8000-000000000000' }],
  ['an address that nothing answers', 404, { url: '/nowhere' }],
  ['an address that cannot be decoded', 404, { url: '/api/v1/shoots/%' }],
  ['an address that is too long', 414, { url: `/api/v1/board/postings?q=${'a'.repeat(9_000)}` }],
  ['a body that is broken', 400, { method: 'POST', url: '/api/v1/auth/login', payload: '{' }],
  ['a body in another form', 415, { method: 'POST', url: '/api/v1/auth/login', payload: 'a=b', as: 'text/plain' }],
  ['a preflight', 204, { method: 'OPTIONS', url: '/api/v1/companies', headers: PREFLIGHT }],
  ['a look at the head', 200, { method: 'HEAD', url: '/api/v1/reference' }],
  ['the queue board to a stranger', 404, { url: '/admin/queues' }],
];

function ask({ as = 'application/json', ...request }: Record<string, unknown>, from = api) {
  const headers = { ...('payload' in request ? { 'content-type': as } : {}), ...(request.headers as object) };
  return from.app.inject({ method: 'GET', ...request, headers } as never);
}

function assertProtected(headers: Headers): void {
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  for (const power of ['camera', 'microphone', 'geolocation', 'payment']) {
    expect(headers['permissions-policy']).toContain(`${power}=()`);
  }
  for (const told of ['x-powered-by', 'server']) expect(headers).not.toHaveProperty(told);
}

/** The directives of a policy by their names. */
function policyOf(headers: Headers): Record<string, string> {
  const parts = String(headers['content-security-policy']).split('; ');
  return Object.fromEntries(parts.map((part) => [part.split(' ')[0]!, part.slice(part.indexOf(' ') + 1)]));
}

const SITE = [
  ['a page', 200, '/'],
  ['a page that is not there', 404, '/nowhere'],
  ['a script', 200, '/assets/main.js'],
  ['a picture', 200, '/favicon.svg'],
  ['a file that is not there', 404, '/assets/none.js'],
] as const;

describe('the headers of every answer', () => {
  it.each(SITE)('are on %s of the web app', async (_, status, url) => {
    const answer = await site.inject({ url });
    expect(answer.statusCode).toBe(status);
    assertProtected(answer.headers);
  });

  it.each(ANSWERS)('are on %s', async (_, status, request) => {
    const answer = await ask(request as Record<string, unknown>);
    expect(answer.statusCode).toBe(status);
    assertProtected(answer.headers);
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
  });

  it('are on a stream', async () => {
    const stop = new AbortController();
    const headers = { authorization: `Bearer ${token}` };
    const stream = await fetch(`${address}/api/v1/events?topics=me`, { headers, signal: stop.signal });
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    assertProtected(Object.fromEntries(stream.headers));
    expect(stream.headers.get('cache-control')).toContain('no-store');
    stop.abort();
  });

  it('are on the files of the queue board for an admin, with the policy that the board needs', async () => {
    const admin = await api.person('admin', 'admin');
    const page = await ask({ url: '/admin/queues', headers: { authorization: `Bearer ${admin.token}` } });
    expect(page.statusCode).toBe(200);
    assertProtected(page.headers);
    expect(policyOf(page.headers)).toMatchObject({ 'default-src': "'none'", 'script-src': "'self'" });
  });

  it('promise HTTPS where the public address has it, and nowhere else', async () => {
    for (const [, , request] of ANSWERS.slice(0, 12)) {
      const { headers } = await ask(request as Record<string, unknown>, secure);
      expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
    }
  });
});

describe('the content security policy', () => {
  it('lets pages load their own files and nothing that is written into them', async () => {
    const { headers, body } = await site.inject({ url: '/' });
    const nonce = /<style nonce="([^"]+)">/.exec(body)![1]!;
    expect(policyOf(headers)).toEqual({
      'default-src': "'self'",
      'script-src': "'self'",
      'script-src-attr': "'none'",
      'style-src-elem': `'self' 'nonce-${nonce}'`,
      'style-src-attr': "'unsafe-inline'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'self'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
    });
  });

  it('allows the style elements of an answer by a nonce that no other answer has', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const page = await (round % 2 === 0 ? site.inject({ url: '/' }) : ask({ url: '/api/docs' }));
      const { 'style-src-elem': styles, 'script-src': scripts } = policyOf(page.headers);
      const [, nonce] = /^'self' 'nonce-([A-Za-z0-9+/]{22}==)'( 'sha256-[^ ]+')?$/.exec(styles!)!;
      seen.add(nonce!);
      expect(scripts).toBe("'self'");
      const elements = page.body.match(/<style[^>]*>/g)!;
      expect(elements.length).toBeGreaterThan(0);
      expect(new Set(elements)).toEqual(new Set([`<style nonce="${nonce}">`]));
    }
    expect(seen.size).toBe(20);
  });

  it('gives one answer one nonce however often it is asked for', () => {
    const set: string[] = [];
    const reply = { header: (_name: string, value: string) => set.push(value) } as never;
    const nonce = cspNonceOf(reply);
    expect(cspNonceOf(reply)).toBe(nonce);
    expect(set).toEqual([expect.stringContaining(`style-src-elem 'self' 'nonce-${nonce}'`)]);
    expect(cspNonceOf({ header: () => undefined } as never)).not.toBe(nonce);
  });

  it.each(['/', '/api/docs'])('is kept by the page at %s: no script, handler or foreign file in it', async (url) => {
    const { body } = await site.inject({ url });
    expect(body).toContain('<script');
    expect(body).not.toMatch(/<script(?![^>]*\s(src=|type="application\/(ld\+)?json"))/);
    expect(body).not.toMatch(/<[^>]+\son[a-z]+\s*=/i);
    expect(body).not.toMatch(/(src|href)=["'](https?:)?\/\/(?!127\.0\.0\.1)/);
  });
});

describe('who may keep an answer', () => {
  const rule = async (url: string, bearer?: string) => {
    const answer = await ask({ url, headers: bearer ? { authorization: `Bearer ${bearer}` } : {} });
    return [answer.statusCode, answer.headers['cache-control']];
  };

  it('nobody, unless the route says otherwise', async () => {
    for (const url of ['/api/v1/companies', '/api/v1/me/bookings', '/api/v1/auth/session', '/api/v1/me/offers']) {
      expect(await rule(url, token)).toEqual([200, 'no-store']);
      expect(await rule(url)).toEqual([401, 'no-store']);
    }
    expect(await rule('/api/v1/board/postings')).toEqual([200, 'no-store']);
    expect(await rule('/nowhere')).toEqual([404, 'no-store']);
    expect(await rule('/api/v1/templates/7')).toEqual([422, 'no-store']);
  });

  it('the reader alone, asking each time, what has a version, and pages', async () => {
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'a-company-to-be-read' };
    const made = await ask({ method: 'POST', url: '/api/v1/companies', payload: '{"name": "Read"}', headers });
    const { id } = made.json<{ id: string }>();
    expect(await rule(`/api/v1/companies/${id}`, token)).toEqual([200, 'private, no-cache']);
    const page = await site.inject({ url: '/' });
    expect(page.headers['cache-control']).toBe('private, no-cache');
    expect((await site.inject({ url: '/nowhere' })).headers['cache-control']).toBe('no-store');
  });

  it('everybody, for ever, a file whose name changes with it', async () => {
    const { headers } = await site.inject({ url: '/assets/main.js' });
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/api/v1/reference', '/api/v1/templates/35'])('everybody what is the same for all: %s', async (url) => {
    const first = await ask({ url });
    expect([first.statusCode, first.headers['cache-control']]).toEqual([200, 'public, max-age=300']);
    const { etag } = first.headers;
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    for (const known of [etag, `W/${etag}`, `"another", ${etag}`]) {
      const again = await ask({ url, headers: { 'if-none-match': known } });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    }
    const stale = await ask({ url, headers: { 'if-none-match': '"another"' } });
    expect([stale.statusCode, stale.body]).toEqual([200, first.body]);
  });
});
