import type { ReactNode } from 'react';

/** Paths on a grid of 16; glyphs of states are drawn, since typed ones change their shape from font to font. */
const PATHS = {
  full: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z',
  open: 'M8 2.75a5.25 5.25 0 1 1 0 10.5 5.25 5.25 0 0 1 0-10.5z',
  urgent: 'M8 2l7 12H1z',
  notch: 'M2 2h12v12z',
  clock: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zm0 3V8l2.5 1.5',
  check: 'M2.5 8.5l3.5 3.5 7.5-8',
  cross: 'M3.5 3.5l9 9m0-9l-9 9',
  wave: 'M2 9.500c1.500-4 4-4 6-1.500s4.500 2.500 6-1.500',
  plus: 'M8 2.5v11M2.5 8h11',
  minus: 'M2.5 8h11',
  left: 'M10 3L5 8l5 5',
  right: 'M6 3l5 5-5 5',
  down: 'M3 6l5 5 5-5',
  up: 'M3 10l5-5 5 5',
  arrow: 'M2 8h11M9 4l4 4-4 4',
  search: 'M7 2a5 5 0 1 1 0 10A5 5 0 0 1 7 2zm3.6 8.6L14 14',
  pin: 'M5.5 2h5l-.7 5 2.2 2.5H4L6.200 7zM8 9.500V14.500',
  swap: 'M2.500 5.500h9m-2.500-3l3 3-3 3M13.500 10.500h-9m2.500-3l-3 3 3 3',
  bed: 'M1.500 3v10M1.500 10.500h13V13M14.500 10.500V8a2 2 0 0 0-2-2h-6v4.500M4 8h.010',
  shield: 'M8 1.500l5.500 2v4c0 3.500-2.300 5.900-5.500 7-3.200-1.100-5.500-3.500-5.500-7v-4zM5.500 8l2 2 3.500-4',
  calendar: 'M2 3.500h12v10.500H2zM2 6.500h12M5 1.500v3M11 1.500v3',
  board: 'M2 2.500h12v11H2zM5 6h6M5 8.500h6M5 11h3',
  mail: 'M1.500 3.500h13v9h-13zM1.500 4.500L8 9l6.500-4.500',
  bell: 'M8 2a4 4 0 0 1 4 4c0 4 1.500 5 1.500 5h-11S4 10 4 6a4 4 0 0 1 4-4zM6.500 13.500a1.600 1.600 0 0 0 3 0',
  person: 'M8 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM2.500 14c.5-3 2.700-4.500 5.500-4.500s5 1.500 5.500 4.500',
  people:
    'M6 3a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5zM1.500 13.500c.3-2.700 2-4 4.500-4s4.200 1.300 4.500 4M11 3.500a2.200 2.200 0 0 1 0 4.300M12 9.700c1.500.5 2.300 1.800 2.500 3.800',
  film: 'M2 3h12v10H2zM5 3v10M11 3v10M2 6.300h3M2 9.700h3M11 6.300h3M11 9.700h3',
  today:
    'M8 4.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7zM8 1v1.500M8 13.500V15M1 8h1.500M13.500 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1',
  grid: 'M2 2.500h12v11H2zM2 6h12M2 9.700h12M6 2.500v11M10 2.500v11',
  home: 'M2 7.500L8 2.500l6 5V14H9.500v-4h-3v4H2z',
  gear: 'M8 5.500a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5zM8 1.500v2M8 12.500v2M1.500 8h2M12.500 8h2M3.400 3.400l1.400 1.400M11.200 11.200l1.400 1.400M3.400 12.600l1.400-1.400M11.200 4.800l1.400-1.400',
  moon: 'M13.500 9.500A6 6 0 0 1 6.500 2.500a6 6 0 1 0 7 7z',
  more: 'M3 8h.010M8 8h.010M13 8h.010',
  door: 'M4 1.500h8v13H4zM9.500 8h.010',
  copy: 'M5 5h9v9H5zM11 5V2H2v9h3',
  phone: 'M3 2h3l1 3.500-1.500 1a8 8 0 0 0 4 4l1-1.500L14 10v3c0 .6-.5 1-1 1C7 14 2 9 2 3c0-.5.400-1 1-1z',
  refresh: 'M13.500 8a5.500 5.500 0 1 1-1.600-3.900M13.500 1.500v3.500H10',
  leaf: 'M13.500 2.500c-6 0-10 2.500-10 7 0 2 1 3.500 3 3.500 5 0 7-5 7-10.500zM2 14.500c1-3 3-5.500 6-7',
} as const;

export type IconName = keyof typeof PATHS;
const FILLED: ReadonlySet<IconName> = new Set(['full', 'urgent', 'notch']);

/** A drawn glyph of the size of its text. Without a `label` it is decoration, and the text beside it speaks. */
export function Icon({ name, label, size }: { name: IconName; label?: string; size?: number }): ReactNode {
  const filled = FILLED.has(name);
  return (
    <svg
      className="cb-icon"
      viewBox="0 0 16 16"
      fill={filled ? 'currentColor' : 'none'}
      stroke={filled ? 'none' : 'currentColor'}
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(size && { style: { width: size, height: size } })}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
