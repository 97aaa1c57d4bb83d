import { Injectable } from '@nestjs/common';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** What goes with a notification besides its person. */
export interface NotificationRecord {
  readonly id: string;
  readonly personId: string;
  readonly template: string;
  /** What it is about: the same person is told of it once. */
  readonly subject: string;
  readonly params: unknown;
  readonly urgent: boolean;
  readonly emergency: boolean;
}

/** How a person wants to be told. */
export interface NotificationPreferences {
  readonly mail: boolean;
  readonly sms: boolean;
  readonly push: boolean;
  /** What is not urgent comes as one mail a day. */
  readonly digest: boolean;
}

/** How a person can be reached, as it is at this moment. */
export interface Recipient extends NotificationPreferences {
  readonly personId: string;
  /** She has an account that may act. */
  readonly active: boolean;
  readonly locale: 'zh' | 'en';
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  /** She may be told of an emergency in the quiet hours. */
  readonly emergencyCalls: boolean;
  /** Where she lives. */
  readonly zone: string;
  /** The clock of the database. */
  readonly now: Date;
}

/** A notification as it is kept. */
export interface NotificationRow {
  readonly id: string;
  readonly template: string;
  readonly params: Readonly<Record<string, string | number | boolean>>;
  readonly urgent: boolean;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** What people choose themselves, and whether they have a profile to allow emergency calls in. */
export interface StoredPreferences extends NotificationPreferences {
  /** Null without a profile. */
  readonly emergencyCalls: boolean | null;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  readonly zone: string;
}

const DEFAULT_ZONE = 'Asia/Shanghai';

@Injectable()
export class NotificationRepository {
  /** Writes notifications and returns the ids of those that are new: what a person was told before is left out. */
  async insert(tx: Tx, records: readonly NotificationRecord[]): Promise<Set<string>> {
    const rows = await sql<{ id: string }>(
      tx,
      // In one order, so that two transactions that tell the same do not wait for each other in a circle.
      `INSERT INTO notification (id, person_id, template, subject, params, urgent, emergency)
       SELECT r.id, r."personId", r.template, r.subject, r.params, r.urgent, r.emergency
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "personId" uuid, template text, subject text, params jsonb,
                                               urgent boolean, emergency boolean)
       ORDER BY r."personId", r.template, r.subject
       ON CONFLICT ON CONSTRAINT notification_told_key DO NOTHING RETURNING id`,
      [JSON.stringify(records)],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** How these people can be reached; whoever has no account is left out. */
  async recipients(tx: Tx, personIds: readonly string[]): Promise<Map<string, Recipient>> {
    const rows = await sql<Recipient>(
      tx,
      `SELECT a.person_id AS "personId", a.state = 'active' AS active, a.locale,
              coalesce(n.mail, true) AS mail, coalesce(n.sms, true) AS sms, coalesce(n.push, true) AS push,
              coalesce(n.digest, true) AS digest,
              EXISTS (SELECT FROM person_contact c WHERE c.person_id = a.person_id AND c.kind = 'email') AS "hasEmail",
              EXISTS (SELECT FROM person_contact c WHERE c.person_id = a.person_id AND c.kind = 'phone') AS "hasPhone",
              coalesce(f.emergency_calls, false) AS "emergencyCalls", coalesce(b.zone, $2) AS zone,
              clock_timestamp() AS now
       FROM account a LEFT JOIN notification_preference n ON n.person_id = a.person_id
       LEFT JOIN profile f ON f.person_id = a.person_id LEFT JOIN base b ON b.id = f.home_base
       WHERE a.person_id = ANY($1::uuid[])`,
      [personIds, DEFAULT_ZONE],
    );
    return new Map(rows.map((row) => [row.personId, row]));
  }

  /** The people who run a company's shoots: owners and unit production managers who may act. */
  async producersOf(tx: Tx, companyId: string): Promise<string[]> {
    const rows = await sql<{ id: string }>(
      tx,
      `SELECT a.person_id AS id FROM membership m JOIN account a ON a.id = m.account_id
       WHERE m.company_id = $1 AND m.role IN ('owner', 'unit_production_manager') AND a.state = 'active'
       ORDER BY a.person_id`,
      [companyId],
    );
    return rows.map(({ id }) => id);
  }

  /** Names of the shoots, people and companies among these ids, and what the announcements say that stand. */
  async names(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await sql<{ id: string; name: string }>(
      tx,
      `SELECT id, title AS name FROM shoot WHERE id = ANY($1::uuid[])
       UNION ALL SELECT id, display_name FROM person WHERE id = ANY($1::uuid[])
       UNION ALL SELECT id, name FROM company WHERE id = ANY($1::uuid[])
       UNION ALL SELECT id, text FROM announcement WHERE id = ANY($1::uuid[]) AND withdrawn_at IS NULL`,
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** What a person was told, the latest first, before the one named. */
  async list(tx: Tx, personId: string, after: string | null, limit: number): Promise<NotificationRow[]> {
    return sql<NotificationRow>(
      tx,
      `SELECT id, template, params, urgent, created_at AS "createdAt", read_at AS "readAt" FROM notification
       WHERE person_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [personId, after, limit],
    );
  }

  async unread(tx: Tx, personId: string): Promise<number> {
    const row = await sqlOne<{ many: number }>(
      tx,
      'SELECT count(*)::int AS many FROM notification WHERE person_id = $1 AND read_at IS NULL',
      [personId],
    );
    return row!.many;
  }

  /** Marks one as read, or all: of the person alone. Returns how many were not before. */
  async markRead(tx: Tx, personId: string, id: string | null): Promise<number> {
    const rows = await sql(
      tx,
      `UPDATE notification SET read_at = now()
       WHERE person_id = $1 AND ($2::uuid IS NULL OR id = $2) AND read_at IS NULL RETURNING id`,
      [personId, id],
    );
    return rows.length;
  }

  /** Whether the person was told this. */
  async isOf(tx: Tx, personId: string, id: string): Promise<boolean> {
    return (await sqlOne(tx, 'SELECT id FROM notification WHERE id = $1 AND person_id = $2', [id, personId])) !== null;
  }

  /** What a person has chosen; null without an account. */
  async preferences(tx: Tx, personId: string): Promise<StoredPreferences | null> {
    const found = (await this.recipients(tx, [personId])).get(personId);
    if (!found) return null;
    const profile = await sqlOne<{ emergencyCalls: boolean }>(
      tx,
      'SELECT emergency_calls AS "emergencyCalls" FROM profile WHERE person_id = $1',
      [personId],
    );
    const { mail, sms, push, digest, hasEmail, hasPhone, zone } = found;
    return { mail, sms, push, digest, hasEmail, hasPhone, zone, emergencyCalls: profile?.emergencyCalls ?? null };
  }

  async savePreferences(tx: Tx, personId: string, wish: NotificationPreferences): Promise<void> {
    await sql(
      tx,
      `INSERT INTO notification_preference (person_id, mail, sms, push, digest) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT notification_preference_pkey
       DO UPDATE SET mail = $2, sms = $3, push = $4, digest = $5, updated_at = now()`,
      [personId, wish.mail, wish.sms, wish.push, wish.digest],
    );
  }

  /** Allows or forbids emergency calls; false without a profile. */
  async saveEmergencyCalls(tx: Tx, personId: string, allowed: boolean): Promise<boolean> {
    const rows = await sql(tx, 'UPDATE profile SET emergency_calls = $2 WHERE person_id = $1 RETURNING person_id', [
      personId,
      allowed,
    ]);
    return rows.length === 1;
  }
}
