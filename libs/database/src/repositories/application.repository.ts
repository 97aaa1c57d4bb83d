import { Injectable } from '@nestjs/common';
import { Day, marketSettings, StateOf } from '@callboard/domain';
import { ACTIVE_BOOKINGS, OPEN_APPLICATIONS } from '../kernel/state-list';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { blockedSql } from './block-sql';

/** What a person applies for. */
export interface ApplicationTarget {
  readonly postingId: string;
  readonly shootId: string;
  readonly companyId: string;
  readonly roleId: string;
  readonly minLevel: number;
  readonly entry: 'none' | 'mentored' | 'open';
  readonly headOfDepartment: boolean;
  readonly state: StateOf<'posting'>;
  readonly shootState: StateOf<'shoot'>;
  readonly companyVerified: boolean;
  /** It has been on the board at some time. */
  readonly published: boolean;
  /** The first day of its slots is past. */
  readonly started: boolean;
  /** The days of its slots. */
  readonly days: readonly Day[];
}

export type ClosedReason = 'posting_filled' | 'posting_closed' | 'shoot_cancelled' | 'work_begun';

/** An application as its person sees it. */
export interface MyApplication {
  readonly id: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly shootTitle: string;
  readonly companyName: string;
  readonly roleId: string;
  readonly baseId: string;
  readonly payLowFen: number | null;
  readonly payHighFen: number | null;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly note: string;
  /** Days of the posting that she cannot do. */
  readonly missingDays: readonly Day[];
  readonly state: StateOf<'application'>;
  readonly closedReason: ClosedReason | null;
  /** Place among the applications that wait, from 1; null when it waits no more. */
  readonly queuePosition: number | null;
  /** How many applications wait; null when it waits no more. */
  readonly queueLength: number | null;
  /** When the producer is to have answered; null when it waits no more. */
  readonly answerBy: Date | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** An application as those who decide see it: the person's card, no contact. */
export interface ReceivedApplication {
  readonly id: string;
  readonly postingId: string;
  readonly roleId: string;
  readonly department: string;
  readonly personId: string;
  readonly displayName: string;
  readonly handle: string;
  readonly kind: string;
  readonly homeBase: string;
  readonly level: number | null;
  readonly minLevel: number;
  /** Offers all days of the posting and is booked on none. */
  readonly freeAllDays: boolean;
  /** The person's floor does not lie above the band; the floor itself is not told. */
  readonly floorWithinBand: boolean;
  /** Days of active bookings in the last 30 days. */
  readonly paidDaysLast30: number;
  readonly note: string;
  /** Days of the posting that she cannot do. */
  readonly missingDays: readonly Day[];
  /** When she is to have an answer; null when she waits no more. */
  readonly answerBy: Date | null;
  readonly state: StateOf<'application'>;
  readonly closedReason: ClosedReason | null;
  readonly createdAt: Date;
  /** Key of its place in the list: microseconds since 1970. */
  readonly key: number;
}

/** The days of the posting `p`. */
const WORK_DAYS = `ARRAY(SELECT DISTINCT d.day FROM slot l, unnest(l.days) AS d(day)
  WHERE l.posting_id = p.id AND l.state NOT IN ('cancelled', 'worked') ORDER BY d.day)`;

/** Days of the posting `p` that the applicant of `a` cannot do. */
const MISSING_DAYS = `CASE WHEN a.days IS NULL THEN '{}'::date[]
  ELSE ARRAY(SELECT w.day FROM unnest(${WORK_DAYS}) AS w(day) WHERE w.day <> ALL (a.days) ORDER BY w.day) END`;

/** When the applicant of `a` is to have an answer: in so many hours, and before the end of the first day `first`. */
const answerBySql = (first: string): string => `CASE WHEN a.state IN ${OPEN_APPLICATIONS} THEN
  least(a.created_at + interval '${marketSettings.applicationAnswerHours.value} hours',
        (${first} + 1)::timestamp AT TIME ZONE s.zone) END`;

const MINE = `SELECT a.id, a.posting_id AS "postingId", a.shoot_id AS "shootId", s.title AS "shootTitle",
    c.name AS "companyName", p.role_id AS "roleId", s.base_id AS "baseId", p.pay_low_fen AS "payLowFen",
    p.pay_high_fen AS "payHighFen", x.first AS "firstDay", x.last AS "lastDay", a.note, a.state,
    ${MISSING_DAYS} AS "missingDays", ${answerBySql('x.first')} AS "answerBy",
    a.closed_reason AS "closedReason", a.created_at AS "createdAt", a.changed_at AS "changedAt",
    CASE WHEN a.state IN ${OPEN_APPLICATIONS} THEN (
      SELECT count(*)::int FROM application o WHERE o.posting_id = a.posting_id
        AND o.state IN ${OPEN_APPLICATIONS} AND (o.created_at, o.id) <= (a.created_at, a.id))
    END AS "queuePosition",
    CASE WHEN a.state IN ${OPEN_APPLICATIONS} THEN (
      SELECT count(*)::int FROM application o WHERE o.posting_id = a.posting_id AND o.state IN ${OPEN_APPLICATIONS})
    END AS "queueLength"
  FROM application a
  JOIN posting p ON p.id = a.posting_id
  JOIN shoot s ON s.id = a.shoot_id
  JOIN company c ON c.id = s.company_id
  CROSS JOIN LATERAL (
    SELECT min(lower(l.span)) AS first, max(upper(l.span)) - 1 AS last
    FROM slot l WHERE l.posting_id = p.id AND l.state NOT IN ('cancelled', 'worked')) x`;

/** So many applications say how a company answers; more would cost the posting's page time, and tell of a past. */
const ANSWERS_LOOKED_AT = 200;

/** How a company answers those who apply. */
export interface Answering {
  readonly people: number;
  readonly applications: number;
  readonly answered: number;
  /** Half of the answers came within this; null when there is none. */
  readonly medianSeconds: number | null;
}

@Injectable()
export class ApplicationRepository {
  /**
   * How a company answers those who apply: of its latest applications, at most `ANSWERS_LOOKED_AT` of the last 90 days and
   * without those taken back unanswered. An answer is the first step that the company took.
   */
  async answering(tx: Tx, companyId: string): Promise<Answering> {
    const row = await sqlOne<Answering>(
      tx,
      `WITH latest AS (
         SELECT a.id, a.person_id, a.created_at, a.state FROM application a JOIN shoot h ON h.id = a.shoot_id
         WHERE h.company_id = $1 AND a.created_at > now() - interval '90 days'
         ORDER BY a.created_at DESC LIMIT $2
       ), seen AS (
         SELECT l.person_id, l.state, extract(epoch FROM answer.at - l.created_at) AS seconds
         FROM latest l LEFT JOIN LATERAL (
           SELECT min(e.at) AS at FROM audit_entry e WHERE e.subject_type = 'application' AND e.subject_id = l.id
             AND e.action IN ('application.shortlist', 'application.offer', 'application.decline')
         ) answer ON true
       )
       SELECT count(DISTINCT person_id)::integer AS people, count(*)::integer AS applications,
              count(seconds)::integer AS answered,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS "medianSeconds"
       FROM seen WHERE seconds IS NOT NULL OR state <> 'withdrawn'`,
      [companyId, ANSWERS_LOOKED_AT],
    );
    return row!;
  }

