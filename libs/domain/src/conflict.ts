/**
 * What stands between a shoot and somebody whom it has booked, asked or holds, the worst first: `cannotAccept` is asked and
 * booked elsewhere by now, `away` has taken days back in her own calendar, `silent` has not said that she comes,
 * `heldElsewhere` is behind another company's hold, or held and challenged, `noMentor` is a newcomer with nobody beside
 * her, `restGivenUp` leaves out rest by consent.
 */
export const CONFLICT_KINDS = ['cannotAccept', 'away', 'silent', 'heldElsewhere', 'noMentor', 'restGivenUp'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** How somebody stands in a place. */
export const CONFLICT_STATES = ['booked', 'offered', 'held'] as const;
export type ConflictState = (typeof CONFLICT_STATES)[number];

/** Whose turn it is: `otherHolder` until a clock ends, `nobody` where time changes nothing, `decided` where all is said. */
export const CONFLICT_DECIDERS = ['person', 'producer', 'otherHolder', 'nobody', 'decided'] as const;
export type ConflictDecider = (typeof CONFLICT_DECIDERS)[number];

/** How somebody gives her place free: an offer is withdrawn, a hold is released, a booking is called off. */
export const CONFLICT_WAYS = ['withdraw', 'release', 'callOff'] as const;
export type ConflictWay = (typeof CONFLICT_WAYS)[number];
