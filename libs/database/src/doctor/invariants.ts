import {
  ACTIVE_BOOKING_STATES,
  LIVE_OFFER_STATES,
  lifeCycles,
  marketSettings,
  OPEN_APPLICATION_STATES,
} from '@callboard/domain';
import { stateList } from '../kernel/state-list';
import { callAt } from '../repositories/call';

/** Something that holds in every healthy database, whatever the product has just been through. */
export interface Invariant {
  readonly name: string;
  /** What holds, in words. */
  readonly sentence: string;
  /** Yields the rows that break it, with a column `id`. */
  readonly sql: string;
  /** Tables, with columns where that matters, without which there is nothing to look at. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  /** Worth knowing, and no reason to call the database ill. */
  readonly warning?: boolean;
}

const ACTIVE = stateList(ACTIVE_BOOKING_STATES);
const OPEN_APPLICATION = stateList(OPEN_APPLICATION_STATES);
/** An offer that is being prepared holds its place as one that waits for an answer does. */
const LIVE_OFFER = stateList(['staged', ...LIVE_OFFER_STATES]);
const HIRING = stateList(['open', 'shooting']);
const ENDED_SHOOT = stateList(lifeCycles.shoot.final);
const LIVE_BACKFILL = stateList(['running', 'paused', 'manual', 'exhausted']);
const LIVE_HOLD = stateList(['active', 'challenged']);

/** Kinds whose every step leaves a line in the trail, with their tables. */
const TRAILED = ['shoot', 'posting', 'slot', 'application', 'offer', 'booking', 'hold', 'backfill'] as const;
const TABLES = {
  ...Object.fromEntries(Object.keys(lifeCycles).map((kind) => [kind, kind])),
  matchRun: 'match_run',
} as Record<keyof typeof lifeCycles, string>;

/** Two active bookings of one person, the earlier first. */
const NEIGHBOURS = `FROM booking a JOIN booking b ON b.person_id = a.person_id AND b.id <> a.id
    AND (lower(b.span), b.id) > (lower(a.span), a.id)
  WHERE a.state IN ${ACTIVE} AND b.state IN ${ACTIVE}`;

const PEOPLE: readonly Invariant[] = [
  {
    name: 'person.overlap',
    sentence: 'nobody is booked twice on one day',
    sql: `SELECT a.person_id AS id ${NEIGHBOURS} AND a.span && b.span`,
  },
  {
    name: 'person.gap',
    sentence: 'rest and travel days lie between bookings, or somebody allowed that they do not',
    sql: `SELECT a.person_id AS id FROM booking a
      JOIN booking b ON b.person_id = a.person_id AND b.id <> a.id AND lower(b.span) >= upper(a.span)
      JOIN base_travel way ON way.from_base = a.base_id AND way.to_base = b.base_id
      CROSS JOIN LATERAL (SELECT body FROM policy_version WHERE kind = 'gap'
        -- The rule that held when the later of the two was made.
        ORDER BY effective_on <= greatest(a.created_at, b.created_at)::date DESC, version DESC LIMIT 1) policy
      CROSS JOIN LATERAL (SELECT lower(b.span) - upper(a.span) AS free,
        gap_band(gap_days(upper(a.span) - lower(a.span), a.night_run, way.minutes, policy.body),
          gap_travel_days(way.minutes, policy.body), lower(b.span) - upper(a.span), policy.body) AS band) between_them
      WHERE a.state IN ${ACTIVE} AND b.state IN ${ACTIVE} AND band <> 'allowed'
        -- Rest may be missing where the one who came later was allowed to and agreed, and no less is free than then.
        AND NOT (band = 'needsConsent' AND EXISTS (SELECT FROM gap_override g
          WHERE (g.booking_id, g.other_booking_id) IN ((a.id, b.id), (b.id, a.id)) AND free >= g.free_days))`,
    needs: { gap_override: [] },
  },
  {
    name: 'gap.consent',
    sentence: 'rest that somebody gave up was allowed with a reason, for the offer that she accepted',
    sql: `SELECT g.id FROM gap_override g LEFT JOIN booking b ON b.id = g.booking_id AND b.offer_id = g.offer_id
        AND b.person_id = g.person_id
      WHERE (g.consented_at IS NULL) <> (g.booking_id IS NULL) OR (g.booking_id IS NOT NULL AND b.id IS NULL)
        OR char_length(btrim(g.reason)) < 5`,
    needs: { gap_override: [] },
  },
];

