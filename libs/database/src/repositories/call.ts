import { marketSettings } from '@callboard/domain';

/** The usual call of a day as an instant; the arguments are column expressions of the query around it, never input. */
export function callAt(day: string, zone: string): string {
  return `((${day}::timestamp + interval '${marketSettings.usualCall.value} minutes') AT TIME ZONE ${zone})`;
}

/**
 * Hours from now, by the clock of the database, to the usual call of a day, negative when it is over. The arguments are
 * column expressions of the query around it, never input.
 */
export function hoursToCall(day: string, zone: string): string {
  return `(extract(epoch FROM ${callAt(day, zone)} - clock_timestamp()) / 3600)::float8`;
}
