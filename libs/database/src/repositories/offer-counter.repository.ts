import { Injectable } from '@nestjs/common';
import type { CounterAnswer } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { BAND_HIGH, BAND_LOW } from './offer-row-sql';

/** What a counter-proposal on an offer, and the answer to it, depend on. */
export interface CounterFacts {
  /** The terms as they stand. */
  readonly terms: Readonly<Record<string, unknown>>;
  /** The pay band of the posting as the terms froze it, or as it is for older terms; fen a day. */
  readonly payLowFen: number | null;
  readonly payHighFen: number | null;
  /** The person's own floor, which is nobody else's to know. */
  readonly payFloorFen: number;
  readonly expiresAt: Date;
  /** What she has proposed; null when nothing. */
  readonly askedFen: number | null;
}

/** The producer's answer to a counter-proposal. */
export interface CounterAnswerRecord {
  readonly answer: CounterAnswer;
  /** Her own rate, fen a day, where she has proposed one. */
  readonly answeredFen: number | null;
  readonly answeredBy: string;
}

@Injectable()
export class OfferCounterRepository {
  async facts(tx: Tx, offerId: string): Promise<CounterFacts> {
    const row = await sqlOne<CounterFacts>(
      tx,
      `SELECT o.terms, ${BAND_LOW} AS "payLowFen", ${BAND_HIGH} AS "payHighFen",
              coalesce(f.pay_floor_fen, 0) AS "payFloorFen", o.expires_at AS "expiresAt", k.asked_fen AS "askedFen"
       FROM offer o JOIN posting p ON p.id = o.posting_id LEFT JOIN profile f ON f.person_id = o.person_id
       LEFT JOIN offer_counter k ON k.offer_id = o.id WHERE o.id = $1`,
      [offerId],
    );
    return row!;
  }

  /** Stores the one counter-proposal of an offer beside its terms as they are; false when there is one already. */
  async insert(tx: Tx, offerId: string, askedFen: number, note: string | null): Promise<boolean> {
    const row = await sqlOne(
      tx,
      `INSERT INTO offer_counter (offer_id, asked_fen, note, first_terms)
       SELECT id, $2, $3, terms FROM offer WHERE id = $1
       ON CONFLICT ON CONSTRAINT offer_counter_pkey DO NOTHING RETURNING offer_id`,
      [offerId, askedFen, note],
    );
    return row !== null;
  }

  /** Stores the one answer; false when there is one already. */
  async answer(tx: Tx, offerId: string, record: CounterAnswerRecord): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE offer_counter SET answer = $2, answered_fen = $3, answered_by = $4, answered_at = clock_timestamp()
       WHERE offer_id = $1 AND answer IS NULL RETURNING offer_id`,
      [offerId, record.answer, record.answeredFen, record.answeredBy],
    );
    return rows.length === 1;
  }
}
