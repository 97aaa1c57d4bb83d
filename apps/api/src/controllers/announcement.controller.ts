import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  announcementDetail,
  announcementPage,
  announcementRead,
  announcementSent,
  announcementsQuery,
  idParam,
  myAnnouncements,
  SendAnnouncement,
  sendAnnouncement,
} from '@callboard/contracts/http';
import { Announcements, Call, MyAnnouncements } from '@callboard/core';
import { z } from 'zod';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

const shootParam = idParam('shootId');
const oneParam = idParam('shootId', 'announcementId');
type OneParam = { shootId: string; announcementId: string };

function answer<T extends { createdAt: Date; withdrawnAt: Date | null }>({ createdAt, withdrawnAt, ...row }: T) {
  return { ...row, createdAt: createdAt.toISOString(), withdrawnAt: withdrawnAt?.toISOString() ?? null };
}

@Controller('api/v1')
export class AnnouncementController {
  constructor(
    private readonly announcements: Announcements,
    private readonly mine: MyAnnouncements,
  ) {}

  @Post('shoots/:shootId/announcements')
  @Route({
    access: 'account',
    status: 201,
    idempotent: true,
    summary: 'Say something to everybody who is booked, or to a department',
    answer: announcementSent,
  })
  async send(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: { shootId: string },
    @Body({ schema: sendAnnouncement }) body: SendAnnouncement,
  ): Promise<object> {
    return answer(await this.announcements.send(call, shootId, body));
  }

  @Get('shoots/:shootId/announcements')
  @Route({ access: 'account', summary: 'What the crew was told and how many have read it', answer: announcementPage })
  async list(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: { shootId: string },
    @Query({ schema: announcementsQuery }) query: z.infer<typeof announcementsQuery>,
  ): Promise<object> {
    const page = await this.announcements.list(call, shootId, query);
    return { ...page, items: page.items.map(answer) };
  }

  @Get('shoots/:shootId/announcements/:announcementId')
  @Route({ access: 'account', summary: 'One announcement with those who have not read it', answer: announcementDetail })
  async get(@Caller() call: Call, @Param({ schema: oneParam }) { shootId, announcementId }: OneParam): Promise<object> {
    return answer(await this.announcements.get(call, shootId, announcementId));
  }

  @Post('shoots/:shootId/announcements/:announcementId/withdraw')
  @Route({ access: 'account', idempotent: true, summary: 'Take an announcement back', answer: announcementSent })
  async withdraw(
    @Caller() call: Call,
    @Param({ schema: oneParam }) { shootId, announcementId }: OneParam,
  ): Promise<object> {
    return answer(await this.announcements.withdraw(call, shootId, announcementId));
  }

  @Get('me/bookings/:bookingId/announcements')
  @Route({ access: 'account', summary: 'What the crew of a booking of mine was told', answer: myAnnouncements })
  async ofBooking(
    @Caller() call: Call,
    @Param({ schema: idParam('bookingId') }) { bookingId }: { bookingId: string },
  ): Promise<object> {
    const items = await this.mine.ofBooking(call, bookingId);
    return { items: items.map((row) => ({ ...answer(row), readAt: row.readAt?.toISOString() ?? null })) };
  }

  @Post('me/announcements/:announcementId/read')
  @Route({ access: 'account', summary: 'I have read it', answer: announcementRead })
  async read(
    @Caller() call: Call,
    @Param({ schema: idParam('announcementId') }) { announcementId }: { announcementId: string },
  ): Promise<object> {
    return { readAt: (await this.mine.read(call, announcementId)).toISOString() };
  }
}
