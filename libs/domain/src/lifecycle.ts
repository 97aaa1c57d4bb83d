/** A life cycle as data: which event moves which states where. */
export interface LifeCycle<S extends string, E extends string> {
  readonly id: string;
  readonly states: readonly S[];
  readonly initial: S;
  /** States that nothing leaves. */
  readonly final: readonly S[];
  readonly transitions: { readonly [event in E]: { readonly from: readonly S[]; readonly to: S } };
}

function lifeCycle<const S extends string, const E extends string>(value: LifeCycle<S, E>): LifeCycle<S, E> {
  return value;
}

export const companyCycle = lifeCycle({
  id: 'company',
  states: ['draft', 'in_review', 'verified', 'rejected', 'suspended'],
  initial: 'draft',
  final: [],
  transitions: {
    submit: { from: ['draft', 'rejected'], to: 'in_review' },
    verify: { from: ['in_review'], to: 'verified' },
    reject: { from: ['in_review'], to: 'rejected' },
    suspend: { from: ['verified'], to: 'suspended' },
    reinstate: { from: ['suspended'], to: 'verified' },
  },
});

export const accountCycle = lifeCycle({
  id: 'account',
  states: ['active', 'suspended'],
  initial: 'active',
  final: [],
  transitions: {
    suspend: { from: ['active'], to: 'suspended' },
    reinstate: { from: ['suspended'], to: 'active' },
  },
});

/** A verified company's draft opens directly; any other waits in review. */
export const shootCycle = lifeCycle({
  id: 'shoot',
  states: ['draft', 'in_review', 'open', 'shooting', 'wrapped', 'cancelled'],
  initial: 'draft',
  final: ['wrapped', 'cancelled'],
  transitions: {
    submit: { from: ['draft'], to: 'in_review' },
    open: { from: ['draft', 'in_review'], to: 'open' },
    sendBack: { from: ['in_review'], to: 'draft' },
    start: { from: ['open'], to: 'shooting' },
    wrap: { from: ['shooting'], to: 'wrapped' },
    cancel: { from: ['draft', 'in_review', 'open', 'shooting'], to: 'cancelled' },
  },
});

export const postingCycle = lifeCycle({
  id: 'posting',
  states: ['draft', 'private', 'public', 'filled', 'closed'],
  initial: 'draft',
  final: ['closed'],
  transitions: {
    keepPrivate: { from: ['draft', 'public'], to: 'private' },
    publish: { from: ['draft', 'private'], to: 'public' },
    fill: { from: ['private', 'public'], to: 'filled' },
    reopen: { from: ['filled'], to: 'public' },
    /** What was not on the board when it filled does not come on it by itself. */
    reopenPrivate: { from: ['filled'], to: 'private' },
    close: { from: ['draft', 'private', 'public', 'filled'], to: 'closed' },
  },
});

export const slotCycle = lifeCycle({
  id: 'slot',
  states: ['open', 'offered', 'booked', 'worked', 'cancelled'],
  initial: 'open',
  final: ['worked', 'cancelled'],
  transitions: {
    offer: { from: ['open'], to: 'offered' },
    release: { from: ['offered', 'booked'], to: 'open' },
    book: { from: ['offered'], to: 'booked' },
    /** Its person left in the middle: what was worked stays here, the rest is a place of its own. */
    part: { from: ['booked'], to: 'worked' },
    cancel: { from: ['open', 'offered', 'booked'], to: 'cancelled' },
  },
});

export const applicationCycle = lifeCycle({
  id: 'application',
  states: ['submitted', 'shortlisted', 'offered', 'hired', 'declined', 'withdrawn', 'closed'],
  initial: 'submitted',
  final: ['hired', 'declined', 'withdrawn', 'closed'],
  transitions: {
    shortlist: { from: ['submitted'], to: 'shortlisted' },
    offer: { from: ['submitted', 'shortlisted'], to: 'offered' },
    hire: { from: ['submitted', 'shortlisted', 'offered'], to: 'hired' },
    /** The offer came to nothing, the application lives on. */
    restore: { from: ['offered'], to: 'submitted' },
    decline: { from: ['submitted', 'shortlisted'], to: 'declined' },
    withdraw: { from: ['submitted', 'shortlisted', 'offered'], to: 'withdrawn' },
    close: { from: ['submitted', 'shortlisted', 'offered'], to: 'closed' },
  },
});

