/**
 * The life cycles of hiring in plain words, without a database: two places of one posting (0 and 1) and one of another
 * shoot on the same days (2). It shares no line with the product.
 */
export interface Model {
  readonly shootOpen: boolean;
  readonly posting: 'public' | 'filled' | 'closed';
  readonly places: readonly ('open' | 'offered' | 'booked' | 'cancelled')[];
  readonly offers: readonly { readonly person: number; readonly place: number; readonly state: string }[];
  readonly bookings: readonly { readonly person: number; readonly place: number; readonly state: string }[];
  readonly applications: readonly { readonly person: number; readonly state: string }[];
}

export const START: Model = {
  shootOpen: true,
  posting: 'public',
  places: ['open', 'open', 'open'],
  offers: [],
  bookings: [],
  applications: [],
};

/** What somebody does. `person` and `place` count from 0. */
export interface Act {
  readonly kind:
    | 'apply'
    | 'withdrawApplication'
    | 'shortlist'
    | 'declineApplication'
    | 'offer'
    | 'accept'
    | 'decline'
    | 'withdraw'
    | 'expire'
    | 'settle'
    | 'cancelShoot';
  readonly person: number;
  readonly place: number;
}

const WAITS = ['submitted', 'shortlisted', 'offered'];
const ELSEWHERE = 2;

const swap = <T>(items: readonly T[], index: number, item: T): T[] =>
  items.map((old, at) => (at === index ? item : old));
const lastIndex = <T>(items: readonly T[], test: (item: T) => boolean): number =>
  items.reduce((found, item, index) => (test(item) ? index : found), -1);

const works = (m: Model, person: number, places: readonly number[]): boolean =>
  m.bookings.some((b) => b.person === person && b.state === 'confirmed' && places.includes(b.place));

const shootOf = (place: number): readonly number[] => (place === ELSEWHERE ? [ELSEWHERE] : [0, 1]);

/** Ends the live offers that a test picks, each with its own end, and gives back what they held. */
function endOffers(m: Model, end: (offer: Model['offers'][number]) => string | null): Model {
  const ended = m.offers.map((offer) => (offer.state === 'sent' ? end(offer) : null));
  const offers = m.offers.map((offer, index) => (ended[index] ? { ...offer, state: ended[index]! } : offer));
  const asked = new Set(m.offers.filter((_, i) => ended[i] && m.offers[i]!.place !== ELSEWHERE).map((o) => o.person));
  const applications = m.applications.map((a) =>
    a.state === 'offered' && asked.has(a.person) ? { ...a, state: 'submitted' } : a,
  );
  const places = m.places.map((state, place) =>
    state === 'offered' && !offers.some((o) => o.place === place && o.state === 'sent') ? ('open' as const) : state,
  );
  return { ...m, offers, applications, places };
}

function withApplication(m: Model, person: number, from: readonly string[], to: string): Model | null {
  const index = lastIndex(m.applications, (a) => a.person === person);
  if (index < 0 || !from.includes(m.applications[index]!.state)) return null;
  return { ...m, applications: swap(m.applications, index, { person, state: to }) };
}

function apply(m: Model, person: number): Model | null {
  const has = m.applications.some((a) => a.person === person && (WAITS.includes(a.state) || a.state === 'hired'));
  if (!m.shootOpen || m.posting !== 'public' || has || works(m, person, [0, 1])) return null;
  return { ...m, applications: [...m.applications, { person, state: 'submitted' }] };
}

function offer(m: Model, person: number, place: number): Model | null {
  if (place !== ELSEWHERE && !m.shootOpen) return null;
  if (m.places[place] !== 'open' && m.places[place] !== 'offered') return null;
  if (m.offers.some((o) => o.person === person && o.state === 'sent' && shootOf(place).includes(o.place))) return null;
  if (works(m, person, [0, 1, 2])) return null;
  const sent: Model = {
    ...m,
    places: swap(m.places, place, 'offered' as const),
    offers: [...m.offers, { person, place, state: 'sent' }],
  };
  return place === ELSEWHERE ? sent : (withApplication(sent, person, ['submitted', 'shortlisted'], 'offered') ?? sent);
}

