import { newId } from '@callboard/domain';
import { Line, MATRIX } from '../rights/matrix';
import { requestOf } from '../rights/request';
import * as poison from './poison';
import { Dice } from './random';
import { Given, sample } from './sample';
import { FuzzWorld, Operation, Role } from './world';

/** What is wrong with a request; `none` is one that should work. */
export const KINDS = [
  'none',
  'value in the body',
  'text in the body',
  'member missing',
  'member unknown',
  'prototype',
  'broken JSON',
  'huge text',
  'id of another thing',
  'path',
  'query',
  'page',
  'headers',
  'other media type',
] as const;
export type Kind = (typeof KINDS)[number];

/** A request as it goes over the wire. */
export interface FuzzRequest {
  readonly role: Role;
  readonly kind: Kind;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** What makes the same request again: seed, role and number. */
  readonly origin: string;
}

const MEGABYTE = 1_000_000;
const UNKNOWN_MEMBERS = ['id', 'state', 'a.b', '', 'é', '\u0000', '$where'];

/** Far over the limit of a body, or as long as gets past it. */
function hugeText(dice: Dice): string {
  return dice.pick(['a', '长', '\u0000']).repeat(dice.chance(0.5) ? MEGABYTE : 85_000);
}

interface Draft {
  url: string;
  body: unknown;
  raw: string | null;
  headers: Record<string, string>;
}

const LINES = new Map<string, Line[]>();
for (const line of MATRIX) {
  const [method, path] = line.route.split(' ') as [string, string];
  const key = `${method} ${path.replace(/:(\w+)/g, '{$1}')}`;
  LINES.set(key, [...(LINES.get(key) ?? []), line]);
}

/** Makes requests of every kind for every route; the same dice make the same request of the same world. */
export class RequestMaker {
  private readonly given: Given;

  constructor(private readonly world: FuzzWorld) {
    const ids = [
      ...Object.values(world.things),
      ...Object.values(world.people).flatMap(({ personId, accountId }) => [personId, accountId]),
    ];
    this.given = { today: world.stage.today, schemas: world.schemas, ids };
  }

