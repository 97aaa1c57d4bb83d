import { Injectable } from '@nestjs/common';
import type { BlockSide } from '@callboard/domain';
import { OPEN_APPLICATIONS } from '../kernel/state-list';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { blockedSql } from './block-sql';
import type { PersonCard } from './proposal.repository';

/** A person and a company, and which of them blocks. */
export interface BlockPair {
  readonly personId: string;
  readonly companyId: string;
  readonly side: BlockSide;
}

interface StoredBlock {
  readonly id: string;
  /** For the own side alone. */
  readonly note: string;
  readonly createdAt: Date;
}

/** A company that a person has blocked. */
export interface BlockedCompany extends StoredBlock {
  readonly companyId: string;
  readonly companyName: string;
}

/** A person whom a company has blocked. */
export interface BlockedPerson extends StoredBlock, PersonCard {}

/** What of a pair would go on by itself, by id. */
export interface PairStandings {
  /** Reserves, with their shoots. */
  readonly reserves: readonly { readonly id: string; readonly shootId: string }[];
  /** Applications that nobody has answered, with their shoots. */
  readonly applications: readonly { readonly id: string; readonly shootId: string }[];
  /** Proposals that have not gone out, with their shoots. */
  readonly proposals: readonly { readonly id: string; readonly shootId: string }[];
}

const COMPANY_ROWS = `SELECT k.id, k.company_id AS "companyId", c.name AS "companyName", k.note,
    k.created_at AS "createdAt"
  FROM block k JOIN company c ON c.id = k.company_id
  WHERE k.person_id = $1 AND k.by_side = 'person' AND k.ended_at IS NULL`;

const PERSON_ROWS = `SELECT k.id, x.id AS "personId", x.display_name AS "displayName", x.handle,
    f.home_base AS "homeBase", k.note, k.created_at AS "createdAt"
  FROM block k JOIN person x ON x.id = k.person_id LEFT JOIN profile f ON f.person_id = x.id
  WHERE k.company_id = $1 AND k.by_side = 'company' AND k.ended_at IS NULL`;

@Injectable()
export class BlockRepository {
  /**
   * Locks the pair, the company against going and the person against whatever is being made for her; false when one of
   * them does not exist.
   */
  async lockPair(tx: Tx, { personId, companyId }: BlockPair): Promise<boolean> {
    const company = await sqlOne(tx, 'SELECT id FROM company WHERE id = $1 FOR KEY SHARE', [companyId]);
    const person = await sqlOne(tx, 'SELECT id FROM person WHERE id = $1 FOR UPDATE', [personId]);
    return company !== null && person !== null;
  }

  /** Whether the company is one that people hear of: it hires, or did. */
  async isPublic(tx: Tx, companyId: string): Promise<boolean> {
    const row = await sqlOne(tx, `SELECT id FROM company WHERE id = $1 AND state IN ('verified', 'suspended')`, [
      companyId,
    ]);
    return row !== null;
  }

  /** Whether the company may know of the person: she can be found by it, or they have had to do with each other. */
  async isKnown(tx: Tx, companyId: string, personId: string): Promise<boolean> {
    const dealt = (table: string): string => `EXISTS (SELECT FROM ${table} d JOIN shoot h ON h.id = d.shoot_id
      WHERE d.person_id = $2 AND h.company_id = $1)`;
    const row = await sqlOne<{ known: boolean }>(
      tx,
      `SELECT EXISTS (SELECT FROM profile f WHERE f.person_id = $2 AND f.searchable
                AND NOT ${blockedSql('$2', '$1', 'person')})
              OR ${dealt('application')} OR ${dealt('offer')} OR ${dealt('hold')} OR ${dealt('proposal')} AS known`,
      [companyId, personId],
    );
    return row!.known;
  }

  /** Whether the side blocks the other now. */
  async isActive(tx: Tx, { personId, companyId, side }: BlockPair): Promise<boolean> {
    const row = await sqlOne(
      tx,
      `SELECT id FROM block WHERE person_id = $1 AND company_id = $2 AND by_side = $3 AND ended_at IS NULL`,
      [personId, companyId, side],
    );
    return row !== null;
  }

  /** How many blocks of the side stand. */
  async countActive(tx: Tx, { personId, companyId, side }: BlockPair): Promise<number> {
    const row = await sqlOne<{ count: number }>(
      tx,
      `SELECT count(*)::int AS count FROM block WHERE by_side = $3 AND ended_at IS NULL
         AND CASE WHEN $3 = 'person' THEN person_id = $1 ELSE company_id = $2 END`,
      [personId, companyId, side],
    );
    return row!.count;
  }

