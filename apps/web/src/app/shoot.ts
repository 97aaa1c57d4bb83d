import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, unwrap } from '../api/client';
import { keys } from '../api/keys';
import type { Schema } from '../api/types';

export type Shoot = Schema<'Shoot'>;

/** A shoot with its summary and next step; all pages of a shoot share it. */
export function useShoot(shootId: string): UseQueryResult<Shoot> {
  return useQuery({
    queryKey: keys.shoot(shootId),
    queryFn: () => unwrap(api.GET('/api/v1/shoots/{shootId}', { params: { path: { shootId } } })),
  });
}
