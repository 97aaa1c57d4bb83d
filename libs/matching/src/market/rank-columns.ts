/**
 * People by role, level, home base and how far they travel. Bucket
 * `((role * 4 + level - 1) * bases + base) * classes + class` holds the entries `start[k]` to `start[k + 1]`, greatest key first, then lower person. A key is the most that a person's score can come to in the
 * role, without what depends on the slot: its place, its band, its lists. So a scan of a bucket may stop at the first
 * key that is too small. The columns beside the key are what a scan asks most people, copied so that it reads on.
 */
export interface RankIndex {
  /** The farthest that anybody of each class of willingness travels, in minutes, ascending. */
  readonly reach: Int32Array;
  readonly start: Int32Array;
  readonly person: Int32Array;
  readonly key: Int32Array;
  readonly freeLow: Int32Array;
  readonly freeHigh: Int32Array;
  readonly travel: Int32Array;
  readonly floor: Float64Array;
  readonly nearLow: Int32Array;
  readonly nearHigh: Int32Array;
  /** Points of the terms that depend on the person alone. */
  readonly points: Int32Array;
  /** `NEWCOMER`, `BOOKED` and `LIMITED` of rank-index.ts, added up. */
  readonly flags: Uint8Array;
  /** The first 64 skills of a person as bits; see `SKILL_BITS` of rank-index.ts. */
  readonly skillLow: Int32Array;
  readonly skillHigh: Int32Array;
  /** Points of the terms that depend on the person alone. */
  readonly personPoints: Int32Array;
  /** Points that a plan can add once, by the person: a first job. */
  readonly oncePoints: Int32Array;
  /** The pay band by which the keys of a role reckon pay points. */
  readonly bandLow: Float64Array;
  readonly bandHigh: Float64Array;
  /** For each base all bases, nearest first: entries `base * bases` on. */
  readonly near: Int32Array;
  /** People of a role who have worked with a team: list `team * roles + role`; and people with a block beside a team. */
  readonly workedStart: Int32Array;
  readonly workedPerson: Int32Array;
  readonly blockStart: Int32Array;
  readonly blockPerson: Int32Array;
}
