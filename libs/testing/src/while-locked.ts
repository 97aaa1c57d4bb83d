import type { HiringStage } from './hiring-stage';

/** Rows whose locks decide who comes first. */
type LockedTable = 'application' | 'hold' | 'person' | 'shoot';

const LOOK_MS = 10;
/** Until a work has come to the rows, on a machine that is busy. */
const PATIENCE_MS = 20_000;

/** Does `work` while somebody else has these rows locked; the callback that it is given unlocks them before its end. */
export async function whileHeld<T>(
  { db }: HiringStage,
  table: LockedTable,
  ids: readonly string[],
  work: (unlock: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const client = await db.connect();
  const unlock = async (): Promise<void> => void (await client.query('ROLLBACK'));
  try {
    await client.query('BEGIN');
    await client.query(`SELECT id FROM ${table} WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`, [ids]);
    return await work(unlock);
  } finally {
    await unlock();
    client.release();
  }
}

/**
 * Begins two works, the second once the first waits for rows that somebody else has locked, and unlocks the rows when the
 * second waits too or is done. Throws when the first never waits.
 * @returns both, which may still be under way
 */
export async function whileLocked<A, B>(
  stage: HiringStage,
  table: LockedTable,
  ids: readonly string[],
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<[Promise<A>, Promise<B>]> {
  return whileHeld(stage, table, ids, async () => {
    const begun = first();
    begun.catch(() => undefined);
    if (!(await waitFor(stage, 1, () => false))) throw new Error('nothing waits for the lock');
    let over = false;
    const other = second();
    other.then(
      () => (over = true),
      () => (over = true),
    );
    await waitFor(stage, 2, () => over);
    return [begun, other];
  });
}

/** Whether so many statements of this database came to wait for a lock before `over` said so. */
async function waitFor(stage: HiringStage, count: number, over: () => boolean): Promise<boolean> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end && !over();) {
    const now = await stage.value<number>(
      `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (now >= count) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return false;
}
