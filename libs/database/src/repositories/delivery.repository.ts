import { Injectable } from '@nestjs/common';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** Ways to a person besides the inbox. */
export type DeliveryChannel = 'mail' | 'sms' | 'push';

/** Where a delivery stands. */
export type DeliveryState = 'held' | 'due' | 'sending' | 'sent' | 'failed' | 'unknown' | 'dropped';

/** A delivery to be made. */
export interface DeliveryRecord {
  readonly id: string;
  readonly notificationId: string;
  readonly channel: DeliveryChannel;
  /** The message that carries it; null while it waits for the mail of the day. */
  readonly messageId: string | null;
  readonly dueAt: Date;
}

/** A part of a message that is about to go out. */
export interface MessagePart {
  readonly id: string;
  readonly personId: string;
  readonly channel: DeliveryChannel;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Its time has come by the clock of the database. */
  readonly due: boolean;
  /** Whoever is sending it has not been heard of for too long. */
  readonly leaseOver: boolean;
  readonly template: string;
  readonly params: Readonly<Record<string, string | number | boolean>>;
  readonly urgent: boolean;
  readonly emergency: boolean;
}

/** A delivery as its operators see it. */
export interface DeliveryRow {
  readonly id: string;
  readonly personId: string;
  readonly channel: DeliveryChannel;
  readonly state: DeliveryState;
  readonly template: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly providerId: string | null;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
  /** It went out in the quiet hours of its reader. */
  readonly atNight: boolean;
}

/** Which deliveries are wanted; every field narrows. */
export interface DeliveryFilter {
  readonly state?: DeliveryState | undefined;
  /** Only those that went out in the quiet hours of their readers. */
  readonly night?: boolean | undefined;
}

/** Where a message ends, or waits. */
export interface MessageEnd {
  readonly state: Exclude<DeliveryState, 'held' | 'sending'>;
  readonly error: string | null;
  readonly providerId?: string | null;
  /** When it is due again. */
  readonly dueAt?: Date;
}

@Injectable()
export class DeliveryRepository {
  /** The clock of the database. */
  async clock(tx: Tx): Promise<Date> {
    const row = await sqlOne<{ now: Date }>(tx, 'SELECT clock_timestamp() AS now');
    return row!.now;
  }

  async insert(tx: Tx, records: readonly DeliveryRecord[]): Promise<void> {
    if (records.length === 0) return;
    await sql(
      tx,
      `INSERT INTO delivery (id, notification_id, channel, state, message_id, due_at)
       SELECT r.id, r."notificationId", r.channel, CASE WHEN r."messageId" IS NULL THEN 'held' ELSE 'due' END,
              r."messageId", r."dueAt"
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "notificationId" uuid, channel text, "messageId" uuid,
                                               "dueAt" timestamptz)`,
      [JSON.stringify(records)],
    );
  }

  /** Locks the parts of a message, in order; they share a person, a channel and a state. */
  async lockMessage(tx: Tx, messageId: string): Promise<MessagePart[]> {
    return sql<MessagePart>(
      tx,
      `SELECT d.id, n.person_id AS "personId", d.channel, d.state, d.attempts, d.due_at <= clock_timestamp() AS due,
              coalesce(d.lease_until <= clock_timestamp(), false) AS "leaseOver", n.template, n.params, n.urgent,
              n.emergency
       FROM delivery d JOIN notification n ON n.id = d.notification_id
       WHERE d.message_id = $1 ORDER BY d.id FOR UPDATE OF d`,
      [messageId],
    );
  }

  /** Marks a message as being sent by the holder of a token, in the quiet hours of its reader or not. */
  async begin(
    tx: Tx,
    messageId: string,
    holder: { readonly token: string; readonly leaseSeconds: number },
    atNight: boolean,
  ): Promise<void> {
    await sql(
      tx,
      `UPDATE delivery SET state = 'sending', attempts = attempts + 1, lease_token = $2,
              lease_until = clock_timestamp() + make_interval(secs => $3), error = NULL, at_night = $4
       WHERE message_id = $1 AND state = 'due'`,
      [messageId, holder.token, holder.leaseSeconds, atNight],
    );
  }

  /** Moves the parts of a message that are in one of the states; returns how many. */
  async end(tx: Tx, messageId: string, from: readonly DeliveryState[], to: MessageEnd): Promise<number> {
    return this.move(tx, 'message_id = $1 AND state = ANY($2::text[])', [messageId, from], to);
  }

