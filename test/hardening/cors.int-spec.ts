import { TestApi } from '../api/test-api';

const LISTED = 'https://board.example';
/** What looks like the listed origin, and what a page in a sandbox or a file says of itself. */
const UNLISTED = [
  'https://elsewhere.example',
  'http://board.example',
  'https://board.example:8443',
  'https://board.example.elsewhere.example',
  'https://notboard.example',
  'HTTPS://BOARD.EXAMPLE',
  'null',
];

let api: TestApi;
let alone: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ CORS_ORIGINS: `${LISTED},https://other.example` });
  alone = await api.sibling({ CORS_ORIGINS: '' });
});
afterAll(async () => {
  await alone?.app.close();
  await api?.stop();
});

const read = (origin: string, from = api) => from.app.inject({ url: '/api/v1/board/postings', headers: { origin } });
const preflight = (origin: string, method: string, from = api) =>
  from.app.inject({
    method: 'OPTIONS',
    url: '/api/v1/me/profile',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'content-type,if-match,x-csrf',
    },
  });

describe('a page of another origin', () => {
  it('reads with its reader’s session when it is listed', async () => {
    const { headers } = await read(LISTED);
    expect(headers).toMatchObject({
      'access-control-allow-origin': LISTED,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'etag, x-request-id, retry-after',
    });
    expect(headers.vary).toContain('Origin');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('may send %s when it is listed', async (method) => {
    const { statusCode, headers } = await preflight(LISTED, method);
    expect(statusCode).toBe(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': LISTED,
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'content-type,if-match,x-csrf',
      'access-control-max-age': '600',
    });
    expect(String(headers['access-control-allow-methods']).split(', ')).toContain(method);
  });

  it.each(UNLISTED)('gets no leave as %s', async (origin) => {
    for (const answer of [await read(origin), await preflight(origin, 'PUT'), await read(origin, alone)]) {
      expect(answer.statusCode).toBeLessThan(300);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
      expect(answer.headers.vary).toContain('Origin');
    }
  });

  it('gets no leave where no origin is listed, not even as one that is listed elsewhere', async () => {
    for (const answer of [await read(LISTED, alone), await preflight(LISTED, 'POST', alone)]) {
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('sees a refusal as it is when it is listed', async () => {
    const refused = await api.app.inject({ url: '/api/v1/companies', headers: { origin: LISTED } });
    expect([refused.statusCode, refused.headers['access-control-allow-origin']]).toEqual([401, LISTED]);
  });
});
