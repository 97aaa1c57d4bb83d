import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import { holdTexts } from '../../messages/hold';
import { useText } from '../../messages/locale';
import { useUndoable } from './api';

/** Live holds on my days. */
export function useMyHolds(): UseQueryResult<readonly Schema<'MyHold'>[]> {
  return useQuery({
    queryKey: keys.myHolds(),
    queryFn: async () => (await unwrap(api.GET('/api/v1/me/holds'))).items,
  });
}

/** Takes days back after eight seconds in which it can be undone. */
export function useReleaseHold(): (hold: Schema<'MyHold'>) => void {
  const undoable = useUndoable();
  const t = useText(holdTexts);
  return ({ id, shootTitle: shoot }) =>
    undoable({
      id,
      text: t('released', { shoot }),
      failed: t('failedRelease', { shoot }),
      act: () =>
        unwrap(api.POST('/api/v1/me/holds/{holdId}/release', { params: { path: { holdId: id } }, keepalive: true })),
    });
}
