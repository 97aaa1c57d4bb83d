import { LIVE_HOLDS } from '../kernel/state-list';

/** Whether a clock of the hold has run out. */
export const overSql = (hold: string): string =>
  `least(${hold}.expires_at, ${hold}.challenge_ends_at) <= clock_timestamp()`;

/** Whether the hold gives a right at this moment; the alias is the query's, never input. */
export const liveSql = (hold: string): string => `${hold}.state IN ${LIVE_HOLDS} AND NOT ${overSql(hold)}`;

/** Live holds of the person of `k` on some of the same days that were placed before it. */
export const AHEAD = `(SELECT count(*) FROM hold e WHERE e.person_id = k.person_id AND e.span && k.span AND ${liveSql('e')}
     AND (e.created_at, e.id) < (k.created_at, k.id))::integer`;

/**
 * Holds `k` of other companies that come before offer `o` of a shoot `h`: live, on some of the same days, and placed
 * before the offer was made. An offer that a hold became has the rank of that hold.
 */
export const BEFORE_OFFER = `k.person_id = o.person_id AND k.span && o.span AND k.company_id <> h.company_id
  AND ${liveSql('k')}
  AND k.created_at < coalesce((SELECT c.created_at FROM hold c WHERE c.offer_id = o.id), o.created_at)`;

/**
 * Holds `k` of other companies that would come before an offer of slot `s` of shoot `h` to their person if it were made now.
 * An offer that the company's own hold of the slot becomes has the rank of that hold.
 */
export const BEFORE_NEW_OFFER = `k.span && s.span AND k.company_id <> h.company_id AND ${liveSql('k')}
  AND k.created_at < coalesce((SELECT c.created_at FROM hold c WHERE c.slot_id = s.id AND c.person_id = k.person_id
    AND ${liveSql('c')}), 'infinity')`;

/** The first hold before offer `o` of shoot `h`, as JSON; null when there is none. */
export const FIRST_HOLD_SQL = `(SELECT jsonb_build_object('endsAt', least(k.expires_at, k.challenge_ends_at), 'challenged', k.state = 'challenged')
  FROM hold k WHERE ${BEFORE_OFFER} ORDER BY k.created_at, k.id LIMIT 1)`;
