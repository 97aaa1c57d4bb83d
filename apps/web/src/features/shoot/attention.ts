import type { Schema } from '../../api/types';

type Shoot = Schema<'Shoot'>;
export type Step = Shoot['nextStep'];

/** How much a shoot wants its producer: at once, soon, when there is time, or not at all. */
export type Urgency = 'now' | 'soon' | 'waiting' | 'calm';

/** Why a shoot stands where it stands in the list of today. */
export type Reason =
  | { readonly kind: 'startsShort'; readonly days: number; readonly open: number }
  | { readonly kind: 'runningShort'; readonly open: number }
  | { readonly kind: 'offersEnd'; readonly count: number; readonly at: string }
  | { readonly kind: 'step'; readonly step: Step };

export interface Attention {
  readonly shoot: Shoot;
  readonly urgency: Urgency;
  readonly reasons: readonly Reason[];
  /** What the one button does. */
  readonly fix: Step | 'seeOffers';
}

/** Offers of a shoot that wait for an answer, by their ends. */
export interface WaitingOffers {
  readonly count: number;
  readonly soonestEnd: string | null;
  /** How many end within {@link SOON_MS}. */
  readonly endingSoon: number;
}

/** Offers that end within this time are told. */
export const SOON_MS = 6 * 3_600_000;
/** Days before the first day of work from which an open place is red. */
const RED_DAYS = 3;
/** Days before it from which the next step is due. */
const DUE_DAYS = 14;

const WAITS: ReadonlySet<Step> = new Set(['awaitVerification', 'awaitMatch', 'awaitAnswers']);
const ORDER: readonly Urgency[] = ['now', 'soon', 'waiting', 'calm'];

/** Days from today to a day; below zero when it is past. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}

/** Whether the shoot can still ask anybody of its producer. */
export function isAlive({ state }: Pick<Shoot, 'state'>): boolean {
  return state !== 'wrapped' && state !== 'cancelled';
}

/** What a shoot wants of its producer today. */
export function attentionOf(shoot: Shoot, today: string, offers?: WaitingOffers): Attention {
  const { open, offered } = shoot.summary;
  const days = daysUntil(shoot.runFirst, today);
  const short = open + offered;
  const hires = shoot.state === 'open' || shoot.state === 'shooting';
  const reasons: Reason[] = [];
  if (hires && short > 0 && days <= RED_DAYS)
    reasons.push(days >= 0 ? { kind: 'startsShort', days, open: short } : { kind: 'runningShort', open: short });
  if (offers && offers.endingSoon > 0 && offers.soonestEnd !== null)
    reasons.push({ kind: 'offersEnd', count: offers.endingSoon, at: offers.soonestEnd });
  const red = reasons.length > 0 && reasons[0]!.kind !== 'offersEnd';
  if (shoot.nextStep !== 'none' && shoot.nextStep !== 'ready') reasons.push({ kind: 'step', step: shoot.nextStep });
  return { shoot, reasons, urgency: urgencyOf(shoot, days, red, reasons), fix: fixOf(shoot, red, reasons) };
}

function urgencyOf(shoot: Shoot, days: number, red: boolean, reasons: readonly Reason[]): Urgency {
  if (red) return 'now';
  if (reasons.length === 0) return 'calm';
  if (reasons[0]!.kind === 'offersEnd') return 'soon';
  if (WAITS.has(shoot.nextStep)) return 'waiting';
  return days <= DUE_DAYS ? 'soon' : 'waiting';
}

function fixOf(shoot: Shoot, red: boolean, reasons: readonly Reason[]): Attention['fix'] {
  const ending = reasons.some(({ kind }) => kind === 'offersEnd');
  // Who runs out of places while answers are due looks at the answers first; else the next step is the fix.
  if (ending && (!red || WAITS.has(shoot.nextStep))) return 'seeOffers';
  return shoot.nextStep;
}

/** The reddest first; among equals what starts sooner. */
export function byUrgency(a: Attention, b: Attention): number {
  return (
    ORDER.indexOf(a.urgency) - ORDER.indexOf(b.urgency) ||
    (a.shoot.runFirst < b.shoot.runFirst ? -1 : a.shoot.runFirst > b.shoot.runFirst ? 1 : 0) ||
    (a.shoot.id < b.shoot.id ? -1 : 1)
  );
}

/** Counts the clocks of offers that wait for an answer. */
export function waitingOf(ends: readonly (string | null)[], now: number): WaitingOffers {
  const live = ends.flatMap((end) => (end !== null && Date.parse(end) > now ? [end] : [])).sort();
  return {
    count: live.length,
    soonestEnd: live[0] ?? null,
    endingSoon: live.filter((end) => Date.parse(end) - now <= SOON_MS).length,
  };
}
