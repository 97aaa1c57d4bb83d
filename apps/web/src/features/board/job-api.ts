import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { STALE } from '../../api/query';
import type { Schema } from '../../api/types';

export type Job = Schema<'BoardPosting'>;
export type JobPage = Schema<'BoardPostingPage'>;

/** Asks for a posting: under a session the answer says how it stands to its holder. */
export const askJob = (id: string): Promise<JobPage> =>
  unwrap(api.GET('/api/v1/board/postings/{postingId}', { params: { path: { postingId: id } } }));

/** A posting as everybody sees it. */
export function useJob(id: string): UseQueryResult<JobPage> {
  return useQuery({ queryKey: keys.job(id), queryFn: () => askJob(id), staleTime: STALE.board });
}
