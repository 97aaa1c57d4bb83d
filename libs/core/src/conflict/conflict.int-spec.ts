import { INestApplicationContext } from '@nestjs/common';
import {
  codeOf,
  HiringCore,
  HiringStage,
  openHiringCore,
  StagedPerson,
  StagedPosting,
  StagedProducer,
  statementsOf,
} from '@callboard/testing';
import { HoldModule } from '../hold/hold.module';
import { Holds } from '../hold/holds.service';
import { MyOffers } from '../offer/my-offers.service';
import { Offers } from '../offer/offers.service';
import { ConflictModule } from './conflict.module';
import { Conflict, Conflicts } from './conflicts.service';

const REASON = '演员档期只有这几天，已经和她通过电话';
const SECRET = ['别家影业', '别家的戏'] as const;

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let conflicts: Conflicts;

beforeAll(async () => {
  house = await openHiringCore([ConflictModule, HoldModule], 20);
  ({ stage, core } = house);
  conflicts = core.get(Conflicts);
});
afterAll(() => house?.close());

/** A place from the 14th to the 20th day from today, or on other days, in a shoot of its own. */
async function onePlace(options: { role?: string; count?: number; first?: number } = {}): Promise<StagedPosting> {
  const { first = 14, ...rest } = options;
  return stage.posting(await stage.shoot(await stage.producer(), { first }), rest);
}

const offered = async (posting: StagedPosting, { personId }: StagedPerson, at = 0): Promise<string> =>
  (await stage.offers([{ posting, slotId: posting.slotIds[at]!, personId }]))[0]!;

const booked = async (posting: StagedPosting, person: StagedPerson, at = 0): Promise<string> =>
  (await core.get(MyOffers).accept(person.call, await offered(posting, person, at))).bookingId!;

/** What the shoot's producer reads, which never names whoever else has the person. */
async function read({ shoot }: StagedPosting, by: StagedPerson = shoot.producer): Promise<Conflict[]> {
  const found = await conflicts.ofShoot(by.call, shoot.shootId);
  for (const secret of SECRET) expect(JSON.stringify(found)).not.toContain(secret);
  return found;
}

const kinds = async (posting: StagedPosting): Promise<[string, string][]> =>
  (await read(posting)).map(({ kind, decider }) => [kind, decider]);

/** A booking of another company, whose names and ids are not to be read. */
async function elsewhere({ personId }: StagedPerson, from: number, to: number, base?: string): Promise<string> {
  const id = await stage.bookingElsewhere(personId, from, to, base);
  await stage.rows(
    `WITH h AS (UPDATE shoot SET title = $2 WHERE id = (SELECT shoot_id FROM booking WHERE id = $1) RETURNING company_id)
     UPDATE company SET name = $3 WHERE id = (SELECT company_id FROM h)`,
    [id, SECRET[1], SECRET[0]],
  );
  return id;
}

const endElsewhere = (id: string): Promise<unknown> =>
  stage.rows(`UPDATE booking SET state = 'cancelled_by_company' WHERE id = $1`, [id]);

/** A member who reads the roster and no offers. */
async function viewerOf({ companyId }: StagedProducer): Promise<StagedPerson> {
  const viewer = await stage.person();
  const memberships = [{ companyId, role: 'viewer' as const, department: null }];
  return { ...viewer, call: { ...viewer.call, actor: { ...viewer.call.actor, memberships } } };
}

/** Marks days so many days from today, both included, as not hers to give. */
async function keep({ personId }: StagedPerson, from: number, to: number): Promise<void> {
  const [before, after] = [stage.day(from), stage.day(to + 1)];
  await stage.rows('DELETE FROM availability WHERE person_id = $1', [personId]);
  await stage.rows(
    `INSERT INTO availability (id, person_id, span, state)
     SELECT gen_random_uuid(), $1, daterange(a, b), state FROM (VALUES ($2::date - 30, $2::date, 'free'),
       ($2::date, $3::date, 'no'), ($3::date, $3::date + 100, 'free')) AS t(a, b, state)`,
    [personId, before, after],
  );
}

