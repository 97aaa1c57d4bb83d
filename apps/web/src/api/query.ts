import { QueryClient } from '@tanstack/react-query';
import { OfflineError, problemOf } from './problem';

const MINUTE = 60_000;

/** How old data may be before it is asked for again, in milliseconds. */
export const STALE = { reference: Infinity, board: MINUTE, live: 5 * MINUTE } as const;

/** A refusal is an answer: only a lost network or a failing server is asked again. */
function worthRetrying(count: number, error: unknown): boolean {
  if (count >= 2) return false;
  const problem = problemOf(error);
  return problem ? problem.status >= 500 : error instanceof OfflineError;
}

/** The cache of one page load, or of one rendering on the server. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE.live,
        // On the server a timer would hold the answers of every rendering for half an hour.
        gcTime: typeof window === 'undefined' ? Infinity : 30 * MINUTE,
        retry: worthRetrying,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
