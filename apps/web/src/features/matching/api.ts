import {
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import { withState, type Board } from './board';

export type Run = Schema<'MatchRun'>;
export type SendOutcome = Schema<'SendOutcome'>;

/** Whether a run still works. */
export function isLive(run: Run | undefined): boolean {
  return run?.state === 'queued' || run?.state === 'running';
}

/** How soon to look again at a run that works: the stream tells it first, this is for when the stream is cut. */
function pollMs(run: Run | undefined): number | false {
  if (!run || !isLive(run)) return false;
  const age = Date.now() - Date.parse(run.createdAt);
  if (age < 5_000) return 200;
  return age < 30_000 ? 1_000 : 3_000;
}

export function useBoard(shootId: string, enabled = true): UseQueryResult<Board> {
  return useQuery({
    queryKey: keys.proposals(shootId),
    queryFn: () => unwrap(api.GET('/api/v1/shoots/{shootId}/proposals', { params: { path: { shootId } } })),
    enabled,
  });
}

/** The latest runs of a shoot, the newest first. */
export function useRuns(shootId: string): UseQueryResult<readonly Run[]> {
  return useQuery({
    queryKey: keys.runs(shootId),
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/shoots/{shootId}/match-runs', { params: { path: { shootId } } }))).items,
  });
}

/** A run, looked at again and again while it works. */
export function useRun(shootId: string, runId: string | undefined, known: Run | undefined): UseQueryResult<Run> {
  return useQuery({
    queryKey: keys.run(shootId, runId ?? ''),
    queryFn: () => unwrap(api.GET('/api/v1/match-runs/{runId}', { params: { path: { runId: runId ?? '' } } })),
    enabled: runId !== undefined,
    ...(known && { initialData: known }),
    refetchInterval: (query) => pollMs(query.state.data),
  });
}

/** What a finished run makes stale: its proposals first of all. */
export function afterRun(queries: QueryClient, shootId: string): void {
  void queries.invalidateQueries({ queryKey: keys.proposals(shootId) });
  void queries.invalidateQueries({ queryKey: keys.runs(shootId) });
  void queries.invalidateQueries({ queryKey: keys.shoot(shootId) });
}

/** Queues a run for the open slots; `key` is made once a click. */
export function useStartRun(shootId: string): UseMutationResult<Run, Error, string> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key: string) =>
      unwrap(
        api.POST('/api/v1/shoots/{shootId}/match-runs', {
          params: { path: { shootId }, header: { 'Idempotency-Key': key } },
        }),
      ),
    onSuccess: (run) => {
      queries.setQueryData(keys.run(shootId, run.id), run);
      queries.setQueryData<readonly Run[]>(keys.runs(shootId), (runs = []) => [
        run,
        ...runs.filter(({ id }) => id !== run.id),
      ]);
    },
  });
}

export interface PinWish {
  readonly proposalId: string;
  readonly pinned: boolean;
}

/** Pins or unpins at once; a refusal puts it back as it was. */
export function usePin(shootId: string): UseMutationResult<unknown, Error, PinWish, Board | undefined> {
  const queries = useQueryClient();
  const key = keys.proposals(shootId);
  return useMutation({
    mutationFn: ({ proposalId, pinned }: PinWish) => {
      const params = { params: { path: { proposalId } } };
      return unwrap(
        pinned
          ? api.POST('/api/v1/proposals/{proposalId}/pin', params)
          : api.POST('/api/v1/proposals/{proposalId}/unpin', params),
      );
    },
    onMutate: async ({ proposalId, pinned }) => {
      await queries.cancelQueries({ queryKey: key });
      const before = queries.getQueryData<Board>(key);
      if (before) queries.setQueryData(key, withState(before, proposalId, pinned ? 'pinned' : 'suggested'));
      return before;
    },
    onError: (_error, _wish, before) => {
      if (before) queries.setQueryData(key, before);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}

export interface SwapWish {
  readonly proposalId: string;
  readonly personId: string;
  readonly key: string;
}

/** Takes a runner-up instead; the new proposal comes back pinned. */
export function useSwap(shootId: string): UseMutationResult<Schema<'ChangedProposal'>, Error, SwapWish> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ proposalId, personId, key }: SwapWish) =>
      unwrap(
        api.POST('/api/v1/proposals/{proposalId}/swap', {
          params: { path: { proposalId }, header: { 'Idempotency-Key': key } },
          body: { personId },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.proposals(shootId) }),
  });
}

export interface SendWish {
  readonly proposalIds: readonly string[];
  /** By how near the work is when absent. */
  readonly minutes?: number | undefined;
  readonly key: string;
}

export function useSend(shootId: string): UseMutationResult<SendOutcome, Error, SendWish> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ proposalIds, minutes, key }: SendWish) =>
      unwrap(
        api.POST('/api/v1/shoots/{shootId}/offers/send', {
          params: { path: { shootId }, header: { 'Idempotency-Key': key } },
          body: { proposalIds: [...proposalIds], ...(minutes !== undefined && { expiresInMinutes: minutes }) },
        }),
      ),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.shootAll(shootId) }),
        queries.invalidateQueries({ queryKey: keys.shootsAll() }),
      ]),
  });
}
