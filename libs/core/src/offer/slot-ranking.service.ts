import { Injectable } from '@nestjs/common';
import { OfferRepository, systemContext, Transactions } from '@callboard/database';
import type { MatchExplanation, MatchingInput } from '@callboard/matching';
import { MatchingPool } from '@callboard/matching-pool';
import { WorkTicket } from '../kernel/outbox-work.service';
import { Snapshots } from '../matching/snapshot.service';

/** How many of the best are looked at: several refills of one shoot may want the same person at once. */
export const CANDIDATES = 8;

/** The slot's candidates, best first, from one snapshot. */
export interface Ranking {
  readonly input: MatchingInput;
  readonly best: readonly MatchExplanation[];
}

/** Ranks the candidates of one slot, outside of any transaction. */
@Injectable()
export class SlotRanking {
  constructor(
    private readonly transactions: Transactions,
    private readonly offers: OfferRepository,
    private readonly snapshots: Snapshots,
    private readonly pool: MatchingPool,
  ) {}

  /** The best candidates; null when the slot cannot be filled as things are. */
  async load(ticket: WorkTicket, slotId: string): Promise<Ranking | null> {
    const input = await this.transactions.read(systemContext(ticket.requestId), async (tx) => {
      const slot = await this.offers.slotScope(tx, slotId);
      return slot && this.snapshots.load(tx, slot.shootId, slotId);
    });
    return input && { input, best: await this.pool.rankSlot(input, slotId, CANDIDATES) };
  }
}
