/** Somebody is asked for a place. */
interface Offer {
  readonly person: number;
  readonly place: number;
  readonly state: string;
  /** When it was made, by the count of things made. */
  readonly at: number;
  /** The same, or when the hold was placed that it came from. */
  readonly rank: number;
}

/** Somebody's days are held for a place; `live` holds give a right. */
interface Hold {
  readonly person: number;
  readonly place: number;
  /** `live`, `converted`, `expired` once its clock has run out, or why it was released. */
  readonly state: string;
  readonly at: number;
  /** The place of the offer that challenges it; null when none does. */
  readonly challenger: number | null;
}

/**
 * The life cycles of hiring in plain words, without a database: two places of one posting (0 and 1), and one each of two
 * other companies on the same days (2 and 3). It shares no line with the product.
 */
export interface Model {
  readonly shootOpen: boolean;
  readonly posting: 'public' | 'filled' | 'closed';
  readonly places: readonly ('open' | 'offered' | 'booked' | 'cancelled')[];
  readonly offers: readonly Offer[];
  readonly holds: readonly Hold[];
  /** How many offers and holds have been made. */
  readonly made: number;
  readonly bookings: readonly { readonly person: number; readonly place: number; readonly state: string }[];
  readonly applications: readonly { readonly person: number; readonly state: string }[];
}

export const START: Model = {
  shootOpen: true,
  posting: 'public',
  places: ['open', 'open', 'open', 'open'],
  offers: [],
  holds: [],
  made: 0,
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
    | 'cancelShoot'
    | 'hold'
    | 'release'
    | 'giveBack'
    | 'convert'
    | 'lapse'
    | 'expireHold';
  readonly person: number;
  readonly place: number;
}

const WAITS = ['submitted', 'shortlisted', 'offered'];
/** Places from here on are of other companies, each of its own. */
const ELSEWHERE = 2;

const swap = <T>(items: readonly T[], index: number, item: T): T[] =>
  items.map((old, at) => (at === index ? item : old));
const lastIndex = <T>(items: readonly T[], test: (item: T) => boolean): number =>
  items.reduce((found, item, index) => (test(item) ? index : found), -1);

const works = (m: Model, person: number): boolean =>
  m.bookings.some((b) => b.person === person && b.state === 'confirmed');

/** A company has one shoot each. */
const sameShoot = (a: number, b: number): boolean => (a < ELSEWHERE ? b < ELSEWHERE : a === b);

/** Another company holds her, and did so before the offer came. */
const comesBefore = (h: Hold, { person, place, rank }: Pick<Offer, 'person' | 'place' | 'rank'>): boolean =>
  h.state === 'live' && h.person === person && !sameShoot(h.place, place) && h.at < rank;

/** Holds that an ended offer challenged are challenged by the next one that waits behind them, or by none. */
function lift(m: Model): Model {
  const waiting = m.offers.filter((o) => o.state === 'sent').sort((a, b) => a.at - b.at);
  const holds = m.holds.map((h) => {
    const stands = waiting.some((o) => o.person === h.person && o.place === h.challenger);
    if (h.state !== 'live' || h.challenger === null || stands) return h;
    return { ...h, challenger: waiting.find((o) => comesBefore(h, o))?.place ?? null };
  });
  return { ...m, holds };
}

/** Releases the live holds that a test picks, each for its own reason. */
function endHolds(m: Model, end: (hold: Hold) => string | null): Model {
  return { ...m, holds: m.holds.map((h) => ({ ...h, state: (h.state === 'live' && end(h)) || h.state })) };
}

/** Ends the live offers that a test picks, each with its own end, and gives back what they held. */
function endOffers(m: Model, end: (offer: Offer) => string | null): Model {
  const ended = m.offers.map((offer) => (offer.state === 'sent' ? end(offer) : null));
  const offers = m.offers.map((offer, index) => (ended[index] ? { ...offer, state: ended[index]! } : offer));
  const asked = new Set(m.offers.filter((_, i) => ended[i] && m.offers[i]!.place < ELSEWHERE).map((o) => o.person));
  const applications = m.applications.map((a) =>
    a.state === 'offered' && asked.has(a.person) ? { ...a, state: 'submitted' } : a,
  );
  const places = m.places.map((state, place) =>
    state === 'offered' && !offers.some((o) => o.place === place && o.state === 'sent') ? ('open' as const) : state,
  );
  return lift({ ...m, offers, applications, places });
}

