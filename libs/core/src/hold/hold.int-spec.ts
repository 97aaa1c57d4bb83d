import { INestApplicationContext } from '@nestjs/common';
import { examine, systemContext, Transactions } from '@callboard/database';
import {
  codeOf,
  HiringCore,
  HiringStage,
  openHiringCore,
  StagedPerson,
  StagedPosting,
  withClient,
  whileLocked,
} from '@callboard/testing';
import { MyOffers } from '../offer/my-offers.service';
import { OfferInbox } from '../offer/offer-inbox.service';
import { Offers } from '../offer/offers.service';
import { PostingSettle } from '../offer/posting-settle.service';
import { ShootModule } from '../shoot/shoot.module';
import { ShootCloser } from '../shoot/shoot-closer.service';
import { HoldExpiry } from './hold-expiry.service';
import { HoldModule } from './hold.module';
import { MonthModule } from '../schedule/month.module';
import { MonthService } from '../schedule/month.service';
import { Holds } from './holds.service';
import { MyHolds } from './my-holds.service';

const HOUR = 3_600_000;
/** Only the clock is false, nothing waits for it. */
const TIMERS = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'nextTick',
  'queueMicrotask',
  'performance',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
  'hrtime',
] as const;

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let holds: Holds;
let mine: MyHolds;
let offers: Offers;
let answers: MyOffers;
let inbox: OfferInbox;

beforeAll(async () => {
  house = await openHiringCore([HoldModule, MonthModule, ShootModule], 20);
  ({ stage, core } = house);
  inbox = core.get(OfferInbox);
  [holds, mine, offers, answers] = [core.get(Holds), core.get(MyHolds), core.get(Offers), core.get(MyOffers)];
});

afterAll(() => house?.close());
afterEach(() => jest.useRealTimers());

/** A company with an open posting of one slot. */
async function onePlace(options: { first?: number } = {}): Promise<{ posting: StagedPosting; slotId: string }> {
  const posting = await stage.posting(await stage.shoot(await stage.producer(), options));
  return { posting, slotId: posting.slotIds[0]! };
}

type Place = Awaited<ReturnType<typeof onePlace>>;

const hold = (place: Place, { personId }: StagedPerson, expiresInMinutes?: number) =>
  holds.place(place.posting.shoot.producer.call, place.posting.shoot.shootId, {
    slotId: place.slotId,
    personId,
    expiresInMinutes,
  });

const offer = (place: Place, { personId }: StagedPerson) =>
  offers.direct(place.posting.shoot.producer.call, place.posting.shoot.shootId, { slotId: place.slotId, personId });

const stateOf = (holdId: string) => stage.value<string>('SELECT state FROM hold WHERE id = $1', [holdId]);

const auditOf = (subject: string): Promise<string[]> =>
  stage
    .rows<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY at, id', [subject])
    .then((rows) => rows.map((row) => row.action));

/** Moves the clocks of a hold, so that it ends so many milliseconds from now by the clock of the database. */
const endIn = (holdId: string, ms: number) =>
  stage.rows(
    `UPDATE hold SET created_at = created_at - interval '30 days',
            expires_at = CASE WHEN challenge_ends_at IS NULL THEN clock_timestamp() + make_interval(secs => $2::float8 / 1000)
                              ELSE expires_at END,
            challenge_ends_at = CASE WHEN challenge_ends_at IS NULL THEN NULL
                              ELSE clock_timestamp() + make_interval(secs => $2::float8 / 1000) END
     WHERE id = $1`,
    [holdId, ms],
  );

const minutesLeft = (table: string, column: string, id: string) =>
  stage.value<number>(
    `SELECT round(extract(epoch FROM ${column} - clock_timestamp()) / 60)::int FROM ${table} WHERE id = $1`,
    [id],
  );

