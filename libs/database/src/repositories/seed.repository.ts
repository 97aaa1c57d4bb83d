import { Injectable } from '@nestjs/common';
import { sql, sqlOne, Tx } from '../kernel/tx';

const TABLES = [
  'person',
  'account',
  'profile',
  'person_role',
  'availability',
  'company',
  'membership',
  'production',
  'shoot',
  'posting',
  'slot',
  'application',
  'offer',
  'booking',
] as const;

/** Tables that a seed may fill. */
export type SeedTable = (typeof TABLES)[number];

const CHUNK = 1_000;
const COLUMN = /^[a-z_]+$/;

/** Writes many rows at once, for demo data and for large test sets. */
@Injectable()
export class SeedRepository {
  /** Inserts rows whose keys are the table's columns; all rows of a call have the same keys. */
  async insert(tx: Tx, table: SeedTable, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    const first = rows[0];
    if (!first) return;
    const columns = Object.keys(first);
    if (!TABLES.includes(table) || !columns.every((column) => COLUMN.test(column))) throw new Error(`seed: ${table}`);
    const list = columns.join(', ');
    for (let index = 0; index < rows.length; index += CHUNK) {
      await sql(
        tx,
        `INSERT INTO ${table} (${list}) SELECT ${list} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
        [JSON.stringify(rows.slice(index, index + CHUNK))],
      );
    }
  }

  /** Whether anybody has an account. */
  async isEmpty(tx: Tx): Promise<boolean> {
    const row = await sqlOne<{ empty: boolean }>(tx, 'SELECT NOT EXISTS (SELECT 1 FROM account) AS empty');
    return row!.empty;
  }

  /** Whether the database holds demo people. */
  async hasDemo(tx: Tx): Promise<boolean> {
    const row = await sqlOne<{ demo: boolean }>(tx, 'SELECT EXISTS (SELECT 1 FROM company WHERE demo) AS demo');
    return row!.demo;
  }

  /** Lets one starter seed at a time. */
  async lockSeeding(tx: Tx): Promise<void> {
    await sql(tx, `SELECT pg_advisory_xact_lock(hashtext('callboard seed'))`);
  }
}
