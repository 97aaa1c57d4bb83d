import { LIVE_OFFER_STATES, marketSettings } from '@callboard/domain';
import { ACTIVE_BOOKINGS, stateList } from '../kernel/state-list';
import { blockedSql } from './block-sql';
import { hoursToCall } from './call';
import { clashesWithSql, clashSql, GAP_POLICY_SQL } from './clash';
import { BEFORE_OFFER, liveSql } from './hold-sql';

const TO_WORK = stateList(['confirmed', 'reconfirming']);
const OFFERED = stateList(LIVE_OFFER_STATES);
/** How far other days are looked for, in days either way. */
const REACH_DAYS = 7;
const { afterHours } = marketSettings.attendance.value;

/** The instant at which a hold gives no right any more, at the latest. */
const END = (hold: string): string => `least(${hold}.expires_at, ${hold}.challenge_ends_at)`;

/** Whoever is booked, asked or held in shoot $1 on a day that is not over, with the place; of department $2 when given. */
const PLACED = `placed AS MATERIALIZED (
  SELECT t.*, s.days, s.state AS slot_state, s.posting_id, p.role_id, p.entry, p.shift_days, r.department, h.company_id,
         h.base_id, h.zone, now.day AS today, ${blockedSql('t.person_id', 'h.company_id', 'person')} AS apart
  FROM (SELECT 'booked' AS state, b.id, b.slot_id, b.person_id, b.span FROM booking b
        WHERE b.shoot_id = $1 AND b.state IN ${TO_WORK}
        UNION ALL
        SELECT 'offered', o.id, o.slot_id, o.person_id, o.span FROM offer o
        WHERE o.shoot_id = $1 AND o.state IN ${OFFERED} AND o.expires_at > clock_timestamp()
        UNION ALL
        SELECT 'held', k.id, k.slot_id, k.person_id, k.span FROM hold k WHERE k.shoot_id = $1 AND ${liveSql('k')}) t
  JOIN slot s ON s.id = t.slot_id JOIN posting p ON p.id = s.posting_id JOIN role r ON r.id = p.role_id
  JOIN shoot h ON h.id = s.shoot_id
  CROSS JOIN LATERAL (SELECT (clock_timestamp() AT TIME ZONE h.zone)::date AS day) now
  WHERE h.state IN ('open', 'shooting') AND upper(t.span) > now.day AND ($2::text IS NULL OR r.department = $2))`;

const CLASH = clashSql({ person: 't.person_id', span: 't.span', base: 't.base_id', policy: 'gap.body' });

/** Offers that other work of their person stands in the way of; `agreed` when rest is missing that was given up. */
const CLASHING = `clashing AS MATERIALIZED (
  SELECT t.id, c.kind, (c.rest->>'restDays')::integer + (c.rest->>'travelDays')::integer - (c.rest->>'freeDays')::integer
           AS missing, n.span AS other,
         c.kind = 'rest' AND g.other_booking_id = n.id AND (c.rest->>'freeDays')::integer >= g.free_days
           AND (c.rest->>'restDays')::integer + (c.rest->>'travelDays')::integer - (c.rest->>'freeDays')::integer
             <= g.rest_days + g.travel_days - g.free_days AS agreed
  FROM placed t CROSS JOIN ${GAP_POLICY_SQL} AS gap(body) CROSS JOIN LATERAL (${CLASH}) c
  LEFT JOIN booking n ON n.id = (c.rest->>'bookingId')::uuid LEFT JOIN gap_override g ON g.offer_id = t.id
  WHERE t.state = 'offered' AND NOT t.apart)`;

/** The first or last days of a place, those that the missing rest lies beside. */
const edge = (missing: string, other: string): string =>
  `CASE WHEN upper(${other}) <= lower(t.span) THEN t.days[1:${missing}]
        ELSE t.days[cardinality(t.days) - ${missing} + 1:] END`;

/** What an offer left out, and why, from its line `g` of the log; `f` is the account's person who allowed it. */
const GIVEN_UP = (missing: string, consented: boolean): string =>
  `jsonb_build_object('missingDays', ${missing}, 'reason', g.reason, 'byName', f.display_name, 'at', ${
    consented ? 'g.consented_at' : 'g.created_at'
  })`;
