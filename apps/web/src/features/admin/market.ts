import type { Schema } from '../../api/types';

export type MarketRun = Schema<'MarketRun'>;
export type MarketResult = NonNullable<MarketRun['result']>;
export type Segment = MarketResult['segments'][number];
export type MarketGap = Schema<'MarketGap'>;

/** Whether a run still works. */
export function isLive(run: Pick<MarketRun, 'state'> | undefined): boolean {
  return run?.state === 'queued' || run?.state === 'running';
}

/** The stages of a run in which the engine works; their units count on through all of them. */
const ENGINE = ['auction', 'pairs', 'prices', 'plan', 'proof'] as const;
export const STAGES = ['queued', 'snapshot', ...ENGINE, 'store', 'done'] as const;
export type MarketStage = (typeof STAGES)[number];

export function stageOf(run: Pick<MarketRun, 'stage'>): MarketStage {
  return STAGES.find((stage) => stage === run.stage) ?? 'auction';
}

/** Where the parts of a run begin and end on its bar, as measured on usual runs. */
const SNAPSHOT: readonly [number, number] = [0.02, 0.15];
const SOLVE: readonly [number, number] = [0.15, 0.85];
const STORE: readonly [number, number] = [0.85, 1];

/** How far a run is, from 0 to 1. */
export function shareOf(run: Pick<MarketRun, 'stage' | 'doneUnits' | 'totalUnits'>): number {
  const stage = stageOf(run);
  if (stage === 'queued') return 0;
  if (stage === 'done') return 1;
  const [from, to] = stage === 'snapshot' ? SNAPSHOT : stage === 'store' ? STORE : SOLVE;
  const inside = run.totalUnits > 0 ? Math.min(1, run.doneUnits / run.totalUnits) : 0;
  return from + (to - from) * inside;
}

/**
 * A gap in per cent with two figures behind the point, rounded up, so that what is said to be proven is: `0.19`. Null
 * where the plan is proven best.
 */
export function gapPercent(gap: number): string | null {
  return gap <= 0 ? null : (Math.ceil(gap * 10_000) / 100).toFixed(2);
}

/** Milliseconds as seconds with one figure behind the point. */
export const secondsOf = (milliseconds: number): number => Math.round(milliseconds / 100) / 10;

/** Places that have somebody; a pin counts. */
export const filledOf = ({ slots, open }: Pick<MarketResult, 'slots' | 'open'>): number => slots - open;

/** What a filled place is worth on average, in points. */
export function wholeOf({ value, filled }: Pick<MarketResult, 'value' | 'filled'>): number {
  return filled === 0 ? 0 : Math.round(value / filled);
}

export type Level = 'short' | 'tight' | 'enough';

/** `short`: one more person fills about one more place; `tight`: she would do good; `enough`: next to nothing. */
export function levelOf(segment: Pick<Segment, 'slots' | 'filled' | 'mostWorth'>, whole: number): Level {
  if (segment.filled < segment.slots || (whole > 0 && segment.mostWorth * 2 >= whole)) return 'short';
  return segment.mostWorth * 10 >= whole && whole > 0 ? 'tight' : 'enough';
}

export interface PriceRow {
  readonly roleId: string;
  readonly open: number;
  readonly most: number;
  /** By base, in the order of the columns; null where no place asks for the role. */
  readonly cells: readonly (Segment | null)[];
}

export interface PriceTable {
  readonly bases: readonly string[];
  readonly rows: readonly PriceRow[];
}

const openOf = ({ slots, filled }: Pick<Segment, 'slots' | 'filled'>): number => slots - filled;

/** Roles by bases: where most places are open first, then where one more person would be worth most. */
export function priceTable(segments: readonly Segment[]): PriceTable {
  const bases = new Map<string, { open: number; slots: number }>();
  const roles = new Map<string, Segment[]>();
  for (const segment of segments) {
    const base = bases.get(segment.baseId) ?? { open: 0, slots: 0 };
    base.open += openOf(segment);
    base.slots += segment.slots;
    bases.set(segment.baseId, base);
    roles.set(segment.roleId, [...(roles.get(segment.roleId) ?? []), segment]);
  }
  const order = [...bases]
    .sort(([a, x], [b, y]) => y.open - x.open || y.slots - x.slots || (a < b ? -1 : 1))
    .map(([id]) => id);
  const rows = [...roles].map(([roleId, all]): PriceRow => ({
    roleId,
    open: all.reduce((sum, segment) => sum + openOf(segment), 0),
    most: Math.max(...all.map(({ mostWorth }) => mostWorth)),
    cells: order.map((base) => all.find(({ baseId }) => baseId === base) ?? null),
  }));
  rows.sort((a, b) => b.open - a.open || b.most - a.most || (a.roleId < b.roleId ? -1 : 1));
  return { bases: order, rows };
}

/** The segments that are short, most first, at most so many. */
export function shortest(segments: readonly Segment[], whole: number, most = 3): readonly Segment[] {
  return segments
    .filter((segment) => levelOf(segment, whole) === 'short')
    .sort((a, b) => openOf(b) - openOf(a) || b.mostWorth - a.mostWorth || (a.roleId < b.roleId ? -1 : 1))
    .slice(0, most);
}

/** Places that are open on the same days for the same reason, seen as one. */
export interface GapGroup {
  readonly gap: MarketGap;
  readonly seats: number;
}

/** Places of a posting that are open on the same days by the same rule become one line, where the first of them stood. */
export function groupGaps(gaps: readonly MarketGap[]): readonly GapGroup[] {
  const groups = new Map<string, { gap: MarketGap; seats: number }>();
  for (const gap of gaps) {
    const key = [gap.postingId, gap.firstDay, gap.lastDay, gap.bindingRule].join();
    const group = groups.get(key);
    if (group) group.seats += 1;
    else groups.set(key, { gap, seats: 1 });
  }
  return [...groups.values()];
}

/** The steps of a funnel at which somebody went. */
export function stepsOf(funnel: MarketGap['funnel']): MarketGap['funnel'] {
  return funnel.filter((step, index) => index === 0 || step.left < funnel[index - 1]!.left);
}

/** What giving way would bring, most people first. */
export function waysOf({ relaxations }: Pick<MarketGap, 'relaxations'>): MarketGap['relaxations'] {
  // Asking again those who said no, and rules that nobody can loosen, are no advice.
  const advice = ({ rule }: MarketGap['relaxations'][number]): boolean =>
    !['excluded', 'blocked', 'taken', 'role'].includes(rule.replace(/^rule\./, ''));
  return relaxations
    .filter((each) => each.people > 0 && advice(each))
    .sort((a, b) => b.people - a.people)
    .slice(0, 3);
}
