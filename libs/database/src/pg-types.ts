import { types } from 'pg';

/** As `types` works: its declaration leaves out the ids of arrays. */
interface Parsers {
  getTypeParser(oid: number): (text: string) => unknown;
  setTypeParser(oid: number, parse: (text: string) => unknown): void;
}
const parsers: Parsers = types as unknown as Parsers;

/** Object ids of PostgreSQL's built-in types, from `pg_type.dat`. */
const INT8 = 20;
const INT8_ARRAY = 1016;
const TEXT_ARRAY = 1009;
const DATE = 1082;
const DATE_ARRAY = 1182;

/** A `bigint` as a number; throws a `RangeError` when a number cannot hold it exactly. */
export function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is not a safe integer`);
  return value;
}

// Imported for this effect wherever a connection is made. `pg` would give bigint as text and a date as an instant of
// the process's time zone; here a bigint is a number and a day stays `YYYY-MM-DD`. numeric (a sum of bigint) stays text.
const parseTextArray = parsers.getTypeParser(TEXT_ARRAY) as (text: string) => (string | null)[];
parsers.setTypeParser(INT8, parseSafeInteger);
parsers.setTypeParser(INT8_ARRAY, (text) =>
  parseTextArray(text).map((item) => (item === null ? null : parseSafeInteger(item))),
);
parsers.setTypeParser(DATE, (text) => text);
// Days are never quoted, so but for a null among them their list is cut at the commas.
parsers.setTypeParser(DATE_ARRAY, (text) => {
  if (text.includes('N')) return parseTextArray(text);
  return text === '{}' ? [] : text.slice(1, -1).split(',');
});
