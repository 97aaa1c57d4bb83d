import { Injectable } from '@nestjs/common';
import { HoldFacts, HoldRepository, OfferRepository, ShootHoldRow, Transactions, Tx } from '@callboard/database';
import { DomainError, ErrorCode } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Page, pageById, PageRequest } from '../kernel/page';
import { assertFindable, candidateProblem, problemParams, usualPay } from '../matching/candidate-check';
import { DirectSender } from '../offer/direct-sender.service';
import type { SentOffer } from '../offer/offer-sender.service';
import { assertHires } from '../shoot/hires';
import { HoldKeeper } from './hold-keeper.service';
import { HoldPlacing, HoldWish, PlacedHold } from './hold-placing.service';
import { assertLive } from './live-hold';

/** The firm offer that a hold becomes. */
export interface ConvertWish {
  readonly payFen?: number | undefined;
  readonly expiresInMinutes?: number | undefined;
}

/** Which holds of a list are asked for. */
export interface HoldListWish extends PageRequest {
  /** Those that give a right now, or those that have ended; all when absent. */
  readonly live?: boolean | undefined;
}

/** What a refusal of an offer is called when it is a hold that is refused. */
const HOLD_CODES: Partial<Record<ErrorCode, ErrorCode>> = {
  'offer.slotTaken': 'hold.slotTaken',
  'offer.slotCancelled': 'hold.slotCancelled',
  'offer.inPast': 'hold.inPast',
};

/** What producers do with holds: first rights on somebody's days. */
@Injectable()
export class Holds {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly holds: HoldRepository,
    private readonly offers: OfferRepository,
    private readonly keeper: HoldKeeper,
    private readonly placing: HoldPlacing,
    private readonly direct: DirectSender,
  ) {}

  /**
   * Holds a person's days for a slot; holds of others do not stand in the way, they come before it. Whoever could not be
   * offered the slot cannot be held for it. Throws `match.notOpen`, `shoot.closed`, `slot.otherShoot`, `hold.slotTaken`,
   * `hold.slotCancelled`, `hold.inPast`, `hold.exists`, `hold.clock`, `posting.closed`, `offer.exists`,
   * `offer.notQualified`, `offer.notFree`, `offer.underFloor`, `offer.blocked`.
   */
  async place(call: Call, shootId: string, wish: HoldWish): Promise<PlacedHold> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'offer.send', 'share');
      assertHires(shoot);
      const { slotId, personId } = wish;
      const slot = await this.offers.slotScope(tx, slotId);
      if (slot?.shootId !== shootId) throw new DomainError('slot.otherShoot');
      await this.offers.lockSlots(tx, [slotId]);
      await this.offers.lockPeople(tx, [personId]);
      await this.assertHoldable(tx, slotId, personId);
      return this.placing.place(tx, call, shoot.companyId, wish);
    });
  }

  /** Holds of a shoot, the latest first; a head of department sees those of the own department. */
  async list(call: Call, shootId: string, wish: HoldListWish): Promise<Page<ShootHoldRow>> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'offer.read');
      const department = this.access.departmentOf(call.actor, shoot.companyId);
      return pageById(wish, (after, limit) =>
        this.holds.listOfShoot(tx, shootId, department, { live: wish.live ?? null, after: after ?? null, limit }),
      );
    });
  }

  /**
   * Makes the firm offer that the hold stood for. Throws `hold.over` when the hold has ended or run out by the clock of
   * the database, and whatever an offer to its person is refused with.
   */
  async convert(call: Call, holdId: string, wish: ConvertWish): Promise<SentOffer> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { slotId, personId, shootId, companyId } = await this.locked(tx, call, holdId);
      const sent = await this.direct.send(tx, { companyId, shootId }, { ...wish, slotId, personId });
      // Its person may have released it, or its clock may have run out, since the look above: then no offer goes out.
      const { state } = (await this.holds.facts(tx, holdId, null))!;
      if (state !== 'converted') throw new DomainError('hold.over', { state });
      return sent;
    });
  }

  /** Gives the days back; throws `hold.over` when the hold has ended. */
  async release(call: Call, holdId: string): Promise<void> {
    await this.transactions.run(contextOf(call), async (tx) => {
      const hold = await this.locked(tx, call, holdId);
      if (!(await this.keeper.end(tx, hold, 'by_company'))) throw new DomainError('hold.over');
    });
  }

  /** A hold that gives a right at this moment, with its shoot, slot and person locked. */
  private async locked(tx: Tx, call: Call, holdId: string): Promise<HoldFacts> {
    const seen = await this.holds.facts(tx, holdId, null);
    if (!seen) throw new DomainError('notFound');
    const shoot = await this.access.shoot(tx, call.actor, seen.shootId, 'offer.send', 'share');
    await this.offers.lockSlots(tx, [seen.slotId]);
    await this.offers.lockPeople(tx, [seen.personId]);
    const hold = (await this.holds.facts(tx, holdId, null))!;
    assertLive(hold);
    assertHires(shoot);
    return hold;
  }

  private async assertHoldable(tx: Tx, slotId: string, personId: string): Promise<void> {
    const [facts] = await this.offers.candidateFacts(tx, [{ slotId, personId }]);
    assertFindable(facts);
    const code = candidateProblem(facts, usualPay(facts));
    if (code) throw new DomainError(HOLD_CODES[code] ?? code, problemParams(facts, code));
  }
}
