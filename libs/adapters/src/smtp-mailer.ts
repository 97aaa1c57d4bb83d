import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { messageIdOf } from './message-id';
import { SendOutcome } from './outcome';
import { Mail, Mailer } from './port';

/** In milliseconds. Together they stay under the minute that the port promises. */
export interface SmtpTimeouts {
  readonly connect: number;
  /** Silence of the server after which the conversation is over. */
  readonly silence: number;
  /** The whole conversation. */
  readonly total: number;
}

const TIMEOUTS: SmtpTimeouts = { connect: 10_000, silence: 15_000, total: 45_000 };

interface SmtpFailure {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** Answers to these are about this mail; to any other command, about the server or us. */
const OF_THE_MAIL: readonly (string | undefined)[] = ['MAIL FROM', 'RCPT TO', 'DATA'];

/**
 * Sends mails to an SMTP server, a connection each. It speaks the protocol step by step rather than through nodemailer's
 * transport, since only so it knows whether the text had begun to flow when something broke: before, the mail has not
 * gone out; after, nobody can say.
 */
export class SmtpMailer implements Mailer {
  constructor(
    private readonly url: string,
    private readonly from: string,
    private readonly timeouts: SmtpTimeouts = TIMEOUTS,
  ) {}

  async send(mail: Mail): Promise<SendOutcome> {
    const { node, content } = await this.compose(mail);
    const { auth, ...server } = parseConnectionUrl(this.url);
    const connection = new SMTPConnection({
      ...server,
      connectionTimeout: this.timeouts.connect,
      greetingTimeout: this.timeouts.silence,
      socketTimeout: this.timeouts.silence,
      dnsTimeout: this.timeouts.connect,
      socketCloseTimeout: 0,
    });
    let flowing = false;
    const text = new Readable({
      read() {
        flowing = true;
        this.push(content);
        this.push(null);
      },
    });
    const whole = this.deadline(connection);
    try {
      await Promise.race([whole.over, step((done) => connection.connect(done))]);
      if (auth) await Promise.race([whole.over, step((done) => connection.login(auth, done))]);
      const response = await Promise.race([
        whole.over,
        step<string>((done) => connection.send(node.getEnvelope(), text, (error, info) => done(error, info?.response))),
      ]);
      return { kind: 'sent', providerId: withoutAddresses(response ?? '') };
    } catch (error) {
      return outcomeOf(error as SmtpFailure, flowing);
    } finally {
      whole.clear();
      connection.close();
    }
  }

  private async compose({ id, to, subject, text }: Mail): Promise<{ node: MimeNode; content: Buffer }> {
    const messageId = messageIdOf(id, this.from);
    const node = new MailComposer({
      from: this.from,
      to: { name: '', address: to },
      subject,
      text,
      messageId,
    }).compile();
    return { node, content: await node.build() };
  }

  private deadline(connection: SMTPConnection): { over: Promise<never>; clear: () => void } {
    let timer: NodeJS.Timeout;
    const over = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () => reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' })),
        this.timeouts.total,
      );
      // Nobody answers these calls any more once the conversation is over.
      connection.on('error', reject);
    });
    over.catch(() => undefined);
    return { over, clear: () => clearTimeout(timer) };
  }
}

type MimeNode = ReturnType<InstanceType<typeof MailComposer>['compile']>;

function step<T = unknown>(begin: (done: (error?: Error | null, result?: T) => void) => void): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    begin((error, result) => (error ? reject(error) : resolve(result)));
  });
}

/** A server's answer, for whoever looks a mail up at the provider. */
function withoutAddresses(response: string): string | null {
  return response.replace(/\S*@\S*/g, '…').slice(0, 200) || null;
}

function outcomeOf({ code, responseCode, command }: SmtpFailure, flowing: boolean): SendOutcome {
  if (responseCode !== undefined) {
    const permanent = responseCode >= 500 && OF_THE_MAIL.includes(command);
    return { kind: permanent ? 'refused' : 'later', error: `smtp.${responseCode}` };
  }
  return { kind: flowing ? 'unknown' : 'later', error: `smtp.${code ?? 'failed'}` };
}