const PLACES: readonly Invariant[] = [
  {
    name: 'slot.twice',
    sentence: 'no place has two people',
    sql: `SELECT slot_id AS id FROM booking WHERE state IN ${ACTIVE} GROUP BY slot_id HAVING count(*) > 1`,
  },
  {
    name: 'booking.offer',
    sentence: 'every booking comes from an accepted offer of that place to that person',
    sql: `SELECT b.id FROM booking b LEFT JOIN offer o ON o.id = b.offer_id AND o.state = 'accepted'
        AND o.slot_id = b.slot_id AND o.person_id = b.person_id AND o.shoot_id = b.shoot_id
      WHERE o.id IS NULL`,
  },
  {
    name: 'offer.booked',
    sentence: 'every accepted offer has become a booking',
    sql: `SELECT o.id FROM offer o LEFT JOIN booking b ON b.offer_id = o.id WHERE o.state = 'accepted' AND b.id IS NULL`,
  },
  {
    name: 'slot.booked',
    sentence: 'a place is booked if and only if somebody works in it',
    sql: `SELECT s.id FROM slot s LEFT JOIN booking b ON b.slot_id = s.id AND b.state IN ${ACTIVE}
      WHERE (s.state = 'booked' AND b.id IS NULL) OR (b.id IS NOT NULL AND s.state NOT IN ('booked', 'worked'))
         OR (s.state = 'worked' AND NOT EXISTS (SELECT FROM booking w WHERE w.slot_id = s.id))`,
  },
  {
    name: 'slot.offered',
    sentence: 'a place is offered if and only if somebody is asked for it',
    sql: `SELECT s.id FROM slot s
      WHERE (s.state = 'offered') <> EXISTS (SELECT FROM offer o WHERE o.slot_id = s.id AND o.state IN ${LIVE_OFFER})`,
  },
  {
    name: 'booking.days',
    sentence: 'whoever works in a place works on its days',
    sql: `SELECT b.id FROM booking b JOIN slot s ON s.id = b.slot_id
      WHERE b.state IN ${ACTIVE} AND (b.span <> s.span OR b.paid_days <> cardinality(s.days))`,
  },
];

const STATES: readonly Invariant[] = Object.entries(lifeCycles).map(([kind, cycle]) => ({
  name: `state.${kind}`,
  sentence: `every ${kind} is in a state of its life cycle`,
  sql: `SELECT id FROM ${TABLES[kind as keyof typeof lifeCycles]} WHERE state NOT IN ${stateList(cycle.states)}`,
  needs: { [TABLES[kind as keyof typeof lifeCycles]]: ['id', 'state'] },
}));

/** Offers, holds and reserves by the clock at which they were made, and what only her own block would have forbidden. */
const MADE = `(SELECT o.id, o.person_id, h.company_id, o.created_at, false AS hers
    FROM offer o JOIN shoot h ON h.id = o.shoot_id
  UNION ALL SELECT id, person_id, company_id, created_at, false FROM hold
  UNION ALL SELECT r.id, r.person_id, h.company_id, r.created_at, true FROM reserve r JOIN shoot h ON h.id = r.shoot_id)`;