function accept(m: Model, person: number, place: number): Model | null {
  const index = lastIndex(m.offers, (o) => o.person === person && o.place === place && o.state === 'sent');
  if (index < 0 || m.places[place] !== 'offered' || works(m, person, [0, 1, 2])) return null;
  const taken: Model = {
    ...m,
    offers: swap(m.offers, index, { person, place, state: 'accepted' }),
    places: swap(m.places, place, 'booked' as const),
    bookings: [...m.bookings, { person, place, state: 'confirmed' }],
  };
  const alone = endOffers(taken, (o) => (o.place === place ? 'withdrawn' : null));
  return place === ELSEWHERE ? alone : (withApplication(alone, person, WAITS, 'hired') ?? alone);
}

function endOne(m: Model, person: number, place: number, to: string): Model | null {
  if (!m.offers.some((o) => o.person === person && o.place === place && o.state === 'sent')) return null;
  return endOffers(m, (o) => (o.person === person && o.place === place ? to : null));
}

function close(m: Model): Model {
  return { ...m, applications: m.applications.map((a) => (WAITS.includes(a.state) ? { ...a, state: 'closed' } : a)) };
}

function settle(m: Model): Model {
  const full = m.places[0] === 'booked' && m.places[1] === 'booked';
  return full && m.posting === 'public' ? close({ ...m, posting: 'filled' }) : m;
}

function cancelShoot(m: Model): Model | null {
  if (!m.shootOpen) return null;
  const ended = endOffers(m, (o) => (o.place === ELSEWHERE ? null : 'withdrawn'));
  return close({
    ...ended,
    shootOpen: false,
    posting: 'closed',
    places: ended.places.map((state, place) => (place === ELSEWHERE ? state : 'cancelled')),
    bookings: ended.bookings.map((b) => (b.place === ELSEWHERE ? b : { ...b, state: 'cancelled_by_company' })),
  });
}

/** What an act makes of the model; null when it is refused and changes nothing. */
export function act(m: Model, { kind, person, place }: Act): Model | null {
  switch (kind) {
    case 'apply':
      return apply(m, person);
    case 'withdrawApplication': {
      const withdrawn = withApplication(m, person, WAITS, 'withdrawn');
      return (
        withdrawn && endOffers(withdrawn, (o) => (o.person === person && o.place !== ELSEWHERE ? 'declined' : null))
      );
    }
    case 'shortlist':
      return withApplication(m, person, ['submitted'], 'shortlisted');
    case 'declineApplication':
      return withApplication(m, person, ['submitted', 'shortlisted'], 'declined');
    case 'offer':
      return offer(m, person, place);
    case 'accept':
      return accept(m, person, place);
    case 'decline':
      return endOne(m, person, place, 'declined');
    case 'withdraw':
      return endOne(m, person, place, 'withdrawn');
    case 'expire':
      return endOne(m, person, place, 'expired');
    case 'settle':
      return settle(m);
    case 'cancelShoot':
      return cancelShoot(m);
  }
}

/** The model as text, in a fixed order. */
export function textOf(m: Model): string {
  const list = (items: readonly string[]): string => [...items].sort().join(',');
  return [
    `shoot ${m.shootOpen ? 'open' : 'cancelled'} ${m.posting} ${m.places.join(',')}`,
    `offers ${list(m.offers.map((o) => `${o.person}@${o.place}:${o.state}`))}`,
    `bookings ${list(m.bookings.map((b) => `${b.person}@${b.place}:${b.state}`))}`,
    `applications ${list(m.applications.map((a) => `${a.person}:${a.state}`))}`,
  ].join('\n');
}
