import { Market, solve, SolveOptions, SolveResult } from '@callboard/matching';
import { CrewThreads } from './crew-threads';
import { HelperThreads } from './helper-threads';

/** Most threads of one solve. */
export const MOST_THREADS = 64;
/** A chunk takes milliseconds; who finishes none for a minute is not coming back. */
export const STALL_MS = 60_000;

/** Throws `RangeError` for a number of threads that no solve can have. */
export function checkThreads(threads: number): void {
  if (Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS) return;
  throw new RangeError(`threads must be an integer from 1 to ${MOST_THREADS}, not ${threads}`);
}

/** How a crew works. */
export interface SolveCrewOptions {
  /** Threads in all, the calling one among them. */
  readonly threads: number;
  /** Milliseconds without any sign of work after which a helper counts as dead; a minute when left out. */
  readonly stallMs?: number;
  /** Another script for the helpers, with the same messages. */
  readonly workerFile?: string;
}

/** Options of the engine's `solve` but those that the crew answers itself. */
export type CrewSolveOptions = Omit<SolveOptions, 'threads'>;

/**
 * Solves markets in the calling thread, which is blocked meanwhile, with the help of others: for benches and command
 * lines. A process with an event loop takes `MatchingPool`. The threads begin to load when the crew is made and stay
 * for further solves until {@link SolveCrew.close}.
 */
export class SolveCrew {
  private readonly helpers: HelperThreads;

  constructor(private readonly options: SolveCrewOptions) {
    checkThreads(options.threads);
    this.helpers = new HelperThreads(options.threads - 1, options.workerFile);
  }

  /** Blocks until all threads have loaded their code, so that a measurement does not count it; false after `ms`. */
  waitUntilReady(ms = 60_000): boolean {
    return this.helpers.waitUntilListening(ms);
  }

  /**
   * The engine's `solve`, the same to the byte for any number of threads. A market that is not in shared memory
   * (`buildSharedMarket`) is copied. Throws {@link MatchingPoolError} `threadDied`, after which the crew is of no use.
   */
  solve(market: Market, options: CrewSolveOptions = {}): SolveResult {
    const { ports, control } = this.helpers;
    const links = { ports, control, stallMs: this.options.stallMs ?? STALL_MS };
    return solve(market, { ...options, threads: (whole, problem) => new CrewThreads(links, whole, problem) });
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await this.helpers.close();
  }
}

/** One solve with a crew of its own. */
export function runSolve(market: Market, threads: number, options: CrewSolveOptions = {}): SolveResult {
  const crew = new SolveCrew({ threads });
  try {
    return crew.solve(market, options);
  } finally {
    void crew.close();
  }
}
