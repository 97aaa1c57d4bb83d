import { Injectable } from '@nestjs/common';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { hoursToCall } from './call';

/** An announcement to store. */
export interface AnnouncementRecord {
  readonly id: string;
  readonly shootId: string;
  /** Null: everybody. */
  readonly department: string | null;
  readonly authorId: string;
  readonly text: string;
  readonly urgent: boolean;
}

/** Somebody to whom an announcement goes. */
export interface AnnouncementRecipient {
  readonly personId: string;
  readonly bookingId: string;
  /** Hours to the usual call of her next day of work, negative when it has begun; null when all are over. */
  readonly hoursToCall: number | null;
}

/** An announcement as those see it who run the shoot. */
export interface ShootAnnouncement {
  readonly id: string;
  readonly shootId: string;
  readonly department: string | null;
  readonly authorName: string;
  /** Null once it is withdrawn. */
  readonly text: string | null;
  readonly urgent: boolean;
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
  /** To how many it went, and how many of them have read it. */
  readonly all: number;
  readonly read: number;
}

/** Somebody who has not read an announcement, with what she does in the shoot. */
export interface AnnouncementReader {
  readonly personId: string;
  readonly displayName: string;
  readonly roleId: string;
  readonly department: string;
}

/** An announcement as the crew sees it. */
export interface MyAnnouncement {
  readonly id: string;
  readonly department: string | null;
  readonly authorName: string;
  /** Null once it is withdrawn. */
  readonly text: string | null;
  readonly urgent: boolean;
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
  /** It went to her; else it is from before she was booked. */
  readonly mine: boolean;
  readonly readAt: Date | null;
}

const SHOWN = `CASE WHEN a.withdrawn_at IS NULL THEN a.text END AS text, a.urgent, a.created_at AS "createdAt",
  a.withdrawn_at AS "withdrawnAt"`;

const ROW = `SELECT a.id, a.shoot_id AS "shootId", a.department, x.display_name AS "authorName", ${SHOWN},
    count(r.person_id)::int AS "all", count(r.read_at)::int AS "read"
  FROM announcement a JOIN account k ON k.id = a.author_id JOIN person x ON x.id = k.person_id
  LEFT JOIN announcement_recipient r ON r.announcement_id = a.id`;

/** What a crew is told by those who run the shoot, and who has read it. */
@Injectable()
export class AnnouncementRepository {
  /** How many were sent in a shoot today, by the calendar of its base; withdrawn ones count. */
  async sentToday(tx: Tx, shootId: string): Promise<number> {
    const row = await sqlOne<{ sent: number }>(
      tx,
      `SELECT count(*)::int AS sent FROM announcement a JOIN shoot h ON h.id = a.shoot_id
       WHERE a.shoot_id = $1
         AND (a.created_at AT TIME ZONE h.zone)::date = (clock_timestamp() AT TIME ZONE h.zone)::date`,
      [shootId],
    );
    return row!.sent;
  }

