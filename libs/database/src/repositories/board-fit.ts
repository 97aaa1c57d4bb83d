import { ACTIVE_BOOKINGS } from '../kernel/state-list';
import { clashesWithSql, GAP_POLICY_SQL } from './clash';

/** Parts of a query over postings `p`, shoots `s` and their slots' first and last days in `x`. */
export interface FitSql {
  /** What the query begins with. */
  readonly with: string;
  readonly join: string;
  /** The first rule that hides the posting, null when none does. */
  readonly hiddenBy: string;
  /** Whether it is one that she wants to hear of: she has not blocked its company. */
  readonly wanted: string;
  /** Whether she wants to hear of it and no rule hides it. */
  readonly fits: string;
}

const NOBODY: FitSql = { with: '', join: '', hiddenBy: 'NULL::text', wanted: 'true', fits: 'true' };

/** The twin of domain's `lowestAcceptedLevel`. */
const LOWEST_LEVEL = `CASE WHEN p.head_of_department THEN 4 WHEN p.entry <> 'none' THEN 1 ELSE p.min_level END`;

/**
 * Which of the rules of `HidingRule` hides a posting from the person that a parameter names; none when it is null. Her
 * profile, roles and bookings are read once, whatever the number of postings.
 */
export function fitSql(person: string | null): FitSql {
  if (person === null) return NOBODY;
  const work = { span: 'daterange(x.first, x.last + 1)', base: 's.base_id', policy: 'me.policy' };
  const hiddenBy = `CASE WHEN my_role.level IS NULL OR my_role.level < ${LOWEST_LEVEL} THEN 'role'
      WHEN way.minutes > me.max_travel_minutes THEN 'travel'
      WHEN p.pay_high_fen < me.pay_floor_fen THEN 'pay'
      WHEN ${clashesWithSql('my_booking', work)} THEN 'clash' END`;
  const wanted = `s.company_id <> ALL(ARRAY(SELECT company_id FROM block
    WHERE person_id = ${person} AND by_side = 'person' AND ended_at IS NULL))`;
  return {
    with: `WITH me AS MATERIALIZED (
        SELECT f.home_base, f.max_travel_minutes, f.pay_floor_fen, gap.body AS policy
        FROM (SELECT ${person}::uuid AS id) one
        LEFT JOIN profile f ON f.person_id = one.id LEFT JOIN ${GAP_POLICY_SQL} gap ON true),
      my_role AS MATERIALIZED (SELECT role_id, level FROM person_role WHERE person_id = ${person}),
      my_booking AS MATERIALIZED (
        SELECT span, base_id, night_run FROM booking WHERE person_id = ${person} AND state IN ${ACTIVE_BOOKINGS})`,
    join: `CROSS JOIN me LEFT JOIN my_role ON my_role.role_id = p.role_id
      LEFT JOIN base_travel way ON way.from_base = me.home_base AND way.to_base = s.base_id`,
    hiddenBy,
    wanted,
    // The role by itself first, so that an index can choose the postings.
    fits: `p.role_id = ANY(ARRAY(SELECT role_id FROM my_role)) AND (${hiddenBy}) IS NULL AND ${wanted}`,
  };
}
