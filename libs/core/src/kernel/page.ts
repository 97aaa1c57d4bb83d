import { DomainError, isId } from '@callboard/domain';

const DEFAULT_ROWS = 50;

/** One page of a list and where the next one begins; null on the last. */
export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** What of a list is asked for. */
export interface PageRequest {
  readonly cursor?: string | undefined;
  /** 1 to 100; 50 when absent. */
  readonly limit?: number | undefined;
}

/**
 * Reads one page by key: `load` gets the id of the last row of the page before and how many rows to give. Pages keep
 * their order while rows come and go. Throws `request.invalid` for a cursor that is none.
 */
export async function pageById<T extends { readonly id: string }>(
  request: PageRequest,
  load: (after: string | undefined, limit: number) => Promise<T[]>,
): Promise<Page<T>> {
  const after = request.cursor === undefined ? undefined : Buffer.from(request.cursor, 'base64url').toString('latin1');
  if (after !== undefined && !isId(after)) {
    throw new DomainError('request.invalid', { fields: '/cursor' }, [{ pointer: '/cursor', code: 'cursor.invalid' }]);
  }
  const limit = request.limit ?? DEFAULT_ROWS;
  const rows = await load(after, limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last ? Buffer.from(last.id, 'latin1').toString('base64url') : null,
  };
}
