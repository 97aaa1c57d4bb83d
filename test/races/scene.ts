import { StagedPerson, StagedPosting, StagedProducer, writeStagedTrail } from '@callboard/testing';
import { RaceWorld, SUBJECT } from './world';

/** Who wants what of one posting: every command of the table finds something to do. */
export interface Scene {
  readonly world: RaceWorld;
  readonly producer: StagedProducer;
  readonly posting: StagedPosting;
  /** Asked for the first place, after she applied. */
  readonly asked: StagedPerson;
  readonly offer: string;
  readonly application: string;
  /** Asked for the same place. */
  readonly rival: StagedPerson;
  readonly rivalOffer: string;
  /** Has applied and waits. */
  readonly applicant: StagedPerson;
  readonly waiting: string;
  /** Has not applied yet. */
  readonly newcomer: StagedPerson;
  /** May be asked for the second, open place. */
  readonly candidate: StagedPerson;
  /** Has the third place. */
  readonly booked: StagedPerson;
  readonly booking: string;
  /** An offer to `asked` from another shoot on the same days. */
  readonly elsewhere: string;
  readonly otherShoot: string;
}

const ASKED = 'asked';

/** Puts a new scene on the stage; scenes have nothing in common but the database. */
export async function newScene(world: RaceWorld): Promise<Scene> {
  const { stage } = world;
  const producer = await stage.producer();
  const [asked, rival, applicant, newcomer, candidate, booked] = await stage.people(6, { free: [0, 60] });
  const posting = await stage.posting(await stage.shoot(producer), { count: 3, minLevel: 3 });
  const other = await stage.posting(await stage.shoot(producer, { first: 16 }), {
    days: posting.days.slice(2),
  });
  const [slot] = posting.slotIds;
  const [offer, rivalOffer, third] = await stage.offers([
    { posting, slotId: slot!, personId: asked!.personId },
    { posting, slotId: slot!, personId: rival!.personId },
    { posting, slotId: posting.slotIds[2]!, personId: booked!.personId },
  ]);
  const [elsewhere] = await stage.offers([{ posting: other, slotId: other.slotIds[0]!, personId: asked!.personId }]);
  const application = await stage.application(posting, asked!.personId, 'offered');
  const waiting = await stage.application(posting, applicant!.personId);
  // Whoever is looked for next is never a matter of chance: one can be found, and those who have applied live at
  // different distances.
  await stage.rows(
    `UPDATE profile SET searchable = person_id = $1, home_base = CASE WHEN person_id = $2 THEN 'chengdu' ELSE home_base END
     WHERE person_id = ANY($3::uuid[])`,
    [
      candidate!.personId,
      asked!.personId,
      [asked, rival, applicant, newcomer, candidate, booked].map((person) => person!.personId),
    ],
  );
  await writeStagedTrail(stage, [posting.shoot.shootId, other.shoot.shootId]);
  const { bookingId } = await world.myOffers.accept(booked!.call, third!);
  return {
    world,
    producer,
    posting,
    asked: asked!,
    offer: offer!,
    application,
    rival: rival!,
    rivalOffer: rivalOffer!,
    applicant: applicant!,
    waiting,
    newcomer: newcomer!,
    candidate: candidate!,
    booked: booked!,
    booking: bookingId!,
    elsewhere: elsewhere!,
    otherShoot: other.shoot.shootId,
  };
}

/**
 * How a scene stands, the same text whatever its ids: states with their reasons, who has which place, the lines of the
 * trail and the work that waits, everything in a fixed order.
 */
export async function stateOf(scene: Scene): Promise<string> {
  const { world, posting } = scene;
  const who = new Map<string, string>([
    [scene.asked.personId, ASKED],
    [scene.rival.personId, 'rival'],
    [scene.applicant.personId, 'applicant'],
    [scene.newcomer.personId, 'newcomer'],
    [scene.candidate.personId, 'candidate'],
    [scene.booked.personId, 'booked'],
  ]);
  const shoots = [posting.shoot.shootId, scene.otherShoot];
  const lines = await world.stage.rows<{ part: string; line: string; person: string | null }>(
    `WITH mine AS (SELECT unnest($1::uuid[]) AS id)
     SELECT 'shoot' AS part, state || ' ' || version AS line, NULL::uuid AS person FROM shoot WHERE id IN (TABLE mine)
     UNION ALL SELECT 'posting', array_position($1, shoot_id) || ' ' || state || ' ' || headcount || ' ' || shift_days
                 || ' ' || pay_high_fen || ' ' || version, NULL FROM posting WHERE shoot_id IN (TABLE mine)
     UNION ALL SELECT 'slot', array_position($1, shoot_id) || ' ' || position || ' ' || state || ' ' || span, NULL
               FROM slot WHERE shoot_id IN (TABLE mine)
     UNION ALL SELECT 'offer', array_position($1, o.shoot_id) || ' ' || s.position || ' ' || o.state || ' '
                 || coalesce(o.answer_reason, '-') || ' ' || o.pay_fen, o.person_id
               FROM offer o JOIN slot s ON s.id = o.slot_id WHERE o.shoot_id IN (TABLE mine)
     UNION ALL SELECT 'booking', array_position($1, b.shoot_id) || ' ' || s.position || ' ' || b.state, b.person_id
               FROM booking b JOIN slot s ON s.id = b.slot_id WHERE b.shoot_id IN (TABLE mine)
     UNION ALL SELECT 'application', state || ' ' || coalesce(closed_reason, '-'), person_id
               FROM application WHERE shoot_id IN (TABLE mine)
     UNION ALL SELECT 'trail', action || ' ' || coalesce(after->>'reason', '-'), NULL
               FROM audit_entry WHERE shoot_id IN (TABLE mine)`,
    [shoots],
  );
  const jobs = await world.stage.rows<{ job: string }>(
    `SELECT job FROM outbox WHERE event <> 'race' AND ${SUBJECT} IN (
       SELECT id::text FROM offer WHERE shoot_id = ANY($1::uuid[]) UNION ALL
       SELECT id::text FROM slot WHERE shoot_id = ANY($1::uuid[]) UNION ALL
       SELECT id::text FROM posting WHERE shoot_id = ANY($1::uuid[]) UNION ALL SELECT unnest($1::uuid[])::text)`,
    [shoots],
  );
  return [
    ...lines.map(({ part, line, person }) => `${part} ${line} ${person === null ? '' : who.get(person)!}`.trim()),
    ...jobs.map(({ job }) => `job ${job}`),
  ]
    .sort()
    .join('\n');
}
