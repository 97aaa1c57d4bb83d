import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';

export type Applicant = Schema<'ReceivedApplication'>;
export type ApplicantState = Applicant['state'];
export type Posting = Schema<'Posting'>;
type Received = Schema<'ReceivedApplicationPage'>;

export interface ApplicantFilter {
  readonly postingId?: string;
  readonly state?: ApplicantState;
}

const PAGE = '50';

/** Applications for a shoot, a page at a time. */
export function useApplicants(shootId: string, filter: ApplicantFilter) {
  return useInfiniteQuery({
    queryKey: keys.received(shootId, { ...filter }),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/shoots/{shootId}/applications', {
          params: {
            path: { shootId },
            query: { ...filter, limit: PAGE, ...(pageParam !== undefined && { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** The postings of a shoot, to choose one. */
export function usePostings(shootId: string) {
  return useQuery({
    queryKey: keys.postings(shootId),
    queryFn: () => unwrap(api.GET('/api/v1/shoots/{shootId}/postings', { params: { path: { shootId } } })),
    select: (page) => page.items,
  });
}

type Cached = InfiniteData<Received, string | undefined>;

function withState(data: Cached | undefined, id: string, state: ApplicantState): Cached | undefined {
  return (
    data && {
      ...data,
      pages: data.pages.map((page) => ({
        ...page,
        items: page.items.map((item) => (item.id === id ? { ...item, state } : item)),
      })),
    }
  );
}

/** Puts somebody on the short list; seen at once, taken back when the server refuses. */
export function useShortlist(shootId: string) {
  const queries = useQueryClient();
  const all = ['shoot', shootId, 'applications'] as const;
  return useMutation({
    mutationFn: (applicationId: string) =>
      unwrap(api.POST('/api/v1/applications/{applicationId}/shortlist', { params: { path: { applicationId } } })),
    onMutate: async (id) => {
      await queries.cancelQueries({ queryKey: all });
      const before = queries.getQueriesData<Cached>({ queryKey: all });
      queries.setQueriesData<Cached>({ queryKey: all }, (data) => withState(data, id, 'shortlisted'));
      return before;
    },
    onError: (_error, _id, before) => before?.forEach(([key, data]) => queries.setQueryData(key, data)),
    onSettled: () => void queries.invalidateQueries({ queryKey: all }),
  });
}

/** Declines somebody; called when the time to undo is over. */
export function useDecline(shootId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (applicationId: string) =>
      unwrap(api.POST('/api/v1/applications/{applicationId}/decline', { params: { path: { applicationId } } })),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['shoot', shootId, 'applications'] }),
        queries.invalidateQueries({ queryKey: keys.postings(shootId) }),
      ]),
  });
}

export type Decision = 'shortlist' | 'decline';
export type Outcomes = Schema<'DecisionOutcomes'>['items'];
export type Reserve = Schema<'ShootReserve'>;

/** The server decides on so many at once. */
export const AT_ONCE = 100;

/** Decides on many at once; each has its own outcome. */
export function useDecideMany(shootId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ ids, decision }: { ids: readonly string[]; decision: Decision }): Promise<Outcomes> => {
      const outcomes: Outcomes = [];
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const { items } = await unwrap(
          api.POST('/api/v1/shoots/{shootId}/applications/decisions', {
            params: { path: { shootId } },
            body: { decision, applicationIds: ids.slice(from, from + AT_ONCE) },
          }),
        );
        outcomes.push(...items);
      }
      return outcomes;
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['shoot', shootId, 'applications'] }),
        queries.invalidateQueries({ queryKey: keys.postings(shootId) }),
      ]),
  });
}

/** Who stands by for the postings of a shoot, the longest first. */
export function useReserves(shootId: string) {
  return useQuery({
    queryKey: keys.reserves(shootId),
    queryFn: () =>
      unwrap(api.GET('/api/v1/shoots/{shootId}/reserves', { params: { path: { shootId }, query: { limit: '100' } } })),
    select: (page) => page.items,
  });
}
