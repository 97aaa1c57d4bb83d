import { isProposed, totalFen, type ProposedSlot, type Slot } from './board';

export interface SendGroup {
  readonly department: string;
  readonly slots: readonly ProposedSlot[];
}

/** Whom sending would reach, by department in the order of a call sheet. */
export function sendGroups(slots: readonly Slot[], orderOf: (department: string) => number): readonly SendGroup[] {
  const groups = new Map<string, ProposedSlot[]>();
  for (const slot of slots.filter(isProposed)) {
    const group = groups.get(slot.department);
    if (group) group.push(slot);
    else groups.set(slot.department, [slot]);
  }
  return [...groups]
    .map(([department, members]) => ({ department, slots: members }))
    .sort((a, b) => orderOf(a.department) - orderOf(b.department));
}

/** What the chosen ones would cost together, in fen. */
export function chosenFen(groups: readonly SendGroup[], chosen: ReadonlySet<string>): number {
  return groups
    .flatMap(({ slots }) => slots)
    .filter(({ proposal }) => chosen.has(proposal.id))
    .reduce((sum, slot) => sum + totalFen(slot), 0);
}

/** The choice with all of these in it, or with none of them. */
export function withAll(chosen: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
}

/** The sentence for the code of an offer that did not go out. */
const SENTENCES = {
  'slot.taken': 'skip_slotTaken',
  'slot.cancelled': 'skip_slotCancelled',
  'proposal.stale': 'skip_stale',
  'proposal.inUse': 'skip_inUse',
  'booking.sameShoot': 'skip_inUse',
  'offer.exists': 'skip_exists',
  'offer.notQualified': 'skip_notQualified',
  'offer.notFree': 'skip_notFree',
  'offer.underFloor': 'skip_underFloor',
  'offer.overBand': 'skip_overBand',
  'offer.inPast': 'skip_inPast',
  'posting.closed': 'skip_closed',
} as const;

export type SkipText = (typeof SENTENCES)[keyof typeof SENTENCES] | 'skip_other';

/** The text that says why an offer did not go out. */
export function skipText(code: string): SkipText {
  return (SENTENCES as Readonly<Record<string, SkipText>>)[code] ?? 'skip_other';
}
