import type { MatchRuns } from '@callboard/core';

/** A match run with its instants as text. */
export function matchRunAnswer(run: Awaited<ReturnType<MatchRuns['get']>>): object {
  return {
    ...run,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}
