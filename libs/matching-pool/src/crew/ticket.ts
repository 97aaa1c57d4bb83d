const NEXT = 0;
const FINISHED = 1;
const FIRST_MEMBER = 2;
const NONE = -1;

/**
 * The chunks of one piece of work, handed to whichever thread asks next. The work is over when all chunks are, so a
 * thread that comes late finds nothing to do and nobody waits for it.
 */
export class Ticket {
  constructor(
    readonly chunks: number,
    readonly cells: Int32Array,
  ) {}

  static issue(chunks: number, members: number): Ticket {
    const bytes = (FIRST_MEMBER + members) * Int32Array.BYTES_PER_ELEMENT;
    return new Ticket(chunks, new Int32Array(new SharedArrayBuffer(bytes)));
  }

  /** The next chunk, -1 when all have been taken. */
  take(): number {
    const chunk = Atomics.add(this.cells, NEXT, 1);
    return chunk < this.chunks ? chunk : NONE;
  }

  /** A member has finished a chunk; what it wrote before can be read by whoever sees it. */
  finish(member: number): void {
    Atomics.store(this.cells, FIRST_MEMBER + member, 1);
    Atomics.add(this.cells, FINISHED, 1);
    Atomics.notify(this.cells, FINISHED);
  }

  tookPart(member: number): boolean {
    return Atomics.load(this.cells, FIRST_MEMBER + member) === 1;
  }

  get finished(): number {
    return Atomics.load(this.cells, FINISHED);
  }

  /** Sleeps until more than `finished` chunks are finished, or so many milliseconds. */
  sleep(finished: number, ms: number): void {
    Atomics.wait(this.cells, FINISHED, finished, ms);
  }
}
