import { Injectable } from '@nestjs/common';
import { newId, StateOf } from '@callboard/domain';
import type { Day } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';
import type { PostingTerms } from './posting.repository';

/** A person as producers see her in lists. */
export interface PersonCard {
  readonly personId: string;
  readonly displayName: string;
  readonly handle: string;
  readonly homeBase: string | null;
}

/** One soft term of a score. */
export interface StoredTerm {
  readonly id: string;
  readonly points: number;
  readonly params: Readonly<Record<string, string | number | boolean>>;
}

/** A runner-up as stored: an id, never a name. */
export interface StoredRunnerUp {
  readonly personId: string;
  readonly score: number;
  readonly payFen: number;
  readonly terms: readonly StoredTerm[];
}

/** A proposal to store. */
export interface ProposalRecord {
  readonly runId: string;
  readonly shootId: string;
  readonly slotId: string;
  readonly personId: string;
  readonly score: number;
  readonly payFen: number;
  readonly terms: readonly StoredTerm[];
  readonly runnersUp: readonly StoredRunnerUp[];
}

/** A stored proposal. */
export interface ProposalRow extends ProposalRecord {
  readonly id: string;
  readonly state: StateOf<'proposal'>;
  readonly postingId: string;
}

/** How far a rule must give for how many people more. */
export interface StoredStep {
  readonly people: number;
  readonly params: Readonly<Record<string, string | number | boolean>>;
}

/** What giving way in one rule alone would bring: by its first step, and by each. */
export interface StoredRelaxation extends StoredStep {
  readonly rule: string;
  /** Left out by those stored before there were steps. */
  readonly steps?: readonly StoredStep[];
}

/** What other days would bring. */
export interface StoredDayOption {
  readonly change: string;
  readonly people: number;
  readonly first: Day;
  readonly last: Day;
}

/** What of a posting a change for one of its slots starts from. */
export interface ChangeablePosting extends Pick<
  PostingTerms,
  | 'minLevel'
  | 'entry'
  | 'headOfDepartment'
  | 'payLowFen'
  | 'payHighFen'
  | 'prepDays'
  | 'shootShareBp'
  | 'wrapDays'
  | 'shiftDays'
> {
  readonly version: number;
  readonly shootingDays: number;
  /** Slots with an offer or a booking. */
  readonly taken: number;
}

/** A slot of a shoot with what is proposed for it or why nothing is. */
export interface SlotProposalRow {
  readonly slotId: string;
  readonly slotState: StateOf<'slot'>;
  readonly postingId: string;
  readonly roleId: string;
  readonly department: string;
  readonly position: number;
  readonly minLevel: number;
  readonly days: readonly Day[];
  /** Its first day is today or past: it cannot begin earlier. */
  readonly begins: boolean;
  readonly posting: ChangeablePosting;
  readonly proposal: {
    readonly id: string;
    readonly state: StateOf<'proposal'>;
    readonly personId: string;
    readonly score: number;
    readonly payFen: number;
    readonly terms: readonly StoredTerm[];
    readonly runnersUp: readonly StoredRunnerUp[];
  } | null;
  readonly shortfall: {
    readonly funnel: readonly { readonly rule: string; readonly left: number }[];
    readonly bindingRule: string;
    readonly relaxations: readonly StoredRelaxation[];
    readonly otherDays: readonly StoredDayOption[];
    readonly foundAt: string;
  } | null;
}

const ROW = `p.id, p.run_id AS "runId", p.shoot_id AS "shootId", p.slot_id AS "slotId", p.person_id AS "personId",
  p.state, p.score, p.pay_fen AS "payFen", p.terms, p.runners_up AS "runnersUp", s.posting_id AS "postingId"`;

@Injectable()
export class ProposalRepository {
  /** Stores proposals in their first state and returns their ids in order. */
  async insert(tx: Tx, records: readonly ProposalRecord[]): Promise<string[]> {
    if (records.length === 0) return [];
    const rows = records.map((record) => ({ ...record, id: newId() }));
    await sql(
      tx,
      `INSERT INTO proposal (id, run_id, shoot_id, slot_id, person_id, score, pay_fen, terms, runners_up)
       SELECT r.id, r."runId", r."shootId", r."slotId", r."personId", r.score, r."payFen", r.terms, r."runnersUp"
       FROM jsonb_to_recordset($1::jsonb)
         AS r(id uuid, "runId" uuid, "shootId" uuid, "slotId" uuid, "personId" uuid, score integer, "payFen" bigint,
              terms jsonb, "runnersUp" jsonb)`,
      [JSON.stringify(rows)],
    );
    return rows.map((row) => row.id);
  }

  async byId(tx: Tx, proposalId: string): Promise<ProposalRow | null> {
    return sqlOne<ProposalRow>(tx, `SELECT ${ROW} FROM proposal p JOIN slot s ON s.id = p.slot_id WHERE p.id = $1`, [
      proposalId,
    ]);
  }

