import { shiftDay } from '../messages/format';
import type { StripRow, StripSegment } from './month-strip-layout';

/** A bar's part in a row, and which row. */
interface Stop {
  readonly row: number;
  readonly days: readonly string[];
  readonly segment: StripSegment;
}

function stopsOf(rows: readonly StripRow[]): Stop[] {
  return rows.flatMap(({ days, segments }, row) =>
    [...segments].sort((a, b) => a.column - b.column || a.lane - b.lane).map((segment) => ({ row, days, segment })),
  );
}

const dayOf = ({ days, segment }: Stop): string => days[segment.column]!;

/** The stop that covers a day, the topmost; else the nearest before or after it. */
function covering(stops: readonly Stop[], day: string, direction: number): Stop | undefined {
  const over = stops
    .filter((stop) => dayOf(stop) <= day && day <= stop.days[stop.segment.column + stop.segment.span - 1]!)
    .sort((a, b) => a.segment.lane - b.segment.lane);
  if (over[0]) return over[0];
  return direction > 0
    ? stops.find((stop) => dayOf(stop) > day)
    : [...stops].reverse().find((stop) => dayOf(stop) < day);
}

function upOrDown(stops: readonly Stop[], now: Stop, direction: number): Stop | undefined {
  const { column, lane } = now.segment;
  const covers = ({ segment }: Stop): boolean => segment.column <= column && column < segment.column + segment.span;
  const inRow = stops
    .filter((stop) => stop.row === now.row && covers(stop) && (stop.segment.lane - lane) * direction > 0)
    .sort((a, b) => (a.segment.lane - b.segment.lane) * direction);
  if (inRow[0]) return inRow[0];
  const rows = [...new Set(stops.map(({ row }) => row))].filter((row) => (row - now.row) * direction > 0);
  const row = direction > 0 ? rows[0] : rows[rows.length - 1];
  if (row === undefined) return undefined;
  const there = stops.filter((stop) => stop.row === row);
  const sorted = [...there].sort((a, b) => (a.segment.lane - b.segment.lane) * direction);
  return sorted.find(covers) ?? (there[0]!.segment.column > column ? there[0] : there[there.length - 1]);
}

function nextGap(stops: readonly Stop[], now: number): Stop | undefined {
  const isGap = ({ segment }: Stop): boolean => segment.bar.layer === 'gap';
  return stops.slice(now + 1).find(isGap) ?? stops.slice(0, now).find(isGap);
}

/** A key of the keyboard with Ctrl (or Command). */
export interface StripKey {
  readonly key: string;
  readonly ctrl?: boolean;
}

/**
 * The bar that a key leads to from another: arrows to the neighbour, Home and End in the row or with Ctrl in all rows,
 * Page Up and Page Down a week, `n` the next gap. Null when the key means nothing or there is nowhere to go.
 */
export function moveInStrip(rows: readonly StripRow[], from: string, { key, ctrl }: StripKey): string | null {
  const stops = stopsOf(rows);
  const index = stops.findIndex(({ segment }) => segment.key === from);
  const now = stops[index];
  if (!now) return null;
  const inRow = stops.filter(({ row }) => row === now.row);
  const targets: Readonly<Record<string, () => Stop | undefined>> = {
    ArrowLeft: () => stops[index - 1],
    ArrowRight: () => stops[index + 1],
    ArrowUp: () => upOrDown(stops, now, -1),
    ArrowDown: () => upOrDown(stops, now, 1),
    Home: () => (ctrl ? stops[0] : inRow[0]),
    End: () => (ctrl ? stops[stops.length - 1] : inRow[inRow.length - 1]),
    PageUp: () => covering(stops, shiftDay(dayOf(now), -7), -1) ?? stops[0],
    PageDown: () => covering(stops, shiftDay(dayOf(now), 7), 1) ?? stops[stops.length - 1],
    n: () => (ctrl ? undefined : nextGap(stops, index)),
  };
  const target = Object.prototype.hasOwnProperty.call(targets, key) ? targets[key]!() : undefined;
  return target && target !== now ? target.segment.key : null;
}

/** Where the one tab stop is before anybody moved it: the first gap, else the first bar. */
export function firstStop(rows: readonly StripRow[]): string | null {
  const stops = stopsOf(rows);
  return (stops.find(({ segment }) => segment.bar.layer === 'gap') ?? stops[0])?.segment.key ?? null;
}
