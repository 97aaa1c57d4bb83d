import type { Client } from 'pg';
import { UnusableDatabaseError } from './embedded';

/** Written by the migration alone. */
const REFERENCE_TABLES = ['base', 'base_travel', 'role', 'policy_version', 'migrations'];
/** Grows and never changes. */
const APPEND_ONLY_TABLES = ['audit_entry'];
/** Rows come and go, and do not change in between. */
const UNCHANGING_TABLES = ['match_change'];

/** The user a connection URL names, or undefined when it names none. */
export function userOf(url: string): string | undefined {
  return decodeURIComponent(new URL(url).username) || undefined;
}

/**
 * Gives the application's role exactly what it needs on the schema `public`: rows of its tables, but no change to
 * audit entries, reference data or the list of migrations, no DDL and no TRUNCATE. Repeating it changes nothing.
 */
export async function grantApplication(client: Client, role: string): Promise<void> {
  await assertRole(client, role);
  const name = client.escapeIdentifier(role);
  const list = (tables: readonly string[]): string => tables.map((table) => client.escapeIdentifier(table)).join(', ');
  const { rows } = await client.query<{ database: string }>('SELECT current_database() AS database');
  await inTransaction(client, [
    `GRANT CONNECT ON DATABASE ${client.escapeIdentifier(rows[0]!.database)} TO ${name}`,
    `GRANT USAGE ON SCHEMA public TO ${name}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${name}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${name}`,
    `REVOKE UPDATE, DELETE ON ${list(APPEND_ONLY_TABLES)} FROM ${name}`,
    `REVOKE UPDATE ON ${list(UNCHANGING_TABLES)} FROM ${name}`,
    `REVOKE INSERT, UPDATE, DELETE ON ${list(REFERENCE_TABLES)} FROM ${name}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${name}`,
  ]);
}

async function assertRole(client: Client, role: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) {
    throw new UnusableDatabaseError(`The role ${role} of DATABASE_URL does not exist: create it with LOGIN.`);
  }
}

async function inTransaction(client: Client, statements: readonly string[]): Promise<void> {
  await client.query('BEGIN');
  try {
    for (const statement of statements) await client.query(statement);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
