import { Injectable } from '@nestjs/common';
import { PostingRepository, ShootRepository, Transactions } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { checkDates } from '../posting/posting-rules';
import { assertPublishable } from './publishable';
import { ShootCloser } from './shoot-closer.service';
import { ShootOpener } from './shoot-opener.service';
import { ShootService, ShootView } from './shoot.service';

/** Takes shoots to the public, and from it. */
@Injectable()
export class ShootPublisher {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly postings: PostingRepository,
    private readonly repository: ShootRepository,
    private readonly opener: ShootOpener,
    private readonly closer: ShootCloser,
    private readonly shoots: ShootService,
  ) {}

  /**
   * Publishes a draft: a verified company's shoot opens and its draft postings go on the board, any other company's waits
   * in review. Throws `shoot.noPostings`, `posting.payMissing` with every posting concerned, or `shoot.datesPast`.
   */
  async publish(call: Call, shootId: string): Promise<ShootView> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'shoot.publish', 'publish');
      if (shoot.state !== 'draft') {
        throw new DomainError('state.conflict', { subject: 'shoot', event: 'publish', state: shoot.state });
      }
      if (shoot.companyState === 'suspended') throw new DomainError('company.notVerified', { state: 'suspended' });
      const postings = await this.postings.lockOfShoot(tx, shootId);
      assertPublishable(postings);
      const row = (await this.repository.find(tx, shootId))!;
      checkDates(row, await this.repository.today(tx, row.zone));
      if (shoot.companyState === 'verified') await this.opener.open(tx, shoot, postings);
      else await this.opener.submit(tx, shoot);
      return this.shoots.view(tx, call.actor, shootId);
    });
  }

  /** Cancels a shoot and ends everything that hangs on it, whatever its state but wrapped. */
  async cancel(call: Call, shootId: string, reason: string): Promise<ShootView> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'shoot.publish', 'update');
      await this.closer.cancel(tx, shoot, reason);
      return this.shoots.view(tx, call.actor, shootId);
    });
  }
}
