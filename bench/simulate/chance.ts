/** What a draw is for; each thing about a pair has a stream of its own. */
export const WHAT = {
  answer: 1,
  quick: 2,
  dropOut: 3,
  dropOutDay: 4,
  lead: 5,
  arrival: 6,
  applied: 7,
  order: 8,
} as const;

export type What = (typeof WHAT)[keyof typeof WHAT];

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * A share from 0 to below 1 that these four numbers alone decide: whoever asks, whenever and however often, hears the
 * same. So every way of hiring meets the same answers and the same accidents.
 */
export function chance(seed: number, person: number, slot: number, what: What): number {
  const first = mix((seed + Math.imul(what, 0x9e3779b1)) >>> 0);
  const second = mix((first ^ Math.imul(person + 1, 0x27d4eb2f)) >>> 0);
  return mix((second + Math.imul(slot + 1, 0x165667b1)) >>> 0) / 2 ** 32;
}

/** The value whose share of the whole the draw falls on. */
export function drawn<T>(entries: readonly { readonly value: T; readonly share: number }[], share: number): T {
  let left = share * entries.reduce((sum, entry) => sum + entry.share, 0);
  for (const entry of entries) {
    if (left < entry.share) return entry.value;
    left -= entry.share;
  }
  return entries[entries.length - 1]!.value;
}
