import { blockedSql } from './block-sql';
import { MY_GAP_SQL } from './gap-override.repository';
import { FIRST_HOLD_SQL } from './hold-sql';
/** The pay band that an offer `o` of a posting `p` froze in its terms; older terms froze none, and take the posting's. */
export const BAND_LOW = `coalesce((o.terms->>'payLowFen')::bigint, p.pay_low_fen)`;
export const BAND_HIGH = `coalesce((o.terms->>'payHighFen')::bigint, p.pay_high_fen)`;

/** What happened to the rate of an offer `o` on its way, as JSON; null when nobody proposed another one. */
export const COUNTER = `(SELECT jsonb_build_object('askedFen', k.asked_fen, 'note', k.note, 'askedAt', k.asked_at,
    'answer', k.answer, 'answeredFen', k.answered_fen, 'answeredAt', k.answered_at, 'firstTerms', k.first_terms)
  FROM offer_counter k WHERE k.offer_id = o.id)`;

/** Columns of an offer `o` of a posting `p` with its booking `b`, if there is one. */
export const OFFER_ROW = `o.id, o.slot_id AS "slotId", o.posting_id AS "postingId", o.shoot_id AS "shootId", o.state,
  o.pay_fen AS "payFen", o.revision, o.terms, ${COUNTER} AS counter, ${BAND_LOW} AS "payLowFen", ${BAND_HIGH} AS "payHighFen",
  o.reasons, o.answer_reason AS "answerReason", b.id AS "bookingId", b.state AS "bookingState",
  o.expires_at AS "expiresAt", o.sent_at AS "sentAt", o.answered_at AS "answeredAt"`;

/** Offers as the person reads them to whom they were made, without a condition. */
export const MY_OFFERS = `SELECT ${OFFER_ROW}, o.span::text AS span, h.base_id AS "baseId", h.company_id AS "companyId",
    ${blockedSql('o.person_id', 'h.company_id', 'person')} AS blocked,
    o.state IN ('sent', 'viewed', 'countered') AND o.expires_at > clock_timestamp() AS answerable,
    CASE WHEN o.state IN ('sent', 'viewed', 'countered') THEN ${FIRST_HOLD_SQL} END AS hold, ${MY_GAP_SQL} AS gap
  FROM offer o JOIN shoot h ON h.id = o.shoot_id JOIN posting p ON p.id = o.posting_id
  LEFT JOIN booking b ON b.offer_id = o.id`;
