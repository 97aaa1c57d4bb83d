import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { STALE } from '../../api/query';
import type { Schema } from '../../api/types';

export type OpenCounts = Schema<'BoardCounts'>;

/** What is open now, by base and department; undefined while it is not known, which keeps nothing from being shown. */
export function useOpenCounts(): OpenCounts | undefined {
  const { data } = useQuery({
    queryKey: keys.boardCounts({}),
    queryFn: () => unwrap(api.GET('/api/v1/board/counts')),
    staleTime: STALE.board,
  });
  return data;
}