  /** A posting to apply for; its shoot and then itself are locked against closing meanwhile. */
  async lockTarget(tx: Tx, postingId: string): Promise<ApplicationTarget | null> {
    await sql(tx, `SELECT s.id FROM shoot s WHERE s.id = (SELECT shoot_id FROM posting WHERE id = $1) FOR SHARE`, [
      postingId,
    ]);
    const locked = await sqlOne(tx, 'SELECT id FROM posting WHERE id = $1 FOR SHARE', [postingId]);
    if (!locked) return null;
    return sqlOne<ApplicationTarget>(
      tx,
      `SELECT p.id AS "postingId", p.shoot_id AS "shootId", s.company_id AS "companyId", p.role_id AS "roleId",
              p.min_level AS "minLevel", p.entry, p.head_of_department AS "headOfDepartment", p.state, s.state AS "shootState", c.state = 'verified' AS "companyVerified",
              p.published_at IS NOT NULL AS published, ${WORK_DAYS} AS days,
              coalesce((SELECT min(lower(l.span)) FROM slot l WHERE l.posting_id = p.id AND l.state NOT IN ('cancelled', 'worked'))
                < (now() AT TIME ZONE s.zone)::date, false) AS started
       FROM posting p JOIN shoot s ON s.id = p.shoot_id JOIN company c ON c.id = s.company_id WHERE p.id = $1`,
      [postingId],
    );
  }

  /** The level that the person offers in the role, null without it; undefined when there is no profile. */
  async levelOf(tx: Tx, personId: string, roleId: string): Promise<number | null | undefined> {
    const row = await sqlOne<{ level: number | null }>(
      tx,
      `SELECT r.level FROM profile f LEFT JOIN person_role r ON r.person_id = f.person_id AND r.role_id = $2
       WHERE f.person_id = $1`,
      [personId, roleId],
    );
    return row ? row.level : undefined;
  }