const ALLOWED_BY = `JOIN account a ON a.id = g.allowed_by JOIN person f ON f.id = a.person_id`;
const NONE = `'{}'::jsonb`;

/** Days between a booking `n` and a piece of work `t`. */
const FREE = `CASE WHEN upper(n.span) <= lower(t.span) THEN lower(t.span) - upper(n.span) ELSE lower(n.span) - upper(t.span) END`;

/** Days of a place that are to come and that its person has marked as not hers to give. */
const LOST_DAYS = `ARRAY(SELECT d.day FROM availability v JOIN unnest(t.days) AS d(day) ON v.span @> d.day
  WHERE v.person_id = t.person_id AND v.state = 'no' AND v.span && t.span AND d.day >= t.today ORDER BY d.day)`;

const FOUND = `found AS MATERIALIZED (
  SELECT t.id, CASE WHEN c.agreed THEN 'restGivenUp' ELSE 'cannotAccept' END AS kind,
         CASE WHEN c.agreed THEN ${edge('c.missing', 'c.other')} ELSE t.days END AS days,
         CASE WHEN c.agreed THEN ${GIVEN_UP('c.missing', false)} ELSE jsonb_build_object('why', c.kind) END AS facts,
         CASE WHEN c.agreed THEN 'person' ELSE 'nobody' END AS decider
  FROM placed t JOIN clashing c ON c.id = t.id
  LEFT JOIN (gap_override g ${ALLOWED_BY}) ON g.offer_id = t.id
  UNION ALL
  SELECT t.id, 'restGivenUp', ${edge('w.missing', 'n.span')}, ${GIVEN_UP('w.missing', true)}, 'decided'
  FROM placed t JOIN gap_override g ON g.booking_id = t.id ${ALLOWED_BY}
  JOIN booking n ON n.id = g.other_booking_id AND n.state IN ${ACTIVE_BOOKINGS}
  CROSS JOIN LATERAL (SELECT g.rest_days + g.travel_days - (${FREE}) AS missing) w
  WHERE t.state = 'booked' AND w.missing > 0
  UNION ALL
  SELECT t.id, 'away', away.days, ${NONE}, 'person'
  FROM placed t CROSS JOIN LATERAL (SELECT ${LOST_DAYS} AS days) away
  WHERE cardinality(away.days) > 0 AND (t.state = 'booked' OR NOT t.apart)
  UNION ALL
  SELECT t.id, 'silent', t.days[1:1], jsonb_build_object('at', a.silent_at), 'producer'
  FROM placed t JOIN attendance a ON a.booking_id = t.id
  WHERE a.silent_at IS NOT NULL AND a.confirmed_at IS NULL AND ${hoursToCall('lower(t.span)', 't.zone')} >= -${afterHours}
  UNION ALL
  SELECT t.id, 'heldElsewhere', t.days, jsonb_build_object('until', first.until, 'challenged', false), 'otherHolder'
  FROM placed t JOIN offer o ON o.id = t.id JOIN shoot h ON h.id = o.shoot_id
  CROSS JOIN LATERAL (SELECT max(${END('k')}) AS until FROM hold k WHERE ${BEFORE_OFFER}) first
  WHERE first.until IS NOT NULL AND NOT t.apart
  UNION ALL
  SELECT t.id, 'heldElsewhere', t.days,
         jsonb_build_object('until', coalesce(first.until, ${END('k')}), 'challenged', first.until IS NULL),
         CASE WHEN first.until IS NULL THEN 'producer' ELSE 'otherHolder' END
  FROM placed t JOIN hold k ON k.id = t.id
  CROSS JOIN LATERAL (SELECT max(${END('e')}) AS until FROM hold e WHERE e.person_id = k.person_id AND e.span && k.span
    AND e.company_id <> k.company_id AND ${liveSql('e')} AND (e.created_at, e.id) < (k.created_at, k.id)) first
  WHERE (first.until IS NOT NULL OR k.state = 'challenged') AND NOT t.apart
  UNION ALL
  SELECT t.id, 'noMentor', t.days, ${NONE}, 'producer'
  FROM placed t JOIN person_role q ON q.person_id = t.person_id AND q.role_id = t.role_id
  WHERE t.entry = 'mentored' AND q.level = 1 AND t.state <> 'held' AND NOT EXISTS
    (SELECT FROM placed m JOIN person_role l ON l.person_id = m.person_id AND l.role_id = m.role_id
     WHERE m.department = t.department AND m.state <> 'held' AND l.level >= $4))`;

