import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';

export type JobFit = Schema<'JobFit'>;
export type Obstacle = JobFit['obstacles'][number];
export type Change = NonNullable<Obstacle['change']>;

/** Whether a posting fits whoever is signed in: asked anew whenever it comes on screen. */
export function useJobFit(id: string): UseQueryResult<JobFit> {
  return useQuery({
    queryKey: keys.myFit(id),
    queryFn: () => unwrap(api.GET('/api/v1/board/postings/{postingId}/fit', { params: { path: { postingId: id } } })),
    staleTime: 0,
  });
}

/** Paints stretches of days free, and asks again for everything that is mine. */
export function usePaintFree() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (days: Change['days']) => {
      for (const { from, to } of days) {
        await unwrap(api.PUT('/api/v1/me/availability', { body: { from, to, state: 'free' } }));
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.me() }),
  });
}
