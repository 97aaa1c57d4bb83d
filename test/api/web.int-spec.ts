import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../../apps/api/src/create-app';
import { TestApi } from './test-api';

/** As little of a built web app as shows how pages are served: one that is rendered from two answers, and one that is not. */
const FILES = {
  'client/index.html':
    '<!doctype html><html lang="zh-CN"><head><!--head--><link rel="stylesheet" crossorigin href="/assets/base-1.css">' +
    '<script type="module" crossorigin src="/assets/main-1.js"></script></head>' +
    '<body><div id="app"><!--body--></div><!--state--></body></html>',
  'client/manifest.json': JSON.stringify({
    'index.html': { file: 'assets/main-1.js', css: ['assets/base-1.css'], isEntry: true },
    'job.tsx': { file: 'assets/job-1.js', css: ['assets/job-1.css'], imports: ['index.html', 'parts.ts'] },
    'parts.ts': { file: 'assets/parts-1.js' },
  }),
  'client/assets/main-1.js': 'export {};',
  'client/assets/base-1.css': 'body{margin:0}',
  'client/assets/long-1.js': `export const long = '${'callboard '.repeat(1_000)}';`,
  'client/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'client/robots.txt': 'User-agent: *',
  'secret.txt': 'not to be served',
  'server/entry-server.cjs': `
    const job = /^\\/jobs\\/(.*)$/;
    module.exports = {
      fontSheet: '/assets/font.css',
      planOf: ({ pathname, searchParams }) => {
        if (pathname === '/me') return { chunk: 'job.tsx', data: null };
        const [, id] = job.exec(pathname) ?? [];
        return id === undefined ? null : { chunk: 'job.tsx', data: [
          { key: ['reference'], url: '/api/v1/reference' },
          { key: ['job'], url: '/api/v1/board/' + id, decides: true },
        ] };
      },
      render: async (url, locale, origin, answers) => ({
        head: { title: 'A & B <x>', description: '"quoted"', jsonLd: { name: '</script><b>' } },
        body: '<p>' + locale + ' ' + answers.length + ' $& </p>' + '<i></i>'.repeat(300),
        state: [{ key: ['note'], value: '</script><script>alert(1)</script>' }],
      }),
    };`,
};

describe('the pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-web-'));
  let api: TestApi;
  let site: NestFastifyApplication;

  beforeAll(async () => {
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    api = await TestApi.start({});
    site = await createApi(api.config, { web: folder });
    await site.init();
    await site.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await site?.close();
    await api?.stop();
  });

  const get = (url: string, headers: Record<string, string> = {}) => site.inject({ method: 'GET', url, headers });

  it('are rendered from answers of the API, in the language and colours of the reader', async () => {
    const page = await get('/jobs/counts', { cookie: 'cb-lang=en; cb-theme=set; cb-large=1' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['vary']).toContain('Cookie');
    expect(page.body).toContain('<html lang="en" data-theme="set" data-large="1">');
    expect(page.body).toContain('<p>en 2 $& </p>');
    expect((await get('/jobs/counts?lang=zh', { cookie: 'cb-lang=en' })).body).toContain('<html lang="zh-CN">');
  });

  it('let nothing of the data out of its place', async () => {
    const { body } = await get('/jobs/counts');
    expect(body).toContain('<title>A &amp; B &lt;x&gt;</title>');
    expect(body).toContain('content="&quot;quoted&quot;"');
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain('</script><b>');
    const state = /id="cb-state">(.*?)<\/script>/s.exec(body)![1]!;
    expect(JSON.parse(state)).toEqual([{ key: ['note'], value: '</script><script>alert(1)</script>' }]);
  });

  it('carry the styles of all pages under the nonce of the answer, and name what else they load', async () => {
    const page = await get('/jobs/counts');
    const nonce = /'nonce-([^']+)'/.exec(String(page.headers['content-security-policy']))![1]!;
    expect(page.body).toContain(`<style nonce="${nonce}">body{margin:0}</style>`);
    expect(page.body).not.toContain('base-1.css');
    expect(page.body).toContain('<link rel="modulepreload" href="/assets/parts-1.js">');
    expect(page.body).toContain('<link rel="stylesheet" href="/assets/job-1.css">');
    expect(page.body).toContain('hreflang="en" href=');
  });

  it('have the status of the answer that decides', async () => {
    const id = '01890000-0000-7000-8000-000000000000';
    expect((await get(`/jobs/postings/${id}`)).statusCode).toBe(404);
    expect((await get('/jobs/counts?base=')).statusCode).toBe(200);
  });

  it('are the empty document where only the browser renders, and are not to be listed', async () => {
    const page = await get('/me');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<div id="app"></div>');
    expect(page.body).toContain('<meta name="robots" content="noindex">');
  });

  it('are a page with 404 where there is none, a problem under the API', async () => {
    const page = await get('/no/such/page');
    expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    const problem = await get('/api/v1/no-such-route');
    expect(problem.statusCode).toBe(404);
    expect(problem.headers['content-type']).toContain('application/problem+json');
    expect((await site.inject({ method: 'POST', url: '/jobs/counts' })).statusCode).toBe(404);
  });

  it.each(['br', 'gzip'])(
    'and files and data travel packed for who asks for %s, and plain for who does not',
    async (encoding) => {
      for (const url of ['/jobs/counts', '/assets/long-1.js', '/api/v1/reference']) {
        const packed = await get(url, { 'accept-encoding': encoding });
        const plain = await get(url);
        expect([url, packed.headers['content-encoding']]).toEqual([url, encoding]);
        expect(String(packed.headers['vary']).toLowerCase()).toContain('accept-encoding');
        expect(plain.headers['content-encoding']).toBeUndefined();
        const open = encoding === 'br' ? brotliDecompressSync : gunzipSync;
        const text = open(packed.rawPayload).toString();
        expect(text.length).toBe(plain.body.length);
        if (url === '/assets/long-1.js') expect(packed.rawPayload.length).toBeLessThan(text.length / 10);
      }
    },
  );

  it('keep files with a hash for ever, and serve nothing beside them', async () => {
    const script = await get('/assets/main-1.js');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const url of [
      '/assets/../secret.txt',
      '/assets/%2e%2e/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/assets/none.js',
    ]) {
      const answer = await get(url);
      expect(answer.body).not.toContain('not to be served');
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    }
  });
});
