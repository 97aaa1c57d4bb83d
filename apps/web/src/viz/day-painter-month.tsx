import type { ReactNode } from 'react';
import { Icon } from '../kit/icon';
import { dayPainterTexts } from '../messages/day-painter';
import { useFormat, useText } from '../messages/locale';
import type { DayKind, DayMark, LockedDay } from './day-painter-kinds';
import { weeksOf, type Limits } from './day-painter-days';

interface MonthGridProps<K extends string> {
  readonly month: string;
  readonly headingLevel: 2 | 3;
  readonly kinds: readonly DayKind<K>[];
  readonly limits: Limits;
  readonly today: string | undefined;
  readonly kindOf: (day: string) => K | null;
  readonly locked: (day: string) => LockedDay | undefined;
  readonly mark: (day: string) => DayMark | undefined;
  /** The day that the tab key comes to. */
  readonly cursor: string;
  readonly selected: ReadonlySet<string>;
  readonly onFocusDay: (day: string) => void;
  readonly onWhole: (() => void) | undefined;
}

/** A step of a month to one side. */
export function Turn({
  to,
  label,
  run,
}: {
  to: 'left' | 'right';
  label: string;
  run: (() => void) | undefined;
}): ReactNode {
  return (
    <button
      type="button"
      className="cb-button cb-button--quiet cb-painter__turn"
      aria-label={label}
      aria-disabled={!run || undefined}
      onClick={() => run?.()}
    >
      <Icon name={to} />
    </button>
  );
}

function DayCell<K extends string>({ day, grid }: { day: string; grid: MonthGridProps<K> }): ReactNode {
  const t = useText(dayPainterTexts);
  const format = useFormat();
  const outside = day < grid.limits.first || day > grid.limits.last;
  const locked = grid.locked(day);
  const mark = grid.mark(day);
  const kind = grid.kinds.find(({ id }) => id === grid.kindOf(day));
  const shown = locked ?? (outside ? undefined : kind);
  const words = [format.dayLong(day), shown?.name ?? (outside ? t('outside') : t('none')), mark?.name];
  if (day === grid.today) words.splice(1, 0, t('today'));
  return (
    <td
      role="gridcell"
      data-day={day}
      tabIndex={day === grid.cursor ? 0 : -1}
      aria-label={words.filter(Boolean).join(t('comma'))}
      aria-selected={grid.selected.has(day)}
      aria-disabled={!!locked || outside || undefined}
      aria-current={day === grid.today ? 'date' : undefined}
      title={[locked?.name, mark?.name].filter(Boolean).join(' · ') || undefined}
      className={`cb-day${shown ? ` cb-day--${shown.look}` : ''}${outside ? ' cb-day--outside' : ''}`}
      onFocus={() => grid.onFocusDay(day)}
    >
      <span className="cb-day__number">{Number(day.slice(8))}</span>
      <span className="cb-day__glyph">{shown?.glyph}</span>
      {/* Drawn, not written: the name of the cell says it in full. */}
      {mark && <span className="cb-day__mark" data-short={mark.short} />}
    </td>
  );
}

/** A month as a grid of days, weeks from Monday. */
export function MonthGrid<K extends string>(props: MonthGridProps<K>): ReactNode {
  const { month, limits, onWhole } = props;
  const t = useText(dayPainterTexts);
  const format = useFormat();
  const weeks = weeksOf(month);
  // Weeks that are over take no room.
  const open = weeks.filter((week) => week.some((day) => day && day >= limits.first));
  const Heading = props.headingLevel === 2 ? 'h2' : 'h3';
  // Any full week names the weekdays.
  const names = weeks[1] as string[];
  return (
    <section className="cb-painter__month">
      <div className="cb-painter__head">
        <Heading>{format.month(month)}</Heading>
        {onWhole && (
          <button type="button" className="cb-button cb-button--quiet" onClick={onWhole}>
            {t('whole')}
            <span className="sr-only">{format.month(month)}</span>
          </button>
        )}
      </div>
      <table role="grid" aria-label={format.month(month)} aria-multiselectable>
        <thead>
          <tr>
            {names.map((day) => (
              <th key={day} scope="col" abbr={format.weekday(day)}>
                {format.weekday(day, true)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {open.map((week, index) => (
            <tr key={index}>
              {week.map((day, place) =>
                day ? <DayCell key={day} day={day} grid={props} /> : <td key={place} role="gridcell" />,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
