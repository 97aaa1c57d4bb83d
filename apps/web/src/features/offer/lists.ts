import type { Schema } from '../../api/types';

type Offer = Schema<'MyOffer'>;
type Application = Schema<'Application'>;

export type InboxTab = 'pending' | 'applied' | 'ended';

/** What `?tab=` says; anything else is what waits for an answer. */
export function tabOf(value: string | null): InboxTab {
  return value === 'applied' || value === 'ended' ? value : 'pending';
}

/** Whether an offer still waits for its person. */
export function isLive({ state }: Pick<Offer, 'state'>): boolean {
  return state === 'sent' || state === 'viewed' || state === 'countered';
}

/** Whether an application still waits for the crew. */
export function isOpen({ state }: Pick<Application, 'state'>): boolean {
  return state === 'submitted' || state === 'shortlisted' || state === 'offered';
}

/** One thing that has ended. */
export type Ended =
  | { readonly kind: 'offer'; readonly at: string; readonly offer: Offer }
  | { readonly kind: 'application'; readonly at: string; readonly application: Application };

export interface Inbox {
  /** By deadline, the nearest first. */
  readonly pending: readonly Offer[];
  readonly applied: readonly Application[];
  /** The latest first. */
  readonly ended: readonly Ended[];
}

/** Sorts offers and applications into what waits for me, what waits for a crew, and what has ended. */
export function inboxOf(
  offers: readonly Offer[],
  applications: readonly Application[],
  heldBack: ReadonlySet<string>,
): Inbox {
  const shown = offers.filter(({ id, state }) => !heldBack.has(id) && state !== 'staged');
  const endedOffers = shown
    .filter((offer) => !isLive(offer))
    .map((offer): Ended => ({ kind: 'offer', at: offer.answeredAt ?? offer.expiresAt ?? offer.sentAt ?? '', offer }));
  // Who was hired by an offer finds it once, with its terms.
  const taken = new Set(shown.filter(({ state }) => state === 'accepted').map(({ postingId }) => postingId));
  const endedApplications = applications
    .filter(
      (application) => !isOpen(application) && !(application.state === 'hired' && taken.has(application.postingId)),
    )
    .map((application): Ended => ({ kind: 'application', at: application.changedAt, application }));
  return {
    pending: shown.filter(isLive).sort((a, b) => ((a.expiresAt ?? '~') < (b.expiresAt ?? '~') ? -1 : 1)),
    applied: applications.filter((application) => isOpen(application) && !heldBack.has(application.id)),
    ended: [...endedOffers, ...endedApplications].sort((a, b) => (a.at < b.at ? 1 : -1)),
  };
}

/** Other offers that share a day with one: they cannot be taken once it is booked. */
export function offersInTheWay(offer: Offer, others: readonly Offer[]): Offer[] {
  const days = new Set(offer.terms.days);
  return others.filter(
    (other) => other.id !== offer.id && isLive(other) && other.terms.days.some((day) => days.has(day)),
  );
}

type Hold = Schema<'MyHold'>;

/** Holds of days that touch one another, in the order of their rank: first, second, and so on. */
export interface HoldStack {
  /** Every day on which one of them holds, ascending. */
  readonly days: readonly string[];
  readonly holds: readonly Hold[];
}

/** Puts holds that share days, directly or through others between them, into one stack each. */
export function stacksOf(holds: readonly Hold[]): readonly HoldStack[] {
  const first = (hold: Hold): string => hold.days[0]!;
  const last = (hold: Hold): string => hold.days[hold.days.length - 1]!;
  const stacks: Hold[][] = [];
  let end = '';
  for (const hold of [...holds].sort((a, b) => (first(a) < first(b) ? -1 : 1))) {
    if (stacks.length === 0 || first(hold) > end) stacks.push([hold]);
    else stacks[stacks.length - 1]!.push(hold);
    if (last(hold) > end) end = last(hold);
  }
  return stacks.map((stack) => ({
    days: [...new Set(stack.flatMap(({ days }) => days))].sort(),
    holds: stack.sort((a, b) => a.rank - b.rank || (a.createdAt < b.createdAt ? -1 : 1)),
  }));
}