function withApplication(m: Model, person: number, from: readonly string[], to: string): Model | null {
  const index = lastIndex(m.applications, (a) => a.person === person);
  if (index < 0 || !from.includes(m.applications[index]!.state)) return null;
  return { ...m, applications: swap(m.applications, index, { person, state: to }) };
}

function apply(m: Model, person: number): Model | null {
  const has = m.applications.some((a) => a.person === person && (WAITS.includes(a.state) || a.state === 'hired'));
  if (!m.shootOpen || m.posting !== 'public' || has) return null;
  if (m.bookings.some((b) => b.person === person && b.state === 'confirmed' && b.place < ELSEWHERE)) return null;
  return { ...m, applications: [...m.applications, { person, state: 'submitted' }] };
}

/** Whether she can be asked for a place, or held for it. */
function askable(m: Model, person: number, place: number): boolean {
  if (place < ELSEWHERE && !m.shootOpen) return false;
  if (m.places[place] !== 'open' && m.places[place] !== 'offered') return false;
  return (
    !m.offers.some((o) => o.person === person && o.state === 'sent' && sameShoot(o.place, place)) && !works(m, person)
  );
}

function offer(m: Model, person: number, place: number): Model | null {
  if (!askable(m, person, place)) return null;
  const own = m.holds.find((h) => h.state === 'live' && h.person === person && h.place === place);
  const sent = { person, place, state: 'sent', at: m.made, rank: own?.at ?? m.made };
  const after: Model = {
    ...m,
    made: m.made + 1,
    places: swap(m.places, place, 'offered' as const),
    offers: [...m.offers, sent],
    holds: m.holds.map((h) => {
      if (h === own) return { ...h, state: 'converted' };
      return comesBefore(h, sent) && h.challenger === null ? { ...h, challenger: place } : h;
    }),
  };
  if (place >= ELSEWHERE) return after;
  return withApplication(after, person, ['submitted', 'shortlisted'], 'offered') ?? after;
}

function hold(m: Model, person: number, place: number): Model | null {
  if (!askable(m, person, place) || isHeld(m, person, place)) return null;
  const placed: Hold = { person, place, state: 'live', at: m.made, challenger: null };
  return { ...m, made: m.made + 1, holds: [...m.holds, placed] };
}

const isHeld = (m: Model, person: number, place: number): boolean =>
  m.holds.some((h) => h.state === 'live' && h.person === person && h.place === place);

function endHold(m: Model, person: number, place: number, to: string): Model | null {
  if (!isHeld(m, person, place)) return null;
  return endHolds(m, (h) => (h.person === person && h.place === place ? to : null));
}

function accept(m: Model, person: number, place: number): Model | null {
  const index = lastIndex(m.offers, (o) => o.person === person && o.place === place && o.state === 'sent');
  if (index < 0 || m.places[place] !== 'offered' || works(m, person)) return null;
  if (m.holds.some((h) => comesBefore(h, m.offers[index]!))) return null;
  const taken: Model = {
    ...m,
    offers: swap(m.offers, index, { ...m.offers[index]!, state: 'accepted' }),
    places: swap(m.places, place, 'booked' as const),
    bookings: [...m.bookings, { person, place, state: 'confirmed' }],
  };
  const free = endHolds(taken, (h) => {
    if (h.person === person) return 'booked_elsewhere';
    return h.place === place ? 'slot_booked' : null;
  });
  const alone = endOffers(free, (o) => (o.place === place ? 'withdrawn' : null));
  return place >= ELSEWHERE ? alone : (withApplication(alone, person, WAITS, 'hired') ?? alone);
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
  const free = endHolds(m, (h) => (h.place < ELSEWHERE ? 'shoot_cancelled' : null));
  const ended = endOffers(free, (o) => (o.place < ELSEWHERE ? 'withdrawn' : null));
  return close({
    ...ended,
    shootOpen: false,
    posting: 'closed',
    places: ended.places.map((state, place) => (place < ELSEWHERE ? 'cancelled' : state)),
    bookings: ended.bookings.map((b) => (b.place < ELSEWHERE ? { ...b, state: 'cancelled_by_company' } : b)),
  });
}

