import { Client } from 'pg';
import { INVARIANTS, Invariant } from './invariants';

/** Asks a database; as `pg` has it. */
export interface Patient {
  query(text: string, params?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** What the doctor found of one invariant. */
export interface Finding {
  readonly invariant: Invariant;
  /** Rows that break it; null when the database has nothing of the kind to look at. */
  readonly count: number | null;
  /** One of them. */
  readonly example: string | null;
}

/**
 * Looks at every invariant, all at one moment of the database and without changing anything. The connection must be the
 * caller's alone while it looks.
 */
export async function examine(patient: Patient, invariants: readonly Invariant[] = INVARIANTS): Promise<Finding[]> {
  await patient.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const findings: Finding[] = [];
    for (const invariant of invariants) findings.push(await look(patient, invariant));
    return findings;
  } finally {
    await patient.query('ROLLBACK');
  }
}

/** {@link examine} of the database behind a connection URL. */
export async function examineDatabase(database: {
  readonly url: string;
  /** TLS as `pg` takes it; none by default. */
  readonly ssl?: boolean | { rejectUnauthorized: boolean };
}): Promise<Finding[]> {
  const client = new Client({
    connectionString: database.url,
    ssl: database.ssl,
    application_name: 'callboard-doctor',
  });
  await client.connect();
  try {
    return await examine(client);
  } finally {
    await client.end();
  }
}

/** Findings that make a database ill. */
export function illsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ invariant, count }) => count !== null && count > 0 && !invariant.warning);
}

/** A finding as a line for the terminal. */
export function findingLine({ invariant, count, example }: Finding): string {
  const line = `${invariant.name.padEnd(22)} ${invariant.sentence}`;
  if (count === null) return `- ${line}: not kept in this database`;
  if (count === 0) return `✓ ${line}`;
  return `${invariant.warning ? '!' : '✗'} ${line}: ${count}, for example ${example}`;
}

async function look(patient: Patient, invariant: Invariant): Promise<Finding> {
  if (!(await has(patient, invariant.needs ?? {}))) return { invariant, count: null, example: null };
  const { rows } = await patient.query(
    `SELECT count(*)::integer AS count, min(broken.id::text) AS example FROM (${invariant.sql}) AS broken`,
  );
  const { count, example } = rows[0] as { count: number; example: string | null };
  return { invariant, count, example };
}

async function has(patient: Patient, needs: NonNullable<Invariant['needs']>): Promise<boolean> {
  for (const [table, columns] of Object.entries(needs)) {
    const { rows } = await patient.query(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
      [table],
    );
    const names = new Set((rows as { name: string }[]).map(({ name }) => name));
    if (names.size === 0 || !columns.every((column) => names.has(column))) return false;
  }
  return true;
}