  /**
   * Writes what became of a message, for the holder of its token only. Whoever comes late still knows better than those
   * who gave the message up as unknown, but not better than an operator, who has taken the token away.
   */
  async finish(tx: Tx, messageId: string, token: string, to: MessageEnd): Promise<boolean> {
    const where = `message_id = $1 AND lease_token = $2 AND state IN ('sending', 'unknown')`;
    return (await this.move(tx, where, [messageId, token], to)) > 0;
  }

  /** People for whom something waits for the mail of the day. */
  async peopleWithHeld(tx: Tx): Promise<string[]> {
    const rows = await sql<{ id: string }>(
      tx,
      `SELECT DISTINCT n.person_id AS id FROM delivery d JOIN notification n ON n.id = d.notification_id
       WHERE d.state = 'held' ORDER BY 1`,
    );
    return rows.map(({ id }) => id);
  }

  /** Lets go of what waits but has been read meanwhile. */
  async dropRead(tx: Tx): Promise<void> {
    await sql(
      tx,
      `UPDATE delivery d SET state = 'dropped', error = 'read' FROM notification n
       WHERE n.id = d.notification_id AND d.state = 'held' AND n.read_at IS NOT NULL`,
    );
  }

  /** Puts what waits for each of these people into her message; returns the messages that carry something. */
  async gather(tx: Tx, mails: readonly { personId: string; messageId: string }[]): Promise<string[]> {
    const rows = await sql<{ id: string }>(
      tx,
      `WITH gathered AS (
         UPDATE delivery d SET state = 'due', due_at = now(), message_id = m."messageId"
         FROM jsonb_to_recordset($1::jsonb) AS m("personId" uuid, "messageId" uuid), notification n
         WHERE n.id = d.notification_id AND n.person_id = m."personId" AND d.state = 'held'
         RETURNING d.message_id AS id)
       SELECT DISTINCT id FROM gathered ORDER BY id`,
      [JSON.stringify(mails)],
    );
    return rows.map(({ id }) => id);
  }

  /** Deliveries, the latest first, before the one named. */
  async list(tx: Tx, filter: DeliveryFilter, after: string | null, limit: number): Promise<DeliveryRow[]> {
    return sql<DeliveryRow>(
      tx,
      `SELECT d.id, n.person_id AS "personId", d.channel, d.state, n.template, d.attempts, d.error,
              d.provider_id AS "providerId", n.created_at AS "createdAt", d.due_at AS "dueAt", d.sent_at AS "sentAt",
              d.at_night AS "atNight"
       FROM delivery d JOIN notification n ON n.id = d.notification_id
       WHERE ($1::text IS NULL OR d.state = $1) AND ($2::uuid IS NULL OR d.id < $2) AND (d.at_night OR NOT $4)
       ORDER BY d.id DESC LIMIT $3`,
      [filter.state ?? null, after, limit, filter.night ?? false],
    );
  }

  /** How many messages went out in the quiet hours of their readers within so many days, and to how many people. */
  async night(tx: Tx, days: number): Promise<{ messages: number; people: number }> {
    const row = await sqlOne<{ messages: number; people: number }>(
      tx,
      `SELECT count(DISTINCT d.message_id)::integer AS messages, count(DISTINCT n.person_id)::integer AS people
       FROM delivery d JOIN notification n ON n.id = d.notification_id
       WHERE d.at_night AND d.state = 'sent' AND d.sent_at > now() - make_interval(days => $1)`,
      [days],
    );
    return row!;
  }

  /** The message that carries a delivery, with where it stands; null when there is none. */
  async find(tx: Tx, id: string): Promise<{ messageId: string | null; state: DeliveryState; attempts: number } | null> {
    const rows = await sql<{ messageId: string | null; state: DeliveryState; attempts: number }>(
      tx,
      'SELECT message_id AS "messageId", state, attempts FROM delivery WHERE id = $1',
      [id],
    );
    return rows[0] ?? null;
  }

  private async move(tx: Tx, where: string, params: readonly unknown[], to: MessageEnd): Promise<number> {
    const rows = await sql(
      tx,
      `UPDATE delivery SET state = $3, error = $4, provider_id = coalesce($5, provider_id),
              sent_at = CASE WHEN $3 = 'sent' THEN now() END, due_at = coalesce($6, due_at),
              lease_until = NULL, lease_token = CASE WHEN $3 = 'unknown' THEN lease_token END
       WHERE ${where} RETURNING id`,
      [...params, to.state, to.error, to.providerId ?? null, to.dueAt ?? null],
    );
    return rows.length;
  }
}
