import type { TermsSource } from '@callboard/database';
import { afterWakingMinutes, isEmergency, offerClockMinutes } from '@callboard/domain';

/**
 * When an offer's clock runs out, never beyond the end of the first day. A clock that nobody has set stands still in the
 * quiet hours, unless the call is near: then only those are asked who may be woken, or whom a producer chose herself.
 */
export function clockOf(source: TermsSource, now: Date, wish: number | null): Date {
  const { hoursToStart, zone } = source;
  const minutes = wish ?? offerClockMinutes(hoursToStart);
  const still = wish === null && !isEmergency(hoursToStart);
  const end = still ? afterWakingMinutes(now, minutes, zone).getTime() : now.getTime() + minutes * 60_000;
  const last = now.getTime() + source.minutesToEndOfFirstDay * 60_000;
  return new Date(Math.max(now.getTime() + 60_000, Math.min(end, last)));
}
