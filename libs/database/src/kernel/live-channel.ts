/** The NOTIFY channel of messages to browsers. */
export const LIVE_CHANNEL = 'callboard_live';

/** The NOTIFY channel that wakes the outbox relay. */
export const OUTBOX_CHANNEL = 'callboard_outbox';
