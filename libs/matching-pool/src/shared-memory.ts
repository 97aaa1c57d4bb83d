import { isSharedArrayBuffer } from 'node:util/types';
import { Allocate, buildMarket, Market, MatchingInput } from '@callboard/matching';

/** Makes columns that all threads can read: for `MarketBuilder` and `buildMarket`. */
export const sharedMemory: Allocate = (bytes) => new SharedArrayBuffer(bytes);

/** `buildMarket` in memory that all threads can read, so that a solve in other threads costs no copy. */
export function buildSharedMarket(input: MatchingInput): Market {
  return buildMarket(input, sharedMemory);
}

type Column = Int32Array | Float64Array | Uint8Array;

function sharedColumn(column: Column): Column {
  if (isSharedArrayBuffer(column.buffer)) return column;
  const buffer = sharedMemory(column.byteLength);
  const kind = column[Symbol.toStringTag];
  const copy =
    kind === 'Int32Array'
      ? new Int32Array(buffer)
      : kind === 'Float64Array'
        ? new Float64Array(buffer)
        : new Uint8Array(buffer);
  copy.set(column);
  return copy;
}

/** The same plain object with all its columns in shared memory; those that lie there already are not copied. */
export function shareColumns<T extends object>(value: T): T {
  const shared = Object.entries(value).map(([key, part]: [string, unknown]) => {
    if (ArrayBuffer.isView(part)) return [key, sharedColumn(part as Column)];
    const nested = typeof part === 'object' && part !== null && !Array.isArray(part);
    return [key, nested ? shareColumns(part) : part];
  });
  return Object.fromEntries(shared) as T;
}

/** A market without its names, of which the engine needs no more than how many there are. */
export function withoutNames(market: Market): Market {
  const blank = (names: readonly string[]): string[] => names.map(() => '');
  const { roles, skills } = market.names;
  const names: Market['names'] = {
    people: [],
    slots: [],
    roles: blank(roles),
    postings: [],
    shoots: [],
    departments: [],
    teams: [],
    skills: blank(skills),
    documents: [],
  };
  return { ...market, names };
}

/** Whether this is a market that has been built, rather than the input for one. */
export function isMarket(source: MatchingInput | Market): source is Market {
  return typeof source === 'object' && source !== null && 'masks' in source;
}