  /** Stores a block; the caller holds the lock of the pair, and none stands. */
  async insert(tx: Tx, block: BlockPair & { id: string; madeBy: string; note: string }): Promise<void> {
    await sql(
      tx,
      `INSERT INTO block (id, person_id, company_id, by_side, made_by, note) VALUES ($1, $2, $3, $4, $5, $6)`,
      [block.id, block.personId, block.companyId, block.side, block.madeBy, block.note],
    );
  }

  /** Ends the active block of a pair; null when none stands. */
  async end(tx: Tx, { personId, companyId, side }: BlockPair): Promise<string | null> {
    const row = await sqlOne<{ id: string }>(
      tx,
      `UPDATE block SET ended_at = clock_timestamp()
       WHERE person_id = $1 AND company_id = $2 AND by_side = $3 AND ended_at IS NULL RETURNING id`,
      [personId, companyId, side],
    );
    return row?.id ?? null;
  }

  /** Whether the side has ever blocked the other. */
  async was(tx: Tx, { personId, companyId, side }: BlockPair): Promise<boolean> {
    const row = await sqlOne(tx, 'SELECT id FROM block WHERE person_id = $1 AND company_id = $2 AND by_side = $3', [
      personId,
      companyId,
      side,
    ]);
    return row !== null;
  }

  /**
   * What of a pair would go on by itself. The caller holds the lock of the person. Her applications are locked before her
   * holds are touched, as by whoever ends an offer: one that an offer just gives back is seen, or sees the block.
   */
  async standings(tx: Tx, { personId, companyId }: BlockPair): Promise<PairStandings> {
    await sql(
      tx,
      `SELECT d.id FROM application d JOIN shoot h ON h.id = d.shoot_id
       WHERE d.person_id = $1 AND h.company_id = $2 AND d.state IN ${OPEN_APPLICATIONS} ORDER BY d.id FOR UPDATE OF d`,
      [personId, companyId],
    );
    const of = (table: string, states: string): Promise<{ id: string; shootId: string }[]> =>
      sql(
        tx,
        `SELECT d.id, d.shoot_id AS "shootId" FROM ${table} d JOIN shoot h ON h.id = d.shoot_id
         WHERE d.person_id = $1 AND h.company_id = $2 AND d.state IN (${states}) ORDER BY d.id`,
        [personId, companyId],
      );
    return {
      reserves: await of('reserve', `'live'`),
      applications: await of('application', `'submitted', 'shortlisted'`),
      proposals: await of('proposal', `'suggested', 'pinned'`),
    };
  }

  /** Of these applications those whose person has blocked the company, and that nobody has answered. */
  async applicationsBlocked(tx: Tx, ids: readonly string[]): Promise<string[]> {
    const rows = await sql<{ id: string }>(
      tx,
      `SELECT a.id FROM application a JOIN shoot h ON h.id = a.shoot_id
       WHERE a.id = ANY($1::uuid[]) AND a.state IN ('submitted', 'shortlisted')
         AND ${blockedSql('a.person_id', 'h.company_id', 'person')} ORDER BY a.id`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** Companies that a person has blocked, the latest first, before `beforeId`. */
  async ofPerson(tx: Tx, personId: string, beforeId: string | null, limit: number): Promise<BlockedCompany[]> {
    return sql<BlockedCompany>(tx, `${COMPANY_ROWS} AND ($2::uuid IS NULL OR k.id < $2) ORDER BY k.id DESC LIMIT $3`, [
      personId,
      beforeId,
      limit,
    ]);
  }

  /** The block of a person on a company. */
  async findCompany(tx: Tx, personId: string, companyId: string): Promise<BlockedCompany | null> {
    return sqlOne<BlockedCompany>(tx, `${COMPANY_ROWS} AND k.company_id = $2`, [personId, companyId]);
  }

  /** People whom a company has blocked, the latest first, before `beforeId`. */
  async ofCompany(tx: Tx, companyId: string, beforeId: string | null, limit: number): Promise<BlockedPerson[]> {
    return sql<BlockedPerson>(tx, `${PERSON_ROWS} AND ($2::uuid IS NULL OR k.id < $2) ORDER BY k.id DESC LIMIT $3`, [
      companyId,
      beforeId,
      limit,
    ]);
  }

  /** The block of a company on a person. */
  async findPerson(tx: Tx, companyId: string, personId: string): Promise<BlockedPerson | null> {
    return sqlOne<BlockedPerson>(tx, `${PERSON_ROWS} AND k.person_id = $2`, [companyId, personId]);
  }
}
