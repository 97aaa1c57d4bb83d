import type {
  FitPostingRow,
  FitStandingRow,
  PersonCard,
  SnapshotAvailability,
  SnapshotBooking,
} from '@callboard/database';
import type { FitPersonRow } from '@callboard/database';
import { dayNumber } from '@callboard/domain';
import type { PersonInput, SlotInput } from '@callboard/matching';
import { bookingInput, interval, personInput, slotInput } from '../matching/matching-input';

/** A person as she is now, with all that says which postings she is out of question for. */
export interface PersonFacts {
  readonly row: PersonInput;
  readonly card: PersonCard;
  /** Producers can find her; otherwise only shoots that she applied to. */
  readonly searchable: boolean;
  /** Postings that she waits for an answer of, and their shoots. */
  readonly applied: ReadonlySet<string>;
  /** The days, as numbers, that she can do of those postings where she has left out some when she applied. */
  readonly appliedDays: ReadonlyMap<string, ReadonlySet<number>>;
  readonly appliedShoots: ReadonlySet<string>;
  /** Shoots in which she is booked or asked. */
  readonly busyShoots: ReadonlySet<string>;
  /** Slots for which she was asked before. */
  readonly askedSlots: ReadonlySet<string>;
}

/** A posting as it is now: its first open place, and whom others' facts set apart for it. */
export interface PostingFacts {
  /** Its people out of question are those whom the database names for slot and shoot. */
  readonly slot: SlotInput;
  readonly applicants: readonly string[];
  readonly shown: FitPostingRow;
}

/** Rows by a key. */
export function groupBy<T>(rows: readonly T[], key: (row: T) => string): (key: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return (wanted) => groups.get(wanted) ?? [];
}

/**
 * People as the engine takes them, each with her days and bookings and the companies that she has blocked. Who has blocked
 * her is not among these: what she asks is answered as if nobody had.
 */
export function personInputs(
  people: readonly FitPersonRow[],
  lists: {
    readonly availability: readonly SnapshotAvailability[];
    readonly bookings: readonly SnapshotBooking[];
    readonly blocks: readonly { readonly personId: string; readonly companyId: string }[];
  },
): PersonInput[] {
  const days = groupBy(lists.availability, (row) => row.personId);
  const booked = groupBy(lists.bookings, (row) => row.personId);
  const blocked = groupBy(lists.blocks, (row) => row.personId);
  return people.map((person) => {
    const own = days(person.personId);
    const input = personInput(person, {
      free: own.filter((row) => !row.preferNot).map((row) => interval(row.span)),
      preferNot: own.filter((row) => row.preferNot).map((row) => interval(row.span)),
      bookings: booked(person.personId).map(bookingInput),
    });
    const blocks = blocked(person.personId).map((row) => row.companyId);
    return blocks.length === 0 ? input : { ...input, blocks };
  });
}

/** How producers see a person in lists. */
export function cardOf({ personId, displayName, handle, homeBase }: FitPersonRow): PersonCard {
  return { personId, displayName, handle, homeBase };
}

/** A person's facts from her row and how she stands. */
export function personFacts(person: FitPersonRow, row: PersonInput, standings: readonly FitStandingRow[]): PersonFacts {
  const of = (kind: FitStandingRow['kind'], value: (row: FitStandingRow) => string | null): Set<string> =>
    new Set(standings.flatMap((each) => (each.kind === kind ? (value(each) ?? []) : [])));
  return {
    row,
    card: cardOf(person),
    searchable: person.searchable,
    applied: of('applied', (each) => each.postingId),
    appliedDays: new Map(
      standings.flatMap(({ postingId, days }) =>
        postingId && days ? [[postingId, new Set(days.map(dayNumber))]] : [],
      ),
    ),
    appliedShoots: of('applied', (each) => each.shootId),
    busyShoots: of('busy', (each) => each.shootId),
    askedSlots: of('asked', (each) => each.slotId),
  };
}

/** Postings' facts from their rows and the lists beside them. */
export function postingFacts(
  rows: readonly FitPostingRow[],
  lists: {
    readonly applicants: readonly { readonly postingId: string; readonly personId: string }[];
    readonly out: readonly { readonly slotId: string; readonly personId: string }[];
    readonly busy: readonly { readonly shootId: string; readonly personId: string }[];
  },
): PostingFacts[] {
  const applicants = groupBy(lists.applicants, (row) => row.postingId);
  const outOf = groupBy(lists.out, (row) => row.slotId);
  const busy = groupBy(lists.busy, (row) => row.shootId);
  return rows.map((shown) => {
    const out = [...busy(shown.shootId), ...outOf(shown.slotId)].map(({ personId }) => personId);
    return {
      slot: { ...slotInput(shown, shown.shootId, out), team: shown.companyId },
      applicants: applicants(shown.postingId).map(({ personId }) => personId),
      shown,
    };
  });
}

/** Whether somebody's own facts keep her from the place of a posting. */
export function isOut(facts: PersonFacts, slot: Pick<SlotInput, 'id' | 'shoot' | 'posting' | 'days'>): boolean {
  return facts.busyShoots.has(slot.shoot) || facts.askedSlots.has(slot.id) || leavesOutDays(facts, slot);
}

/** Whether she applied for the posting without all days of its place. */
function leavesOutDays(facts: PersonFacts, slot: Pick<SlotInput, 'posting' | 'days'>): boolean {
  const days = facts.appliedDays.get(slot.posting);
  return days !== undefined && slot.days.some((day) => !days.has(day));
}
