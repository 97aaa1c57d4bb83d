import { hasSideRules, Market, PairPool, Problem, SidePrices, Thresholds } from '@callboard/matching';
import { sharedMemory } from '../shared-memory';

/** The columns of `Thresholds`. */
type HeardColumns = Pick<Thresholds, 'values' | 'wanted'>;

/** What all threads of a crew read and write in one solve. */
export interface CrewMemory {
  /** Groups and people of a chunk; chunks are the same for any number of threads. */
  readonly groupsPerChunk: number;
  readonly peoplePerChunk: number;
  readonly floor: Int32Array;
  readonly price: Int32Array;
  readonly reach: Int32Array;
  readonly sides: SidePrices | null;
  readonly groupStart: Int32Array;
  readonly personStart: Int32Array;
  readonly best: Float64Array;
  /** By thread: what it has heard, sum of the best values, entries of the index looked at, and
   * entries and pairs of proofs.
   */
  readonly heard: readonly HeardColumns[];
  readonly sums: Float64Array;
  readonly looked: Float64Array;
  readonly proven: Float64Array;
  /** By part of the groups: first how many pairs each person has in it, then where the next of them goes. */
  readonly next: readonly Int32Array[];
}

/** Room for the pairs of a pool, kept from one pool to the next. */
export type PairRoom = Omit<PairPool, 'groupStart' | 'personStart'>;

const MOST_GROUPS = 256;
const MOST_PEOPLE = 1_024;
/** Chunks at least where there is so much to hand out, so that no thread waits long for the last one. */
const LEAST_CHUNKS = 64;

function chunkSize(count: number, most: number): number {
  return Math.max(1, Math.min(most, Math.ceil(count / LEAST_CHUNKS)));
}

export const sharedBytes = (length: number): Uint8Array => new Uint8Array(sharedMemory(length));

export const sharedInts = (length: number): Int32Array =>
  new Int32Array(sharedMemory(length * Int32Array.BYTES_PER_ELEMENT));

const sharedDoubles = (length: number): Float64Array =>
  new Float64Array(sharedMemory(length * Float64Array.BYTES_PER_ELEMENT));

export function makeCrewMemory(market: Market, { groups }: Problem, members: number): CrewMemory {
  const people = market.people.count;
  const each = <T>(make: () => T): T[] => Array.from({ length: members }, make);
  return {
    groupsPerChunk: chunkSize(groups.count, MOST_GROUPS),
    peoplePerChunk: chunkSize(people, MOST_PEOPLE),
    floor: sharedInts(groups.count),
    price: sharedInts(groups.count),
    reach: sharedInts(groups.count),
    sides: hasSideRules(market)
      ? { labour: sharedInts(market.shoots.count), trainee: sharedInts(market.crews.count) }
      : null,
    groupStart: sharedInts(groups.count + 1),
    personStart: sharedInts(people + 1),
    best: sharedDoubles(people),
    heard: each(() => {
      const { values, wanted } = new Thresholds(groups, sharedMemory);
      return { values, wanted };
    }),
    sums: sharedDoubles(members),
    looked: sharedDoubles(members),
    proven: sharedDoubles(members),
    next: each(() => sharedInts(people)),
  };
}
