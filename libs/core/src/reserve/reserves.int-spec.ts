import { INestApplicationContext } from '@nestjs/common';
import { ReserveRepository, systemContext, Transactions } from '@callboard/database';
import { addDays, daysOf, newId, span } from '@callboard/domain';
import { codeOf, HiringCore, HiringStage, openHiringCore, StagedPerson, StagedPosting } from '@callboard/testing';
import { BoardModule } from '../board/board.module';
import { BoardService } from '../board/board.service';
import { MyOffers } from '../offer/my-offers.service';
import { OfferModule } from '../offer/offer.module';
import { Offers } from '../offer/offers.service';
import { ShootModule } from '../shoot/shoot.module';
import { ShootAdvance } from '../shoot/shoot-advance.service';
import { ShootPublisher } from '../shoot/shoot-publisher.service';
import { ReserveModule } from './reserve.module';
import { Reserves } from './reserves.service';

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let reserves: Reserves;

beforeAll(async () => {
  house = await openHiringCore([OfferModule, ReserveModule, ShootModule, BoardModule], 20);
  ({ stage, core } = house);
  reserves = core.get(Reserves);
});
afterAll(() => house?.close());

/** A posting whose places are all booked by others. */
async function filled(first = 14, options: { days?: number; base?: string } = {}): Promise<StagedPosting> {
  const { days = 7, base = 'hengdian' } = options;
  const shoot = await stage.shoot(await stage.producer(), { first, days, base });
  const posting = await stage.posting(shoot, { days: daysOf(span(shoot.first, addDays(shoot.first, days - 1))) });
  await stage.db.query(`UPDATE posting SET state = 'filled' WHERE id = $1`, [posting.postingId]);
  return posting;
}

const ranked = (postingId: string): Promise<string[]> =>
  core
    .get(Transactions)
    .read(systemContext(), (tx) => core.get(ReserveRepository).ranked(tx, postingId))
    .then((rows) => rows.map(({ personId }) => personId));

const rowsOf = (personId: string): Promise<unknown[]> =>
  stage.rows(
    `SELECT r.state, r.drop_reason AS why,
            (SELECT array_agg(a.action ORDER BY a.at, a.id) FROM audit_entry a WHERE a.subject_id = r.id) AS trail
     FROM reserve r WHERE r.person_id = $1 ORDER BY r.created_at`,
    [personId],
  );

const writes = (): Promise<unknown> =>
  stage.rows('SELECT (SELECT count(*) FROM reserve) AS reserves, (SELECT count(*) FROM audit_entry) AS entries');

/** Books a person for a place by an offer that she accepts. */
async function book(posting: StagedPosting, person: StagedPerson): Promise<void> {
  const slotId = posting.slotIds[0]!;
  const [offerId] = await stage.offers([{ posting, slotId, personId: person.personId }]);
  await core.get(MyOffers).accept(person.call, offerId!);
}

