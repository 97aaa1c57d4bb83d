import type { CalendarBooking } from '@callboard/database';
import { Engagement, freeDaysBetween, gapDays, GapPolicy, Span, spansOverlap, travelMinutes } from '@callboard/domain';

/** A booking that leaves no room for a piece of work. */
export interface Clash {
  readonly bookingId: string;
  readonly kind: 'overlap' | 'gap';
  readonly shootTitle: string;
  readonly span: Span;
  /** Free days that the gap rule asks for between the two, and that there are; both 0 for an overlap. */
  readonly neededDays: number;
  readonly freeDays: number;
}

/** The bookings that overlap with work at a base, or leave less rest and travel than the gap rule asks for. */
export function clashesOf(
  work: { readonly span: Span; readonly base: string },
  bookings: readonly CalendarBooking[],
  policy: GapPolicy,
): Clash[] {
  const wanted: Engagement = { ...work, nightRun: 0 };
  return bookings.flatMap((booking): Clash[] => {
    const { id: bookingId, shootTitle, span } = booking;
    if (spansOverlap(work.span, span)) {
      return [{ bookingId, kind: 'overlap', shootTitle, span, neededDays: 0, freeDays: 0 }];
    }
    const booked: Engagement = { span, base: booking.baseId, nightRun: booking.nightRun };
    const [earlier, later] = span.first < work.span.first ? [booked, wanted] : [wanted, booked];
    const neededDays = gapDays(earlier, later, policy, travelMinutes);
    const freeDays = freeDaysBetween(earlier.span.last, later.span.first);
    return freeDays < neededDays ? [{ bookingId, kind: 'gap', shootTitle, span, neededDays, freeDays }] : [];
  });
}
