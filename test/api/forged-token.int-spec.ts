import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { newId } from '@callboard/domain';
import { PASSWORD, TestApi, TestPerson } from './test-api';

type Json = Record<string, unknown>;

let api: TestApi;
let person: TestPerson;
let stranger: TestPerson;
let good: Json;
beforeAll(async () => {
  api = await TestApi.start();
  person = await api.person('owner');
  stranger = await api.person('stranger');
  good = JSON.parse(Buffer.from(person.token.split('.')[1]!, 'base64url').toString()) as Json;
});
afterAll(() => api.stop());

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const HASHES: Record<string, string> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };

/** A token signed with our own secret: all that is wrong with it is what the test says. */
function token(
  payload: Json,
  alg = 'HS256',
  secret: string = api.config.secrets.tokenSecret,
  header: Json = {},
): string {
  const body = `${part({ alg, typ: 'JWT', ...header })}.${part(payload)}`;
  return `${body}.${createHmac(HASHES[alg]!, secret).update(body).digest('base64url')}`;
}
const without = (...names: string[]): Json =>
  Object.fromEntries(Object.entries(good).filter(([name]) => !names.includes(name)));
const now = (): number => Math.floor(Date.now() / 1000);

function rsa(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const body = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(good)}`;
  return `${body}.${sign('sha256', Buffer.from(body), privateKey).toString('base64url')}`;
}

const FORGED: readonly [string, () => string | Promise<string>][] = [
  ['algorithm none, no signature', () => `${part({ alg: 'none', typ: 'JWT' })}.${part(good)}.`],
  ['algorithm None', () => `${part({ alg: 'None' })}.${part(good)}.`],
  ['algorithm none with a signature', () => `${part({ alg: 'none' })}.${token(good).split('.').slice(1).join('.')}`],
  ['HS512 under our secret', () => token(good, 'HS512')],
  ['HS384 under our secret', () => token(good, 'HS384')],
  ['RS256 under a key of its own', rsa],
  ['HS256 under another secret', () => token(good, 'HS256', randomBytes(48).toString('base64'))],
  ['HS256 under an empty secret', () => token(good, 'HS256', '')],
  [
    'header that names HS512 over an HS256 signature',
    () => `${part({ alg: 'HS512', typ: 'JWT' })}.${token(good).split('.').slice(1).join('.')}`,
  ],
  [
    'a key in its header under another secret',
    () => token(good, 'HS256', 'x'.repeat(32), { jwk: { kty: 'oct', k: part('x') }, kid: '../../dev/null' }),
  ],
  [
    'a changed payload under the old signature',
    () => `${person.token.split('.')[0]}.${part({ ...good, sub: stranger.accountId })}.${person.token.split('.')[2]}`,
  ],
  ['no signature', () => person.token.split('.').slice(0, 2).join('.')],
  ['a shortened signature', () => person.token.slice(0, -4)],
  ['no end', () => token(without('exp'))],
  ['ended a minute ago', () => token({ ...good, iat: now() - 960, exp: now() - 60 })],
  ['ended this second', () => token({ ...good, iat: now() - 900, exp: now() })],
  ['begins in an hour', () => token({ ...good, nbf: now() + 3_600 })],
  ['lives for a day', () => token({ ...good, iat: now(), exp: now() + 86_400 })],
  ['no time of issue', () => token(without('iat'))],
  ['end written as text', () => token({ ...good, exp: String(now() + 600) })],
  ['another issuer', () => token({ ...good, iss: 'somebody' })],
  ['no issuer', () => token(without('iss'))],
  ['another audience', () => token({ ...good, aud: 'callboard-web' })],
  ['no audience', () => token(without('aud'))],
  ['type refresh', () => token({ ...good, typ: 'refresh' })],
  ['no type', () => token(without('typ'))],
  ['a refresh token as access token', () => person.refreshToken],
  [
    "somebody else's session",
    () => token({ ...good, sid: JSON.parse(Buffer.from(stranger.token.split('.')[1]!, 'base64url').toString()).sid }),
  ],
  ["somebody else's account", () => token({ ...good, sub: stranger.accountId })],
  ['a session that never was', () => token({ ...good, sid: newId() })],
  ['no session', () => token(without('sid'))],
  ['SQL for a session', () => token({ ...good, sid: "' OR 1=1 --" })],
  ['an older token version', () => token({ ...good, tv: 0 })],
  ['a newer token version', () => token({ ...good, tv: 2 })],
  ['token version as text', () => token({ ...good, tv: '1' })],
  ['no token version', () => token(without('tv'))],
  ['the way of a browser', () => token({ ...good, via: 'browser' })],
  ['no way of travelling', () => token(without('via'))],
  ['empty', () => ''],
  ['two dots', () => '..'],
  ['no JSON', () => `${Buffer.from('x').toString('base64url')}.${part(good)}.x`],
];

describe('an access token', () => {
  it('holds as it was made', async () => {
    expect(good).toEqual({
      sub: person.accountId,
      sid: expect.any(String),
      tv: 1,
      typ: 'access',
      via: 'bearer',
      iss: 'callboard',
      aud: 'callboard-api',
      iat: expect.any(Number),
      exp: (good.iat as number) + 900,
    });
    expect((await api.ask('GET', '/auth/session', { token: token(good) })).status).toBe(200);
  });

  it.each(FORGED)('is refused: %s', async (_name, forge) => {
    const forged = await forge();
    const answer = await api.ask('GET', '/auth/session', { headers: { authorization: `Bearer ${forged}` } });
    expect(answer.status).toBe(401);
    expect(answer.body.code).toMatch(/^auth\.(session|required)$/);
    const cookie = await api.ask('GET', '/auth/session', { cookies: { '__Host-cb-access': forged } });
    expect(cookie.status).toBe(401);
  });

  it('is refused in other schemes, and nobody is nobody', async () => {
    for (const authorization of [`Basic ${person.token}`, person.token, `Bearer`, `Token ${person.token}`]) {
      expect((await api.ask('GET', '/auth/session', { headers: { authorization } })).body.code).toBe('auth.required');
    }
    expect((await api.ask('GET', `/auth/session?access_token=${person.token}`)).body.code).toBe('auth.required');
  });

  it('is refused as a refresh token', async () => {
    expect(
      (await api.ask('POST', '/auth/refresh', { body: { refreshToken: person.token.slice(0, 200) } })).status,
    ).toBe(401);
  });

  it('leaves public routes open when it does not hold', async () => {
    const answer = await api.ask('POST', '/auth/login', {
      token: 'forged',
      body: { contact: person.contact, password: PASSWORD, mode: 'bearer' },
    });
    expect(answer.status).toBe(200);
  });
});
