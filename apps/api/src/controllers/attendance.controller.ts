import { Controller, Get, Param, Post } from '@nestjs/common';
import { attendance, booking, idParam, revealedPhone } from '@callboard/contracts/http';
import { Attendances, Call, FirstCall, Phones, Starter } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { bookingAnswer } from './booking-answer';

const personParam = idParam('shootId', 'personId');

function starterAnswer(row: Starter): object {
  const at = (instant: Date | null): string | null => instant?.toISOString() ?? null;
  const { askedAt, againAt, confirmedAt, silentAt } = row;
  const times = { askedAt: at(askedAt), againAt: at(againAt), confirmedAt: at(confirmedAt), silentAt: at(silentAt) };
  return { ...row, ...times };
}

function attendanceAnswer(next: FirstCall | null): object {
  if (!next) return { next };
  return { next: { ...next, callAt: next.callAt.toISOString(), people: next.people.map(starterAnswer) } };
}

@Controller('api/v1')
export class AttendanceController {
  constructor(
    private readonly attendances: Attendances,
    private readonly phones: Phones,
  ) {}

  @Post('me/bookings/:bookingId/attendance')
  @Route({ access: 'account', summary: 'I come on my first day; saying so twice changes nothing', answer: booking })
  async confirm(
    @Caller() call: Call,
    @Param({ schema: idParam('bookingId') }) { bookingId }: { bookingId: string },
  ): Promise<object> {
    return bookingAnswer(await this.attendances.confirm(call, bookingId));
  }

  @Get('shoots/:shootId/attendance')
  @Route({
    access: 'account',
    summary: 'Who begins on the next first day, and who of them has said that they come',
    answer: attendance,
  })
  async ofShoot(
    @Caller() call: Call,
    @Param({ schema: idParam('shootId') }) { shootId }: { shootId: string },
  ): Promise<object> {
    return attendanceAnswer(await this.attendances.ofShoot(call, shootId));
  }

  @Post('shoots/:shootId/people/:personId/phone')
  @Route({
    access: 'account',
    summary: 'The phone number of somebody who is booked, or whom a running backfill has asked; audited',
    answer: revealedPhone,
  })
  async reveal(
    @Caller() call: Call,
    @Param({ schema: personParam }) { shootId, personId }: { shootId: string; personId: string },
  ): Promise<object> {
    return { phone: await this.phones.reveal(call, shootId, personId) };
  }
}
