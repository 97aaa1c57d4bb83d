import { Client } from 'pg';
import type { Passwords } from './cluster';

export const DATABASE = 'callboard';
const ROLES = ['callboard_owner', 'callboard_app'] as const;

/**
 * Makes the two roles and the database where they are missing, and sets the roles' passwords to those of the data
 * folder: the owner makes the tables, the application owns nothing.
 */
export async function ensureRoles(superuserUrl: string, passwords: Passwords): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const role of ROLES) await ensureRole(client, role, passwords[role]);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER callboard_owner`);
    await client.query(
      `REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC; GRANT CONNECT ON DATABASE ${DATABASE} TO callboard_app`,
    );
  } finally {
    await client.end();
  }
}

async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
}
