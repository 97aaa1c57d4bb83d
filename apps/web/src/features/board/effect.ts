import { daysBetween, shiftDay } from '../../messages/format';
import type { Busy, Stretch } from './days';

/** What a job does to the calendar of whoever looks at it. */
export type Effect =
  | { readonly kind: 'clash'; readonly with: Busy }
  /** Free days between a booking and the job; whether they suffice for rest and travel, only the server knows. */
  | { readonly kind: 'after' | 'before'; readonly with: Busy; readonly days: number }
  | { readonly kind: 'free' };

/** With so many days between, rest and travel fit anywhere: one of rest, two of travel. */
const AMPLE = 3;

/** Days that lie between two stretches, the first of which ends before the second begins. */
function between(last: string, first: string): number {
  return daysBetween(shiftDay(last, 1), shiftDay(first, -1)).length;
}

/** What a job's days do among bookings. */
export function effectOf(job: Stretch, busy: readonly Busy[]): Effect {
  const hit = busy.find(({ first, last }) => first <= job.last && last >= job.first);
  if (hit) return { kind: 'clash', with: hit };
  const near = busy
    .map((booking) =>
      booking.last < job.first
        ? { kind: 'after' as const, with: booking, days: between(booking.last, job.first) }
        : { kind: 'before' as const, with: booking, days: between(job.last, booking.first) },
    )
    .filter(({ days }) => days < AMPLE)
    .sort((a, b) => a.days - b.days)[0];
  return near ?? { kind: 'free' };
}

/** A day of the strip around a job. */
export interface StripDay {
  readonly day: string;
  readonly kind: 'job' | 'booking' | 'clash' | 'free';
}

const MARGIN = 5;

/** The days around a job with what lies on them. */
export function stripOf(job: Stretch, busy: readonly Busy[]): readonly StripDay[] {
  return daysBetween(shiftDay(job.first, -MARGIN), shiftDay(job.last, MARGIN)).map((day) => {
    const mine = day >= job.first && day <= job.last;
    const booked = busy.some(({ first, last }) => day >= first && day <= last);
    if (mine) return { day, kind: booked ? ('clash' as const) : ('job' as const) };
    return { day, kind: booked ? ('booking' as const) : ('free' as const) };
  });
}

/** The bookings that the strip shows. */
export function seenIn(strip: readonly StripDay[], busy: readonly Busy[]): readonly Busy[] {
  const first = strip[0]?.day ?? '';
  const last = strip[strip.length - 1]?.day ?? '';
  return busy.filter((booking) => booking.first <= last && booking.last >= first);
}
