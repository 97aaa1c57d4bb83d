import { SendOutcome } from './outcome';

/** A mail to one person. */
export interface Mail {
  /** Of the message: the same id is the same mail, whoever sends it again. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A short message to one phone. */
export interface ShortMessage {
  /** Of the message, for the provider to know it again by. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** A message to the devices of one person, which the provider knows by the person. */
export interface PushMessage {
  /** Of the message, for the provider to know it again by. */
  readonly id: string;
  readonly personId: string;
  readonly title: string;
  readonly text: string;
  /** Address of the page to open. */
  readonly link: string;
}

/** Sends mails. Never throws: what went wrong is an outcome. Answers within a minute. */
export abstract class Mailer {
  abstract send(mail: Mail): Promise<SendOutcome>;
}

/** Sends short messages, under the same terms. */
export abstract class ShortMessenger {
  abstract send(message: ShortMessage): Promise<SendOutcome>;
}

/** Sends to devices, under the same terms. */
export abstract class Pusher {
  abstract send(message: PushMessage): Promise<SendOutcome>;
}
