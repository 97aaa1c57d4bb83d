import { memo, useMemo, useRef, type ReactNode } from 'react';
import { Icon } from '../kit/icon';
import { useFormat, useText } from '../messages/locale';
import { rosterTexts } from '../messages/roster';
import { DayPager, dayLook, useDayColumns, useDays, type GridDay } from './days';
import { Grid, type GridCell, type GridLine } from './grid';
import { heatOf, isShort, type Heat } from './heat';
import './heat-map.css';

export interface HeatMapCounts {
  readonly needed: number;
  readonly filled: number;
  readonly offered: number;
}

export interface HeatMapRow {
  readonly id: string;
  readonly name: string;
  /** One a day. */
  readonly cells: readonly HeatMapCounts[];
  /** Person-days that nobody has taken. */
  readonly missing: number;
}

interface HeatMapProps {
  readonly days: readonly GridDay[];
  readonly today: string;
  readonly rows: readonly HeatMapRow[];
  readonly totals: readonly HeatMapCounts[];
  readonly missing: number;
  /** How many conflicts a row has on a day, by `row day`. */
  readonly conflicts?: ReadonlyMap<string, number> | undefined;
  /** A cell, or with null a whole department. */
  readonly onOpen: (department: string, day: string | null) => void;
}

const TOTAL = 'total';

/** What stands in a cell: one number when full, filled of needed with a notch when short. */
function HeatFigure({ heat, needed, filled }: Omit<HeatMapCounts, 'offered'> & { heat: Heat }): ReactNode {
  if (heat === 'off') return <span className="cb-heat__off" />;
  if (heat === 'full') return filled;
  return (
    <>
      {heat === 'none' ? <Icon name="full" /> : <Icon name="notch" />}
      <span className="nb">
        {filled}/{needed}
      </span>
    </>
  );
}

/** A ring and a triangle, over whatever the cell says. */
function conflicted(cell: GridCell, label: string): GridCell {
  const content = (
    <>
      {cell.content}
      <span className="cb-heat__conflict">
        <Icon name="urgent" />
      </span>
    </>
  );
  return { ...cell, content, label, look: `${cell.look ?? ''} cb-heat--conflict` };
}

function useLines(
  { days, today, rows, totals, missing, conflicts }: HeatMapProps,
  start: number,
  end: number,
  wide: boolean,
) {
  const t = useText(rosterTexts);
  const format = useFormat();
  return useMemo(() => {
    const looks = days.map((_, index) => dayLook(days, index, today));
    const cell = (counts: HeatMapCounts, index: number, label: string): GridCell => {
      const heat = heatOf(counts);
      return {
        content: <HeatFigure heat={heat} {...counts} />,
        label,
        look: `cb-heat cb-heat--${heat} ${looks[index]!}`.trim(),
        gap: isShort(counts),
      };
    };
    const sum = (name: string, count: number): GridCell => ({
      content: count > 0 ? <b>{count}</b> : <span className="cb-heat__off" />,
      label: t('missingDaysLabel', { department: name, days: count }),
      look: count > 0 ? 'cb-heat__missing' : '',
    });
    const phrase = (name: string, counts: HeatMapCounts, day: string): string => {
      const { needed, filled, offered } = counts;
      const values = { department: name, day: format.day(day), needed, filled, offered };
      if (needed === 0) return t('cellOff', values);
      return offered > 0 ? t('cellOffered', values) : t('cellLabel', values);
    };
    const lines = rows.map((row): GridLine => {
      const cells = row.cells.slice(start, end).map((counts, at) => {
        const { day } = days[start + at]!;
        const label = phrase(row.name, counts, day);
        const shown = cell(counts, start + at, label);
        const n = conflicts?.get(`${row.id} ${day}`) ?? 0;
        return n > 0 ? conflicted(shown, t('cellConflicts', { cell: label, n })) : shown;
      });
      const short = row.missing > 0;
      return {
        key: row.id,
        head: {
          label: short
            ? t('rowLabelShort', { department: row.name, days: row.missing })
            : t('rowLabelFull', { department: row.name }),
          content: (
            <>
              {row.name}
              {!wide && short && <small className="cb-heat__short">{t('missingShort', { days: row.missing })}</small>}
            </>
          ),
        },
        cells: wide ? [...cells, sum(row.name, row.missing)] : cells,
      };
    });
    const all = totals.slice(start, end).map((counts, at) => {
      const day = format.day(days[start + at]!.day);
      return {
        ...cell(counts, start + at, t('totalLabel', { day, needed: counts.needed, filled: counts.filled })),
        gap: false,
      };
    });
    const total: GridLine = {
      key: TOTAL,
      kind: 'total',
      head: { content: t('totalPeople') },
      cells: (wide ? [...all, sum(t('totalPeople'), missing)] : all).map((item) => ({
        ...item,
        look: item.look?.replace('cb-heat ', 'cb-heat cb-heat--total ') ?? '',
      })),
    };
    return [...lines, total];
  }, [t, format, days, today, rows, totals, missing, conflicts, start, end, wide]);
}

