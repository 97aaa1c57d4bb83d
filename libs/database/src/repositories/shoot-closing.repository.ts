import { Injectable } from '@nestjs/common';
import { StateOf } from '@callboard/domain';
import { OPEN_APPLICATIONS } from '../kernel/state-list';
import { sql, Tx } from '../kernel/tx';

/** A thing that belongs to a person. */
export interface PersonThing {
  readonly id: string;
  readonly personId: string;
}

/** A proposal that waits for a decision. */
export interface OpenProposal extends PersonThing {
  readonly slotId: string;
  /** Fen a day. */
  readonly payFen: number;
}

/** What hangs on a shoot and has not reached its end. */
export interface OpenEnds {
  readonly postings: readonly { readonly id: string; readonly state: StateOf<'posting'> }[];
  readonly slots: readonly { readonly id: string; readonly state: StateOf<'slot'> }[];
  readonly offers: readonly (PersonThing & { readonly slotId: string })[];
  readonly bookings: readonly PersonThing[];
  readonly applications: readonly PersonThing[];
  readonly reserves: readonly PersonThing[];
  readonly proposals: readonly string[];
  readonly runs: readonly string[];
}

@Injectable()
export class ShootClosingRepository {
  /** Everything of a shoot that still waits for something, in the order in which it is to be locked. */
  async openEnds(tx: Tx, shootId: string): Promise<OpenEnds> {
    const [postings, slots, offers, bookings, applications, reserves, proposals, runs] = [
      await sql<OpenEnds['postings'][number]>(
        tx,
        `SELECT id, state FROM posting WHERE shoot_id = $1 AND state <> 'closed' ORDER BY id FOR UPDATE`,
        [shootId],
      ),
      await sql<OpenEnds['slots'][number]>(
        tx,
        `SELECT id, state FROM slot WHERE shoot_id = $1 AND state NOT IN ('cancelled', 'worked') ORDER BY id FOR UPDATE`,
        [shootId],
      ),
      await sql<OpenEnds['offers'][number]>(
        tx,
        `SELECT id, person_id AS "personId", slot_id AS "slotId" FROM offer
         WHERE shoot_id = $1 AND state IN ('staged', 'sent', 'viewed', 'countered') ORDER BY id`,
        [shootId],
      ),
      await sql<PersonThing>(
        tx,
        `SELECT id, person_id AS "personId" FROM booking
         WHERE shoot_id = $1 AND state IN ('confirmed', 'reconfirming') ORDER BY id`,
        [shootId],
      ),
      await sql<PersonThing>(
        tx,
        `SELECT id, person_id AS "personId" FROM application
         WHERE shoot_id = $1 AND state IN ${OPEN_APPLICATIONS} ORDER BY id`,
        [shootId],
      ),
      await sql<PersonThing>(
        tx,
        `SELECT id, person_id AS "personId" FROM reserve WHERE shoot_id = $1 AND state = 'live' ORDER BY id`,
        [shootId],
      ),
      await sql<{ id: string }>(
        tx,
        `SELECT id FROM proposal WHERE shoot_id = $1 AND state IN ('suggested', 'pinned') ORDER BY id`,
        [shootId],
      ),
      await sql<{ id: string }>(
        tx,
        `SELECT id FROM match_run WHERE shoot_id = $1 AND state IN ('queued', 'running') ORDER BY id`,
        [shootId],
      ),
    ];
    return {
      postings,
      slots,
      offers,
      bookings,
      applications,
      reserves,
      proposals: proposals.map((row) => row.id),
      runs: runs.map((row) => row.id),
    };
  }

  /** The same proposals with what they say: whom they would offer how much. */
  async openProposalsOf(tx: Tx, slotIds: readonly string[]): Promise<OpenProposal[]> {
    return sql<OpenProposal>(
      tx,
      `SELECT id, slot_id AS "slotId", person_id AS "personId", pay_fen AS "payFen" FROM proposal
       WHERE slot_id = ANY($1::uuid[]) AND state IN ('suggested', 'pinned') ORDER BY id`,
      [slotIds],
    );
  }

  /** Proposals for these slots that wait for a decision. */
  async liveProposalsOf(tx: Tx, slotIds: readonly string[]): Promise<string[]> {
    const rows = await sql<{ id: string }>(
      tx,
      `SELECT id FROM proposal WHERE slot_id = ANY($1::uuid[]) AND state IN ('suggested', 'pinned') ORDER BY id`,
      [slotIds],
    );
    return rows.map((row) => row.id);
  }
}