const APART: readonly Invariant[] = [
  {
    name: 'block.kept',
    // Whom a company blocks may stand by all the same, so that she cannot tell; she is not asked.
    sentence: 'nothing is made for a person and a company while one of them wants nothing to do with the other',
    sql: `SELECT made.id FROM block k JOIN ${MADE} made
        ON made.person_id = k.person_id AND made.company_id = k.company_id AND made.created_at > k.created_at
      WHERE (k.ended_at IS NULL OR made.created_at < k.ended_at) AND (NOT made.hers OR k.by_side = 'person')`,
    needs: { block: [], hold: [], reserve: [] },
  },
];

const ENDS: readonly Invariant[] = [
  {
    name: 'offer.live',
    sentence: 'nobody is asked for a shoot that is closed',
    sql: `SELECT o.id FROM offer o JOIN shoot h ON h.id = o.shoot_id
      WHERE o.state IN ${LIVE_OFFER} AND h.state NOT IN ${HIRING}`,
  },
  {
    name: 'application.left',
    sentence: 'no application waits where nobody will answer',
    sql: `SELECT q.id FROM application q JOIN shoot h ON h.id = q.shoot_id JOIN posting p ON p.id = q.posting_id
      WHERE q.state IN ${OPEN_APPLICATION} AND (h.state IN ${ENDED_SHOOT} OR p.state IN ('filled', 'closed'))`,
  },
  {
    name: 'booking.ended',
    sentence: 'nobody is still to work on a shoot that is over',
    sql: `SELECT b.id FROM booking b JOIN shoot h ON h.id = b.shoot_id
      WHERE (b.state IN ('confirmed', 'reconfirming') AND h.state IN ${ENDED_SHOOT})
         OR (b.state = 'completed' AND h.state IN ('draft', 'in_review'))`,
  },
  {
    name: 'hold.live',
    sentence: 'nobody is on hold for what has ended',
    sql: `SELECT p.id FROM hold p JOIN slot s ON s.id = p.slot_id JOIN shoot h ON h.id = s.shoot_id
      WHERE p.state IN ${LIVE_HOLD} AND (h.state NOT IN ${HIRING} OR s.state IN ('worked', 'cancelled'))`,
    needs: { hold: ['id', 'slot_id', 'state'] },
  },
  {
    name: 'reserve.live',
    sentence: 'nobody stands by for a shoot that is over',
    sql: `SELECT r.id FROM reserve r JOIN shoot h ON h.id = r.shoot_id
      WHERE r.state = 'live' AND h.state IN ${ENDED_SHOOT}`,
    needs: { reserve: [] },
  },
  {
    name: 'announcement.heard',
    sentence: 'every announcement went to somebody',
    sql: `SELECT a.id FROM announcement a
      WHERE NOT EXISTS (SELECT FROM announcement_recipient r WHERE r.announcement_id = a.id)`,
    needs: { announcement: [], announcement_recipient: [] },
  },
  {
    name: 'backfill.live',
    sentence: 'nothing is refilled that has ended',
    sql: `SELECT f.id FROM backfill f JOIN slot s ON s.id = f.slot_id JOIN shoot h ON h.id = f.shoot_id
      WHERE f.state IN ${LIVE_BACKFILL} AND (h.state NOT IN ${HIRING} OR s.state IN ('worked', 'cancelled'))`,
    needs: { backfill: [] },
  },
  {
    name: 'backfill.one',
    sentence: 'a place is refilled once at a time',
    sql: `SELECT slot_id AS id FROM backfill WHERE state IN ${LIVE_BACKFILL} GROUP BY slot_id HAVING count(*) > 1`,
    needs: { backfill: [] },
  },
  {
    name: 'backfill.filled',
    sentence: 'what filled a place was an accepted offer of that place',
    sql: `SELECT f.id FROM backfill f LEFT JOIN offer o ON o.id = f.offer_id AND o.slot_id = f.slot_id
        AND o.state = 'accepted'
      WHERE f.state = 'filled' AND o.id IS NULL`,
    needs: { backfill: [] },
  },
  {
    name: 'cancellation.written',
    sentence: 'of every booking that was called off it is written down by whom, and what is owed',
    sql: `SELECT b.id FROM booking b
      WHERE b.state IN ('cancelled_by_person', 'cancelled_by_company', 'no_show')
        AND NOT EXISTS (SELECT FROM cancellation c WHERE c.booking_id = b.id)`,
    needs: { cancellation: [] },
  },
  {
    name: 'cancellation.booking',
    sentence: 'what was called off is no longer to be worked',
    sql: `SELECT c.id FROM cancellation c JOIN booking b ON b.id = c.booking_id
      WHERE b.state IN ('confirmed', 'reconfirming') OR b.person_id <> c.person_id OR b.shoot_id <> c.shoot_id`,
    needs: { cancellation: [] },
  },
];

