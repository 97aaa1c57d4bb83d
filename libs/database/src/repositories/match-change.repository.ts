import { Injectable } from '@nestjs/common';
import { prepared } from '../kernel/prepared';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** What a note is about; `pins` are those of a shoot. */
export type ChangeKind = 'person' | 'posting' | 'shoot' | 'company' | 'pins';

/** A note that something changed. */
export interface MatchChange {
  readonly txid: number;
  readonly seq: number;
  readonly kind: ChangeKind;
  readonly subjectId: string;
}

/** A place in the notes: everything at or before it has been read. */
export interface ChangePlace {
  readonly txid: number;
  readonly seq: number;
}

/** Where the database stands. */
export interface ChangeHorizon {
  /** The oldest transaction that may still write: all older ones have ended and can be seen. */
  readonly oldest: number;
  /** Milliseconds since 1970 by the database's clock. */
  readonly nowMs: number;
  /** Today in the zone of the house. */
  readonly today: string;
}

const HORIZON = prepared(
  'match change horizon',
  `SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest,
          extract(epoch FROM clock_timestamp())::float8 * 1000 AS "nowMs",
          (now() AT TIME ZONE 'Asia/Shanghai')::date AS today`,
);

const AFTER = prepared(
  'match change after',
  `SELECT txid, seq, kind, subject_id AS "subjectId" FROM match_change
   WHERE (txid, seq) > ($1::bigint, $2::bigint) ORDER BY txid, seq LIMIT $3`,
);

/** Rows that a sweep removes at once. */
const SWEEP_ROWS = 5_000;
const SWEEP_ROUNDS = 20;

/** The notes of what changed for the index of people and postings; triggers write them. */
@Injectable()
export class MatchChangeRepository {
  /** Ask before {@link after}: what it names as ended, the rows that follow show. */
  async horizon(tx: Tx): Promise<ChangeHorizon> {
    return (await sqlOne<ChangeHorizon>(tx, HORIZON))!;
  }

  /** Notes behind a place that can be seen now, in order; those of transactions that are still running are missing. */
  async after(tx: Tx, { txid, seq }: ChangePlace, limit: number): Promise<MatchChange[]> {
    return sql<MatchChange>(tx, AFTER, [txid, seq, limit]);
  }

  /** Removes notes older than so many hours, a hundred thousand at most. */
  async sweep(tx: Tx, hours: number): Promise<void> {
    for (let round = 0; round < SWEEP_ROUNDS; round += 1) {
      const gone = await sql(
        tx,
        `DELETE FROM match_change WHERE (txid, seq) IN (
           SELECT txid, seq FROM (SELECT txid, seq, at FROM match_change ORDER BY txid, seq LIMIT $2) oldest
           WHERE at < now() - make_interval(hours => $1)) RETURNING seq`,
        [hours, SWEEP_ROWS],
      );
      if (gone.length < SWEEP_ROWS) return;
    }
  }
}
