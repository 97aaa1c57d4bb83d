import { ACTIVE_BOOKING_STATES, LIVE_HOLD_STATES, OPEN_APPLICATION_STATES } from '@callboard/domain';

/** States of the domain as a list of SQL: `('a', 'b')`. They come from the code and never from input. */
export function stateList(states: readonly string[]): string {
  return `(${states.map((state) => `'${state}'`).join(', ')})`;
}

/** Bookings that block the person's days, for `state IN`. */
export const ACTIVE_BOOKINGS = stateList(ACTIVE_BOOKING_STATES);
/** Applications that wait for an answer, for `state IN`. */
export const OPEN_APPLICATIONS = stateList(OPEN_APPLICATION_STATES);
/** Holds that give a right while their clocks run, for `state IN`. */
export const LIVE_HOLDS = stateList(LIVE_HOLD_STATES);
