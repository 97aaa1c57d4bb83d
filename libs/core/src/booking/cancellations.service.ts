import { Injectable } from '@nestjs/common';
import { CancellationRepository, MyCancellationRow, ShootCancellationRow, Transactions } from '@callboard/database';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { DayWish, stretchOf } from './bookings.service';

export type { MyCancellationRow, ShootCancellationRow } from '@callboard/database';

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

  /** What of the caller's bookings was called off, by the first lost day; throws what {@link stretchOf} throws. */
  async mine(call: Call, wish: DayWish): Promise<MyCancellationRow[]> {
    const { from, to } = stretchOf(wish);
    return this.transactions.read(contextOf(call), (tx) =>
      this.cancellations.ofPerson(tx, call.actor.personId, from, to),
    );
  }
}
