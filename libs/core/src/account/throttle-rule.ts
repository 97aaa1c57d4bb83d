import type { FailureCount, FailureUpdate } from '@callboard/database';

/** How many tries a bucket lets through. */
export interface ThrottleRule {
  /** Tries of one window after which the bucket blocks. */
  readonly limit: number;
  /** Length of a window in seconds, from its first try. */
  readonly windowSeconds: number;
  /** Seconds of the block after the try that makes `failures`, `windowAge` seconds into the window. */
  readonly block: (failures: number, windowAge: number) => number;
}

const LONGEST_BLOCK_SECONDS = 900;

function untilWindowEnds(windowSeconds: number): ThrottleRule['block'] {
  return (_failures, windowAge) => Math.max(1, windowSeconds - windowAge);
}

/** The rules by scope. A crew of 75 shares one address, so an address gets far more than an account. */
export const THROTTLE_RULES = {
  /** Wrong passwords of one account, or of one contact that nobody has: 1, 2, 4, 8, then 15 minutes. */
  account: {
    limit: 10,
    windowSeconds: 3_600,
    block: (failures) => Math.min(LONGEST_BLOCK_SECONDS, 60 * 2 ** (failures - 10)),
  },
  /** Wrong passwords from one address. */
  address: { limit: 100, windowSeconds: 900, block: untilWindowEnds(900) },
  /** Registrations from one address, successful or not: neither answer nor limit tells whether a contact is taken. */
  register: { limit: 300, windowSeconds: 900, block: untilWindowEnds(900) },
  /** Contacts without an account that somebody tried to add to a company. */
  invite: { limit: 20, windowSeconds: 3_600, block: untilWindowEnds(3_600) },
} as const satisfies Record<string, ThrottleRule>;

export type ThrottleScope = keyof typeof THROTTLE_RULES;

/** Seconds to wait, or the bucket's next value when the try is let in. */
export type ThrottleDecision = { readonly waitSeconds: number } | { readonly update: FailureUpdate };

/**
 * Decides about one try. A try counts as failed when it is let in and is taken back when it succeeds, so that tries
 * side by side cannot slip through together.
 */
export function decideTry(rule: ThrottleRule, count: FailureCount): ThrottleDecision {
  if (count.blockedFor > 0) return { waitSeconds: Math.ceil(count.blockedFor) };
  const restart = count.failures === 0 || count.windowAge >= rule.windowSeconds;
  const failures = restart ? 1 : count.failures + 1;
  const blockSeconds = failures >= rule.limit ? rule.block(failures, restart ? 0 : count.windowAge) : null;
  return { update: { bucket: count.bucket, failures, restart, blockSeconds } };
}

/** An address as the throttle counts it: an IPv6 network of 64 bits is one place, a mapped IPv4 address is IPv4. */
export function throttleAddress(ip: string): string {
  const address = ip.toLowerCase().replace(/%.*$/, '');
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(address);
  if (mapped) return mapped[1]!;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
