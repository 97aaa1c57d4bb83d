import { Injectable } from '@nestjs/common';
import { JobContext, JobPayload } from '@callboard/contracts/jobs';
import { AttendanceWatch } from '@callboard/core';
import { JobHandler } from '@callboard/queue';

/** Asking people whether they come. */
@Injectable()
export class AttendanceProcessor {
  constructor(private readonly watch: AttendanceWatch) {}

  @JobHandler('attendance.ask')
  async ask(_: JobPayload<'attendance.ask'>, ticket: JobContext): Promise<void> {
    await this.watch.watchOnce(ticket);
  }
}
