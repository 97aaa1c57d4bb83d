import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client';
import { keys } from '../../../api/keys';
import { changedStretches } from '../../../viz/day-painter-days';
import { daysOf, paintable, paintStretch, putProfile, type FreeKind, type MyProfile } from '../api';
import { termsOfDraft, type Draft } from './start-draft';

/** Writes the answers: the profile over whatever is stored, then the days that differ. Trying again is harmless. */
export function useFinish(onDone: () => void): UseMutationResult<MyProfile, Error, Draft> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (draft) => {
      const stored = await unwrap(api.GET('/api/v1/me/profile'));
      const profile = await putProfile(stored.version, termsOfDraft(draft, stored));
      const { first, last } = paintable();
      const days = await unwrap(api.GET('/api/v1/me/availability', { params: { query: { from: first, to: last } } }));
      const wanted = new Map<string, FreeKind>(draft.days.filter(([day]) => day >= first && day <= last));
      for (const stretch of changedStretches(daysOf(days), wanted)) await paintStretch(stretch);
      return profile;
    },
    onSuccess: async (profile) => {
      queries.setQueryData(keys.profile(), profile);
      await queries.invalidateQueries({ queryKey: keys.me(), refetchType: 'none' });
      await queries.invalidateQueries({ queryKey: keys.boardAll() });
      onDone();
    },
  });
}
