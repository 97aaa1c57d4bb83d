/**
 * The colours of the product in both themes, each written by hand and none derived: the style sheet `tokens.css` and
 * antd's theme are made from here, and a test computes every contrast with the formula of WCAG.
 */

/** Colours by their name in antd; as a style sheet's variable `--cb-<name>`. */
export interface Palette {
  readonly text: string;
  readonly textSecondary: string;
  readonly textTertiary: string;
  readonly bgLayout: string;
  readonly bgContainer: string;
  readonly bgElevated: string;
  readonly border: string;
  readonly borderSecondary: string;
  readonly primary: string;
  readonly primaryHover: string;
  readonly primaryActive: string;
  readonly onPrimary: string;
  readonly primaryBg: string;
  readonly link: string;
  readonly linkHover: string;
  readonly focus: string;
  readonly success: string;
  readonly successText: string;
  readonly successBg: string;
  readonly warning: string;
  readonly warningText: string;
  readonly warningBg: string;
  readonly error: string;
  readonly onError: string;
  readonly errorText: string;
  readonly errorBg: string;
  readonly skeleton: string;
  readonly mask: string;
}

/** How a state of a day or slot is painted: the fill, what is written on it, its edge or hatch. */
export interface StatePaint {
  readonly fill: string;
  /** The second stripe of a striped fill. */
  readonly stripe?: string;
  readonly text: string;
  readonly border?: string;
}

/** States of a day, a slot or a cell. */
export type StateName =
  | 'booking'
  | 'hold'
  | 'offer'
  | 'open'
  | 'urgent'
  | 'rest'
  | 'travel'
  | 'gap'
  | 'no'
  | 'done'
  | 'heatFull'
  | 'heatMost'
  | 'heatSome'
  | 'heatNone';

export interface Theme {
  readonly palette: Palette;
  readonly states: Readonly<Record<StateName, StatePaint>>;
}

const light: Theme = {
  palette: {
    text: '#17202E',
    textSecondary: '#465264',
    textTertiary: '#5C6878',
    bgLayout: '#F4F6F8',
    bgContainer: '#FFFFFF',
    bgElevated: '#FFFFFF',
    border: '#808B9A',
    borderSecondary: '#E1E6EC',
    primary: '#1A55C4',
    primaryHover: '#2F69D6',
    primaryActive: '#123F96',
    onPrimary: '#FFFFFF',
    primaryBg: '#E8F0FE',
    link: '#1A55C4',
    linkHover: '#123F96',
    focus: '#1A55C4',
    success: '#18794A',
    successText: '#166534',
    successBg: '#E7F6EC',
    warning: '#A86400',
    warningText: '#7A4A00',
    warningBg: '#FFF3DC',
    error: '#B3261E',
    onError: '#FFFFFF',
    errorText: '#8F1D16',
    errorBg: '#FDECEA',
    skeleton: '#E8ECF1',
    mask: 'rgba(23, 32, 46, 0.45)',
  },
  states: {
    booking: { fill: '#1F52B5', text: '#FFFFFF' },
    hold: { fill: '#DCE7FC', stripe: '#BBD0F7', text: '#153A85', border: '#1F52B5' },
    offer: { fill: '#F2E9FD', text: '#56249A', border: '#7A3FC4' },
    open: { fill: '#FFFFFF', text: '#465264', border: '#6B7787' },
    urgent: { fill: '#FDECEA', text: '#8F1D16', border: '#B3261E' },
    rest: { fill: '#E4E8ED', text: '#465264' },
    travel: { fill: '#FCE4CF', text: '#7A3003', border: '#B54708' },
    gap: { fill: '#FFFFFF', text: '#465264', border: '#8A95A4' },
    no: { fill: '#D3D9E0', text: '#3A4553' },
    done: { fill: '#DDF0E4', text: '#14532D' },
    heatFull: { fill: '#E8F0FE', text: '#153A85' },
    heatMost: { fill: '#FFE9BF', text: '#6B4100' },
    heatSome: { fill: '#FAD0CB', text: '#7A1A12' },
    heatNone: { fill: '#B3261E', text: '#FFFFFF' },
  },
};

