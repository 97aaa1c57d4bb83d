import { Injectable } from '@nestjs/common';
import { Day, HoldEndReason, newId, StateOf } from '@callboard/domain';
import { LIVE_HOLDS } from '../kernel/state-list';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { AHEAD, BEFORE_OFFER, liveSql, overSql } from './hold-sql';
import type { PersonCard } from './proposal.repository';

/** A hold to store. */
export interface HoldRecord {
  readonly slotId: string;
  readonly companyId: string;
  readonly personId: string;
  readonly expiresAt: Date;
  readonly createdBy: string;
}

/** What steps of a hold depend on, as it is at this moment. */
export interface HoldFacts {
  readonly id: string;
  readonly slotId: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly companyId: string;
  readonly personId: string;
  readonly state: StateOf<'hold'>;
  readonly expiresAt: Date;
  readonly challengeEndsAt: Date | null;
  /** One of its clocks has run out, by the clock of the database at this statement. */
  readonly over: boolean;
}

/** A hold that keeps a person from accepting an offer. */
export interface HoldInTheWay {
  readonly holdId: string;
  /** When it does so no longer, at the latest. */
  readonly endsAt: Date;
  readonly challenged: boolean;
}

/** A hold that stands before an offer which is about to go out. */
export interface HoldBefore extends HoldFacts {
  readonly forSlotId: string;
}

interface HoldRow {
  readonly id: string;
  readonly slotId: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly roleId: string;
  readonly days: readonly Day[];
  /** As the clock of the database has it: a hold whose clock has run out is expired, retired or not. */
  readonly state: StateOf<'hold'>;
  readonly expiresAt: Date;
  readonly challengedAt: Date | null;
  readonly challengeEndsAt: Date | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: HoldEndReason | null;
  readonly offerId: string | null;
  /** Live holds on some of the same days that were placed before it. */
  readonly ahead: number;
}

/** A hold as its person sees it. */
export interface MyHoldRow extends HoldRow {
  readonly shootTitle: string;
  readonly companyName: string;
  readonly baseId: string;
  /** The firm offer that stands against it, which is hers too. */
  readonly challengerOfferId: string | null;
  readonly challengerCompany: string | null;
  readonly challengerShoot: string | null;
}

/** A hold as its shoot's producers see it. */
export interface ShootHoldRow extends HoldRow, PersonCard {
  readonly department: string;
  readonly position: number;
}

/** Filters of a list of holds; `after` is the last id of the page before. */
export interface HoldPage {
  readonly live: boolean | null;
  readonly after: string | null;
  readonly limit: number;
}

const FACTS = `k.id, k.slot_id AS "slotId", k.posting_id AS "postingId", k.shoot_id AS "shootId",
  k.company_id AS "companyId", k.person_id AS "personId", k.state, k.expires_at AS "expiresAt",
  k.challenge_ends_at AS "challengeEndsAt", ${overSql('k')} AS over`;

const ROW = `k.id, k.slot_id AS "slotId", k.posting_id AS "postingId", k.shoot_id AS "shootId", p.role_id AS "roleId",
  s.days, CASE WHEN k.state IN ${LIVE_HOLDS} AND ${overSql('k')} THEN 'expired' ELSE k.state END AS state,
  k.expires_at AS "expiresAt", k.challenged_at AS "challengedAt", k.challenge_ends_at AS "challengeEndsAt",
  k.created_at AS "createdAt", k.ended_at AS "endedAt", k.end_reason AS "endReason", k.offer_id AS "offerId",
  ${AHEAD} AS ahead`;

const ROW_FROM = `FROM hold k JOIN slot s ON s.id = k.slot_id JOIN posting p ON p.id = k.posting_id`;

@Injectable()
export class HoldRepository {
  /** Stores a hold; posting, shoot and span come from the slot. The caller has locked slot and person. */
  async insert(tx: Tx, record: HoldRecord): Promise<string> {
    const row = await sqlOne<{ id: string }>(
      tx,
      `INSERT INTO hold (id, slot_id, posting_id, shoot_id, company_id, person_id, span, expires_at, created_by)
       SELECT $1, s.id, s.posting_id, s.shoot_id, $3, $4, s.span, $5, $6 FROM slot s WHERE s.id = $2 RETURNING id`,
      [newId(), record.slotId, record.companyId, record.personId, record.expiresAt, record.createdBy],
    );
    return row!.id;
  }

  /** The facts of one hold, or null when there is none; of this person only where one is named. */
  async facts(tx: Tx, holdId: string, personId: string | null): Promise<HoldFacts | null> {
    return sqlOne<HoldFacts>(
      tx,
      `SELECT ${FACTS} FROM hold k WHERE k.id = $1 AND ($2::uuid IS NULL OR k.person_id = $2)`,
      [holdId, personId],
    );
  }

