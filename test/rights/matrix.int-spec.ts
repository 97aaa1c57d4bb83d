import { handledRoutes } from '../../apps/api/src/auth/route-walk';
import { createWorker } from '../../apps/worker/src/create-worker';
import { canariesOf, Canary, isFinding, isUnmasking, mayKnow } from './canary';
import { Given, Line, MATRIX } from './matrix';
import { Identity, IDENTITIES } from './people';
import { outcomesOf, requestOf } from './request';
import { Reply, RightsHouse } from './rights-house';

jest.setTimeout(120_000);

/** What both processes log, at the finest level. */
const mockLog: string[] = [];
jest.mock('@callboard/observability', () => {
  const actual = jest.requireActual<typeof import('@callboard/observability')>('@callboard/observability');
  const destination = { write: (text: string) => void mockLog.push(text) };
  return {
    ...actual,
    createLoggerModule: (settings: Parameters<typeof actual.createLoggerModule>[0]) =>
      actual.createLoggerModule({ ...settings, destination }),
  };
});

let house: RightsHouse;
let given: Given;
let canaries: Canary[];
beforeAll(async () => {
  house = await RightsHouse.open({ LOG_LEVEL: 'trace' });
  given = house.given;
  canaries = canariesOf(house.people);
});
afterAll(() => house.close());

const DENIALS: Readonly<Record<string, string>> = { 401: 'auth.required', 403: 'access.denied', 404: 'notFound' };
const BOARD = '/admin/queues';

/** Whether a word of the table is a plain refusal. */
function denies(word: string): boolean {
  return word in DENIALS;
}

/** What the table says somebody gets, as {@link seen} says what came. */
function expected(who: Identity, line: Line, word: string): string {
  if (!denies(word)) return word;
  // An answer to HEAD has no body.
  if (line.route.startsWith('HEAD ')) return `${word}:`;
  const suspended = who === 'suspended' && word === '403';
  return `${word}:${suspended ? 'auth.suspended' : DENIALS[word]}`;
}

function seen(reply: Reply): string {
  return reply.status < 400 ? String(reply.status) : `${reply.status}:${reply.code ?? ''}`;
}

/** Lines that change something and need a session, with the first identity that gets through. */
function writes(): { line: Line; who: Identity; word: string }[] {
  return MATRIX.filter((line) => !/^(GET|HEAD|OPTIONS) /.test(line.route) && !line.route.includes(BOARD)).flatMap(
    (line) => {
      const words = outcomesOf(line);
      const index = words.findIndex((word) => word.startsWith('2'));
      return words[0] === '401' && index >= 0 ? [{ line, who: IDENTITIES[index]!, word: words[index]! }] : [];
    },
  );
}

