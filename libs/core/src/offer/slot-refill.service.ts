import { Injectable } from '@nestjs/common';
import { AccessRepository, MatchRunRepository, OfferRepository, SlotScope, Tx } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { buildMarket, explainUnfilled } from '@callboard/matching';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { candidateProblem } from '../matching/candidate-check';
import { shortfallOf, storedTerms } from '../matching/match-run-store.service';
import { OfferSender } from './offer-sender.service';
import { PostingSettle } from './posting-settle.service';
import { CANDIDATES, Ranking, SlotRanking } from './slot-ranking.service';

/** Offers a slot that came free to the next candidate. */
@Injectable()
export class SlotRefill {
  constructor(
    private readonly work: OutboxWork,
    private readonly ranks: SlotRanking,
    private readonly shoots: AccessRepository,
    private readonly offers: OfferRepository,
    private readonly runs: MatchRunRepository,
    private readonly settle: PostingSettle,
    private readonly sender: OfferSender,
  ) {}

  /**
   * Sends an offer to the best person who has not been asked for the slot and is free for it; stores why when there is
   * none. Does nothing when the slot is not open, has begun, or its shoot no longer hires. Throws `busy` when others
   * were faster with every candidate. Run twice, it leaves the same state.
   */
  async refill(ticket: WorkTicket, slotId: string): Promise<void> {
    const ranking = await this.ranks.load(ticket, slotId);
    await this.work.once(ticket, async (tx) => {
      const seen = await this.offers.slotScope(tx, slotId);
      if (!seen) throw new DomainError('notFound', { subject: 'slot' });
      const shoot = await this.shoots.shootScope(tx, seen.shootId, 'share');
      if (shoot?.state !== 'open' && shoot?.state !== 'shooting') return;
      await this.settle.settleLocked(tx, seen.postingId);
      await this.offers.lockSlots(tx, [slotId]);
      const slot = (await this.offers.slotScope(tx, slotId))!;
      if (slot.state !== 'open' || slot.begun) return;
      await this.offerNext(tx, slot, shoot.companyId, ranking);
    });
  }

  private async offerNext(tx: Tx, slot: SlotScope, companyId: string, ranking: Ranking | null): Promise<void> {
    // Without a ranking the slot could not be filled a moment ago: its posting is closed.
    if (!ranking) return;
    const { slotId, shootId } = slot;
    await this.offers.lockPeople(
      tx,
      ranking.best.map((each) => each.person),
    );
    const facts = new Map(
      (
        await this.offers.candidateFacts(
          tx,
          ranking.best.map((each) => ({ slotId, personId: each.person })),
        )
      ).map((each) => [each.personId, each]),
    );
    const next = ranking.best.find((each) => candidateProblem(facts.get(each.person)!, each.offeredPayFen!) === null);
    if (next) {
      const reasons = { kind: 'refill', score: next.score, terms: storedTerms(next.terms) };
      const item = { slotId, personId: next.person, payFen: next.offeredPayFen!, proposalId: null, reasons };
      await this.sender.send(tx, { companyId, shootId }, [item]);
      return;
    }
    if (ranking.best.length === CANDIDATES) throw new DomainError('busy');
    await this.runs.saveShortfalls(tx, [shortfallOf(explainUnfilled(buildMarket(ranking.input), slotId), null)]);
  }
}
