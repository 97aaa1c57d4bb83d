import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { STALE } from '../../api/query';

interface Stretch {
  readonly first: string;
  readonly last: string;
}

/** How many postings fit into each of some stretches, asked for once each; undefined while it is not known. */
export function useJobsIn(stretches: readonly Stretch[]): (first: string, last: string) => number | undefined {
  const results = useQueries({
    queries: stretches.map(({ first, last }) => {
      const query = { from: first, to: last, fits: 'true' as const };
      return {
        queryKey: keys.boardCounts(query),
        queryFn: () => unwrap(api.GET('/api/v1/board/counts', { params: { query } })),
        staleTime: STALE.board,
        retry: false,
      };
    }),
  });
  const found = stretches.map(({ first, last }, index) => [`${first}/${last}`, results[index]?.data?.total] as const);
  const known = JSON.stringify(found);
  return useMemo(() => {
    const counts = new Map(JSON.parse(known) as [string, number | undefined][]);
    return (first, last) => counts.get(`${first}/${last}`) ?? undefined;
  }, [known]);
}
