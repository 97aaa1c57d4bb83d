import { newId } from '@callboard/domain';
import { Given, Line, MATRIX } from './matrix';
import { Identity, IDENTITIES } from './people';
import type { RowChange } from './remembered-state';
import { outcomesOf, requestOf } from './request';
import { Reply, RightsHouse, Wire } from './rights-house';

jest.setTimeout(120_000);

let house: RightsHouse;
let given: Given;
/** Properties of each body as the API describes them. */
let described: Record<string, string[]>;
beforeAll(async () => {
  house = await RightsHouse.open();
  given = house.given;
  described = await describedBodies();
});
afterAll(() => house.close());

const STRANGE_ID = newId();
const LONG_AGO = '2001-02-03T04:05:06.000Z';

/** What no caller may set, with values that would be found again. */
function forbidden(): Record<string, unknown> {
  const { things, people } = house;
  return {
    id: STRANGE_ID,
    companyId: things.companyB,
    shootId: things.shootB,
    slotId: things.slotB,
    accountId: people.producerB.accountId,
    personId: people.seekerB.personId,
    createdBy: people.producerB.accountId,
    bookedBy: people.producerB.personId,
    state: 'verified',
    version: 4_711,
    tokenVersion: 4_711,
    createdAt: LONG_AGO,
    publishedAt: LONG_AGO,
    platformRole: 'admin',
    platform_role: 'admin',
    isAdmin: true,
    role: 'owner',
    demo: true,
    payFen: 4_711_000,
    passwordHash: 'open',
    permissions: ['admin.read'],
    memberships: [{ companyId: things.companyB, role: 'owner' }],
    __proto: { platformRole: 'admin' },
    constructor: { prototype: { platformRole: 'admin' } },
    prototype: { platformRole: 'admin' },
  };
}

/** An object's members as JSON with one more; `__proto__` can only be written like this. */
function withMember(body: object, name: string, value: unknown): string {
  const members = Object.entries(body).map(([key, each]) => `${JSON.stringify(key)}:${JSON.stringify(each)}`);
  return `{${[...members, `${JSON.stringify(name === '__proto' ? '__proto__' : name)}:${JSON.stringify(value)}`].join(',')}}`;
}

type Placed = { readonly place: string; readonly body: string };

/** A body with the property at its top, in an object inside it, and in a list. */
function placements(body: Record<string, unknown>, name: string, value: unknown): Placed[] {
  const inside = Object.entries(body).find(([, each]) => Array.isArray(each) && typeof each[0] === 'object');
  const nested = inside
    ? `${withMember(body, '\u0001', 0).replace(/,?"\\u0001":0}$/, '')}}`.replace(
        JSON.stringify(inside[1]),
        `[${withMember((inside[1] as object[])[0]!, name, value)}]`,
      )
    : withMember(body, 'nested', 0).replace(/0}$/, `${withMember({}, name, value)}}`);
  return [
    { place: 'top', body: withMember(body, name, value) },
    { place: 'nested', body: nested },
    { place: 'array', body: `[${withMember(body, name, value)}]` },
  ];
}

async function describedBodies(): Promise<Record<string, string[]>> {
  interface Schema {
    readonly $ref?: string;
    readonly properties?: object;
  }
  type Operation = { requestBody?: { content: Record<string, { schema: Schema }> } };
  const { text } = await house.ask('nobody', { method: 'GET', url: '/api/openapi.json' });
  const document = JSON.parse(text) as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  };
  const all = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { requestBody }]) => {
      const schema = requestBody && Object.values(requestBody.content)[0]?.schema;
      const found = schema?.$ref ? document.components.schemas[schema.$ref.split('/').pop()!] : schema;
      return [
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
        Object.keys(found?.properties ?? {}),
      ] as const;
    }),
  );
  return Object.fromEntries(all);
}

interface Write {
  readonly line: Line;
  readonly who: Identity;
  readonly wire: Wire;
}

/** Every route that changes something, once, as somebody who gets through. */
function writes(): Write[] {
  const first = new Map<string, Write>();
  for (const line of MATRIX) {
    const index = outcomesOf(line).findIndex((word) => word.startsWith('2'));
    if (/^(GET|HEAD|OPTIONS) /.test(line.route) || index < 0 || first.has(line.route)) continue;
    first.set(line.route, { line, who: IDENTITIES[index]!, wire: requestOf(line, given) });
  }
  return [...first.values()];
}

