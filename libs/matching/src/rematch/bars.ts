import { highWord, lowWord } from '../market/day-mask';
import type { Market } from '../market/market';
import type { Groups } from '../solve/problem';

/** What events have ruled out since the market was made: people for slots, and days of people. */
export class Bars {
  private readonly people = new Map<number, number[]>();
  /** Days on which a person cannot work, as two words. */
  private readonly days = new Map<number, [low: number, high: number]>();

  constructor(
    private readonly market: Market,
    private readonly groups: Groups,
  ) {}

  /** Those who are not asked for a group. */
  of(group: number): readonly number[] | undefined {
    return this.people.get(group);
  }

  bar(person: number, group: number): void {
    const known = this.people.get(group);
    if (!known) this.people.set(group, [person]);
    else if (!known.includes(person)) known.push(person);
  }

  /** Takes days, as offsets, from a person; what lies outside the window does not matter. */
  barDays(person: number, from: number, to: number): void {
    const known = this.days.get(person) ?? [0, 0];
    this.days.set(person, [known[0] | lowWord(from, to), known[1] | highWord(from, to)]);
  }

  /** Whether a group works on a day on which the person cannot. */
  keepsOut(person: number, group: number): boolean {
    if (this.days.size === 0) return false;
    const days = this.days.get(person);
    if (!days) return false;
    const { masks } = this.market;
    const slot = this.groups.slot[this.groups.unitStart[group]!]!;
    return ((days[0] & masks.daysLow[slot]!) | (days[1] & masks.daysHigh[slot]!)) !== 0;
  }
}