describe('the matrix of rights', () => {
  it('has a line for every route of the running router, and a route for every line', () => {
    const running = new Set(house.routes);
    const handled = handledRoutes(house.api.app).map((route) => `${route.method} ${route.path}`);
    expect(handled.filter((route) => !running.has(route))).toEqual([]);
    const twin = (route: string): string => route.replace(/^HEAD/, 'GET');
    const reached = [...running].filter((route) => !(route.startsWith('HEAD ') && running.has(twin(route))));
    const lines = new Set(MATRIX.map((line) => line.route));
    expect(reached.filter((route) => !lines.has(route))).toEqual([]);
    expect([...lines].filter((route) => !running.has(route))).toEqual([]);
    expect(handled.length).toBeGreaterThan(70);
  });

  it('explains every cell, and pairs every denial with an allowance', () => {
    for (const line of MATRIX) {
      const words = outcomesOf(line);
      expect([line.route, words.length]).toEqual([line.route, IDENTITIES.length]);
      const paired = !words.some(denies) || words.some((word) => word.startsWith('2'));
      // Past the queue board's door there is no job to be found, which its own 404 without a code says.
      expect([line.route, paired || words.includes('404:') || line.closed !== undefined]).toEqual([line.route, true]);
    }
  });

  it.each(MATRIX.map((line) => [line.route, line] as const))('%s', async (_route, line) => {
    const words = outcomesOf(line);
    const wrong: string[] = [];
    for (const [index, who] of IDENTITIES.entries()) {
      const word = words[index]!;
      const reply = await house.ask(who, requestOf(line, given));
      const want = expected(who, line, word);
      if (seen(reply) !== want) wrong.push(`${who}: ${seen(reply)} for ${want} ${reply.text.slice(0, 300)}`);
      const changed = await house.reset();
      if (denies(word) && changed.length > 0) wrong.push(`${who}: was refused, and changed ${changed.join(', ')}`);
    }
    expect(wrong).toEqual([]);
  });

  it('answers HEAD like GET', async () => {
    const wrong: string[] = [];
    for (const line of MATRIX.filter((each) => each.route.startsWith('GET ') && !each.route.includes('/events'))) {
      for (const [index, who] of IDENTITIES.entries()) {
        const reply = await house.ask(who, { ...requestOf(line, given), method: 'HEAD' });
        if (String(reply.status) !== outcomesOf(line)[index]!.split(':')[0])
          wrong.push(`${who} ${line.route}: ${reply.status}`);
      }
    }
    await house.reset();
    expect(wrong).toEqual([]);
  });
});

describe('a cookie without the header against forgery', () => {
  it('changes nothing on any route, and changes the same as a token with it', async () => {
    const wrong: string[] = [];
    for (const { line, who, word } of writes()) {
      const wire = { ...requestOf(line, given), cookies: house.cookies(who) };
      const refused = await house.ask(who, wire);
      if (refused.code !== 'auth.csrf') wrong.push(`${line.route}: ${seen(refused)}`);
      const changed = await house.reset();
      if (changed.length > 0) wrong.push(`${line.route}: changed ${changed.join(', ')}`);
      const ours = await house.ask(who, { ...wire, headers: { 'x-csrf': '1' } });
      await house.reset();
      if (seen(ours) !== word) wrong.push(`${line.route}: ${seen(ours)} for ${word}`);
    }
    expect(wrong).toEqual([]);
    expect(writes().length).toBeGreaterThan(40);
  });
});