describe('an offer that other work stands in the way of', () => {
  it('cannot be accepted, says what would make it fit and nothing of the other work, and is over with it', async () => {
    const posting = await onePlace();
    const person = await stage.person();
    const offerId = await offered(posting, person);
    expect(await read(posting)).toEqual([]);
    const other = await elsewhere(person, 13, 15);
    const [found, ...rest] = await read(posting);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({
      ...{ key: `cannotAccept:${offerId}`, kind: 'cannotAccept', decider: 'nobody', state: 'offered' },
      ...{ subjectId: offerId, slotId: posting.slotIds[0], postingId: posting.postingId, roleId: 'gaffer' },
      ...{ department: 'lighting', days: posting.days, facts: { why: 'overlap' }, displayName: '林小禾' },
    });
    expect(found!.fixes).toEqual({
      swap: { way: 'withdraw' },
      shift: { days: 2, shiftDays: 2, first: 'withdraw' },
      refill: { slotId: posting.slotIds[0], first: 'withdraw', backfillId: null },
    });
    const text = JSON.stringify(found);
    const ids = await stage.rows<{ shoot_id: string; id: string }>('SELECT id, shoot_id FROM booking WHERE id = $1', [
      other,
    ]);
    for (const id of [other, ids[0]!.shoot_id]) expect(text).not.toContain(id);
    await endElsewhere(other);
    expect(await read(posting)).toEqual([]);
  });

  it('lacks the days of a journey, and moves by those that are missing', async () => {
    const posting = await onePlace();
    const person = await stage.person();
    await offered(posting, person);
    await elsewhere(person, 10, 13, 'dali');
    const [found] = await read(posting);
    expect(found).toMatchObject({ kind: 'cannotAccept', facts: { why: 'gap' }, fixes: { shift: { days: 1 } } });
    // Work on the other side too, so that neither way helps.
    await elsewhere(person, 21, 40);
    await elsewhere(person, 1, 8);
    expect((await read(posting))[0]!.fixes.shift).toBeNull();
  });

  it('has no other days or refill while somebody else is asked for the place too', async () => {
    const posting = await onePlace();
    const [person, second] = await stage.people(2);
    await offered(posting, person!);
    await offered(posting, second!);
    await elsewhere(person!, 16, 17);
    expect((await read(posting))[0]!.fixes).toEqual({ swap: { way: 'withdraw' }, shift: null, refill: null });
  });

  it('is not told to a company that she keeps away from', async () => {
    const posting = await onePlace();
    const person = await stage.person();
    await offered(posting, person);
    await elsewhere(person, 16, 17);
    await stage.block(person, posting.shoot.producer.companyId, 'person');
    expect(await read(posting)).toEqual([]);
  });
});

