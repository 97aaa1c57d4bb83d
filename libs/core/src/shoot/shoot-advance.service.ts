import { Injectable } from '@nestjs/common';
import { ShootRepository, Tx } from '@callboard/database';
import { ApplicationCloser } from '../application/application-closer.service';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { ShootCloser } from './shoot-closer.service';

/** Shoots that one transaction takes on at most: a wrap moves some hundred rows. */
const BATCH = 20;

/** Moves shoots on with the calendar of their base. */
@Injectable()
export class ShootAdvance {
  constructor(
    private readonly shoots: ShootRepository,
    private readonly cycles: LifeCycles,
    private readonly closer: ShootCloser,
    private readonly applications: ApplicationCloser,
    private readonly events: Events,
    private readonly work: OutboxWork,
  ) {}

  /**
   * The work behind `shoot.advance`: one batch of shoots, and one of applications that nobody answered in time, under the
   * ticket of its job; the next tick takes the next.
   */
  async advanceOnce(ticket: WorkTicket): Promise<void> {
    await this.work.once(ticket, async (tx) => {
      await this.advance(tx);
      await this.applications.closeBegun(tx);
    });
  }

  /**
   * Starts open shoots whose run has begun and wraps those whose run is over, by the database's clock in the base's time
   * zone. Takes at most a batch, skips what another worker holds, and changes nothing when nothing is due.
   * @returns how many shoots moved; call again while it is not 0
   */
  async advance(tx: Tx): Promise<number> {
    const due = await this.shoots.lockDue(tx, BATCH);
    for (const shoot of due) {
      let { version } = shoot;
      if (shoot.state === 'open') {
        version += 1;
        const scope = { companyId: shoot.companyId, shootId: shoot.id };
        await this.cycles.move(tx, 'shoot', 'start', shoot.id, { ...scope, patch: { version } });
      }
      if (shoot.over) await this.closer.wrap(tx, { ...shoot, version });
      else this.events.live(tx, 'shoot', shoot.id, [`shoot:${shoot.id}`, 'admin']);
    }
    return due.length;
  }
}