  /**
   * The first live hold of another company on some of an offer's days, placed before the offer was made: while there is
   * one, its person cannot accept. Judged by the clock of the database at this statement; the caller has locked the
   * person.
   */
  async firstAgainst(tx: Tx, offerId: string): Promise<HoldInTheWay | null> {
    return sqlOne<HoldInTheWay>(
      tx,
      `SELECT k.id AS "holdId", least(k.expires_at, k.challenge_ends_at) AS "endsAt", k.state = 'challenged' AS challenged
       FROM offer o JOIN shoot h ON h.id = o.shoot_id JOIN hold k ON ${BEFORE_OFFER}
       WHERE o.id = $1 ORDER BY k.created_at, k.id LIMIT 1`,
      [offerId],
    );
  }

  /**
   * Locks the live holds on people in order of their ids: while an offer to one of them goes out, nobody lets go of a
   * hold that it meets. What has been read of them before may be out of date.
   */
  async lockOn(tx: Tx, personIds: readonly string[]): Promise<void> {
    await sql(
      tx,
      `SELECT id FROM hold WHERE person_id = ANY ($1::uuid[]) AND state IN ${LIVE_HOLDS} ORDER BY id FOR UPDATE`,
      [personIds],
    );
  }

  /**
   * Locks the live holds that these offers challenge or may be next to challenge, in order of their ids: of those who end
   * offers that meet one hold, the later one finds what the earlier one made of it.
   */
  async lockMet(tx: Tx, offerIds: readonly string[]): Promise<void> {
    await sql(
      tx,
      `SELECT k.id FROM offer o JOIN shoot h ON h.id = o.shoot_id
       JOIN hold k ON k.person_id = o.person_id AND k.span && o.span AND k.company_id <> h.company_id
       WHERE o.id = ANY ($1::uuid[]) AND k.state IN ${LIVE_HOLDS} ORDER BY k.id FOR UPDATE OF k`,
      [offerIds],
    );
  }

  /** Live holds of a slot on its very person: what an offer of the slot to her converts. */
  async own(tx: Tx, pairs: readonly { slotId: string; personId: string }[]): Promise<HoldFacts[]> {
    return sql<HoldFacts>(
      tx,
      `SELECT ${FACTS} FROM unnest($1::uuid[], $2::uuid[]) AS pair(slot_id, person_id)
       JOIN hold k ON k.slot_id = pair.slot_id AND k.person_id = pair.person_id AND ${liveSql('k')} ORDER BY k.id`,
      [pairs.map((pair) => pair.slotId), pairs.map((pair) => pair.personId)],
    );
  }

  /** Live holds that would come before offers of a company of these slots to these people. */
  async beforeOffers(
    tx: Tx,
    companyId: string,
    pairs: readonly { slotId: string; personId: string }[],
  ): Promise<HoldBefore[]> {
    return sql<HoldBefore>(
      tx,
      `SELECT ${FACTS}, pair.slot_id AS "forSlotId"
       FROM unnest($2::uuid[], $3::uuid[]) AS pair(slot_id, person_id) JOIN slot s ON s.id = pair.slot_id
       LEFT JOIN hold c ON c.slot_id = pair.slot_id AND c.person_id = pair.person_id AND ${liveSql('c')}
       JOIN hold k ON k.person_id = pair.person_id AND k.span && s.span AND k.company_id <> $1 AND ${liveSql('k')}
         AND k.created_at < coalesce(c.created_at, 'infinity')
       ORDER BY k.id`,
      [companyId, pairs.map((pair) => pair.slotId), pairs.map((pair) => pair.personId)],
    );
  }

  /** Holds of a person on a slot that have run out and still stand as live. */
  async overdueOf(tx: Tx, personId: string): Promise<HoldFacts[]> {
    return sql<HoldFacts>(
      tx,
      `SELECT ${FACTS} FROM hold k WHERE k.person_id = $1 AND k.state IN ${LIVE_HOLDS} AND ${overSql('k')} ORDER BY k.id`,
      [personId],
    );
  }

  /** What a booking ends: the holds of its person on some of its days, and those of others on its slot. */
  async endedByBooking(tx: Tx, booking: { personId: string; slotId: string; span: string }): Promise<HoldFacts[]> {
    return sql<HoldFacts>(
      tx,
      `SELECT ${FACTS} FROM hold k WHERE k.state IN ${LIVE_HOLDS}
         AND (k.slot_id = $2 OR (k.person_id = $1 AND k.span && $3::daterange)) ORDER BY k.id`,
      [booking.personId, booking.slotId, booking.span],
    );
  }

