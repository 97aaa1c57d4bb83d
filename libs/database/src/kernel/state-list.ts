import { ACTIVE_BOOKING_STATES, OPEN_APPLICATION_STATES } from '@callboard/domain';

/** States of the domain as a list of SQL: `('a', 'b')`. They come from the code and never from input. */
function stateList(states: readonly string[]): string {
  return `(${states.map((state) => `'${state}'`).join(', ')})`;
}

/** Bookings that block the person's days, for `state IN`. */
export const ACTIVE_BOOKINGS = stateList(ACTIVE_BOOKING_STATES);
/** Applications that wait for an answer, for `state IN`. */
export const OPEN_APPLICATIONS = stateList(OPEN_APPLICATION_STATES);
