import { connect } from 'node:net';
import { TestApi, TestPerson } from '../api/test-api';

const LIMIT = 256 * 1024;

let api: TestApi;
let port: number;
let owner: TestPerson;
let keys = 0;
beforeAll(async () => {
  api = await TestApi.start();
  await api.app.listen(0, '127.0.0.1');
  port = Number(new URL(await api.app.getUrl()).port);
  owner = await api.person('owner');
});
afterAll(() => api?.stop());

/** Sends a body as it is, to a route that stores what it accepts. */
async function send(payload: string | Buffer, headers: Record<string, string> = {}, url = '/api/v1/companies') {
  const answer = await api.app.inject({
    method: 'POST',
    url,
    payload,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${owner.token}`,
      'idempotency-key': `body-number-${(keys += 1)}`,
      'accept-language': 'en',
      ...headers,
    },
  });
  return {
    status: answer.statusCode,
    type: answer.headers['content-type'],
    body: answer.json<Record<string, unknown>>(),
  };
}

/** Writes bytes on a socket and gives what came back until it was closed. */
function onSocket(...parts: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
    socket.on('close', () => resolve(heard)).on('error', reject);
    for (const part of parts) socket.write(part);
  });
}

const companies = () => api.sql<{ name: string }>('SELECT name FROM company ORDER BY created_at DESC LIMIT 1');
const ofSize = (bytes: number): string => `{"name": "${'a'.repeat(bytes - 12)}"}`;

describe('a body', () => {
  it('is read up to 256 kB and not beyond, and the refusal says so', async () => {
    const problem = { type: 'urn:callboard:error:request.tooLarge', status: 413, code: 'request.tooLarge' };
    expect(ofSize(LIMIT)).toHaveLength(LIMIT);
    expect((await send(ofSize(LIMIT))).body).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/name' }] });
    const refused = await send(ofSize(LIMIT + 1));
    expect(refused).toMatchObject({ status: 413, body: { ...problem, params: { megabytes: 0.25 } } });
    expect(refused.type).toContain('application/problem+json');
    expect(refused.body.detail).toContain('0.25 MB');
  });

  it('is refused by what arrives, whatever length it claims', async () => {
    const head = ['POST /api/v1/auth/login HTTP/1.1', 'host: x', 'content-type: application/json', 'connection: close'];
    const chunk = 'a'.repeat(64 * 1024);
    const chunks = Array.from({ length: 6 }, () => `${chunk.length.toString(16)}\r\n${chunk}\r\n`);
    const endless = await onSocket(`${[...head, 'transfer-encoding: chunked'].join('\r\n')}\r\n\r\n`, ...chunks);
    expect(endless).toMatch(/^HTTP\/1\.1 413 /);
    expect(endless).toContain('"code":"request.tooLarge"');
    const huge = await onSocket(`${[...head, 'content-length: 999999999999'].join('\r\n')}\r\n\r\n{}`);
    expect(huge).toMatch(/^HTTP\/1\.1 413 /);
    const both = await onSocket(
      `${[...head, 'content-length: 2', 'transfer-encoding: chunked'].join('\r\n')}\r\n\r\n0\r\n\r\n`,
    );
    expect(both).toMatch(/^HTTP\/1\.1 400 /);
    const negative = await onSocket(`${[...head, 'content-length: -1'].join('\r\n')}\r\n\r\n{}`);
    expect(negative).toMatch(/^HTTP\/1\.1 400 /);
    for (const answer of [endless, huge, both, negative]) expect(answer).toContain('application/problem+json');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'a',
  ])('is refused as %s', async (type) => {
    const problem = { status: 415, code: 'request.unsupportedMedia' };
    expect(await send('{"name": "Another form"}', { 'content-type': type })).toMatchObject({
      status: 415,
      body: problem,
    });
  });

  it.each([
    ['empty', ''],
    ['cut off', '{"name": "x"'],
    ['in single quotes', "{'name': 'x'}"],
    ['with a comma too many', '{"name": "x",}'],
    ['two in one', '{"name": "x"}{"name": "y"}'],
    ['no JSON at all', '<name>x</name>'],
    ['of broken characters', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['with __proto__', '{"name": "x", "__proto__": {"platformRole": "admin"}}'],
    ['with an escaped __proto__', '{"name": "x", "\\u005f_proto__": {"platformRole": "admin"}}'],
    ['with a __proto__ inside', '{"name": {"__proto__": {"platformRole": "admin"}}}'],
    ['with constructor.prototype', '{"name": "x", "constructor": {"prototype": {"platformRole": "admin"}}}'],
  ])('is refused when it is %s, and pollutes nothing', async (_, payload) => {
    expect(await send(payload)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(({} as Record<string, unknown>).platformRole).toBeUndefined();
  });

  it('with a key twice means the last, for its checks as for what is stored', async () => {
    expect((await send('{"name": "First", "name": 7}')).status).toBe(400);
    expect((await send('{"name": 7, "name": "Last"}')).status).toBe(201);
    expect(await companies()).toEqual([{ name: 'Last' }]);
  });

  it('is refused when it is nested deeper than any form, without taking long', async () => {
    const started = performance.now();
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '1}'],
    ] as const) {
      const depth = Math.floor((LIMIT - 20) / 7);
      const payload = `{"name": ${open.repeat(depth)}${open === '[' ? '' : '{}'}${close.replace('1', '').repeat(depth)}}`;
      expect((await send(payload)).status).toBe(400);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