describe('placing a hold', () => {
  it.each([
    ['a day far ahead of the work', 14, undefined, 24 * 60],
    ['two hours within 72 hours of it', 2, undefined, 120],
    ['as long as is wished for', 14, 90, 90],
  ])('gives the right for %s', async (_, first, wish, minutes) => {
    const place = await onePlace({ first });
    const person = await stage.person();
    const placed = await hold(place, person, wish);
    expect(placed).toMatchObject({ ahead: 0, personId: person.personId, slotId: place.slotId });
    expect(Math.abs((await minutesLeft('hold', 'expires_at', placed.holdId)) - minutes)).toBeLessThanOrEqual(1);
    expect(await auditOf(placed.holdId)).toEqual(['hold.place']);
    const due = `SELECT count(*)::int FROM outbox JOIN hold h ON h.expires_at = due_at
                 WHERE job = 'hold.expire' AND payload->>'holdId' = h.id::text AND h.id = $1`;
    expect(await stage.value(due, [placed.holdId])).toBe(1);
  });

  it('never gives it beyond the first day', async () => {
    const placed = await hold(await onePlace({ first: 0 }), await stage.person(), 4_320);
    const zone = `SELECT (expires_at AT TIME ZONE 'Asia/Shanghai') <= ($2::date + 1)::timestamp FROM hold WHERE id = $1`;
    expect(await stage.value(zone, [placed.holdId, stage.today])).toBe(true);
  });

  it('behind those of others gives the rank of its order, and blocks nobody', async () => {
    const person = await stage.person();
    const places = [await onePlace(), await onePlace(), await onePlace({ first: 40 }), await onePlace()];
    const placed = [];
    for (const place of places) placed.push(await hold(place, person));
    expect(placed.map(({ ahead }) => ahead)).toEqual([0, 1, 0, 2]);
    expect((await mine.list(person.call)).map(({ id, ahead }) => [id, ahead])).toEqual([
      [placed[0]!.holdId, 0],
      [placed[1]!.holdId, 1],
      [placed[3]!.holdId, 2],
      [placed[2]!.holdId, 0],
    ]);
    await mine.release(person.call, placed[0]!.holdId);
    expect((await mine.list(person.call)).map(({ ahead }) => ahead)).toEqual([0, 1, 0]);
  });

  it('stands in the calendar of its person as long as it gives a right', async () => {
    const place = await onePlace();
    const person = await stage.person();
    const { holdId } = await hold(place, person);
    const { days } = (await mine.list(person.call))[0]!;
    const month = () => core.get(MonthService).month(person.call, days[0]!.slice(0, 7));
    const { holds: shown, strip } = await month();
    expect(shown).toMatchObject([{ id: holdId, days, rank: 1, state: 'active' }]);
    expect(strip.bars.find(({ layer }) => layer === 'hold')).toMatchObject({ id: holdId });
    await endIn(holdId, -1_000);
    expect((await month()).holds).toEqual([]);
  });

  it('is refused where no offer could go, with a code of its own, and leaves nothing', async () => {
    const place = await onePlace();
    const { producer, shootId } = place.posting.shoot;
    const [person, hidden, busy] = [
      await stage.person(),
      await stage.person({ searchable: false }),
      await stage.person(),
    ];
    await stage.bookingElsewhere(busy.personId, 15, 16);
    const [unskilled, unfree] = [await stage.person({ role: 'sound-mixer' }), await stage.person({ free: null })];
    const begun = await onePlace({ first: -1 });
    const [taken, gone] = [await onePlace(), await onePlace()];
    await stage.rows(`UPDATE slot SET state = 'booked' WHERE id = $1`, [taken.slotId]);
    await stage.rows(`UPDATE slot SET state = 'cancelled' WHERE id = $1`, [gone.slotId]);
    const draft = await stage.posting(await stage.shoot(producer, { state: 'draft' }));
    const over = await stage.posting(await stage.shoot(producer, { state: 'cancelled' }));
    const closed = await onePlace();
    await stage.rows(`UPDATE posting SET state = 'closed' WHERE id = $1`, [closed.posting.postingId]);
    const asked = await onePlace();
    await stage.offers([{ posting: asked.posting, slotId: asked.slotId, personId: person.personId }]);
    const elsewhere = await onePlace();
    const count = () => stage.value<number>(`SELECT count(*)::int FROM hold`);
    const before = await count();

    const refused = async (work: Promise<unknown>) => codeOf(work);
    expect(await refused(hold(taken, person))).toBe('hold.slotTaken');
    expect(await refused(hold(gone, person))).toBe('hold.slotCancelled');
    expect(await refused(hold(begun, person))).toBe('hold.inPast');
    expect(await refused(hold({ posting: draft, slotId: draft.slotIds[0]! }, person))).toBe('match.notOpen');
    expect(await refused(hold({ posting: over, slotId: over.slotIds[0]! }, person))).toBe('shoot.closed');
    expect(await refused(hold(closed, person))).toBe('posting.closed');
    expect(await refused(hold(asked, person))).toBe('offer.exists');
    expect(await refused(hold(place, hidden))).toBe('notFound');
    expect(await refused(hold(place, unskilled))).toBe('offer.notQualified');
    expect(await refused(hold(place, busy))).toBe('offer.notFree');
    expect(await refused(hold(place, unfree))).toBe('offer.notFree');
    expect(await refused(hold({ ...place, slotId: elsewhere.slotId }, person))).toBe('slot.otherShoot');
    for (const minutes of [0, -1, 14, 4_321, 525_600]) {
      expect(await refused(hold(place, person, minutes))).toBe('hold.clock');
    }
    const stranger = await stage.producer();
    const wish = { slotId: place.slotId, personId: person.personId };
    expect(await refused(holds.place(stranger.call, shootId, wish))).toBe('notFound');
    const head = await stage.headOf(producer, 'lighting');
    expect(await refused(holds.place(head.call, shootId, wish))).toBe('access.denied');
    expect(await count()).toBe(before);
  });

  it('twice for one person and slot is one hold, even at the same moment', async () => {
    const [place, person] = [await onePlace(), await stage.person()];
    const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(hold(place, person))));
    expect(codes.sort()).toEqual([...Array<string>(7).fill('hold.exists'), 'ok']);
  });

  it('makes a new one where the old has run out and no job has ended it', async () => {
    const [place, person] = [await onePlace(), await stage.person()];
    const old = await stage.hold(place.posting, place.slotId, person.personId, { expiresInMs: -1 });
    expect(await stateOf(old)).toBe('active');
    await hold(place, person);
    expect(await stateOf(old)).toBe('expired');
    expect(await auditOf(old)).toEqual(['hold.expire']);
  });
});