/** What an act makes of the model; null when it is refused and changes nothing. */
export function act(m: Model, { kind, person, place }: Act): Model | null {
  switch (kind) {
    case 'apply':
      return apply(m, person);
    case 'withdrawApplication': {
      const withdrawn = withApplication(m, person, WAITS, 'withdrawn');
      return withdrawn && endOffers(withdrawn, (o) => (o.person === person && o.place < ELSEWHERE ? 'declined' : null));
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
    case 'hold':
      return hold(m, person, place);
    case 'release':
      return endHold(m, person, place, 'by_company');
    case 'giveBack':
      return endHold(m, person, place, 'by_person');
    case 'convert':
      return isHeld(m, person, place) ? offer(m, person, place) : null;
    // Whether anybody has tidied up after it makes no difference.
    case 'lapse':
    case 'expireHold':
      return endHold(m, person, place, 'expired');
  }
}

/** Acts on an offer or a hold that is there already. */
const ON: Partial<Record<Act['kind'], 'offers' | 'holds'>> = {
  accept: 'offers',
  decline: 'offers',
  withdraw: 'offers',
  expire: 'offers',
  release: 'holds',
  giveBack: 'holds',
  convert: 'holds',
  lapse: 'holds',
  expireHold: 'holds',
};

/** The act on one of the offers or holds that are live, as a page shows them; as it is where there are none. */
export function aimed(m: Model, one: Act): Act {
  const on = ON[one.kind];
  const live = on ? m[on].filter(({ state }) => state === 'sent' || state === 'live') : [];
  if (live.length === 0) return one;
  const { person, place } = live[(one.person * m.places.length + one.place) % live.length]!;
  return { ...one, person, place };
}

/**
 * What of each person may come before what, in the order in which it was made. The product's clock counts milliseconds: what
 * was made in the same one stands in the order of people and places, held or converted.
 */
function orderOf(m: Model): string[] {
  const offers = m.offers.filter((o) => o.state === 'sent');
  const entry = (word: string, at: number, { person, place }: { person: number; place: number }) => ({
    at,
    whose: person * m.places.length + place,
    line: `${word}${person}@${place}`,
  });
  return [
    ...m.holds.filter((h) => h.state === 'live').map((h) => entry('held', h.at, h)),
    ...offers.map((o) => entry('asked', o.at, o)),
    ...offers.filter((o) => o.rank !== o.at).map((o) => entry('ranked', o.rank, o)),
  ]
    .sort((a, b) => a.at - b.at || a.whose - b.whose)
    .map(({ line }) => line);
}

function holdText({ person, place, state, challenger }: Hold): string {
  return `${person}@${place}:${state}${state === 'live' && challenger !== null ? `/${challenger}` : ''}`;
}

/** The model as text, in a fixed order. */
export function textOf(m: Model): string {
  const list = (items: readonly string[]): string => [...items].sort().join(',');
  return [
    `shoot ${m.shootOpen ? 'open' : 'cancelled'} ${m.posting} ${m.places.join(',')}`,
    `offers ${list(m.offers.map((o) => `${o.person}@${o.place}:${o.state}`))}`,
    `holds ${list(m.holds.map(holdText))}`,
    `order ${orderOf(m).join(',')}`,
    `bookings ${list(m.bookings.map((b) => `${b.person}@${b.place}:${b.state}`))}`,
    `applications ${list(m.applications.map((a) => `${a.person}:${a.state}`))}`,
  ].join('\n');
}
