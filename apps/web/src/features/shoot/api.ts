import {
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { serverNow } from '../../api/clock';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import type { Shoot } from '../../app/shoot';
import { isAlive, waitingOf, type WaitingOffers } from './attention';

export type Posting = Schema<'Posting'>;
type State = Shoot['state'];

/** The newest shoots of several companies together. */
export function useShootsOf(companyIds: readonly string[]): UseQueryResult<readonly Shoot[]> {
  return useQuery({
    queryKey: keys.shoots(companyIds.join(), { newest: true }),
    queryFn: async () => {
      const pages = await Promise.all(
        companyIds.map((companyId) =>
          unwrap(
            api.GET('/api/v1/companies/{companyId}/shoots', {
              params: { path: { companyId }, query: { limit: '50' } },
            }),
          ),
        ),
      );
      return pages.flatMap(({ items }) => items);
    },
    enabled: companyIds.length > 0,
  });
}

async function readWaiting(shootId: string): Promise<WaitingOffers> {
  const of = (state: 'sent' | 'viewed'): Promise<Schema<'ShootOffers'>> =>
    unwrap(
      api.GET('/api/v1/shoots/{shootId}/offers', {
        params: { path: { shootId }, query: { state, limit: '100' } },
      }),
    );
  const [sent, viewed] = await Promise.all([of('sent'), of('viewed')]);
  return waitingOf(
    [...sent.items, ...viewed.items].map(({ expiresAt }) => expiresAt),
    serverNow(),
  );
}

/** The clocks of the offers that wait for an answer, of shoots that have asked somebody. */
export function useWaitingOffers(shoots: readonly Shoot[]): ReadonlyMap<string, WaitingOffers> {
  const asked = shoots.filter((shoot) => isAlive(shoot) && shoot.summary.offered > 0);
  const queries = useQueries({
    queries: asked.map(({ id }) => ({ queryKey: keys.offers(id, { waiting: true }), queryFn: () => readWaiting(id) })),
  });
  return new Map(asked.flatMap(({ id }, index) => (queries[index]?.data ? [[id, queries[index].data] as const] : [])));
}

/** A company's shoots, newest first, a page at a time. */
export function useShootPages(companyId: string, state: State | undefined) {
  return useInfiniteQuery({
    queryKey: keys.shoots(companyId, { state: state ?? null, pages: true }),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/companies/{companyId}/shoots', {
          params: {
            path: { companyId },
            query: {
              limit: '20',
              ...(state && { state }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    enabled: companyId !== '',
  });
}

/** The postings of a shoot with their slots counted. */
export function usePostings(shootId: string): UseQueryResult<readonly Posting[]> {
  return useQuery({
    queryKey: keys.postings(shootId),
    queryFn: () => unwrap(api.GET('/api/v1/shoots/{shootId}/postings', { params: { path: { shootId } } })),
    select: ({ items }) => items,
  });
}

function useShootAct<V>(shootId: string, act: (value: V) => Promise<Shoot>): UseMutationResult<Shoot, Error, V> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (shoot) => queries.setQueryData(keys.shoot(shootId), shoot),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.shootAll(shootId) }),
        queries.invalidateQueries({ queryKey: keys.shootsAll() }),
      ]),
  });
}

/** Opens the shoot, or hands it in while its company is not verified. */
export function usePublish(shootId: string): UseMutationResult<Shoot, Error, void> {
  return useShootAct(shootId, () =>
    unwrap(api.POST('/api/v1/shoots/{shootId}/publish', { params: { path: { shootId } } })),
  );
}

/** What the company would owe if it cancelled the shoot now; it grows while the first days come nearer. */
export function useCancellingCost(shootId: string): UseQueryResult<Schema<'ShootCancellingCost'>> {
  return useQuery({
    queryKey: keys.cancellingCost(shootId),
    queryFn: () => unwrap(api.GET('/api/v1/shoots/{shootId}/cancelling-cost', { params: { path: { shootId } } })),
    staleTime: 0,
    refetchInterval: 60_000,
  });
}

/** Cancels the shoot and all that hangs on it. */
export function useCancel(shootId: string): UseMutationResult<Shoot, Error, string> {
  return useShootAct(shootId, (reason: string) =>
    unwrap(api.POST('/api/v1/shoots/{shootId}/cancel', { params: { path: { shootId } }, body: { reason } })),
  );
}
