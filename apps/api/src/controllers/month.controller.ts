import { Controller, Get, Query } from '@nestjs/common';
import { month, monthQuery } from '@callboard/contracts/http';
import { Call, MonthService, MonthView } from '@callboard/core';
import { Span } from '@callboard/domain';
import { z } from 'zod';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

type Month = z.infer<typeof month>;

function days({ first, last }: Span): { firstDay: Span['first']; lastDay: Span['last'] } {
  return { firstDay: first, lastDay: last };
}

function answer(asked: string, { strip, bookings, holds, offers, firmIncomeFen }: MonthView): Month {
  return {
    month: asked,
    ...days(strip.month),
    bookings: bookings.map(({ span, payFen, ...booking }) => ({
      ...booking,
      ...days(span),
      days: [...booking.days],
      payPerDayFen: payFen,
    })),
    holds: holds.map(({ span, ...hold }) => ({
      ...hold,
      ...days(span),
      days: [...hold.days],
      endsAt: hold.endsAt.toISOString(),
    })),
    offers: offers.map(({ span, payFen, ...offer }) => ({
      ...offer,
      ...days(span),
      days: [...offer.days],
      payPerDayFen: payFen,
      expiresAt: offer.expiresAt.toISOString(),
    })),
    bars: strip.bars.map(({ span, ...bar }) => ({ ...bar, ...days(span) })),
    days: [...strip.days],
    paidDays: strip.workedDays,
    firmIncomeFen,
  };
}

@Controller('api/v1/me/month')
export class MonthController {
  constructor(private readonly months: MonthService) {}

  @Get()
  @Route({
    access: 'account',
    summary: "The caller's month: bookings, holds, offers, rest, travel, gaps and pay",
    answer: month,
  })
  async get(@Caller() call: Call, @Query({ schema: monthQuery }) query: z.infer<typeof monthQuery>): Promise<Month> {
    return answer(query.month, await this.months.month(call, query.month));
  }
}
