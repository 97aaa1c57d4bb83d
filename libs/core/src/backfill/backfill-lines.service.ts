import { Injectable } from '@nestjs/common';
import { OfferRepository, systemContext, Transactions } from '@callboard/database';
import { LEVEL_LIMIT } from '@callboard/domain';
import type { MatchExplanation, MatchingInput } from '@callboard/matching';
import { MatchingPool } from '@callboard/matching-pool';
import { WorkTicket } from '../kernel/outbox-work.service';
import { storedTerms } from '../matching/proposal-replacer.service';
import { Snapshots } from '../matching/snapshot.service';
import { InLine, Lines } from './backfill-line';

/** How many of the ranking are looked at; more come into question with every round, as those who were asked leave it. */
const RANKED = LEVEL_LIMIT.best + LEVEL_LIMIT.next + LEVEL_LIMIT.relaxed;

/** The ranking of a place from one snapshot. */
export interface Ranking extends Omit<Lines, 'reserves'> {
  /** What it was made from; null when the place cannot be filled as things are. */
  readonly input: MatchingInput | null;
  /** There are more people than were looked at. */
  readonly cut: boolean;
}

const NOBODY: Ranking = { input: null, ranked: [], relaxed: [], cut: false };

function inLine({ person, score, offeredPayFen, terms }: MatchExplanation): InLine {
  return { personId: person, score, payFen: offeredPayFen, terms: storedTerms(terms) };
}

/** Ranks the candidates of one place, outside of any transaction. */
@Injectable()
export class BackfillLines {
  constructor(
    private readonly transactions: Transactions,
    private readonly offers: OfferRepository,
    private readonly snapshots: Snapshots,
    private readonly pool: MatchingPool,
  ) {}

  /** The best candidates of a place, and the best with those of one level less. */
  async rank(ticket: WorkTicket, slotId: string): Promise<Ranking> {
    const input = await this.transactions.read(systemContext(ticket.requestId), async (tx) => {
      const slot = await this.offers.slotScope(tx, slotId);
      return slot && this.snapshots.load(tx, slot.shootId, slotId, undefined, { offered: true, unheld: true });
    });
    if (!input) return NOBODY;
    const ranked = await this.pool.rankSlot(input, slotId, RANKED);
    const cut = ranked.length === RANKED;
    const relaxed = await this.relaxed(input, slotId);
    return { input, cut, ranked: ranked.map(inLine), relaxed: relaxed.map(inLine) };
  }

  private async relaxed(input: MatchingInput, slotId: string): Promise<readonly MatchExplanation[]> {
    const slots = input.slots.map((slot) =>
      slot.minLevel > 1 ? { ...slot, minLevel: (slot.minLevel - 1) as typeof slot.minLevel } : slot,
    );
    if (slots.every((slot, index) => slot === input.slots[index])) return [];
    return this.pool.rankSlot({ ...input, slots }, slotId, RANKED);
  }
}
