import { Injectable } from '@nestjs/common';
import { HoldRepository, MyHoldRow, Transactions } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Call, contextOf } from '../kernel/actor';
import { HoldKeeper } from './hold-keeper.service';
import { assertLive } from './live-hold';

/** The holds on a person's days as she sees them; those on others do not exist for her. */
@Injectable()
export class MyHolds {
  constructor(
    private readonly transactions: Transactions,
    private readonly holds: HoldRepository,
    private readonly keeper: HoldKeeper,
  ) {}

  /** Live holds on the caller's days, in order of the days and then of their rank. */
  async list(call: Call): Promise<MyHoldRow[]> {
    return this.transactions.read(contextOf(call), (tx) => this.holds.listOfPerson(tx, call.actor.personId));
  }

  /** The caller takes her days back; throws `hold.over` when the hold has ended. */
  async release(call: Call, holdId: string): Promise<void> {
    await this.transactions.run(contextOf(call), async (tx) => {
      const hold = await this.holds.facts(tx, holdId, call.actor.personId);
      if (!hold) throw new DomainError('notFound');
      assertLive(hold);
      if (!(await this.keeper.end(tx, hold, 'by_person'))) throw new DomainError('hold.over');
    });
  }
}
