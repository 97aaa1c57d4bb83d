import { Module } from '@nestjs/common';
import { DeliveryAdmin } from './delivery-admin.service';
import { Inbox } from './inbox.service';
import { NotificationPreferences } from './notification-preferences.service';

const SERVICES = [DeliveryAdmin, Inbox, NotificationPreferences];

/** Reading what one was told, and how one wants to be told. The {@link Notifier} itself is in the kernel. */
@Module({ providers: SERVICES, exports: SERVICES })
export class NotificationModule {}