/** The usual call of the first day of booking `b`, of shoot `h`. */
const FIRST_CALL = callAt('lower(b.span)', 'h.zone');
const { earlyHours, answerHours } = marketSettings.attendance.value;

const ATTENDANCE: readonly Invariant[] = [
  {
    name: 'attendance.confirmed',
    sentence: 'nobody has said that she comes before or after it could be said',
    sql: `SELECT b.id FROM attendance a JOIN booking b ON b.id = a.booking_id JOIN shoot h ON h.id = b.shoot_id
      WHERE a.confirmed_at < ${FIRST_CALL} - interval '${earlyHours} hours' OR a.confirmed_at > ${FIRST_CALL} + interval '1 minute'`,
    needs: { attendance: [] },
  },
  {
    name: 'attendance.silent',
    sentence: 'whoever counts as silent had been asked, had time to answer and had not',
    sql: `SELECT booking_id AS id FROM attendance
      WHERE silent_at < asked_at + interval '${answerHours} hours' OR silent_at >= confirmed_at`,
    needs: { attendance: [] },
  },
];

const WORK: readonly Invariant[] = [
  {
    name: 'outbox.overdue',
    sentence: 'no work is due for more than a minute that nobody holds',
    sql: `SELECT id FROM outbox WHERE (state = 'due' AND due_at < clock_timestamp() - interval '1 minute')
        OR (state = 'enqueued' AND enqueued_at < clock_timestamp() - interval '1 minute')`,
  },
  {
    name: 'outbox.failed',
    sentence: 'no work was given up',
    sql: `SELECT id FROM outbox WHERE state = 'failed'`,
    warning: true,
  },
];

/**
 * For each thing and state: as often as it came into the state (or began in it) it left it, or is in it. A line that says
 * in which state something was made counts as a step from the first one. It does not ask for the order of the lines,
 * which clocks of two processes may disagree about.
 */
function trailSql(kind: (typeof TRAILED)[number]): string {
  return `SELECT t.id FROM ${TABLES[kind]} t
      LEFT JOIN audit_entry e ON e.subject_type = '${kind}' AND e.subject_id = t.id
      CROSS JOIN LATERAL (VALUES (e.after->>'state', 1),
        (coalesce(e.before->>'state', CASE WHEN e.after->>'state' IS NOT NULL THEN '${lifeCycles[kind].initial}' END), -1))
        AS step(state, n)
      GROUP BY t.id, t.state
      HAVING EXISTS (SELECT FROM unnest(array_agg(step.state) || ARRAY['${lifeCycles[kind].initial}', t.state],
                                        array_agg(step.n) || ARRAY[1, -1]) AS sum(state, n)
                     WHERE sum.state IS NOT NULL GROUP BY sum.state HAVING sum(sum.n) <> 0)`;
}

