import type { FillResult, FillStage, MatchExplanation, MatchingInput, MatchingInputCode } from '@callboard/matching';

/** What a thread is asked to do. One job at a time, so messages carry no number. */
export type JobRequest =
  | { readonly kind: 'fill'; readonly input: MatchingInput; readonly shootId: string }
  | { readonly kind: 'rank'; readonly input: MatchingInput; readonly slotId: string; readonly k: number };

/** What the jobs give back. */
export interface JobResult {
  readonly fill: FillResult;
  readonly rank: readonly MatchExplanation[];
}

/** What a thread answers: that it has started, any number of progress messages, then one of the others. */
export type JobReply =
  | { readonly kind: 'started' }
  | { readonly kind: 'progress'; readonly stage: FillStage; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly result: JobResult[keyof JobResult] }
  | { readonly kind: 'input'; readonly code: MatchingInputCode; readonly path: string; readonly detail: string }
  | { readonly kind: 'failed'; readonly message: string };
