import type { AvailabilitySpan, AvailabilityState } from '@callboard/database';
import { addDays, Day, DomainError, Span, span } from '@callboard/domain';

/** How many days ahead of today a calendar may be painted: a year and a month. */
export const AVAILABILITY_HORIZON_DAYS = 400;

/** The colour of a stretch of days, or none. */
export type Paint = AvailabilityState | 'clear';

/**
 * Checks a stretch that is to be painted: `span.reversed`, `availability.past` when it begins before `today`, and
 * `availability.tooFar` when it ends beyond the horizon.
 */
export function checkPaint(from: Day, to: Day, today: Day): Span {
  const stretch = span(from, to);
  if (from < today) throw new DomainError('availability.past', { from, today });
  const last = addDays(today, AVAILABILITY_HORIZON_DAYS);
  if (to > last) throw new DomainError('availability.tooFar', { days: AVAILABILITY_HORIZON_DAYS, last });
  return stretch;
}

/** The stretch and its neighbouring days: all that painting it may change. */
export function reachOf(stretch: Span): Span {
  return { first: addDays(stretch.first, -1), last: addDays(stretch.last, 1) };
}

/**
 * Paints a stretch over others: what lies under it is cut away, neighbours of the same colour grow together.
 * @param stretches those that share a day with {@link reachOf} the painted one, in order and without overlap
 * @returns what takes their place, in order
 */
export function paint(stretches: readonly AvailabilitySpan[], stretch: Span, state: Paint): AvailabilitySpan[] {
  const before = stretches
    .filter(({ span: { first } }) => first < stretch.first)
    .map((old) => cut(old, { last: addDays(stretch.first, -1) }));
  const after = stretches
    .filter(({ span: { last } }) => last > stretch.last)
    .map((old) => cut(old, { first: addDays(stretch.last, 1) }));
  const middle: AvailabilitySpan[] = state === 'clear' ? [] : [{ span: stretch, state }];
  return [...before, ...middle, ...after].reduce<AvailabilitySpan[]>(grow, []);
}

function cut(old: AvailabilitySpan, to: { first?: Day; last?: Day }): AvailabilitySpan {
  const first = to.first && to.first > old.span.first ? to.first : old.span.first;
  const last = to.last && to.last < old.span.last ? to.last : old.span.last;
  return { span: { first, last }, state: old.state };
}

function grow(grown: AvailabilitySpan[], next: AvailabilitySpan): AvailabilitySpan[] {
  const last = grown[grown.length - 1];
  if (last?.state !== next.state || addDays(last.span.last, 1) !== next.span.first) return [...grown, next];
  return [...grown.slice(0, -1), { span: { first: last.span.first, last: next.span.last }, state: last.state }];
}
