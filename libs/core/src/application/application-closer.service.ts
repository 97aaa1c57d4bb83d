import { Injectable } from '@nestjs/common';
import { ApplicationRepository, ClosedReason, Tx } from '@callboard/database';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';

/** The shoot that applications are for, and its company: where the trail is looked up. */
export interface ShootOwner {
  readonly companyId: string;
  readonly shootId: string;
}

/** Applications that one transaction ends at most because their work has begun. */
const BATCH = 200;

/** Ends applications that nobody will answer any more, and says why: nobody is left in silence. */
@Injectable()
export class ApplicationCloser {
  constructor(
    private readonly applications: ApplicationRepository,
    private readonly cycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /**
   * Closes every application of a posting that still waits. The caller holds the posting's row (a move of its life cycle
   * does), so that no application comes in beside. Repeating it changes nothing.
   * @returns how many were closed
   */
  async closeForPosting(tx: Tx, scope: ShootOwner, postingId: string, reason: ClosedReason): Promise<number> {
    return this.close(tx, scope, await this.applications.openOfPosting(tx, postingId), reason);
  }

  /**
   * Closes a batch of applications that nobody answered before the first day of their posting was over. Changes nothing
   * when there are none.
   * @returns how many were closed; call again while it is not 0
   */
  async closeBegun(tx: Tx): Promise<number> {
    const due = await this.applications.lockBegun(tx, BATCH);
    const shoots = new Map(due.map(({ shootId, companyId }) => [shootId, companyId]));
    for (const [shootId, companyId] of shoots) {
      const own = due.filter((application) => application.shootId === shootId);
      await this.close(tx, { companyId, shootId }, own, 'work_begun');
    }
    return due.length;
  }

  /** Closes those of the given applications that still wait. */
  async close(
    tx: Tx,
    scope: ShootOwner,
    applications: readonly { readonly id: string; readonly personId: string }[],
    reason: ClosedReason,
  ): Promise<number> {
    const ids = applications.map((application) => application.id);
    const patch = { closed_reason: reason, changed_at: 'now' };
    const moved = await this.cycles.moveMany(tx, 'application', 'close', ids, { ...scope, patch, reason });
    const people = new Map(applications.map((application) => [application.id, application.personId]));
    for (const { id } of moved) this.events.live(tx, 'application', id, [`person:${people.get(id)!}`]);
    return moved.length;
  }
}
