import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  idParam,
  notificationPreferences,
  notifications,
  NotificationsQuery,
  notificationsQuery,
  PutNotificationPreferences,
  putNotificationPreferences,
  unreadNotifications,
} from '@callboard/contracts/http';
import { Call, Inbox, NotificationPreferences } from '@callboard/core';
import { marketSettings } from '@callboard/domain';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

const notificationParam = idParam('notificationId');

function clock(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function preferencesAnswer({ zone, ...rest }: Awaited<ReturnType<NotificationPreferences['mine']>>): object {
  const { fromMinutes, toMinutes, emergencyHours } = marketSettings.quietHours.value;
  return { ...rest, quietHours: { from: clock(fromMinutes), to: clock(toMinutes), zone, emergencyHours } };
}

@Controller('api/v1/me')
export class NotificationController {
  constructor(
    private readonly inbox: Inbox,
    private readonly preferences: NotificationPreferences,
  ) {}

  @Get('notifications')
  @Route({ access: 'account', summary: 'What I was told, the latest first', answer: notifications })
  async list(@Caller() call: Call, @Query({ schema: notificationsQuery }) query: NotificationsQuery): Promise<object> {
    const page = await this.inbox.list(call, query);
    const items = page.items.map(({ createdAt, readAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    }));
    return { ...page, items };
  }

  @Post('notifications/:notificationId/read')
  @Route({ access: 'account', summary: 'Mark one as read', answer: unreadNotifications })
  async read(
    @Caller() call: Call,
    @Param({ schema: notificationParam }) { notificationId }: { notificationId: string },
  ): Promise<object> {
    return { unread: await this.inbox.read(call, notificationId) };
  }

  @Post('notifications/read-all')
  @Route({ access: 'account', summary: 'Mark all as read', answer: unreadNotifications })
  async readAll(@Caller() call: Call): Promise<object> {
    return { unread: await this.inbox.readAll(call) };
  }

  @Get('notification-preferences')
  @Route({ access: 'account', summary: 'How I want to be told', answer: notificationPreferences })
  async get(@Caller() call: Call): Promise<object> {
    return preferencesAnswer(await this.preferences.mine(call));
  }

  @Put('notification-preferences')
  @Route({ access: 'account', summary: 'Say how I want to be told', answer: notificationPreferences })
  async put(
    @Caller() call: Call,
    @Body({ schema: putNotificationPreferences }) body: PutNotificationPreferences,
  ): Promise<object> {
    return preferencesAnswer(await this.preferences.put(call, body));
  }
}
