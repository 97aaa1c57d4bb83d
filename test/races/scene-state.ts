import { MIXER, Scene } from './scene';
import { SUBJECT } from './world';

/** The people of a scene by their parts in it. */
function partsOf(scene: Scene): ReadonlyMap<string, string> {
  const { asked, rival, applicant, newcomer, candidate, booked } = scene;
  const { sitter, held, claimed } = scene.holds;
  const parts = {
    asked,
    rival,
    applicant,
    newcomer,
    candidate,
    booked,
    sitter,
    held,
    claimed,
    absent: scene.set.absent,
  };
  return new Map(Object.entries(parts).map(([part, { personId }]) => [personId, part]));
}

/** Scenes look for different roles, except where people are held. */
const PART = `CASE p.role_id WHEN '${MIXER}' THEN ' held ' ELSE ' ' END`;

/** What stands of a scene, a line for each row; `$1` are its shoots, `$2` its people. */
const LINES = `WITH mine AS (SELECT unnest($1::uuid[]) AS id),
     place AS (SELECT s.id, array_position($1, s.shoot_id) || ${PART} || s.position AS name
               FROM slot s JOIN posting p ON p.id = s.posting_id WHERE s.shoot_id IN (TABLE mine)),
     asking AS (SELECT o.id, place.name || ' ' || array_position($2, o.person_id) AS name
                FROM offer o JOIN place ON place.id = o.slot_id)
     SELECT 'shoot' AS part, array_position($1, id) || ' ' || state || ' ' || version AS line, NULL::uuid AS person
       FROM shoot WHERE id IN (TABLE mine)
     UNION ALL SELECT 'posting', array_position($1, p.shoot_id) || ${PART} || state || ' ' || headcount || ' '
                 || shift_days || ' ' || pay_high_fen || ' ' || version, NULL FROM posting p WHERE shoot_id IN (TABLE mine)
     UNION ALL SELECT 'slot', place.name || ' ' || s.state || ' ' || s.span, NULL FROM slot s JOIN place USING (id)
     UNION ALL SELECT 'offer', place.name || ' ' || o.state || ' ' || coalesce(o.answer_reason, '-') || ' ' || o.pay_fen
                 || ' ' || o.revision, o.person_id
               FROM offer o JOIN place ON place.id = o.slot_id
     UNION ALL SELECT 'counter', asking.name || ' ' || k.asked_fen || ' ' || coalesce(k.answer, '-') || ' '
                 || coalesce(k.answered_fen, 0), NULL
               FROM offer_counter k JOIN asking ON asking.id = k.offer_id
     UNION ALL SELECT 'hold', place.name || ' ' || k.state || ' ' || coalesce(k.end_reason, '-')
                 || CASE WHEN k.ended_at IS NULL AND least(k.expires_at, k.challenge_ends_at) <= clock_timestamp()
                         THEN ' over' ELSE '' END || ' by '
                 || coalesce(by.name, '-') || ' to ' || coalesce(became.name, '-'), k.person_id
               FROM hold k JOIN place ON place.id = k.slot_id
               LEFT JOIN asking by ON by.id = k.challenged_by LEFT JOIN asking became ON became.id = k.offer_id
     UNION ALL SELECT 'booking', place.name || ' ' || b.state || ' ' || b.span, b.person_id
               FROM booking b JOIN place ON place.id = b.slot_id
     UNION ALL SELECT 'cancellation', kind || ' ' || reason || ' ' || lost_days || ' ' || owed_fen, person_id
               FROM cancellation WHERE shoot_id IN (TABLE mine)
     UNION ALL SELECT 'application', state || ' ' || coalesce(closed_reason, '-'), person_id
               FROM application WHERE shoot_id IN (TABLE mine)
     UNION ALL SELECT 'reserve', state || ' ' || coalesce(drop_reason, '-'), person_id
               FROM reserve WHERE shoot_id IN (TABLE mine)
     UNION ALL SELECT 'block', by_side || ' ' || (ended_at IS NULL), person_id FROM block WHERE person_id = ANY($2)
     UNION ALL SELECT 'backfill', place.name || ' ' || f.state || ' ' || f.cause || ' ' || f.level || ' ' || f.round, NULL
               FROM backfill f JOIN place ON place.id = f.slot_id
     UNION ALL SELECT 'line', place.name || ' ' || c.level || ' ' || c.round || ' ' || coalesce(c.passed_over, 'asked'),
                 c.person_id
               FROM backfill_candidate c JOIN backfill f ON f.id = c.backfill_id JOIN place ON place.id = f.slot_id
     UNION ALL SELECT 'told', template, person_id FROM notification WHERE person_id = ANY($2)
     UNION ALL SELECT 'trail', action || ' ' || coalesce(after->>'reason', '-'), NULL
               FROM audit_entry WHERE shoot_id IN (TABLE mine)`;

const JOBS = `SELECT job FROM outbox WHERE event <> 'race' AND ${SUBJECT} IN (
  SELECT id::text FROM offer WHERE shoot_id = ANY($1::uuid[]) UNION ALL
  SELECT id::text FROM hold WHERE shoot_id = ANY($1::uuid[]) UNION ALL
  SELECT id::text FROM slot WHERE shoot_id = ANY($1::uuid[]) UNION ALL
  SELECT id::text FROM posting WHERE shoot_id = ANY($1::uuid[]) UNION ALL SELECT unnest($1::uuid[])::text)`;

/**
 * How a scene stands, the same text whatever its ids: states with their reasons, who has which place, who was told what,
 * the lines of the trail and the work that waits, everything in a fixed order. Instants are left out.
 */
export async function stateOf(scene: Scene): Promise<string> {
  const { world, posting, holds, set } = scene;
  const who = partsOf(scene);
  const shoots = [
    posting.shoot.shootId,
    scene.otherShoot,
    holds.strange.shoot.shootId,
    holds.strangeLater.shoot.shootId,
    set.posting.shoot.shootId,
  ];
  const lines = await world.stage.rows<{ part: string; line: string; person: string | null }>(LINES, [
    shoots,
    [...who.keys()],
  ]);
  const jobs = await world.stage.rows<{ job: string }>(JOBS, [shoots]);
  return [
    ...lines.map(({ part, line, person }) => `${part} ${line} ${person === null ? '' : who.get(person)!}`.trim()),
    ...jobs.map(({ job }) => `job ${job}`),
  ]
    .sort()
    .join('\n');
}
