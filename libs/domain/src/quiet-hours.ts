import { marketSettings } from './market-settings';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Minutes since midnight on the wall clock of a zone. */
function wallMinutes(instant: Date, zone: string): number {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(zone, formatter);
  }
  const [hours, minutes] = formatter.format(instant).split(':').map(Number);
  return hours! * 60 + minutes!;
}

/** Whether nobody is to be woken at this instant: in the quiet hours of the zone, their end excluded. */
export function isQuiet(instant: Date, zone: string): boolean {
  const { fromMinutes, toMinutes } = marketSettings.quietHours.value;
  const at = wallMinutes(instant, zone);
  return fromMinutes > toMinutes ? at >= fromMinutes || at < toMinutes : at >= fromMinutes && at < toMinutes;
}

/**
 * When somebody may be told who is not to be woken: the instant itself outside the quiet hours of the zone, else the
 * next instant, by that zone's wall clock, at which they are over.
 */
export function endOfQuiet(instant: Date, zone: string): Date {
  if (!isQuiet(instant, zone)) return instant;
  const { toMinutes } = marketSettings.quietHours.value;
  const start = Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS;
  const wait = (toMinutes - wallMinutes(instant, zone) + DAY_MINUTES) % DAY_MINUTES;
  // A zone may change its clock in between: then the wall clock at the guess says by how much.
  const guess = new Date(start + wait * MINUTE_MS);
  const off = wallMinutes(guess, zone) - toMinutes;
  return off === 0 ? guess : new Date(guess.getTime() - off * MINUTE_MS);
}

/**
 * When a clock of `minutes` that begins now runs out: it stands still in the quiet hours of the zone, so that nobody loses
 * a job asleep.
 */
export function afterWakingMinutes(now: Date, minutes: number, zone: string): Date {
  let [at, left] = [endOfQuiet(now, zone), minutes * MINUTE_MS];
  for (;;) {
    const quiet = nextQuiet(at, zone);
    if (at.getTime() + left <= quiet.getTime()) return new Date(at.getTime() + left);
    left -= quiet.getTime() - at.getTime();
    at = endOfQuiet(quiet, zone);
  }
}

/** When the next quiet hours of the zone begin, for an instant outside of them. */
function nextQuiet(instant: Date, zone: string): Date {
  const { fromMinutes } = marketSettings.quietHours.value;
  const start = Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS;
  const guess = new Date(start + ((fromMinutes - wallMinutes(instant, zone) + DAY_MINUTES) % DAY_MINUTES) * MINUTE_MS);
  return new Date(guess.getTime() - (wallMinutes(guess, zone) - fromMinutes) * MINUTE_MS);
}

/**
 * Whether work is so near that people who opted in to emergency calls are asked in the quiet hours as well.
 * @param hoursToStart hours until the work begins; negative when it has begun
 */
export function isEmergency(hoursToStart: number): boolean {
  return hoursToStart < marketSettings.quietHours.value.emergencyHours;
}
