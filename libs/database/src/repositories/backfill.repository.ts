import { Injectable } from '@nestjs/common';
import { BackfillLevel, Day, StateOf } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { hoursToCall } from './call';

/** Why a place is refilled. */
export type BackfillCause = 'drop_out' | 'no_show' | 'cancelled' | 'declined' | 'expired' | 'by_hand';

/** A backfill to begin. */
export interface BackfillRecord {
  readonly id: string;
  readonly slotId: string;
  readonly cause: BackfillCause;
  readonly cancellationId: string | null;
}

/** How a backfill stands, as those need to know it who drive it. */
export interface BackfillScope {
  readonly id: string;
  readonly slotId: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly state: StateOf<'backfill'>;
  readonly level: BackfillLevel;
  readonly round: number;
  /** People asked at once; null: by how near the start is. */
  readonly width: number | null;
  /** The present round is over, by the clock of the database. */
  readonly roundOver: boolean;
  /** Nobody may be asked yet. */
  readonly waiting: boolean;
}

/** The place of a backfill as it is at this moment. */
export interface BackfillPlace {
  readonly state: StateOf<'slot'>;
  readonly days: readonly Day[];
  readonly today: Day;
  readonly zone: string;
  readonly hoursToStart: number;
  readonly now: Date;
}

/** Somebody whom a backfill has asked or passed over. */
export interface BackfillCandidate {
  readonly personId: string;
  readonly round: number;
  readonly level: BackfillLevel;
  readonly score: number | null;
  readonly offerId: string | null;
  readonly passedOver: string | null;
}

/** A row of a backfill as it is shown. */
export interface ShownCandidate extends BackfillCandidate {
  readonly displayName: string;
  readonly handle: string;
  readonly homeBase: string | null;
  readonly payFen: number | null;
  readonly offerState: StateOf<'offer'> | null;
  readonly answerReason: string | null;
  readonly askedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly answeredAt: Date | null;
}

/** A backfill as its shoot's producers see it. */
export interface BackfillRow {
  readonly id: string;
  readonly slotId: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly roleId: string;
  readonly department: string;
  readonly position: number;
  readonly days: readonly Day[];
  readonly baseId: string;
  readonly cause: BackfillCause;
  /** Who left, and why. */
  readonly leftPersonId: string | null;
  readonly leftName: string | null;
  readonly leftReason: string | null;
  readonly state: StateOf<'backfill'>;
  readonly level: BackfillLevel;
  readonly round: number;
  readonly width: number;
  readonly roundEndsAt: Date | null;
  readonly waitsUntil: Date | null;
  readonly hoursToStart: number;
  readonly filledBy: string | null;
  readonly filledName: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly asked: number;
  readonly viewing: number;
  readonly waitingFor: number;
}

const LIVE = `('running', 'paused', 'manual', 'exhausted')`;

const ROW = `SELECT f.id, f.slot_id AS "slotId", f.posting_id AS "postingId", f.shoot_id AS "shootId",
    p.role_id AS "roleId", r.department, s.position, s.days, h.base_id AS "baseId", f.cause,
    c.person_id AS "leftPersonId", x.display_name AS "leftName", c.reason AS "leftReason", f.state, f.level, f.round,
    f.width, f.round_ends_at AS "roundEndsAt", f.waits_until AS "waitsUntil",
    ${hoursToCall('s.days[1]', 'h.zone')} AS "hoursToStart", w.person_id AS "filledBy", y.display_name AS "filledName",
    f.started_at AS "startedAt", f.finished_at AS "finishedAt",
    n.asked, n.viewing, n.waiting AS "waitingFor"
  FROM backfill f JOIN slot s ON s.id = f.slot_id JOIN posting p ON p.id = f.posting_id
  JOIN role r ON r.id = p.role_id JOIN shoot h ON h.id = f.shoot_id
  LEFT JOIN cancellation c ON c.id = f.cancellation_id LEFT JOIN person x ON x.id = c.person_id
  LEFT JOIN offer w ON w.id = f.offer_id LEFT JOIN person y ON y.id = w.person_id
  CROSS JOIN LATERAL (SELECT count(o.id)::integer AS asked,
      (count(o.id) FILTER (WHERE o.state IN ('viewed', 'countered')))::integer AS viewing,
      (count(o.id) FILTER (WHERE o.state IN ('sent', 'viewed', 'countered')))::integer AS waiting
    FROM backfill_candidate k JOIN offer o ON o.id = k.offer_id WHERE k.backfill_id = f.id) n`;