  /** Holds of a posting whose place is gone, or has other days by now. */
  async outOfStep(tx: Tx, postingId: string): Promise<(HoldFacts & { readonly reason: HoldEndReason })[]> {
    return sql(
      tx,
      `SELECT ${FACTS}, CASE s.state WHEN 'booked' THEN 'slot_booked' WHEN 'worked' THEN 'slot_booked'
              WHEN 'cancelled' THEN 'slot_cancelled' ELSE 'days_changed' END AS reason
       FROM hold k JOIN slot s ON s.id = k.slot_id
       WHERE k.posting_id = $1 AND k.state IN ${LIVE_HOLDS}
         AND (s.state IN ('booked', 'worked', 'cancelled') OR s.span <> k.span) ORDER BY k.id`,
      [postingId],
    );
  }

  /** Holds of a shoot that have not been ended. */
  async ofShoot(tx: Tx, shootId: string): Promise<HoldFacts[]> {
    return sql<HoldFacts>(
      tx,
      `SELECT ${FACTS} FROM hold k WHERE k.shoot_id = $1 AND k.state IN ${LIVE_HOLDS} ORDER BY k.id`,
      [shootId],
    );
  }

  /**
   * Live holds that these offers challenge, each with another offer that would challenge it as well: still to be
   * answered, of another company, on some of the same days. The caller has locked them.
   */
  async challengedBy(
    tx: Tx,
    offerIds: readonly string[],
  ): Promise<(HoldFacts & { readonly nextOfferId: string | null })[]> {
    return sql(
      tx,
      `SELECT ${FACTS}, (SELECT o.id FROM offer o JOIN shoot h ON h.id = o.shoot_id
           WHERE o.id <> ALL ($1::uuid[]) AND o.state IN ('sent', 'viewed', 'countered') AND ${BEFORE_OFFER}
           ORDER BY o.created_at, o.id LIMIT 1) AS "nextOfferId"
       FROM hold k WHERE k.challenged_by = ANY ($1::uuid[]) AND k.state = 'challenged' AND NOT ${overSql('k')} ORDER BY k.id`,
      [offerIds],
    );
  }

  /** Live holds on a person's days, in order of the days and then of their rank. */
  async listOfPerson(tx: Tx, personId: string): Promise<MyHoldRow[]> {
    return sql<MyHoldRow>(
      tx,
      `SELECT ${ROW}, h.title AS "shootTitle", c.name AS "companyName", h.base_id AS "baseId",
              o.id AS "challengerOfferId", oc.name AS "challengerCompany", oh.title AS "challengerShoot"
       ${ROW_FROM} JOIN shoot h ON h.id = k.shoot_id JOIN company c ON c.id = k.company_id
       LEFT JOIN offer o ON o.id = k.challenged_by LEFT JOIN shoot oh ON oh.id = o.shoot_id
       LEFT JOIN company oc ON oc.id = oh.company_id
       WHERE k.person_id = $1 AND ${liveSql('k')} ORDER BY lower(k.span), k.created_at, k.id LIMIT 200`,
      [personId],
    );
  }

  /** Holds of a company on a person that have not ended, in order of their ids. */
  async liveOfPair(tx: Tx, pair: { readonly personId: string; readonly companyId: string }): Promise<HoldFacts[]> {
    return sql<HoldFacts>(
      tx,
      `SELECT ${FACTS} FROM hold k WHERE k.person_id = $1 AND k.company_id = $2 AND k.state IN ${LIVE_HOLDS}
       ORDER BY k.id`,
      [pair.personId, pair.companyId],
    );
  }

  /** How many live holds on some of the same days come before it. */
  async ahead(tx: Tx, holdId: string): Promise<number> {
    const row = await sqlOne<{ ahead: number }>(tx, `SELECT ${AHEAD} AS ahead FROM hold k WHERE k.id = $1`, [holdId]);
    return row!.ahead;
  }

  /** Holds of a shoot, of one department when given, the latest first. */
  async listOfShoot(tx: Tx, shootId: string, department: string | null, page: HoldPage): Promise<ShootHoldRow[]> {
    return sql<ShootHoldRow>(
      tx,
      `SELECT ${ROW}, r.department, s.position, x.id AS "personId", x.display_name AS "displayName", x.handle,
              f.home_base AS "homeBase"
       ${ROW_FROM} JOIN role r ON r.id = p.role_id JOIN person x ON x.id = k.person_id
       LEFT JOIN profile f ON f.person_id = x.id
       WHERE k.shoot_id = $1 AND ($2::text IS NULL OR r.department = $2)
         AND ($3::boolean IS NULL OR (${liveSql('k')}) = $3) AND ($4::uuid IS NULL OR k.id < $4)
       ORDER BY k.id DESC LIMIT $5`,
      [shootId, department, page.live, page.after, page.limit],
    );
  }
}
