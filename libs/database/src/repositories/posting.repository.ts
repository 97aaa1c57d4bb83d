import { Injectable } from '@nestjs/common';
import { Day, StateOf } from '@callboard/domain';
import { OPEN_APPLICATIONS } from '../kernel/state-list';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { blockedSql } from './block-sql';

/** What a producer says of a posting. Money is integer fen a day. */
export interface PostingTerms {
  readonly roleId: string;
  readonly minLevel: number;
  readonly headcount: number;
  readonly payLowFen: number | null;
  readonly payHighFen: number | null;
  readonly hoursPerDay: number;
  readonly prepDays: number;
  /** Share of the shooting days that are worked, in basis points. */
  readonly shootShareBp: number;
  readonly wrapDays: number;
  /** Days by which it begins later, below 0 earlier, than the dates of its shoot say. */
  readonly shiftDays: number;
  readonly headOfDepartment: boolean;
  readonly entry: 'none' | 'mentored' | 'open';
  readonly requirements: string;
  /** Whether whom a run proposes waits for the producer, or is asked at once. */
  readonly asking: 'suggest' | 'auto';
}

/** A posting to store. */
export interface NewPosting extends PostingTerms {
  readonly id: string;
  readonly sortOrder: number;
  /** The template's posting that it comes from; null for one that is added by hand. */
  readonly templateRole: string | null;
}

/** A stored posting. */
export interface PostingRecord extends NewPosting {
  readonly shootId: string;
  readonly department: string;
  /** Edited by hand since it came from the template, or added by hand. */
  readonly edited: boolean;
  readonly state: StateOf<'posting'>;
  readonly version: number;
  readonly publishedAt: Date | null;
}

/** A posting with the figures of its slots that are not cancelled. */
export interface PostingRow extends PostingRecord {
  readonly openSlots: number;
  readonly offeredSlots: number;
  readonly bookedSlots: number;
  /** Working days of a slot; of the longest where they differ. */
  readonly daysPerSlot: number;
  readonly personDays: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Applications that wait for an answer, without those of people whom the company has blocked. */
  readonly applications: number;
}

const COLUMNS = `p.id, p.shoot_id AS "shootId", p.role_id AS "roleId", r.department, p.min_level AS "minLevel",
  p.headcount, p.pay_low_fen AS "payLowFen", p.pay_high_fen AS "payHighFen", p.hours_per_day AS "hoursPerDay",
  p.prep_days AS "prepDays", p.shoot_share_bp AS "shootShareBp", p.wrap_days AS "wrapDays", p.shift_days AS "shiftDays",
  p.head_of_department AS "headOfDepartment", p.entry, p.requirements, p.asking, p.sort_order AS "sortOrder",
  p.template_role AS "templateRole", p.edited, p.state, p.version, p.published_at AS "publishedAt"`;

const WITH_FIGURES = `SELECT ${COLUMNS}, f.*,
    (SELECT count(*) FROM application a JOIN shoot h ON h.id = a.shoot_id WHERE a.posting_id = p.id
       AND a.state IN ${OPEN_APPLICATIONS} AND NOT ${blockedSql('a.person_id', 'h.company_id', 'company')})::int AS applications
  FROM posting p JOIN role r ON r.id = p.role_id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE l.state = 'open')::int AS "openSlots",
           count(*) FILTER (WHERE l.state = 'offered')::int AS "offeredSlots",
           count(*) FILTER (WHERE l.state = 'booked')::int AS "bookedSlots",
           coalesce(max(cardinality(l.days)), 0)::int AS "daysPerSlot",
           coalesce(sum(cardinality(l.days)), 0)::int AS "personDays",
           min(lower(l.span)) AS "firstDay", max(upper(l.span)) - 1 AS "lastDay"
    FROM slot l WHERE l.posting_id = p.id AND l.state NOT IN ('cancelled', 'worked')) f`;

function valuesOf(terms: PostingTerms): unknown[] {
  return [
    terms.roleId,
    terms.minLevel,
    terms.headcount,
    terms.payLowFen,
    terms.payHighFen,
    terms.hoursPerDay,
    terms.prepDays,
    terms.shootShareBp,
    terms.wrapDays,
    terms.headOfDepartment,
    terms.entry,
    terms.requirements,
    terms.asking,
    terms.shiftDays,
  ];
}

