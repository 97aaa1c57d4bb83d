import { StagedPerson, StagedPosting, StagedProducer, StagedShoot, writeStagedTrail } from '@callboard/testing';
import type { RaceWorld } from './world';

/** Another role than that of the first posting, so that whoever is looked for there is never one of those held here. */
export const MIXER = 'sound-mixer';

/** What a scene looks for: other scenes that are played beside it look for something else. */
const ROLES = [
  'key-grip',
  'production-designer',
  'prop-master',
  'costume-designer',
  'make-up-lead',
  'action-director',
  'transport-captain',
  'on-set-editor',
] as const;
let scenes = 0;

/** Companies that want the same people at the same time. */
export interface HoldScene {
  /** One place of the scene's first shoot. */
  readonly posting: StagedPosting;
  /** Asked for that place as well, before anybody was held. */
  readonly sitter: StagedPerson;
  readonly sitterOffer: string;
  /** Held for that place. Another company has asked her before, and has another place for her. */
  readonly held: StagedPerson;
  readonly hold: string;
  readonly earlier: string;
  /** Held for that place too, which an offer of another company challenges; it has another place for her as well. */
  readonly claimed: StagedPerson;
  readonly claim: string;
  readonly challenger: string;
  /** The other company's, on the same days: two shoots for those two, and a place that `candidate` may be held for. */
  readonly stranger: StagedProducer;
  readonly strange: StagedPosting;
  readonly strangeLater: StagedPosting;
  readonly strangePlace: StagedPosting;
}

/** A shoot that began today. */
export interface SetScene {
  readonly posting: StagedPosting;
  /** Works there; yesterday she did. */
  readonly absent: StagedPerson;
  readonly booking: string;
}

/** Who wants what of one posting: every command of the table finds something to do. */
export interface Scene {
  readonly world: RaceWorld;
  readonly producer: StagedProducer;
  readonly posting: StagedPosting;
  /** Asked for the first place, after she applied; stands by for the posting. */
  readonly asked: StagedPerson;
  readonly offer: string;
  readonly application: string;
  /** Asked for the same place, and has proposed another rate. */
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
  readonly holds: HoldScene;
  readonly set: SetScene;
}

/** Whom a hold is on gets challenged by an offer, as if it had been sent after the hold. */
async function challenge({ stage }: RaceWorld, holdId: string, offerId: string): Promise<void> {
  await stage.rows(
    `UPDATE hold SET state = 'challenged', challenged_by = $2, challenged_at = now(), challenge_ends_at = expires_at
     WHERE id = $1`,
    [holdId, offerId],
  );
}

async function newHolds(
  world: RaceWorld,
  shoot: StagedShoot,
  people: readonly StagedPerson[],
  role: string,
): Promise<HoldScene> {
  const { stage } = world;
  const [sitter, held, claimed] = people;
  const ids = people.map(({ personId }) => personId);
  await stage.rows('UPDATE person_role SET role_id = $2 WHERE person_id = ANY($1::uuid[])', [ids, MIXER]);
  const stranger = await stage.producer();
  const posting = await stage.posting(shoot, { role: MIXER, minLevel: 3 });
  const first = await stage.shoot(stranger);
  const strange = await stage.posting(first, { role: MIXER, count: 2, minLevel: 3 });
  const strangePlace = await stage.posting(first, { role, minLevel: 3 });
  const strangeLater = await stage.posting(await stage.shoot(stranger), { role: MIXER, count: 2, minLevel: 3 });
  const [sitterOffer, earlier, challenger] = await stage.offers([
    { posting, slotId: posting.slotIds[0]!, personId: sitter!.personId },
    { posting: strange, slotId: strange.slotIds[0]!, personId: held!.personId },
    { posting: strange, slotId: strange.slotIds[1]!, personId: claimed!.personId },
  ]);
  const hold = await stage.hold(posting, posting.slotIds[0]!, held!.personId, { placedAgoMs: 0 });
  const claim = await stage.hold(posting, posting.slotIds[0]!, claimed!.personId);
  await challenge(world, claim, challenger!);
  return {
    posting,
    sitter: sitter!,
    sitterOffer: sitterOffer!,
    held: held!,
    hold,
    earlier: earlier!,
    claimed: claimed!,
    claim,
    challenger: challenger!,
    stranger,
    strange,
    strangeLater,
    strangePlace,
  };
}

/** Puts a new scene on the stage; scenes have nothing in common but the database. */
export async function newScene(world: RaceWorld): Promise<Scene> {
  const { stage } = world;
  const producer = await stage.producer();
  const role = ROLES[(scenes += 1) % ROLES.length]!;
  const people = await stage.people(10, { free: [-5, 60], role });
  const [asked, rival, applicant, newcomer, candidate, booked, absent] = people;
  const posting = await stage.posting(await stage.shoot(producer), { role, count: 3, minLevel: 3 });
  const other = await stage.posting(await stage.shoot(producer, { first: 16 }), {
    role,
    days: posting.days.slice(2),
  });
  const set = await stage.posting(await stage.shoot(producer, { first: -1, state: 'shooting' }), { role, minLevel: 3 });
  const holds = await newHolds(world, posting.shoot, people.slice(7), role);
  const [slot] = posting.slotIds;
  const [offer, rivalOffer, third, present, elsewhere] = await stage.offers([
    { posting, slotId: slot!, personId: asked!.personId },
    { posting, slotId: slot!, personId: rival!.personId },
    { posting, slotId: posting.slotIds[2]!, personId: booked!.personId },
    { posting: set, slotId: set.slotIds[0]!, personId: absent!.personId },
    { posting: other, slotId: other.slotIds[0]!, personId: asked!.personId },
  ]);
  const application = await stage.application(posting, asked!.personId, 'offered');
  const waiting = await stage.application(posting, applicant!.personId);
  await stage.reserve(posting, asked!.personId);
  await stage.rows(
    `WITH asked AS (UPDATE offer SET state = 'countered' WHERE id = $1 RETURNING id, terms)
     INSERT INTO offer_counter (offer_id, asked_fen, first_terms) SELECT id, 70000, terms FROM asked`,
    [rivalOffer],
  );
  // Whoever is looked for next is never a matter of chance: one can be found, and those who have applied live at
  // different distances.
  await stage.rows(
    `UPDATE profile SET searchable = person_id = $1, home_base = CASE WHEN person_id = $2 THEN 'chengdu' ELSE home_base END
     WHERE person_id = ANY($3::uuid[])`,
    [candidate!.personId, asked!.personId, people.slice(0, 7).map(({ personId }) => personId)],
  );
  const [booking, presence] = await stage.bookings([third!, present!]);
  const shoots = [posting, other, holds.strange, holds.strangeLater, set].map(({ shoot }) => shoot.shootId);
  await writeStagedTrail(stage, shoots);
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
    booking: booking!,
    elsewhere: elsewhere!,
    otherShoot: other.shoot.shootId,
    holds,
    set: { posting: set, absent: absent!, booking: presence! },
  };
}

/** Ends a scene: nobody of it is found by a later one. */
export async function leave({ world, candidate }: Scene): Promise<void> {
  await world.stage.rows('UPDATE profile SET searchable = false WHERE person_id = $1', [candidate.personId]);
}
