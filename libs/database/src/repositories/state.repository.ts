import { Injectable } from '@nestjs/common';
import { EventOf, LifeCycleId, nextState, StateOf, statesBefore } from '@callboard/domain';
import { sql, Tx } from '../kernel/tx';

type StoredCycle = LifeCycleId;

const TABLES: Readonly<Record<StoredCycle, string>> = {
  account: 'account',
  company: 'company',
  shoot: 'shoot',
  posting: 'posting',
  slot: 'slot',
  application: 'application',
  proposal: 'proposal',
  hold: 'hold',
  offer: 'offer',
  booking: 'booking',
  matchRun: 'match_run',
  backfill: 'backfill',
  reserve: 'reserve',
};

/** Columns that may change together with a state, by table. */
const PATCHABLE = {
  account: ['token_version'],
  company: ['decided_at', 'decision_reason', 'evidence'],
  shoot: ['published_at', 'cancel_reason', 'version'],
  posting: ['published_at', 'version'],
  slot: [],
  application: ['closed_reason', 'changed_at'],
  proposal: [],
  hold: ['challenged_at', 'challenge_ends_at', 'challenged_by', 'offer_id', 'end_reason', 'ended_at'],
  offer: ['answer_reason', 'expires_at', 'sent_at', 'answered_at', 'terms', 'pay_fen', 'revision'],
  booking: ['ended_at', 'span', 'paid_days'],
  matchRun: [
    'stage',
    'failure',
    'result',
    'lease_token',
    'lease_until',
    'started_at',
    'finished_at',
    'done_units',
    'total_units',
  ],
  backfill: ['finished_at', 'offer_id', 'round_ends_at', 'waits_until'],
  reserve: ['drop_reason', 'ended_at'],
} as const satisfies Record<StoredCycle, readonly string[]>;

/** Columns that hold an instant. */
const INSTANT = /_(at|until)$/;

/** New values of the columns that change with the state; `'now'` in one of an instant stands for the database's clock. */
export type StatePatch<K extends StoredCycle> = Partial<Record<(typeof PATCHABLE)[K][number], unknown>>;

/** A row that moved. */
export interface Moved<K extends LifeCycleId> {
  readonly id: string;
  readonly from: StateOf<K>;
  readonly to: StateOf<K>;
}

/** The stored kinds of things with a life cycle. */
export type StoredCycleId = StoredCycle;

@Injectable()
export class StateRepository {
  /**
   * Moves those of `ids` whose present state allows `event`, as one conditional update, and returns the rows that
   * moved with the state they came from. Rows in another state stay as they are. Ids are locked in sorted order.
   */
  async move<K extends StoredCycle>(
    tx: Tx,
    kind: K,
    event: EventOf<K>,
    ids: readonly string[],
    patch: StatePatch<K> = {},
  ): Promise<Moved<K>[]> {
    if (ids.length === 0) return [];
    const to = nextState(kind, event);
    const params: unknown[] = [[...ids].sort(), to, statesBefore(kind, event)];
    const sets = Object.entries(patch).map(([column, value]) => {
      if (!(PATCHABLE[kind] as readonly string[]).includes(column))
        throw new Error(`${kind}.${column} is not patchable`);
      // A reason that somebody typed may be the word "now" as well.
      if (value === 'now' && INSTANT.test(column)) return `${column} = now()`;
      params.push(
        value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value,
      );
      return `${column} = $${params.length}`;
    });
    const rows = await sql<{ id: string; from: StateOf<K> }>(
      tx,
      `WITH before AS (
         SELECT id, state FROM ${TABLES[kind]} WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE
       )
       UPDATE ${TABLES[kind]} t SET ${['state = $2', ...sets].join(', ')}
       FROM before WHERE t.id = before.id AND before.state = ANY($3::text[])
       RETURNING t.id, before.state AS "from"`,
      params,
    );
    return rows.map((row) => ({ ...row, to }));
  }

  /** The present state, or null when there is no such row. */
  async stateOf<K extends StoredCycle>(tx: Tx, kind: K, id: string): Promise<StateOf<K> | null> {
    const rows = await sql<{ state: StateOf<K> }>(tx, `SELECT state FROM ${TABLES[kind]} WHERE id = $1`, [id]);
    return rows[0]?.state ?? null;
  }
}
