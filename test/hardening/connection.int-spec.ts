import { connect } from 'node:net';
import { SERVER_LIMITS } from '../../apps/api/src/http/limits';
import { TestApi } from '../api/test-api';

let api: TestApi;
let port: number;
beforeAll(async () => {
  api = await TestApi.start();
  await api.app.listen(0, '127.0.0.1');
  port = Number(new URL(await api.app.getUrl()).port);
});
afterAll(() => api?.stop());

/** Writes a piece at a time, waiting in between, until the other side closes; gives what came back and when. */
function trickle(pieces: readonly string[], everyMs = 0): Promise<{ heard: string; ms: number }> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    let next = 0;
    const timer = setInterval(() => {
      if (next < pieces.length && socket.writable) socket.write(pieces[next++]!);
    }, everyMs);
    socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.on('close', () => {
      clearInterval(timer);
      resolve({ heard, ms: performance.now() - started });
    });
  });
}

function problemIn(answer: string): { status: number; type: string; body: Record<string, unknown> } {
  const [head, body] = answer.split('\r\n\r\n') as [string, string];
  return {
    status: Number(head.slice(9, 12)),
    type: /content-type: (.*)/i.exec(head)?.[1] ?? '',
    body: JSON.parse(body) as Record<string, unknown>,
  };
}

const LINE = 'GET /health/live HTTP/1.1\r\nhost: x\r\n';

describe('a request that is no request of ours', () => {
  it.each([
    ['with headers that are too large', `${LINE}x-long: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'request.headersTooLarge'],
    [
      'with far too long an address',
      `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
      431,
      'request.headersTooLarge',
    ],
    ['that is not HTTP', '\u0016\u0003\u0001 hello\r\n\r\n', 400, 'request.invalid'],
    ['with a header that is none', `${LINE}no colon here\r\n\r\n`, 400, 'request.invalid'],
  ])('%s is answered in the form of every refusal, and closed', async (_, text, status, code) => {
    const { heard } = await trickle([text]);
    const problem = problemIn(heard);
    expect(problem).toMatchObject({ status, body: { status, code, requestId: expect.any(String) } });
    expect(problem.type).toContain('application/problem+json');
    expect(heard).toMatch(/x-content-type-options: nosniff/);
    expect(heard).not.toMatch(/HPE_|at .*\.js/);
  });

  it('is told in its own language that its address is too long, where there is a language to be read', async () => {
    for (const url of [`/api/v1/board/postings?q=${'a'.repeat(8_500)}`, `/api/v1/shoots/${'a'.repeat(8_500)}`]) {
      const answer = await api.app.inject({ url, headers: { 'accept-language': 'en' } });
      expect(answer.statusCode).toBe(414);
      expect(answer.json()).toMatchObject({
        code: 'request.urlTooLong',
        detail: expect.stringMatching(/^The address/),
      });
    }
    expect((await api.app.inject({ url: `/api/v1/board/postings?q=${'a'.repeat(60)}` })).statusCode).toBe(200);
  });
});

describe('a slow client', () => {
  it('has a limit for headers, for the request and for silence, all shorter than Node’s own', () => {
    const server = api.app.getHttpServer() as unknown as Record<string, number>;
    expect([server.headersTimeout, server.requestTimeout, server.timeout]).toEqual([10_000, 20_000, 60_000]);
    // Node looks at the first two at this interval only.
    expect(SERVER_LIMITS.http.connectionsCheckingInterval).toBeLessThanOrEqual(2_000);
    // Proxies keep idle connections for a minute, and it is they who are to close them.
    expect(server.keepAliveTimeout).toBeGreaterThan(60_000);
  });

  it('who never ends its headers or its body is told and cut off', async () => {
    // The same limits, made shorter for the test; how often they are looked at stays.
    const server = api.app.getHttpServer() as unknown as Record<string, number>;
    Object.assign(server, { headersTimeout: 500, requestTimeout: 1_500 });
    const body =
      'POST /api/v1/auth/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n';
    const inHeaders = [LINE, ...Array.from({ length: 100 }, (_, index) => `x-${index}: 1\r\n`)];
    const inBody = [body, ...Array.from({ length: 100 }, () => '{')];
    const slow = await Promise.all([trickle(inHeaders, 200), trickle(inBody, 200)]);
    for (const { heard, ms } of slow) {
      expect(problemIn(heard)).toMatchObject({ status: 408, body: { code: 'request.timeout' } });
      expect(ms).toBeLessThan(1_500 + 2 * SERVER_LIMITS.http.connectionsCheckingInterval + 1_000);
    }
  });
});
