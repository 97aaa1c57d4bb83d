import { Identity, IDENTITIES } from './people';
import { givenOn, Line, MATRIX, Given } from './matrix';
import { outcomesOf, requestOf } from './request';
import { Reply, RightsHouse } from './rights-house';
import { handledRoutes } from '../../apps/api/src/auth/route-walk';

jest.setTimeout(120_000);

let house: RightsHouse;
let given: Given;
beforeAll(async () => {
  house = await RightsHouse.open();
  given = givenOn(house.things, house.people, house.stage.today);
});
afterAll(() => house.close());

const DENIALS: Readonly<Record<string, string>> = { 401: 'auth.required', 403: 'access.denied', 404: 'notFound' };

/** Whether a word of the table is a plain refusal. */
function denies(word: string): boolean {
  return word in DENIALS;
}

/** What the table says somebody gets, as {@link seen} says what came. */
function expected(who: Identity, line: Line, word: string): string {
  if (!denies(word)) return word;
  const suspended = who === 'suspended' && word === '403';
  return `${word}:${suspended ? 'auth.suspended' : DENIALS[word]}`;
}

function seen(reply: Reply): string {
  return reply.status < 400 ? String(reply.status) : `${reply.status}:${reply.code ?? ''}`;
}

describe('the matrix of rights', () => {
  it('has a line for every route of the running router, and a route for every line', () => {
    const running = new Set(house.routes);
    const handled = handledRoutes(house.api.app).map((route) => `${route.method} ${route.path}`);
    expect(handled.filter((route) => !running.has(route))).toEqual([]);
    const reached = [...running].filter((route) => !(route.startsWith('HEAD ') && running.has(route.replace('HEAD', 'GET'))));
    const lines = new Set(MATRIX.map((line) => line.route));
    expect(reached.filter((route) => !lines.has(route))).toEqual([]);
    expect([...lines].filter((route) => !running.has(route))).toEqual([]);
    process.stderr.write(`${reached.length} routes, ${MATRIX.length} lines, ${MATRIX.length * IDENTITIES.length} cells\n`);
  });

  it('explains every cell, and pairs every denial with an allowance', () => {
    for (const line of MATRIX) {
      const words = outcomesOf(line);
      expect([line.route, words.length]).toEqual([line.route, IDENTITIES.length]);
      const passed = words.filter((word) => word.startsWith('2'));
      const allowed = line.closed !== undefined || words.every((word) => !denies(word)) || passed.length > 0;
      if (!line.route.includes('/admin/queues/api')) expect([line.route, allowed]).toEqual([line.route, true]);
    }
  });

  it.each(MATRIX.map((line) => [line.route, line] as const))('%s', async (_route, line) => {
    const words = outcomesOf(line);
    const wrong: string[] = [];
    for (const [index, who] of IDENTITIES.entries()) {
      const word = words[index]!;
      const wire = requestOf(line, given);
      const reply = await house.ask(who, wire);
      const want = expected(who, line, word);
      if (seen(reply) !== want) wrong.push(`${who}: ${seen(reply)} for ${want} ${reply.text.slice(0, 300)}`);
      const changed = await house.state.restore();
      if (denies(word) && changed.length > 0) wrong.push(`${who}: was refused, and changed ${changed.join(', ')}`);
    }
    expect(wrong).toEqual([]);
  });
});
