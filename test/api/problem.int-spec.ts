import { TestApi } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api?.stop());

const PATHS = [
  ['that cannot be decoded', '/api/v1/shoots/%'],
  ['of bytes that are no text', '/api/v1/shoots/%ff%fe/postings'],
  ['with half a character', '/api/v1/shoots/%ED%A0%80'],
  ['with far too long an id', `/api/v1/shoots/${'x'.repeat(5_000)}`],
  ['that nothing answers', '/api/v1/nowhere'],
] as const;

describe('a path', () => {
  it.each(PATHS)('%s is not found, said as every other refusal is', async (_, path) => {
    const ask = (language: string) =>
      api.app.inject({
        url: path,
        headers: { 'accept-language': language, 'x-request-id': 'a-request-of-a-test' },
      });
    const [zh, en] = [await ask('zh'), await ask('en')];
    for (const answer of [zh, en]) {
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.headers).toMatchObject({
        'x-request-id': 'a-request-of-a-test',
        'x-content-type-options': 'nosniff',
      });
      expect(answer.json()).toMatchObject({ status: 404, code: 'notFound', requestId: 'a-request-of-a-test' });
    }
    expect(zh.json<{ detail: string }>().detail).toMatch(/^没有找到/);
    expect(en.json<{ detail: string }>().detail).toMatch(/^Not found/);
    expect(zh.body).not.toContain('FST_');
  });
});
