import { Injectable } from '@nestjs/common';
import { Day, StateOf } from '@callboard/domain';
import { sql, Tx } from '../kernel/tx';

/** A place to be made. */
export interface NewSlot {
  readonly id: string;
  readonly postingId: string;
  readonly position: number;
  /** Ascending, at least one. */
  readonly days: readonly Day[];
}

/** A place that is not cancelled. */
export interface PostingSlot {
  readonly id: string;
  readonly position: number;
  readonly state: Exclude<StateOf<'slot'>, 'cancelled'>;
}

@Injectable()
export class SlotRepository {
  /** Inserts open slots in one statement. */
  async insertMany(tx: Tx, shootId: string, slots: readonly NewSlot[]): Promise<void> {
    if (slots.length === 0) return;
    await sql(
      tx,
      `INSERT INTO slot (id, posting_id, shoot_id, position, days, span)
       SELECT r.id, r."postingId", $2, r.position, r.days, daterange(r.days[1], r.days[cardinality(r.days)], '[]')
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "postingId" uuid, position integer, days date[])`,
      [JSON.stringify(slots), shootId],
    );
  }

  /** The slots of a posting that are not cancelled, locked in the order of their ids. */
  async lockOfPosting(tx: Tx, postingId: string): Promise<PostingSlot[]> {
    return sql<PostingSlot>(
      tx,
      `SELECT id, position, state FROM slot WHERE posting_id = $1 AND state NOT IN ('cancelled', 'worked') ORDER BY id FOR UPDATE`,
      [postingId],
    );
  }

  /** Gives the open slots of a posting new days. */
  async setDays(tx: Tx, postingId: string, days: readonly Day[]): Promise<void> {
    await sql(
      tx,
      `UPDATE slot SET days = $2::date[], span = daterange($3::date, $4::date, '[]')
       WHERE posting_id = $1 AND state = 'open'`,
      [postingId, days, days[0], days[days.length - 1]],
    );
  }
}
