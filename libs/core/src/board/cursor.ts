import { DomainError, isId } from '@callboard/domain';
import { Page } from '../kernel/page';

/** A place in a list that is ordered by a whole number and then by id. */
export type Place = readonly [key: number, id: string];

/** Rows of a page when the caller does not say. */
export const DEFAULT_LIMIT = 50;

/** A place as an opaque text. */
export function encodeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads a cursor; null without one; throws `request.invalid` for a text that no list gave out. */
export function decodeCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const place = parse(cursor);
  if (!place) {
    throw new DomainError('request.invalid', { fields: '/cursor' }, [{ pointer: '/cursor', code: 'cursor.invalid' }]);
  }
  return place;
}

function parse(cursor: string): Place | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(value) || value.length !== 2) return null;
    const [key, id] = value as [unknown, unknown];
    return Number.isSafeInteger(key) && isId(id) ? [key as number, id] : null;
  } catch {
    return null;
  }
}

/** Cuts `limit + 1` rows to a page, with the place of its last row as the cursor when there are more. */
export function pageOf<T>(rows: readonly T[], limit: number, place: (row: T) => Place): Page<T> {
  const items = rows.slice(0, limit);
  const last = items[items.length - 1];
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(place(last)) : null };
}
