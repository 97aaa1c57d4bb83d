import { Injectable } from '@nestjs/common';
import { Day, StateOf } from '@callboard/domain';
import { ACTIVE_BOOKINGS, OPEN_APPLICATIONS } from '../kernel/state-list';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { blockedSql } from './block-sql';
import { hoursToCall } from './call';
import { clashSql, ClashKind, GAP_POLICY_SQL, MissingRest } from './clash';
import { GapGrant, GRANT_SQL, SHOOT_GAP_SQL } from './gap-override.repository';
import {
  myOffer,
  MyOfferRow,
  OfferPage,
  shootOffer,
  ShootOfferRow,
  StoredMyOffer,
  StoredShootOffer,
} from './offer-row';
import { MY_OFFERS, OFFER_ROW } from './offer-row-sql';
import { UNASKED } from './unasked-sql';

/** What decides whether a person may be asked for a slot, as it is at this moment. */
export interface CandidateFacts {
  readonly slotId: string;
  readonly personId: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly slotState: StateOf<'slot'>;
  readonly postingState: StateOf<'posting'>;
  /** The slot's first day lies before today. */
  readonly begun: boolean;
  readonly minLevel: number;
  readonly headOfDepartment: boolean;
  readonly entry: 'none' | 'mentored' | 'open';
  readonly payLowFen: number | null;
  readonly payHighFen: number | null;
  readonly payFloorFen: number;
  /** Her level in the role of the posting; null when she does not hold it. */
  readonly level: number | null;
  /** Where she lives; null without a profile. */
  readonly homeBase: string | null;
  readonly baseId: string;
  /** Minutes that she travels at most; null without a profile. */
  readonly maxTravelMinutes: number | null;
  /** She has an account that may act. */
  readonly active: boolean;
  /** She can be found, applied to this shoot, or stands by for the posting; never once she has blocked the company. */
  readonly findable: boolean;
  /** She has blocked the company, which is to hear no more than that she is not free. */
  readonly keepsAway: boolean;
  /** The company has blocked her. */
  readonly blocked: boolean;
  /** She offers every day of the slot. */
  readonly available: boolean;
  readonly clash: ClashKind | null;
  /** What is missing when nothing but earned rest is. */
  readonly rest: MissingRest | null;
  /** She is booked, or has a live offer, in this shoot. */
  readonly inShoot: boolean;
  /** She has a live offer for this very slot. */
  readonly offered: boolean;
}

/** Everything that goes into the frozen terms of an offer. */
export interface TermsSource {
  readonly slotId: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly productionTitle: string;
  readonly shootTitle: string;
  readonly baseId: string;
  readonly zone: string;
  readonly roleId: string;
  readonly department: string;
  readonly minLevel: number;
  readonly days: readonly Day[];
  /** The posting's pay band, fen a day. */
  readonly payLowFen: number | null;
  readonly payHighFen: number | null;
  readonly hoursPerDay: number;
  readonly overtimeRule: string;
  readonly payTiming: string;
  readonly meals: boolean;
  readonly bed: boolean;
  /** Hours from now to the usual call of the first day, in the zone of the base; negative when it is over. */
  readonly hoursToStart: number;
  /** Minutes from now to the end of the first day. */
  readonly minutesToEndOfFirstDay: number;
}

/** An offer to store, in its first state. */
export interface OfferRecord {
  readonly id: string;
  readonly slotId: string;
  readonly personId: string;
  readonly proposalId: string | null;
  readonly terms: unknown;
  readonly reasons: unknown;
  readonly payFen: number;
  readonly expiresAt: Date;
}

