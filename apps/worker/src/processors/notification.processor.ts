import { Injectable } from '@nestjs/common';
import { JobContext, JobPayload } from '@callboard/contracts/jobs';
import { ApplicationAnnouncement, Deliverer, Digests } from '@callboard/core';
import { JobHandler } from '@callboard/queue';

/** What people are told, on its way out. */
@Injectable()
export class NotificationProcessor {
  constructor(
    private readonly deliverer: Deliverer,
    private readonly digests: Digests,
    private readonly announcement: ApplicationAnnouncement,
  ) {}

  @JobHandler('application.announce')
  async announce({ applicationId }: JobPayload<'application.announce'>, ticket: JobContext): Promise<void> {
    await this.announcement.announce(ticket, applicationId);
  }

  @JobHandler('notification.deliver')
  async deliver({ messageId }: JobPayload<'notification.deliver'>, ticket: JobContext): Promise<void> {
    await this.deliverer.deliver(ticket, messageId);
  }

  @JobHandler('notification.digest')
  async gather(_: JobPayload<'notification.digest'>, ticket: JobContext): Promise<void> {
    await this.digests.gather(ticket);
  }
}
