import type { ConflictRow } from '@callboard/database';
import type { ConflictState, ConflictWay } from '@callboard/domain';

/** What can be done about a conflict, each with what it needs; null where it does not apply. */
export interface ConflictFixes {
  /** Somebody else: how she gives the place free. */
  readonly swap: { readonly way: ConflictWay } | null;
  /** Other days for the open places of the posting, once she has given hers free. */
  readonly shift: {
    /** Days later, or below zero earlier. */
    readonly days: number;
    /** What the posting's own shift is then. */
    readonly shiftDays: number;
    readonly first: ConflictWay;
  } | null;
  /** A place that the product asks people for by itself, now or once she has given it free. */
  readonly refill: {
    readonly slotId: string;
    readonly first: ConflictWay | null;
    /** It is under way. */
    readonly backfillId: string | null;
  } | null;
}

const WAY: Readonly<Record<ConflictState, ConflictWay>> = { booked: 'callOff', offered: 'withdraw', held: 'release' };
const NONE: ConflictFixes = { swap: null, shift: null, refill: null };

/**
 * The fixes of a conflict. Days and refills are for places that nobody has, so they ask that she alone is in the way;
 * whoever is booked is called off in the way that says what is owed, and that refills by itself.
 */
export function fixesOf(row: ConflictRow): ConflictFixes {
  if (row.decider === 'decided') return NONE;
  const way = WAY[row.state];
  const swap = { way };
  if (row.kind === 'noMentor') {
    const slotId = row.mentorSlotId;
    return { ...NONE, swap, refill: slotId === null ? null : { slotId, first: null, backfillId: null } };
  }
  if (row.state === 'booked' || !row.alone || row.begun) return { ...NONE, swap };
  const { moveBy, shiftDays, slotId, backfillId } = row;
  return {
    swap,
    shift: moveBy === null ? null : { days: moveBy, shiftDays: shiftDays + moveBy, first: way },
    refill: { slotId, first: way, backfillId },
  };
}
