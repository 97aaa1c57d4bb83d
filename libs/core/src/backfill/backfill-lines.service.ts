import { Injectable } from '@nestjs/common';
import { BackfillRepository, OfferRepository, systemContext, Transactions } from '@callboard/database';
import { LEVEL_LIMIT } from '@callboard/domain';
import type { MatchExplanation, MatchingInput } from '@callboard/matching';
import { MatchingPool } from '@callboard/matching-pool';
import { WorkTicket } from '../kernel/outbox-work.service';
import { storedTerms } from '../matching/proposal-replacer.service';
import { Snapshots } from '../matching/snapshot.service';
import { InLine, isNight, Lines } from './backfill-line';

/** How many of the ranking are looked at; more come into question with every round, as those who were asked leave it. */
const RANKED = LEVEL_LIMIT.best + LEVEL_LIMIT.next + LEVEL_LIMIT.relaxed;

/** The ranking of a place from one snapshot. */
export interface Ranking extends Omit<Lines, 'reserves'> {
  /** What it was made from; null when the place cannot be filled as things are. */
  readonly input: MatchingInput | null;
  /** There are more people than were looked at. */
  readonly cut: boolean;
  /** The best of those who are let sleep; by day nobody is. */
  readonly asleep: readonly InLine[];
}

const NOBODY: Ranking = { input: null, ranked: [], relaxed: [], cut: false, asleep: [] };

function inLine({ person, score, offeredPayFen, terms }: MatchExplanation): InLine {
  return { personId: person, score, payFen: offeredPayFen, terms: storedTerms(terms) };
}

/** Ranks the candidates of one place, outside of any transaction. */
@Injectable()
export class BackfillLines {
  constructor(
    private readonly transactions: Transactions,
    private readonly offers: OfferRepository,
    private readonly backfills: BackfillRepository,
    private readonly snapshots: Snapshots,
    private readonly pool: MatchingPool,
  ) {}

  /**
   * The best candidates of a place, and the best with those of one level less. At night only those are ranked who allow a
   * call then: whoever sleeps must not stand before them.
   */
  async rank(ticket: WorkTicket, slotId: string): Promise<Ranking> {
    const found = await this.transactions.read(systemContext(ticket.requestId), async (tx) => {
      const slot = await this.offers.slotScope(tx, slotId);
      if (!slot) return null;
      const more = { offered: true, unheld: true };
      const input = await this.snapshots.load(tx, slot.shootId, slotId, undefined, more);
      if (!input) return null;
      const night = isNight(await this.backfills.place(tx, slotId));
      const everybody = input.people.map(({ id }) => id);
      return { input, awake: night ? await this.backfills.openAtNight(tx, everybody) : null };
    });
    if (!found) return NOBODY;
    const { input, awake } = found;
    const open = awake ? { ...input, people: input.people.filter(({ id }) => awake.has(id)) } : input;
    const ranked = await this.pool.rankSlot(open, slotId, RANKED);
    const cut = ranked.length === RANKED;
    const relaxed = await this.relaxed(open, slotId);
    const best = awake ? await this.pool.rankSlot(input, slotId, RANKED) : [];
    const asleep = best.filter(({ person }) => !awake?.has(person));
    return { input, cut, ranked: ranked.map(inLine), relaxed: relaxed.map(inLine), asleep: asleep.map(inLine) };
  }

  private async relaxed(input: MatchingInput, slotId: string): Promise<readonly MatchExplanation[]> {
    const slots = input.slots.map((slot) =>
      slot.minLevel > 1 ? { ...slot, minLevel: (slot.minLevel - 1) as typeof slot.minLevel } : slot,
    );
    if (slots.every((slot, index) => slot === input.slots[index])) return [];
    return this.pool.rankSlot({ ...input, slots }, slotId, RANKED);
  }
}
