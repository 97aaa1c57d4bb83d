import {
  addDays,
  Day,
  DomainError,
  Engagement,
  freeDaysBetween,
  gapDays,
  gapDaysBetween,
  GapPolicy,
  isDay,
  parseDay,
  Span,
  spanLength,
  daysOf,
  travelMinutes,
} from '@callboard/domain';

/** Layers of a person's month from top to bottom: a day shows the first that it has. */
export const stripLayers = ['booking', 'hold', 'offer', 'rest', 'travel', 'gap'] as const;
export type StripLayer = (typeof stripLayers)[number];

/** A firm booking. */
export interface StripBooking extends Engagement {
  readonly id: string;
  /** The days worked; the booking blocks the whole span. */
  readonly days: readonly Day[];
}

/** A hold or a live offer: asked, not firm. */
export interface StripAsk {
  readonly id: string;
  readonly span: Span;
}

/** A bar of the strip, cut to the month. */
export interface StripBar {
  readonly layer: StripLayer;
  /** The booking, hold or offer; for rest and travel the booking that they follow; null for a gap. */
  readonly id: string | null;
  readonly span: Span;
  /** The bar began before, or goes on after, the month. */
  readonly fromBefore: boolean;
  readonly goesOn: boolean;
}

/** One person's month over all shoots. */
export interface MonthStrip {
  readonly month: Span;
  /** By layer in the order of {@link stripLayers}, then by day. */
  readonly bars: readonly StripBar[];
  /** The layer that each day of the month shows. */
  readonly days: readonly { readonly day: Day; readonly layer: StripLayer }[];
  /** Days worked in the month under firm bookings. */
  readonly workedDays: number;
}

export interface MonthStripInput {
  /** `YYYY-MM`. */
  readonly month: string;
  /** All firm bookings that touch the month or lie next to it, in any order; their spans do not overlap. */
  readonly bookings: readonly StripBooking[];
  readonly holds?: readonly StripAsk[];
  readonly offers: readonly StripAsk[];
  readonly policy: GapPolicy;
  /** Minutes between two bases; the domain's estimate when left out. */
  readonly travel?: (from: string, to: string) => number;
}

/** First to last day of a month `YYYY-MM`; throws `day.invalid`. */
export function monthSpan(month: string): Span {
  const first = parseDay(`${month}-01`);
  const last = [31, 30, 29, 28].map((date) => `${month}-${date}`).find(isDay);
  if (!last) throw new DomainError('day.invalid', { value: month.slice(0, 40) });
  return { first, last };
}

interface Piece {
  readonly layer: StripLayer;
  readonly id: string | null;
  readonly span: Span;
}

function piece(layer: StripLayer, id: string | null, first: Day, length: number): Piece[] {
  return length > 0 ? [{ layer, id, span: { first, last: addDays(first, length - 1) } }] : [];
}

/**
 * Rest and travel between two bookings: rest right after the earlier one, travel right before the later one. When there
 * are fewer free days than needed, travel comes first, as one has to arrive.
 */
function between(previous: StripBooking, next: StripBooking, input: MonthStripInput): Piece[] {
  const { policy, travel = travelMinutes } = input;
  const free = Math.max(0, freeDaysBetween(previous.span.last, next.span.first));
  const rest = restAfter(previous, policy);
  const travelDays = Math.min(free, gapDays(previous, next, policy, travel) - rest);
  return [
    ...piece('rest', previous.id, addDays(previous.span.last, 1), Math.min(rest, free - travelDays)),
    ...piece('travel', previous.id, addDays(next.span.first, -travelDays), travelDays),
  ];
}

function restAfter(booking: StripBooking, policy: GapPolicy): number {
  const { nightRun, span } = booking;
  return gapDaysBetween({ workDays: spanLength(span), nightRun, travelMinutes: 0 }, policy);
}

function around(bookings: readonly StripBooking[], input: MonthStripInput): Piece[] {
  return bookings.flatMap((booking, index) => {
    const next = bookings[index + 1];
    if (next) return between(booking, next, input);
    return piece('rest', booking.id, addDays(booking.span.last, 1), restAfter(booking, input.policy));
  });
}

/** Runs of days on which the person has nothing, not even an ask. */
function gaps(month: Span, pieces: readonly Piece[]): Piece[] {
  const busy = new Set(pieces.flatMap(({ span }) => daysOf(span)));
  const runs: Piece[] = [];
  for (const day of daysOf(month)) {
    if (busy.has(day)) continue;
    const run = runs[runs.length - 1];
    if (run && addDays(run.span.last, 1) === day) runs[runs.length - 1] = { ...run, span: { ...run.span, last: day } };
    else runs.push({ layer: 'gap', id: null, span: { first: day, last: day } });
  }
  return runs;
}

function cut({ layer, id, span }: Piece, month: Span): StripBar[] {
  const first = span.first < month.first ? month.first : span.first;
  const last = span.last > month.last ? month.last : span.last;
  if (last < first) return [];
  return [{ layer, id, span: { first, last }, fromBefore: span.first < month.first, goesOn: span.last > month.last }];
}

/**
 * One person's month over all shoots as bars in layers: firm bookings, holds, live offers, the rest and travel days that
 * the gap rule asks for between bookings (and the rest after the last one), and the gaps in which nothing is planned.
 * Pass bookings of the neighbouring months too, or their rest and travel is not seen. Throws `day.invalid` for a month
 * that does not exist.
 */
export function monthStrip(input: MonthStripInput): MonthStrip {
  const month = monthSpan(input.month);
  const bookings = [...input.bookings].sort((a, b) => (a.span.first < b.span.first ? -1 : 1));
  const asks = (layer: StripLayer, list: readonly StripAsk[]): Piece[] =>
    list.map(({ id, span }) => ({ layer, id, span }));
  const planned: Piece[] = [
    ...asks('booking', bookings),
    ...asks('hold', input.holds ?? []),
    ...asks('offer', input.offers),
    ...around(bookings, input),
  ];
  const bars = [...planned, ...gaps(month, planned)].flatMap((part) => cut(part, month));
  const rank = (bar: StripBar): number => stripLayers.indexOf(bar.layer);
  bars.sort((a, b) => rank(a) - rank(b) || compare(a.span.first, b.span.first) || compare(a.id ?? '', b.id ?? ''));
  const worked = new Set(bookings.flatMap((booking) => booking.days));
  return {
    month,
    bars,
    days: daysOf(month).map((day) => ({ day, layer: topLayer(bars, day) })),
    workedDays: daysOf(month).filter((day) => worked.has(day)).length,
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Bars are sorted by layer and together cover the month. */
function topLayer(bars: readonly StripBar[], day: Day): StripLayer {
  return bars.find(({ span }) => span.first <= day && day <= span.last)!.layer;
}