  /** Live proposals of a shoot, all or those named, in order of their slots. */
  async live(tx: Tx, shootId: string, ids: readonly string[] | null = null): Promise<ProposalRow[]> {
    return sql<ProposalRow>(
      tx,
      `SELECT ${ROW} FROM proposal p JOIN slot s ON s.id = p.slot_id
       WHERE p.shoot_id = $1 AND ($2::uuid[] IS NULL OR p.id = ANY($2)) AND p.state IN ('suggested', 'pinned')
       ORDER BY p.slot_id`,
      [shootId, ids],
    );
  }

  /** Live proposals of a shoot for any of the slots or people. */
  async liveFor(tx: Tx, shootId: string, slotIds: readonly string[], personIds: readonly string[]): Promise<string[]> {
    const rows = await sql<{ id: string }>(
      tx,
      `SELECT id FROM proposal WHERE shoot_id = $1 AND state IN ('suggested', 'pinned')
         AND (slot_id = ANY($2::uuid[]) OR person_id = ANY($3::uuid[])) ORDER BY id`,
      [shootId, slotIds, personIds],
    );
    return rows.map((row) => row.id);
  }

  /** Whether any of the slots is of a posting that asks whom a run proposes. */
  async someAsk(tx: Tx, slotIds: readonly string[]): Promise<boolean> {
    if (slotIds.length === 0) return false;
    const row = await sqlOne(
      tx,
      `SELECT 1 FROM slot s JOIN posting p ON p.id = s.posting_id
       WHERE s.id = ANY($1::uuid[]) AND p.asking = 'auto' LIMIT 1`,
      [slotIds],
    );
    return row !== null;
  }

  /** Live proposals of a shoot for postings that ask by themselves, in order of their slots. */
  async toAsk(tx: Tx, shootId: string): Promise<ProposalRow[]> {
    return sql<ProposalRow>(
      tx,
      `SELECT ${ROW} FROM proposal p JOIN slot s ON s.id = p.slot_id JOIN posting o ON o.id = s.posting_id
       WHERE p.shoot_id = $1 AND p.state = 'suggested' AND o.asking = 'auto' ORDER BY p.slot_id`,
      [shootId],
    );
  }

  /** Every place of a shoot, of one department when given, with its live proposal or its shortfall. */
  async board(tx: Tx, shootId: string, department: string | null): Promise<SlotProposalRow[]> {
    return sql<SlotProposalRow>(
      tx,
      `SELECT s.id AS "slotId", s.state AS "slotState", s.posting_id AS "postingId", o.role_id AS "roleId",
              r.department, s.position, o.min_level AS "minLevel", s.days,
              s.days[1] <= (now() AT TIME ZONE h.zone)::date AS begins,
              jsonb_build_object('version', o.version, 'minLevel', o.min_level, 'entry', o.entry,
                'headOfDepartment', o.head_of_department, 'payLowFen', o.pay_low_fen, 'payHighFen', o.pay_high_fen,
                'prepDays', o.prep_days, 'shootShareBp', o.shoot_share_bp, 'wrapDays', o.wrap_days,
                'shiftDays', o.shift_days, 'shootingDays', h.shooting_days,
                'taken', count(*) FILTER (WHERE s.state IN ('offered', 'booked')) OVER (PARTITION BY o.id)) AS posting,
              CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'state', p.state,
                'personId', p.person_id, 'score', p.score, 'payFen', p.pay_fen, 'terms', p.terms,
                'runnersUp', p.runners_up) END AS proposal,
              CASE WHEN p.id IS NULL AND f.slot_id IS NOT NULL THEN jsonb_build_object('funnel', f.funnel,
                'bindingRule', f.binding_rule, 'relaxations', f.relaxations, 'otherDays', f.other_days,
                'foundAt', to_char(f.found_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END AS shortfall
       FROM slot s JOIN posting o ON o.id = s.posting_id JOIN role r ON r.id = o.role_id
       JOIN shoot h ON h.id = s.shoot_id
       LEFT JOIN proposal p ON p.slot_id = s.id AND p.state IN ('suggested', 'pinned')
       LEFT JOIN slot_shortfall f ON f.slot_id = s.id AND s.state = 'open'
       WHERE s.shoot_id = $1 AND s.state NOT IN ('cancelled', 'worked') AND ($2::text IS NULL OR r.department = $2)
       ORDER BY o.sort_order, o.id, s.position`,
      [shootId, department],
    );
  }

  /** Cards of these people. */
  async cards(tx: Tx, personIds: readonly string[]): Promise<PersonCard[]> {
    return sql<PersonCard>(
      tx,
      `SELECT p.id AS "personId", p.display_name AS "displayName", p.handle, f.home_base AS "homeBase"
       FROM person p LEFT JOIN profile f ON f.person_id = p.id WHERE p.id = ANY($1::uuid[])`,
      [personIds],
    );
  }
}
