import { endOfQuiet, isQuiet } from '@callboard/domain';
import type { DeliveryChannel, Recipient } from '@callboard/database';

/** What of a notification decides by which ways it goes, and when. */
export interface Weight {
  /** Not for the mail of the day. */
  readonly urgent: boolean;
  /** So near that whoever allows it is told in the quiet hours too. */
  readonly emergency: boolean;
  /** For those who run a shoot: its emergencies reach them at any hour. */
  readonly duty: boolean;
}

/** A way by which a notification goes out; null for the mail of the day. */
export interface PlannedDelivery {
  readonly channel: DeliveryChannel;
  readonly dueAt: Date | null;
}

/** Whether a person can, and wants to, be reached by a channel. */
export function reaches(recipient: Recipient, channel: DeliveryChannel): boolean {
  if (!recipient.active) return false;
  switch (channel) {
    case 'mail':
      return recipient.mail && recipient.hasEmail;
    case 'sms':
      return recipient.sms && recipient.hasPhone;
    case 'push':
      return recipient.push;
  }
}

/** The first instant from now on at which the person may be told: never in her quiet hours, but for an emergency that she allows. */
export function tellableAt(recipient: Recipient, weight: Weight): Date {
  if (weight.emergency && (weight.duty || recipient.emergencyCalls)) return recipient.now;
  return endOfQuiet(recipient.now, recipient.zone);
}

/** Whether she may not be told at this moment. */
export function mustWait(recipient: Recipient, weight: Weight): boolean {
  return isQuiet(recipient.now, recipient.zone) && tellableAt(recipient, weight) > recipient.now;
}

/**
 * The ways by which a person is told besides her inbox. What is urgent goes by every way that she allows; the rest by
 * mail alone, all of a day together unless she wants each by itself.
 */
export function planDeliveries(recipient: Recipient, weight: Weight): PlannedDelivery[] {
  const channels: readonly DeliveryChannel[] = weight.urgent ? ['mail', 'sms', 'push'] : ['mail'];
  const dueAt = !weight.urgent && recipient.digest ? null : tellableAt(recipient, weight);
  return channels.filter((channel) => reaches(recipient, channel)).map((channel) => ({ channel, dueAt }));
}