/** What an answer to an offer depends on, as it is at this moment. */
export interface AnswerFacts {
  readonly offerId: string;
  readonly personId: string;
  readonly slotId: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly companyId: string;
  readonly baseId: string;
  readonly span: string;
  readonly paidDays: number;
  readonly payFen: number;
  /** The version of its terms that stands. */
  readonly revision: number;
  /** Whether a counter-proposal has been made, and answered. */
  readonly countered: boolean;
  readonly counterAnswered: boolean;
  readonly state: StateOf<'offer'>;
  readonly answerReason: string | null;
  /** Its clock has run out, by the clock of the database at this statement. */
  readonly expired: boolean;
  readonly slotState: StateOf<'slot'>;
  readonly shootState: StateOf<'shoot'>;
  readonly clash: ClashKind | null;
  /** What is missing when nothing but earned rest is. */
  readonly rest: MissingRest | null;
  /** The rest that the producer has allowed to leave out. */
  readonly grant: GapGrant | null;
  /** She is booked in this shoot already. */
  readonly inShoot: boolean;
}

/** The part of {@link AnswerFacts} that is cheap to have: gaps to other bookings are not looked at. */
export type AnswerGlance = Pick<
  AnswerFacts,
  'slotId' | 'shootId' | 'state' | 'answerReason' | 'expired' | 'slotState' | 'shootState' | 'clash' | 'inShoot'
>;

/** A slot as the work around it sees it. */
export interface SlotScope {
  readonly slotId: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly state: StateOf<'slot'>;
  /** Its first day lies before today. */
  readonly begun: boolean;
}

const LIVE = `('staged', 'sent', 'viewed', 'countered')`;

@Injectable()
export class OfferRepository {
  /** The clock of the database, in whole milliseconds. */
  async clock(tx: Tx): Promise<Date> {
    const row = await sqlOne<{ now: Date }>(tx, `SELECT date_trunc('milliseconds', clock_timestamp()) AS now`);
    return row!.now;
  }

