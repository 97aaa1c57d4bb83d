import { Injectable } from '@nestjs/common';
import { AuditRepository, HoldRepository, NoticeRepository, OfferRepository, Tx } from '@callboard/database';
import { DomainError, holdMinutes } from '@callboard/domain';
import { Call } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { Notifier } from '../notification/notifier.service';
import { holdPlaced } from '../notification/refill-notices';
import { HoldKeeper } from './hold-keeper.service';

/** Whose days a producer wants to hold for a slot. */
export interface HoldWish {
  readonly slotId: string;
  readonly personId: string;
  /** By how near the work is when absent. */
  readonly expiresInMinutes?: number | undefined;
}

/** A hold that has just been placed. */
export interface PlacedHold {
  readonly holdId: string;
  readonly slotId: string;
  readonly personId: string;
  readonly expiresAt: Date;
  /** Live holds on some of the same days that come before it. */
  readonly ahead: number;
}

/** Writes new holds: the one place where a hold's clock is set. */
@Injectable()
export class HoldPlacing {
  constructor(
    private readonly holds: HoldRepository,
    private readonly offers: OfferRepository,
    private readonly keeper: HoldKeeper,
    private readonly audit: AuditRepository,
    private readonly events: Events,
    private readonly facts: NoticeRepository,
    private readonly notifier: Notifier,
  ) {}

  /** Places a hold whose slot and person are locked and checked; throws `hold.exists` and `hold.clock`. */
  async place(tx: Tx, call: Call, companyId: string, wish: HoldWish): Promise<PlacedHold> {
    const { slotId, personId } = wish;
    const expiresAt = await this.clockOf(tx, slotId, wish.expiresInMinutes ?? null);
    // What has run out makes room, whether its job has run or not.
    await this.keeper.retire(tx, personId);
    if ((await this.holds.own(tx, [wish])).length > 0) throw new DomainError('hold.exists');
    const record = { slotId, companyId, personId, expiresAt, createdBy: call.actor.accountId };
    const holdId = await this.holds.insert(tx, record);
    const hold = (await this.holds.facts(tx, holdId, null))!;
    const ahead = await this.holds.ahead(tx, holdId);
    const subject = { subjectType: 'hold', subjectId: holdId, companyId, shootId: hold.shootId };
    await this.audit.append(tx, [{ action: 'hold.place', ...subject, after: { slotId, state: 'active' } }]);
    await this.events.emit(tx, [{ name: 'hold.placed', payload: { holdId, expiresAt: expiresAt.toISOString() } }]);
    await this.notifier.tell(tx, (await this.facts.holds(tx, [holdId])).map(holdPlaced));
    this.keeper.tell(tx, 'hold.placed', hold);
    return { holdId, slotId, personId, expiresAt, ahead };
  }

  /** Never beyond the end of the first day. */
  private async clockOf(tx: Tx, slotId: string, wish: number | null): Promise<Date> {
    const [source] = await this.offers.termsSources(tx, [slotId]);
    const minutes = Math.min(holdMinutes(source!.hoursToStart, wish), source!.minutesToEndOfFirstDay);
    return new Date((await this.offers.clock(tx)).getTime() + Math.max(1, minutes) * 60_000);
  }
}
