import { Injectable } from '@nestjs/common';
import { Mailer, Pusher, SendOutcome, ShortMessenger } from '@callboard/adapters';
import type { DeliveryChannel } from '@callboard/database';
import { digestMail, ShownNotification } from '@callboard/messages';

/** A message that is about to leave, with its address in the clear: it lives for one call and is kept nowhere. */
export interface OutgoingMessage {
  readonly id: string;
  readonly channel: DeliveryChannel;
  readonly personId: string;
  /** E-mail address or phone number; empty for a push. */
  readonly address: string;
  readonly locale: 'zh' | 'en';
  /** One at least. */
  readonly items: readonly ShownNotification[];
  /** Where people reach the product, without a slash at the end. */
  readonly publicUrl: string;
}

/** Hands messages to the ways out of the house. Belongs outside of any transaction. */
@Injectable()
export class MessageSender {
  constructor(
    private readonly mailer: Mailer,
    private readonly messenger: ShortMessenger,
    private readonly pusher: Pusher,
  ) {}

  /** Never throws: whatever breaks on the way may have let the message out, and says so. */
  async send(message: OutgoingMessage): Promise<SendOutcome> {
    try {
      return await this.hand(message);
    } catch {
      return { kind: 'unknown', error: 'adapter.failed' };
    }
  }

  private async hand({
    id,
    channel,
    address,
    personId,
    locale,
    items,
    publicUrl,
  }: OutgoingMessage): Promise<SendOutcome> {
    const [{ title, text, link }] = items as [ShownNotification];
    switch (channel) {
      case 'mail':
        return this.mailer.send({ id, to: address, ...digestMail(items, locale, publicUrl) });
      case 'sms':
        return this.messenger.send({ id, to: address, text: `${text} ${publicUrl}${link}` });
      case 'push':
        return this.pusher.send({ id, personId, title, text, link: `${publicUrl}${link}` });
    }
  }
}
