import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, newKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';

export type Strip = Schema<'BackfillStrip'>;
export type Asked = Schema<'BackfillPerson'>;
export type Steering = 'pause' | 'resume' | 'skip' | 'widen' | 'take-over';

/** One backfill with everybody in it; it moves by itself while it runs. */
export function useStrip(shootId: string, id: string): UseQueryResult<Strip> {
  return useQuery({
    queryKey: keys.backfill(shootId, id),
    queryFn: () => unwrap(api.GET('/api/v1/backfills/{backfillId}', { params: { path: { backfillId: id } } })),
  });
}

function send(id: string, step: Steering): Promise<Strip> {
  const params = { path: { backfillId: id } };
  const once = { ...params, header: { 'Idempotency-Key': newKey() } };
  switch (step) {
    case 'pause':
      return unwrap(api.POST('/api/v1/backfills/{backfillId}/pause', { params }));
    case 'resume':
      return unwrap(api.POST('/api/v1/backfills/{backfillId}/resume', { params }));
    case 'take-over':
      return unwrap(api.POST('/api/v1/backfills/{backfillId}/take-over', { params }));
    case 'skip':
      return unwrap(api.POST('/api/v1/backfills/{backfillId}/skip', { params: once }));
    case 'widen':
      return unwrap(api.POST('/api/v1/backfills/{backfillId}/widen', { params: once }));
  }
}

/** Steers a backfill; what comes back is shown at once. */
export function useSteer(shootId: string, id: string): UseMutationResult<Strip, Error, Steering> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (step: Steering) => send(id, step),
    onSuccess: (strip) => queries.setQueryData(keys.backfill(shootId, id), strip),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.backfills(shootId) }),
  });
}