const TRAIL: readonly Invariant[] = [
  ...TRAILED.map((kind) => ({
    name: `audit.${kind}`,
    sentence: `the trail leads every ${kind} from its first state to the one it is in`,
    sql: trailSql(kind),
    needs: { [TABLES[kind]]: [] },
  })),
  {
    name: 'audit.made',
    sentence: 'the trail says who made each booking and each application',
    sql: `SELECT b.id FROM booking b WHERE NOT EXISTS (SELECT FROM audit_entry e
        WHERE e.subject_type = 'booking' AND e.subject_id = b.id AND e.action = 'booking.make')
      UNION ALL SELECT q.id FROM application q WHERE NOT EXISTS (SELECT FROM audit_entry e
        WHERE e.subject_type = 'application' AND e.subject_id = q.id AND e.action = 'application.submit')`,
  },
];

const MONEY_COLUMNS = [
  ['profile', 'pay_floor_fen'],
  ['shoot', 'labour_budget_fen'],
  ['posting', 'pay_low_fen'],
  ['proposal', 'pay_fen'],
  ['offer', 'pay_fen'],
  ['booking', 'pay_fen'],
  ['cancellation', 'owed_fen'],
] as const;

const MONEY: readonly Invariant[] = [
  {
    name: 'money.offer',
    sentence: 'what an offer says by the day and in all adds up',
    sql: `SELECT id FROM offer
      WHERE (terms->>'payFen')::bigint IS DISTINCT FROM pay_fen
         OR (terms->>'totalFen')::bigint IS DISTINCT FROM pay_fen * jsonb_array_length(terms->'days')`,
  },
  {
    name: 'money.booking',
    sentence: 'a booking pays what was accepted',
    sql: `SELECT b.id FROM booking b JOIN offer o ON o.id = b.offer_id WHERE b.pay_fen <> o.pay_fen`,
  },
  {
    name: 'money.counter',
    sentence: 'an offer stands at the rate that its counter-proposal and the answer to it led to',
    sql: `SELECT o.id FROM offer o LEFT JOIN offer_counter k ON k.offer_id = o.id
      WHERE o.revision <> CASE WHEN k.answer IN ('agreed', 'countered') THEN 2 ELSE 1 END
         OR o.pay_fen <> CASE k.answer WHEN 'agreed' THEN k.asked_fen WHEN 'countered' THEN k.answered_fen
              ELSE coalesce((k.first_terms->>'payFen')::bigint, o.pay_fen) END
         OR (o.state = 'countered' AND (k.offer_id IS NULL OR k.answer IS NOT NULL))`,
    needs: { offer_counter: [] },
  },
  {
    name: 'offer.counter',
    sentence: 'nobody has proposed another rate of one offer twice, on either side',
    sql: `SELECT subject_id AS id FROM audit_entry WHERE action IN ('offer.counter', 'offer.answerCounter')
      GROUP BY subject_id, action HAVING count(*) > 1`,
  },
  {
    name: 'money.owed',
    sentence: 'what a company owes for calling off is whole days of those that were lost',
    sql: `SELECT c.id FROM cancellation c JOIN booking b ON b.id = c.booking_id
      WHERE c.owed_fen <> 0 AND (c.kind <> 'company' OR b.pay_fen = 0 OR c.owed_fen % b.pay_fen <> 0
        OR c.owed_fen > b.pay_fen * c.lost_days)`,
    needs: { cancellation: [] },
  },
  {
    name: 'money.negative',
    sentence: 'no amount is less than nothing',
    sql: MONEY_COLUMNS.map(
      ([table, column]) => `SELECT ${table === 'profile' ? 'person_id' : 'id'} AS id FROM ${table} WHERE ${column} < 0`,
    ).join(' UNION ALL '),
  },
];

/** Everything that `npm run doctor` looks at, and every suite that breaks things at its end. */
export const INVARIANTS: readonly Invariant[] = [
  ...PEOPLE,
  ...PLACES,
  ...APART,
  ...ENDS,
  ...ATTENDANCE,
  ...STATES,
  ...WORK,
  ...TRAIL,
  ...MONEY,
];
