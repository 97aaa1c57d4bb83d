import { Injectable } from '@nestjs/common';
import {
  DeliveryChannel,
  DeliveryRepository,
  MessagePart,
  NotificationRepository,
  PersonVaultRepository,
  Recipient,
  Tx,
} from '@callboard/database';
import { DomainError, isQuiet, newId } from '@callboard/domain';
import { isNotificationTemplate, NAMED_PARAMS, notificationRule, showNotification } from '@callboard/messages';
import { PersonVault } from '../account/person-vault';
import { Events } from '../kernel/events.service';
import { mustWait, reaches, tellableAt, Weight } from './delivery-plan';
import type { OutgoingMessage } from './message-sender.service';

/** Longer than any adapter may take, so that nobody takes over what is still under way. */
export const LEASE_SECONDS = 70;

/** A message that its holder may send, once. */
export interface Claim {
  readonly token: string;
  /** How often it was tried before. */
  readonly attempts: number;
  readonly message: Omit<OutgoingMessage, 'publicUrl'>;
}

/** Decides whether a message may go out now, and takes it for one sender. */
@Injectable()
export class MessageClaims {
  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly notifications: NotificationRepository,
    private readonly vaults: PersonVaultRepository,
    private readonly vault: PersonVault,
    private readonly events: Events,
  ) {}

  /**
   * Takes a message that is due. Null when there is nothing (more) to do: it went out, nobody wants it any more, it has
   * to wait for the morning, or somebody died while sending it, which makes it `unknown`. Throws `busy` while another
   * sends it or before its time, and `notFound` when there is no such message.
   */
  async take(tx: Tx, messageId: string): Promise<Claim | null> {
    const parts = await this.deliveries.lockMessage(tx, messageId);
    const [first] = parts;
    if (!first) throw new DomainError('notFound', { subject: 'message' });
    if (first.state === 'sending') return this.giveUp(tx, messageId, first);
    if (first.state !== 'due') return null;
    if (!first.due) throw new DomainError('busy');
    const recipient = (await this.notifications.recipients(tx, [first.personId])).get(first.personId);
    if (!recipient || !reaches(recipient, first.channel)) return this.drop(tx, messageId, 'unwanted');
    const weight = weightOf(parts);
    if (mustWait(recipient, weight)) return this.wait(tx, messageId, tellableAt(recipient, weight));
    const address = await this.addressOf(tx, first.personId, first.channel);
    if (address === null) return this.drop(tx, messageId, 'no-address');
    const items = await this.show(tx, parts, recipient);
    if (items.length === 0) return this.drop(tx, messageId, 'no-text');
    const token = newId();
    const atNight = isQuiet(recipient.now, recipient.zone);
    await this.deliveries.begin(tx, messageId, { token, leaseSeconds: LEASE_SECONDS }, atNight);
    const { personId, channel } = first;
    const message = { id: messageId, channel, personId, address, locale: recipient.locale, items };
    return { token, attempts: first.attempts, message };
  }

  /** Somebody is sending it, or died over it: then nobody can say whether it went out. */
  private async giveUp(tx: Tx, messageId: string, part: MessagePart): Promise<null> {
    if (!part.leaseOver) throw new DomainError('busy');
    await this.deliveries.end(tx, messageId, ['sending'], { state: 'unknown', error: 'sender.lost' });
    this.events.live(tx, 'delivery', messageId, ['admin']);
    return null;
  }

  private async drop(tx: Tx, messageId: string, error: string): Promise<null> {
    await this.deliveries.end(tx, messageId, ['due'], { state: 'dropped', error });
    return null;
  }

  private async wait(tx: Tx, messageId: string, until: Date): Promise<null> {
    const dueAt = until.toISOString();
    await this.deliveries.end(tx, messageId, ['due'], { state: 'due', error: 'quiet-hours', dueAt: until });
    await this.events.emit(tx, [
      { name: 'notification.due', payload: { messageId, round: `morning/${dueAt}`, dueAt } },
    ]);
    return null;
  }

  private async addressOf(tx: Tx, personId: string, channel: DeliveryChannel): Promise<string | null> {
    if (channel === 'push') return '';
    const [stored] = await this.vaults.find(tx, [personId]);
    if (!stored) return null;
    return this.vault.open(stored)[channel === 'mail' ? 'email' : 'phone'] ?? null;
  }

  private async show(tx: Tx, parts: readonly MessagePart[], { locale }: Recipient): Promise<OutgoingMessage['items']> {
    const ids = parts.flatMap(({ params }) => NAMED_PARAMS.flatMap((key) => params[key] ?? []).map(String));
    const names = await this.notifications.names(tx, ids);
    return parts.flatMap(({ template, params }) => showNotification(template, locale, params, names) ?? []);
  }
}

function weightOf(parts: readonly MessagePart[]): Weight {
  return {
    urgent: parts.some(({ urgent }) => urgent),
    emergency: parts.some(({ emergency }) => emergency),
    duty: parts.some(({ template }) => isNotificationTemplate(template) && notificationRule(template).duty === true),
  };
}
