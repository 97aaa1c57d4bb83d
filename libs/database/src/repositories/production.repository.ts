import { Injectable } from '@nestjs/common';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** What a production is made of. */
export interface ProductionTerms {
  readonly title: string;
  readonly genre: 'modern' | 'costume' | 'campus' | 'action' | 'overseas';
  readonly episodes: number;
  /** 备案号, when there is one. */
  readonly filingNumber: string | null;
}

/** A title of a company. */
export interface ProductionRecord extends ProductionTerms {
  readonly id: string;
  readonly companyId: string;
  /** Shoots of it that are not cancelled. */
  readonly shoots: number;
  readonly createdAt: Date;
}

const COLUMNS = `p.id, p.company_id AS "companyId", p.title, p.genre, p.episodes, p.filing_number AS "filingNumber",
  p.created_at AS "createdAt",
  (SELECT count(*) FROM shoot s WHERE s.production_id = p.id AND s.state <> 'cancelled')::int AS shoots`;

@Injectable()
export class ProductionRepository {
  async insert(tx: Tx, id: string, companyId: string, terms: ProductionTerms): Promise<void> {
    await sql(
      tx,
      `INSERT INTO production (id, company_id, title, genre, episodes, filing_number) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, companyId, terms.title, terms.genre, terms.episodes, terms.filingNumber],
    );
  }

  /** A production of this company, or null. */
  async findOfCompany(tx: Tx, companyId: string, id: string): Promise<ProductionRecord | null> {
    return sqlOne<ProductionRecord>(tx, `SELECT ${COLUMNS} FROM production p WHERE p.id = $1 AND p.company_id = $2`, [
      id,
      companyId,
    ]);
  }

  /** A production with its row locked. */
  async lock(tx: Tx, id: string): Promise<ProductionRecord | null> {
    return sqlOne<ProductionRecord>(tx, `SELECT ${COLUMNS} FROM production p WHERE p.id = $1 FOR UPDATE OF p`, [id]);
  }

  async update(tx: Tx, id: string, terms: ProductionTerms): Promise<void> {
    await sql(tx, 'UPDATE production SET title = $2, genre = $3, episodes = $4, filing_number = $5 WHERE id = $1', [
      id,
      terms.title,
      terms.genre,
      terms.episodes,
      terms.filingNumber,
    ]);
  }

  /** Newest first, at most `limit`, older than `beforeId` (ids are ordered by time). */
  async listOfCompany(tx: Tx, companyId: string, beforeId: string | null, limit: number): Promise<ProductionRecord[]> {
    return sql<ProductionRecord>(
      tx,
      `SELECT ${COLUMNS} FROM production p WHERE p.company_id = $1 AND ($2::uuid IS NULL OR p.id < $2)
       ORDER BY p.id DESC LIMIT $3`,
      [companyId, beforeId, limit],
    );
  }
}
