import { useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { isProblem } from '../../api/problem';
import type { Schema } from '../../api/types';
import { Autosave, storeVersioned, type SaveState } from './autosave';

export type Posting = Schema<'Posting'>;
type PostingList = Schema<'PostingList'>;

/** What of a posting can be edited. */
export type PostingTerms = Pick<
  Posting,
  | 'roleId'
  | 'headcount'
  | 'minLevel'
  | 'payLowFen'
  | 'payHighFen'
  | 'hoursPerDay'
  | 'prepDays'
  | 'shootShareBp'
  | 'wrapDays'
  | 'shiftDays'
  | 'headOfDepartment'
  | 'entry'
  | 'requirements'
  | 'asking'
>;
export type PostingPatch = Partial<PostingTerms> & { readonly visibility?: 'private' | 'public' };

/** The postings of a shoot with their slots counted. */
export function usePostings(shootId: string): UseQueryResult<readonly Posting[]> {
  return useQuery({
    queryKey: keys.postings(shootId),
    queryFn: () => loadPostings(shootId),
    select: ({ items }) => items,
  });
}

function loadPostings(shootId: string): Promise<PostingList> {
  return unwrap(api.GET('/api/v1/shoots/{shootId}/postings', { params: { path: { shootId } } }));
}

/** The header of an edit: on top of which version it was made. */
export const ifMatch = (version: number): { 'If-Match': string } => ({ 'If-Match': `"${version}"` });

/** Changes one posting; throws `version.conflict` when another version is stored by now. */
export function patchPosting(postingId: string, version: number, patch: PostingPatch): Promise<Posting> {
  return unwrap(
    api.PATCH('/api/v1/postings/{postingId}', {
      params: { path: { postingId }, header: ifMatch(version) },
      body: patch,
    }),
  );
}

/** Puts a stored posting in the place of the one that is shown. */
export function acceptPosting(queries: QueryClient, shootId: string, stored: Posting): void {
  queries.setQueryData<PostingList>(
    keys.postings(shootId),
    (list) => list && { ...list, items: list.items.map((item) => (item.id === stored.id ? stored : item)) },
  );
  void queries.invalidateQueries({ queryKey: keys.shoot(shootId) });
}

// Beyond any page, so that going back and forth loses nothing that is typed and not stored yet.
const saves = new Map<string, Autosave<PostingPatch>>();

/**
 * Stores an edit of a posting over the version that it was made on, the one shown when none is given; throws a conflict
 * when both changed the same field.
 */
export function storePosting(
  queries: QueryClient,
  shootId: string,
  postingId: string,
  patch: Partial<PostingPatch>,
  over?: Posting,
): Promise<Posting> {
  const current = (): Posting | undefined =>
    queries.getQueryData<PostingList>(keys.postings(shootId))?.items.find(({ id }) => id === postingId);
  return storeVersioned<Posting, PostingPatch>(
    {
      current: () => over ?? current(),
      load: async () => {
        queries.setQueryData(keys.postings(shootId), await loadPostings(shootId));
        const found = current();
        if (!found) throw new Error('The posting is gone.');
        return found;
      },
      write: (version, given) => patchPosting(postingId, version, given),
      accept: (stored) => acceptPosting(queries, shootId, stored),
      isConflict: (error) => isProblem(error, 'version.conflict'),
    },
    patch,
  );
}

function saveOf(queries: QueryClient, shootId: string, postingId: string): Autosave<PostingPatch> {
  const known = saves.get(postingId);
  if (known) return known;
  const made = new Autosave<PostingPatch>(async (patch) => {
    await storePosting(queries, shootId, postingId, patch);
  });
  saves.set(postingId, made);
  return made;
}

export interface PostingEdit {
  /** The posting with what is typed and not stored yet. */
  readonly shown: Posting;
  readonly state: SaveState<PostingPatch>;
  readonly put: (patch: PostingPatch) => void;
  readonly save: Autosave<PostingPatch>;
}

/** Editing a posting in place: stored by itself, a moment after the last change. */
export function usePostingEdit(posting: Posting): PostingEdit {
  const queries = useQueryClient();
  const save = useMemo(() => saveOf(queries, posting.shootId, posting.id), [queries, posting.shootId, posting.id]);
  const state = useSyncExternalStore(save.subscribe, save.snapshot);
  const put = useCallback((patch: PostingPatch) => save.put(patch), [save]);
  const shown = useMemo(() => ({ ...posting, ...state.pending }) as Posting, [posting, state.pending]);
  return { shown, state, put, save };
}
