import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';

export type Announcement = Schema<'Announcement'>;
export type AnnouncementDetail = Schema<'AnnouncementDetail'>;

/** What a crew was told, the latest first, page by page. */
export function useAnnouncements(
  shootId: string,
): UseInfiniteQueryResult<InfiniteData<Schema<'AnnouncementPage'>, string | null>> {
  return useInfiniteQuery({
    queryKey: keys.announcements(shootId),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/shoots/{shootId}/announcements', {
          params: { path: { shootId }, query: { limit: '30', ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** One of them with those who have not read it. */
export function useAnnouncement(shootId: string, announcementId: string): UseQueryResult<AnnouncementDetail> {
  return useQuery({
    queryKey: keys.announcement(shootId, announcementId),
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/shoots/{shootId}/announcements/{announcementId}', {
          params: { path: { shootId, announcementId } },
        }),
      ),
  });
}

const departmentsOf = ({ people }: Schema<'Roster'>): ReadonlySet<string> =>
  new Set(people.flatMap(({ slots }) => slots.map(({ department }) => department)));

/** The departments that have somebody, by the roster. */
export function useCrew(shootId: string): UseQueryResult<ReadonlySet<string>> {
  return useQuery({
    queryKey: keys.roster(shootId),
    queryFn: () => unwrap(api.GET('/api/v1/shoots/{shootId}/roster', { params: { path: { shootId } } })),
    select: departmentsOf,
  });
}

interface SendWish {
  readonly key: string;
  readonly department: string | null;
  readonly text: string;
  readonly urgent: boolean;
}

export function useSend(shootId: string): UseMutationResult<Schema<'AnnouncementSent'>, Error, SendWish> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, department, ...rest }: SendWish) =>
      unwrap(
        api.POST('/api/v1/shoots/{shootId}/announcements', {
          params: { path: { shootId }, header: { 'Idempotency-Key': key } },
          body: { department: department as never, ...rest },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.announcementsAll(shootId) }),
  });
}

export function useWithdraw(
  shootId: string,
): UseMutationResult<Schema<'AnnouncementSent'>, Error, { id: string; key: string }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, key }) =>
      unwrap(
        api.POST('/api/v1/shoots/{shootId}/announcements/{announcementId}/withdraw', {
          params: { path: { shootId, announcementId: id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.announcementsAll(shootId) }),
  });
}
