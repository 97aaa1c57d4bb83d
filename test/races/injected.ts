import { AsyncLocalStorage } from 'node:async_hooks';
import { Client } from 'pg';
import { codeOf } from '@callboard/testing';
import { Chance } from '../support/chance';
import { Figure, tally } from '../support/figures';
import { COMMANDS, REFUSED } from './commands';
import { leave, newScene } from './scene';
import type { RaceWorld } from './world';

/** Of first tries. */
const SHARE = 0.1;
/** A transaction that comes to grief so often in a row is one that the product gives up on. */
const MOST_IN_A_ROW = 3;
const FAULTS = ['40P01', '40001'] as const;

type Query = (this: unknown, ...args: unknown[]) => unknown;

interface Count {
  commits: number;
  injected: number;
  /** Transactions that came through after one, two and three faults. */
  readonly survived: [number, number, number];
}

const textOf = (first: unknown): string =>
  typeof first === 'string' ? first : String((first as { text?: unknown } | null)?.text ?? '');

/**
 * Lets some transactions of `work` fail at their COMMIT as if the server had found a deadlock: the server itself raises
 * the error, in the transaction, so that what follows is what follows in life.
 */
async function withFaults(
  chance: Chance,
  work: (flow: AsyncLocalStorage<{ row: number }>) => Promise<void>,
): Promise<Count> {
  const count: Count = { commits: 0, injected: 0, survived: [0, 0, 0] };
  const flow = new AsyncLocalStorage<{ row: number }>();
  const prototype = Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (...args) {
    const one = flow.getStore();
    if (!one || textOf(args[0]) !== 'COMMIT') return query.apply(this, args);
    count.commits += 1;
    // What has failed mostly fails again: three in a row has to happen, not only to be possible.
    const share = one.row === 0 ? SHARE : 0.8;
    if (one.row < MOST_IN_A_ROW && chance() < share) {
      one.row += 1;
      count.injected += 1;
      const code = FAULTS[count.injected % FAULTS.length]!;
      const raise = `DO $$ BEGIN RAISE EXCEPTION 'injected' USING ERRCODE = '${code}'; END $$`;
      return query.apply(this, [raise, ...args.slice(1)]);
    }
    if (one.row > 0) count.survived[one.row - 1]! += 1;
    one.row = 0;
    return query.apply(this, args);
  };
  try {
    await work(flow);
  } finally {
    prototype.query = query;
  }
  return count;
}

/** B8: every command, while one transaction in ten fails as a deadlock or a serialisation failure. */
export async function injectedFaults(world: RaceWorld, rounds: number, chance: Chance): Promise<Figure> {
  const codes: string[] = [];
  let visible = 0;
  const count = await withFaults(chance, async (flow) => {
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, command] of Object.entries(COMMANDS)) {
        const scene = await newScene(world);
        const code = await flow.run({ row: 0 }, () => codeOf(command(scene)));
        await leave(scene);
        codes.push(code);
        if (code !== (REFUSED[name] ?? 'ok')) visible += 1;
      }
    }
  });
  const [once, twice, thrice] = count.survived;
  return {
    id: 'B8',
    what: `${codes.length} commands while ${SHARE * 100} % of transactions deadlock or fail to serialise`,
    target: 'all retried, ≤ 3 times, 0 visible',
    figure: `${count.injected} faults at ${count.commits} commits, retried once ${once}, twice ${twice}, three times ${thrice}, ${visible} visible; ${tally(codes)}`,
    ok: visible === 0 && thrice > 0,
  };
}
