import { INestApplicationContext } from '@nestjs/common';
import { addDays, Day } from '@callboard/domain';
import {
  codeOf,
  HiringCore,
  HiringStage,
  openHiringCore,
  StagedPerson,
  StagedPosting,
  whileHeld,
  whileLocked,
} from '@callboard/testing';
import { BookingEnding } from '../booking/booking-ending.service';
import { BookingModule } from '../booking/booking.module';
import { MyOffers } from '../offer/my-offers.service';
import { OfferExpiry } from '../offer/offer-expiry.service';
import { Offers } from '../offer/offers.service';
import { ShootCloser } from '../shoot/shoot-closer.service';
import { ShootModule } from '../shoot/shoot.module';
import { BackfillModule } from './backfill.module';
import { BackfillStep } from './backfill-step.service';
import { Backfills } from './backfills.service';

/** Places of the world where it is noon and midnight now. */
const [NOON, NIGHT] = ['Etc/GMT', 'Etc/GMT'].map((_, index) => {
  const hours = (12 * (index + 1) - new Date().getUTCHours() + 48) % 24;
  // The sign of these names is the other way round.
  const east = hours > 12 ? hours - 24 : hours;
  return east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}) as [string, string];

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let ending: BookingEnding;
let backfills: Backfills;
let mine: MyOffers;

beforeAll(async () => {
  house = await openHiringCore([BackfillModule, BookingModule, ShootModule]);
  ({ stage, core } = house);
  ending = core.get(BookingEnding);
  backfills = core.get(Backfills);
  mine = core.get(MyOffers);
});
afterAll(() => house?.close());
afterEach(async () => {
  await stage.rows(`UPDATE profile SET searchable = false`);
});

interface Booked {
  readonly posting: StagedPosting;
  readonly slotId: string;
  readonly person: StagedPerson;
  readonly bookingId: string;
}

/** Somebody booked for a week that begins so many days from today at its base. */
async function booked(role: string, first = 14, count = 1, zone = NOON): Promise<Booked> {
  const today = await stage.value<Day>('SELECT (now() AT TIME ZONE $1)::date', [zone]);
  const days = Array.from({ length: 7 }, (_, index) => addDays(today, first + index));
  const posting = await stage.posting(await stage.shoot(await stage.producer(), { first }), { role, count, days });
  await stage.rows('UPDATE shoot SET zone = $2 WHERE id = $1', [posting.shoot.shootId, zone]);
  const person = await stage.person({ role });
  const slotId = posting.slotIds[0]!;
  const [offerId] = await stage.offers([{ posting, slotId, personId: person.personId }]);
  await mine.accept(person.call, offerId!);
  const bookingId = await stage.value<string>('SELECT id FROM booking WHERE offer_id = $1', [offerId]);
  return { posting, slotId, person, bookingId };
}

async function refill(slotId: string): Promise<void> {
  const tickets = await stage.rows<{ id: string }>(
    `SELECT id FROM outbox WHERE job = 'slot.refill' AND payload ->> 'slotId' = $1 AND state <> 'done'
       AND due_at <= clock_timestamp() ORDER BY id`,
    [slotId],
  );
  for (const { id } of tickets) await core.get(BackfillStep).refill({ outboxId: id, requestId: null }, slotId);
}

const live = (slotId: string): Promise<{ id: string; person_id: string; kind: string; seconds: number }[]> =>
  stage.rows(
    `SELECT id, person_id, reasons ->> 'kind' AS kind, extract(epoch FROM expires_at - sent_at)::float8 AS seconds
     FROM offer WHERE slot_id = $1 AND state IN ('sent', 'viewed') ORDER BY id`,
    [slotId],
  );
const stateOf = (table: string, id: string): Promise<string> =>
  stage.value<string>(`SELECT state FROM ${table} WHERE id = $1`, [id]);
