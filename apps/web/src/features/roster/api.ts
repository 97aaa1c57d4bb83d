import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';

export type Roster = Schema<'Roster'>;
export type RosterGap = Roster['gaps'][number];
export type RosterPerson = Roster['people'][number];
export type ShootOffer = Schema<'ShootOffer'>;

/** The roster of a shoot of the own company. */
export function useRoster(shootId: string): UseQueryResult<Roster> {
  return useQuery({
    queryKey: keys.roster(shootId),
    queryFn: () => unwrap(api.GET('/api/v1/shoots/{shootId}/roster', { params: { path: { shootId } } })),
  });
}

/** The roster of any shoot, for the platform's own people. */
export function useAdminRoster(shootId: string): UseQueryResult<Roster> {
  return useQuery({
    // Under the shoot's own roster, so that what makes that one stale makes this one stale too.
    queryKey: [...keys.roster(shootId), 'admin'],
    queryFn: () => unwrap(api.GET('/api/v1/admin/shoots/{shootId}/roster', { params: { path: { shootId } } })),
  });
}

const UNDER_WAY = ['sent', 'viewed'] as const;

/** Offers that wait for an answer, the first hundred of each state. */
export function useOffersUnderWay(shootId: string, enabled: boolean): UseQueryResult<ShootOffer[]> {
  return useQuery({
    queryKey: keys.offers(shootId, { underWay: true }),
    enabled,
    queryFn: async () => {
      const pages = await Promise.all(
        UNDER_WAY.map((state) =>
          unwrap(
            api.GET('/api/v1/shoots/{shootId}/offers', {
              params: { path: { shootId }, query: { state, limit: '100' } },
            }),
          ),
        ),
      );
      return pages.flatMap((page) => page.items);
    },
  });
}

/** The postings of a shoot, for what a department costs. */
export function usePostings(shootId: string, enabled: boolean): UseQueryResult<Schema<'Posting'>[]> {
  return useQuery({
    queryKey: keys.postings(shootId),
    enabled,
    queryFn: () => unwrap(api.GET('/api/v1/shoots/{shootId}/postings', { params: { path: { shootId } } })),
    select: (page) => page.items,
  });
}
