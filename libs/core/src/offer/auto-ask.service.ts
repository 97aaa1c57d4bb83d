import { Injectable } from '@nestjs/common';
import { AccessRepository, ProposalRepository } from '@callboard/database';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { isHiring } from '../shoot/hires';
import { ProposalSending } from './proposal-sending.service';

/** Asks whom a run has proposed for postings whose producers have said that it may. */
@Injectable()
export class AutoAsk {
  constructor(
    private readonly work: OutboxWork,
    private readonly shoots: AccessRepository,
    private readonly proposals: ProposalRepository,
    private readonly sending: ProposalSending,
  ) {}

  /**
   * Sends the live proposals of such postings of a shoot, each held against the database once more. Whom another
   * company holds is not asked, her proposal waits for the producer. Run twice, it asks nobody twice.
   */
  async ask(ticket: WorkTicket, shootId: string): Promise<void> {
    await this.work.once(ticket, async (tx) => {
      const shoot = await this.shoots.shootScope(tx, shootId, 'share');
      if (!shoot || !isHiring(shoot)) return;
      const seen = await this.proposals.toAsk(tx, shootId);
      const scope = { companyId: shoot.companyId, shootId };
      await this.sending.send(
        tx,
        scope,
        seen.map(({ id }) => id),
        null,
        true,
      );
    });
  }
}