describe('standing by', () => {
  it('is for a filled posting, too, and tells the rank in the order of opting in', async () => {
    const { postingId, shoot } = await filled();
    const [first, second, third] = await stage.people(3);
    expect(await reserves.join(first!.call, postingId)).toMatchObject({ rank: 1, waiting: 1, state: 'live' });
    expect(await reserves.join(second!.call, postingId)).toMatchObject({ rank: 2, waiting: 2 });
    expect(await reserves.join(third!.call, postingId)).toMatchObject({ rank: 3, waiting: 3, roleId: 'gaffer' });
    expect(await ranked(postingId)).toEqual([first, second, third].map((each) => each!.personId));
    expect((await core.get(BoardService).posting(second!.call, postingId)).mine!.reserve).toMatchObject({ rank: 2 });
    const page = await reserves.listOfShoot(shoot.producer.call, shoot.shootId, { limit: 2 });
    expect(page.items.map(({ personId, rank, travelMinutes }) => [personId, rank, travelMinutes])).toEqual([
      [first!.personId, 1, 0],
      [second!.personId, 2, 0],
    ]);
    const rest = await reserves.listOfShoot(shoot.producer.call, shoot.shootId, { cursor: page.nextCursor! });
    expect(rest.items.map(({ personId }) => personId)).toEqual([third!.personId]);
  });

  it('is once, however often and however fast, and keeps its rank', async () => {
    const { postingId } = await filled();
    const [person, other] = await stage.people(2);
    const answers = await Promise.all(Array.from({ length: 8 }, () => reserves.join(person!.call, postingId)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    await reserves.join(other!.call, postingId);
    expect(await reserves.join(person!.call, postingId)).toMatchObject({ rank: 1, waiting: 2 });
    expect(await rowsOf(person!.personId)).toEqual([{ state: 'live', why: null, trail: ['reserve.join'] }]);
  });

  it('gives everybody who comes at once a rank of her own', async () => {
    const { postingId } = await filled();
    const people = await stage.people(8);
    const told = await Promise.all(people.map(({ call }) => reserves.join(call, postingId)));
    const byRank = [...told].sort((a, b) => a.rank! - b.rank!);
    expect(byRank.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const order = new Map(told.map((each, index) => [people[index]!.personId, each.rank]));
    expect((await ranked(postingId)).map((personId) => order.get(personId))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is given up at any time, those behind move up, and coming again is at the end', async () => {
    const { postingId } = await filled();
    const [first, second] = await stage.people(2);
    await reserves.join(first!.call, postingId);
    await reserves.join(second!.call, postingId);
    expect(await reserves.leave(first!.call, postingId)).toMatchObject({ state: 'left', rank: null, waiting: 1 });
    expect(await codeOf(reserves.leave(first!.call, postingId))).toBe('notFound');
    expect((await reserves.listMine(second!.call, {})).items).toMatchObject([{ rank: 1, waiting: 1 }]);
    expect(await reserves.join(first!.call, postingId)).toMatchObject({ rank: 2 });
    expect(await rowsOf(first!.personId)).toEqual([
      { state: 'left', why: null, trail: ['reserve.join', 'reserve.leave'] },
      { state: 'live', why: null, trail: ['reserve.join'] },
    ]);
  });

  it('is refused with the reason, and nothing is written', async () => {
    const [person, low, other, roleless] = [
      await stage.person(),
      await stage.person({ level: 1 }),
      await stage.person({ role: 'grip' }),
      await stage.person(),
    ];
    await stage.db.query('DELETE FROM person_role WHERE person_id = $1', [roleless.personId]);
    await stage.db.query('DELETE FROM availability WHERE person_id = $1', [roleless.personId]);
    await stage.db.query('DELETE FROM profile WHERE person_id = $1', [roleless.personId]);
    const changed = async (change: string): Promise<string> => {
      const posting = await filled();
      await stage.db.query(change, [posting.postingId]);
      return posting.postingId;
    };
    const never = await changed(`UPDATE posting SET published_at = NULL WHERE id = $1`);
    const draft = await changed(`UPDATE posting SET state = 'draft' WHERE id = $1`);
    const hidden = await changed(`UPDATE posting SET state = 'private' WHERE id = $1`);
    const closed = await changed(`UPDATE posting SET state = 'closed' WHERE id = $1`);
    const ofShoot = '(SELECT shoot_id FROM posting WHERE id = $1)';
    const wrapped = await changed(`UPDATE shoot SET state = 'wrapped' WHERE id = ${ofShoot}`);
    const cancelled = await changed(`UPDATE shoot SET state = 'cancelled' WHERE id = ${ofShoot}`);
    const suspended = await changed(
      `UPDATE company SET state = 'suspended' WHERE id = (SELECT company_id FROM shoot WHERE id = ${ofShoot})`,
    );
    const over = (await filled(-9, { days: 5 })).postingId;
    const begun = (await filled(-2, { days: 9 })).postingId;
    const open = await filled();
    const before = await writes();
    for (const id of [newId(), never, draft, hidden])
      expect(await codeOf(reserves.join(person.call, id))).toBe('notFound');
    for (const id of [closed, wrapped, cancelled, suspended, over])
      expect(await codeOf(reserves.join(person.call, id))).toBe('reserve.notOpen');
    for (const [who, reason] of [
      [low, 'level'],
      [other, 'noRole'],
      [roleless, 'noProfile'],
    ] as const) {
      await expect(reserves.join(who.call, open.postingId)).rejects.toMatchObject({
        code: 'reserve.notQualified',
        params: { reason },
      });
    }
    expect(await writes()).toEqual(before);
    // Work that has begun may lose somebody in the middle.
    expect(await codeOf(reserves.join(person.call, begun))).toBe('ok');
  });

  it('is refused to whoever is booked in the shoot, on the days, or too near to them', async () => {
    const { postingId, shoot } = await filled();
    const far = await filled(14, { base: 'dali' });
    const [here, overlapping, near] = await stage.people(3);
    await book(await stage.posting(shoot), here!);
    await stage.bookingElsewhere(overlapping!.personId, 16, 18);
    await stage.bookingElsewhere(near!.personId, 12, 13);
    const before = await writes();
    expect(await codeOf(reserves.join(here!.call, postingId))).toBe('booking.sameShoot');
    expect(await codeOf(reserves.join(overlapping!.call, postingId))).toBe('booking.overlap');
    expect(await codeOf(reserves.join(near!.call, far.postingId))).toBe('booking.gap');
    expect(await writes()).toEqual(before);
    expect(await codeOf(reserves.join(near!.call, postingId))).toBe('ok');
  });

  it('is seen by those who hire in the department and by nobody else', async () => {
    const { postingId, shoot } = await filled();
    const person = await stage.person();
    await reserves.join(person.call, postingId);
    const seen = async (call: StagedPerson['call'], filter = {}): Promise<number> =>
      (await reserves.listOfShoot(call, shoot.shootId, filter)).items.length;
    const [lighting, camera] = [
      await stage.headOf(shoot.producer, 'lighting'),
      await stage.headOf(shoot.producer, 'camera'),
    ];
    expect([await seen(shoot.producer.call), await seen(lighting.call), await seen(camera.call)]).toEqual([1, 1, 0]);
    expect([
      await seen(shoot.producer.call, { postingId }),
      await seen(shoot.producer.call, { postingId: newId() }),
    ]).toEqual([1, 0]);
    expect(await codeOf(seen(person.call))).toBe('notFound');
    expect(await codeOf(seen((await stage.producer()).call))).toBe('notFound');
  });
});

describe('a reserve', () => {
  it('is dropped in the booking that takes her days, and those without enough of a gap with them', async () => {
    const [same, near, later] = [await filled(14), await filled(23, { base: 'dali' }), await filled(60)];
    const person = await stage.person();
    for (const each of [same, near, later]) await reserves.join(person.call, each.postingId);
    const elsewhere = await stage.posting(await stage.shoot(await stage.producer(), { first: 16 }));

    await book(elsewhere, person);

    const dropped = { state: 'dropped', why: 'booked_elsewhere', trail: ['reserve.join', 'reserve.drop'] };
    expect(await rowsOf(person.personId)).toEqual([
      dropped,
      dropped,
      { state: 'live', why: null, trail: ['reserve.join'] },
    ]);
    expect([await ranked(same.postingId), await ranked(near.postingId), await ranked(later.postingId)]).toEqual([
      [],
      [],
      [person.personId],
    ]);
    const trail = await stage.rows(
      `SELECT DISTINCT a.company_id AS company, a.shoot_id AS shoot FROM audit_entry a JOIN reserve r ON r.id = a.subject_id
       WHERE r.posting_id = $1`,
      [same.postingId],
    );
    expect(trail).toEqual([{ company: same.shoot.producer.companyId, shoot: same.shoot.shootId }]);
  });

  it('is hired when she is booked for the posting, and dropped from the others of its shoot', async () => {
    const posting = await filled();
    const other = await stage.posting(posting.shoot, { days: [addDays(posting.shoot.first, 40)] });
    const person = await stage.person();
    await reserves.join(person.call, posting.postingId);
    await reserves.join(person.call, other.postingId);
    await book(posting, person);
    expect(await rowsOf(person.personId)).toEqual([
      { state: 'hired', why: null, trail: ['reserve.join', 'reserve.hire'] },
      { state: 'dropped', why: 'booked_elsewhere', trail: ['reserve.join', 'reserve.drop'] },
    ]);
  });

  it('is not made beside the booking that takes her days: either it is refused, or it is dropped', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { postingId } = await filled();
      const person = await stage.person();
      const elsewhere = await stage.posting(await stage.shoot(await stage.producer(), { first: 16 }));
      const [, joined] = await Promise.all([book(elsewhere, person), codeOf(reserves.join(person.call, postingId))]);
      const states = (await rowsOf(person.personId)).map((row) => (row as { state: string }).state);
      expect([joined, states]).toEqual(joined === 'ok' ? ['ok', ['dropped']] : ['booking.overlap', []]);
    }
  });

  it('is not ranked while a booking that came in otherwise leaves no room', async () => {
    const { postingId } = await filled();
    const person = await stage.person();
    await reserves.join(person.call, postingId);
    expect(await ranked(postingId)).toEqual([person.personId]);
    await stage.bookingElsewhere(person.personId, 15, 16);
    expect(await ranked(postingId)).toEqual([]);
  });

  it('ends with the shoot, cancelled or wrapped', async () => {
    const [cancelled, over] = [await filled(), await filled(-3, { days: 4 })];
    const person = await stage.person();
    await reserves.join(person.call, cancelled.postingId);
    await reserves.join(person.call, over.postingId);
    await core.get(ShootPublisher).cancel(cancelled.shoot.producer.call, cancelled.shoot.shootId, '投资方撤了');
    await stage.db.query(
      'UPDATE shoot SET first_shooting_day = first_shooting_day - 9, run = daterange(lower(run) - 9, upper(run) - 9) WHERE id = $1',
      [over.shoot.shootId],
    );
    const advance = core.get(ShootAdvance);
    await core.get(Transactions).run(systemContext(), (tx) => advance.advance(tx));
    expect(await rowsOf(person.personId)).toEqual([
      { state: 'dropped', why: 'shoot_cancelled', trail: ['reserve.join', 'reserve.drop'] },
      { state: 'dropped', why: 'shoot_wrapped', trail: ['reserve.join', 'reserve.drop'] },
    ]);
  });

  it('can be asked for the posting though producers cannot find her otherwise', async () => {
    const posting = await stage.posting(await stage.shoot(await stage.producer()));
    const hidden = await stage.person({ searchable: false });
    const ask = (): Promise<string> =>
      codeOf(
        core.get(Offers).direct(posting.shoot.producer.call, posting.shoot.shootId, {
          slotId: posting.slotIds[0]!,
          personId: hidden.personId,
        }),
      );
    expect(await ask()).toBe('notFound');
    await reserves.join(hidden.call, posting.postingId);
    expect(await ask()).toBe('ok');
  });
});