  make(role: Role, operation: Operation, kind: Kind, dice: Dice, origin: string): FuzzRequest {
    const draft = this.valid(operation, dice);
    this.spoil(draft, operation, kind, dice);
    const body = draft.raw ?? (draft.body === undefined ? null : poison.rawJson(draft.body));
    const token = this.world.token(role);
    const headers: Record<string, string> = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(operation.method === 'GET' ? {} : { 'idempotency-key': newId() }),
      ...(['PATCH', 'PUT'].includes(operation.method) ? { 'if-match': '"1"' } : {}),
      ...(body === null ? {} : { 'content-type': 'application/json' }),
      'accept-language': dice.pick(['en', 'zh']),
      ...draft.headers,
    };
    return { role, kind, method: operation.method, url: draft.url, headers, body, origin };
  }

  /** A request that should work: as the rights matrix has it, or from the schema. */
  private valid(operation: Operation, dice: Dice): Draft {
    const lines = LINES.get(`${operation.method} ${operation.path}`) ?? [];
    const wire = lines.length > 0 ? requestOf(dice.pick(lines), this.world.given) : null;
    const url = wire?.url ?? operation.path.replace(/\{\w+\}/g, () => dice.pick(this.given.ids));
    const body = wire?.body !== undefined && dice.chance(0.6) ? wire.body : this.body(operation, dice);
    const path = wire && dice.chance(0.5) ? url : `${url.split('?')[0]}${this.query(operation, dice)}`;
    return { url: path, body, raw: null, headers: {} };
  }

  private body(operation: Operation, dice: Dice): unknown {
    return operation.body === null ? undefined : sample(operation.body, dice, this.given);
  }

  private query(operation: Operation, dice: Dice): string {
    const pairs = operation.query
      .filter(({ required }) => required || dice.chance(0.3))
      .map(({ name, schema }) => `${name}=${encodeURIComponent(String(sample(schema ?? {}, dice, this.given)))}`);
    return pairs.length > 0 ? `?${pairs.join('&')}` : '';
  }

  private spoil(draft: Draft, operation: Operation, kind: Kind, dice: Dice): void {
    const path = draft.url.split('?')[0]!;
    const steps: Record<Kind, () => Partial<Draft>> = {
      none: () => ({}),
      'value in the body': () => ({ body: replaced(draft.body ?? {}, dice.pick(poison.POISON_VALUES), dice) }),
      'text in the body': () => ({ body: replaced(draft.body ?? {}, dice.pick(poison.POISON_TEXTS), dice) }),
      'huge text': () => ({ body: replaced(draft.body ?? {}, hugeText(dice), dice) }),
      'member missing': () => ({ body: replaced(draft.body ?? {}, undefined, dice) }),
      'member unknown': () => ({ body: { ...(draft.body as object), [dice.pick(UNKNOWN_MEMBERS)]: 1 } }),
      prototype: () => ({ raw: withMember(draft.body, dice.pick(poison.PROTOTYPE_MEMBERS)) }),
      'broken JSON': () => ({
        raw: dice.chance(0.7) ? dice.pick(poison.BROKEN_JSON) : cut(poison.rawJson(draft.body ?? {}), dice),
      }),
      'id of another thing': () => ({ url: this.otherIds(draft.url, dice) }),
      path: () => ({ url: spoiledPath(draft.url, dice) }),
      query: () => ({ url: `${path}?${this.spoiledQuery(operation, dice)}` }),
      page: () => ({ url: `${path}?${dice.pick(poison.POISON_PAGES)}` }),
      headers: () => ({ headers: { ...dice.pick(poison.POISON_HEADERS), ...dice.pick(poison.POISON_HEADERS) } }),
      'other media type': () => ({
        raw: dice.pick(poison.OTHER_BODIES),
        headers: { 'content-type': dice.pick(poison.OTHER_MEDIA) },
      }),
    };
    Object.assign(draft, steps[kind]());
  }

  /** Other things' ids in the place of each id, in path and query. */
  private otherIds(url: string, dice: Dice): string {
    const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
    return url.replace(uuid, () => dice.pick([...this.given.ids, newId()]));
  }

  private spoiledQuery(operation: Operation, dice: Dice): string {
    const names = [...operation.query.map(({ name }) => name), 'unknown'];
    const pairs = names
      .filter(() => dice.chance(0.5))
      .map((name) => {
        const value = dice.chance(0.7)
          ? dice.pick(poison.POISON_TEXTS)
          : poison.rawJson(dice.pick(poison.POISON_VALUES));
        const text = value.slice(0, 6_000);
        return `${name}=${encodeURIComponent(text.isWellFormed() ? text : 'x').slice(0, 12_000)}`;
      });
    return pairs.join('&');
  }
}

/** Every place in a value, as the keys that lead there. */
function placesIn(value: unknown, at: readonly (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== 'object') return [[...at]];
  const inside = Object.keys(value).flatMap((key) => placesIn((value as Record<string, unknown>)[key], [...at, key]));
  return [...inside, [...at]];
}

/** A copy with one place replaced. */
function replaced(root: unknown, by: unknown, dice: Dice): unknown {
  const place = dice.pick(placesIn(root));
  const put = (value: unknown, [key, ...rest]: readonly (string | number)[]): unknown => {
    if (key === undefined) return by;
    if (Array.isArray(value))
      return value.map((item, index) => (String(index) === String(key) ? put(item, rest) : item));
    const record = value as Record<string, unknown>;
    return { ...record, [key]: put(record[key], rest) };
  };
  return put(root, place);
}

function withMember(body: unknown, member: string): string {
  const text = poison.rawJson(body ?? {});
  if (!text.startsWith('{')) return `{${member}}`;
  return text === '{}' ? `{${member}}` : `{${member},${text.slice(1)}`;
}

function cut(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  return dice.chance(0.5)
    ? text.slice(0, at)
    : `${text.slice(0, at)}${dice.pick(['"', '}', ',', '\\', '\u0000'])}${text.slice(at)}`;
}

function spoiledPath(url: string, dice: Dice): string {
  const [path, query] = url.split('?') as [string, string?];
  const parts = path.split('/');
  const index = parts.length <= 2 ? parts.length - 1 : 2 + dice.below(parts.length - 2);
  parts[index] = dice.pick(poison.POISON_SEGMENTS);
  return `${parts.join('/')}${query === undefined ? '' : `?${query}`}`;
}
