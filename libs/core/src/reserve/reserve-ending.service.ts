import { Injectable } from '@nestjs/common';
import { ReserveRepository, TouchedReserve, Tx } from '@callboard/database';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';

/** Ends what a person stands by for once she is booked. */
@Injectable()
export class ReserveEnding {
  constructor(
    private readonly reserves: ReserveRepository,
    private readonly cycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /**
   * To be called after a booking was made, under the lock of its person: her reserve for the posting is hired; those in
   * the same shoot, and those whose days the booking takes, are dropped.
   */
  async afterBooking(
    tx: Tx,
    booked: { readonly personId: string; readonly postingId: string; readonly shootId: string },
  ): Promise<void> {
    for (const reserve of await this.reserves.lockTouched(tx, booked.personId, booked.shootId)) {
      await this.end(tx, reserve, reserve.postingId === booked.postingId);
      this.events.live(tx, 'reserve', reserve.id, [`shoot:${reserve.shootId}`, `person:${booked.personId}`]);
    }
  }

  private async end(tx: Tx, { id, companyId, shootId }: TouchedReserve, hired: boolean): Promise<void> {
    const scope = { companyId, shootId };
    if (hired) {
      await this.cycles.move(tx, 'reserve', 'hire', id, { ...scope, patch: { ended_at: 'now' } });
      return;
    }
    const reason = 'booked_elsewhere';
    await this.cycles.move(tx, 'reserve', 'drop', id, {
      ...scope,
      reason,
      patch: { ended_at: 'now', drop_reason: reason },
    });
  }
}
