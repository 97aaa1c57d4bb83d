import { COLOURS, svg, text, WIDTH } from '../matching/plot';

/** Bars of the same thing in several ways, one below the other. */
export interface BarGroup {
  readonly name: string;
  readonly values: readonly number[];
}

const BAR = 13;
const SPACE = 12;
const ROOM_FOR_LABEL = 64;

/** Groups of bars from left to right with a legend below; `say` makes the label of a bar. */
export function groupedBars(
  title: string,
  groups: readonly BarGroup[],
  ways: readonly string[],
  say: (value: number) => string,
  names = 104,
): string {
  const room = WIDTH - names - ROOM_FOR_LABEL;
  const most = Math.max(...groups.flatMap(({ values }) => values), 1e-9);
  const height = ways.length * BAR + SPACE;
  const parts = groups.flatMap(({ name, values }, g) => {
    const top = g * height + 4;
    const label = text(names - 8, top + (ways.length * BAR) / 2 + 4, name, 'text-anchor="end"');
    const bars = values.flatMap((value, k) => {
      const length = Math.max(1, (value / most) * room);
      const y = top + k * BAR;
      return [
        `<rect x="${names}" y="${y}" width="${length.toFixed(1)}" height="${BAR - 2}" fill="${COLOURS[k]}" rx="2"/>`,
        text(names + length + 6, y + BAR - 3, say(value)),
      ];
    });
    return [label, ...bars];
  });
  const legend = groups.length * height + 18;
  ways.forEach((way, k) => {
    const y = legend + 20 * k;
    parts.push(`<rect x="${names}" y="${y - 10}" width="22" height="11" fill="${COLOURS[k]}" rx="2"/>`);
    parts.push(text(names + 30, y, way));
  });
  return svg(WIDTH, legend + 20 * ways.length - 8, title, parts);
}
