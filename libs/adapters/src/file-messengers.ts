import { MessageFolder } from './message-folder';
import { messageIdOf } from './message-id';
import { SendOutcome } from './outcome';
import { Mail, Mailer, Pusher, PushMessage, ShortMessage, ShortMessenger } from './port';

/** Keeps mails as `.eml` in UTF-8, so that an eye and a mail program can both read them. */
export class FileMailer implements Mailer {
  constructor(
    private readonly folder: MessageFolder,
    private readonly from: string,
  ) {}

  async send({ id, to, subject, text }: Mail): Promise<SendOutcome> {
    const headers = [
      `From: ${this.from}`,
      `To: ${oneLine(to)}`,
      `Subject: ${oneLine(subject)}`,
      `Date: ${new Date().toUTCString()}`,
      `Message-ID: ${messageIdOf(id, this.from)}`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
    ];
    return this.folder.keep(`${id}.eml`, `${headers.join('\n')}\n\n${text}`);
  }
}

/** Keeps short messages as JSON. */
export class FileShortMessenger implements ShortMessenger {
  constructor(private readonly folder: MessageFolder) {}

  async send(message: ShortMessage): Promise<SendOutcome> {
    return this.folder.keep(`${message.id}.json`, `${JSON.stringify(message, null, 2)}\n`);
  }
}

/** Keeps messages to devices as JSON. */
export class FilePusher implements Pusher {
  constructor(private readonly folder: MessageFolder) {}

  async send(message: PushMessage): Promise<SendOutcome> {
    return this.folder.keep(`${message.id}.json`, `${JSON.stringify(message, null, 2)}\n`);
  }
}

/** A header is one line, whatever a title holds. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