/** X holds her first, Y offers. */
async function challenge() {
  const [x, y, person] = [await onePlace(), await onePlace(), await stage.person()];
  const { holdId } = await hold(x, person);
  const { offerId } = await offer(y, person);
  return { x, y, person, holdId, offerId };
}

describe('a firm offer of another company', () => {
  it('challenges the first hold for two hours and outlasts the challenge', async () => {
    const { holdId, offerId, person, y } = await challenge();
    expect(await stateOf(holdId)).toBe('challenged');
    expect(await minutesLeft('hold', 'challenge_ends_at', holdId)).toBe(120);
    expect(await minutesLeft('offer', 'expires_at', offerId)).toBeGreaterThanOrEqual(149);
    expect(await auditOf(holdId)).toEqual(['hold.place', 'hold.challenge']);
    const jobs = `SELECT due_at FROM outbox WHERE job = 'hold.expire' AND payload->>'holdId' = $1 ORDER BY due_at`;
    expect(await stage.rows(jobs, [holdId])).toHaveLength(2);
    const [seen] = await mine.list(person.call);
    expect(seen).toMatchObject({ challengerOfferId: offerId, state: 'challenged' });
    expect(seen!.challengerShoot).toBe('雪夜归人');
    const due = `SELECT count(*)::int FROM outbox JOIN offer o ON o.expires_at = due_at
                 WHERE job = 'offer.expire' AND payload->>'offerId' = o.id::text AND o.id = $1`;
    expect(await stage.value(due, [offerId])).toBe(1);
    expect(y.slotId).not.toBe(seen!.slotId);
  });

  it('lasts half an hour longer than the challenge, however short its own clock would be', async () => {
    const [x, y, person] = [await onePlace(), await onePlace(), await stage.person()];
    await hold(x, person);
    const { offerId } = await offers.direct(y.posting.shoot.producer.call, y.posting.shoot.shootId, {
      slotId: y.slotId,
      personId: person.personId,
      expiresInMinutes: 1,
    });
    expect(await minutesLeft('offer', 'expires_at', offerId)).toBe(150);
  });

  it('ends the challenge with the clock of the hold when that is sooner', async () => {
    const [x, y, person] = [await onePlace(), await onePlace(), await stage.person()];
    const { holdId: id } = await hold(x, person, 15);
    await offer(y, person);
    const same = 'SELECT challenge_ends_at = expires_at FROM hold WHERE id = $1';
    expect(await stage.value(same, [id])).toBe(true);
  });

  it('cannot be accepted before the hold is released, then at once', async () => {
    const { x, holdId, offerId, person } = await challenge();
    const ends = await stage.value<Date>('SELECT challenge_ends_at FROM hold WHERE id = $1', [holdId]);
    await expect(answers.accept(person.call, offerId)).rejects.toMatchObject({
      code: 'hold.first',
      params: { endsAt: ends.toISOString(), challenged: true },
    });
    expect(await stage.value('SELECT count(*)::int FROM booking WHERE person_id = $1', [person.personId])).toBe(0);
    expect((await inbox.get(person.call, offerId)).hold).toEqual({ endsAt: ends, challenged: true });
    await holds.release(x.posting.shoot.producer.call, holdId);
    expect((await inbox.get(person.call, offerId)).hold).toBeNull();
    expect(await codeOf(answers.accept(person.call, offerId))).toBe('ok');
  });

  it('can be accepted once the clock of the challenge is over, and no job is needed for it', async () => {
    const { holdId, offerId, person } = await challenge();
    await endIn(holdId, 0);
    expect(await codeOf(answers.accept(person.call, offerId))).toBe('ok');
    expect(await stateOf(holdId)).toBe('expired');
  });

  it('can be accepted when the person takes her days back herself', async () => {
    const { holdId, offerId, person } = await challenge();
    expect(await codeOf(mine.release((await stage.person()).call, holdId))).toBe('notFound');
    await mine.release(person.call, holdId);
    expect(await codeOf(mine.release(person.call, holdId))).toBe('hold.over');
    expect(await stage.value('SELECT end_reason FROM hold WHERE id = $1', [holdId])).toBe('by_person');
    expect(await codeOf(answers.accept(person.call, offerId))).toBe('ok');
  });

  it('leaves the decision to the person once the hold is converted', async () => {
    const { x, holdId, offerId, person } = await challenge();
    const sent = await holds.convert(x.posting.shoot.producer.call, holdId, {});
    expect(sent).toMatchObject({ slotId: x.slotId, personId: person.personId });
    expect(await stateOf(holdId)).toBe('converted');
    expect(await stage.value('SELECT offer_id FROM hold WHERE id = $1', [holdId])).toBe(sent.offerId);
    expect(await codeOf(answers.accept(person.call, offerId))).toBe('ok');
    expect(await codeOf(answers.accept(person.call, sent.offerId))).toBe('booking.overlap');
  });

  it('lets go of the hold when it is declined, withdrawn or runs out', async () => {
    for (const end of ['decline', 'withdraw'] as const) {
      const { y, holdId, offerId, person } = await challenge();
      if (end === 'decline') await answers.decline(person.call, offerId, null);
      else await offers.withdraw(y.posting.shoot.producer.call, offerId, 'other');
      expect(await stateOf(holdId)).toBe('active');
      expect(await stage.value('SELECT challenge_ends_at FROM hold WHERE id = $1', [holdId])).toBeNull();
      // The ring of the challenge comes all the same.
      const ticket = await stage.ticket('hold.expire', holdId);
      await core.get(HoldExpiry).expire(ticket, holdId);
      expect(await stateOf(holdId)).toBe('active');
    }
  });

  it('hands the challenge on to the next offer that waits, with the clock that runs', async () => {
    const { y, holdId, offerId, person } = await challenge();
    const z = await onePlace();
    const next = await offer(z, person);
    const ends = await stage.value<Date>('SELECT challenge_ends_at FROM hold WHERE id = $1', [holdId]);
    await offers.withdraw(y.posting.shoot.producer.call, offerId, 'other');
    expect(
      await stage.rows('SELECT state, challenged_by, challenge_ends_at FROM hold WHERE id = $1', [holdId]),
    ).toEqual([{ state: 'challenged', challenged_by: next.offerId, challenge_ends_at: ends }]);
  });

  it('challenges every hold before it, so that nobody who moves up makes her wait once more', async () => {
    const [x, z, y, person] = [await onePlace(), await onePlace(), await onePlace(), await stage.person()];
    const [first, second] = [await hold(x, person), await hold(z, person)];
    const { offerId } = await offer(y, person);
    await holds.release(x.posting.shoot.producer.call, first.holdId);
    expect(await codeOf(answers.accept(person.call, offerId))).toBe('hold.first');
    await endIn(second.holdId, 0);
    expect(await codeOf(answers.accept(person.call, offerId))).toBe('ok');
  });

  it('is in nobody’s way: of other days, of the same company, or made before the hold', async () => {
    const person = await stage.person();
    const x = await onePlace();
    const later = await onePlace({ first: 40 });
    const own = await stage.posting(await stage.shoot(x.posting.shoot.producer), { days: [stage.day(15)] });
    const early = await onePlace();
    const before = await offer(early, person);
    const { holdId: id } = await hold(x, person);
    expect(await stateOf(id)).toBe('active');
    const [one, two] = [await offer(later, person), await offer({ posting: own, slotId: own.slotIds[0]! }, person)];
    expect(await stateOf(id)).toBe('active');
    expect(await codeOf(answers.accept(person.call, one.offerId))).toBe('ok');
    expect(await stateOf(id)).toBe('active');
    expect(await codeOf(answers.accept(person.call, before.offerId))).toBe('ok');
    expect(await codeOf(answers.accept(person.call, two.offerId))).toBe('booking.overlap');
  });

  it('that a second hold became has the rank of that hold: it challenges the first, and no later one stands before it', async () => {
    const [x, y, z, person] = [await onePlace(), await onePlace(), await onePlace(), await stage.person()];
    const [first, second, third] = [await hold(x, person), await hold(y, person), await hold(z, person)];
    const { offerId } = await holds.convert(y.posting.shoot.producer.call, second.holdId, {});
    expect([await stateOf(first.holdId), await stateOf(third.holdId)]).toEqual(['challenged', 'active']);
    expect(await codeOf(answers.accept(person.call, offerId))).toBe('hold.first');
    await mine.release(person.call, first.holdId);
    expect(await codeOf(answers.accept(person.call, offerId))).toBe('ok');
    expect(await stateOf(third.holdId)).toBe('released');
  });
});

