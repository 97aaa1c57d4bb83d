import { daysBetween } from '../../messages/format';

/** Where a booked job stands on a day. */
export type Stage =
  | { readonly kind: 'before'; readonly inDays: number; readonly first: string }
  | { readonly kind: 'working'; readonly day: number; readonly of: number; readonly last: boolean }
  | { readonly kind: 'between'; readonly next: string }
  | { readonly kind: 'after' }
  | { readonly kind: 'cancelled' };

/** Where a job stands: `days` are its days of work, ascending. */
export function stageOf(state: string, days: readonly string[], today: string): Stage {
  if (state.startsWith('cancelled') || state === 'no_show') return { kind: 'cancelled' };
  const first = days[0];
  const next = days.find((day) => day >= today);
  if (state === 'completed' || first === undefined || next === undefined) return { kind: 'after' };
  if (today < first) return { kind: 'before', first, inDays: daysBetween(today, first).length - 1 };
  if (next !== today) return { kind: 'between', next };
  const index = days.indexOf(today);
  return { kind: 'working', day: index + 1, of: days.length, last: index === days.length - 1 };
}
