import { ACTIVE_BOOKINGS } from '../kernel/state-list';

/** Days before and after a span in which a booking can still bind it: more than any gap. */
const NEAR_DAYS = 20;

/** What a piece of work is, as column expressions of the query around it, never input. */
interface WorkColumns {
  readonly span: string;
  readonly base: string;
  readonly policy: string;
}

/** Bookings `b` of `source` that share a day with the work or leave too few days to it, with the minutes between the bases. */
function bindingSql(source: string, { span, base, policy }: WorkColumns): string {
  return `FROM ${source}
    JOIN base_travel there ON there.from_base = b.base_id AND there.to_base = ${base}
    JOIN base_travel back ON back.from_base = ${base} AND back.to_base = b.base_id
    WHERE b.span && daterange(lower(${span}) - ${NEAR_DAYS}, upper(${span}) + ${NEAR_DAYS})
      AND (b.span && ${span}
        OR (upper(b.span) <= lower(${span}) AND lower(${span}) - upper(b.span)
              < gap_days(upper(b.span) - lower(b.span), b.night_run, there.minutes, ${policy}))
        OR (lower(b.span) >= upper(${span}) AND lower(b.span) - upper(${span})
              < gap_days(upper(${span}) - lower(${span}), 0, back.minutes, ${policy})))`;
}

/**
 * The booking that keeps a person from working a span, as a subquery with one column `kind`: `overlap` when they share a
 * day, `gap` when too few rest and travel days (`gap_days`, the twin of `domain.gapDays`) lie between them; no row when
 * she is free. The arguments are column expressions of the query around it, never input.
 */
export function clashSql(at: { person: string; span: string; base: string; policy: string }): string {
  return `SELECT CASE WHEN b.span && ${at.span} THEN 'overlap' ELSE 'gap' END AS kind
    ${bindingSql('booking b', at)} AND b.person_id = ${at.person} AND b.state IN ${ACTIVE_BOOKINGS}
    ORDER BY (b.span && ${at.span}) DESC LIMIT 1`;
}

/**
 * Whether one of a person's bookings leaves no room for work, by the rule of {@link clashSql}. For many pieces of work of
 * one person: `bookings` names a relation that holds hers, with span, base_id and night_run.
 */
export function clashesWithSql(bookings: string, at: WorkColumns): string {
  return `EXISTS (SELECT ${bindingSql(`${bookings} b`, at)})`;
}

/** The gap policy that holds today, as a row `policy(body)`. */
export const GAP_POLICY_SQL = `(SELECT body FROM policy_version WHERE kind = 'gap' AND effective_on <= current_date
    ORDER BY version DESC LIMIT 1)`;
