import { TestApi, TestPerson } from './test-api';

let api: TestApi;
let address: string;
beforeAll(async () => {
  api = await TestApi.start();
  await api.app.listen(0, '127.0.0.1');
  address = await api.app.getUrl();
});
afterAll(() => api.stop());

const open: AbortController[] = [];
afterEach(() => {
  for (const stop of open.splice(0)) stop.abort();
});

async function watch(person: TestPerson, topics = 'me'): Promise<{ response: Response; close: () => void }> {
  const stop = new AbortController();
  const response = await fetch(`${address}/api/v1/events?topics=${topics}`, {
    headers: { authorization: `Bearer ${person.token}`, 'accept-language': 'en' },
    signal: stop.signal,
  });
  open.push(stop);
  return { response, close: () => stop.abort() };
}
const statuses = async (person: TestPerson, count: number): Promise<number[]> =>
  (await Promise.all(Array.from({ length: count }, () => watch(person)))).map(({ response }) => response.status).sort();

describe('event streams of one account', () => {
  it('are twenty at most, and one more as soon as one is over', async () => {
    const person = await api.person('watcher');
    const streams = await Promise.all(Array.from({ length: 20 }, () => watch(person)));
    expect(streams.map(({ response }) => response.status)).toEqual(Array(20).fill(200));
    const { response } = await watch(person);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect([response.status, await response.json()]).toEqual([
      429,
      expect.objectContaining({ code: 'events.tooMany', params: { max: 20 }, detail: expect.stringContaining('20') }),
    ]);
    const other = await api.person('neighbour');
    expect((await watch(other)).response.status).toBe(200);
    streams[0]!.close();
    let again = 429;
    for (let tries = 0; again === 429 && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      again = (await watch(person)).response.status;
    }
    expect(again).toBe(200);
    expect((await watch(person)).response.status).toBe(429);
  });

  it('are twenty at most when they are opened at once', async () => {
    const person = await api.person('racer');
    expect(await statuses(person, 25)).toEqual([...Array<number>(20).fill(200), ...Array<number>(5).fill(429)]);
  });

  it('do not count when they are refused', async () => {
    const person = await api.person('curious');
    for (let index = 0; index < 25; index += 1) {
      expect((await watch(person, 'admin')).response.status).toBe(404);
      expect((await watch(person, '')).response.status).toBe(400);
    }
    expect(await statuses(person, 20)).toEqual(Array(20).fill(200));
  });
});
