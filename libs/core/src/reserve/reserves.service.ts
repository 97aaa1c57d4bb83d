import { Injectable } from '@nestjs/common';
import {
  AuditRepository,
  MyReserve,
  ReserveFacts,
  ReserveRepository,
  ShootReserve,
  Transactions,
} from '@callboard/database';
import { DomainError, lowestAcceptedLevel, newId, travelMinutes } from '@callboard/domain';
import { Access } from '../access/access.service';
import { qualification } from '../application/qualification';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { Page, pageById, PageRequest } from '../kernel/page';
import { isHiring } from '../shoot/hires';

/** A reserve as a producer sees her, with the way to the base in minutes. */
export type ReserveCard = ShootReserve & { readonly travelMinutes: number };

/** People stand by for postings, filled ones too: whoever came first is asked first when a place comes free. */
@Injectable()
export class Reserves {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly reserves: ReserveRepository,
    private readonly audit: AuditRepository,
    private readonly cycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /**
   * Stands by for a posting; who does already keeps her rank. Throws `notFound` for what was never on the board,
   * `reserve.notOpen` once its shoot no longer hires or its last day is past, `reserve.notQualified` without the role at
   * its level, `block.own` while she blocks the company, `booking.sameShoot` for somebody who works on the shoot already, `booking.overlap` and `booking.gap` where
   * her bookings leave no room for any of its places.
   */
  async join(call: Call, postingId: string): Promise<MyReserve> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { personId } = call.actor;
      const facts = await this.reserves.lockTarget(tx, postingId, personId);
      assertMayStandBy(facts);
      const before = await this.reserves.liveOf(tx, personId, postingId);
      if (before) return (await this.reserves.findMine(tx, personId, before.id))!;
      const { companyId, shootId } = facts;
      const id = newId();
      await this.reserves.insert(tx, { id, postingId, shootId, personId });
      await this.audit.append(tx, [
        { action: 'reserve.join', subjectType: 'reserve', subjectId: id, companyId, shootId },
      ]);
      this.events.live(tx, 'reserve', id, [`shoot:${shootId}`, `person:${personId}`]);
      return (await this.reserves.findMine(tx, personId, id))!;
    });
  }

  /** Stands by no longer; throws `notFound` for somebody who does not. */
  async leave(call: Call, postingId: string): Promise<MyReserve> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { personId } = call.actor;
      await this.reserves.lockPerson(tx, personId);
      const live = await this.reserves.liveOf(tx, personId, postingId);
      if (!live) throw new DomainError('notFound');
      const { id, companyId, shootId } = live;
      await this.cycles.move(tx, 'reserve', 'leave', id, { companyId, shootId, patch: { ended_at: 'now' } });
      this.events.live(tx, 'reserve', id, [`shoot:${shootId}`, `person:${personId}`]);
      return (await this.reserves.findMine(tx, personId, id))!;
    });
  }

  /** What the caller stands or stood by for, newest first. */
  async listMine(call: Call, page: PageRequest): Promise<Page<MyReserve>> {
    return this.transactions.read(contextOf(call), (tx) =>
      pageById(page, (before, limit) => this.reserves.listMine(tx, call.actor.personId, before ?? null, limit)),
    );
  }

  /** Who stands by for a shoot, oldest first; a head of department sees those of the own department. */
  async listOfShoot(
    call: Call,
    shootId: string,
    filter: PageRequest & { readonly postingId?: string | undefined },
  ): Promise<Page<ReserveCard>> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'application.read');
      const department = this.access.departmentOf(call.actor, shoot.companyId);
      const postingId = filter.postingId ?? null;
      const page = await pageById(filter, (after, limit) =>
        this.reserves.listOfShoot(tx, shootId, { department, postingId, afterId: after ?? null, limit }),
      );
      const items = page.items.map((row) => ({ ...row, travelMinutes: travelMinutes(row.homeBase, shoot.baseId) }));
      return { ...page, items };
    });
  }
}

/** What is not, and never was, on the board does not exist for others. */
function assertMayStandBy(facts: ReserveFacts | null): asserts facts is ReserveFacts {
  if (!facts?.published || facts.state === 'draft' || facts.state === 'private') throw new DomainError('notFound');
  if (facts.shootState === 'draft' || facts.shootState === 'in_review') throw new DomainError('notFound');
  const { over, companyVerified, roleId, level, hasProfile } = facts;
  if (facts.state === 'closed' || !isHiring({ state: facts.shootState }) || over || !companyVerified) {
    throw new DomainError('reserve.notOpen', { state: over ? 'over' : facts.state });
  }
  if (facts.keepsAway) throw new DomainError('block.own');
  const lowest = lowestAcceptedLevel(facts);
  const lacks = qualification(hasProfile ? level : undefined, lowest);
  if (lacks) throw new DomainError('reserve.notQualified', { reason: lacks, role: roleId, level: lowest });
  if (facts.inShoot) throw new DomainError('booking.sameShoot');
  if (facts.clash) throw new DomainError(facts.clash === 'overlap' ? 'booking.overlap' : 'booking.gap');
}
