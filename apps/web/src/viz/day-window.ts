/** Columns of a phone's screen: some days of many, moved by two buttons. */
export interface DayWindow {
  readonly start: number;
  readonly end: number;
}

const MOST = 5;
const FEWEST = 2;

/** How many days fit beside the first column, with widths in pixels: two to five. */
export function daysThatFit(width: number, first: number, cell: number): number {
  return Math.min(MOST, Math.max(FEWEST, Math.floor((width - first) / cell)));
}

/** A window of `size` days from `start`, held inside `0..count`; `end` is exclusive. */
export function windowAt(start: number, size: number, count: number): DayWindow {
  const from = Math.min(Math.max(0, start), Math.max(0, count - size));
  return { start: from, end: Math.min(count, from + size) };
}

/** The window that one opens on: `day` in view, as far left as it goes; the middle of nothing is the start. */
export function windowFor(day: number, size: number, count: number): DayWindow {
  return windowAt(day < 0 ? 0 : day, size, count);
}

/** Where the window goes by one push of a button: a whole window, never past an end. */
export function pageWindow(window: DayWindow, by: 1 | -1, size: number, count: number): DayWindow {
  return windowAt(window.start + by * size, size, count);
}
