import { Injectable } from '@nestjs/common';
import {
  BackfillRepository,
  BackfillRow,
  BackfillScope,
  OfferRepository,
  ShownCandidate,
  StoredBackfill,
  Transactions,
  Tx,
} from '@callboard/database';
import { backfillWidth, DomainError, newId } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { assertHires } from '../shoot/hires';
import { BackfillTrail } from './backfill-trail.service';

/** The most people that are asked at once, however often a producer widens. */
const WIDEST = 20;

/** A backfill with everybody it has asked or passed over. */
export interface BackfillStrip extends BackfillRow {
  readonly people: readonly ShownCandidate[];
}

/** What a producer may do with a backfill. */
export type Steering = 'pause' | 'resume' | 'skip' | 'widen' | 'takeOver';

interface Steered {
  readonly scope: { readonly companyId: string; readonly shootId: string };
  readonly backfill: BackfillScope;
  readonly hoursToStart: number;
}

/** How producers watch and steer the refilling of places. */
@Injectable()
export class Backfills {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly offers: OfferRepository,
    private readonly backfills: BackfillRepository,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
    private readonly trail: BackfillTrail,
  ) {}

  /** Backfills of a shoot that are live or ended today; a head of department sees those of the own department. */
  async list(call: Call, shootId: string): Promise<BackfillRow[]> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'offer.read');
      const department = this.access.departmentOf(call.actor, shoot.companyId);
      return (await this.backfills.listOfShoot(tx, shootId, department)).map(shown);
    });
  }

  /** One backfill with everybody in it. */
  async get(call: Call, id: string): Promise<BackfillStrip> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const row = await this.backfills.one(tx, id);
      if (!row) throw new DomainError('notFound');
      await this.access.posting(tx, call.actor, row.postingId, 'offer.read');
      return this.strip(tx, row);
    });
  }

  /** Begins to refill a place that nobody is asked for. Throws `slot.otherShoot`, `backfill.running`, `backfill.notOpen`. */
  async begin(call: Call, shootId: string, slotId: string): Promise<BackfillStrip> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'offer.send', 'share');
      assertHires(shoot);
      const seen = await this.offers.slotScope(tx, slotId);
      if (seen?.shootId !== shootId) throw new DomainError('slot.otherShoot');
      await this.offers.lockSlots(tx, [slotId]);
      const slot = (await this.offers.slotScope(tx, slotId))!;
      if (await this.backfills.lockLive(tx, slotId)) throw new DomainError('backfill.running');
      if (slot.state !== 'open') throw new DomainError('backfill.notOpen', { state: slot.state });
      if (slot.begun) throw new DomainError('offer.inPast');
      const id = await this.backfills.insert(tx, { id: newId(), slotId, cause: 'by_hand', cancellationId: null });
      if (!id) throw new DomainError('backfill.running');
      await this.trail.begun(tx, { companyId: shoot.companyId, shootId }, id, slotId);
      await this.kick(tx, slotId);
      return this.strip(tx, (await this.backfills.one(tx, id))!);
    });
  }

  /**
   * Steers a backfill: `pause` and `takeOver` stop the asking (who has been asked may still accept), `resume` goes on,
   * `skip` begins the next round now, `widen` asks twice as many at once, now. Throws `state.conflict` where its state
   * forbids it and `backfill.widest`.
   */
  async steer(call: Call, id: string, step: Steering): Promise<BackfillStrip> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const steered = await this.lock(tx, call, id, step);
      if (step === 'skip' || step === 'widen') await this.hurry(tx, steered, step);
      else await this.lifeCycles.move(tx, 'backfill', step, id, steered.scope);
      if (step === 'resume') await this.backfills.endRound(tx, id);
      if (step !== 'pause' && step !== 'takeOver') await this.kick(tx, steered.backfill.slotId);
      this.trail.moved(tx, steered.scope.shootId, id);
      return this.strip(tx, (await this.backfills.one(tx, id))!);
    });
  }

  private async lock(tx: Tx, call: Call, id: string, step: Steering): Promise<Steered> {
    const row = await this.backfills.one(tx, id);
    if (!row) throw new DomainError('notFound');
    const { shoot } = await this.access.posting(tx, call.actor, row.postingId, 'offer.send', 'share');
    await this.offers.lockSlots(tx, [row.slotId]);
    const backfill = await this.backfills.lockLive(tx, row.slotId);
    if (backfill?.id !== id) {
      const { state } = (await this.backfills.one(tx, id))!;
      throw new DomainError('state.conflict', { subject: 'backfill', event: step, state });
    }
    const scope = { companyId: shoot.companyId, shootId: shoot.id };
    return { scope, backfill, hoursToStart: row.hoursToStart };
  }

  private async hurry(tx: Tx, { scope, backfill, hoursToStart }: Steered, step: 'skip' | 'widen'): Promise<void> {
    const { id, state } = backfill;
    if (state !== 'running') throw new DomainError('state.conflict', { subject: 'backfill', event: step, state });
    if (step === 'widen') {
      const width = backfill.width ?? backfillWidth(hoursToStart);
      if (width >= WIDEST) throw new DomainError('backfill.widest', { width: WIDEST });
      await this.backfills.setWidth(tx, id, Math.min(WIDEST, width * 2));
    }
    await this.backfills.endRound(tx, id);
    await this.trail.steered(tx, scope, id, step);
  }

  /** Has the place looked at, now. */
  private async kick(tx: Tx, slotId: string): Promise<void> {
    const at = (await this.offers.clock(tx)).toISOString();
    await this.events.emit(tx, [{ name: 'backfill.due', payload: { slotId, stepId: newId(), at } }]);
  }

  private async strip(tx: Tx, row: StoredBackfill): Promise<BackfillStrip> {
    return { ...shown(row), people: await this.backfills.shown(tx, row.id) };
  }
}

function shown(row: StoredBackfill): BackfillRow {
  return { ...row, width: row.width ?? backfillWidth(row.hoursToStart) };
}
