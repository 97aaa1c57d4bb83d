import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { dayPainterTexts } from '../messages/day-painter';
import { useFormat, useText } from '../messages/locale';
import { Brushes } from './day-painter-brushes';
import { changedStretches, moveDay, shiftMonth, strokeDays, tapKind, within, type Stroke } from './day-painter-days';
import type { DayKind, DayMark, LockedDay } from './day-painter-kinds';
import { MonthGrid, Turn } from './day-painter-month';
import { usePainting } from './day-painter-pointer';
import './day-painter.css';

export type { Stroke } from './day-painter-days';
export type { DayKind, DayLook, DayMark, LockedDay } from './day-painter-kinds';

export interface DayPainterProps<K extends string> {
  /** What is painted, for those who hear the page. */
  readonly label: string;
  readonly kinds: readonly DayKind<K>[];
  /** The colours of the days, `YYYY-MM-DD` to kind. A stroke is shown while it is drawn; after it the owner passes new ones. */
  readonly value: ReadonlyMap<string, K>;
  /** A stroke was finished: its days that are neither locked nor beyond the limits, in order, never empty. */
  readonly onPaint: (stroke: Stroke<K>) => void;
  /** First and last day that can be painted. */
  readonly first: string;
  readonly last: string;
  /** The month shown first, `YYYY-MM`; that of `first` when absent. */
  readonly startMonth?: string;
  /** How many months are shown at a time; 2 when absent. */
  readonly months?: number;
  /** Ringed. */
  readonly today?: string;
  /** The brush in hand at the beginning; the first kind when absent. */
  readonly startBrush?: K;
  readonly locked?: (day: string) => LockedDay | undefined;
  readonly mark?: (day: string) => DayMark | undefined;
  /** Offers a button that paints what is left of a month. */
  readonly wholeMonths?: boolean;
  readonly disabled?: boolean;
  /** Level of the months' headings; 2 when absent. */
  readonly headingLevel?: 2 | 3;
}

const nothing = (): undefined => undefined;

interface Cursor {
  readonly day: string;
  /** Where a selection by shift and arrows began. */
  readonly anchor: string | null;
}

function useCursor(limits: { first: string; last: string }, start: string, months: number) {
  const grid = useRef<HTMLDivElement>(null);
  const [month, setMonth] = useState(start);
  const [cursor, setCursor] = useState<Cursor>({ day: within(`${start}-01`, limits), anchor: null });
  const wanted = useRef(false);
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${cursor.day}"]`)?.focus();
  }, [cursor]);
  const show = (next: string): void => {
    setMonth(next);
    const shown = Array.from({ length: months }, (_, index) => shiftMonth(next, index));
    if (!shown.includes(cursor.day.slice(0, 7))) setCursor({ day: within(`${next}-01`, limits), anchor: null });
  };
  const go = (day: string, extend: boolean): void => {
    const to = day.slice(0, 7);
    if (to < month) setMonth(to);
    else if (to > shiftMonth(month, months - 1)) setMonth(shiftMonth(to, 1 - months));
    wanted.current = true;
    setCursor({ day, anchor: extend ? (cursor.anchor ?? cursor.day) : null });
  };
  return { grid, month, show, cursor, setCursor, go };
}

/**
 * The one calendar of the product on which days are painted: by mouse, by finger (after 300 ms of pressing, so that a
 * swipe scrolls), by keys. A tap paints a day or takes its kind off again, a drag paints everything from the first day
 * to the last. Keys: arrows, Home, End, PgUp, PgDn move, with shift they extend, space paints, a kind's letter takes its
 * brush, Delete clears, Esc lets go.
 */
