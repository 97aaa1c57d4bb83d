import { isoWeekday, shiftDay } from '../messages/format';

/** Layers of a month from top to bottom; `no` is a day that the person does not work. */
export const STRIP_LAYERS = ['booking', 'hold', 'offer', 'rest', 'travel', 'no', 'gap'] as const;
export type StripLayer = (typeof STRIP_LAYERS)[number];

/** A stretch of days in one layer. */
export interface StripBar {
  readonly key: string;
  readonly layer: StripLayer;
  readonly first: string;
  readonly last: string;
  /** The stretch began before, or goes on after, what is shown. */
  readonly fromBefore?: boolean;
  readonly goesOn?: boolean;
  /** What is written on the bar. */
  readonly label: string;
  /** What is written where the label has no room: a word of one or two characters, or nothing. */
  readonly short?: string;
  /** The whole phrase, with the dates. */
  readonly name: string;
  /** Where the bar leads; without it the bar explains itself by `onExplain`. */
  readonly to?: string;
  readonly current?: boolean;
}

/** What a person said about a day. */
export type Painted = 'free' | 'prefer_not' | 'no';

/** The part of a bar that lies in one row. */
export interface StripSegment {
  readonly key: string;
  readonly bar: StripBar;
  /** Column of its first day, from 0. */
  readonly column: number;
  readonly span: number;
  readonly lane: number;
  readonly begins: boolean;
  readonly ends: boolean;
}

/** Days beside each other, with the bars over them; '' is a column before or after the days that are shown. */
export interface StripRow {
  readonly days: readonly string[];
  readonly segments: readonly StripSegment[];
  readonly lanes: number;
}

/** First and last day of a month `YYYY-MM`. */
export function monthEnds(month: string): { readonly first: string; readonly last: string } {
  const first = `${month}-01`;
  return { first, last: shiftDay(`${shiftMonth(month, 1)}-01`, -1) };
}

/** A month some months later (or earlier). */
export function shiftMonth(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Rows of seven days from Monday to Sunday; days outside of `first` to `last` are ''. */
export function weekRows(first: string, last: string): string[][] {
  const rows: string[][] = [];
  for (let monday = shiftDay(first, 1 - isoWeekday(first)); monday <= last; monday = shiftDay(monday, 7)) {
    rows.push(
      Array.from({ length: 7 }, (_, index) => {
        const day = shiftDay(monday, index);
        return day >= first && day <= last ? day : '';
      }),
    );
  }
  return rows;
}

/** One row of 31 columns; a shorter month ends in ''. */
export function monthRow(month: string): string[] {
  const { last } = monthEnds(month);
  return Array.from({ length: 31 }, (_, index) =>
    index < Number(last.slice(8)) ? `${month}-${String(index + 1).padStart(2, '0')}` : '',
  );
}

const rank = (bar: StripBar): number => STRIP_LAYERS.indexOf(bar.layer);

function byLayer(a: StripBar, b: StripBar): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

type Cut = Omit<StripSegment, 'lane'>;

/** The part of a bar in a row; null when it has none there. */
function cut(bar: StripBar, days: readonly string[]): Cut | null {
  const inside = days.map((day) => day !== '' && bar.first <= day && day <= bar.last);
  const column = inside.indexOf(true);
  if (column < 0) return null;
  const end = inside.lastIndexOf(true);
  return {
    key: `${bar.key}@${days[column]!}`,
    bar,
    column,
    span: end - column + 1,
    begins: days[column] === bar.first && !bar.fromBefore,
    ends: days[end] === bar.last && !bar.goesOn,
  };
}

/** Cuts bars into rows and gives each a lane: higher layers first, in the topmost lane that is free for all its days. */
export function layoutStrip(rows: readonly (readonly string[])[], bars: readonly StripBar[]): StripRow[] {
  const sorted = [...bars].sort(byLayer);
  return rows.map((days) => {
    const taken: boolean[][] = [];
    const segments = sorted.flatMap((bar): StripSegment[] => {
      const part = cut(bar, days);
      if (!part) return [];
      const columns = Array.from({ length: part.span }, (_, index) => part.column + index);
      let lane = 0;
      while (taken[lane] && columns.some((column) => taken[lane]![column])) lane += 1;
      const row = (taken[lane] ??= []);
      for (const column of columns) row[column] = true;
      return [{ ...part, lane }];
    });
    return { days, segments, lanes: Math.max(1, taken.length) };
  });
}

interface Span {
  readonly first: string;
  readonly last: string;
}

/**
 * Splits a gap at today and at the days that the person does not work: days that have passed can no longer be filled,
 * and nobody should be led to work on a day that is painted away.
 */
export function splitGap(
  gap: Span,
  today: string,
  painted: ReadonlyMap<string, Painted>,
): { readonly open: readonly Span[]; readonly no: readonly Span[] } {
  const open: Span[] = [];
  const no: Span[] = [];
  for (let day = gap.first < today ? today : gap.first; day <= gap.last; day = shiftDay(day, 1)) {
    const into = painted.get(day) === 'no' ? no : open;
    const last = into[into.length - 1];
    if (last && shiftDay(last.last, 1) === day) into[into.length - 1] = { ...last, last: day };
    else into.push({ first: day, last: day });
  }
  return { open, no };
}
