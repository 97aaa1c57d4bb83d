import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, newKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { usePages, type Pages } from './api';
import { isLive, type MarketRun } from './market';

/** How soon to look again at a run that works; the stream tells first, this is for when it is cut. */
const LOOK_MS = 2_000;

/** Runs of the whole market, the latest first. */
export function useMarketRuns(): Pages<MarketRun> {
  return usePages('marketRuns', {}, (page) =>
    unwrap(api.GET('/api/v1/admin/market-runs', { params: { query: page } })),
  );
}

export function useMarketRun(runId: string): UseQueryResult<MarketRun> {
  return useQuery({
    queryKey: keys.admin('marketRun', { runId }),
    queryFn: () => unwrap(api.GET('/api/v1/admin/market-runs/{runId}', { params: { path: { runId } } })),
    refetchInterval: (query) => (isLive(query.state.data) ? LOOK_MS : false),
  });
}

const PLACES = '20';

/** Places that a run left open by one rule, a page at a time. */
export function useMarketGaps(runId: string, rule: string) {
  return useInfiniteQuery({
    queryKey: keys.admin('marketGaps', { runId, rule }),
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/admin/market-runs/{runId}/open-places', {
          params: { path: { runId }, query: { rule, offset: String(pageParam), limit: PLACES } },
        }),
      ),
    getNextPageParam: (page) => page.nextOffset ?? undefined,
  });
}

/** Queues a match of the whole market; the run is known at once. */
export function useStartMarket(): UseMutationResult<MarketRun, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/admin/market-runs', { params: { header: { 'Idempotency-Key': newKey() } } })),
    onSuccess: (run) => queries.setQueryData(keys.admin('marketRun', { runId: run.id }), run),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.adminAll() }),
  });
}
