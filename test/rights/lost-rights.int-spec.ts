import type { Identity, PersonName } from './people';
import { RightsHouse } from './rights-house';

let house: RightsHouse;
beforeAll(async () => {
  house = await RightsHouse.open();
});
afterEach(() => house.state.restore());
afterAll(() => house.close());

/** An open event stream. */
interface Stream {
  readonly heard: () => string;
  /** Milliseconds until the server ended it; refuses after three seconds. */
  readonly ended: () => Promise<number>;
  readonly close: () => void;
}

async function watch(who: Identity, topics: string): Promise<Stream> {
  const stop = new AbortController();
  const response = await fetch(`${house.url}/api/v1/events?topics=${topics}`, {
    headers: { authorization: `Bearer ${house.token(who)}` },
    signal: stop.signal,
  });
  expect(response.status).toBe(200);
  const decoder = new TextDecoder();
  let heard = '';
  const reader = response.body!.getReader();
  const done = (async () => {
    for (;;) {
      const { value, done: over } = await reader.read();
      if (over) return Date.now();
      heard += decoder.decode(value, { stream: true });
    }
  })();
  done.catch(() => undefined);
  while (!heard.includes('event: ready')) await new Promise((next) => setTimeout(next, 5));
  const ended = async (): Promise<number> => {
    const start = Date.now();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, refuse) => {
      timer = setTimeout(() => refuse(new Error(`the stream of ${topics} is still open: ${heard}`)), 3_000);
    });
    try {
      return (await Promise.race([done, late])) - start;
    } finally {
      clearTimeout(timer);
    }
  };
  return { heard: () => heard, ended, close: () => stop.abort() };
}

const ask = (who: Identity, method: string, path: string, body?: unknown) =>
  house.ask(who, { method, url: `/api/v1${path}`, body });
const status = async (who: Identity, path: string): Promise<string> => {
  const { status: code, code: problem } = await ask(who, 'GET', path);
  return `${code} ${problem ?? ''}`.trim();
};
const account = (name: PersonName): string => house.people[name].accountId;

describe('a right that is lost is lost at the next request, and ends open streams', () => {
  it('when a membership ends', async () => {
    const { companyA, openShoot } = house.things;
    const stream = await watch('headA', `shoot:${openShoot}`);
    expect(await status('headA', `/shoots/${openShoot}`)).toBe('200');
    const removed = await ask('producerA', 'DELETE', `/companies/${companyA}/members/${account('headA')}`);
    expect(removed.status).toBe(200);
    expect(await status('headA', `/shoots/${openShoot}`)).toBe('404 notFound');
    expect(await status('headA', `/shoots/${openShoot}/applications`)).toBe('404 notFound');
    expect(await stream.ended()).toBeLessThan(2_000);
    await ask('producerA', 'PATCH', `/shoots/${openShoot}`, { title: '换个片名' });
    expect(stream.heard()).not.toContain('event: change');
  });

  it('when a role becomes a smaller one', async () => {
    const { companyA, openShoot, run } = house.things;
    const [ofRun, ofShoot] = [await watch('headA', `run:${run}`), await watch('headA', `shoot:${openShoot}`)];
    const changed = await ask('producerA', 'PUT', `/companies/${companyA}/members/${account('headA')}`, {
      role: 'viewer',
    });
    expect(changed.status).toBe(200);
    expect(await status('headA', `/shoots/${openShoot}`)).toBe('200');
    expect(await status('headA', `/shoots/${openShoot}/applications`)).toBe('403 access.denied');
    expect(await ofRun.ended()).toBeLessThan(2_000);
    // A viewer may still see the shoot, so that stream goes on.
    await new Promise((next) => setTimeout(next, 1_100));
    await ask('producerA', 'POST', `/shoots/${openShoot}/cancel`, { reason: '停拍' });
    while (!ofShoot.heard().includes('event: change')) await new Promise((next) => setTimeout(next, 10));
    ofShoot.close();
  });

  it('when an account is suspended', async () => {
    const { openShoot, offer } = house.things;
    const streams = [await watch('producerA', `me,shoot:${openShoot}`), await watch('producerA', `shoot:${openShoot}`)];
    const suspend = (name: PersonName) =>
      ask('admin', 'POST', `/admin/accounts/${account(name)}/suspension`, { reason: '收押金，查实' });
    expect((await suspend('producerA')).status).toBe(200);
    expect(await status('producerA', '/auth/session')).toBe('403 auth.suspended');
    expect(await status('producerA', `/shoots/${openShoot}`)).toBe('403 auth.suspended');
    for (const stream of streams) expect(await stream.ended()).toBeLessThan(2_000);
    expect((await suspend('seekerA')).status).toBe(200);
    expect((await ask('seekerA', 'POST', `/offers/${offer}/accept`)).code).toBe('auth.suspended');
    const again = await house.api.login(house.people.seekerA.canaries.email);
    expect([again.status, again.body.code]).toEqual([403, 'auth.suspended']);
  });

  it('when a role on the platform is taken away', async () => {
    const stream = await watch('auditor', 'admin');
    expect(await status('auditor', '/admin/shoots')).toBe('200');
    await house.stage.db.query(`UPDATE account SET platform_role = 'none' WHERE id = $1`, [account('auditor')]);
    expect(await status('auditor', '/admin/shoots')).toBe('404 notFound');
    expect(await status('auditor', `/shoots/${house.things.openShoot}`)).toBe('404 notFound');
    // There is no request yet that takes such a role, so nothing tells the stream: it ends before it would say more.
    await new Promise((next) => setTimeout(next, 1_100));
    const accepted = await ask('seekerA', 'POST', `/offers/${house.things.offer}/accept`);
    expect(accepted.status).toBe(200);
    expect(await stream.ended()).toBeLessThan(2_000);
    expect(stream.heard()).not.toContain('event: change');
  });

  it('when a session is closed', async () => {
    const stream = await watch('seekerB', 'me');
    expect((await ask('seekerB', 'POST', '/auth/logout')).status).toBe(200);
    expect(await status('seekerB', '/auth/session')).toBe('401 auth.session');
    await new Promise((next) => setTimeout(next, 1_100));
    const offered = await ask('producerB', 'POST', `/offers/${house.things.offerB}/withdraw`, { reason: 'other' });
    expect(offered.status).toBe(200);
    expect(await stream.ended()).toBeLessThan(2_000);
    expect(stream.heard()).not.toContain('event: change');
  });
});

describe('the end of the process', () => {
  it('does not wait for streams', async () => {
    const streams = [await watch('seekerA', 'me'), await watch('admin', 'admin')];
    const start = Date.now();
    await house.api.app.close();
    expect(Date.now() - start).toBeLessThan(3_000);
    for (const stream of streams) expect(await stream.ended()).toBeLessThan(2_000);
  });
});
