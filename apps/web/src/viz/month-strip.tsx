import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { Link } from 'react-router';
import { Icon } from '../kit';
import { useFormat, useText } from '../messages/locale';
import { stripTexts } from '../messages/strip';
import { STRIP_GLYPH } from './month-strip-glyph';
import { firstStop, moveInStrip } from './month-strip-keys';
import { layoutStrip, type Painted, type StripBar, type StripRow, type StripSegment } from './month-strip-layout';
import './month-strip.css';

interface MonthStripProps {
  /** What the grid is, for readers. */
  readonly label: string;
  /** Weeks or months, see `weekRows` and `monthRow`. */
  readonly rows: readonly (readonly string[])[];
  /** Heads the rows: the month's name where a row is a month. */
  readonly heads?: readonly string[];
  readonly bars: readonly StripBar[];
  readonly today: string;
  /** What the person said about days; shown under them. */
  readonly painted?: ReadonlyMap<string, Painted>;
  /** A bar that leads nowhere was chosen: rest, travel, a day off. */
  readonly onExplain?: (bar: StripBar) => void;
}

interface CellProps {
  readonly segment: StripSegment;
  readonly tabStop: boolean;
  /** Columns that a label needs; below it the short word stands. */
  readonly roomy: number;
  readonly onExplain: ((bar: StripBar) => void) | undefined;
  readonly onFocus: (key: string) => void;
}

function Bar({ segment, tabStop, roomy, onExplain, onFocus }: CellProps): ReactNode {
  const { bar, key, span, begins, ends } = segment;
  const glyph = STRIP_GLYPH[bar.layer];
  const wanted = span === 1 ? (bar.short ?? '') : span < roomy ? (bar.short ?? bar.label) : bar.label;
  // How many jobs fit is said once, where the gap begins; a piece of work is named in every row.
  const text = bar.layer === 'gap' && !begins ? '' : wanted;
  const shared = {
    className: 'cb-strip__bar',
    'data-layer': bar.layer,
    'data-begins': begins || undefined,
    'data-ends': ends || undefined,
    'data-current': bar.current || undefined,
    'data-key': key,
    'aria-label': bar.name,
    tabIndex: tabStop ? 0 : -1,
    onFocus: () => onFocus(key),
  };
  const inside = (
    <span className="cb-strip__plate">
      {glyph && begins && <Icon name={glyph} />}
      {text && <span className="cb-strip__text">{text}</span>}
    </span>
  );
  if (bar.to !== undefined)
    return (
      <Link {...shared} to={bar.to} aria-current={bar.current ? 'true' : undefined}>
        {inside}
      </Link>
    );
  return (
    <button {...shared} type="button" onClick={() => onExplain?.(bar)}>
      {inside}
    </button>
  );
}

function DayCells({ row, today, painted, head }: DayCellsProps): ReactNode {
  const t = useText(stripTexts);
  const format = useFormat();
  const marks = { prefer_not: 'minus', no: 'cross' } as const;
  return (
    <tr className="cb-strip__days">
      {head !== undefined && <th scope="row">{head}</th>}
      {row.days.map((day, column) => {
        const state = day ? painted?.get(day) : undefined;
        return (
          <td
            key={day || `-${column}`}
            className="cb-strip__day"
            data-past={(day !== '' && day < today) || undefined}
            data-today={day === today || undefined}
            data-weekend={column >= 5 && row.days.length === 7 ? true : undefined}
            aria-current={day === today ? 'date' : undefined}
          >
            {day && (
              <>
                <span aria-hidden className="cb-strip__number">
                  {Number(day.slice(8))}
                </span>
                {row.days.length > 7 && (
                  <span aria-hidden className="cb-strip__weekday">
                    {format.weekday(day, true)}
                  </span>
                )}
                <span className="sr-only">
                  {format.dayLong(day)}
                  {state ? ` ${t(state)}` : ''}
                </span>
                {state && (
                  <span className="cb-strip__mark" data-painted={state} aria-hidden>
                    {state !== 'free' && <Icon name={marks[state]} />}
                  </span>
                )}
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
}
interface DayCellsProps {
  readonly row: StripRow;
  readonly today: string;
  readonly painted: ReadonlyMap<string, Painted> | undefined;
  readonly head: string | undefined;
}

/** The cells of one lane: bars, and blanks between them. */
function laneCells(row: StripRow, lane: number): { segment: StripSegment | null; column: number; span: number }[] {
  const bars = row.segments.filter((segment) => segment.lane === lane).sort((a, b) => a.column - b.column);
  const cells: { segment: StripSegment | null; column: number; span: number }[] = [];
  let column = 0;
  for (const segment of bars) {
    if (segment.column > column) cells.push({ segment: null, column, span: segment.column - column });
    cells.push({ segment, column: segment.column, span: segment.span });
    column = segment.column + segment.span;
  }
  if (column < row.days.length) cells.push({ segment: null, column, span: row.days.length - column });
  return cells;
}

/** Days with the bars of a person's work over them: a week a row on the phone, a month a row on the desk. */
export function MonthStrip({ label, rows, heads, bars, today, painted, onExplain }: MonthStripProps): ReactNode {
  const t = useText(stripTexts);
  const format = useFormat();
  const help = useId();
  const table = useRef<HTMLTableElement>(null);
  const laid = useMemo(() => layoutStrip(rows, bars), [rows, bars]);
  const [stop, setStop] = useState<string | null>(null);
  const known = laid.some(({ segments }) => segments.some(({ key }) => key === stop));
  const tabStop = known ? stop : firstStop(laid);
  const moving = useRef(false);
  useEffect(() => {
    if (!moving.current || stop === null) return;
    moving.current = false;
    table.current?.querySelector<HTMLElement>(`[data-key="${stop}"]`)?.focus();
  }, [stop]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || tabStop === null) return;
    const next = moveInStrip(laid, tabStop, { key: event.key, ctrl: event.ctrlKey || event.metaKey });
    if (next === null) return;
    event.preventDefault();
    moving.current = true;
    setStop(next);
  };
  const columns = rows[0]?.length ?? 7;
  return (
    <>
      <table
        ref={table}
        role="grid"
        className={columns > 7 ? 'cb-strip cb-strip--months' : 'cb-strip'}
        style={{ '--cb-strip-columns': columns } as CSSProperties}
        aria-label={label}
        aria-describedby={help}
        onKeyDown={onKeyDown}
      >
        {columns === 7 && (
          <thead>
            <tr>
              {(rows.find((days) => days.every(Boolean)) ?? rows[0] ?? []).map((day, column) => (
                <th key={column} scope="col">
                  <span aria-hidden>{day && format.weekday(day, true)}</span>
                  <span className="sr-only">{day && format.weekday(day)}</span>
                </th>
              ))}
            </tr>
          </thead>
        )}
        {laid.map((row, index) => (
          <tbody key={row.days.find(Boolean) ?? index}>
            <DayCells row={row} today={today} painted={painted} head={heads?.[index]} />
            {Array.from({ length: row.lanes }, (_, lane) => (
              <tr key={lane} className="cb-strip__lane">
                {heads && <td className="cb-strip__headless" />}
                {laneCells(row, lane).map(({ segment, column, span }) => (
                  <td key={column} colSpan={span}>
                    {segment && (
                      <Bar
                        segment={segment}
                        tabStop={segment.key === tabStop}
                        roomy={columns > 7 ? 4 : 2}
                        onExplain={onExplain}
                        onFocus={setStop}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <span id={help} hidden>
        {t('keys')}
      </span>
    </>
  );
}
