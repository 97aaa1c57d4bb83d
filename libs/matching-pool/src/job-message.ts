import type {
  ChoiceExplanation,
  ChoiceQuestion,
  FillResult,
  FillStage,
  Market,
  MatchExplanation,
  MatchingInput,
  MatchingInputCode,
  PostingChange,
  SolveOptions,
  SolveResult,
  SolveStep,
  WhatIfPoint,
} from '@callboard/matching';
import type { AssistRequest } from './crew/crew-message';
import type { CrewLinks } from './crew/crew-threads';

/** Options of a solve that are plain data. */
export type SolveSettings = Omit<SolveOptions, 'stop' | 'onProgress' | 'threads'>;

export interface SolveRequest {
  readonly kind: 'solve';
  /** What is to be solved; the names of a market stay where they are. */
  readonly source: MatchingInput | Market;
  readonly settings: SolveSettings;
  /** Milliseconds after which the solve ends with what there is. */
  readonly budgetMs: number | undefined;
  /** Somebody may want it to stop: a budget or a signal was given. */
  readonly stoppable: boolean;
}

/** What a thread is asked to do. One job at a time, so messages carry no number. */
export type JobRequest =
  | { readonly kind: 'fill'; readonly input: MatchingInput; readonly shootId: string }
  | { readonly kind: 'rank'; readonly input: MatchingInput; readonly slotId: string; readonly k: number }
  | { readonly kind: 'whyNot'; readonly input: MatchingInput; readonly question: ChoiceQuestion }
  | {
      readonly kind: 'whatIf';
      readonly input: MatchingInput;
      readonly shootId: string;
      readonly changes: readonly PostingChange[];
    }
  | SolveRequest;

/** What the jobs give back. */
export interface JobResult {
  readonly fill: FillResult;
  readonly rank: readonly MatchExplanation[];
  readonly whyNot: ChoiceExplanation;
  readonly whatIf: readonly (WhatIfPoint | null)[];
  readonly solve: SolveResult;
}

/** A message to a thread: a job, a solve with the helpers it has, or to be such a helper. */
export type ThreadRequest =
  Exclude<JobRequest, SolveRequest> | (SolveRequest & { readonly links: CrewLinks }) | AssistRequest;

/** What a thread answers: that it has started, any number of progress messages, then one of the others. */
export type JobReply =
  | { readonly kind: 'started' }
  | { readonly kind: 'progress'; readonly stage: FillStage; readonly done: number; readonly total: number }
  | { readonly kind: 'step'; readonly step: SolveStep }
  | { readonly kind: 'done'; readonly result: JobResult[keyof JobResult] }
  | { readonly kind: 'input'; readonly code: MatchingInputCode; readonly path: string; readonly detail: string }
  | { readonly kind: 'died'; readonly detail: string }
  | { readonly kind: 'failed'; readonly message: string };
