import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import { useSession } from '../../app/session';
import { askJob, type JobPage } from './job-api';

const APPLICATIONS_AT_ONCE = '100';

/** A posting as it stands to whoever is signed in: the same answer, asked for under the session. */
export function useMyJob(id: string): UseQueryResult<JobPage> {
  const { session } = useSession();
  return useQuery({ queryKey: keys.myJob(id), queryFn: () => askJob(id), enabled: session !== null });
}

/** My application to a posting with its place among those that wait; null when it is not known. */
export function useMyApplication(jobId: string, applied: boolean): Schema<'Application'> | null {
  const { data } = useQuery({
    queryKey: [...keys.myJob(jobId), 'place'],
    queryFn: async () => {
      const { items } = await unwrap(
        api.GET('/api/v1/me/applications', { params: { query: { limit: APPLICATIONS_AT_ONCE } } }),
      );
      return items.find(({ postingId }) => postingId === jobId) ?? null;
    },
    enabled: applied,
  });
  return data ?? null;
}

/** Applies; the key of the click makes of every retry the same application. */
export function useApply(jobId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ note, days, key }: { note: string; days: readonly string[] | null; key: string }) =>
      unwrap(
        api.POST('/api/v1/postings/{postingId}/applications', {
          params: { path: { postingId: jobId }, header: { 'Idempotency-Key': key } },
          body: { note, ...(days && { days: [...days] }) },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.me() }),
  });
}

/** Takes an application back. */
export function useWithdraw() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (applicationId: string) =>
      unwrap(
        api.POST('/api/v1/applications/{applicationId}/withdraw', {
          params: { path: { applicationId } },
          keepalive: true,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.me() }),
  });
}

/** Stands by for a posting, or does no longer. */
export function useReserve(jobId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (standBy: boolean) => {
      const params = { params: { path: { postingId: jobId } } };
      return unwrap(
        standBy
          ? api.PUT('/api/v1/me/reserves/{postingId}', params)
          : api.DELETE('/api/v1/me/reserves/{postingId}', params),
      );
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.me() }),
  });
}