describe('a challenge that comes to nothing', () => {
  const challengeOf = (holdId: string) =>
    stage.rows('SELECT state, challenged_by AS by FROM hold WHERE id = $1', [holdId]);

  it('while somebody else asks her is handed on to that offer', async () => {
    const { holdId, offerId, person } = await challenge();
    const z = await onePlace();
    const application = await stage.application(z.posting, person.personId);
    // The offer has looked at the hold, and gets no further than her application, which somebody has in hand.
    const [asked, declined] = await whileLocked(
      stage,
      'application',
      [application],
      () => offer(z, person),
      () => answers.decline(person.call, offerId, null),
    );
    await declined;
    expect(await challengeOf(holdId)).toEqual([{ state: 'challenged', by: (await asked).offerId }]);
  });

  it('while the offer behind it does as well lets go of the hold', async () => {
    const { holdId, offerId, person } = await challenge();
    const behind = await offer(await onePlace(), person);
    const ends = await whileLocked(
      stage,
      'hold',
      [holdId],
      () => answers.decline(person.call, offerId, null),
      () => answers.decline(person.call, behind.offerId, null),
    );
    await Promise.all(ends);
    expect(await challengeOf(holdId)).toEqual([{ state: 'active', by: null }]);
  });
});

describe('a hold ends', () => {
  it('when its person is booked on some of its days, in the same transaction, and no other does', async () => {
    const [x, y, later, person] = [
      await onePlace(),
      await onePlace(),
      await onePlace({ first: 40 }),
      await stage.person(),
    ];
    const { offerId } = await offer(x, person);
    const [behind, apart] = [await hold(y, person), await hold(later, person)];
    await answers.accept(person.call, offerId);
    expect(await stage.rows('SELECT state, end_reason FROM hold WHERE id = $1', [behind.holdId])).toEqual([
      { state: 'released', end_reason: 'booked_elsewhere' },
    ]);
    expect(await auditOf(behind.holdId)).toEqual(['hold.place', 'hold.release']);
    expect(await stateOf(apart.holdId)).toBe('active');
  });

  it('when its slot is booked by somebody else, cancelled, or gets other days', async () => {
    const [place, winner, waiting] = [await onePlace(), await stage.person(), await stage.person()];
    const { holdId: id } = await hold(place, waiting);
    const { offerId } = await offer(place, winner);
    await answers.accept(winner.call, offerId);
    expect(await stage.value('SELECT end_reason FROM hold WHERE id = $1', [id])).toBe('slot_booked');

    for (const [change, reason] of [
      [`state = 'cancelled'`, 'slot_cancelled'],
      [`span = daterange(lower(span) + 1, upper(span)), days = days[2:]`, 'days_changed'],
    ] as const) {
      const other = await onePlace();
      const kept = await onePlace();
      const [ended, stays] = [await hold(other, waiting), await hold(kept, waiting)];
      await stage.rows(`UPDATE slot SET ${change} WHERE id = $1`, [other.slotId]);
      for (const { posting } of [other, kept]) {
        await core
          .get(Transactions)
          .run(systemContext(), (tx) => core.get(PostingSettle).settleLocked(tx, posting.postingId));
      }
      expect(await stage.value('SELECT end_reason FROM hold WHERE id = $1', [ended.holdId])).toBe(reason);
      expect(await stateOf(stays.holdId)).toBe('active');
      await mine.release(waiting.call, stays.holdId);
    }
  });

  it('when its shoot is cancelled, which also lets go of the holds that its offers challenged', async () => {
    const [x, y, person] = [await onePlace(), await onePlace(), await stage.person()];
    const { holdId: holdOfX } = await hold(x, person);
    await offer(y, person);
    const { holdId: holdOfY } = await hold(y, await stage.person());
    const { shootId } = y.posting.shoot;
    await stage.rows(`UPDATE shoot SET state = 'cancelled', cancel_reason = 'no money' WHERE id = $1`, [shootId]);
    await core.get(Transactions).run(systemContext(), (tx) => core.get(ShootCloser).close(tx, shootId));
    expect(await stage.value('SELECT end_reason FROM hold WHERE id = $1', [holdOfY])).toBe('shoot_cancelled');
    expect(await stateOf(holdOfX)).toBe('active');
  });

  it('by its job once its clock is over and not before, twice the same', async () => {
    const [place, person] = [await onePlace(), await stage.person()];
    const { holdId: id } = await hold(place, person);
    const ticket = await stage.ticket('hold.expire', id);
    await endIn(id, 0);
    for (let time = 1; time <= 2; time += 1) {
      await core.get(HoldExpiry).expire(ticket, id);
      expect(await stateOf(id)).toBe('expired');
      expect(await auditOf(id)).toEqual(['hold.place', 'hold.expire']);
    }
  });
});