  /**
   * Stores an announcement with everybody who is booked in its department at this moment, whose people it locks in order.
   * The caller has locked the shoot, so that nobody is booked meanwhile.
   */
  async insert(tx: Tx, record: AnnouncementRecord): Promise<AnnouncementRecipient[]> {
    const { id, shootId, department, authorId, text, urgent } = record;
    await sql(
      tx,
      `INSERT INTO announcement (id, shoot_id, department, author_id, text, urgent) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, shootId, department, authorId, text, urgent],
    );
    const recipients = await sql<AnnouncementRecipient>(
      tx,
      `SELECT DISTINCT ON (b.person_id) b.person_id AS "personId", b.id AS "bookingId",
              ${hoursToCall('next.day', 'h.zone')} AS "hoursToCall"
       FROM booking b JOIN slot s ON s.id = b.slot_id JOIN posting p ON p.id = s.posting_id
       JOIN role r ON r.id = p.role_id JOIN shoot h ON h.id = b.shoot_id
       LEFT JOIN LATERAL (SELECT min(d.day) AS day FROM unnest(s.days) AS d(day)
                          WHERE d.day >= (clock_timestamp() AT TIME ZONE h.zone)::date) next ON true
       WHERE b.shoot_id = $1 AND b.state IN ('confirmed', 'reconfirming') AND ($2::text IS NULL OR r.department = $2)
       ORDER BY b.person_id, b.id`,
      [shootId, department],
    );
    await sql(
      tx,
      `INSERT INTO announcement_recipient (announcement_id, person_id)
       SELECT $1, person FROM unnest($2::uuid[]) AS t(person) ORDER BY person`,
      [id, recipients.map(({ personId }) => personId)],
    );
    return recipients;
  }

  /** To whom an announcement went. */
  async recipients(tx: Tx, id: string): Promise<{ personId: string }[]> {
    return sql(
      tx,
      `SELECT person_id AS "personId" FROM announcement_recipient WHERE announcement_id = $1 ORDER BY person_id`,
      [id],
    );
  }

  /** Announcements of a shoot, of one department when given, the latest first, before the one named. */
  async listOfShoot(
    tx: Tx,
    shootId: string,
    department: string | null,
    after: string | null,
    limit: number,
  ): Promise<ShootAnnouncement[]> {
    return sql<ShootAnnouncement>(
      tx,
      `${ROW} WHERE a.shoot_id = $1 AND ($2::text IS NULL OR a.department = $2) AND ($3::uuid IS NULL OR a.id < $3)
       GROUP BY a.id, x.id ORDER BY a.id DESC LIMIT $4`,
      [shootId, department, after, limit],
    );
  }

  /** One announcement of a shoot, or null. */
  async find(tx: Tx, shootId: string, id: string): Promise<ShootAnnouncement | null> {
    return sqlOne<ShootAnnouncement>(tx, `${ROW} WHERE a.shoot_id = $1 AND a.id = $2 GROUP BY a.id, x.id`, [
      shootId,
      id,
    ]);
  }

  /** Who has not read an announcement, by name. */
  async unread(tx: Tx, id: string): Promise<AnnouncementReader[]> {
    return sql<AnnouncementReader>(
      tx,
      `SELECT DISTINCT ON (x.display_name, x.id) x.id AS "personId", x.display_name AS "displayName",
              p.role_id AS "roleId", r.department
       FROM announcement_recipient t JOIN announcement a ON a.id = t.announcement_id JOIN person x ON x.id = t.person_id
       JOIN booking b ON b.person_id = t.person_id AND b.shoot_id = a.shoot_id
       JOIN slot s ON s.id = b.slot_id JOIN posting p ON p.id = s.posting_id JOIN role r ON r.id = p.role_id
       WHERE t.announcement_id = $1 AND t.read_at IS NULL ORDER BY x.display_name, x.id, b.id DESC`,
      [id],
    );
  }

  /** Withdraws an announcement; false when it was before. */
  async withdraw(tx: Tx, id: string): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE announcement SET withdrawn_at = clock_timestamp() WHERE id = $1 AND withdrawn_at IS NULL RETURNING id`,
      [id],
    );
    return rows.length === 1;
  }

  /**
   * What the crew was told, for a booking of a person: what went to her and, while she is booked, what went to her
   * department before; the latest first. Null when she has no such booking.
   */
  async ofBooking(tx: Tx, personId: string, bookingId: string): Promise<MyAnnouncement[] | null> {
    const owned = await sqlOne(tx, 'SELECT id FROM booking WHERE id = $1 AND person_id = $2', [bookingId, personId]);
    if (!owned) return null;
    return sql<MyAnnouncement>(
      tx,
      `SELECT a.id, a.department, x.display_name AS "authorName", ${SHOWN},
              t.person_id IS NOT NULL AS mine, t.read_at AS "readAt"
       FROM booking b JOIN slot s ON s.id = b.slot_id JOIN posting p ON p.id = s.posting_id
       JOIN role r ON r.id = p.role_id JOIN announcement a ON a.shoot_id = b.shoot_id
       JOIN account k ON k.id = a.author_id JOIN person x ON x.id = k.person_id
       LEFT JOIN announcement_recipient t ON t.announcement_id = a.id AND t.person_id = b.person_id
       WHERE b.id = $1 AND (t.person_id IS NOT NULL OR (b.state IN ('confirmed', 'reconfirming')
         AND coalesce(a.department, r.department) = r.department))
       ORDER BY a.id DESC LIMIT 200`,
      [bookingId],
    );
  }

  /** Marks what went to a person as read: the shoot that said it, and whether it was new; null when it did not go to her. */
  async read(tx: Tx, personId: string, id: string): Promise<{ shootId: string; readAt: Date; fresh: boolean } | null> {
    const fresh = await sql(
      tx,
      `UPDATE announcement_recipient SET read_at = date_trunc('milliseconds', clock_timestamp())
       WHERE announcement_id = $1 AND person_id = $2 AND read_at IS NULL RETURNING announcement_id`,
      [id, personId],
    );
    const row = await sqlOne<{ shootId: string; readAt: Date }>(
      tx,
      `SELECT a.shoot_id AS "shootId", t.read_at AS "readAt"
       FROM announcement_recipient t JOIN announcement a ON a.id = t.announcement_id
       WHERE t.announcement_id = $1 AND t.person_id = $2`,
      [id, personId],
    );
    return row && { ...row, fresh: fresh.length === 1 };
  }
}
