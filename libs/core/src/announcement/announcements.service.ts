import { Injectable } from '@nestjs/common';
import {
  AnnouncementReader,
  AnnouncementRecipient,
  AnnouncementRepository,
  AuditRepository,
  ShootAnnouncement,
  Transactions,
  Tx,
} from '@callboard/database';
import { CompanyPermission, DomainError, isEmergency, marketSettings, newId } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Actor, Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { Page, pageById, PageRequest } from '../kernel/page';
import { Notifier } from '../notification/notifier.service';

/** What is to be said, and to whom. */
export interface AnnouncementWish {
  /** Null: to everybody who is booked. */
  readonly department: string | null;
  /** 1 to 500 characters. */
  readonly text: string;
  /** It reaches people by every way that they allow, not with the mail of the day. */
  readonly urgent: boolean;
}

/** An announcement with those who have not read it. */
export type OneAnnouncement = ShootAnnouncement & { readonly unread: readonly AnnouncementReader[] };

/** Those who run a shoot speak to its crew, a head of department to the own department: no chat group is needed. */
@Injectable()
export class Announcements {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly announcements: AnnouncementRepository,
    private readonly audit: AuditRepository,
    private readonly notifier: Notifier,
    private readonly events: Events,
  ) {}

  /**
   * Sends an announcement to everybody who is booked at this moment. Throws `access.denied` to a head of department beyond
   * the own one, `announcement.nobody` when nobody would get it, `announcement.tooMany` when the shoot has sent as many
   * today as it may.
   */
  async send(call: Call, shootId: string, wish: AnnouncementWish): Promise<ShootAnnouncement> {
    return this.transactions.run(contextOf(call), async (tx) => {
      // The lock of the shoot: nobody is booked meanwhile, and of two at once the second one counts the first.
      const { companyId } = await this.access.shoot(tx, call.actor, shootId, 'announcement.send', 'update');
      this.assertWithin(call.actor, companyId, wish.department, 'announcement.send');
      const max = marketSettings.announcementsADay.value;
      if ((await this.announcements.sentToday(tx, shootId)) >= max) {
        throw new DomainError('announcement.tooMany', { max });
      }
      const id = newId();
      const recipients = await this.announcements.insert(tx, {
        ...wish,
        id,
        shootId,
        authorId: call.actor.accountId,
      });
      if (recipients.length === 0) throw new DomainError('announcement.nobody');
      const { department, urgent } = wish;
      await this.audit.append(tx, [
        {
          ...{ action: 'announcement.send', subjectType: 'announcement', subjectId: id, companyId, shootId },
          after: { department, urgent, recipients: recipients.length },
        },
      ]);
      await this.notifier.tell(
        tx,
        recipients.map((recipient) => tellingOf(recipient, { id, shootId, urgent })),
      );
      this.tell(tx, id, shootId, recipients);
      return (await this.announcements.find(tx, shootId, id))!;
    });
  }

  /** The announcements of a shoot, the latest first; a head of department sees those to the own department. */
  async list(call: Call, shootId: string, page: PageRequest): Promise<Page<ShootAnnouncement>> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'announcement.read');
      const department = this.access.departmentOf(call.actor, shoot.companyId);
      return pageById(page, (after, limit) =>
        this.announcements.listOfShoot(tx, shootId, department, after ?? null, limit),
      );
    });
  }

  /** One announcement with those who have not read it. */
  async get(call: Call, shootId: string, id: string): Promise<OneAnnouncement> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const { companyId } = await this.access.shoot(tx, call.actor, shootId, 'announcement.read');
      const found = await this.find(tx, shootId, id);
      this.assertWithin(call.actor, companyId, found.department, 'announcement.read');
      return { ...found, unread: await this.announcements.unread(tx, id) };
    });
  }

  /**
   * Withdraws an announcement: its text is shown to nobody any more, only that it was withdrawn. Whoever withdraws it
   * again changes nothing.
   */
  async withdraw(call: Call, shootId: string, id: string): Promise<ShootAnnouncement> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { companyId } = await this.access.shoot(tx, call.actor, shootId, 'announcement.send', 'share');
      const found = await this.find(tx, shootId, id);
      this.assertWithin(call.actor, companyId, found.department, 'announcement.send');
      if (!(await this.announcements.withdraw(tx, id))) return found;
      await this.audit.append(tx, [
        { action: 'announcement.withdraw', subjectType: 'announcement', subjectId: id, companyId, shootId },
      ]);
      this.tell(tx, id, shootId, await this.announcements.recipients(tx, id));
      return (await this.announcements.find(tx, shootId, id))!;
    });
  }

  private async find(tx: Tx, shootId: string, id: string): Promise<ShootAnnouncement> {
    const found = await this.announcements.find(tx, shootId, id);
    if (!found) throw new DomainError('notFound');
    return found;
  }

  /** What goes to everybody is beyond a head of department too. */
  private assertWithin(
    actor: Actor,
    companyId: string,
    department: string | null,
    permission: CompanyPermission,
  ): void {
    const own = this.access.departmentOf(actor, companyId);
    if (own !== null && own !== department) throw new DomainError('access.denied', { permission });
  }

  private tell(tx: Tx, id: string, shootId: string, people: readonly { readonly personId: string }[]): void {
    const topics = people.map(({ personId }) => `person:${personId}`);
    this.events.live(tx, 'announcement', id, [`shoot:${shootId}`, ...topics]);
  }
}

function tellingOf(
  { personId, bookingId, hoursToCall }: AnnouncementRecipient,
  { id, shootId, urgent }: { id: string; shootId: string; urgent: boolean },
) {
  return {
    personId,
    template: urgent ? ('shoot.urgentAnnouncement' as const) : ('shoot.announcement' as const),
    subject: id,
    params: { shoot: shootId, announcement: id, booking: bookingId },
    emergency: hoursToCall !== null && isEmergency(hoursToCall),
  };
}
