import { join } from 'node:path';
import { DynamicModule, Global, Module } from '@nestjs/common';
import { FileMailer, FilePusher, FileShortMessenger } from './file-messengers';
import { MessageFolder } from './message-folder';
import { Mailer, Pusher, ShortMessenger } from './port';
import { SmtpMailer } from './smtp-mailer';

/** What the adapters are told. */
export interface AdapterOptions {
  /** Absolute; messages that no provider takes are kept in it, below `messages/`. */
  readonly dataFolder: string;
  /** Without it mails are kept as files. */
  readonly smtpUrl: string | undefined;
  /** `name@host` or `Name <name@host>`. */
  readonly mailFrom: string;
}

/** The ways out of the house. */
@Global()
@Module({})
export class AdaptersModule {
  static forRoot({ dataFolder, smtpUrl, mailFrom }: AdapterOptions): DynamicModule {
    const folder = (name: string): MessageFolder => new MessageFolder(join(dataFolder, 'messages', name));
    const mailer = smtpUrl ? new SmtpMailer(smtpUrl, mailFrom) : new FileMailer(folder('mail'), mailFrom);
    return {
      module: AdaptersModule,
      providers: [
        { provide: Mailer, useValue: mailer },
        { provide: ShortMessenger, useValue: new FileShortMessenger(folder('sms')) },
        { provide: Pusher, useValue: new FilePusher(folder('push')) },
      ],
      exports: [Mailer, ShortMessenger, Pusher],
    };
  }
}
