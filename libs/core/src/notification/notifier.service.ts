import { Injectable } from '@nestjs/common';
import { DeliveryRecord, DeliveryRepository, NotificationRepository, Tx } from '@callboard/database';
import { newId } from '@callboard/domain';
import { NotificationParams, notificationRule, NotificationTemplate } from '@callboard/messages';
import { Events } from '../kernel/events.service';
import { planDeliveries } from './delivery-plan';

/** Something that a person is to be told. */
export type Telling = {
  [T in NotificationTemplate]: {
    readonly personId: string;
    readonly template: T;
    /**
     * What it is about, such as the id of an offer or of the action that sent several: the same person is told of the
     * same subject by the same template once, for good.
     */
    readonly subject: string;
    /** Ids, days, instants and figures: never a name, a contact or a text that somebody wrote. */
    readonly params: NotificationParams<T>;
    /** So near that it may reach people in the quiet hours; see `isEmergency`. */
    readonly emergency?: boolean;
  };
}[NotificationTemplate];

/** {@link Telling} without its person, for whoever runs a shoot. */
export type ProducerTelling = Telling extends infer T ? (T extends Telling ? Omit<T, 'personId'> : never) : never;

/** The one place where people are told things. */
@Injectable()
export class Notifier {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly deliveries: DeliveryRepository,
    private readonly events: Events,
  ) {}

  /**
   * Tells people in the transaction of what happened: the inbox has it with the commit, mails and the rest follow as
   * work behind the outbox. What somebody was told before is left out, so that an effect that happens twice is told
   * once. Takes no lock that another feature takes.
   */
  async tell(tx: Tx, tellings: readonly Telling[]): Promise<void> {
    if (tellings.length === 0) return;
    const drafts = tellings.map((telling) => {
      const { pace, duty } = notificationRule(telling.template);
      const urgent = pace === 'now';
      return {
        ...telling,
        id: newId(),
        urgent,
        duty: duty ?? false,
        emergency: urgent && (telling.emergency ?? false),
      };
    });
    const fresh = await this.notifications.insert(
      tx,
      drafts.map(({ duty: _, ...record }) => record),
    );
    const told = drafts.filter(({ id }) => fresh.has(id));
    if (told.length === 0) return;
    const people = await this.notifications.recipients(tx, [...new Set(told.map(({ personId }) => personId))]);
    const records = told.flatMap((draft): DeliveryRecord[] => {
      const recipient = people.get(draft.personId);
      if (!recipient) return [];
      return planDeliveries(recipient, draft).map(({ channel, dueAt }) => {
        const id = newId();
        const messageId = dueAt === null ? null : id;
        return { id, notificationId: draft.id, channel, messageId, dueAt: dueAt ?? recipient.now };
      });
    });
    await this.deliveries.insert(tx, records);
    await this.events.emit(
      tx,
      records.flatMap(({ messageId, dueAt }) =>
        messageId === null
          ? []
          : [{ name: 'notification.due', payload: { messageId, round: '0', dueAt: dueAt.toISOString() } }],
      ),
    );
    for (const { id, personId } of told) this.events.live(tx, 'notification', id, [`person:${personId}`]);
  }

  /** {@link tell} for everybody who runs the shoots of a company: its owners and unit production managers. */
  async tellProducers(tx: Tx, companyId: string, telling: ProducerTelling): Promise<void> {
    const people = await this.notifications.producersOf(tx, companyId);
    await this.tell(
      tx,
      people.map((personId) => ({ ...telling, personId }) as Telling),
    );
  }
}
