import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, newKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import { ifMatch, type PostingPatch } from '../../app/crew/posting-edit';
import type { Run } from './api';

export type Change = Schema<'PossibleChange'>;
export type WhyNot = Schema<'WhyNot'>;
export type WhatIf = Schema<'WhatIf'>;
export type WhatIfStep = WhatIf['steps'][number];
export type KnownPerson = Schema<'KnownPeople'>['items'][number];
export type Axis = WhatIf['axis'];

type Patch = NonNullable<Change['patch']>;

/** An edit of a posting, on top of a version, that is followed by a new run. */
export interface ChangeWish {
  readonly postingId: string;
  readonly version: number;
  readonly patch: Patch;
}

/** An edit that was made, and the run that works on it. */
export interface Changed {
  readonly version: number;
  readonly run: Run;
}

/** Why a run did not follow: the edit stands, with this version. */
export class NotFilled extends Error {
  constructor(
    readonly version: number,
    readonly reason: unknown,
  ) {
    super('changed, and not filled');
  }
}

async function startRun(queries: QueryClient, shootId: string): Promise<Run> {
  const params = { path: { shootId }, header: { 'Idempotency-Key': newKey() } };
  const run = await unwrap(api.POST('/api/v1/shoots/{shootId}/match-runs', { params }));
  queries.setQueryData(keys.run(shootId, run.id), run);
  queries.setQueryData<readonly Run[]>(keys.runs(shootId), (runs = []) => [
    run,
    ...runs.filter(({ id }) => id !== run.id),
  ]);
  return run;
}

/** Makes a change of a posting, and starts a run at once; throws {@link NotFilled} when only the first was done. */
export function useChange(shootId: string): UseMutationResult<Changed, Error, ChangeWish> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ postingId, version, patch }: ChangeWish) => {
      const params = { path: { postingId }, header: ifMatch(version) };
      const body = patch as PostingPatch;
      const stored = await unwrap(api.PATCH('/api/v1/postings/{postingId}', { params, body }));
      void queries.invalidateQueries({ queryKey: keys.postings(shootId) });
      void queries.invalidateQueries({ queryKey: keys.whatIfAll(shootId) });
      const run = await startRun(queries, shootId).catch((error: unknown) => {
        throw new NotFilled(stored.version, error);
      });
      return { version: stored.version, run };
    },
    // Somebody else has edited the posting meanwhile: the next try starts from what is there now.
    onError: () => void queries.invalidateQueries({ queryKey: keys.proposals(shootId) }),
  });
}

/** People whom the company knows, by name. */
export function useKnown(shootId: string, slotId: string, text: string): UseQueryResult<readonly KnownPerson[]> {
  return useQuery({
    queryKey: keys.known(shootId, slotId, text),
    queryFn: async () => {
      const params = { path: { shootId, slotId }, query: text === '' ? {} : { q: text } };
      return (await unwrap(api.GET('/api/v1/shoots/{shootId}/slots/{slotId}/people', { params }))).items;
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** Why somebody is not in a slot, asked anew each time. */
export function useWhyNot(shootId: string, slotId: string, person: string | null): UseQueryResult<WhyNot> {
  return useQuery({
    queryKey: keys.whyNot(shootId, slotId, person ?? ''),
    queryFn: () => {
      const params = { path: { shootId, slotId }, query: { person: person ?? '' } };
      return unwrap(api.GET('/api/v1/shoots/{shootId}/slots/{slotId}/why-not', { params }));
    },
    enabled: person !== null,
    staleTime: 0,
  });
}

/** How the fill changes with pay or start; what was counted before stays on the screen. */
export function useWhatIf(shootId: string, postingId: string, axis: Axis): UseQueryResult<WhatIf> {
  return useQuery({
    queryKey: keys.whatIf(shootId, postingId, axis),
    queryFn: () => {
      const params = { path: { postingId }, query: { axis } };
      return unwrap(api.GET('/api/v1/postings/{postingId}/what-if', { params }));
    },
    staleTime: 30_000,
  });
}

export interface PersonWish {
  readonly slotId: string;
  readonly personId: string;
}

/** Puts somebody in a slot and pins her; where she stood elsewhere in the shoot a run fills that place again. */
export function usePlace(
  shootId: string,
): UseMutationResult<
  Schema<'ChangedProposal'> & { readonly run: Run | null },
  Error,
  PersonWish & { refill: boolean }
> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ slotId, personId, refill }) => {
      const params = { path: { shootId, slotId }, header: { 'Idempotency-Key': newKey() } };
      const placed = await unwrap(
        api.POST('/api/v1/shoots/{shootId}/slots/{slotId}/choice', { params, body: { personId } }),
      );
      const run = refill ? await startRun(queries, shootId).catch(() => null) : null;
      return { ...placed, run };
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.proposals(shootId) }),
  });
}

/** Lets a choice go again, and has the next run find the best. */
export function useUnplace(shootId: string): UseMutationResult<Run, Error, string> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (proposalId) => {
      await unwrap(api.POST('/api/v1/proposals/{proposalId}/unpin', { params: { path: { proposalId } } }));
      return startRun(queries, shootId);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.proposals(shootId) }),
  });
}

interface OfferWish extends PersonWish {
  /** Why the offer may leave out rest. */
  readonly reason?: string;
}

/** Sends an offer of a slot to somebody whom the producer has named. */
export function useOffer(shootId: string): UseMutationResult<Schema<'SentOffer'>, Error, OfferWish> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ reason, ...wish }) => {
      const params = { path: { shootId }, header: { 'Idempotency-Key': newKey() } };
      const body = { ...wish, ...(reason !== undefined && { gapOverride: { reason } }) };
      return unwrap(api.POST('/api/v1/shoots/{shootId}/offers', { params, body }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.shootAll(shootId) }),
  });
}

/** Takes an offer back that was just sent. */
export function useWithdraw(shootId: string): UseMutationResult<unknown, Error, string> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (offerId) => {
      const params = { path: { offerId } };
      return unwrap(api.POST('/api/v1/offers/{offerId}/withdraw', { params, body: { reason: 'sent_by_mistake' } }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.shootAll(shootId) }),
  });
}