describe('rest that is given up', () => {
  it('waits for her, is decided once she is booked, and is over when the other work is', async () => {
    const posting = await onePlace();
    const person = await stage.person();
    const other = await elsewhere(person, 6, 13);
    const { producer, shootId } = posting.shoot;
    const wish = { slotId: posting.slotIds[0]!, personId: person.personId, gapOverride: { reason: REASON } };
    const { offerId } = await core.get(Offers).direct(producer.call, shootId, wish);
    const [waiting] = await read(posting);
    expect(waiting).toMatchObject({
      ...{ kind: 'restGivenUp', decider: 'person', state: 'offered', days: [stage.day(14)] },
      facts: { missingDays: 1, reason: REASON, byName: '林小禾', at: expect.any(Date) as Date },
      fixes: { swap: { way: 'withdraw' }, shift: { days: 1 } },
    });
    // What was allowed is not what is missing now: fewer free days, or beside other work.
    const allow = (travel: number, free: number): Promise<unknown> =>
      stage.rows('UPDATE gap_override SET travel_days = $2, free_days = $3 WHERE offer_id = $1', [
        offerId,
        travel,
        free,
      ]);
    await allow(1, 1);
    expect((await read(posting))[0]).toMatchObject({ kind: 'cannotAccept', facts: { why: 'rest' } });
    await allow(0, 0);
    await stage.rows(`UPDATE gap_override SET other_booking_id = $2 WHERE offer_id = $1`, [
      offerId,
      await elsewhere(person, 60, 61),
    ]);
    expect(await kinds(posting)).toEqual([['cannotAccept', 'nobody']]);
    await stage.rows(`UPDATE gap_override SET other_booking_id = $2 WHERE offer_id = $1`, [offerId, other]);

    const { bookingId } = await core.get(MyOffers).accept(person.call, offerId, { gapConsent: true });
    const [decided] = await read(posting);
    expect(decided).toMatchObject({
      ...{ key: `restGivenUp:${bookingId}`, decider: 'decided', state: 'booked', days: [stage.day(14)] },
      facts: { missingDays: 1, reason: REASON, byName: '林小禾' },
      fixes: { swap: null, shift: null, refill: null },
    });
    const [unsaid] = await read(posting, await viewerOf(producer));
    expect(unsaid!.facts).toEqual({ missingDays: 1, at: expect.any(Date) as Date });
    await endElsewhere(other);
    expect(await read(posting)).toEqual([]);
  });
});

describe("another company's hold", () => {
  it('stands before an offer until its clock ends', async () => {
    const [posting, rival] = [await onePlace(), await onePlace()];
    const person = await stage.person();
    const holdId = await stage.hold(rival, rival.slotIds[0]!, person.personId);
    await offered(posting, person);
    const [found] = await read(posting);
    expect(found).toMatchObject({ kind: 'heldElsewhere', decider: 'otherHolder', state: 'offered' });
    expect(found!.facts).toEqual({ until: expect.any(Date) as Date, challenged: false });
    expect(JSON.stringify(found)).not.toContain(holdId);
    await stage.rows(`UPDATE hold SET expires_at = clock_timestamp() WHERE id = $1`, [holdId]);
    expect(await read(posting)).toEqual([]);
  });

  it('stands before a later hold, and an own one that is challenged is for the producer to decide', async () => {
    const [posting, rival] = [await onePlace(), await onePlace()];
    const person = await stage.person();
    const first = await stage.hold(rival, rival.slotIds[0]!, person.personId, { placedAgoMs: 120_000 });
    const own = await stage.hold(posting, posting.slotIds[0]!, person.personId);
    const [behind] = await read(posting);
    expect(behind).toMatchObject({ key: `heldElsewhere:${own}`, decider: 'otherHolder', state: 'held' });
    expect(behind!.fixes).toMatchObject({ swap: { way: 'release' }, refill: { first: 'release' } });
    await core.get(Holds).release(rival.shoot.producer.call, first);
    expect(await read(posting)).toEqual([]);
    const wish = { slotId: rival.slotIds[0]!, personId: person.personId };
    await core.get(Offers).direct(rival.shoot.producer.call, rival.shoot.shootId, wish);
    const [challenged] = await read(posting);
    expect(challenged).toMatchObject({ kind: 'heldElsewhere', decider: 'producer', facts: { challenged: true } });
    await core.get(Holds).release(posting.shoot.producer.call, own);
    expect(await read(posting)).toEqual([]);
  });
});

describe('days that she has taken back', () => {
  it('are told of whoever is booked, asked or held, and of nobody once they are hers to give again', async () => {
    const posting = await onePlace({ count: 3 });
    const [one, two, three] = await stage.people(3);
    const bookingId = await booked(posting, one!);
    const offerId = await offered(posting, two!, 1);
    const holdId = await stage.hold(posting, posting.slotIds[2]!, three!.personId);
    for (const person of [one!, two!, three!]) await keep(person, 14, 15);
    const found = await read(posting);
    expect(found.map(({ subjectId }) => subjectId).sort()).toEqual([bookingId, offerId, holdId].sort());
    for (const each of found) {
      expect(each).toMatchObject({ kind: 'away', decider: 'person', days: [stage.day(14), stage.day(15)] });
      expect(each.fixes.shift?.days ?? null).toBe(each.state === 'booked' ? null : 2);
    }
    expect(found.find(({ state }) => state === 'booked')!.fixes).toEqual({
      ...{ swap: { way: 'callOff' }, shift: null, refill: null },
    });
    for (const person of [one!, two!, three!]) await keep(person, 30, 31);
    expect(await read(posting)).toEqual([]);
  });
});

