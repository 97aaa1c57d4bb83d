import { Injectable } from '@nestjs/common';
import { CancellationRepository, MyCancellationRow, ShootCancellationRow, Transactions } from '@callboard/database';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { DayWish, stretchOf } from './bookings.service';
import { shootLosses } from './shoot-losses';

export type { MyCancellationRow, ShootCancellationRow } from '@callboard/database';

/** What cancelling a shoot at this moment would cost its company. */
export interface ShootCancellingCost {
  /** People whose booking would be called off. */
  readonly people: number;
  /** Those of them whom the company would owe something. */
  readonly owedPeople: number;
  /** What it would owe them in all, in fen, beside the days that were worked. */
  readonly owedFen: number;
  /** The moment of the figures: they grow as the first days come nearer. */
  readonly asOf: Date;
}

/** What was called off, and what is owed for it, for both sides to read. */
@Injectable()
export class Cancellations {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly cancellations: CancellationRepository,
  ) {}

  /** What was called off in a shoot, the latest first; a head of department sees the own department. */
  async ofShoot(call: Call, shootId: string): Promise<ShootCancellationRow[]> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'offer.read');
      return this.cancellations.ofShoot(tx, shootId, this.access.departmentOf(call.actor, shoot.companyId));
    });
  }

  /**
   * What the company would owe if it cancelled the shoot now, for those who may: the very records that cancelling would
   * write, and none is written. Nothing is locked: cancelling judges once more.
   */
  async ifShootIsCancelled(call: Call, shootId: string): Promise<ShootCancellingCost> {
    return this.transactions.read(contextOf(call), async (tx) => {
      await this.access.shoot(tx, call.actor, shootId, 'shoot.publish');
      const asOf = await this.cancellations.now(tx);
      const losses = await shootLosses(tx, this.cancellations, await this.cancellations.standingIn(tx, shootId));
      const records = losses.flatMap(({ off }) => (off ? [off.record] : []));
      const owed = records.filter(({ owedFen }) => owedFen > 0);
      return {
        people: records.length,
        owedPeople: owed.length,
        owedFen: owed.reduce((sum, { owedFen }) => sum + owedFen, 0),
        asOf,
      };
    });
  }

  /** What of the caller's bookings was called off, by the first lost day; throws what {@link stretchOf} throws. */
  async mine(call: Call, wish: DayWish): Promise<MyCancellationRow[]> {
    const { from, to } = stretchOf(wish);
    return this.transactions.read(contextOf(call), (tx) =>
      this.cancellations.ofPerson(tx, call.actor.personId, from, to),
    );
  }
}
