import { examineDatabase, findingLine, illsOf } from '@callboard/database';
import type { FaultWorld } from './fault-world';
import { JOBS_OF_A_LOAD, Load } from './load';
import { Pulse, PULSE_ROLE } from './pulse';

/** What became of everything that had been acknowledged, and of all work. */
export interface Verdict {
  readonly lost: number;
  readonly double: number;
  /** What is wrong, in words. */
  readonly why: readonly string[];
}

const count = (world: FaultWorld, text: string, ...params: unknown[]): Promise<number> =>
  world.stage.value<number>(text, params);

/** By how much the ledger of what people were told differs from what they were asked by the work behind the outbox. */
function tellings(where: string, difference: string): string {
  return `SELECT coalesce(sum(${difference}), 0)::int FROM (
    SELECT o.person_id, count(*) AS asked, (SELECT count(*) FROM notification n
      WHERE n.person_id = o.person_id AND n.template = 'offer.received') AS told
    FROM offer o JOIN audit_entry e ON e.subject_type = 'offer' AND e.subject_id = o.id AND e.action = 'offer.send'
    GROUP BY o.person_id) AS t WHERE ${where}`;
}

/**
 * Looks, once a load is quiet, for acknowledged writes that are gone, for work without its effect and for effects that
 * came twice; the doctor looks at all the rest.
 */
export async function verdictOf(world: FaultWorld, load: Load, pulse: Pulse): Promise<Verdict> {
  const of = (kind: string): string[] =>
    load.acknowledged.filter((each) => each.kind === kind).map(({ offerId }) => offerId);
  const lost = {
    'acknowledged acceptances without a booking': await count(
      world,
      `SELECT count(*)::int FROM unnest($1::uuid[]) AS t(id) WHERE NOT EXISTS (SELECT FROM booking b
         JOIN offer o ON o.id = b.offer_id WHERE o.id = t.id AND o.state = 'accepted' AND b.state = 'confirmed')`,
      of('accept'),
    ),
    'acknowledged refusals that are not there': await count(
      world,
      `SELECT count(*)::int FROM unnest($1::uuid[]) AS t(id)
       WHERE NOT EXISTS (SELECT FROM offer o WHERE o.id = t.id AND o.state = 'declined')`,
      of('decline'),
    ),
    'ends of offers after which nobody looked for the next': await count(
      world,
      `SELECT count(*)::int FROM offer o WHERE o.state IN ('declined', 'expired') AND NOT EXISTS (SELECT FROM outbox j
         WHERE j.dedupe_key = 'slot.refill:' || o.slot_id || ':' || o.id AND j.state = 'done')`,
    ),
    'bookings after which no posting was settled': await count(
      world,
      `SELECT count(*)::int FROM booking b JOIN slot s ON s.id = b.slot_id WHERE NOT EXISTS (SELECT FROM outbox j
         WHERE j.dedupe_key = 'posting.settle:' || s.posting_id || ':' || b.id AND j.state = 'done')`,
    ),
    'full postings that are not filled': await count(
      world,
      `SELECT count(*)::int FROM posting p WHERE p.state <> 'filled'
         AND NOT EXISTS (SELECT FROM slot s WHERE s.posting_id = p.id AND s.state <> 'booked')`,
    ),
    'places that stand open without anybody asked or a reason': await count(
      world,
      `SELECT count(*)::int FROM slot s JOIN posting p ON p.id = s.posting_id
       WHERE s.state = 'open' AND p.role_id <> $1
         AND NOT EXISTS (SELECT FROM slot_shortfall f WHERE f.slot_id = s.id)`,
      PULSE_ROLE,
    ),
    'jobs given up or left': await count(
      world,
      `SELECT count(*)::int FROM outbox WHERE state <> 'done' AND due_at <= now() - interval '5 seconds'
         AND job IN ${JOBS_OF_A_LOAD}`,
    ),
    'acknowledged applications that are not there': await count(
      world,
      `SELECT count(*)::int FROM unnest($1::uuid[], $2::uuid[]) AS t(posting, person) WHERE NOT EXISTS (
         SELECT FROM application a WHERE a.posting_id = t.posting AND a.person_id = t.person)`,
      pulse.acknowledged.map(({ postingId }) => postingId),
      pulse.acknowledged.map(({ personId }) => personId),
    ),
    'messages to people who were asked that are missing': await count(world, tellings('asked > told', 'asked - told')),
    'applications of which no producer was told': await count(
      world,
      `SELECT count(*)::int FROM application a WHERE NOT EXISTS (SELECT FROM notification n
         WHERE n.template = 'application.submitted' AND n.subject = a.id::text)`,
    ),
  };
  const double = {
    'messages to people who were asked that came twice': await count(world, tellings('told > asked', 'told - asked')),
    'places asked for oftener than somebody said no': await count(
      world,
      `SELECT count(*)::int FROM (SELECT slot_id FROM offer GROUP BY slot_id
         HAVING count(*) > 1 + count(*) FILTER (WHERE state IN ('declined', 'expired'))) AS t`,
    ),
    'steps that the trail has twice': await count(
      world,
      `SELECT count(*)::int FROM (SELECT subject_id FROM audit_entry WHERE action IN ('offer.accept', 'offer.decline',
         'offer.expire', 'booking.make') GROUP BY subject_id, action HAVING count(*) > 1) AS t`,
    ),
  };
  const wrong = (all: Readonly<Record<string, number>>): string[] =>
    Object.entries(all)
      .filter(([, many]) => many > 0)
      .map(([what, many]) => `${many} ${what}`);
  const sum = (all: Readonly<Record<string, number>>): number => Object.values(all).reduce((a, b) => a + b, 0);
  const ills = illsOf(await examineDatabase({ url: world.postgres.appUrl }));
  return {
    lost: sum(lost),
    double: sum(double) + ills.length,
    why: [...wrong(lost), ...wrong(double), ...ills.map(findingLine)],
  };
}

/** As text for a table. */
export function verdictText({ lost, double, why }: Verdict): string {
  return `${lost} lost, ${double} double${why.length > 0 ? ` (${why.join('; ')})` : ''}`;
}