const stripOf = async ({ posting }: Booked): Promise<Awaited<ReturnType<Backfills['get']>>> => {
  const { producer, shootId } = posting.shoot;
  const [row] = await backfills.list(producer.call, shootId);
  return backfills.get(producer.call, row!.id);
};
const callOf = (people: readonly StagedPerson[], personId: string): StagedPerson['call'] =>
  people.find((each) => each.personId === personId)!.call;

describe('somebody who drops out', () => {
  it('is released at once, and the place is refilled: reserves first, then the ranking', async () => {
    const scene = await booked('focus-puller', 1);
    const { slotId, person, bookingId, posting } = scene;
    const reserves = await stage.people(2, { role: 'focus-puller', searchable: false });
    for (const { personId } of reserves) await stage.reserve(posting, personId);
    const others = await stage.people(4, { role: 'focus-puller' });

    const off = await ending.dropOut(person.call, bookingId, { reason: 'illness' });
    expect(off).toMatchObject({ kind: 'person', lostDays: 7, workedDays: 0, late: true, counted: false, owedFen: 0 });
    expect([await stateOf('booking', bookingId), await stateOf('slot', slotId)]).toEqual([
      'cancelled_by_person',
      'open',
    ]);
    await refill(slotId);
    const first = await live(slotId);
    // Four at once within a day of the start: both reserves, then the best of the others.
    expect(
      first
        .map((row) => row.kind)
        .sort()
        .reverse(),
    ).toEqual(['reserve', 'reserve', 'refill', 'refill']);
    expect(
      first
        .filter((row) => row.kind === 'reserve')
        .map((row) => row.person_id)
        .sort(),
    ).toEqual(reserves.map((each) => each.personId).sort());
    let strip = await stripOf(scene);
    expect(strip).toMatchObject({
      cause: 'drop_out',
      leftPersonId: person.personId,
      leftReason: 'illness',
      state: 'running',
      round: 1,
      width: 4,
      asked: 4,
      waitingFor: 4,
    });

    const all = [...reserves, ...others];
    for (const { id, person_id } of first) await mine.decline(callOf(all, person_id), id, null);
    await refill(slotId);
    const second = await live(slotId);
    expect(second).toHaveLength(2);
    expect(second.map((row) => row.person_id)).not.toContain(person.personId);
    const winner = second[1]!;
    await mine.accept(callOf(all, winner.person_id), winner.id);
    strip = await stripOf(scene);
    expect(strip).toMatchObject({ state: 'filled', filledBy: winner.person_id, round: 2 });
    expect(strip.people.map((each) => each.offerState).sort()).toEqual([
      'accepted',
      'declined',
      'declined',
      'declined',
      'declined',
      'withdrawn',
    ]);
    // What is still due finds nothing to do.
    await stage.rows(`UPDATE outbox SET due_at = now() WHERE job = 'slot.refill' AND state <> 'done'`);
    await refill(slotId);
    expect(await live(slotId)).toEqual([]);
    expect((await stripOf(scene)).state).toBe('filled');
  });

  it('in the middle keeps what was worked, and the rest is a place of its own', async () => {
    const scene = await booked('gaffer', 0);
    const { slotId, person, bookingId, posting } = scene;
    const [, second, third] = posting.days as [Day, Day, Day];
    expect(await codeOf(ending.dropOut(person.call, bookingId, { reason: 'family' }))).toBe('booking.fromDayNeeded');
    for (const day of [addDays(posting.days[0]!, -1), addDays(posting.days[6]!, 1)]) {
      expect(await codeOf(ending.dropOut(person.call, bookingId, { reason: 'family', fromDay: day }))).toBe(
        'booking.fromDay',
      );
    }
    const others = await stage.people(1, { role: 'gaffer' });
    const off = await ending.dropOut(person.call, bookingId, { reason: 'family', fromDay: third });
    expect(off).toMatchObject({ workedDays: 2, lostDays: 5, firstLostDay: third });
    expect(off.slotId).not.toBe(slotId);
    const [part] = await stage.rows<{ booking: string; slot: string; paid: number; span: string; days: string[] }>(
      `SELECT b.state AS booking, s.state AS slot, b.paid_days AS paid, b.span::text AS span, s.days
       FROM booking b JOIN slot s ON s.id = b.slot_id WHERE b.id = $1`,
      [bookingId],
    );
    expect(part).toEqual({
      booking: 'completed',
      slot: 'worked',
      paid: 2,
      span: `[${posting.days[0]},${third})`,
      days: [posting.days[0], second],
    });
    await refill(off.slotId);
    const [asked] = await live(off.slotId);
    await mine.accept(callOf(others, asked!.person_id), asked!.id);
    const bookings = await stage.rows<{ paid: number }>(
      `SELECT paid_days AS paid FROM booking WHERE shoot_id = $1 AND state IN ('confirmed', 'completed') ORDER BY span`,
      [posting.shoot.shootId],
    );
    expect(bookings.map((row) => row.paid)).toEqual([2, 5]);
    expect(await codeOf(ending.dropOut(person.call, bookingId, { reason: 'other' }))).toBe('state.conflict');
  });

  it('leaves those alone whom another company holds first, until the hold is over', async () => {
    const scene = await booked('boom-operator', 1);
    const { slotId, person, bookingId, posting } = scene;
    const elsewhere = async (personId: string, expiresInMs?: number): Promise<string> => {
      const other = await stage.posting(await stage.shoot(await stage.producer()), { days: posting.days });
      return stage.hold(other, other.slotIds[0]!, personId, { expiresInMs });
    };
    const [stands, standsToo] = await stage.people(2, { role: 'boom-operator', searchable: false });
    for (const each of [stands!, standsToo!]) await stage.reserve(posting, each.personId);
    const [held, own, over, free] = await stage.people(4, { role: 'boom-operator' });
    const reserveHold = await elsewhere(stands!.personId);
    await elsewhere(held!.personId);
    await stage.hold(posting, slotId, own!.personId, { placedAgoMs: 120_000 });
    await elsewhere(own!.personId);
    await elsewhere(over!.personId, -1_000);
    await ending.dropOut(person.call, bookingId, { reason: 'illness' });
    await refill(slotId);
    const asked = async () => (await live(slotId)).map((row) => row.person_id).sort();
    expect(await asked()).toEqual([standsToo!, own!, over!, free!].map(({ personId }) => personId).sort());
    const strip = await stripOf(scene);
    expect(strip.people.find(({ personId }) => personId === stands!.personId)).toMatchObject({ passedOver: 'later' });
    expect(strip.people.map(({ personId }) => personId)).not.toContain(held!.personId);

    await stage.rows(`UPDATE hold SET state = 'released', end_reason = 'by_company', ended_at = now() WHERE id = $1`, [
      reserveHold,
    ]);
    await backfills.steer(posting.shoot.producer.call, strip.id, 'skip');
    await refill(slotId);
    expect(await asked()).toContain(stands!.personId);
  });

  it('asks nobody who took back the application by which alone she could be found, while it looked', async () => {
    const { slotId, person, bookingId, posting } = await booked('focus-puller', 20);
    const applicant = await stage.person({ role: 'focus-puller', searchable: false });
    const application = await stage.application(posting, applicant.personId);
    await ending.dropOut(person.call, bookingId, { reason: 'illness' });
    // The ranking is made by then, and nobody is locked yet.
    const [asked] = await whileLocked(
      stage,
      'shoot',
      [posting.shoot.shootId],
      () => refill(slotId),
      () => stage.rows(`UPDATE application SET state = 'withdrawn' WHERE id = $1`, [application]),
    );
    await asked;
    expect((await live(slotId)).map((row) => row.person_id)).not.toContain(applicant.personId);
  });

  it('asks nobody for days that she left out when she applied', async () => {
    const scene = await booked('gaffer', 1);
    const { slotId, person, bookingId, posting } = scene;
    const [partly, whole] = await stage.people(2, { role: 'gaffer', searchable: false });
    await stage.application(posting, partly!.personId, 'submitted', posting.days.slice(1));
    await stage.application(posting, whole!.personId, 'submitted', posting.days);
    const standsBy = await stage.person({ role: 'gaffer', searchable: false });
    await stage.application(posting, standsBy.personId, 'submitted', posting.days.slice(1));
    await stage.reserve(posting, standsBy.personId);
    await ending.dropOut(person.call, bookingId, { reason: 'illness' });
    await refill(slotId);
    expect((await live(slotId)).map((row) => row.person_id)).toEqual([whole!.personId]);
    const strip = await stripOf(scene);
    expect(strip.people.find(({ personId }) => personId === standsBy.personId)).toMatchObject({
      passedOver: 'availability',
    });
  });

  it('twice at once is done once', async () => {
    const { person, bookingId } = await booked('key-grip', 20);
    const codes = await Promise.all(
      Array.from({ length: 6 }, () => codeOf(ending.dropOut(person.call, bookingId, { reason: 'other' }))),
    );
    expect(codes.sort()).toEqual(['ok', ...Array<string>(5).fill('state.conflict')].sort());
    expect(await stage.value('SELECT count(*)::int FROM cancellation WHERE booking_id = $1', [bookingId])).toBe(1);
  });

  it('can be nobody else', async () => {
    const { bookingId, posting } = await booked('key-grip', 20);
    const stranger = await stage.person();
    expect(await codeOf(ending.dropOut(stranger.call, bookingId, { reason: 'other' }))).toBe('notFound');
    expect(await codeOf(ending.dropOut(posting.shoot.producer.call, bookingId, { reason: 'other' }))).toBe('notFound');
    const otherCompany = await stage.producer();
    const wish = { reason: 'other', refill: true } as const;
    expect(await codeOf(ending.cancel(otherCompany.call, bookingId, wish))).toBe('notFound');
    const head = await stage.headOf(posting.shoot.producer, 'grip');
    expect(await codeOf(ending.cancel(head.call, bookingId, wish))).toBe('access.denied');
    expect(await stateOf('booking', bookingId)).toBe('confirmed');
  });
});

