import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { paths } from '@callboard/client';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { STALE } from '../../api/query';
import type { Schema } from '../../api/types';
import { BOARD_PAGE_SIZE } from '../../app/server-data';
import { withValue, type Filter } from './filter';

export type Counts = Schema<'BoardCounts'>;
type BoardQuery = NonNullable<paths['/api/v1/board/postings']['get']['parameters']['query']>;

const POLL_MS = 60_000;

/** A page of the board. It is fetched again only when somebody comes to it: nothing moves under the thumb. */
export function useBoard(filter: Filter, cursor: string | null): UseQueryResult<Schema<'BoardPage'>> {
  const query = cursor ? { ...filter, cursor } : filter;
  return useQuery({
    queryKey: keys.board(query),
    queryFn: () => {
      const asked: BoardQuery = { ...query, limit: String(BOARD_PAGE_SIZE) };
      return unwrap(api.GET('/api/v1/board/postings', { params: { query: asked } }));
    },
    staleTime: STALE.board,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    ...(!cursor && { placeholderData: keepPreviousData }),
  });
}

/** Asks how many postings each choice would show. */
export const askCounts = (filter: Filter): Promise<Counts> =>
  unwrap(api.GET('/api/v1/board/counts', { params: { query: withValue(filter, 'sort', '') } }));

/** How many postings each choice would show; asked for again every minute while the page is seen. */
export function useCounts(filter: Filter): UseQueryResult<Counts> {
  const narrowing = withValue(filter, 'sort', '');
  return useQuery({
    queryKey: keys.boardCounts(narrowing),
    queryFn: () => askCounts(narrowing),
    staleTime: STALE.board,
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
  });
}
