import { INestApplicationContext } from '@nestjs/common';
import { addDays, Day } from '@callboard/domain';
import { codeOf, HiringCore, HiringStage, openHiringCore, StagedPerson, StagedPosting } from '@callboard/testing';
import { MyOffers } from '../offer/my-offers.service';
import { OfferModule } from '../offer/offer.module';
import { ShootCloser } from '../shoot/shoot-closer.service';
import { ShootPublisher } from '../shoot/shoot-publisher.service';
import { ShootModule } from '../shoot/shoot.module';
import { BookingEnding } from './booking-ending.service';
import { BookingModule } from './booking.module';
import { Cancellations } from './cancellations.service';

/** A place of the world where it is noon now: a call in the morning is over there, that of tomorrow is 18 hours away. */
const NOON = ((): string => {
  const east = 12 - new Date().getUTCHours();
  // The sign of these names is the other way round.
  return east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
})();

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let cancellations: Cancellations;

beforeAll(async () => {
  house = await openHiringCore([BookingModule, OfferModule, ShootModule]);
  ({ stage, core } = house);
  cancellations = core.get(Cancellations);
});
afterAll(() => house?.close());

interface Crew {
  readonly posting: StagedPosting;
  readonly people: readonly StagedPerson[];
  readonly bookingIds: readonly string[];
}

/** Two people booked for a week that begins so many days from today at its base. */
async function crew(first: number, role = 'gaffer'): Promise<Crew> {
  const today = await stage.value<Day>('SELECT (now() AT TIME ZONE $1)::date', [NOON]);
  const days = Array.from({ length: 7 }, (_, index) => addDays(today, first + index));
  const posting = await stage.posting(await stage.shoot(await stage.producer(), { first }), { role, count: 2, days });
  await stage.rows('UPDATE shoot SET zone = $2 WHERE id = $1', [posting.shoot.shootId, NOON]);
  const people = await stage.people(2, { role });
  const bookingIds: string[] = [];
  for (const [index, person] of people.entries()) {
    const wish = { posting, slotId: posting.slotIds[index]!, personId: person.personId };
    const [offerId] = await stage.offers([wish]);
    await core.get(MyOffers).accept(person.call, offerId!);
    bookingIds.push(await stage.value<string>('SELECT id FROM booking WHERE offer_id = $1', [offerId]));
  }
  return { posting, people, bookingIds };
}

const cancelShoot = ({ posting }: Crew): Promise<unknown> =>
  core.get(ShootPublisher).cancel(posting.shoot.producer.call, posting.shoot.shootId, 'no money');

const costOf = ({ posting }: Crew): Promise<object> =>
  cancellations.ifShootIsCancelled(posting.shoot.producer.call, posting.shoot.shootId);

/** What was written down as owed, in fen. */
const owedIn = ({ posting }: Crew): Promise<number> =>
  stage.value('SELECT coalesce(sum(owed_fen), 0)::int FROM cancellation WHERE shoot_id = $1', [posting.shoot.shootId]);

const told = ({ personId }: StagedPerson): Promise<{ params: object; emergency: boolean }[]> =>
  stage.rows(`SELECT params, emergency FROM notification WHERE person_id = $1 AND template = 'shoot.cancelled'`, [
    personId,
  ]);