describe('a refill beside others who are at the same people', () => {
  const idsOf = (people: readonly StagedPerson[]): string[] => people.map(({ personId }) => personId);

  it('waits for nobody of the ranking, and tries again when all of them are locked', async () => {
    const { slotId, person, bookingId } = await booked('dit', 1);
    const others = await stage.people(9, { role: 'dit' });
    await ending.dropOut(person.call, bookingId, { reason: 'illness' });
    await whileHeld(stage, 'person', idsOf(others), async () => {
      expect(await codeOf(refill(slotId))).toBe('busy');
      expect(await live(slotId)).toEqual([]);
    });
    await whileHeld(stage, 'person', idsOf(others.slice(0, 6)), async () => {
      await refill(slotId);
      const asked = (await live(slotId)).map((row) => row.person_id).sort();
      expect(asked).toEqual(idsOf(others.slice(6)).sort());
    });
  });

  it('waits for those who stand by: they were promised to be first', async () => {
    const { slotId, person, bookingId, posting } = await booked('make-up-artist', 5);
    const reserves = await stage.people(2, { role: 'make-up-artist', searchable: false });
    for (const { personId } of reserves) await stage.reserve(posting, personId);
    await stage.people(3, { role: 'make-up-artist' });
    await ending.dropOut(person.call, bookingId, { reason: 'illness' });
    const [refilled, meanwhile] = await whileLocked(
      stage,
      'person',
      idsOf(reserves),
      () => refill(slotId),
      () => live(slotId),
    );
    expect(await meanwhile).toEqual([]);
    await refilled;
    expect((await live(slotId)).filter((row) => row.kind === 'reserve')).toHaveLength(2);
  });
});

