import { Injectable } from '@nestjs/common';
import { MonthRepository, Tx } from '@callboard/database';
import { addDays, Span } from '@callboard/domain';
import { Clash, clashesOf } from './clash';
import { gapPolicyOf } from './gap-policy';

/** Work that a person might take on. */
export interface WantedWork {
  readonly span: Span;
  /** The base where it is. */
  readonly base: string;
}

/** Bookings further away than this cannot clash: longer than any rest and travel. */
const NEAR_DAYS = 14;

/** Finds the bookings of a person that leave no room for other work. */
@Injectable()
export class Clashes {
  constructor(private readonly calendar: MonthRepository) {}

  /** For each piece of work the bookings that clash with it: two statements however many there are, none for none. */
  async of(tx: Tx, personId: string, works: readonly WantedWork[]): Promise<Clash[][]> {
    if (works.length === 0) return [];
    const firsts = works.map(({ span }) => span.first).sort();
    const lasts = works.map(({ span }) => span.last).sort();
    const near = { first: addDays(firsts[0]!, -NEAR_DAYS), last: addDays(lasts[lasts.length - 1]!, NEAR_DAYS) };
    const bookings = await this.calendar.bookings(tx, personId, near);
    const policy = gapPolicyOf(await this.calendar.gapPolicy(tx));
    return works.map((work) => clashesOf(work, bookings, policy));
  }
}
