/** A number that JavaScript would not write like this; {@link rawJson} puts it into the text as it stands. */
class RawNumber {
  constructor(readonly text: string) {}
}

const long = (length: number, character = 'a'): string => character.repeat(length);

/** Texts that have broken parsers, databases, patterns and pages. */
export const POISON_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfffb',
  '\u200b\u00ad',
  '\u202egnirts',
  'e\u0301'.repeat(200),
  '👩‍👩‍👧‍👦'.repeat(50),
  '𝕏',
  '\ufffe\uffff',
  '\r\nset-cookie: a=b',
  '%',
  '_',
  '\\',
  "'",
  '"',
  "' OR 1=1 --",
  '1; SELECT pg_sleep(5)',
  '$1',
  '{{7*7}}${7*7}<%= 7 %>',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '(a+)+$',
  `${long(40)}!`,
  'null',
  'true',
  'NaN',
  '-0',
  '1e309',
  '__proto__',
  'constructor',
  'infinity',
  'epoch',
  '0000-00-00',
  '1900-01-01',
  '2026-02-30',
  '2999-12-31',
  '9999-12-31',
  '+10000-01-01',
  '2026-1-1',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'FFFFFFFF-FFFF-7FFF-BFFF-FFFFFFFFFFFF',
  long(61),
  long(301),
  long(5_000, '长'),
  long(100_000),
  long(60_000, '(('),
];

