import { useQuery } from '@tanstack/react-query';
import { keys } from '../../api/keys';
import { STALE } from '../../api/query';
import { askCounts } from './api';
import { unmeasured } from './cost';
import { without, type Filter } from './filter';

/** Totals without each filter that the counts do not tell; only for a board on which nothing is found. */
export function useTotalsWithout(filter: Filter): Readonly<Record<string, number>> {
  const asked = unmeasured(filter);
  const { data } = useQuery({
    queryKey: keys.boardWithout(filter),
    queryFn: async () => {
      const counts = await Promise.all(asked.map((narrowing) => askCounts(without(filter, narrowing))));
      return Object.fromEntries(asked.map((narrowing, index) => [narrowing, counts[index]!.total]));
    },
    enabled: asked.length > 0,
    staleTime: STALE.board,
  });
  return data ?? {};
}