/** The work moved by `n` days. */
const MOVED = `daterange(lower(t.span) + n, upper(t.span) + n)`;
const HERS = `(SELECT * FROM booking WHERE person_id = t.person_id AND state IN ${ACTIVE_BOOKINGS})`;

/**
 * The fewest days by which the place would have to move so that nothing of this stands in its person's way: no other work
 * too near, no day that she does not offer, no hold of another company; null when none of the near ones will do.
 */
const SHIFT = `(SELECT n FROM generate_series(-${REACH_DAYS}, ${REACH_DAYS}) AS n CROSS JOIN ${GAP_POLICY_SQL} AS gap(body)
  WHERE n <> 0 AND lower(t.span) + n >= t.today AND t.shift_days + n BETWEEN -30 AND 30
    AND NOT ${clashesWithSql(HERS, { span: MOVED, base: 't.base_id', policy: 'gap.body' })}
    AND NOT EXISTS (SELECT FROM unnest(t.days) AS d(day) WHERE NOT EXISTS (SELECT FROM availability v
      WHERE v.person_id = t.person_id AND v.state <> 'no' AND v.span @> d.day + n))
    AND NOT EXISTS (SELECT FROM hold k WHERE k.person_id = t.person_id AND k.company_id <> t.company_id
      AND k.span && ${MOVED} AND ${liveSql('k')})
  ORDER BY abs(n), n DESC LIMIT 1)`;

/** An open place of the department to which only somebody experienced is asked. */
const MENTOR_PLACE = `(SELECT s.id FROM slot s JOIN posting p ON p.id = s.posting_id JOIN role r ON r.id = p.role_id
  WHERE s.shoot_id = $1 AND r.department = t.department AND s.state = 'open' AND s.days[1] >= t.today
    AND (p.head_of_department OR (p.entry = 'none' AND p.min_level >= $4)) ORDER BY s.days[1], s.id LIMIT 1)`;

/**
 * The conflicts of shoot $1, of department $2 when given, those of offers and holds only with $3; $4 is the level from
 * which somebody looks after newcomers. One statement, since what it reads has to be of one moment.
 */
export const CONFLICTS = `WITH ${PLACED}, ${CLASHING}, ${FOUND}
  SELECT f.kind, f.decider, f.days, f.facts, t.state, t.id AS "subjectId", t.slot_id AS "slotId",
         t.posting_id AS "postingId", t.role_id AS "roleId", t.department, t.days[1] < t.today AS begun,
         t.shift_days AS "shiftDays", t.slot_state = 'open' OR (t.slot_state = 'offered' AND NOT EXISTS
           (SELECT FROM placed m WHERE m.slot_id = t.slot_id AND m.state = 'offered' AND m.id <> t.id)) AS alone,
         CASE WHEN t.state <> 'booked' AND f.kind <> 'noMentor' THEN ${SHIFT} END AS "moveBy",
         CASE WHEN f.kind = 'noMentor' THEN ${MENTOR_PLACE} END AS "mentorSlotId", w.id AS "backfillId",
         x.id AS "personId", x.display_name AS "displayName", x.handle, y.home_base AS "homeBase"
  FROM found f JOIN placed t ON t.id = f.id JOIN person x ON x.id = t.person_id
  LEFT JOIN profile y ON y.person_id = x.id
  LEFT JOIN backfill w ON w.slot_id = t.slot_id AND w.state NOT IN ('filled', 'stopped')
  WHERE $3::boolean OR t.state = 'booked'
  ORDER BY f.days[1], t.department, t.id, f.kind`;