describe('a shoot that is cancelled', () => {
  it.each([
    ['the day before', 1, 60_000, 'full_day'],
    ['two days before', 2, 30_000, 'half_day'],
    ['three days before', 3, 0, null],
  ])('%s owes each who was booked what her terms say, and tells her so once', async (_, first, owedFen, owedRule) => {
    const scene = await crew(first);
    const { posting, people, bookingIds } = scene;
    const cost = { people: 2, owedPeople: owedFen ? 2 : 0, owedFen: 2 * owedFen };
    expect(await costOf(scene)).toMatchObject(cost);
    await cancelShoot(scene);
    expect(await owedIn(scene)).toBe(cost.owedFen);
    expect(await costOf(scene)).toMatchObject({ people: 0, owedPeople: 0, owedFen: 0 });
    const rows = await cancellations.ofShoot(posting.shoot.producer.call, posting.shoot.shootId);
    const about = { kind: 'company', reason: 'shoot_cancelled', firstLostDay: posting.days[0], lostDays: 7 };
    expect(rows.map(({ bookingId }) => bookingId).sort()).toEqual([...bookingIds].sort());
    for (const row of rows) expect(row).toMatchObject({ ...about, workedDays: 0, owedFen, owedRule, counted: false });
    for (const [index, person] of people.entries()) {
      const days = { first: posting.days[0], last: posting.days[6] };
      const params = { shoot: posting.shoot.shootId, booking: bookingIds[index], ...days, ...(owedFen && { owedFen }) };
      expect(await told(person)).toEqual([{ params, emergency: false }]);
      const wish = { from: posting.days[0]!, to: posting.days[6]! };
      expect(await cancellations.mine(person.call, wish)).toMatchObject([{ bookingId: bookingIds[index], owedFen }]);
    }
  });

  it('in the middle leaves people the days that they have worked', async () => {
    const scene = await crew(0);
    const { posting, people, bookingIds } = scene;
    expect(await costOf(scene)).toMatchObject({ people: 2, owedPeople: 2, owedFen: 120_000 });
    await cancelShoot(scene);
    const bookings = await stage.rows(
      'SELECT state, paid_days::int AS days, upper(span) - lower(span) AS long FROM booking WHERE id = ANY($1::uuid[])',
      [bookingIds],
    );
    expect(bookings).toEqual([0, 1].map(() => ({ state: 'completed', days: 1, long: 1 })));
    const slots = await stage.rows<{ state: string; days: number }>(
      'SELECT state, cardinality(days) AS days FROM slot WHERE posting_id = $1 ORDER BY state, position',
      [posting.postingId],
    );
    expect(slots).toEqual([
      ...[0, 1].map(() => ({ state: 'cancelled', days: 6 })),
      ...[0, 1].map(() => ({ state: 'worked', days: 1 })),
    ]);
    expect(await cancellations.mine(people[0]!.call, { from: posting.days[1]!, to: posting.days[1]! })).toMatchObject([
      { firstLostDay: posting.days[1], lostDays: 6, workedDays: 1, owedFen: 60_000, owedRule: 'full_day' },
    ]);
  });

  it('twice, by its job, owes nothing more', async () => {
    const scene = await crew(1);
    const { shootId } = scene.posting.shoot;
    await cancelShoot(scene);
    const outboxId = await stage.value<string>(
      `SELECT id FROM outbox WHERE job = 'shoot.close' AND payload ->> 'shootId' = $1`,
      [shootId],
    );
    await core.get(ShootCloser).closeOnce({ outboxId, requestId: null }, shootId);
    expect(await owedIn(scene)).toBe(120_000);
    expect(await told(scene.people[0]!)).toHaveLength(1);
  });

  it('tells beforehand what it would cost, to those who may cancel it, and leaves everything as it is', async () => {
    const scene = await crew(1);
    const { producer, shootId } = scene.posting.shoot;
    // Somebody whose days are over has nothing to lose, and one whose terms are of the first version has her own rule.
    await stage.rows(`UPDATE booking SET state = 'completed', ended_at = now() WHERE id = $1`, [scene.bookingIds[0]]);
    await stage.rows(
      `UPDATE offer SET terms = jsonb_set(terms, '{version}', '1') WHERE id = (SELECT offer_id FROM booking WHERE id = $1)`,
      [scene.bookingIds[1]],
    );
    expect(await costOf(scene)).toMatchObject({ people: 1, owedPeople: 1, owedFen: 60_000 });
    expect(await owedIn(scene)).toBe(0);
    expect(await stage.value('SELECT state FROM shoot WHERE id = $1', [shootId])).toBe('open');
    const head = await stage.headOf(producer, 'lighting');
    expect(await codeOf(cancellations.ifShootIsCancelled(head.call, shootId))).toBe('access.denied');
    expect(await codeOf(cancellations.ifShootIsCancelled(scene.people[0]!.call, shootId))).toBe('notFound');
  });
});

describe('the list of what was called off', () => {
  it('is for those who run the shoot, a department for its own, and each person for herself', async () => {
    const { posting, people, bookingIds } = await crew(5);
    const { producer, shootId } = posting.shoot;
    const [owner, head] = [producer.call, await stage.headOf(producer, 'camera')];
    await core.get(BookingEnding).dropOut(people[0]!.call, bookingIds[0]!, { reason: 'illness' });
    await core.get(BookingEnding).cancel(owner, bookingIds[1]!, { reason: 'budget', refill: false });
    const rows = await cancellations.ofShoot(owner, shootId);
    expect(rows.map(({ kind, personId }) => [kind, personId])).toEqual([
      ['company', people[1]!.personId],
      ['person', people[0]!.personId],
    ]);
    const electric = await stage.headOf(producer, rows[0]!.department);
    expect(await cancellations.ofShoot(electric.call, shootId)).toHaveLength(2);
    expect(await cancellations.ofShoot(head.call, shootId)).toEqual([]);
    expect(await codeOf(cancellations.ofShoot(people[0]!.call, shootId))).toBe('notFound');
    const all = { from: posting.days[0]!, to: posting.days[6]! };
    expect((await cancellations.mine(people[0]!.call, all)).map(({ kind }) => kind)).toEqual(['person']);
  });
});
