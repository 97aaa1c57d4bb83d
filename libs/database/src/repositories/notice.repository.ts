import { Injectable } from '@nestjs/common';
import { CounterAnswer, Day, StateOf } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { blockedSql } from './block-sql';
import { callAt, hoursToCall } from './call';

/** What people are told of an offer. */
export interface OfferNotice {
  readonly offerId: string;
  readonly personId: string;
  readonly shootId: string;
  readonly companyId: string;
  readonly roleId: string;
  readonly first: Day;
  readonly last: Day;
  readonly payFen: number;
  /** What the person proposed, and what became of it; null when nothing. */
  readonly askedFen: number | null;
  readonly counterAnswer: CounterAnswer | null;
  readonly expiresAt: Date | null;
  readonly answerReason: string | null;
  /** Null until it is accepted. */
  readonly bookingId: string | null;
  /** Hours to the usual call of the first day; negative when it is over. */
  readonly hoursToStart: number;
}

/** What people are told of an application. */
export interface ApplicationNotice {
  readonly applicationId: string;
  readonly personId: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly companyId: string;
  readonly roleId: string;
  readonly closedReason: string | null;
}

/** What somebody is told of the end of a shoot on which she is booked. */
export interface BookingNotice {
  readonly bookingId: string;
  readonly personId: string;
  readonly shootId: string;
  readonly first: Day;
  readonly last: Day;
  readonly hoursToStart: number;
}

const hoursTo = (span: string): string => hoursToCall(`lower(${span})`, 'h.zone');
const daysOf = (span: string): string => `lower(${span})::text AS first, (upper(${span}) - 1)::text AS last`;

/** What those are told of who run a shoot in which a place is refilled. */
export interface BackfillNotice {
  readonly backfillId: string;
  readonly shootId: string;
  readonly companyId: string;
  readonly roleId: string;
  readonly first: Day;
  readonly last: Day;
  /** The usual call of the first day. */
  readonly callAt: Date;
  readonly cause: string;
  readonly leftPersonId: string | null;
  readonly filledBy: string | null;
  readonly asked: number;
  readonly reserves: number;
  readonly hoursToStart: number;
}

/** What people are told of a hold. */
export interface HoldNotice {
  readonly holdId: string;
  readonly personId: string;
  readonly shootId: string;
  readonly companyId: string;
  readonly roleId: string;
  readonly first: Day;
  readonly last: Day;
  readonly expiresAt: Date;
  readonly challengeEndsAt: Date | null;
  readonly endReason: string | null;
  /** How many live holds of hers on these days were placed no later. */
  readonly rank: number;
}

/** What a person is told of a reserve that was dropped. */
export interface ReserveNotice {
  readonly reserveId: string;
  readonly personId: string;
  readonly shootId: string;
  readonly roleId: string;
  readonly dropReason: string | null;
}

/** What is to be told of things whose state has moved. Reads without locks: who moved them holds them. */
@Injectable()
export class NoticeRepository {
  async offers(tx: Tx, ids: readonly string[]): Promise<OfferNotice[]> {
    return sql<OfferNotice>(
      tx,
      `SELECT o.id AS "offerId", o.person_id AS "personId", o.shoot_id AS "shootId", h.company_id AS "companyId",
              p.role_id AS "roleId", ${daysOf('o.span')}, o.pay_fen AS "payFen", k.asked_fen AS "askedFen",
              k.answer AS "counterAnswer", o.expires_at AS "expiresAt", o.answer_reason AS "answerReason", b.id AS "bookingId", ${hoursTo('o.span')} AS "hoursToStart"
       FROM offer o JOIN posting p ON p.id = o.posting_id JOIN shoot h ON h.id = o.shoot_id
       LEFT JOIN booking b ON b.offer_id = o.id LEFT JOIN offer_counter k ON k.offer_id = o.id
       WHERE o.id = ANY($1::uuid[]) ORDER BY o.id`,
      [ids],
    );
  }

