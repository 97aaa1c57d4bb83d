import type { Schema } from '../../api/types';

export type Offer = Schema<'ShootOffer'>;
type State = Offer['state'];

/** What the board can be narrowed to. */
export const VIEWS = ['all', 'waiting', 'accepted', 'declined', 'expired', 'withdrawn'] as const;
export type View = (typeof VIEWS)[number];

const VIEW_OF: Readonly<Record<State, Exclude<View, 'all'>>> = {
  staged: 'waiting',
  sent: 'waiting',
  viewed: 'waiting',
  countered: 'waiting',
  accepted: 'accepted',
  declined: 'declined',
  expired: 'expired',
  withdrawn: 'withdrawn',
};

export function viewOf(offer: Pick<Offer, 'state'>): Exclude<View, 'all'> {
  return VIEW_OF[offer.state];
}

/** Whether the offer can still be answered, and withdrawn. */
export function isWaiting(offer: Pick<Offer, 'state'>): boolean {
  return viewOf(offer) === 'waiting';
}

/** How many offers each view holds; they add up to `all`. */
export function countViews(offers: readonly Pick<Offer, 'state'>[]): Readonly<Record<View, number>> {
  const counts = { all: offers.length, waiting: 0, accepted: 0, declined: 0, expired: 0, withdrawn: 0 };
  for (const offer of offers) counts[viewOf(offer)] += 1;
  return counts;
}

export interface OfferGroup {
  readonly department: string;
  readonly offers: readonly Offer[];
  readonly waiting: number;
  readonly accepted: number;
}

const RANK: Readonly<Record<Exclude<View, 'all'>, number>> = {
  waiting: 0,
  accepted: 1,
  declined: 2,
  expired: 3,
  withdrawn: 4,
};

/** Those whose clock runs out first lead, then the answered ones, the latest answer first. */
function compare(a: Offer, b: Offer): number {
  const rank = RANK[viewOf(a)] - RANK[viewOf(b)];
  if (rank !== 0) return rank;
  if (isWaiting(a)) return (a.expiresAt ?? '~').localeCompare(b.expiresAt ?? '~');
  return (b.answeredAt ?? b.sentAt ?? '').localeCompare(a.answeredAt ?? a.sentAt ?? '');
}

/** The offers of a view by department, in the order of a call sheet. */
export function groupOffers(
  offers: readonly Offer[],
  view: View,
  orderOf: (department: string) => number,
): readonly OfferGroup[] {
  const groups = new Map<string, Offer[]>();
  for (const offer of offers) {
    if (view !== 'all' && viewOf(offer) !== view) continue;
    const group = groups.get(offer.department);
    if (group) group.push(offer);
    else groups.set(offer.department, [offer]);
  }
  return [...groups]
    .sort(([a], [b]) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1))
    .map(([department, members]) => ({
      department,
      offers: [...members].sort(compare),
      waiting: members.filter(isWaiting).length,
      accepted: members.filter(({ state }) => state === 'accepted').length,
    }));
}

/** The end of the clock that runs out first. */
export function soonestEnd(offers: readonly Offer[]): string | null {
  return (
    offers
      .filter(isWaiting)
      .flatMap(({ expiresAt }) => (expiresAt === null ? [] : [expiresAt]))
      .sort()[0] ?? null
  );
}

type Application = Pick<Schema<'ReceivedApplication'>, 'id' | 'postingId' | 'state' | 'person'>;
type Slot = Pick<Schema<'ProposedSlot'>, 'slotId' | 'postingId' | 'slotState' | 'proposal'>;

export interface Invitable<A extends Application> {
  readonly application: A;
  readonly slotId: string;
}

/**
 * Applicants with the open slot that each could be asked for: of the posting they applied for, one that nobody is
 * proposed for if there is one. Those who are free and within the band lead.
 */
export function invitable<A extends Application>(
  applications: readonly A[],
  slots: readonly Slot[],
): readonly Invitable<A>[] {
  const open = new Map<string, string>();
  for (const slot of slots) {
    if (slot.slotState !== 'open') continue;
    if (!open.has(slot.postingId) || slot.proposal === null) open.set(slot.postingId, slot.slotId);
  }
  const fit = ({ person }: A): number => Number(person.freeAllDays) * 2 + Number(person.floorWithinBand);
  return applications
    .filter(({ state }) => state === 'submitted' || state === 'shortlisted')
    .flatMap((application) => {
      const slotId = open.get(application.postingId);
      return slotId === undefined ? [] : [{ application, slotId }];
    })
    .sort((a, b) => fit(b.application) - fit(a.application));
}
