import { LEAVES_OUT_DAYS } from './application-sql';
import { BEFORE_NEW_OFFER } from './hold-sql';

/** Which pairs of a slot ($1) and a person ($2) nobody brings together without being told to, and why. */
export const UNASKED = `SELECT "slotId", "personId", CASE WHEN partly THEN 'availability' ELSE 'later' END AS why
  FROM (SELECT s.id AS "slotId", pair.person_id AS "personId",
               EXISTS (SELECT FROM application q WHERE q.person_id = pair.person_id AND ${LEAVES_OUT_DAYS}) AS partly,
               EXISTS (SELECT FROM hold k WHERE k.person_id = pair.person_id AND ${BEFORE_NEW_OFFER}) AS held
        FROM unnest($1::uuid[], $2::uuid[]) AS pair(slot_id, person_id)
        JOIN slot s ON s.id = pair.slot_id JOIN shoot h ON h.id = s.shoot_id) each
  WHERE partly OR held`;
