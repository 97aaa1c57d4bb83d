import type { BackfillCandidate, BackfillPlace } from '@callboard/database';
import { BackfillLevel, isEmergency, isQuiet, LEVEL_LIMIT } from '@callboard/domain';

/** Somebody who could be asked. */
export interface InLine {
  readonly personId: string;
  /** Points of the match; null for a reserve, who comes by her rank. */
  readonly score: number | null;
  /** What the engine would offer, fen a day; null: the usual pay for her. */
  readonly payFen: number | null;
  readonly terms: readonly { readonly id: string; readonly points: number; readonly params: object }[];
}

/** Somebody in line, at a level. */
export interface Placed extends InLine {
  readonly level: Exclude<BackfillLevel, 'by_hand'>;
}

/** Who could be asked, each list best first. */
export interface Lines {
  readonly reserves: readonly InLine[];
  readonly ranked: readonly InLine[];
  readonly relaxed: readonly InLine[];
}

/** Whether it is night at a place that is needed so soon that people are asked all the same: those who allow it. */
export function isNight({ hoursToStart, now, zone }: Pick<BackfillPlace, 'hoursToStart' | 'now' | 'zone'>): boolean {
  return isEmergency(hoursToStart) && isQuiet(now, zone);
}

/** Why people are passed over for the moment only: the quiet hours, and somebody else who holds them. */
const FOR_NOW: ReadonlySet<string> = new Set(['quiet', 'later']);

/**
 * The one line in which people are asked: reserves by their rank, then the best five of the ranking, the ten after them,
 * and ten of those who come into question at one level less. Whoever was asked or passed over for good is left out;
 * whoever was passed over because of the hour, or because somebody else came first, may be asked now.
 */
export function lineUp(lines: Lines, before: readonly BackfillCandidate[]): Placed[] {
  const gone = new Set(before.filter((each) => !FOR_NOW.has(each.passedOver ?? '')).map((each) => each.personId));
  const asked = (level: BackfillLevel): number =>
    before.filter((each) => each.offerId !== null && each.level === level).length;
  const placed: Placed[] = [];
  const take = (people: readonly InLine[], level: Placed['level'], most: number): void => {
    for (const person of people.filter((each) => !gone.has(each.personId)).slice(0, Math.max(0, most))) {
      gone.add(person.personId);
      placed.push({ ...person, level });
    }
  };
  take(lines.reserves, 'reserves', lines.reserves.length);
  take(lines.ranked, 'best', LEVEL_LIMIT.best - asked('best'));
  take(lines.ranked, 'next', LEVEL_LIMIT.next - asked('next'));
  take(lines.relaxed, 'relaxed', LEVEL_LIMIT.relaxed - asked('relaxed'));
  return placed;
}
