import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { ApplicationAnnouncement } from './application-announcement.service';
import { Deliverer } from './deliverer.service';
import { Digests } from './digests.service';
import { MessageClaims } from './message-claims.service';
import { MessageSender } from './message-sender.service';

/** Sending what people are told. Needs `CONFIG` and the adapters. */
@Module({
  imports: [AccountModule],
  providers: [ApplicationAnnouncement, Deliverer, Digests, MessageClaims, MessageSender],
  exports: [ApplicationAnnouncement, Deliverer, Digests],
})
export class DeliveryModule {}
