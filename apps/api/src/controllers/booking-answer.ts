import type { BookingRow } from '@callboard/core';

/** A booking as its person sees it. */
export function bookingAnswer({ callAt, confirmable, askedAt, confirmedAt, ...row }: BookingRow): object {
  const attendance = {
    callAt: callAt.toISOString(),
    confirmable,
    askedAt: askedAt?.toISOString() ?? null,
    confirmedAt: confirmedAt?.toISOString() ?? null,
  };
  return { ...row, createdAt: row.createdAt.toISOString(), attendance };
}