describe('the clock of the database', () => {
  it.each([
    ['a day ahead', 24 * HOUR],
    ['a day behind', -24 * HOUR],
  ])('decides when the clock of the process is %s', async (_, off) => {
    const [x, y, person] = [await onePlace(), await onePlace(), await stage.person()];
    jest.useFakeTimers({ now: Date.now() + off, doNotFake: [...TIMERS] });
    const { holdId: id } = await hold(x, person);
    expect(Math.abs((await minutesLeft('hold', 'expires_at', id)) - 1_440)).toBeLessThanOrEqual(1);
    const { offerId } = await offer(y, person);
    expect(await minutesLeft('hold', 'challenge_ends_at', id)).toBe(120);
    expect(await codeOf(answers.accept(person.call, offerId))).toBe('hold.first');
    await endIn(id, 0);
    expect(await codeOf(holds.convert(x.posting.shoot.producer.call, id, {}))).toBe('hold.over');
    expect(await codeOf(answers.accept(person.call, offerId))).toBe('ok');
  });

  it('lets nobody in before the end of a hold and everybody after it, the clock of the process five seconds off', async () => {
    const clock = () => stage.value<Date>('SELECT clock_timestamp()');
    const outcomes = new Set<string>();
    for (let index = 0; index < 60; index += 1) {
      const [x, y, person] = [await onePlace(), await onePlace(), await stage.person()];
      const holdId = await stage.hold(x.posting, x.slotId, person.personId);
      const [offerId] = await stage.offers([{ posting: y.posting, slotId: y.slotId, personId: person.personId }]);
      await endIn(holdId, (index % 12) * 6);
      const ends = await stage.value<Date>('SELECT expires_at FROM hold WHERE id = $1', [holdId]);
      const before = await clock();
      jest.useFakeTimers({ now: Date.now() + (index % 2 === 0 ? 5_000 : -5_000), doNotFake: [...TIMERS] });
      const code = await codeOf(answers.accept(person.call, offerId!));
      jest.useRealTimers();
      const after = await clock();
      outcomes.add(code);
      // Whoever got in was let in after the end, whoever did not came before it.
      if (code === 'ok') expect(after.getTime()).toBeGreaterThanOrEqual(ends.getTime());
      else expect(before.getTime()).toBeLessThan(ends.getTime());
    }
    expect([...outcomes].sort()).toEqual(['hold.first', 'ok']);
  });
});