@Injectable()
export class PostingRepository {
  /** Inserts drafts in one statement; one that comes from no template counts as edited. */
  async insertMany(tx: Tx, shootId: string, postings: readonly NewPosting[]): Promise<void> {
    await sql(
      tx,
      `INSERT INTO posting (id, shoot_id, sort_order, role_id, min_level, headcount, pay_low_fen, pay_high_fen,
                            hours_per_day, prep_days, shoot_share_bp, wrap_days, head_of_department, entry, requirements,
                            asking, template_role, shift_days, edited)
       SELECT r.id, $2, r."sortOrder", r."roleId", r."minLevel", r.headcount, r."payLowFen", r."payHighFen",
              r."hoursPerDay", r."prepDays", r."shootShareBp", r."wrapDays", r."headOfDepartment", r.entry,
              r.requirements, r.asking, r."templateRole", r."shiftDays", r."templateRole" IS NULL
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "sortOrder" integer, "roleId" text, "minLevel" smallint,
         headcount integer, "payLowFen" bigint, "payHighFen" bigint, "hoursPerDay" integer, "prepDays" integer,
         "shootShareBp" integer, "wrapDays" integer, "headOfDepartment" boolean, entry text, requirements text,
         asking text, "templateRole" text, "shiftDays" integer)`,
      [JSON.stringify(postings), shootId],
    );
  }

  /** Postings of a shoot in the order of a crew list, of one department when given. */
  async listOfShoot(tx: Tx, shootId: string, department: string | null): Promise<PostingRow[]> {
    return sql<PostingRow>(
      tx,
      `${WITH_FIGURES} WHERE p.shoot_id = $1 AND ($2::text IS NULL OR r.department = $2)
       ORDER BY p.sort_order, p.id`,
      [shootId, department],
    );
  }

  async find(tx: Tx, postingId: string): Promise<PostingRow | null> {
    return sqlOne<PostingRow>(tx, `${WITH_FIGURES} WHERE p.id = $1`, [postingId]);
  }

  /** A posting with its row locked; its shoot's row is locked before. */
  async lock(tx: Tx, postingId: string): Promise<PostingRecord | null> {
    return sqlOne<PostingRecord>(
      tx,
      `SELECT ${COLUMNS} FROM posting p JOIN role r ON r.id = p.role_id WHERE p.id = $1 FOR UPDATE OF p`,
      [postingId],
    );
  }

  /** All postings of a shoot that are not closed, locked in the order of their ids. */
  async lockOfShoot(tx: Tx, shootId: string): Promise<PostingRecord[]> {
    return sql<PostingRecord>(
      tx,
      `SELECT ${COLUMNS} FROM posting p JOIN role r ON r.id = p.role_id
       WHERE p.shoot_id = $1 AND p.state <> 'closed' ORDER BY p.id FOR UPDATE OF p`,
      [shootId],
    );
  }

  /** Writes an edit of the terms if the posting still has this version, and counts it up; false when it has another. */
  async update(tx: Tx, postingId: string, version: number, terms: PostingTerms): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE posting SET role_id = $3, min_level = $4, headcount = $5, pay_low_fen = $6, pay_high_fen = $7,
              hours_per_day = $8, prep_days = $9, shoot_share_bp = $10, wrap_days = $11, head_of_department = $12,
              entry = $13, requirements = $14, asking = $15, shift_days = $16, edited = true, version = version + 1
       WHERE id = $1 AND version = $2 RETURNING id`,
      [postingId, version, ...valuesOf(terms)],
    );
    return rows.length === 1;
  }

  /** Marks a posting as edited by hand. */
  async markEdited(tx: Tx, postingId: string): Promise<void> {
    await sql(tx, 'UPDATE posting SET edited = true WHERE id = $1', [postingId]);
  }

  /** Gives postings their places in the order of the crew list. */
  async setSortOrder(tx: Tx, places: readonly { readonly id: string; readonly sortOrder: number }[]): Promise<void> {
    await sql(
      tx,
      `UPDATE posting p SET sort_order = r.place FROM unnest($1::uuid[], $2::integer[]) AS r(id, place) WHERE p.id = r.id`,
      [places.map(({ id }) => id), places.map(({ sortOrder }) => sortOrder)],
    );
  }

  /** The place behind the last posting of a shoot. */
  async nextSortOrder(tx: Tx, shootId: string): Promise<number> {
    const row = await sqlOne<{ next: number }>(
      tx,
      'SELECT (coalesce(max(sort_order), 0) + 1)::int AS next FROM posting WHERE shoot_id = $1',
      [shootId],
    );
    return row!.next;
  }

  /** Deletes postings with their slots: only drafts that nobody has seen. */
  async deleteWithSlots(tx: Tx, postingIds: readonly string[]): Promise<void> {
    await sql(tx, 'DELETE FROM slot WHERE posting_id = ANY($1::uuid[])', [postingIds]);
    await sql(tx, 'DELETE FROM posting WHERE id = ANY($1::uuid[])', [postingIds]);
  }
}