  async applications(tx: Tx, ids: readonly string[]): Promise<ApplicationNotice[]> {
    return sql<ApplicationNotice>(
      tx,
      `SELECT a.id AS "applicationId", a.person_id AS "personId", a.posting_id AS "postingId", a.shoot_id AS "shootId",
              h.company_id AS "companyId", p.role_id AS "roleId", a.closed_reason AS "closedReason"
       FROM application a JOIN posting p ON p.id = a.posting_id JOIN shoot h ON h.id = a.shoot_id
       WHERE a.id = ANY($1::uuid[]) ORDER BY a.id`,
      [ids],
    );
  }

  async backfills(tx: Tx, ids: readonly string[]): Promise<BackfillNotice[]> {
    return sql<BackfillNotice>(
      tx,
      `SELECT f.id AS "backfillId", f.shoot_id AS "shootId", h.company_id AS "companyId", p.role_id AS "roleId",
              ${daysOf('s.span')}, f.cause, c.person_id AS "leftPersonId", o.person_id AS "filledBy",
              ${callAt('lower(s.span)', 'h.zone')} AS "callAt",
              (SELECT count(*)::integer FROM backfill_candidate k WHERE k.backfill_id = f.id AND k.offer_id IS NOT NULL)
                AS asked,
              (SELECT count(*)::integer FROM reserve r WHERE r.posting_id = f.posting_id AND r.state = 'live'
                 AND NOT ${blockedSql('r.person_id', 'h.company_id')})
                AS reserves, ${hoursTo('s.span')} AS "hoursToStart"
       FROM backfill f JOIN slot s ON s.id = f.slot_id JOIN posting p ON p.id = f.posting_id
       JOIN shoot h ON h.id = f.shoot_id LEFT JOIN cancellation c ON c.id = f.cancellation_id
       LEFT JOIN offer o ON o.id = f.offer_id WHERE f.id = ANY($1::uuid[]) ORDER BY f.id`,
      [ids],
    );
  }

  async holds(tx: Tx, ids: readonly string[]): Promise<HoldNotice[]> {
    return sql<HoldNotice>(
      tx,
      `SELECT d.id AS "holdId", d.person_id AS "personId", d.shoot_id AS "shootId", d.company_id AS "companyId",
              p.role_id AS "roleId", ${daysOf('d.span')}, d.expires_at AS "expiresAt",
              d.challenge_ends_at AS "challengeEndsAt", d.end_reason AS "endReason",
              (SELECT count(*)::integer FROM hold x WHERE x.person_id = d.person_id AND x.span && d.span
                 AND x.state IN ('active', 'challenged') AND (x.created_at, x.id) <= (d.created_at, d.id)) AS rank
       FROM hold d JOIN posting p ON p.id = d.posting_id WHERE d.id = ANY($1::uuid[]) ORDER BY d.id`,
      [ids],
    );
  }

  async reserves(tx: Tx, ids: readonly string[]): Promise<ReserveNotice[]> {
    return sql<ReserveNotice>(
      tx,
      `SELECT r.id AS "reserveId", r.person_id AS "personId", r.shoot_id AS "shootId", p.role_id AS "roleId",
              r.drop_reason AS "dropReason"
       FROM reserve r JOIN posting p ON p.id = r.posting_id WHERE r.id = ANY($1::uuid[]) ORDER BY r.id`,
      [ids],
    );
  }

  /** Whether the company has blocked the person of an application. */
  async isUnwanted(tx: Tx, applicationId: string): Promise<boolean> {
    const row = await sqlOne(
      tx,
      `SELECT a.id FROM application a JOIN shoot h ON h.id = a.shoot_id
       WHERE a.id = $1 AND ${blockedSql('a.person_id', 'h.company_id', 'company')}`,
      [applicationId],
    );
    return row !== null;
  }

  /** Where an application stands. */
  async applicationState(tx: Tx, id: string): Promise<StateOf<'application'> | null> {
    const row = await sqlOne<{ state: StateOf<'application'> }>(tx, 'SELECT state FROM application WHERE id = $1', [
      id,
    ]);
    return row?.state ?? null;
  }
}
