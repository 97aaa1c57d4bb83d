import type { Shoot } from '../../../app/shoot';
import { daysUntil } from '../attention';

/** Where a shoot is in time: before, within or after its days of work. */
export type Timing =
  | { readonly kind: 'before'; readonly days: number }
  | { readonly kind: 'within'; readonly day: number }
  | { readonly kind: 'after' };

export function timingOf(shoot: Pick<Shoot, 'runFirst' | 'runLast'>, today: string): Timing {
  const days = daysUntil(shoot.runFirst, today);
  if (days > 0) return { kind: 'before', days };
  return shoot.runLast < today ? { kind: 'after' } : { kind: 'within', day: 1 - days };
}