describe('a company that cancels', () => {
  // At noon the usual call of tomorrow is 18 hours away.
  it.each([
    [3, 0],
    [2, 30_000],
    [1, 60_000],
  ])('%i days before owes %i fen', async (first, owed) => {
    const { bookingId, posting, slotId } = await booked('gaffer', first);
    const { producer } = posting.shoot;
    const off = await ending.cancel(producer.call, bookingId, { reason: 'budget', refill: false });
    expect(off).toMatchObject({ kind: 'company', owedFen: owed, counted: false });
    expect(await stateOf('booking', bookingId)).toBe('cancelled_by_company');
    // Without a wish to refill the place is open, and nobody is asked.
    await refill(slotId);
    expect(await stage.value('SELECT count(*)::int FROM backfill WHERE slot_id = $1', [slotId])).toBe(0);
  });
});

describe('somebody who has not come', () => {
  it('is noted from the first day on, and replaced', async () => {
    const early = await booked('gaffer', 3);
    const producer = early.posting.shoot.producer.call;
    expect(await codeOf(ending.noShow(producer, early.bookingId, { refill: true }))).toBe('booking.notBegun');
    const { bookingId, posting, slotId } = await booked('gaffer', 0);
    const others = await stage.people(1, { role: 'gaffer' });
    const off = await ending.noShow(posting.shoot.producer.call, bookingId, { refill: true });
    expect(off).toMatchObject({ kind: 'no_show', counted: true, owedFen: 0, workedDays: 0 });
    expect(await stateOf('booking', bookingId)).toBe('no_show');
    await refill(slotId);
    expect((await live(slotId)).map((row) => row.person_id)).toEqual([others[0]!.personId]);
  });
});

