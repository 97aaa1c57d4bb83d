import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseInfiniteQueryResult,
  type InfiniteData,
} from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import { looksLikeContact } from './search';

export type AdminShoot = Schema<'AdminShoot'>;
export type AdminAccount = Schema<'AdminAccount'>;
export type AdminRun = Schema<'AdminMatchRun'>;
export type AuditEntry = Schema<'AuditEntry'>;
export type DeadLetter = Schema<'DeadLetter'>;
export type Overview = Schema<'AdminOverview'>;
export type Reviewed = Schema<'ReviewedCompany'>;
export type Decision = Schema<'CompanyDecision'>['decision'];
export type ContactKind = Schema<'Unmask'>['kind'];
export type PersonOnDay = Schema<'AdminPeople'>['people'][number];
export type PersonDay = Schema<'AdminPersonDays'>['days'][number];

interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}
type PageQuery = { limit: string; cursor?: string };
export type Pages<T, P extends Page<T> = Page<T>> = UseInfiniteQueryResult<InfiniteData<P, string | undefined>>;

const PAGE = '30';

/** A list of the control room, a page at a time. */
export function usePages<T, P extends Page<T> = Page<T>>(
  part: string,
  filter: Readonly<Record<string, unknown>>,
  read: (page: PageQuery) => Promise<P>,
): Pages<T, P> {
  return useInfiniteQuery({
    queryKey: keys.admin(part, filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => read({ limit: PAGE, ...(pageParam !== undefined && { cursor: pageParam }) }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
}

/** Everything of the pages that are there. */
export function itemsOf<T>(data: InfiniteData<Page<T>, string | undefined>): T[] {
  return data.pages.flatMap((page) => page.items);
}

export function useOverview() {
  return useQuery({
    queryKey: keys.admin('overview'),
    queryFn: () => unwrap(api.GET('/api/v1/admin/overview')),
    // Its clocks and counts move without an event too.
    refetchInterval: 60_000,
  });
}

export interface ShootFilter {
  readonly q?: string;
  readonly state?: AdminShoot['state'];
}

export function useAdminShoots(filter: ShootFilter): Pages<AdminShoot> {
  return usePages('shoots', { ...filter }, (page) =>
    unwrap(api.GET('/api/v1/admin/shoots', { params: { query: { ...filter, ...page } } })),
  );
}

/** People by name or handle with what they do on a day; a whole contact finds its account first. */
export function usePeople(q: string, day: string) {
  return useQuery({
    queryKey: keys.admin('people', { q, day }),
    enabled: q !== '',
    placeholderData: (before) => before,
    queryFn: async () => {
      let wanted = q;
      if (looksLikeContact(q)) {
        const found = await unwrap(api.GET('/api/v1/admin/accounts', { params: { query: { q, limit: '1' } } }));
        const account = found.items[0];
        if (!account) return { day, people: [] };
        wanted = account.handle;
      }
      return unwrap(api.GET('/api/v1/admin/people', { params: { query: { q: wanted, day } } }));
    },
  });
}

export function usePersonDays(personId: string, from: string, to: string) {
  return useQuery({
    queryKey: keys.admin('personDays', { personId, from, to }),
    placeholderData: (before) => before,
    queryFn: () =>
      unwrap(api.GET('/api/v1/admin/people/{personId}/days', { params: { path: { personId }, query: { from, to } } })),
  });
}

export function useReviews(state: Reviewed['state'] | undefined): Pages<Reviewed> {
  return usePages('companies', { state }, (page) =>
    unwrap(api.GET('/api/v1/admin/companies', { params: { query: { ...(state && { state }), ...page } } })),
  );
}

export function useCompany(companyId: string) {
  return useQuery({
    queryKey: keys.admin('company', { companyId }),
    enabled: companyId !== '',
    queryFn: () => unwrap(api.GET('/api/v1/companies/{companyId}', { params: { path: { companyId } } })),
  });
}

export interface AccountFilter {
  readonly q?: string;
  readonly state?: AdminAccount['state'];
}

export function useAccounts(filter: AccountFilter): Pages<AdminAccount> {
  return usePages('accounts', { ...filter }, (page) =>
    unwrap(api.GET('/api/v1/admin/accounts', { params: { query: { ...filter, ...page } } })),
  );
}

export function useAdminRuns(state: AdminRun['state'] | undefined): Pages<AdminRun> {
  return usePages('runs', { state }, (page) =>
    unwrap(api.GET('/api/v1/admin/match-runs', { params: { query: { ...(state && { state }), ...page } } })),
  );
}

export function useRun(runId: string) {
  return useQuery({
    queryKey: keys.admin('run', { runId }),
    queryFn: () => unwrap(api.GET('/api/v1/match-runs/{runId}', { params: { path: { runId } } })),
  });
}

export function useDeadLetters(): Pages<DeadLetter> {
  return usePages('deadLetters', {}, (page) =>
    unwrap(api.GET('/api/v1/admin/dead-letters', { params: { query: page } })),
  );
}

export interface AuditFilter {
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly shootId?: string;
  readonly actorAccountId?: string;
}

export function useAudit(filter: AuditFilter): Pages<AuditEntry> {
  return usePages('audit', { ...filter }, (page) =>
    unwrap(api.GET('/api/v1/admin/audit', { params: { query: { ...filter, ...page } } })),
  );
}

/** What an admin does; afterwards everything of the control room is asked for again. */
export function useAct<V>(act: (input: V) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.adminAll() }),
  });
}

export const acts = {
  decide: ({ companyId, decision, reason }: { companyId: string; decision: Decision; reason: string }) =>
    unwrap(
      api.POST('/api/v1/admin/companies/{companyId}/decision', {
        params: { path: { companyId } },
        body: { decision, reason },
      }),
    ),
  suspend: ({ accountId, reason }: { accountId: string; reason: string }) =>
    unwrap(
      api.POST('/api/v1/admin/accounts/{accountId}/suspension', {
        params: { path: { accountId } },
        body: { reason },
      }),
    ),
  reinstate: ({ accountId }: { accountId: string }) =>
    unwrap(api.DELETE('/api/v1/admin/accounts/{accountId}/suspension', { params: { path: { accountId } } })),
  unmask: ({ accountId, kind, reason }: { accountId: string; kind: ContactKind; reason: string }) =>
    unwrap(
      api.POST('/api/v1/admin/accounts/{accountId}/unmask', {
        params: { path: { accountId } },
        body: { kind, reason },
      }),
    ),
  replay: (outboxId: string) =>
    unwrap(api.POST('/api/v1/admin/dead-letters/{outboxId}/replay', { params: { path: { outboxId } } })),
  stepUp: (password: string) => unwrap(api.POST('/api/v1/auth/step-up', { body: { password } })),
} as const;
