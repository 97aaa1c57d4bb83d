import { ACTIVE_BOOKINGS } from '../kernel/state-list';

/** Days before and after a span in which a booking can still bind it: more than any gap. */
const NEAR_DAYS = 20;

/** What a piece of work is, as column expressions of the query around it, never input. */
interface WorkColumns {
  readonly span: string;
  readonly base: string;
  readonly policy: string;
}

/** What keeps a person from work: a day in common, too few days to get there, or only earned rest that is missing. */
export type ClashKind = 'overlap' | 'gap' | 'rest';

/** Earned rest that is missing between work and one booking, which both sides may give up. */
export interface MissingRest {
  readonly bookingId: string;
  /** Rest and travel days that there should be, and the free days that there are. */
  readonly restDays: number;
  readonly travelDays: number;
  readonly freeDays: number;
}

/**
 * Bookings `b` of `source` that share a day with the work or leave too few days to it; `way` is what lies between: the
 * free days, and the days that the gap rule asks for, those of the journey among them.
 */
function bindingSql(source: string, { span, base, policy }: WorkColumns): string {
  return `FROM ${source}
    JOIN base_travel there ON there.from_base = b.base_id AND there.to_base = ${base}
    JOIN base_travel back ON back.from_base = ${base} AND back.to_base = b.base_id
    CROSS JOIN LATERAL (SELECT upper(b.span) <= lower(${span}) AS comes_before) side
    CROSS JOIN LATERAL (SELECT
      CASE WHEN comes_before THEN lower(${span}) - upper(b.span) ELSE lower(b.span) - upper(${span}) END AS free,
      CASE WHEN comes_before THEN gap_days(upper(b.span) - lower(b.span), b.night_run, there.minutes, ${policy})
           ELSE gap_days(upper(${span}) - lower(${span}), 0, back.minutes, ${policy}) END AS needed,
      gap_travel_days(CASE WHEN comes_before THEN there.minutes ELSE back.minutes END, ${policy}) AS travel) way
    WHERE b.span && daterange(lower(${span}) - ${NEAR_DAYS}, upper(${span}) + ${NEAR_DAYS})
      AND (b.span && ${span} OR way.free < way.needed)`;
}

/**
 * What keeps a person from working a span, as a subquery with the columns `kind` ({@link ClashKind}) and `rest`
 * ({@link MissingRest}, of `rest` alone); no row when she is free. The worst of her bookings counts; earned rest can be
 * given up towards one booking only, so two that lack it are a `gap`. `gap_days` and `gap_band` judge, the twins of
 * domain. The arguments are column expressions of the query around it, never input.
 */
export function clashSql(at: { person: string; span: string; base: string; policy: string }): string {
  return `SELECT kind, CASE WHEN kind = 'rest' THEN jsonb_build_object('bookingId', id, 'restDays', needed - travel,
        'travelDays', travel, 'freeDays', free) END AS rest
    FROM (SELECT b.id, way.*, CASE WHEN b.span && ${at.span} THEN 'overlap'
        WHEN count(*) OVER () = 1 AND gap_band(way.needed, way.travel, way.free, ${at.policy}) = 'needsConsent' THEN 'rest'
        ELSE 'gap' END AS kind
      ${bindingSql('booking b', at)} AND b.person_id = ${at.person} AND b.state IN ${ACTIVE_BOOKINGS}) binding
    ORDER BY kind = 'overlap' DESC LIMIT 1`;
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