describe('at night', () => {
  it('only those are asked for a near call who allow it, and the strip says who was let sleep', async () => {
    const scene = await booked('sound-mixer', 0, 1, NIGHT);
    const { slotId, person, bookingId } = scene;
    const [asleep, awake] = await stage.people(2, { role: 'sound-mixer' });
    await stage.rows('UPDATE profile SET emergency_calls = true WHERE person_id = $1', [awake!.personId]);
    await ending.dropOut(person.call, bookingId, { reason: 'accident', fromDay: scene.posting.days[0]! });
    await refill(slotId);
    expect((await live(slotId)).map((row) => row.person_id)).toEqual([awake!.personId]);
    const strip = await stripOf(scene);
    expect(strip.people.find((each) => each.personId === asleep!.personId)).toMatchObject({
      passedOver: 'quiet',
      offerId: null,
    });
    await mine.decline(awake!.call, (await live(slotId))[0]!.id, null);
    await refill(slotId);
    const waiting = await stripOf(scene);
    expect(waiting).toMatchObject({ state: 'running', level: 'by_hand' });
    expect(waiting.waitsUntil).not.toBeNull();
    // In the morning the others are asked.
    await stage.rows(`UPDATE shoot SET zone = $2 WHERE id = $1`, [scene.posting.shoot.shootId, NOON]);
    await stage.rows(`UPDATE backfill SET waits_until = now() WHERE id = $1`, [waiting.id]);
    await stage.rows(`UPDATE outbox SET due_at = now() WHERE job = 'slot.refill' AND state <> 'done'`);
    await refill(slotId);
    expect((await live(slotId)).map((row) => row.person_id)).toEqual([asleep!.personId]);
  });

  it('finds whoever may be asked behind any number of better people who sleep', async () => {
    const scene = await booked('key-grip', 0, 1, NIGHT);
    const { slotId, person, bookingId, posting } = scene;
    await stage.people(30, { role: 'key-grip' });
    const standBys = await stage.people(14, { role: 'key-grip', searchable: false });
    for (const { personId } of standBys) await stage.reserve(posting, personId);
    const awake = await stage.person({ role: 'key-grip', base: 'xiamen', floorFen: 75_000 });
    await stage.rows('UPDATE profile SET emergency_calls = true WHERE person_id = $1', [awake.personId]);
    await ending.dropOut(person.call, bookingId, { reason: 'accident', fromDay: posting.days[0]! });
    await refill(slotId);
    const [only, ...others] = await live(slotId);
    expect([only?.person_id, others]).toEqual([awake.personId, []]);
    const { people } = await stripOf(scene);
    expect(people.filter(({ passedOver }) => passedOver === 'quiet').length).toBeGreaterThanOrEqual(14);
    await mine.decline(awake.call, only!.id, null);
    await refill(slotId);
    expect(await stripOf(scene)).toMatchObject({ state: 'running', level: 'by_hand', waitsUntil: expect.any(Date) });
  });
});