export const proposalCycle = lifeCycle({
  id: 'proposal',
  states: ['suggested', 'pinned', 'replaced', 'sent', 'stale'],
  initial: 'suggested',
  final: ['replaced', 'sent', 'stale'],
  transitions: {
    pin: { from: ['suggested'], to: 'pinned' },
    unpin: { from: ['pinned'], to: 'suggested' },
    replace: { from: ['suggested', 'pinned'], to: 'replaced' },
    send: { from: ['suggested', 'pinned'], to: 'sent' },
    expire: { from: ['suggested', 'pinned'], to: 'stale' },
  },
});

export const holdCycle = lifeCycle({
  id: 'hold',
  states: ['active', 'challenged', 'converted', 'released', 'expired'],
  initial: 'active',
  final: ['converted', 'released', 'expired'],
  transitions: {
    /** Once challenged, a hold may be challenged by another offer when the first one comes to nothing. */
    challenge: { from: ['active', 'challenged'], to: 'challenged' },
    /** Nobody challenges it any more. */
    lift: { from: ['challenged'], to: 'active' },
    convert: { from: ['active', 'challenged'], to: 'converted' },
    release: { from: ['active', 'challenged'], to: 'released' },
    expire: { from: ['active', 'challenged'], to: 'expired' },
  },
});

export const offerCycle = lifeCycle({
  id: 'offer',
  states: ['staged', 'sent', 'viewed', 'countered', 'accepted', 'declined', 'expired', 'withdrawn'],
  initial: 'staged',
  final: ['accepted', 'declined', 'expired', 'withdrawn'],
  transitions: {
    send: { from: ['staged'], to: 'sent' },
    view: { from: ['sent'], to: 'viewed' },
    /** The person proposes another rate, once. */
    counter: { from: ['sent', 'viewed'], to: 'countered' },
    /** The producer agrees, proposes a rate of her own, or keeps the first one: it waits for the person again. */
    answerCounter: { from: ['countered'], to: 'sent' },
    /** Of a countered offer: the terms as they stand after all, without waiting for the producer. */
    accept: { from: ['sent', 'viewed', 'countered'], to: 'accepted' },
    decline: { from: ['sent', 'viewed', 'countered'], to: 'declined' },
    expire: { from: ['sent', 'viewed', 'countered'], to: 'expired' },
    withdraw: { from: ['staged', 'sent', 'viewed', 'countered'], to: 'withdrawn' },
  },
});

export const bookingCycle = lifeCycle({
  id: 'booking',
  states: ['confirmed', 'reconfirming', 'completed', 'cancelled_by_person', 'cancelled_by_company', 'no_show'],
  initial: 'confirmed',
  final: ['completed', 'cancelled_by_person', 'cancelled_by_company', 'no_show'],
  transitions: {
    askAgain: { from: ['confirmed'], to: 'reconfirming' },
    reconfirm: { from: ['reconfirming'], to: 'confirmed' },
    complete: { from: ['confirmed', 'reconfirming'], to: 'completed' },
    cancelByPerson: { from: ['confirmed', 'reconfirming'], to: 'cancelled_by_person' },
    cancelByCompany: { from: ['confirmed', 'reconfirming'], to: 'cancelled_by_company' },
    noShow: { from: ['confirmed'], to: 'no_show' },
  },
});

export const matchRunCycle = lifeCycle({
  id: 'matchRun',
  states: ['queued', 'running', 'done', 'failed', 'superseded'],
  initial: 'queued',
  final: ['done', 'failed', 'superseded'],
  transitions: {
    start: { from: ['queued', 'running'], to: 'running' },
    finish: { from: ['running'], to: 'done' },
    fail: { from: ['queued', 'running'], to: 'failed' },
    supersede: { from: ['queued', 'running'], to: 'superseded' },
  },
});