describe('converting', () => {
  it('sends one firm offer, however often it is asked for at once', async () => {
    const [place, person] = [await onePlace(), await stage.person()];
    const { holdId: id } = await hold(place, person);
    const convert = () => holds.convert(place.posting.shoot.producer.call, id, { payFen: 55_000 });
    const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(convert())));
    expect(codes.sort()).toEqual([...Array<string>(5).fill('hold.over'), 'ok']);
    const sent = await stage.rows<{ pay_fen: string }>(
      `SELECT pay_fen FROM offer WHERE slot_id = $1 AND person_id = $2`,
      [place.slotId, person.personId],
    );
    expect(sent.map((row) => Number(row.pay_fen))).toEqual([55_000]);
    expect(await auditOf(id)).toEqual(['hold.place', 'hold.convert']);
  });

  it('also happens when its slot is offered to its person in any other way', async () => {
    const [place, person] = [await onePlace(), await stage.person()];
    const { holdId: id } = await hold(place, person);
    const { offerId } = await offer(place, person);
    expect(await stage.rows('SELECT state, offer_id FROM hold WHERE id = $1', [id])).toEqual([
      { state: 'converted', offer_id: offerId },
    ]);
  });

  it('is refused when the hold is over, the right is missing, or the person is not free any more; nothing changes', async () => {
    const [place, person] = [await onePlace(), await stage.person()];
    const { producer } = place.posting.shoot;
    const { holdId: id } = await hold(place, person);
    expect(await codeOf(holds.convert((await stage.producer()).call, id, {}))).toBe('notFound');
    const head = await stage.headOf(producer, 'lighting');
    expect(await codeOf(holds.convert(head.call, id, {}))).toBe('access.denied');
    expect(await codeOf(holds.release(head.call, id))).toBe('access.denied');
    expect(await codeOf(holds.convert(producer.call, id, { payFen: 90_000 }))).toBe('offer.overBand');
    await stage.rows(`UPDATE availability SET state = 'no' WHERE person_id = $1`, [person.personId]);
    expect(await codeOf(holds.convert(producer.call, id, {}))).toBe('offer.notFree');
    expect(await stateOf(id)).toBe('active');
    await endIn(id, 0);
    expect(await codeOf(holds.convert(producer.call, id, {}))).toBe('hold.over');
    expect(await codeOf(holds.release(producer.call, id))).toBe('hold.over');
    expect(await stage.value('SELECT count(*)::int FROM offer WHERE slot_id = $1', [place.slotId])).toBe(0);
  });

  it('and releasing at once: one of them', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [place, person] = [await onePlace(), await stage.person()];
      const { holdId: id } = await hold(place, person);
      const { call } = place.posting.shoot.producer;
      const codes = await Promise.all([
        codeOf(holds.convert(call, id, {})),
        codeOf(mine.release(person.call, id)),
        codeOf(holds.release(call, id)),
      ]);
      expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    }
  });
});