/** What the fills and notches mean, in words. */
export function HeatLegend({ conflicts = false }: { conflicts?: boolean }): ReactNode {
  const t = useText(rosterTexts);
  const entries = [
    ['full', 'legendFull', { needed: 8, filled: 8, offered: 0 }],
    ['most', 'legendMost', { needed: 8, filled: 7, offered: 0 }],
    ['some', 'legendSome', { needed: 8, filled: 5, offered: 0 }],
    ['none', 'legendNone', { needed: 1, filled: 0, offered: 0 }],
    ['off', 'legendOff', { needed: 0, filled: 0, offered: 0 }],
  ] as const;
  return (
    <ul className="cb-legend" aria-label={t('legend')}>
      {entries.map(([heat, text, counts]) => (
        <li key={heat}>
          <span className={`cb-legend__sample cb-heat cb-heat--${heat}`} aria-hidden>
            <HeatFigure heat={heat} {...counts} />
          </span>
          {t(text)}
        </li>
      ))}
      {conflicts && (
        <li>
          <span className="cb-legend__sample cb-heat cb-heat--conflict" aria-hidden>
            <span className="cb-heat__conflict">
              <Icon name="urgent" />
            </span>
          </span>
          {t('legendConflict')}
        </li>
      )}
    </ul>
  );
}

/** Department by day: the gap speaks, the rest is quiet. */
export const HeatMap = memo(function HeatMap(props: HeatMapProps): ReactNode {
  const t = useText(rosterTexts);
  const { days, today, totals, onOpen } = props;
  const box = useRef<HTMLDivElement>(null);
  const shortAt = (from: string): number => totals.findIndex((counts, at) => isShort(counts) && days[at]!.day >= from);
  const at = days.findIndex(({ day }) => day === today);
  const shown = useDays(box, days.length, at >= 0 ? at : shortAt(today));
  const { start, end } = shown.window;
  const wide = !shown.paged && end === days.length && start === 0;
  const lines = useLines(props, start, end, wide);
  const dayColumns = useDayColumns(
    useMemo(() => days.slice(start, end), [days, start, end]),
    today,
  );
  const columns = wide ? [...dayColumns, { key: TOTAL, content: t('missingDays'), look: 'cb-heat__sum' }] : dayColumns;
  const known = new Set(days.map(({ day }) => day));
  return (
    <div className="stack cb-heat-map" ref={box}>
      <DayPager shown={shown} days={days} />
      <Grid
        label={t('mapLabel')}
        corner={{ content: t('department') }}
        columns={columns}
        ends={wide ? 1 : 0}
        lines={lines}
        onOpen={(line, column) => {
          if (line === TOTAL) return;
          onOpen(line, column !== null && known.has(column) ? column : null);
        }}
      />
      <div className="cb-heat-map__foot">
        <HeatLegend conflicts={(props.conflicts?.size ?? 0) > 0} />
        <p className="meta cb-heat-map__keys">{t('keysHint')}</p>
      </div>
    </div>
  );
});
