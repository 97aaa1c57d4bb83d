import { bases, DEFAULT_GAP_POLICY, GapPolicy, roles, travelMinutes } from '@callboard/domain';
import type { Client } from 'pg';

/** One version of the numbers behind a rule. A version never changes: new numbers are a new version. */
export interface PolicySeed {
  readonly kind: string;
  readonly version: number;
  readonly body: unknown;
  /** Where the numbers come from. */
  readonly source: string;
  /** The day from which they hold, `YYYY-MM-DD`. */
  readonly effectiveOn: string;
}

/** The numbers of the first gap rule, which knew no consent. */
const GAP_POLICY_1: Omit<GapPolicy, 'restByConsent'> = {
  restAfterDays: 8,
  restAfterNights: 3,
  restDays: 1,
  sameDayTravelMinutes: 240,
  oneDayTravelMinutes: 720,
};

/** The gap rule in all its versions, always present; the latest is the default of domain. */
export const GAP_POLICIES: readonly PolicySeed[] = [
  {
    kind: 'gap',
    version: 1,
    body: GAP_POLICY_1,
    source: 'callboard default: DESIGN.md, gap between two bookings of a person',
    effectiveOn: '2026-01-01',
  },
  {
    kind: 'gap',
    version: 2,
    body: DEFAULT_GAP_POLICY,
    source: 'callboard default: earned rest is given up by both sides, a journey by nobody',
    effectiveOn: '2026-01-01',
  },
];

/**
 * Brings bases, travel minutes, roles and policy versions in line with the code, in one transaction. Writes nothing
 * where nothing differs, and deletes nothing, as history refers to it. Throws when the code changed a policy version
 * that is already stored.
 */
export async function synchroniseReference(client: Client, policies: readonly PolicySeed[]): Promise<void> {
  await client.query('BEGIN');
  try {
    await synchroniseBases(client);
    await client.query(
      `INSERT INTO role (id, department) SELECT * FROM unnest($1::text[], $2::text[])
       ON CONFLICT (id) DO UPDATE SET department = excluded.department WHERE role.department <> excluded.department`,
      [roles.map((role) => role.id), roles.map((role) => role.department)],
    );
    for (const policy of [...GAP_POLICIES, ...policies]) await addPolicy(client, policy);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function synchroniseBases(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO base (id, zone) SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (id) DO UPDATE SET zone = excluded.zone WHERE base.zone <> excluded.zone`,
    [bases.map((base) => base.id), bases.map((base) => base.timeZone)],
  );
  const pairs = bases.flatMap((from) => bases.map((to) => [from.id, to.id, travelMinutes(from.id, to.id)] as const));
  await client.query(
    `INSERT INTO base_travel (from_base, to_base, minutes) SELECT * FROM unnest($1::text[], $2::text[], $3::integer[])
     ON CONFLICT (from_base, to_base) DO UPDATE SET minutes = excluded.minutes
     WHERE base_travel.minutes <> excluded.minutes`,
    [pairs.map(([from]) => from), pairs.map(([, to]) => to), pairs.map(([, , minutes]) => minutes)],
  );
}

async function addPolicy(client: Client, policy: PolicySeed): Promise<void> {
  const body = JSON.stringify(policy.body);
  await client.query(
    `INSERT INTO policy_version (kind, version, body, source, effective_on) VALUES ($1, $2, $3::jsonb, $4, $5::date)
     ON CONFLICT (kind, version) DO NOTHING`,
    [policy.kind, policy.version, body, policy.source, policy.effectiveOn],
  );
  const { rows } = await client.query<{ same: boolean }>(
    'SELECT body = $3::jsonb AS same FROM policy_version WHERE kind = $1 AND version = $2',
    [policy.kind, policy.version, body],
  );
  if (!rows[0]?.same) {
    throw new Error(`Policy ${policy.kind} ${policy.version} is stored with other numbers: add a new version instead.`);
  }
}