/** What a request did, with everything left out that differs from one time to the next. */
function effect(changes: readonly RowChange[]): string[] {
  const known = JSON.stringify([house.things, house.people, STRANGE_ID]);
  const steady = (row: Record<string, unknown>): string =>
    JSON.stringify(row)
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => (known.includes(id) ? id : '<id>'))
      .replace(/20[2-9]\d-\d\d-\d\dT[\d:.]+(\+00:00|Z)/g, '<instant>')
      .replace(/\\\\x[0-9a-f]+/g, '<bytes>')
      .replace(/\$argon2id[^"]+/g, '<hash>')
      .replace(/"handle":"[0-9a-z]{10}"/g, '<handle>')
      .replace(/"(id|subject_id)":"<id>"/g, '');
  return changes.map(({ table, sign, row }) => `${sign} ${table} ${steady(row)}`).sort();
}

async function effectOf({ who, wire }: Write, change: Partial<Wire>): Promise<{ reply: Reply; did: string[] }> {
  const reply = await house.ask(who, { ...wire, ...change });
  const did = effect(await house.state.changes());
  await house.state.restore();
  return { reply, did };
}

describe('properties that no caller may set', () => {
  it('are refused in every body, wherever they stand, or do nothing', async () => {
    const properties = Object.entries(forbidden());
    const wrong: string[] = [];
    let tried = 0;
    for (const write of writes().filter(({ wire }) => wire.body !== undefined)) {
      const body = write.wire.body as Record<string, unknown>;
      const own = described[write.line.route] ?? [];
      expect([write.line.route, own]).toEqual([write.line.route, expect.arrayContaining(Object.keys(body))]);
      const plain = await effectOf(write, {});
      for (const [name, value] of properties.filter(([each]) => !own.includes(each))) {
        for (const { place, body: text } of placements(body, name, value)) {
          tried += 1;
          const refused = await house.ask(write.who, { ...write.wire, body: text });
          if (refused.code === 'request.invalid') continue;
          // What the parser drops without a word must have done nothing that the body alone does not do.
          await house.state.restore();
          const { reply, did } = await effectOf(write, { body: text });
          const same = reply.status >= 400 ? did.length === 0 : JSON.stringify(did) === JSON.stringify(plain.did);
          if (!same || name !== 'prototype')
            wrong.push(`${write.line.route} ${place} ${name}: ${reply.status} ${did.join(' ')}`);
        }
      }
      const changed = await house.state.restore();
      if (changed.length > 0) wrong.push(`${write.line.route}: changed ${changed.join(', ')}`);
    }
    expect(wrong).toEqual([]);
    expect(properties.length).toBeGreaterThanOrEqual(15);
    expect(tried).toBeGreaterThan(1_000);
    process.stderr.write(`${properties.length} properties, ${writes().length} routes, ${tried} bodies\n`);
  });

  it('do nothing in a query', async () => {
    const query = Object.entries(forbidden())
      .map(
        ([name, value]) =>
          `${name === '__proto' ? '__proto__' : name}=${encodeURIComponent(typeof value === 'object' ? JSON.stringify(value) : String(value))}`,
      )
      .concat(
        '__proto__[platformRole]=admin',
        'constructor.prototype.platformRole=admin',
        'constructor[prototype][state]=verified',
      )
      .join('&');
    for (const write of writes()) {
      const plain = await effectOf(write, {});
      const asked = await effectOf(write, {
        url: `${write.wire.url}${write.wire.url.includes('?') ? '&' : '?'}${query}`,
      });
      expect([write.line.route, asked.did]).toEqual([
        write.line.route,
        asked.reply.code === 'request.invalid' ? [] : plain.did,
      ]);
      expect([write.line.route, plain.reply.status < 300]).toEqual([write.line.route, true]);
    }
  });

  it('do nothing in a body where none is asked for', async () => {
    const all = Object.entries(forbidden()).filter(([name]) => name !== 'constructor' && name !== '__proto');
    const bare = writes().filter(({ wire }) => wire.body === undefined);
    expect(bare.length).toBeGreaterThan(10);
    for (const write of bare) {
      const plain = await effectOf(write, {});
      const asked = await effectOf(write, { body: Object.fromEntries(all) });
      expect([write.line.route, asked.reply.status, asked.did]).toEqual([
        write.line.route,
        plain.reply.status,
        plain.did,
      ]);
    }
  });

  it('reach no object of the program', () => {
    expect('platformRole' in {}).toBe(false);
    expect('state' in {}).toBe(false);
  });
});
