import type { fittingPeople, fittingPosting, fittingPostings } from '@callboard/contracts/http';
import type { FittingPosting, Freshness } from '@callboard/core';
import type { z } from 'zod';

type Scored = Pick<z.infer<typeof fittingPeople>['items'][number], 'score' | 'payFen' | 'preferNotDays' | 'terms'>;
type Match = Omit<FittingPosting, 'shown'>;

/** A match as lists show it: the terms that gave points. */
export function scoredAnswer({ score, offeredPayFen, preferNotDays, terms }: Match): Scored {
  const given = terms.filter(({ points }) => points > 0).map(({ id, points, params }) => ({ id, points, params }));
  return { score, payFen: offeredPayFen!, preferNotDays, terms: given };
}

/** How old an answer is. */
export function freshAnswer({
  asOf,
  staleSeconds,
  source,
}: Freshness): Pick<z.infer<typeof fittingPostings>, 'asOf' | 'staleSeconds' | 'source'> {
  return { asOf: asOf.toISOString(), staleSeconds: Math.ceil(staleSeconds * 10) / 10, source };
}

/** A posting as a list of what fits shows it. */
export function shownPosting(shown: FittingPosting['shown']): Omit<z.infer<typeof fittingPosting>, keyof Scored> {
  const { postingId, shootId, title, companyName, roleId, baseId, entry, days } = shown;
  const { payLowFen, payHighFen, hoursPerDay, meals, bed } = shown;
  const own = { postingId, shootId, title, companyName, roleId, baseId, entry };
  const terms = { payLowFen, payHighFen, hoursPerDay, meals, bed };
  return { ...own, ...terms, firstDay: days[0]!, lastDay: days[days.length - 1]!, days: days.length };
}
