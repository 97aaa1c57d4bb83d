import type { MessagePort } from 'node:worker_threads';
import type { Market, Problem, SweptPairs } from '@callboard/matching';
import type { CrewMemory, PairRoom } from './crew-memory';

/** One piece of work, done in chunks. */
export type CrewTask =
  /** Chunks of groups: their pairs, kept by the thread that found them. */
  | { readonly kind: 'find' }
  /** What each thread has found goes to its place; a chunk is what it was in `find`. */
  | { readonly kind: 'lay'; readonly room: PairRoom }
  /** Parts of the groups: how many pairs each person has in them. */
  | { readonly kind: 'count'; readonly room: PairRoom; readonly cuts: readonly number[] }
  /** Parts of the groups: their pairs go to the lists of people. */
  | { readonly kind: 'scatter'; readonly room: PairRoom; readonly cuts: readonly number[] }
  /** Chunks of people: their best schedules. */
  | { readonly kind: 'sweep'; readonly pool: SweptPairs }
  /** Parts of the people: the proof of each, the pairs kept by the thread that found them. */
  | { readonly kind: 'prove' }
  /** What each thread has kept goes to its place; a chunk is what it was in `prove`. */
  | { readonly kind: 'gather'; readonly room: PairRoom };

/** What a helper is told. */
export type CrewMessage =
  | {
      readonly kind: 'begin';
      readonly member: number;
      readonly market: Market;
      readonly problem: Problem;
      readonly memory: CrewMemory;
    }
  | { readonly kind: 'work'; readonly task: CrewTask; readonly chunks: number; readonly cells: Int32Array };

/** Makes a worker thread a helper that listens at `port`. */
export interface AssistRequest {
  readonly kind: 'assist';
  readonly port: MessagePort;
  readonly control: Int32Array;
}

/** The only thing a helper says: that it failed, and why. */
export interface HelperFailure {
  readonly detail: string;
}

/** Cells that the threads of a crew share: a wish to stop, a helper that is gone, how many have begun to listen. */
export const STOP = 0;
export const DEAD = 1;
export const LISTENING = 2;
export const CONTROL_CELLS = 3;
