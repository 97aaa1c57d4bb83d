/** How many a department needs and has on a day. */
export interface HeatCounts {
  readonly needed: number;
  readonly filled: number;
}

/** `off`: nobody is needed; `most`: four fifths or more are there; `some`: fewer; `none`: nobody is. */
export type Heat = 'off' | 'full' | 'most' | 'some' | 'none';

/** The heat of a cell. Without rounding: 11 of 14 are less than four fifths. */
export function heatOf({ needed, filled }: HeatCounts): Heat {
  if (needed === 0) return 'off';
  if (filled >= needed) return 'full';
  if (filled === 0) return 'none';
  return filled * 5 >= needed * 4 ? 'most' : 'some';
}

/** Whether the cell is for the eye: short of people. */
export function isShort(counts: HeatCounts): boolean {
  return counts.filled < counts.needed;
}