describe('the lists', () => {
  it('show a shoot its own holds by the clock of the database, a department its own', async () => {
    const place = await onePlace();
    const { producer, shootId } = place.posting.shoot;
    const [one, two] = [await stage.person(), await stage.person()];
    const [live, over] = [await hold(place, one), await hold(place, two)];
    await endIn(over.holdId, 0);
    const seen = async (wish: { live?: boolean }, call = producer.call) =>
      (await holds.list(call, shootId, wish)).items.map(({ id, state }) => [id, state]);
    expect(await seen({})).toEqual([
      [over.holdId, 'expired'],
      [live.holdId, 'active'],
    ]);
    expect(await seen({ live: true })).toEqual([[live.holdId, 'active']]);
    expect(await seen({ live: false })).toEqual([[over.holdId, 'expired']]);
    const camera = await stage.headOf(producer, 'camera');
    expect(await seen({}, camera.call)).toEqual([]);
    expect(await codeOf(holds.list((await stage.producer()).call, shootId, {}))).toBe('notFound');
  });
});

it('leaves a trail in which the doctor finds nothing missing', async () => {
  const { holdId, person } = await challenge();
  await mine.release(person.call, holdId);
  const findings = await withClient(house.superuserUrl, (client) => examine(client));
  expect(findings.find(({ invariant }) => invariant.name === 'audit.hold')).toMatchObject({ count: 0 });
});