describe('a producer who steers', () => {
  it('pauses, resumes, widens, skips, and takes over; who was asked may accept all the while', async () => {
    const scene = await booked('boom-operator', 14);
    const { slotId, person, bookingId, posting } = scene;
    const people = await stage.people(9, { role: 'boom-operator' });
    await ending.dropOut(person.call, bookingId, { reason: 'other' });
    await refill(slotId);
    const { id } = await stripOf(scene);
    const producer = posting.shoot.producer.call;
    const asked = async (): Promise<number> => {
      await refill(slotId);
      return (await live(slotId)).length;
    };
    expect(await asked()).toBe(1);
    expect((await backfills.steer(producer, id, 'widen')).width).toBe(2);
    expect(await asked()).toBe(3);
    await backfills.steer(producer, id, 'skip');
    expect(await asked()).toBe(5);
    await backfills.steer(producer, id, 'pause');
    expect(await codeOf(backfills.steer(producer, id, 'skip'))).toBe('state.conflict');
    const [one, two, ...rest] = await live(slotId);
    for (const each of rest) await mine.decline(callOf(people, each.person_id), each.id, null);
    expect(await asked()).toBe(2);
    await backfills.steer(producer, id, 'resume');
    expect(await asked()).toBe(4);
    await backfills.steer(producer, id, 'takeOver');
    expect(await codeOf(backfills.steer(producer, id, 'pause'))).toBe('state.conflict');
    await mine.decline(callOf(people, one!.person_id), one!.id, null);
    expect(await asked()).toBe(3);
    await mine.accept(callOf(people, two!.person_id), two!.id);
    expect((await stripOf(scene)).state).toBe('filled');
    expect(await codeOf(backfills.steer(producer, id, 'resume'))).toBe('state.conflict');
  });

  it('needs the right to, and begins one for an open place only', async () => {
    const scene = await booked('boom-operator', 14, 2);
    const { posting } = scene;
    const { producer, shootId } = posting.shoot;
    const open = posting.slotIds[1]!;
    const head = await stage.headOf(producer, 'sound');
    const stranger = await stage.producer();
    expect(await codeOf(backfills.begin(stranger.call, shootId, open))).toBe('notFound');
    expect(await codeOf(backfills.begin(head.call, shootId, open))).toBe('access.denied');
    expect(await codeOf(backfills.begin(producer.call, shootId, scene.slotId))).toBe('backfill.notOpen');
    const other = await stage.posting(await stage.shoot(producer));
    expect(await codeOf(backfills.begin(producer.call, shootId, other.slotIds[0]!))).toBe('slot.otherShoot');
    const { id } = await backfills.begin(producer.call, shootId, open);
    expect(await codeOf(backfills.begin(producer.call, shootId, open))).toBe('backfill.running');
    expect(await codeOf(backfills.steer(stranger.call, id, 'pause'))).toBe('notFound');
    expect(await codeOf(backfills.steer(head.call, id, 'pause'))).toBe('access.denied');
    expect((await backfills.get(head.call, id)).state).toBe('running');
    const elsewhere = await stage.headOf(producer, 'camera');
    expect(await codeOf(backfills.get(elsewhere.call, id))).toBe('access.denied');
    expect(await backfills.list(elsewhere.call, shootId)).toEqual([]);
  });
});