describe('somebody who does not answer whether she comes', () => {
  it('is for the producer to decide about until she does', async () => {
    const posting = await onePlace({ first: 2 });
    const bookingId = await booked(posting, await stage.person());
    await stage.rows('INSERT INTO attendance (booking_id, asked_at) VALUES ($1, now())', [bookingId]);
    expect(await read(posting)).toEqual([]);
    await stage.rows('UPDATE attendance SET silent_at = now() WHERE booking_id = $1', [bookingId]);
    const [found] = await read(posting);
    expect(found).toMatchObject({ kind: 'silent', decider: 'producer', state: 'booked', days: [stage.day(2)] });
    expect(found!.fixes.swap).toEqual({ way: 'callOff' });
    await stage.rows('UPDATE attendance SET confirmed_at = now() WHERE booking_id = $1', [bookingId]);
    expect(await read(posting)).toEqual([]);
  });
});

describe('a newcomer who is to learn beside somebody', () => {
  it('has nobody until somebody experienced of the department is asked', async () => {
    const posting = await onePlace({ role: 'lighting-trainee' });
    await stage.rows(`UPDATE posting SET entry = 'mentored', min_level = 1 WHERE id = $1`, [posting.postingId]);
    const lead = await stage.posting(posting.shoot, { role: 'gaffer', minLevel: 3 });
    await booked(posting, await stage.person({ role: 'lighting-trainee', level: 1 }));
    const [found] = await read(posting);
    expect(found).toMatchObject({ kind: 'noMentor', decider: 'producer', state: 'booked', days: posting.days });
    expect(found!.fixes.refill).toEqual({ slotId: lead.slotIds[0], first: null, backfillId: null });
    await offered(lead, await stage.person({ role: 'gaffer', level: 3 }));
    expect(await read(posting)).toEqual([]);
  });
});

describe('who reads conflicts', () => {
  it('is a member, of a department for its head, the platform, and nobody else', async () => {
    const lighting = await onePlace();
    const camera = await stage.posting(lighting.shoot, { role: 'focus-puller' });
    const { producer, shootId } = lighting.shoot;
    const people = [await stage.person(), await stage.person({ role: 'focus-puller' })];
    const bookingId = await booked(lighting, people[0]!);
    const offerId = await offered(camera, people[1]!);
    for (const person of people) await keep(person, 14, 15);
    const seen = async (by: StagedPerson): Promise<string[]> =>
      (await read(lighting, by)).map(({ subjectId }) => subjectId).sort();
    expect(await seen(producer)).toEqual([bookingId, offerId].sort());
    expect(await seen(await stage.headOf(producer, 'lighting'))).toEqual([bookingId]);
    expect(await seen(await stage.headOf(producer, 'camera'))).toEqual([offerId]);
    expect(await seen(await stage.platform('auditor'))).toEqual([bookingId, offerId].sort());
    const sent = await statementsOf(() => seen(producer));
    expect(sent.filter((text) => /^\s*(SELECT|WITH)/.test(text))).toHaveLength(2);
    // Who may not read offers is told of bookings alone.
    expect(await seen(await viewerOf(producer))).toEqual([bookingId]);
    for (const by of [await stage.producer(), ...people])
      expect(await codeOf(conflicts.ofShoot(by.call, shootId))).toBe('notFound');
    await stage.rows(`UPDATE shoot SET state = 'cancelled', cancel_reason = '不拍了' WHERE id = $1`, [shootId]);
    expect(await seen(producer)).toEqual([]);
  });
});
