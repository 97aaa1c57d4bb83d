/** Where the one tab stop of a grid stands; row 0 is the header, column 0 the heads of the rows. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

/** What a grid looks like to the keys. */
export interface GridShape {
  /** With the header row. */
  readonly rows: number;
  /** With the column of the row heads. */
  readonly columns: number;
  /** Rows at which a group begins, ascending; without groups a page is a week of columns. */
  readonly groups?: readonly number[];
  readonly isGap?: (row: number, column: number) => boolean;
}

const WEEK = 7;

const between = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The nearest cell of a grid that lost rows or columns. */
export function clampPosition({ row, column }: GridPosition, { rows, columns }: GridShape): GridPosition {
  return { row: between(row, 0, rows - 1), column: between(column, 0, columns - 1) };
}

/** The next gap in reading order, from the start again after the last; null when there is none. */
export function nextGap(from: GridPosition, { rows, columns, isGap }: GridShape): GridPosition | null {
  if (!isGap) return null;
  const total = rows * columns;
  const start = from.row * columns + from.column;
  for (let step = 1; step <= total; step += 1) {
    const place = (start + step) % total;
    const row = Math.floor(place / columns);
    const column = place % columns;
    if (isGap(row, column)) return { row, column };
  }
  return null;
}

function page({ row, column }: GridPosition, { groups, rows, columns }: GridShape, by: 1 | -1): GridPosition {
  if (!groups?.length) return { row, column: between(column + by * WEEK, Math.min(1, columns - 1), columns - 1) };
  if (by > 0) return { row: groups.find((start) => start > row) ?? rows - 1, column };
  const before = groups.filter((start) => start < row);
  return { row: before[before.length - 1] ?? 0, column };
}

/** Where a key leads; null for keys that do not move. */
export function gridMove(key: string, ctrl: boolean, at: GridPosition, shape: GridShape): GridPosition | null {
  const lastRow = shape.rows - 1;
  const lastColumn = shape.columns - 1;
  const to = (row: number, column: number): GridPosition => clampPosition({ row, column }, shape);
  switch (key) {
    case 'ArrowUp':
      return to(at.row - 1, at.column);
    case 'ArrowDown':
      return to(at.row + 1, at.column);
    case 'ArrowLeft':
      return to(at.row, at.column - 1);
    case 'ArrowRight':
      return to(at.row, at.column + 1);
    case 'Home':
      return ctrl ? to(0, 0) : to(at.row, 0);
    case 'End':
      return ctrl ? to(lastRow, lastColumn) : to(at.row, lastColumn);
    case 'PageUp':
      return page(at, shape, -1);
    case 'PageDown':
      return page(at, shape, 1);
    case 'n':
      return ctrl ? null : nextGap(at, shape);
    default:
      return null;
  }
}