/** Where a backfill of a slot is; `width` is null where urgency decides. */
export type StoredBackfill = Omit<BackfillRow, 'width'> & { readonly width: number | null };

@Injectable()
export class BackfillRepository {
  /**
   * Locks the first `limit` of these people, in the order given, whom nobody else has locked now; gives their ids. It waits
   * for nobody, so that it may come in any order beside other locks.
   */
  async lockFreePeople(tx: Tx, personIds: readonly string[], limit: number): Promise<string[]> {
    const rows = await sql<{ id: string }>(
      tx,
      `SELECT p.id FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place) JOIN person p ON p.id = wanted.id
       ORDER BY wanted.place LIMIT $2 FOR UPDATE OF p SKIP LOCKED`,
      [personIds, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Begins a backfill; null when its place has a live one. */
  async insert(tx: Tx, record: BackfillRecord): Promise<string | null> {
    const row = await sqlOne<{ id: string }>(
      tx,
      `INSERT INTO backfill (id, slot_id, posting_id, shoot_id, cause, cancellation_id)
       SELECT $1, s.id, s.posting_id, s.shoot_id, $3, $4 FROM slot s WHERE s.id = $2
       ON CONFLICT (slot_id) WHERE state NOT IN ('filled', 'stopped') DO NOTHING RETURNING id`,
      [record.id, record.slotId, record.cause, record.cancellationId],
    );
    return row?.id ?? null;
  }

  /** Locks the live backfill of a place, if it has one. The caller holds the lock of the place. */
  async lockLive(tx: Tx, slotId: string): Promise<BackfillScope | null> {
    return sqlOne<BackfillScope>(
      tx,
      `SELECT id, slot_id AS "slotId", posting_id AS "postingId", shoot_id AS "shootId", state, level, round, width,
              coalesce(round_ends_at <= clock_timestamp(), true) AS "roundOver",
              coalesce(waits_until > clock_timestamp(), false) AS waiting
       FROM backfill WHERE slot_id = $1 AND state IN ${LIVE} FOR UPDATE`,
      [slotId],
    );
  }

  /** Ids of the live backfills of these places. */
  async liveOn(tx: Tx, slotIds: readonly string[]): Promise<{ id: string; slotId: string; shootId: string }[]> {
    return sql(
      tx,
      `SELECT id, slot_id AS "slotId", shoot_id AS "shootId" FROM backfill
       WHERE slot_id = ANY($1::uuid[]) AND state IN ${LIVE} ORDER BY id`,
      [slotIds],
    );
  }

  /** Ids of the live backfills of a shoot. */
  async liveOfShoot(tx: Tx, shootId: string): Promise<string[]> {
    const rows = await sql<{ id: string }>(
      tx,
      `SELECT id FROM backfill WHERE shoot_id = $1 AND state IN ${LIVE} ORDER BY id`,
      [shootId],
    );
    return rows.map(({ id }) => id);
  }

  async place(tx: Tx, slotId: string): Promise<BackfillPlace> {
    const row = await sqlOne<BackfillPlace>(
      tx,
      `SELECT s.state, s.days, (clock_timestamp() AT TIME ZONE h.zone)::date AS today, h.zone,
              ${hoursToCall('s.days[1]', 'h.zone')} AS "hoursToStart",
              date_trunc('milliseconds', clock_timestamp()) AS now
       FROM slot s JOIN shoot h ON h.id = s.shoot_id WHERE s.id = $1`,
      [slotId],
    );
    return row!;
  }

  /** How the last offer for a place ended, where nobody left it: what the backfill is told as its cause. */
  async causeOf(tx: Tx, slotId: string): Promise<Pick<BackfillRecord, 'cause' | 'cancellationId'>> {
    const row = await sqlOne<Pick<BackfillRecord, 'cause' | 'cancellationId'>>(
      tx,
      `SELECT cause, id AS "cancellationId" FROM (
         SELECT CASE c.kind WHEN 'person' THEN 'drop_out' WHEN 'company' THEN 'cancelled' ELSE 'no_show' END AS cause,
                c.id, c.created_at AS at
         FROM cancellation c JOIN booking b ON b.id = c.booking_id JOIN slot l ON l.id = b.slot_id
         JOIN slot s ON s.posting_id = l.posting_id AND s.position = l.position WHERE s.id = $1
         UNION ALL SELECT o.state, NULL, o.answered_at FROM offer o
         WHERE o.slot_id = $1 AND o.state IN ('declined', 'expired')) ended
       ORDER BY at DESC LIMIT 1`,
      [slotId],
    );
    return row ?? { cause: 'by_hand', cancellationId: null };
  }

  /** Writes where a backfill has come to. */
  async advance(
    tx: Tx,
    id: string,
    to: {
      readonly level: BackfillLevel;
      readonly round: number;
      readonly endsAt: Date | null;
      readonly waitsUntil: Date | null;
    },
  ): Promise<void> {
    await sql(tx, `UPDATE backfill SET level = $2, round = $3, round_ends_at = $4, waits_until = $5 WHERE id = $1`, [
      id,
      to.level,
      to.round,
      to.endsAt,
      to.waitsUntil,
    ]);
  }

  /** Asks so many people at once from now on. */
  async setWidth(tx: Tx, id: string, width: number): Promise<void> {
    await sql(tx, `UPDATE backfill SET width = $2 WHERE id = $1`, [id, width]);
  }

  /** Ends the present round, so that the next step begins another one. */
  async endRound(tx: Tx, id: string): Promise<void> {
    await sql(tx, `UPDATE backfill SET round_ends_at = clock_timestamp(), waits_until = NULL WHERE id = $1`, [id]);
  }

  /** Whom a backfill has asked or passed over. */
  async candidates(tx: Tx, id: string): Promise<BackfillCandidate[]> {
    return sql<BackfillCandidate>(
      tx,
      `SELECT person_id AS "personId", round, level, score, offer_id AS "offerId", passed_over AS "passedOver"
       FROM backfill_candidate WHERE backfill_id = $1`,
      [id],
    );
  }

  /** Notes whom a round asks and passes over; whoever was passed over before may be asked now. */
  async note(tx: Tx, id: string, people: readonly BackfillCandidate[]): Promise<void> {
    if (people.length === 0) return;
    await sql(
      tx,
      `INSERT INTO backfill_candidate (backfill_id, person_id, round, level, score, offer_id, passed_over)
       SELECT $1, r."personId", r.round, r.level, r.score, r."offerId", r."passedOver"
       FROM jsonb_to_recordset($2::jsonb) AS r("personId" uuid, round integer, level text, score integer,
         "offerId" uuid, "passedOver" text)
       ON CONFLICT (backfill_id, person_id) DO UPDATE SET round = excluded.round, level = excluded.level,
         score = excluded.score, offer_id = excluded.offer_id, passed_over = excluded.passed_over, created_at = now()
       WHERE backfill_candidate.offer_id IS NULL`,
      [id, JSON.stringify(people)],
    );
  }

  /** Which of these people may be called in the quiet hours. */
  async openAtNight(tx: Tx, people: readonly string[]): Promise<Set<string>> {
    const rows = await sql<{ id: string }>(
      tx,
      `SELECT person_id AS id FROM profile WHERE person_id = ANY($1::uuid[]) AND emergency_calls`,
      [people],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Backfills of a shoot that are live or ended within the last day, the latest first. */
  async listOfShoot(tx: Tx, shootId: string, department: string | null): Promise<StoredBackfill[]> {
    return sql<StoredBackfill>(
      tx,
      `${ROW} WHERE f.shoot_id = $1 AND ($2::text IS NULL OR r.department = $2)
         AND (f.finished_at IS NULL OR f.finished_at > now() - interval '1 day')
       ORDER BY f.finished_at IS NOT NULL, f.started_at DESC, f.id LIMIT 100`,
      [shootId, department],
    );
  }

  async one(tx: Tx, id: string): Promise<StoredBackfill | null> {
    return sqlOne<StoredBackfill>(tx, `${ROW} WHERE f.id = $1`, [id]);
  }

  /** The people of a backfill as they are shown, the latest round first. */
  async shown(tx: Tx, id: string): Promise<ShownCandidate[]> {
    return sql<ShownCandidate>(
      tx,
      `SELECT k.person_id AS "personId", k.round, k.level, k.score, k.offer_id AS "offerId",
              k.passed_over AS "passedOver", x.display_name AS "displayName", x.handle, f.home_base AS "homeBase",
              o.pay_fen AS "payFen", o.state AS "offerState", o.answer_reason AS "answerReason", o.sent_at AS "askedAt",
              o.expires_at AS "expiresAt", o.answered_at AS "answeredAt"
       FROM backfill_candidate k JOIN person x ON x.id = k.person_id
       LEFT JOIN profile f ON f.person_id = k.person_id LEFT JOIN offer o ON o.id = k.offer_id
       WHERE k.backfill_id = $1 ORDER BY k.round DESC, k.score DESC NULLS LAST, k.person_id`,
      [id],
    );
  }
}
