import { Injectable } from '@nestjs/common';
import type { ConflictDecider, ConflictKind, ConflictState, Day } from '@callboard/domain';
import { prepared } from '../kernel/prepared';
import { sql, Tx } from '../kernel/tx';
import type { ClashKind } from './clash';
import { CONFLICTS } from './conflict-sql';
import type { PersonCard } from './proposal.repository';

/** What more is known of a conflict; each kind has its own of it. Nothing of another company's work is among it. */
export interface ConflictFacts {
  /** Days of rest that are given up. */
  readonly missingDays?: number;
  /** Why somebody allowed it, and who. */
  readonly reason?: string;
  readonly byName?: string;
  /** When that was, or since when somebody is silent. */
  readonly at?: Date;
  /** When the clock ends. */
  readonly until?: Date;
  /** The own hold is challenged, with nobody before it. */
  readonly challenged?: boolean;
  /** What keeps her from accepting. */
  readonly why?: ClashKind;
}

/** Something that stands between a shoot and somebody whom it has booked, asked or holds. */
export interface ConflictRow extends PersonCard {
  readonly kind: ConflictKind;
  readonly decider: ConflictDecider;
  /** The days of the place that it is about, ascending. */
  readonly days: readonly Day[];
  readonly facts: ConflictFacts;
  readonly state: ConflictState;
  /** The booking, offer or hold. */
  readonly subjectId: string;
  readonly slotId: string;
  readonly postingId: string;
  readonly roleId: string;
  readonly department: string;
  /** The first day of the place is over. */
  readonly begun: boolean;
  /** Nobody else is asked for the place or has it. */
  readonly alone: boolean;
  /** By how many days the posting is shifted now. */
  readonly shiftDays: number;
  /** By how many more it would have to be, later or earlier; null when that does not help. */
  readonly moveBy: number | null;
  /** An open place of the department for somebody who can look after a newcomer. */
  readonly mentorSlotId: string | null;
  /** The refilling of the place that is under way. */
  readonly backfillId: string | null;
}

/** JSON knows no instants. */
type Stored = Omit<ConflictRow, 'facts'> & {
  readonly facts: Omit<ConflictFacts, 'at' | 'until'> & { readonly at?: string; readonly until?: string };
};

const STATEMENT = prepared('conflicts of a shoot', CONFLICTS);

@Injectable()
export class ConflictRepository {
  /** The conflicts of a shoot by their days, from one statement. */
  async ofShoot(
    tx: Tx,
    shootId: string,
    filter: {
      /** Of one department, or null for all. */
      readonly department: string | null;
      /** Whether those of offers and holds are wanted. */
      readonly offers: boolean;
      /** The level from which somebody looks after newcomers. */
      readonly mentorLevel: number;
    },
  ): Promise<ConflictRow[]> {
    const { department, offers, mentorLevel } = filter;
    const rows = await sql<Stored>(tx, STATEMENT, [shootId, department, offers, mentorLevel]);
    return rows.map(({ facts: { at, until, ...facts }, ...row }) => ({
      ...row,
      facts: { ...facts, ...(at && { at: new Date(at) }), ...(until && { until: new Date(until) }) },
    }));
  }
}