export function DayPainter<K extends string>(props: DayPainterProps<K>): ReactNode {
  const { label, kinds, value, onPaint, first, last, months = 2, locked = nothing, mark = nothing, disabled } = props;
  const t = useText(dayPainterTexts);
  const format = useFormat();
  const limits = useMemo(() => ({ first, last }), [first, last]);
  const brushes = kinds.filter(({ derived }) => !derived);
  const start = props.startMonth ?? first.slice(0, 7);
  const { grid, month, show, cursor, setCursor, go } = useCursor(limits, start, months);
  const [brush, setBrush] = useState<K | null>(props.startBrush ?? brushes[0]!.id);
  const [said, setSaid] = useState('');

  const daysOf = (from: string, to: string): string[] => strokeDays(from, to, limits, (day) => !!locked(day));
  const nameOf = (kind: K | null): string => kinds.find(({ id }) => id === kind)?.name ?? t('clear');
  const paint = (days: readonly string[], kind: K | null): void => {
    if (disabled || days.length === 0) return;
    setSaid(t('painted', { days: format.daySet(days), count: format.dayCount(days.length), kind: nameOf(kind) }));
    onPaint({ days, kind });
  };
  const paintFrom = (from: string, to: string): void =>
    paint(daysOf(from, to), from === to ? tapKind(value.get(from), brush) : brush);
  const drawing = usePainting(grid, {
    onTap: (day) => {
      setCursor({ day, anchor: null });
      paintFrom(day, day);
    },
    onStroke: (from, to) => {
      setCursor({ day: to, anchor: null });
      paintFrom(from, to);
    },
  });

  const choose = (kind: K | null): void => {
    setBrush(kind);
    setSaid(t('brushTaken', { kind: nameOf(kind) }));
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target as HTMLElement).dataset['day']) return;
    const from = cursor.anchor ?? cursor.day;
    const target = moveDay(event.key, cursor.day, limits);
    const kind = brushes.find(({ hotkey }) => hotkey === event.key.toLowerCase());
    if (target) go(target, event.shiftKey);
    else if (event.key === ' ' || event.key === 'Enter') paintFrom(from, cursor.day);
    else if (event.key === 'Delete' || event.key === 'Backspace') paint(daysOf(from, cursor.day), null);
    else if (event.key === 'Escape' && cursor.anchor) setCursor({ ...cursor, anchor: null });
    else if (kind) choose(kind.id);
    else return;
    event.preventDefault();
  };

  const preview = useMemo(
    () => new Set(drawing ? strokeDays(drawing.from, drawing.to, limits, (day) => !!locked(day)) : []),
    [drawing, limits, locked],
  );
  const selected = new Set(cursor.anchor ? strokeDays(cursor.anchor, cursor.day, limits) : []);
  const previewKind = drawing && drawing.from === drawing.to ? tapKind(value.get(drawing.from), brush) : brush;
  const shown = Array.from({ length: months }, (_, index) => shiftMonth(month, index));

  return (
    <div className="cb-painter" role="group" aria-label={label}>
      <Brushes kinds={brushes} brush={brush} onBrush={setBrush} disabled={disabled ?? false} />
      <div className="cb-painter__turns">
        <Turn
          to="left"
          label={t('earlier')}
          run={month > first.slice(0, 7) ? () => show(shiftMonth(month, -1)) : undefined}
        />
        <span aria-hidden>{shown.map((one) => format.month(one)).join(' – ')}</span>
        <Turn
          to="right"
          label={t('later')}
          run={shown[shown.length - 1]! < last.slice(0, 7) ? () => show(shiftMonth(month, 1)) : undefined}
        />
      </div>
      <div className="cb-painter__months" ref={grid} onKeyDown={keyDown} data-drawing={drawing ? true : undefined}>
        {shown.map((one) => (
          <MonthGrid
            key={one}
            month={one}
            headingLevel={props.headingLevel ?? 2}
            kinds={kinds}
            limits={limits}
            today={props.today}
            kindOf={(day) => (preview.has(day) ? previewKind : (value.get(day) ?? null))}
            locked={locked}
            mark={mark}
            cursor={cursor.day}
            selected={selected}
            onFocusDay={(day) => {
              if (day !== cursor.day) setCursor({ day, anchor: null });
            }}
            onWhole={props.wholeMonths && !disabled ? () => paint(daysOf(`${one}-01`, `${one}-31`), brush) : undefined}
          />
        ))}
      </div>
      <p className="cb-painter__help meta">
        {t('help')} <span className="cb-painter__keys">{t('helpKeys')}</span>
      </p>
      <span className="sr-only" role="status">
        {said}
      </span>
    </div>
  );
}

/** Stretches to write for the way from one painting to another; see {@link changedStretches}. */
export { changedStretches };
