import { Injectable } from '@nestjs/common';
import { BackfillRepository, Tx } from '@callboard/database';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';

interface Scope {
  readonly companyId: string;
  readonly shootId: string;
}

/** Ends the refilling of places, in the transaction of what makes it needless. */
@Injectable()
export class BackfillEnding {
  constructor(
    private readonly backfills: BackfillRepository,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /** The place was taken by the person of an offer, whoever sent it. The caller holds the lock of the place. */
  async fill(tx: Tx, scope: Scope, slotId: string, offerId: string): Promise<void> {
    const live = await this.backfills.liveOn(tx, [slotId]);
    const patch = { offer_id: offerId, finished_at: 'now', round_ends_at: null, waits_until: null };
    await this.end(tx, scope, 'fill', live, patch);
  }

  /** Nobody is needed any more for these places. */
  async stopOn(tx: Tx, scope: Scope, slotIds: readonly string[], reason: string): Promise<void> {
    await this.end(tx, scope, 'stop', await this.backfills.liveOn(tx, slotIds), this.stopped(), reason);
  }

  /** The shoot is over or was called off. */
  async stopOfShoot(tx: Tx, scope: Scope, reason: string): Promise<void> {
    const live = await this.backfills.liveOfShoot(tx, scope.shootId);
    await this.end(
      tx,
      scope,
      'stop',
      live.map((id) => ({ id })),
      this.stopped(),
      reason,
    );
  }

  private stopped(): { finished_at: string; round_ends_at: null; waits_until: null } {
    return { finished_at: 'now', round_ends_at: null, waits_until: null };
  }

  private async end(
    tx: Tx,
    scope: Scope,
    event: 'fill' | 'stop',
    live: readonly { readonly id: string }[],
    patch: Readonly<Record<string, unknown>>,
    reason?: string,
  ): Promise<void> {
    const ids = live.map(({ id }) => id);
    await this.lifeCycles.moveMany(tx, 'backfill', event, ids, { ...scope, patch, ...(reason ? { reason } : {}) });
    for (const id of ids) this.events.live(tx, 'backfill', id, [`shoot:${scope.shootId}`]);
  }
}