/** Values of other types, and numbers at the ends of theirs. */
export const POISON_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  1.5,
  -0,
  10_000,
  1e-7,
  2_147_483_647,
  2_147_483_648,
  -2_147_483_649,
  9_007_199_254_740_991,
  9_007_199_254_740_993,
  1e21,
  1e308,
  new RawNumber('1e999'),
  new RawNumber('-1e999'),
  new RawNumber('9223372036854775808'),
  new RawNumber(`0.${long(400, '3')}`),
  [],
  {},
  [[]],
  [null],
  { length: -1 },
  { toString: 1, valueOf: 1, then: 1 },
  { $ne: null },
  Array.from({ length: 2_000 }, (_, index) => index),
  Array.from({ length: 300 }, () => ({})),
  nested(15),
  nested(1_000),
];

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** JSON with {@link RawNumber}s as they stand; `undefined` members are left out. */
export function rawJson(value: unknown): string {
  if (value instanceof RawNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(rawJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${rawJson(member)}`).join(',')}}`;
}

/** Texts that are no JSON, or more than one. */
export const BROKEN_JSON: readonly string[] = [
  '',
  ' ',
  '{',
  '}',
  '[',
  '{"a":}',
  "{'a': 1}",
  '{"a":1,}',
  '{"a":1}{"a":2}',
  '\ufeff{}',
  '{"a":01}',
  '{"a":NaN}',
  '{"a":"\u0001"}',
  '{"a":"\\ud800"}',
  '{"a":"\\x00"}',
  'undefined',
  '// nothing\n{}',
  '"',
  long(20_000, '['),
  long(20_000, '{"a":'),
];

/** Members that reach for the prototype of whatever they are copied onto. */
export const PROTOTYPE_MEMBERS: readonly string[] = [
  '"__proto__":{"platformRole":"admin"}',
  '"__proto__":null',
  '"\\u005f_proto__":{"isAdmin":true}',
  '"constructor":{"prototype":{"platformRole":"admin"}}',
  '"prototype":{"platformRole":"admin"}',
  '"toString":"x"',
  '"hasOwnProperty":"x"',
];

/** Parts of a path in the place of an id, as they go over the wire. */
export const POISON_SEGMENTS: readonly string[] = [
  '%00',
  '%',
  '%zz',
  '%ff%fe',
  '%ED%A0%80',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e',
  '.',
  '-1',
  '0',
  'null',
  'undefined',
  '%27%20OR%201%3D1%20--',
  '{shootId}',
  'a'.repeat(199),
  'a'.repeat(201),
  'a'.repeat(6_000),
  'a'.repeat(9_000),
  '00000000-0000-0000-0000-000000000000',
  '%F0%9F%8E%AC',
  '*',
  '%23',
  ';a=b',
];

/** Values of a page's query. */
export const POISON_PAGES: readonly string[] = [
  'limit=0',
  'limit=-1',
  'limit=10000',
  'limit=1e3',
  'limit=999999999',
  'limit=99999999999999999999',
  'limit=%00',
  'limit=1&limit=2',
  'limit[]=1',
  'limit[a]=1',
  'cursor=',
  'cursor=%00',
  'cursor=abc',
  `cursor=${Buffer.from('["x"]').toString('base64url')}`,
  `cursor=${Buffer.from('[1e308,"0199a000-0000-7000-8000-000000000000"]').toString('base64url')}`,
  `cursor=${Buffer.from('[9007199254740991,"0199a000-0000-7000-8000-000000000000"]').toString('base64url')}`,
  `cursor=${Buffer.from('[-9007199254740991,"0199a000-0000-7000-8000-000000000000"]').toString('base64url')}`,
  `cursor=${Buffer.from('0199a000-0000-7000-8000-000000000000').toString('base64url')}`,
  `cursor=${'A'.repeat(300)}`,
  `cursor=${'A'.repeat(3_000)}`,
  'from=2026-12-31&to=2026-01-01',
  'from=1900-01-01&to=2999-12-31',
  'month=2026-13',
  'month=0000-00',
  'month=9999-12',
  'month=1900-01',
  'sort=__proto__',
  'sort=constructor',
  'state=toString',
  '__proto__=1',
  '__proto__[admin]=1',
  'constructor=1',
  'unknown=1',
  '=',
  '&&&&',
  '%',
  '%ED%A0%80=%ED%A0%80',
  'q=%',
  'q=%25%25%25',
  `q=${encodeURIComponent('长'.repeat(61))}`,
  `q=${'a'.repeat(7_000)}`,
  `q=${'a'.repeat(12_000)}`,
  Array.from({ length: 1_200 }, (_, index) => `k${index}=1`)
    .join('&')
    .slice(0, 7_500),
];

/** Headers that are odd, wrong or somebody else's business. */
export const POISON_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'if-match': '*' },
  { 'if-match': '"-1"' },
  { 'if-match': '"999999999"' },
  { 'if-match': 'W/"1"' },
  { 'if-match': `"${'9'.repeat(400)}"` },
  { 'if-match': '' },
  { 'if-none-match': '*' },
  { 'if-none-match': `${'"a",'.repeat(1_000)}` },
  { 'idempotency-key': '' },
  { 'idempotency-key': 'short' },
  { 'idempotency-key': 'a'.repeat(129) },
  { 'idempotency-key': 'ünïcödé-key-1' },
  { 'idempotency-key': 'the-same-key-each-time' },
  { authorization: 'Bearer' },
  { authorization: 'Bearer ' },
  { authorization: 'Bearer a.b.c' },
  { authorization: `Bearer ${'a'.repeat(5_000)}` },
  { authorization: 'Basic YTpi' },
  { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.' },
  { cookie: '__Host-cb-access=x; __Host-cb-refresh=y' },
  { cookie: '=;=;;;; a' },
  { cookie: `cb-lang=${'z'.repeat(4_000)}` },
  { cookie: 'cb-lang=%ff; cb-lang=__proto__' },
  { 'accept-language': 'x'.repeat(4_000) },
  { 'accept-language': 'en-US;q=abc,*;q=-1' },
  { accept: 'application/xml' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'application/json;' },
  { 'content-type': '' },
  { 'content-type': 'multipart/form-data' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'APPLICATION/JSON' },
  { 'content-encoding': 'gzip' },
  { 'x-forwarded-for': '1.2.3.4, '.repeat(300) },
  { 'x-forwarded-host': 'evil.example' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-request-id': 'a'.repeat(3_000) },
  { 'x-request-id': '13800138000' },
  { traceparent: `00-${'0'.repeat(32)}-${'0'.repeat(16)}-00` },
  { origin: 'null' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { range: 'bytes=0-1' },
  { expect: '100-continue' },
  { 'last-event-id': '\u00ff' },
  { 'x-csrf': '1' },
];

/** Bodies that are no JSON of ours, and what they call themselves. */
export const OTHER_BODIES: readonly string[] = ['a=b&c=d', '<a/>', '{}', '\u0000\u0001', '--x\r\n\r\n--x--'];
export const OTHER_MEDIA: readonly string[] = [
  'text/plain',
  'text/xml',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'application/json-patch+json',
  'x',
];