  /** Whether a person has blocked a company; her row is locked against her doing so meanwhile. */
  async keepsAway(tx: Tx, personId: string, companyId: string): Promise<boolean> {
    await sql(tx, 'SELECT id FROM person WHERE id = $1 FOR KEY SHARE', [personId]);
    const row = await sqlOne<{ blocked: boolean }>(
      tx,
      `SELECT ${blockedSql('$1::uuid', '$2::uuid', 'person')} AS blocked`,
      [personId, companyId],
    );
    return row!.blocked;
  }

  /** Whether the person works on the shoot already. */
  async isBookedOn(tx: Tx, personId: string, shootId: string): Promise<boolean> {
    const row = await sqlOne(
      tx,
      `SELECT id FROM booking WHERE person_id = $1 AND shoot_id = $2 AND state IN ('confirmed', 'reconfirming')`,
      [personId, shootId],
    );
    return row !== null;
  }

  /** Inserts an application; false when the person has one there that is not answered in the negative. */
  async insert(
    tx: Tx,
    application: {
      id: string;
      postingId: string;
      shootId: string;
      personId: string;
      note: string;
      /** The days that she can do; null: all. */
      days: readonly Day[] | null;
    },
  ): Promise<boolean> {
    const rows = await sql(
      tx,
      `INSERT INTO application (id, posting_id, shoot_id, person_id, note, days) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (posting_id, person_id) WHERE state IN ('submitted', 'shortlisted', 'offered', 'hired') DO NOTHING
       RETURNING id`,
      [
        application.id,
        application.postingId,
        application.shootId,
        application.personId,
        application.note,
        application.days,
      ],
    );
    return rows.length === 1;
  }

  /** Where an application belongs. */
  async find(
    tx: Tx,
    id: string,
  ): Promise<{ id: string; postingId: string; shootId: string; companyId: string; personId: string } | null> {
    return sqlOne(
      tx,
      `SELECT a.id, a.posting_id AS "postingId", a.shoot_id AS "shootId", s.company_id AS "companyId",
              a.person_id AS "personId"
       FROM application a JOIN shoot s ON s.id = a.shoot_id WHERE a.id = $1`,
      [id],
    );
  }

  async findMine(tx: Tx, personId: string, id: string): Promise<MyApplication | null> {
    return sqlOne<MyApplication>(tx, `${MINE} WHERE a.person_id = $1 AND a.id = $2`, [personId, id]);
  }

  /** The person's applications, newest first, before `beforeId` (ids are ordered by time). */
  async listMine(tx: Tx, personId: string, beforeId: string | null, limit: number): Promise<MyApplication[]> {
    return sql<MyApplication>(
      tx,
      `${MINE} WHERE a.person_id = $1 AND ($2::uuid IS NULL OR a.id < $2) ORDER BY a.id DESC LIMIT $3`,
      [personId, beforeId, limit],
    );
  }

  /** The newest application of a person to a posting. */
  async findForPosting(
    tx: Tx,
    personId: string,
    postingId: string,
  ): Promise<{ id: string; state: StateOf<'application'>; closedReason: ClosedReason | null } | null> {
    return sqlOne(
      tx,
      `SELECT id, state, closed_reason AS "closedReason" FROM application
       WHERE person_id = $1 AND posting_id = $2 ORDER BY id DESC LIMIT 1`,
      [personId, postingId],
    );
  }

  /** Applications that wait for an answer. */
  async openOfPosting(tx: Tx, postingId: string): Promise<{ id: string; personId: string }[]> {
    return sql(
      tx,
      `SELECT id, person_id AS "personId" FROM application
       WHERE posting_id = $1 AND state IN ${OPEN_APPLICATIONS} ORDER BY id`,
      [postingId],
    );
  }

  /** Of these applications those for a shoot, each with its person and department. */
  async inShoot(
    tx: Tx,
    shootId: string,
    ids: readonly string[],
  ): Promise<{ id: string; personId: string; department: string; state: StateOf<'application'> }[]> {
    return sql(
      tx,
      `SELECT a.id, a.person_id AS "personId", r.department, a.state FROM application a
       JOIN posting p ON p.id = a.posting_id JOIN role r ON r.id = p.role_id
       WHERE a.shoot_id = $1 AND a.id = ANY($2::uuid[])`,
      [shootId, ids],
    );
  }

