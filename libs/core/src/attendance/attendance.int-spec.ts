import { INestApplicationContext } from '@nestjs/common';
import { systemContext, Transactions } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { codeOf, HiringCore, HiringStage, openHiringCore, StagedPerson, StagedPosting } from '@callboard/testing';
import { BookingEnding } from '../booking/booking-ending.service';
import { BookingModule } from '../booking/booking.module';
import { Bookings } from '../booking/bookings.service';
import { MyOffers } from '../offer/my-offers.service';
import { OfferModule } from '../offer/offer.module';
import { AttendanceModule } from './attendance.module';
import { AttendanceWatch } from './attendance-watch.service';
import { Attendances } from './attendances.service';

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let attendances: Attendances;

beforeAll(async () => {
  house = await openHiringCore([AttendanceModule, BookingModule, OfferModule]);
  ({ stage, core } = house);
  attendances = core.get(Attendances);
});
afterAll(() => house?.close());
// What one test has booked is not near for the next.
afterEach(() => stage.rows(`UPDATE shoot SET zone = 'Asia/Shanghai', run = '[2020-01-01,2020-01-08)'`));

/** People booked on one posting from the day after tomorrow on, some of them long ago. */
async function crew(
  count = 1,
  options: { role?: string; bookedAgoHours?: number; producer?: StagedPosting['shoot']['producer'] } = {},
): Promise<{ posting: StagedPosting; people: StagedPerson[]; bookings: string[]; shootId: string }> {
  const { role = 'gaffer', bookedAgoHours = 200, producer = await stage.producer() } = options;
  const posting = await stage.posting(await stage.shoot(producer, { first: 2 }), { role, count });
  const people = await stage.people(count, { role });
  const bookings: string[] = [];
  for (const [index, person] of people.entries()) {
    const [offerId] = await stage.offers([{ posting, slotId: posting.slotIds[index]!, personId: person.personId }]);
    bookings.push((await core.get(MyOffers).accept(person.call, offerId!)).bookingId!);
  }
  await stage.rows(`UPDATE booking SET created_at = now() - make_interval(hours => $2) WHERE id = ANY($1::uuid[])`, [
    bookings,
    bookedAgoHours,
  ]);
  return { posting, people, bookings, shootId: posting.shoot.shootId };
}

/** Moves the clock on the wall at the base of a shoot, so that the call of its first day is so many hours away. */
async function callIn(shootId: string, hours: number): Promise<void> {
  await stage.rows(
    `UPDATE shoot h SET zone = z.zone FROM (
       SELECT s.id, '<x>' || CASE WHEN e.east < interval '0' THEN '+' ELSE '-' END
         || to_char(greatest(e.east, -e.east), 'HH24:MI:SS') AS zone
       FROM shoot s CROSS JOIN LATERAL (SELECT make_interval(secs => round(extract(epoch FROM
         (s.first_shooting_day::timestamp + interval '6 hours') - (clock_timestamp() AT TIME ZONE 'UTC'))
         - $2::float8 * 3600)) AS east) e
       WHERE s.id = $1) z WHERE h.id = z.id`,
    [shootId, hours],
  );
}

/** Lets the answers of a shoot's people be so many hours older. */
const wait = (shootId: string, hours: number): Promise<unknown> =>
  stage.rows(
    `UPDATE attendance SET asked_at = asked_at - make_interval(hours => $2)
     WHERE booking_id IN (SELECT id FROM booking WHERE shoot_id = $1)`,
    [shootId, hours],
  );

const run = (): Promise<number> =>
  core.get(Transactions).run(systemContext(), (tx) => core.get(AttendanceWatch).watch(tx));

interface Told {
  readonly template: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly urgent: boolean;
}
const toldTo = ({ personId }: StagedPerson): Promise<Told[]> =>
  stage.rows<Told>(
    `SELECT template, params, urgent FROM notification
     WHERE person_id = $1 AND (template LIKE 'attendance.%' OR template = 'reserve.warmed') ORDER BY id`,
    [personId],
  );
const templates = async (person: StagedPerson): Promise<string[]> =>
  (await toldTo(person)).map(({ template }) => template);
