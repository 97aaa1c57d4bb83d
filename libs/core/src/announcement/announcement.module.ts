import { Module } from '@nestjs/common';
import { Announcements } from './announcements.service';
import { MyAnnouncements } from './my-announcements.service';

/** What a crew is told, and who has read it. */
@Module({ providers: [Announcements, MyAnnouncements], exports: [Announcements, MyAnnouncements] })
export class AnnouncementModule {}