  /**
   * Locks applications that nobody has answered though the first day of their posting is past, in order of id; those that
   * have become an offer wait for that.
   */
  async lockBegun(
    tx: Tx,
    limit: number,
  ): Promise<{ id: string; personId: string; shootId: string; companyId: string }[]> {
    return sql(
      tx,
      `SELECT a.id, a.person_id AS "personId", a.shoot_id AS "shootId", s.company_id AS "companyId"
       FROM application a JOIN shoot s ON s.id = a.shoot_id
       WHERE a.state IN ('submitted', 'shortlisted')
         AND (SELECT min(lower(l.span)) FROM slot l WHERE l.posting_id = a.posting_id
                AND l.state NOT IN ('cancelled', 'worked')) < (now() AT TIME ZONE s.zone)::date
       ORDER BY a.id LIMIT $1 FOR UPDATE OF a SKIP LOCKED`,
      [limit],
    );
  }

  /**
   * Applications of a shoot with the people's cards, oldest first, without those of people whom the company has blocked;
   * `after` continues behind that place.
   */
  async listOfShoot(
    tx: Tx,
    shootId: string,
    filter: {
      readonly department: string | null;
      readonly postingId: string | null;
      readonly states: readonly string[];
      readonly after: readonly [number, string] | null;
      readonly limit: number;
    },
  ): Promise<ReceivedApplication[]> {
    return sql<ReceivedApplication>(
      tx,
      `SELECT a.id, a.posting_id AS "postingId", p.role_id AS "roleId", r.department, a.person_id AS "personId",
              n.display_name AS "displayName", n.handle, f.kind, f.home_base AS "homeBase", pr.level,
              p.min_level AS "minLevel", a.note, ${MISSING_DAYS} AS "missingDays",
              ${answerBySql("(SELECT min(lower(l.span)) FROM slot l WHERE l.posting_id = p.id AND l.state NOT IN ('cancelled', 'worked'))")} AS "answerBy",
              a.state, a.closed_reason AS "closedReason",
              a.created_at AS "createdAt", (extract(epoch FROM a.created_at) * 1000000)::bigint AS key,
              coalesce(f.pay_floor_fen <= p.pay_high_fen, true) AS "floorWithinBand",
              x.span IS NOT NULL
                AND NOT EXISTS (SELECT FROM unnest(x.days) AS d(day) WHERE NOT EXISTS (
                  SELECT FROM availability v WHERE v.person_id = a.person_id AND v.span @> d.day
                    AND v.state IN ('free', 'prefer_not')))
                AND NOT EXISTS (SELECT FROM booking b WHERE b.person_id = a.person_id AND b.span && x.span
                  AND b.state IN ${ACTIVE_BOOKINGS}) AS "freeAllDays",
              (SELECT coalesce(sum(least(b.paid_days, upper(b.span * w.last30) - lower(b.span * w.last30))), 0)::int
               FROM booking b, (SELECT daterange(t.today - 30, t.today) AS last30
                                FROM (SELECT (now() AT TIME ZONE s.zone)::date AS today) t) w
               WHERE b.person_id = a.person_id AND b.span && w.last30
                 AND b.state IN ${ACTIVE_BOOKINGS}) AS "paidDaysLast30"
       FROM application a
       JOIN posting p ON p.id = a.posting_id
       JOIN role r ON r.id = p.role_id
       JOIN shoot s ON s.id = a.shoot_id
       JOIN person n ON n.id = a.person_id
       JOIN profile f ON f.person_id = a.person_id
       LEFT JOIN person_role pr ON pr.person_id = a.person_id AND pr.role_id = p.role_id
       LEFT JOIN LATERAL (
         SELECT l.days, l.span FROM slot l WHERE l.posting_id = p.id AND l.state NOT IN ('cancelled', 'worked')
         ORDER BY l.state <> 'open', l.position LIMIT 1) x ON true
       WHERE a.shoot_id = $1 AND NOT ${blockedSql('a.person_id', 's.company_id', 'company')}
         AND ($2::text IS NULL OR r.department = $2) AND ($3::uuid IS NULL OR a.posting_id = $3)
         AND (cardinality($4::text[]) = 0 OR a.state = ANY($4))
         AND ($5::bigint IS NULL OR ((extract(epoch FROM a.created_at) * 1000000)::bigint, a.id) > ($5, $6::uuid))
       ORDER BY a.created_at, a.id LIMIT $7`,
      [
        shootId,
        filter.department,
        filter.postingId,
        filter.states,
        filter.after?.[0] ?? null,
        filter.after?.[1] ?? null,
        filter.limit,
      ],
    );
  }
}