const set: Theme = {
  palette: {
    text: '#C9CED6',
    textSecondary: '#9AA4B2',
    textTertiary: '#8792A1',
    bgLayout: '#0B0D10',
    bgContainer: '#13171C',
    bgElevated: '#1B2027',
    border: '#667282',
    borderSecondary: '#252B33',
    primary: '#2C58B4',
    primaryHover: '#3463C4',
    primaryActive: '#24498F',
    onPrimary: '#E6EDFB',
    primaryBg: '#16243F',
    link: '#7FA6F0',
    linkHover: '#9DBBF5',
    focus: '#9DBBF5',
    success: '#6CC08B',
    successText: '#8FD0A8',
    successBg: '#14301F',
    warning: '#D9A441',
    warningText: '#E9BE6C',
    warningBg: '#3A2A08',
    error: '#9E2B23',
    onError: '#FBE3E0',
    errorText: '#F08A80',
    errorBg: '#3A1714',
    skeleton: '#1F252D',
    mask: 'rgba(0, 0, 0, 0.6)',
  },
  states: {
    booking: { fill: '#2C58B4', text: '#E6EDFB' },
    hold: { fill: '#1B2B4D', stripe: '#24396A', text: '#B9CDF6', border: '#7FA6F0' },
    offer: { fill: '#2A1B40', text: '#D0B4F5', border: '#A57BE0' },
    open: { fill: '#13171C', text: '#9AA4B2', border: '#7D8897' },
    urgent: { fill: '#3A1714', text: '#F5B0A8', border: '#F08A80' },
    rest: { fill: '#252B33', text: '#A7B0BC' },
    travel: { fill: '#3B220F', text: '#F0B078', border: '#F0B078' },
    gap: { fill: '#13171C', text: '#9AA4B2', border: '#667282' },
    no: { fill: '#2D343D', text: '#A7B0BC' },
    done: { fill: '#14301F', text: '#8FD0A8' },
    heatFull: { fill: '#16243F', text: '#AFC6F5' },
    heatMost: { fill: '#3A2A08', text: '#E9BE6C' },
    heatSome: { fill: '#451A16', text: '#F5B0A8' },
    heatNone: { fill: '#9E2B23', text: '#FBE3E0' },
  },
};

/** `light`, and `set`: the dark one, also for a screen beside a camera at night. */
export const themes = { light, set } as const;
export type ThemeName = keyof typeof themes;

/** The font stack: what is on the machine first, the web font last. */
export const FONT_FAMILY =
  '-apple-system, "Segoe UI", Roboto, "PingFang SC", "HarmonyOS Sans SC", MiSans, "Microsoft YaHei", ' +
  '"Noto Sans CJK SC", "Noto Sans SC Variable", sans-serif';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function declarations(theme: Theme): string[] {
  const palette = Object.entries(theme.palette).map(([name, value]) => `--cb-${kebab(name)}: ${value};`);
  const states = Object.entries(theme.states).flatMap(([name, paint]) =>
    Object.entries(paint as StatePaint).map(([part, value]) => `--cb-state-${kebab(name)}-${part}: ${value};`),
  );
  return [...palette, ...states];
}

const block = (selector: string, scheme: string, theme: Theme, indent = ''): string =>
  [
    `${indent}${selector} {`,
    ...[`color-scheme: ${scheme};`, ...declarations(theme)].map((line) => `${indent}  ${line}`),
    `${indent}}`,
  ].join('\n');

/** The style sheet of the tokens: light, the dark one on demand, and where the machine asks for it. */
export function tokensCss(): string {
  return [
    '/* Made from tokens.ts by `npm run generate`. */',
    block(':root', 'light', light),
    block("[data-theme='set']", 'dark', set),
    '@media (prefers-color-scheme: dark) {',
    block(":root:not([data-theme='light'])", 'dark', set, '  '),
    '}',
    '',
  ].join('\n');
}
