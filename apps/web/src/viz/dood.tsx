import { memo, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { Icon } from '../kit/icon';
import { useFormat, useText } from '../messages/locale';
import { rosterTexts } from '../messages/roster';
import { DayPager, dayLook, useDayColumns, useDays, type GridDay } from './days';
import { codeLook, codesOf, paidDaysOf, paidOf, workingByDay, type DoodGroup, type DoodPerson } from './dood-lines';
import { Grid, type GridCell, type GridLine } from './grid';
import './dood.css';

const CODES = ['SW', 'W', 'WF', 'SWF', 'H', 'I', 'T', 'FT', 'PR', 'WR', 'X'] as const;
type Code = (typeof CODES)[number];

interface DoodProps {
  readonly label: string;
  readonly days: readonly GridDay[];
  readonly today: string;
  readonly groups: readonly DoodGroup[];
  /** A line over each group, that folds it. */
  readonly grouped?: boolean;
  /** A day of a department. */
  readonly onOpen?: (department: string, day: string) => void;
}

interface View {
  readonly start: number;
  readonly end: number;
  readonly wide: boolean;
}

const PAID = 'paid';

/** What a code of the day-out-of-days says, in words. */
export function useCodeText(): (code: string) => string {
  const t = useText(rosterTexts);
  return useCallback((code) => ((CODES as readonly string[]).includes(code) ? t(`code${code as Code}`) : code), [t]);
}

function useCells(days: readonly GridDay[], today: string, { start, end, wide }: View) {
  const t = useText(rosterTexts);
  const format = useFormat();
  const codeText = useCodeText();
  return useMemo(() => {
    const looks = days.map((_, index) => dayLook(days, index, today));
    const range = Array.from({ length: end - start }, (_, at) => start + at);
    const dayOf = (at: number): string => format.day(days[at]!.day);
    const paidCell = (name: string, count: number): GridCell => ({
      content: <b>{count}</b>,
      label: t('paidDaysOf', { name, days: count }),
    });
    const withPaid = (cells: GridCell[], name: string, count: number): GridCell[] =>
      wide ? [...cells, paidCell(name, count)] : cells;
    const codeCell = (person: DoodPerson, at: number): GridCell => {
      const code = person.codes[at] ?? null;
      const values = { name: person.name, day: dayOf(at) };
      if (!code) return { content: null, label: t('doodCellFree', values), look: looks[at]! };
      const paid = { yes: 'doodCellPaid', no: 'doodCellUnpaid', deal: 'doodCellDeal' } as const;
      return {
        content: code,
        label: t(paid[paidOf(code)], { ...values, code: codeText(code) }),
        look: `cb-code cb-code--${codeLook(code)} ${looks[at]!}`.trim(),
      };
    };
    const personLine = (person: DoodPerson): GridLine => ({
      key: person.id,
      head: {
        label: `${person.name}, ${person.role}`,
        content: (
          <span className="cb-dood__head">
            <span>{person.name}</span>
            <small>{wide ? person.role : t('paidDaysCount', { n: person.paidDays })}</small>
          </span>
        ),
      },
      cells: withPaid(
        range.map((at) => codeCell(person, at)),
        person.name,
        person.paidDays,
      ),
    });
    const gapLine = ({ id, role, days: missing }: DoodGroup['gaps'][number]): GridLine => {
      const cells = range.map((at): GridCell => {
        if (!missing.has(days[at]!.day)) return { content: null, look: looks[at]! };
        return {
          content: <Icon name="open" />,
          label: t('doodGap', { role, day: dayOf(at) }),
          look: `cb-code cb-code--gap ${looks[at]!}`.trim(),
          gap: true,
        };
      });
      return {
        key: id,
        head: { content: <span className="cb-dood__missing">{t('doodGapHead', { role })}</span> },
        cells: wide ? [...cells, { content: null }] : cells,
      };
    };
    const groupLine = (group: DoodGroup, folded: boolean): GridLine => {
      const working = workingByDay(group.people, days.length);
      const n = group.people.length;
      const cells = range.map((at): GridCell => ({
        content: working[at] || null,
        label: t('doodGroupCell', { department: group.name, day: dayOf(at), n: working[at]! }),
        look: looks[at]!,
      }));
      return {
        key: group.id,
        kind: 'group',
        expanded: !folded,
        head: {
          label: t('doodGroup', { department: group.name, n }),
          content: (
            <span className="cb-dood__group">
              <Icon name={folded ? 'right' : 'down'} />
              <span>{group.name}</span>
              <span className="muted nb">{n}</span>
            </span>
          ),
        },
        cells: withPaid(cells, group.name, paidDaysOf(group.people)),
      };
    };
    return { personLine, gapLine, groupLine };
  }, [t, format, codeText, days, today, start, end, wide]);
}

/** The codes that stand in the grid, in words. */
export function DoodLegend({ groups }: { groups: readonly DoodGroup[] }): ReactNode {
  const t = useText(rosterTexts);
  const codeText = useCodeText();
  return (
    <ul className="cb-legend" aria-label={t('legend')}>
      {codesOf(groups, CODES).map((code) => (
        <li key={code}>
          <span className={`cb-legend__sample cb-code cb-code--${codeLook(code)}`}>{code}</span>
          {codeText(code)}
        </li>
      ))}
      {groups.some(({ gaps }) => gaps.length > 0) && (
        <li>
          <span className="cb-legend__sample cb-code cb-code--gap">
            <Icon name="open" />
          </span>
          {t('codeGap')}
        </li>
      )}
    </ul>
  );
}

/** Person by day with the trade's codes, by department. */
export const Dood = memo(function Dood({ label, days, today, groups, grouped = true, onOpen }: DoodProps): ReactNode {
  const t = useText(rosterTexts);
  const box = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const now = days.findIndex(({ day }) => day === today);
  const firstShooting = days.findIndex(({ type }) => type === 'shoot');
  const shown = useDays(box, days.length, now >= 0 ? now : firstShooting);
  const { start, end } = shown.window;
  const wide = !shown.paged && start === 0 && end === days.length;
  const cells = useCells(days, today, { start, end, wide });
  const { lines, departments } = useMemo(() => {
    const found: GridLine[] = [];
    const owners = new Map<string, string>();
    for (const group of groups) {
      const hidden = grouped && folded.has(group.id);
      if (grouped) found.push(cells.groupLine(group, hidden));
      owners.set(group.id, group.id);
      for (const item of [...group.people, ...group.gaps]) owners.set(item.id, group.id);
      if (!hidden) found.push(...group.people.map(cells.personLine), ...group.gaps.map(cells.gapLine));
    }
    return { lines: found, departments: owners };
  }, [groups, grouped, folded, cells]);
  const dayColumns = useDayColumns(
    useMemo(() => days.slice(start, end), [days, start, end]),
    today,
  );
  const columns = wide ? [...dayColumns, { key: PAID, content: t('paidDays'), look: 'cb-heat__sum' }] : dayColumns;
  const toggle = (id: string): void =>
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const allFolded = folded.size >= groups.length;
  return (
    <div className="stack cb-dood" ref={box}>
      <DayPager shown={shown} days={days} />
      <Grid
        label={label}
        corner={{ content: t('name') }}
        columns={columns}
        ends={wide ? 1 : 0}
        lines={lines}
        onOpen={(line, column) => {
          const group = departments.get(line);
          if (grouped && line === group && column === null) toggle(line);
          else if (group && column !== null && column !== PAID) onOpen?.(group, column);
        }}
      />
      <div className="cb-heat-map__foot">
        <DoodLegend groups={groups} />
        {grouped && groups.length > 1 && (
          <button
            type="button"
            className="cb-button cb-button--quiet cb-dood__fold"
            onClick={() => setFolded(allFolded ? new Set() : new Set(groups.map(({ id }) => id)))}
          >
            {allFolded ? t('unfoldAll') : t('foldAll')}
          </button>
        )}
      </div>
    </div>
  );
});