describe('a backfill', () => {
  it('goes to people of one level less when the others have been asked, then to the producer', async () => {
    const scene = await booked('gimbal-operator', 14);
    const { slotId, person, bookingId } = scene;
    const low = await stage.person({ role: 'gimbal-operator', level: 1 });
    await ending.dropOut(person.call, bookingId, { reason: 'other' });
    await refill(slotId);
    const [asked] = await live(slotId);
    expect(asked!.person_id).toBe(low.personId);
    expect(await stripOf(scene)).toMatchObject({ level: 'relaxed' });
    await mine.decline(low.call, asked!.id, null);
    await refill(slotId);
    expect(await stripOf(scene)).toMatchObject({ state: 'exhausted', level: 'by_hand', waitingFor: 0 });
    expect(await stage.value('SELECT count(*)::int FROM slot_shortfall WHERE slot_id = $1', [slotId])).toBe(1);
  });

  it('comes to an end in a large market too: 25 people are asked, and then the producer is', async () => {
    const scene = await booked('electrician', 14);
    const { slotId, person, bookingId, posting } = scene;
    const people = await stage.people(40, { role: 'electrician' });
    await ending.dropOut(person.call, bookingId, { reason: 'other' });
    await refill(slotId);
    const { id } = await stripOf(scene);
    for (let time = 0; time < 4; time += 1) await backfills.steer(posting.shoot.producer.call, id, 'widen');
    for (let round = 0; round < 10 && (await stripOf(scene)).state === 'running'; round += 1) {
      for (const each of await live(slotId)) await mine.decline(callOf(people, each.person_id), each.id, null);
      await refill(slotId);
    }
    const strip = await stripOf(scene);
    expect(strip).toMatchObject({ state: 'exhausted', level: 'by_hand', asked: 25, waitingFor: 0 });
    const at = (level: string): number => strip.people.filter((each) => each.level === level).length;
    expect([at('best'), at('next'), at('relaxed')]).toEqual([5, 10, 10]);
  });

  it('goes on when a clock runs out, and stops with its shoot', async () => {
    const scene = await booked('best-boy-electric', 14);
    const { slotId, person, bookingId, posting } = scene;
    await stage.people(2, { role: 'best-boy-electric' });
    await ending.dropOut(person.call, bookingId, { reason: 'other' });
    await refill(slotId);
    const [asked] = await live(slotId);
    await stage.rows(`UPDATE offer SET expires_at = now() - interval '1 second' WHERE id = $1`, [asked!.id]);
    await core.get(OfferExpiry).expire(await stage.ticket('offer.expire', asked!.id), asked!.id);
    await refill(slotId);
    const [next] = await live(slotId);
    expect(next!.person_id).not.toBe(asked!.person_id);
    expect((await stripOf(scene)).round).toBe(2);
    await stage.rows(`UPDATE shoot SET state = 'cancelled' WHERE id = $1`, [posting.shoot.shootId]);
    await core.get(ShootCloser).closeOnce({ outboxId: await closing(posting), requestId: null }, posting.shoot.shootId);
    expect((await stripOf(scene)).state).toBe('stopped');
  });

  it('takes a direct offer for the place as its end too', async () => {
    const scene = await booked('stills-photographer', 14);
    const { slotId, person, bookingId, posting } = scene;
    const own = await stage.person({ role: 'stills-photographer', searchable: true });
    await ending.dropOut(person.call, bookingId, { reason: 'other' });
    await refill(slotId);
    const { producer, shootId } = posting.shoot;
    await backfills.steer(producer.call, (await stripOf(scene)).id, 'takeOver');
    const [asked] = await live(slotId);
    if (asked) await mine.decline(own.call, asked.id, null);
    const sent = await core.get(Offers).direct(producer.call, shootId, { slotId, personId: own.personId });
    await mine.accept(own.call, sent.offerId);
    expect(await stripOf(scene)).toMatchObject({ state: 'filled', filledBy: own.personId });
  });
});

async function closing(posting: StagedPosting): Promise<string> {
  return stage.value<string>(
    `INSERT INTO outbox (id, event, job, payload, dedupe_key)
     VALUES (gen_random_uuid(), 'shoot.cancelled', 'shoot.close', jsonb_build_object('shootId', $1::text), 'shoot.close:' || $1)
     RETURNING id`,
    [posting.shoot.shootId],
  );
}
