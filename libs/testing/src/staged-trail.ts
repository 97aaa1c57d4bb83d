import { lifeCycles } from '@callboard/domain';
import type { HiringStage } from './hiring-stage';

const KINDS = ['shoot', 'posting', 'slot', 'application', 'offer', 'booking', 'backfill', 'hold'] as const;
const MADE = { booking: 'booking.make', application: 'application.submit' } as const;

/**
 * Gives rows that were put on a stage by plain SQL the lines in the trail that they would have had, so that the doctor
 * finds a stage as healthy as what the product itself makes. To be called before the product takes a step with them:
 * rows with a step in the trail are left alone, and what the product forgets stays forgotten.
 * @param shootIds the shoots to look at; all when absent
 */
export async function writeStagedTrail(stage: HiringStage, shootIds: readonly string[] | null = null): Promise<void> {
  const ofShoots = (kind: string): string =>
    `($1::uuid[] IS NULL OR t.${kind === 'shoot' ? 'id' : 'shoot_id'} = ANY($1::uuid[]))`;
  const steps = KINDS.map(
    (kind) => `SELECT 'stage.put', '${kind}', t.id, jsonb_build_object('state', '${lifeCycles[kind].initial}'),
        jsonb_build_object('state', t.state)
      FROM ${kind} t WHERE ${ofShoots(kind)} AND t.state <> '${lifeCycles[kind].initial}'
        AND NOT EXISTS (SELECT FROM audit_entry e
          WHERE e.subject_type = '${kind}' AND e.subject_id = t.id AND e.after ? 'state')`,
  );
  const made = Object.entries(MADE).map(
    ([kind, action]) => `SELECT '${action}', '${kind}', t.id, NULL::jsonb, NULL::jsonb FROM ${kind} t
      WHERE ${ofShoots(kind)} AND NOT EXISTS (SELECT FROM audit_entry e
        WHERE e.subject_type = '${kind}' AND e.subject_id = t.id AND e.action = '${action}')`,
  );
  await stage.rows(
    `INSERT INTO audit_entry (id, actor_kind, action, subject_type, subject_id, before, after)
     SELECT gen_random_uuid(), 'system', put.* FROM (${[...steps, ...made].join(' UNION ALL ')}) AS put`,
    [shootIds],
  );
}
