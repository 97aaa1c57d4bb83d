import { figure } from './report';

/** Colours that stay apart for colour-blind eyes and on white. */
export const COLOURS = ['#0b5fff', '#c2410c', '#0f766e', '#7c3aed', '#a16207', '#be185d'] as const;

const INK = '#1f2933';
const FAINT = '#e4e7eb';
const QUIET = '#52606d';
const FONT = 'font-family="system-ui, sans-serif"';

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface LinePlot {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly series: readonly Series[];
  /** Which axes are logarithmic. */
  readonly log?: 'y' | 'both';
  /** Levels that are aimed at, as dashed lines. */
  readonly targets?: readonly { readonly name: string; readonly y: number }[];
}

interface Axis {
  readonly ticks: readonly number[];
  place(value: number): number;
}

/** Round steps from 0, or powers of ten, that hold all values. */
function axisOf(values: readonly number[], from: number, to: number, log: boolean): Axis {
  const usable = values.filter((value) => Number.isFinite(value) && (!log || value > 0));
  const most = Math.max(...usable, log ? 1e-9 : 0);
  if (log) {
    const low = Math.floor(Math.log10(Math.min(...usable, most)));
    const high = Math.max(low + 1, Math.ceil(Math.log10(most)));
    const ticks = Array.from({ length: high - low + 1 }, (_, k) => 10 ** (low + k));
    return { ticks, place: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from) };
  }
  const rough = (most > 0 ? most : 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10);
  const count = Math.max(1, Math.ceil((most > 0 ? most : 1) / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, k) => k * step);
  return { ticks, place: (value) => from + (value / (count * step)) * (to - from) };
}

/** Quiet words in a plot. */
export const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" fill="${QUIET}" font-size="13" ${FONT} ${more}>${escapeHtml(words)}</text>`;

const line = (x1: number, y1: number, x2: number, y2: number, colour: string, more = ''): string =>
  `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="${colour}" ${more}/>`;

/** A drawing with a title that is read out. */
export function svg(width: number, height: number, title: string, parts: readonly string[]): string {
  const label = escapeHtml(title);
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"><title>${label}</title>${parts.join('')}</svg>`;
}

/** Width of every plot, in its own units. */
export const WIDTH = 460;
const LEFT = 62;
const RIGHT = 34;

function empty(title: string): string {
  return svg(WIDTH, 60, title, [text(WIDTH / 2, 34, 'not measured in this run', 'text-anchor="middle"')]);
}

/** Lines with a point for every figure; the legend stands below the plot, one line a series. */
export function linePlot({ title, x, y, series, log, targets = [] }: LinePlot): string {
  const logX = log === 'both';
  const logY = log !== undefined;
  const fits = ([a, b]: readonly [number, number]): boolean => (!logX || a > 0) && (!logY || b > 0);
  const all = series.flatMap(({ points }) => points).filter(fits);
  if (all.length === 0) return empty(title);
  const height = 300 + 20 * (series.length + targets.length);
  const bottom = 240;
  const top = 26;
  const across = axisOf(
    all.map(([a]) => a),
    LEFT,
    WIDTH - RIGHT,
    logX,
  );
  const up = axisOf([...all.map(([, b]) => b), ...targets.map((target) => target.y)], bottom, top, logY);
  const parts: string[] = [text(4, 14, y)];
  for (const tick of up.ticks) {
    parts.push(line(LEFT, up.place(tick), WIDTH - RIGHT, up.place(tick), FAINT));
    parts.push(text(LEFT - 6, up.place(tick) + 4, figure(tick), 'text-anchor="end"'));
  }
  for (const tick of across.ticks) {
    parts.push(line(across.place(tick), bottom, across.place(tick), bottom + 4, QUIET));
    parts.push(text(across.place(tick), bottom + 19, figure(tick), 'text-anchor="middle"'));
  }
  parts.push(line(LEFT, bottom, WIDTH - RIGHT, bottom, QUIET));
  parts.push(text((LEFT + WIDTH) / 2, bottom + 38, x, 'text-anchor="middle"'));
  let legend = bottom + 62;
  series.forEach(({ name, points }, k) => {
    const colour = COLOURS[k % COLOURS.length]!;
    const shown = points.filter(fits);
    const places = shown.map(([a, b]) => `${across.place(a).toFixed(1)},${up.place(b).toFixed(1)}`);
    parts.push(`<polyline points="${places.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`);
    for (const [a, b] of shown) {
      const tip = escapeHtml(`${name}: ${figure(a)}, ${figure(b)}`);
      parts.push(
        `<circle cx="${across.place(a).toFixed(1)}" cy="${up.place(b).toFixed(1)}" r="3" fill="${colour}"><title>${tip}</title></circle>`,
      );
    }
    parts.push(
      line(LEFT, legend - 4, LEFT + 22, legend - 4, colour, 'stroke-width="3"'),
      text(LEFT + 30, legend, name),
    );
    legend += 20;
  });
  for (const target of targets) {
    parts.push(line(LEFT, up.place(target.y), WIDTH - RIGHT, up.place(target.y), INK, 'stroke-dasharray="5 4"'));
    parts.push(line(LEFT, legend - 4, LEFT + 22, legend - 4, INK, 'stroke-dasharray="5 4"'));
    parts.push(text(LEFT + 30, legend, target.name));
    legend += 20;
  }
  return svg(WIDTH, height, title, parts);
}

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** What stands behind the bar. */
  readonly label: string;
}

/** Bars from left to right, one below the other. `whole` is the length of the axis; the greatest value when left out. */
export function barPlot(title: string, bars: readonly Bar[], whole?: number): string {
  if (bars.length === 0) return empty(title);
  const row = 22;
  const names = 168;
  const room = WIDTH - names - 120;
  const most = whole ?? Math.max(...bars.map(({ value }) => value), 1e-9);
  const parts = bars.flatMap(({ name, value, label }, k) => {
    const middle = k * row + row / 2 + 4;
    const length = Math.max(1, Math.min(1, value / most) * room);
    return [
      text(names - 8, middle + 4, name, 'text-anchor="end"'),
      `<rect x="${names}" y="${middle - 7}" width="${room}" height="14" fill="${FAINT}" rx="2"/>`,
      `<rect x="${names}" y="${middle - 7}" width="${length.toFixed(1)}" height="14" fill="${COLOURS[0]}" rx="2"/>`,
      text(names + room + 8, middle + 4, label),
    ];
  });
  return svg(WIDTH, bars.length * row + 12, title, parts);
}