describe('personal data', () => {
  /** Requests that go wrong around somebody's data. */
  async function provoke(): Promise<void> {
    const { things, people } = house;
    const { email, phone, payFloorFen } = people.seekerB.canaries;
    const offer = { slotId: things.openSlot, personId: people.chosen.personId };
    const chosen = people.chosen.canaries.payFloorFen - 1;
    const probes: [Identity, string, string, unknown?][] = [
      ['producerA', 'POST', `/api/v1/shoots/${things.openShoot}/offers`, { ...offer, payFen: chosen }],
      [
        'producerA',
        'POST',
        `/api/v1/shoots/${things.openShoot}/offers`,
        { ...offer, personId: people.booked.personId },
      ],
      ['producerA', 'POST', `/api/v1/companies/${things.companyA}/members`, { contact: `x${email}`, role: 'viewer' }],
      [
        'producerA',
        'POST',
        `/api/v1/companies/${things.companyA}/members`,
        { contact: people.clerk.canaries.phone, role: 'viewer' },
      ],
      ['nobody', 'POST', '/api/v1/auth/login', { contact: email, password: 'a wrong password', mode: 'bearer' }],
      [
        'nobody',
        'POST',
        '/api/v1/auth/register',
        { contact: phone, password: 'a long enough password', displayName: 'x' },
      ],
      ['nobody', 'GET', `/api/v1/board/postings?from=${email}&to=${phone}&payFromFen=${payFloorFen}x`],
      ['nobody', 'GET', `/nowhere/${email}`],
      ['nobody', 'GET', `/api/v1/companies/${email}`],
      ['seekerA', 'POST', '/api/v1/companies', `{"name": "${email}`],
      ['auditor', 'GET', `/api/v1/admin/accounts?q=${encodeURIComponent(email)}`],
      ['admin', 'GET', `/api/v1/admin/accounts?q=${encodeURIComponent(phone)}`],
      ['admin', 'GET', `/api/v1/admin/people?q=${encodeURIComponent(phone)}`],
    ];
    for (const [who, method, url, body] of probes) {
      await house.ask(who, { method, url, body });
      await house.reset();
    }
  }

  it('is told to nobody who is not entitled, by any answer of the matrix or of a refusal', async () => {
    await provoke();
    const leaks = new Set<string>();
    const sightings = new Set<string>();
    for (const heard of house.heard) {
      for (const canary of canaries) {
        if (!canary.seenIn(heard.text)) continue;
        sightings.add(`${canary.of} ${canary.kind}`);
        if (mayKnow(heard.who, canary) || isUnmasking(heard, canary, house.people)) continue;
        if (isFinding(heard, canary)) continue;
        leaks.add(`${heard.who} learnt ${canary.kind} of ${canary.of} by ${heard.method} ${heard.url}`);
      }
    }
    expect([...leaks]).toEqual([]);
    // What the entitled are told shows that these values would have been found.
    for (const who of IDENTITIES.slice(1)) {
      if (who === 'suspended') continue;
      for (const kind of ['displayName', 'handle', 'school', 'about', 'payFloorFen', 'freeUntil']) {
        expect(sightings).toContain(`${who} ${kind}`);
      }
    }
    expect(sightings).toContain('target phone');
    process.stderr.write(
      `${house.routes.length} declared routes, ${new Set(MATRIX.map((line) => line.route)).size} in ${MATRIX.length} lines, ` +
        `${MATRIX.length * IDENTITIES.length} cells, ${house.heard.length} answers, ${canaries.length} canaries\n`,
    );
  });

  it('is in no row of the trail and the outbox, in no job and in no line of a log', async () => {
    const { openShoot, draftShoot, freshPosting, offer } = house.things;
    const steps: [Identity, string, unknown?][] = [
      ['seekerB', `/postings/${freshPosting}/applications`, { note: '做过三部竖屏' }],
      ['seekerA', `/offers/${offer}/accept`],
      ['producerA', `/shoots/${openShoot}/offers/send`, {}],
      ['producerA', `/shoots/${openShoot}/match-runs`],
      ['producerA', `/shoots/${draftShoot}/publish`],
    ];
    for (const [who, path, body] of steps) {
      const reply = await house.ask(who, { method: 'POST', url: `/api/v1${path}`, body });
      expect([path, reply.status < 300]).toEqual([path, true]);
    }
    const worker = await createWorker(house.api.config);
    const open = `SELECT count(*)::int FROM outbox WHERE state IN ('due', 'enqueued') AND due_at <= now()`;
    const end = Date.now() + 30_000;
    while ((await house.stage.value<number>(open)) > 0 && Date.now() < end)
      await new Promise((next) => setTimeout(next, 100));
    const jobs = await house.state.everything(['person', 'person_contact', 'person_key', 'profile', 'availability']);
    await worker.close();
    expect(await house.stage.value<number>(open)).toBe(0);
    expect(jobs.some((row) => row.startsWith('bullmq.'))).toBe(true);

    const places: Record<string, readonly string[]> = { 'a row': [...house.left, ...jobs], 'a log': mockLog };
    expect(house.left.length).toBeGreaterThan(100);
    // Fastify's own number of a request is not the id that its answer names.
    expect(house.left.filter((row) => row.includes('"request_id":"req-'))).toEqual([]);
    expect(mockLog.length).toBeGreaterThan(1_000);
    const found = Object.entries(places).flatMap(([place, texts]) =>
      texts.flatMap((text) =>
        canaries
          .filter((canary) => canary.seenIn(text))
          .map((canary) => `${canary.kind} of ${canary.of} in ${place}: ${text}`),
      ),
    );
    expect(found.slice(0, 20)).toEqual([]);
  });
});
