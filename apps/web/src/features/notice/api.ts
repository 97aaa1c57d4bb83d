import {
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
} from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';

export type Notice = Schema<'Notification'>;
type NoticePage = Schema<'Notifications'>;
type NoticePages = InfiniteData<NoticePage>;

/** What I was told, the latest first. */
export function useNotices(): UseInfiniteQueryResult<NoticePages> {
  return useInfiniteQuery({
    queryKey: keys.notices(),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/me/notifications', {
          params: { query: { limit: '20', ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** Marks one as read, or all without an id. The mark shows at once: nobody else can be faster with it. */
export function useRead(): UseMutationResult<number, Error, string | undefined> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string | undefined) => {
      const answer =
        id === undefined
          ? await unwrap(api.POST('/api/v1/me/notifications/read-all'))
          : await unwrap(
              api.POST('/api/v1/me/notifications/{notificationId}/read', { params: { path: { notificationId: id } } }),
            );
      return answer.unread;
    },
    onMutate: (id) => {
      const readAt = new Date().toISOString();
      queries.setQueryData<NoticePages>(keys.notices(), (data) => data && marked(data, id, readAt));
    },
    onSuccess: (unread) => queries.setQueryData(keys.unread(), unread),
    // Whatever was shown too early is put right.
    onSettled: () => queries.invalidateQueries({ queryKey: keys.noticesAll() }),
  });
}

function marked(data: NoticePages, id: string | undefined, readAt: string): NoticePages {
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.map((item) =>
      item.readAt === null && (id === undefined || item.id === id) ? { ...item, readAt } : item,
    ),
  }));
  return { ...data, pages };
}
