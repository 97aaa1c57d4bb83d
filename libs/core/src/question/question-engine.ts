import { Injectable } from '@nestjs/common';
import type { ChoiceExplanation, MatchingInput, PostingChange, WhatIfPoint } from '@callboard/matching';
import { MatchingPool } from '@callboard/matching-pool';
import { Call } from '../kernel/actor';
import { QuestionGate } from './question-gate';

/** No explanation takes as long; one that does is given up. */
const WHY_NOT_MS = 5_000;
/** The same for a row of changes, each of which solves the shoot anew. */
const WHAT_IF_MS = 10_000;

/** A question about one person and one slot, with whoever stands where meanwhile. */
export interface ChoiceFacts {
  readonly slotId: string;
  readonly personId: string;
  readonly live: readonly { readonly slotId: string; readonly personId: string }[];
}

/** The engine behind a question: in its turn, in a thread, for so long. */
@Injectable()
export class QuestionEngine {
  constructor(
    private readonly gate: QuestionGate,
    private readonly pool: MatchingPool,
  ) {}

  /** Does the work when it is its turn; throws `busy` when too many ask at once. */
  inTurn<T>(call: Call, work: () => Promise<T>): Promise<T> {
    return this.gate.run(call.actor.accountId, work);
  }

  /** Why the person is not in the slot. */
  explain(input: MatchingInput, { slotId, personId, live }: ChoiceFacts): Promise<ChoiceExplanation> {
    const plan = live.map((proposal) => ({ slot: proposal.slotId, person: proposal.personId }));
    return this.pool.whyNot(input, { slot: slotId, person: personId, plan }, { timeLimitMs: WHY_NOT_MS });
  }

  /** What the shoot would be with each of these changes alone. */
  whatIf(
    input: MatchingInput,
    shootId: string,
    changes: readonly PostingChange[],
  ): Promise<readonly (WhatIfPoint | null)[]> {
    return this.pool.whatIf(input, shootId, changes, { timeLimitMs: WHAT_IF_MS });
  }
}
