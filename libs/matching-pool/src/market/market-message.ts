import type {
  Assignment,
  MatchingInputCode,
  PlanGapExplanation,
  ShardRequest,
  Shortage,
  SolveStep,
} from '@callboard/matching';

/** How a market is to be solved over shards. */
export interface LeadSettings {
  /** Shards of people; a part of what the result depends on. */
  readonly shards: number;
  /** As in `SolveOptions`. */
  readonly gapTarget: number;
}

/**
 * The request before all others: the group of each slot (`groups.ofSlot`) and the index of the first person of each
 * shard. Shards do not answer it.
 */
export interface BeginRequest {
  readonly kind: 'begin';
  readonly ofSlot: Int32Array;
  readonly from: readonly number[];
}

export type StepKind = ShardRequest['kind'] | BeginRequest['kind'];

/** What a run comes to, but for who is where. */
export interface MarketSummary {
  readonly people: number;
  readonly slots: number;
  readonly pinned: number;
  readonly filled: number;
  readonly open: number;
  /** Points of the plan, and what no plan exceeds. */
  readonly value: number;
  readonly bound: number;
  readonly gap: number;
  readonly work: number;
  /** It began with prices of an earlier run. */
  readonly warm: boolean;
  /** Where the market is short of people. */
  readonly segments: readonly Shortage[];
}

/** What a run has for one shoot. */
export interface ShootBatch {
  readonly shoot: string;
  readonly assignments: readonly Assignment[];
  readonly open: readonly PlanGapExplanation[];
  /** Price of each slot without a pin, in parts of a point. */
  readonly prices: readonly { readonly slot: string; readonly price: number }[];
}

/** To the thread that leads. */
export type LeadOrder =
  | { readonly kind: 'lead'; readonly control: Int32Array }
  | { readonly kind: 'part'; readonly bytes: Uint8Array }
  | { readonly kind: 'solve'; readonly settings: LeadSettings }
  /** While it waits: what the shards answered, or that it may go on. */
  | { readonly kind: 'answers'; readonly bytes: readonly Uint8Array[] };

/** From the thread that leads; it waits after `ask` and `batch`. */
export type LeadReport =
  | { readonly kind: 'ask'; readonly step: StepKind; readonly bytes: Uint8Array }
  | { readonly kind: 'step'; readonly step: SolveStep }
  | { readonly kind: 'solved'; readonly summary: MarketSummary }
  | { readonly kind: 'batch'; readonly batch: ShootBatch }
  | { readonly kind: 'end' }
  | ThreadFailure;

/** To a thread that works for shards. */
export type SeatOrder =
  | { readonly kind: 'seat' }
  | {
      readonly kind: 'open';
      readonly shard: number;
      readonly begin: Uint8Array;
      readonly parts: readonly Uint8Array[];
    }
  /** `quiet`: nobody needs the answer, only what follows from it. */
  | { readonly kind: 'ask'; readonly shard: number; readonly bytes: Uint8Array; readonly quiet: boolean }
  | { readonly kind: 'drop'; readonly shard: number };

export type SeatReport = { readonly kind: 'done'; readonly bytes: Uint8Array | null } | ThreadFailure;

export interface ThreadFailure {
  readonly kind: 'failed';
  readonly message: string;
  /** The input was wrong. */
  readonly input?: { readonly code: MatchingInputCode; readonly path: string; readonly detail: string };
}
