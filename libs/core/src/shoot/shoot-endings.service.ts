import { Injectable } from '@nestjs/common';
import { ClosedReason, OpenEnds, Tx } from '@callboard/database';
import { ApplicationCloser } from '../application/application-closer.service';
import { BackfillEnding } from '../backfill/backfill-ending.service';
import { HoldKeeper } from '../hold/hold-keeper.service';
import { LifeCycles } from '../kernel/lifecycle.service';

interface Scope {
  readonly companyId: string;
  readonly shootId: string;
}

type EndReason = Extract<ClosedReason, 'posting_closed' | 'shoot_cancelled'>;

/** Ends what people still wait for when a shoot is over or called off. */
@Injectable()
export class ShootEndings {
  constructor(
    private readonly applications: ApplicationCloser,
    private readonly holds: HoldKeeper,
    private readonly backfills: BackfillEnding,
    private readonly cycles: LifeCycles,
  ) {}

  /** Offers, holds, applications, reserves, proposals and the match run: the same end whichever way the shoot ends. */
  async end(tx: Tx, scope: Scope, ends: OpenEnds, reason: EndReason): Promise<void> {
    const slots = new Map(ends.offers.map((offer) => [offer.id, offer.slotId]));
    await this.cycles.moveMany(tx, 'offer', 'withdraw', idsOf(ends.offers), {
      ...scope,
      reason,
      patch: { answer_reason: reason, answered_at: 'now' },
      events: ({ id }) => [{ name: 'offer.withdrawn', payload: { offerId: id, slotId: slots.get(id)! } }],
    });
    await this.holds.endOfShoot(tx, scope.shootId, reason);
    await this.holds.lift(tx, idsOf(ends.offers));
    await this.applications.close(tx, scope, ends.applications, reason);
    await this.backfills.stopOfShoot(tx, scope, reason);
    const dropped = reason === 'shoot_cancelled' ? reason : 'shoot_wrapped';
    await this.cycles.moveMany(tx, 'reserve', 'drop', idsOf(ends.reserves), {
      ...scope,
      reason: dropped,
      patch: { drop_reason: dropped, ended_at: 'now' },
    });
    await this.cycles.moveMany(tx, 'proposal', 'expire', ends.proposals, { ...scope, reason });
    const patch = { finished_at: 'now', lease_token: null, lease_until: null };
    await this.cycles.moveMany(tx, 'matchRun', 'supersede', ends.runs, { ...scope, reason, patch });
  }
}

function idsOf(things: readonly { readonly id: string }[]): string[] {
  return things.map((thing) => thing.id);
}
