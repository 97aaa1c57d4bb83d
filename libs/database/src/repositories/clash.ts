import { ACTIVE_BOOKINGS } from '../kernel/state-list';

/** Days before and after a span in which a booking can still bind it: more than any gap. */
const NEAR_DAYS = 20;

/**
 * The booking that keeps a person from working a span, as a subquery with one column `kind`: `overlap` when they share a
 * day, `gap` when too few rest and travel days (`gap_days`, the twin of `domain.gapDays`) lie between them; no row when
 * she is free. The arguments are column expressions of the query around it, never input.
 */
export function clashSql(at: { person: string; span: string; base: string; policy: string }): string {
  const { person, span, base, policy } = at;
  return `SELECT CASE WHEN b.span && ${span} THEN 'overlap' ELSE 'gap' END AS kind
    FROM booking b
    JOIN base_travel there ON there.from_base = b.base_id AND there.to_base = ${base}
    JOIN base_travel back ON back.from_base = ${base} AND back.to_base = b.base_id
    WHERE b.person_id = ${person} AND b.state IN ${ACTIVE_BOOKINGS}
      AND b.span && daterange(lower(${span}) - ${NEAR_DAYS}, upper(${span}) + ${NEAR_DAYS})
      AND (b.span && ${span}
        OR (upper(b.span) <= lower(${span}) AND lower(${span}) - upper(b.span)
              < gap_days(upper(b.span) - lower(b.span), b.night_run, there.minutes, ${policy}))
        OR (lower(b.span) >= upper(${span}) AND lower(b.span) - upper(${span})
              < gap_days(upper(${span}) - lower(${span}), 0, back.minutes, ${policy})))
    ORDER BY (b.span && ${span}) DESC LIMIT 1`;
}

/** The gap policy that holds today, as a row `policy(body)`. */
export const GAP_POLICY_SQL = `(SELECT body FROM policy_version WHERE kind = 'gap' AND effective_on <= current_date
    ORDER BY version DESC LIMIT 1)`;
