import { Injectable } from '@nestjs/common';
import { NoticeRepository } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { Notifier } from './notifier.service';

/** Tells those who run a shoot who has applied: nothing that is waited for, so it need not burden the applying. */
@Injectable()
export class ApplicationAnnouncement {
  constructor(
    private readonly work: OutboxWork,
    private readonly facts: NoticeRepository,
    private readonly notifier: Notifier,
  ) {}

  /**
   * The work behind `application.announce`. An application that was taken back meanwhile is not spoken of, nor one of
   * somebody whom the company has blocked.
   */
  async announce(ticket: WorkTicket, applicationId: string): Promise<void> {
    await this.work.once(ticket, async (tx) => {
      const [application] = await this.facts.applications(tx, [applicationId]);
      if (!application) throw new DomainError('notFound', { subject: 'application' });
      if ((await this.facts.applicationState(tx, applicationId)) === 'withdrawn') return;
      if (await this.facts.isUnwanted(tx, applicationId)) return;
      const { shootId, roleId, personId, companyId } = application;
      await this.notifier.tellProducers(tx, companyId, {
        template: 'application.submitted',
        subject: applicationId,
        params: { shoot: shootId, role: roleId, person: personId },
      });
    });
  }
}