const auditOf = async (bookingId: string): Promise<string[]> =>
  (
    await stage.rows<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_id = $1 AND action LIKE 'booking.%Attendance%' ORDER BY at, id`,
      [bookingId],
    )
  ).map(({ action }) => action);
const rowOf = async (
  bookingId: string,
): Promise<{ asked: boolean; again: boolean; confirmed: boolean; silent: boolean } | undefined> =>
  (
    await stage.rows<{ asked: boolean; again: boolean; confirmed: boolean; silent: boolean }>(
      `SELECT asked_at IS NOT NULL AS asked, again_at IS NOT NULL AS again, confirmed_at IS NOT NULL AS confirmed,
              silent_at IS NOT NULL AS silent FROM attendance WHERE booking_id = $1`,
      [bookingId],
    )
  )[0];

describe('the clock of a first day', () => {
  it('asks 36 hours before the call, again at 18, and tells of who is silent at 14', async () => {
    const { posting, people, bookings, shootId } = await crew();
    const [person, bookingId] = [people[0]!, bookings[0]!];
    const { producer } = posting.shoot;
    const [ready, busy] = await stage.people(2);
    for (const { personId } of [ready!, busy!]) await stage.reserve(posting, personId);
    await stage.bookingElsewhere(busy!.personId, 3, 5);

    await callIn(shootId, 36.1);
    expect(await run()).toBe(0);
    await callIn(shootId, 35.9);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(await toldTo(person)).toEqual([
      {
        template: 'attendance.asked',
        params: { shoot: shootId, role: 'gaffer', first: posting.days[0], booking: bookingId },
        urgent: true,
      },
    ]);

    await callIn(shootId, 18.1);
    await wait(shootId, 18);
    expect(await run()).toBe(0);
    await callIn(shootId, 17.9);
    expect(await run()).toBe(1);
    expect(await templates(person)).toEqual(['attendance.asked', 'attendance.askedAgain']);
    expect(await toldTo(producer)).toEqual([]);

    await callIn(shootId, 14.1);
    expect(await run()).toBe(0);
    await callIn(shootId, 13.9);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(await toldTo(producer)).toEqual([
      {
        template: 'attendance.silent',
        params: { shoot: shootId, first: posting.days[0], silent: 1, reserves: 1 },
        urgent: true,
      },
    ]);
    expect(await toldTo(ready!)).toEqual([
      { template: 'reserve.warmed', params: { shoot: shootId, role: 'gaffer', first: posting.days[0] }, urgent: true },
    ]);
    expect(await toldTo(busy!)).toEqual([]);
    expect(await auditOf(bookingId)).toEqual([
      'booking.askAttendance',
      'booking.askAttendanceAgain',
      'booking.missAttendance',
    ]);
    // Nobody was offered anything by it, and nobody was replaced.
    expect(await stage.value('SELECT count(*)::int FROM offer WHERE posting_id = $1', [posting.postingId])).toBe(1);
    expect(await stage.value('SELECT state FROM booking WHERE id = $1', [bookingId])).toBe('confirmed');
  });

  it('counts to the morning at the base, wherever that is', async () => {
    const [east, west] = [await crew(), await crew()];
    await stage.rows(`UPDATE shoot SET zone = 'Etc/GMT-14' WHERE id = $1`, [east.shootId]);
    await stage.rows(`UPDATE shoot SET zone = 'Etc/GMT+12' WHERE id = $1`, [west.shootId]);
    const hours = (shootId: string): Promise<number> =>
      stage.value(
        `SELECT extract(epoch FROM (first_shooting_day::timestamp + interval '6 hours') AT TIME ZONE zone
           - clock_timestamp())::float8 / 3600 FROM shoot WHERE id = $1`,
        [shootId],
      );
    expect((await hours(west.shootId)) - (await hours(east.shootId))).toBeCloseTo(26, 2);
    await run();
    for (const each of [east, west]) {
      expect(await templates(each.people[0]!)).toHaveLength((await hours(each.shootId)) <= 36 ? 1 : 0);
    }
  });

  it('does not ask who has just said yes, whose shoot is off, who has left, or whose call is over', async () => {
    const [late, off, left, over] = [await crew(1, { bookedAgoHours: 1 }), await crew(), await crew(), await crew()];
    for (const { shootId } of [late, off, left]) await callIn(shootId, 16.5);
    await callIn(over.shootId, -0.1);
    await stage.rows(`UPDATE shoot SET state = 'cancelled' WHERE id = $1`, [off.shootId]);
    await stage.rows(`UPDATE booking SET state = 'cancelled_by_person' WHERE id = $1`, [left.bookings[0]]);
    expect(await run()).toBe(0);
    await stage.rows(`UPDATE shoot SET state = 'shooting' WHERE id = $1`, [off.shootId]);
    expect(await run()).toBe(1);
    const { counts, people } = (await attendances.ofShoot(late.posting.shoot.producer.call, late.shootId))!;
    expect([counts, people[0]!.state]).toEqual([{ all: 1, confirmed: 1, waiting: 0, silent: 0 }, 'bookedLate']);
  });

  it('gives four hours to answer, however late it was that somebody could be asked', async () => {
    const { people, shootId, bookings } = await crew();
    await callIn(shootId, 13);
    expect(await run()).toBe(1);
    await wait(shootId, 3);
    expect(await run()).toBe(0);
    await wait(shootId, 1);
    // Both steps at once: somebody who was away sees the question once more, and the producer is told.
    expect(await run()).toBe(2);
    expect(await templates(people[0]!)).toEqual(['attendance.asked', 'attendance.askedAgain']);
    expect(await rowOf(bookings[0]!)).toEqual({ asked: true, again: true, confirmed: false, silent: true });
  });

  it('tells the producers once a run, however many are silent', async () => {
    const { posting, people, shootId } = await crew(3);
    await callIn(shootId, 13);
    expect(await run()).toBe(3);
    await wait(shootId, 5);
    await attendances.confirm(
      people[0]!.call,
      (await stage.rows<{ id: string }>('SELECT id FROM booking WHERE person_id = $1', [people[0]!.personId]))[0]!.id,
    );
    await run();
    expect((await toldTo(posting.shoot.producer)).map(({ params }) => params)).toEqual([
      { shoot: shootId, first: posting.days[0], silent: 2 },
    ]);
  });

  it('does each step once when many workers take it at the same moment', async () => {
    const { posting, people, shootId } = await crew(6);
    await callIn(shootId, 13);
    const together = async (): Promise<number> =>
      (await Promise.all(Array.from({ length: 6 }, () => run()))).reduce((sum, each) => sum + each);
    expect(await together()).toBe(6);
    await wait(shootId, 5);
    expect(await together()).toBe(12);
    for (const person of people) {
      expect(await templates(person)).toEqual(['attendance.asked', 'attendance.askedAgain']);
    }
    const told = await toldTo(posting.shoot.producer);
    expect(told.reduce((sum, { params }) => sum + (params['silent'] as number), 0)).toBe(6);
    expect(
      await stage.value(
        `SELECT count(*)::int FROM audit_entry WHERE shoot_id = $1 AND action LIKE 'booking.%Attendance%'`,
        [shootId],
      ),
    ).toBe(18);
  });
});

describe('saying that one comes', () => {
  it('is possible from 72 hours before the call until it, and counts once', async () => {
    const { people, bookings, shootId, posting } = await crew();
    const [{ call }, bookingId] = [people[0]!, bookings[0]!];
    await callIn(shootId, 72.1);
    const early = await attendances.confirm(call, bookingId).catch((error: unknown) => error);
    expect(early).toMatchObject({ code: 'attendance.tooEarly', params: { fromAt: expect.any(String) as string } });
    const wait = Date.parse(String((early as DomainError).params['fromAt'])) - Date.now();
    expect(wait / 60_000).toBeCloseTo(6, 0);
    expect((await core.get(Bookings).one(call, bookingId)).confirmable).toBe(false);
    await callIn(shootId, -0.1);
    expect(await codeOf(attendances.confirm(call, bookingId))).toBe('attendance.begun');
    expect(await rowOf(bookingId)).toBeUndefined();

    await callIn(shootId, 71.9);
    expect(await core.get(Bookings).one(call, bookingId)).toMatchObject({ confirmable: true, askedAt: null });
    const confirmed = await attendances.confirm(call, bookingId);
    expect(confirmed).toMatchObject({ confirmable: false, confirmedAt: expect.any(Date) as Date });
    await callIn(shootId, -0.1);
    expect((await attendances.confirm(call, bookingId)).confirmedAt).toEqual(confirmed.confirmedAt);
    expect(await auditOf(bookingId)).toEqual(['booking.confirmAttendance']);
    // Who has said so is not asked.
    await callIn(shootId, 17);
    expect(await run()).toBe(0);
    expect((await attendances.ofShoot(posting.shoot.producer.call, shootId))!.people[0]!.state).toBe('confirmed');
  });

  it('is for the booked person alone, while she is booked', async () => {
    const { people, bookings, shootId, posting } = await crew();
    await callIn(shootId, 20);
    const [stranger] = await stage.people(1);
    for (const { call } of [stranger!, posting.shoot.producer]) {
      expect(await codeOf(attendances.confirm(call, bookings[0]!))).toBe('notFound');
    }
    await core.get(BookingEnding).dropOut(people[0]!.call, bookings[0]!, { reason: 'family' });
    expect(await codeOf(attendances.confirm(people[0]!.call, bookings[0]!))).toBe('state.conflict');
    expect(await rowOf(bookings[0]!)).toBeUndefined();
  });

  it('ends the asking, also for who was silent', async () => {
    const { people, bookings, shootId, posting } = await crew();
    await callIn(shootId, 13);
    await run();
    await wait(shootId, 5);
    await run();
    await attendances.confirm(people[0]!.call, bookings[0]!);
    expect(await run()).toBe(0);
    const { counts, people: listed } = (await attendances.ofShoot(posting.shoot.producer.call, shootId))!;
    expect([counts.silent, listed[0]!.state]).toEqual([0, 'confirmed']);
  });

  it('and dropping out at the same moment end in one of the two orders', async () => {
    for (let round = 0; round < 12; round++) {
      const { people, bookings, shootId } = await crew();
      await callIn(shootId, 20);
      await run();
      const { call } = people[0]!;
      const [confirmed, dropped, ran] = await Promise.all([
        codeOf(attendances.confirm(call, bookings[0]!)),
        codeOf(core.get(BookingEnding).dropOut(call, bookings[0]!, { reason: 'illness' })),
        codeOf(run()),
      ]);
      expect(['ok', 'state.conflict']).toContain(confirmed);
      expect([dropped, ran]).toEqual(['ok', 'ok']);
      expect((await rowOf(bookings[0]!))!.confirmed).toBe(confirmed === 'ok');
      expect(await stage.value('SELECT state FROM booking WHERE id = $1', [bookings[0]])).toBe('cancelled_by_person');
      expect(await auditOf(bookings[0]!)).toEqual(
        confirmed === 'ok' ? ['booking.askAttendance', 'booking.confirmAttendance'] : ['booking.askAttendance'],
      );
    }
  });

  it('waits for whoever calls the booking off at this moment, and is refused then', async () => {
    const { people, bookings, shootId } = await crew();
    await callIn(shootId, 20);
    const other = await stage.db.connect();
    await other.query('BEGIN');
    await other.query(`UPDATE booking SET state = 'cancelled_by_person' WHERE id = $1`, [bookings[0]]);
    const confirming = codeOf(attendances.confirm(people[0]!.call, bookings[0]!));
    await new Promise((done) => setTimeout(done, 300));
    await other.query('COMMIT');
    other.release();
    expect(await confirming).toBe('state.conflict');
    expect(await rowOf(bookings[0]!)).toBeUndefined();
  });

  it('thirty times at once is noted once', async () => {
    const { people, bookings, shootId } = await crew();
    await callIn(shootId, 20);
    const codes = await Promise.all(
      Array.from({ length: 30 }, () => codeOf(attendances.confirm(people[0]!.call, bookings[0]!))),
    );
    expect(new Set(codes)).toEqual(new Set(['ok']));
    expect(await auditOf(bookings[0]!)).toEqual(['booking.confirmAttendance']);
  });
});

describe('the list of a first day', () => {
  it('has who worries most first, with its sums, and a head of department sees the own department', async () => {
    const producer = await stage.producer();
    const lit = await crew(3, { producer });
    const { shootId } = lit;
    const focus = await stage.posting(lit.posting.shoot, { role: 'focus-puller' });
    const [puller] = await stage.people(1, { role: 'focus-puller' });
    const [offer] = await stage.offers([{ posting: focus, slotId: focus.slotIds[0]!, personId: puller!.personId }]);
    await core.get(MyOffers).accept(puller!.call, offer!);
    await callIn(shootId, 13);
    await run();
    await wait(shootId, 5);
    await stage.rows(`UPDATE attendance SET asked_at = now() WHERE booking_id = $1`, [lit.bookings[1]]);
    await attendances.confirm(lit.people[2]!.call, lit.bookings[2]!);
    await run();

    const next = (await attendances.ofShoot(producer.call, shootId))!;
    expect(next.day).toBe(lit.posting.days[0]);
    expect(next.people.map(({ personId, state, department }) => [personId, state, department])).toEqual([
      [lit.people[0]!.personId, 'silent', 'lighting'],
      [lit.people[1]!.personId, 'asked', 'lighting'],
      [puller!.personId, 'bookedLate', 'camera'],
      [lit.people[2]!.personId, 'confirmed', 'lighting'],
    ]);
    expect(next.counts).toEqual({ all: 4, confirmed: 2, waiting: 1, silent: 1 });

    const camera = await stage.headOf(producer, 'camera');
    const own = (await attendances.ofShoot(camera.call, shootId))!;
    expect(own.people.map(({ personId }) => personId)).toEqual([puller!.personId]);
    expect((await attendances.ofShoot((await stage.platform('auditor')).call, shootId))!.counts.all).toBe(4);
    for (const { call } of [lit.people[0]!, await stage.producer()]) {
      expect(await codeOf(attendances.ofShoot(call, shootId))).toBe('notFound');
    }
  });

  it('stays four hours after its call, and is empty where nobody begins any more', async () => {
    const { posting, shootId } = await crew();
    const { call } = posting.shoot.producer;
    await callIn(shootId, -3.9);
    expect((await attendances.ofShoot(call, shootId))!.counts.all).toBe(1);
    await callIn(shootId, -4.1);
    expect(await attendances.ofShoot(call, shootId)).toBeNull();
  });
});