/** The refilling of a place. */
export const backfillCycle = lifeCycle({
  id: 'backfill',
  states: ['running', 'paused', 'manual', 'exhausted', 'filled', 'stopped'],
  initial: 'running',
  final: ['filled', 'stopped'],
  transitions: {
    pause: { from: ['running'], to: 'paused' },
    resume: { from: ['paused', 'manual', 'exhausted'], to: 'running' },
    /** The producer goes on by telephone: nobody more is asked by itself. */
    takeOver: { from: ['running', 'paused', 'exhausted'], to: 'manual' },
    exhaust: { from: ['running'], to: 'exhausted' },
    fill: { from: ['running', 'paused', 'manual', 'exhausted'], to: 'filled' },
    stop: { from: ['running', 'paused', 'manual', 'exhausted'], to: 'stopped' },
  },
});

/** A person stands by for a posting: first come, first asked when a place comes free. */
export const reserveCycle = lifeCycle({
  id: 'reserve',
  states: ['live', 'left', 'dropped', 'hired'],
  initial: 'live',
  final: ['left', 'dropped', 'hired'],
  transitions: {
    leave: { from: ['live'], to: 'left' },
    /** She is booked elsewhere on these days, or the shoot is over. */
    drop: { from: ['live'], to: 'dropped' },
    hire: { from: ['live'], to: 'hired' },
  },
});

/** How far a backfill reaches, from near to far: reserves, the best five, the ten after them, one level less, nobody. */
export const BACKFILL_LEVELS = ['reserves', 'best', 'next', 'relaxed', 'by_hand'] as const;
/** How many people a backfill asks of a level before it goes to the next one. */
export const LEVEL_LIMIT = { best: 5, next: 10, relaxed: 10 } as const;
export type BackfillLevel = (typeof BACKFILL_LEVELS)[number];

export const lifeCycles = {
  account: accountCycle,
  company: companyCycle,
  shoot: shootCycle,
  posting: postingCycle,
  slot: slotCycle,
  application: applicationCycle,
  proposal: proposalCycle,
  hold: holdCycle,
  offer: offerCycle,
  booking: bookingCycle,
  matchRun: matchRunCycle,
  backfill: backfillCycle,
  reserve: reserveCycle,
} as const;

export type LifeCycleId = keyof typeof lifeCycles;
export type StateOf<K extends LifeCycleId> = (typeof lifeCycles)[K]['states'][number];
export type EventOf<K extends LifeCycleId> = keyof (typeof lifeCycles)[K]['transitions'] & string;

/** Booking states that block the person's days. */
export const ACTIVE_BOOKING_STATES = ['confirmed', 'reconfirming', 'completed'] as const;
/** Offer states in which the person may still accept. */
export const LIVE_OFFER_STATES = ['sent', 'viewed', 'countered'] as const;
/** How a producer answers a counter-proposal: agrees to it, proposes a rate of her own, or keeps the first one. */
export const COUNTER_ANSWERS = ['agreed', 'countered', 'kept'] as const;
export type CounterAnswer = (typeof COUNTER_ANSWERS)[number];
/** Hold states in which it gives a right, its clocks aside. */
export const LIVE_HOLD_STATES = ['active', 'challenged'] as const;
/** Application states that wait for an answer. */
export const OPEN_APPLICATION_STATES = ['submitted', 'shortlisted', 'offered'] as const;

/**
 * The state that `event` leads to: with {@link statesBefore} the only place where a next state is computed. The repository
 * that moves states asks both for its one conditional update; services name events and never assign a state.
 */
export function nextState<K extends LifeCycleId>(kind: K, event: EventOf<K>): StateOf<K> {
  const cycle = lifeCycles[kind] as unknown as LifeCycle<string, string>;
  return cycle.transitions[event]!.to as StateOf<K>;
}

/** States from which `event` is allowed. */
export function statesBefore<K extends LifeCycleId>(kind: K, event: EventOf<K>): readonly StateOf<K>[] {
  const cycle = lifeCycles[kind] as unknown as LifeCycle<string, string>;
  return cycle.transitions[event]!.from as readonly StateOf<K>[];
}
