import { memo, useCallback, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { clampPosition, gridMove, type GridPosition, type GridShape } from './grid-keys';
import './grid.css';

/** A cell as it is shown and as it is read aloud. */
export interface GridCell {
  readonly content: ReactNode;
  /** The whole phrase; without one the content speaks. */
  readonly label?: string;
  readonly look?: string;
  /** Where `n` stops. */
  readonly gap?: boolean;
}

export interface GridColumn extends GridCell {
  readonly key: string;
}

export interface GridLine {
  readonly key: string;
  readonly head: GridCell;
  /** One a column. */
  readonly cells: readonly GridCell[];
  /** `group` stands over the rows that follow, `total` at the end. */
  readonly kind?: 'row' | 'group' | 'total';
  /** Of a group that folds. */
  readonly expanded?: boolean;
}

interface GridProps {
  readonly label: string;
  readonly corner: GridCell;
  readonly columns: readonly GridColumn[];
  /** Columns at the end that are no days: sums. */
  readonly ends?: number;
  readonly lines: readonly GridLine[];
  /** Enter, or a tap; the row head has no column. */
  readonly onOpen?: (line: string, column: string | null) => void;
  /** Space; opens where there is nothing to select. */
  readonly onSelect?: (line: string, column: string | null) => void;
  readonly look?: string;
}

interface LineProps {
  readonly line: GridLine;
  readonly index: number;
  readonly columns: readonly GridColumn[];
  /** The column with the tab stop, when it is in this line. */
  readonly active: number | null;
}

/** What is seen, and for readers the whole phrase in its place. */
function Content({ cell }: { cell: GridCell }): ReactNode {
  if (cell.label === undefined) return cell.content;
  return (
    <>
      <span className="sr-only">{cell.label}</span>
      <span aria-hidden>{cell.content}</span>
    </>
  );
}

const Line = memo(function Line({ line, index, columns, active }: LineProps): ReactNode {
  const { head, cells, kind = 'row', expanded } = line;
  return (
    <tr className={`cb-grid__line cb-grid__line--${kind}`} aria-rowindex={index + 1}>
      <th
        scope={kind === 'group' ? 'rowgroup' : 'row'}
        role="rowheader"
        className={head.look}
        aria-expanded={expanded}
        tabIndex={active === 0 ? 0 : -1}
        data-at={`${index},0`}
      >
        <Content cell={head} />
      </th>
      {cells.map((cell, at) => (
        <td
          key={columns[at]!.key}
          role="gridcell"
          className={cell.look}
          tabIndex={active === at + 1 ? 0 : -1}
          data-at={`${index},${at + 1}`}
        >
          <Content cell={cell} />
        </td>
      ))}
    </tr>
  );
});

function positionOf(target: EventTarget): GridPosition | null {
  const at = (target as Element).closest<HTMLElement>('[data-at]')?.dataset.at;
  if (!at) return null;
  const [row, column] = at.split(',').map(Number) as [number, number];
  return { row, column };
}

function useShape(lines: readonly GridLine[], columns: readonly GridColumn[]): GridShape {
  return useMemo(() => {
    const groups = lines.reduce<number[]>((found, line, index) => {
      if (line.kind === 'group') found.push(index + 1);
      return found;
    }, []);
    return {
      rows: lines.length + 1,
      columns: columns.length + 1,
      groups,
      isGap: (row, column) => lines[row - 1]?.cells[column - 1]?.gap === true,
    };
  }, [lines, columns]);
}

/**
 * A table with one tab stop: arrows, Home, End (with Ctrl to the corners), pages by group or week, Enter opens, Space
 * selects, `n` finds the next gap. Header and first column stay in sight and never cover the focus. Every row is in the
 * document, so that find-in-page, print and readers see all of it; rows that do not change are not drawn again.
 */
export function Grid({ label, corner, columns, ends = 0, lines, onOpen, onSelect, look }: GridProps): ReactNode {
  const table = useRef<HTMLTableElement>(null);
  const shape = useShape(lines, columns);
  const [wanted, setWanted] = useState<GridPosition>({ row: 1, column: 1 });
  const active = clampPosition(wanted, shape);
  const focusOn = useCallback((at: GridPosition) => {
    setWanted(at);
    table.current?.rows[at.row]?.cells[at.column]?.focus();
  }, []);
  const call = (act: GridProps['onOpen'], { row, column }: GridPosition): boolean => {
    const line = lines[row - 1];
    if (!act || !line) return false;
    act(line.key, column === 0 ? null : columns[column - 1]!.key);
    return true;
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.altKey || (event.target as Element).closest('a, button, input, select')) return;
    const at = positionOf(event.target);
    if (!at) return;
    const to = gridMove(event.key, event.ctrlKey || event.metaKey, at, shape);
    if (to) focusOn(to);
    else if (event.key === 'Enter') call(onOpen, at);
    else if (event.key === ' ') call(onSelect ?? onOpen, at);
    else return;
    event.preventDefault();
  };
  const onClick = (event: React.MouseEvent): void => {
    const at = positionOf(event.target);
    if (!at || (event.target as Element).closest('a, button, input, select')) return;
    setWanted(at);
    call(onOpen, at);
  };
  const onFocus = (event: React.FocusEvent): void => {
    const at = positionOf(event.target);
    if (at) setWanted(at);
  };
  return (
    <div
      className={`cb-grid ${look ?? ''}`.trim()}
      style={{ '--cb-grid-days': columns.length - ends, '--cb-grid-ends': ends } as CSSProperties}
    >
      <table
        ref={table}
        role="grid"
        aria-label={label}
        aria-rowcount={shape.rows}
        aria-colcount={shape.columns}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={onFocus}
        data-opens={onOpen ? true : undefined}
      >
        <colgroup>
          <col className="cb-grid__first" />
          {columns.map(({ key }, index) => (
            <col key={key} className={index < columns.length - ends ? 'cb-grid__day' : 'cb-grid__end'} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th
              scope="col"
              role="columnheader"
              className={corner.look}
              tabIndex={active.row === 0 && active.column === 0 ? 0 : -1}
              data-at="0,0"
            >
              {corner.content}
            </th>
            {columns.map((column, index) => (
              <th
                key={column.key}
                scope="col"
                role="columnheader"
                className={column.look}
                tabIndex={active.row === 0 && active.column === index + 1 ? 0 : -1}
                data-at={`0,${index + 1}`}
              >
                <Content cell={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <Line
              key={line.key}
              line={line}
              index={index + 1}
              columns={columns}
              active={active.row === index + 1 ? active.column : null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
