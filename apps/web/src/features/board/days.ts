/** Work on days that follow each other, both included. */
export interface Stretch {
  readonly first: string;
  readonly last: string;
}

/** A booking that blocks days. */
export interface Busy extends Stretch {
  readonly title: string;
}

interface Booked {
  readonly shootTitle: string;
  readonly state: string;
  readonly days: readonly string[];
}

/** States in which a booking blocks its days. */
const BLOCKING: ReadonlySet<string> = new Set(['confirmed', 'reconfirming', 'completed']);

/** The stretches that bookings block, the earliest first. */
export function busyOf(bookings: readonly Booked[]): readonly Busy[] {
  return bookings
    .filter(({ state, days }) => BLOCKING.has(state) && days.length > 0)
    .map(({ shootTitle, days }) => {
      const sorted = [...days].sort();
      return { title: shootTitle, first: sorted[0]!, last: sorted[sorted.length - 1]! };
    })
    .sort((a, b) => (a.first < b.first ? -1 : 1));
}