  /** Locks slots in order of their ids. */
  async lockSlots(tx: Tx, slotIds: readonly string[]): Promise<void> {
    await sql(tx, 'SELECT id FROM slot WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [slotIds]);
  }

  /** Locks the slots of a posting in order of their ids: nobody is asked for one of them meanwhile. */
  async lockSlotsOfPosting(tx: Tx, postingId: string): Promise<void> {
    await sql(
      tx,
      `SELECT id FROM slot WHERE posting_id = $1 AND state NOT IN ('cancelled', 'worked') ORDER BY id FOR UPDATE`,
      [postingId],
    );
  }

  /** Locks people in order of their ids: whoever changes what a person does in a shoot holds this lock. */
  async lockPeople(tx: Tx, personIds: readonly string[]): Promise<void> {
    await sql(tx, 'SELECT id FROM person WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [personIds]);
  }

  async slotScope(tx: Tx, slotId: string): Promise<SlotScope | null> {
    return sqlOne<SlotScope>(
      tx,
      `SELECT s.id AS "slotId", s.posting_id AS "postingId", s.shoot_id AS "shootId", s.state,
              s.days[1] < (clock_timestamp() AT TIME ZONE h.zone)::date AS begun
       FROM slot s JOIN shoot h ON h.id = s.shoot_id WHERE s.id = $1`,
      [slotId],
    );
  }

  /** Facts of pairs of slot and person; a pair whose slot or person does not exist is left out. */
  async candidateFacts(tx: Tx, pairs: readonly { slotId: string; personId: string }[]): Promise<CandidateFacts[]> {
    const clash = clashSql({ person: 'pair.person_id', span: 's.span', base: 'h.base_id', policy: 'gap.body' });
    return sql<CandidateFacts>(
      tx,
      `SELECT pair.slot_id AS "slotId", pair.person_id AS "personId", s.posting_id AS "postingId",
              s.shoot_id AS "shootId", s.state AS "slotState", p.state AS "postingState",
              s.days[1] < (clock_timestamp() AT TIME ZONE h.zone)::date AS begun,
              p.min_level AS "minLevel", p.head_of_department AS "headOfDepartment", p.entry,
              p.pay_low_fen AS "payLowFen", p.pay_high_fen AS "payHighFen",
              coalesce(f.pay_floor_fen, 0) AS "payFloorFen", r.level,
              f.home_base AS "homeBase", h.base_id AS "baseId", f.max_travel_minutes AS "maxTravelMinutes",
              EXISTS (SELECT FROM account a WHERE a.person_id = pair.person_id AND a.state = 'active') AS active,
              NOT ${blockedSql('x.id', 'h.company_id', 'person')}
                AND (coalesce(f.searchable, false) OR EXISTS (SELECT FROM application q
                  WHERE (q.person_id, q.shoot_id) = (x.id, s.shoot_id) AND q.state IN ${OPEN_APPLICATIONS})
                OR EXISTS (SELECT FROM reserve q WHERE (q.person_id, q.posting_id, q.state) = (x.id, p.id, 'live')))
                AS findable,
              ${blockedSql('x.id', 'h.company_id', 'person')} AS "keepsAway",
              ${blockedSql('x.id', 'h.company_id', 'company')} AS blocked,
              NOT EXISTS (SELECT FROM unnest(s.days) AS d(day) WHERE NOT EXISTS (SELECT FROM availability v
                WHERE v.person_id = pair.person_id AND v.state <> 'no' AND v.span @> d.day)) AS available,
              binding.kind AS clash, binding.rest,
              EXISTS (SELECT FROM booking b WHERE b.shoot_id = s.shoot_id AND b.person_id = pair.person_id
                  AND b.state IN ('confirmed', 'reconfirming'))
                OR EXISTS (SELECT FROM offer o WHERE o.shoot_id = s.shoot_id AND o.person_id = pair.person_id
                  AND o.state IN ${LIVE}) AS "inShoot",
              EXISTS (SELECT FROM offer o WHERE o.slot_id = s.id AND o.person_id = pair.person_id
                  AND o.state IN ${LIVE}) AS offered
       FROM unnest($1::uuid[], $2::uuid[]) AS pair(slot_id, person_id)
       JOIN slot s ON s.id = pair.slot_id
       JOIN posting p ON p.id = s.posting_id
       JOIN shoot h ON h.id = s.shoot_id
       JOIN person x ON x.id = pair.person_id
       CROSS JOIN ${GAP_POLICY_SQL} AS gap(body)
       LEFT JOIN profile f ON f.person_id = pair.person_id
       LEFT JOIN person_role r ON r.person_id = pair.person_id AND r.role_id = p.role_id
       LEFT JOIN LATERAL (${clash}) binding ON true`,
      [pairs.map((pair) => pair.slotId), pairs.map((pair) => pair.personId)],
    );
  }

  /**
   * Which of these people nobody asks by herself: `availability` when she applied without all days of the slot, `later`
   * while another company holds her on some of them, by the clock of the database at this statement.
   */
  async unasked(
    tx: Tx,
    pairs: readonly { slotId: string; personId: string }[],
  ): Promise<{ slotId: string; personId: string; why: 'availability' | 'later' }[]> {
    return sql(tx, UNASKED, [pairs.map((pair) => pair.slotId), pairs.map((pair) => pair.personId)]);
  }

  /** What goes into the terms of offers for these slots. */
  async termsSources(tx: Tx, slotIds: readonly string[]): Promise<TermsSource[]> {
    return sql<TermsSource>(
      tx,
      `SELECT s.id AS "slotId", s.posting_id AS "postingId", s.shoot_id AS "shootId", h.company_id AS "companyId",
              c.name AS "companyName", d.title AS "productionTitle", h.title AS "shootTitle", h.base_id AS "baseId",
              h.zone, p.role_id AS "roleId", r.department, p.min_level AS "minLevel", s.days,
              p.pay_low_fen AS "payLowFen", p.pay_high_fen AS "payHighFen",
              p.hours_per_day AS "hoursPerDay", h.overtime_rule AS "overtimeRule", h.pay_timing AS "payTiming",
              h.meals, h.bed,
              ${hoursToCall('s.days[1]', 'h.zone')} AS "hoursToStart",
              floor(extract(epoch FROM ((s.days[1] + 1)::timestamp AT TIME ZONE h.zone) - clock_timestamp()) / 60)::integer
                AS "minutesToEndOfFirstDay"
       FROM slot s JOIN posting p ON p.id = s.posting_id JOIN role r ON r.id = p.role_id
       JOIN shoot h ON h.id = s.shoot_id JOIN company c ON c.id = h.company_id
       JOIN production d ON d.id = h.production_id
       WHERE s.id = ANY($1::uuid[])`,
      [slotIds],
    );
  }

  /**
   * Stores offers in their first state; posting, shoot and span come from the slot. When they were made is the clock at
   * this statement, under the lock of their people: holds are before or after it.
   */
  async insert(tx: Tx, records: readonly OfferRecord[]): Promise<void> {
    await sql(
      tx,
      `INSERT INTO offer (id, slot_id, posting_id, shoot_id, person_id, proposal_id, span, terms, reasons, pay_fen,
                          expires_at, created_at)
       SELECT r.id, s.id, s.posting_id, s.shoot_id, r."personId", r."proposalId", s.span, r.terms, r.reasons,
              r."payFen", r."expiresAt", clock_timestamp()
       FROM jsonb_to_recordset($1::jsonb)
         AS r(id uuid, "slotId" uuid, "personId" uuid, "proposalId" uuid, terms jsonb, reasons jsonb, "payFen" bigint,
              "expiresAt" timestamptz)
       JOIN slot s ON s.id = r."slotId"`,
      [JSON.stringify(records)],
    );
  }

  /** Applications of these people, by posting, that an offer may move along. */
  async applicationIds(
    tx: Tx,
    pairs: readonly { postingId: string; personId: string }[],
    states: readonly StateOf<'application'>[],
  ): Promise<string[]> {
    const rows = await sql<{ id: string }>(
      tx,
      `SELECT q.id FROM unnest($1::uuid[], $2::uuid[]) AS pair(posting_id, person_id)
       JOIN application q ON q.posting_id = pair.posting_id AND q.person_id = pair.person_id
       WHERE q.state = ANY($3::text[]) ORDER BY q.id`,
      [pairs.map((pair) => pair.postingId), pairs.map((pair) => pair.personId), states],
    );
    return rows.map((row) => row.id);
  }

  /** Offers on these slots that can still be answered or sent. */
  async liveOnSlots(tx: Tx, slotIds: readonly string[]): Promise<{ id: string; slotId: string; personId: string }[]> {
    return sql(
      tx,
      `SELECT id, slot_id AS "slotId", person_id AS "personId" FROM offer
       WHERE slot_id = ANY($1::uuid[]) AND state IN ${LIVE} ORDER BY id`,
      [slotIds],
    );
  }

  /** Offers to a person for slots of a posting that can still be answered. */
  async liveOf(tx: Tx, postingId: string, personId: string): Promise<string[]> {
    const rows = await sql<{ id: string }>(
      tx,
      `SELECT id FROM offer WHERE posting_id = $1 AND person_id = $2 AND state IN ('sent', 'viewed', 'countered')
       ORDER BY id`,
      [postingId, personId],
    );
    return rows.map((row) => row.id);
  }

  /**
   * A first look at an offer to a person, so that most losers of a race cost one small statement: planning the whole of
   * {@link OfferRepository.answerFacts} takes longer than running it.
   */
  async glance(tx: Tx, offerId: string, personId: string): Promise<AnswerGlance | null> {
    return sqlOne<AnswerGlance>(
      tx,
      `SELECT o.slot_id AS "slotId", o.shoot_id AS "shootId", o.state, o.answer_reason AS "answerReason",
              coalesce(o.expires_at <= clock_timestamp(), false) AS expired, s.state AS "slotState",
              h.state AS "shootState", false AS "inShoot",
              CASE WHEN EXISTS (SELECT FROM booking b WHERE b.person_id = o.person_id AND b.span && o.span
                AND b.state IN ${ACTIVE_BOOKINGS} AND b.shoot_id <> o.shoot_id)
                THEN 'overlap' END AS clash
       FROM offer o JOIN slot s ON s.id = o.slot_id JOIN shoot h ON h.id = o.shoot_id
       WHERE o.id = $1 AND o.person_id = $2 AND o.state <> 'staged'`,
      [offerId, personId],
    );
  }

  /** The facts behind an answer; null when there is no such offer, or it is not `personId`'s where one is named. */
  async answerFacts(tx: Tx, offerId: string, personId: string | null): Promise<AnswerFacts | null> {
    const clash = clashSql({ person: 'o.person_id', span: 'o.span', base: 'h.base_id', policy: 'gap.body' });
    return sqlOne<AnswerFacts>(
      tx,
      `SELECT o.id AS "offerId", o.person_id AS "personId", o.slot_id AS "slotId", o.posting_id AS "postingId",
              o.shoot_id AS "shootId", h.company_id AS "companyId", h.base_id AS "baseId", o.span::text AS span,
              cardinality(s.days) AS "paidDays", o.pay_fen AS "payFen", o.revision, k.offer_id IS NOT NULL AS countered,
              k.answer IS NOT NULL AS "counterAnswered", o.state, o.answer_reason AS "answerReason",
              coalesce(o.expires_at <= clock_timestamp(), false) AS expired, s.state AS "slotState",
              h.state AS "shootState", binding.kind AS clash, binding.rest, ${GRANT_SQL} AS "grant",
              EXISTS (SELECT FROM booking k WHERE k.shoot_id = o.shoot_id AND k.person_id = o.person_id
                AND k.state IN ('confirmed', 'reconfirming')) AS "inShoot"
       FROM offer o JOIN slot s ON s.id = o.slot_id JOIN shoot h ON h.id = o.shoot_id
       LEFT JOIN offer_counter k ON k.offer_id = o.id
       CROSS JOIN ${GAP_POLICY_SQL} AS gap(body)
       LEFT JOIN LATERAL (${clash}) binding ON true
       WHERE o.id = $1 AND o.state <> 'staged' AND ($2::uuid IS NULL OR o.person_id = $2)`,
      [offerId, personId],
    );
  }

  /** Offers of a shoot, of one department when given, the latest first. */
  async listOfShoot(tx: Tx, shootId: string, department: string | null, page: OfferPage): Promise<ShootOfferRow[]> {
    const rows = await sql<StoredShootOffer>(
      tx,
      `SELECT ${OFFER_ROW}, p.role_id AS "roleId", r.department, s.position, x.id AS "personId",
              x.display_name AS "displayName", x.handle, f.home_base AS "homeBase", ${SHOOT_GAP_SQL} AS gap
       FROM offer o JOIN slot s ON s.id = o.slot_id JOIN posting p ON p.id = o.posting_id
       JOIN role r ON r.id = p.role_id JOIN person x ON x.id = o.person_id
       LEFT JOIN profile f ON f.person_id = x.id LEFT JOIN booking b ON b.offer_id = o.id
       WHERE o.shoot_id = $1 AND ($2::text IS NULL OR r.department = $2) AND ($3::text IS NULL OR o.state = $3)
         AND ($4::uuid IS NULL OR o.id < $4)
       ORDER BY o.id DESC LIMIT $5`,
      [shootId, department, page.state, page.after, page.limit],
    );
    return rows.map(shootOffer);
  }

  /** Offers to a person, the latest first; what was never sent is not shown. */
  async listOfPerson(tx: Tx, personId: string, page: OfferPage): Promise<MyOfferRow[]> {
    const rows = await sql<StoredMyOffer>(
      tx,
      `${MY_OFFERS} WHERE o.person_id = $1 AND o.sent_at IS NOT NULL AND ($2::text IS NULL OR o.state = $2)
         AND ($3::uuid IS NULL OR o.id < $3)
       ORDER BY o.id DESC LIMIT $4`,
      [personId, page.state, page.after, page.limit],
    );
    return rows.map(myOffer);
  }

  /** One offer to a person. */
  async ofPerson(tx: Tx, personId: string, offerId: string): Promise<MyOfferRow | null> {
    const row = await sqlOne<StoredMyOffer>(
      tx,
      `${MY_OFFERS} WHERE o.id = $1 AND o.person_id = $2 AND o.sent_at IS NOT NULL`,
      [offerId, personId],
    );
    return row && myOffer(row);
  }
}
