import { Module } from '@nestjs/common';
import { AttendanceWatch } from './attendance-watch.service';
import { Attendances } from './attendances.service';

/** Whether people come on their first day. */
@Module({ providers: [AttendanceWatch, Attendances], exports: [AttendanceWatch, Attendances] })
export class AttendanceModule {}
