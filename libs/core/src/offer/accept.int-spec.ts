import { INestApplicationContext } from '@nestjs/common';
import { daysOf, span } from '@callboard/domain';
import { codeOf, HiringCore, HiringStage, openHiringCore, StagedPosting } from '@callboard/testing';
import { MyOffers } from './my-offers.service';
import { OfferInbox } from './offer-inbox.service';
import { OfferExpiry } from './offer-expiry.service';
import { OfferModule } from './offer.module';
import { Offers } from './offers.service';
import { PostingSettle } from './posting-settle.service';

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let mine: MyOffers;
let inbox: OfferInbox;
let offers: Offers;

beforeAll(async () => {
  house = await openHiringCore([OfferModule], 20);
  ({ stage, core } = house);
  mine = core.get(MyOffers);
  inbox = core.get(OfferInbox);
  offers = core.get(Offers);
});

afterAll(() => house?.close());

/** An open posting with one slot. */
async function onePlace(): Promise<{ posting: StagedPosting; slotId: string }> {
  const posting = await stage.posting(await stage.shoot(await stage.producer()));
  return { posting, slotId: posting.slotIds[0]! };
}

async function states(slotId: string): Promise<Record<string, number>> {
  const rows = await stage.rows<{ state: string; count: string }>(
    'SELECT state, count(*) FROM offer WHERE slot_id = $1 GROUP BY state',
    [slotId],
  );
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.count)]));
}

const bookingsOf = (slotId: string): Promise<number> =>
  stage.value<number>('SELECT count(*)::int FROM booking WHERE slot_id = $1', [slotId]);

const auditOf = (subject: string): Promise<string[]> =>
  stage
    .rows<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY at, id', [subject])
    .then((rows) => rows.map((row) => row.action));

describe('an acceptance', () => {
  it('becomes a booking, ends the other offers, hires the applicant and leaves one audit row a change', async () => {
    const { posting, slotId } = await onePlace();
    const [winner, loser] = await stage.people(2);
    const [applied, waiting] = [
      await stage.application(posting, winner!.personId, 'offered'),
      await stage.application(posting, loser!.personId, 'offered'),
    ];
    const [offerId, otherId] = await stage.offers([
      { posting, slotId, personId: winner!.personId },
      { posting, slotId, personId: loser!.personId },
    ]);

    const answer = await mine.accept(winner!.call, offerId!);

    expect(answer.state).toBe('accepted');
    const [booking] = await stage.rows<Record<string, unknown>>('SELECT * FROM booking WHERE id = $1', [
      answer.bookingId,
    ]);
    expect(booking).toMatchObject({ slot_id: slotId, person_id: winner!.personId, paid_days: 7, state: 'confirmed' });
    expect(Number(booking!['pay_fen'])).toBe(60_000);
    expect(await states(slotId)).toEqual({ accepted: 1, withdrawn: 1 });
    expect(await stage.value('SELECT state FROM slot WHERE id = $1', [slotId])).toBe('booked');
    expect(await stage.value('SELECT state FROM application WHERE id = $1', [applied])).toBe('hired');
    expect(await stage.value('SELECT state FROM application WHERE id = $1', [waiting])).toBe('submitted');
    expect(await auditOf(offerId!)).toEqual(['offer.accept']);
    expect(
      await stage.rows(
        `SELECT action, subject_type AS subject, shoot_id AS shoot, company_id AS company, after->>'offerId' AS offer
         FROM audit_entry WHERE subject_id = $1`,
        [answer.bookingId],
      ),
    ).toEqual([
      {
        action: 'booking.make',
        subject: 'booking',
        shoot: posting.shoot.shootId,
        company: posting.shoot.producer.companyId,
        offer: offerId,
      },
    ]);
    expect(await auditOf(otherId!)).toEqual(['offer.withdraw']);
    expect(await auditOf(slotId)).toEqual(['slot.book']);
    expect(await auditOf(applied)).toEqual(['application.hire']);
    expect(await codeOf(mine.accept(loser!.call, otherId!))).toBe('slot.taken');
  });

  it('settles the posting: filled, and the applications that wait are closed with the reason; twice is once', async () => {
    const { posting, slotId } = await onePlace();
    const [winner, applicant] = await stage.people(2);
    const waiting = await stage.application(posting, applicant!.personId);
    const [offerId] = await stage.offers([{ posting, slotId, personId: winner!.personId }]);
    await mine.accept(winner!.call, offerId!);
    const ticket = await stage.ticket('posting.settle', posting.postingId);
    const settle = core.get(PostingSettle);

    for (let time = 1; time <= 2; time += 1) {
      await settle.settle(ticket, posting.postingId);
      expect(await stage.value('SELECT state FROM posting WHERE id = $1', [posting.postingId])).toBe('filled');
      expect(await stage.value('SELECT state || closed_reason FROM application WHERE id = $1', [waiting])).toBe(
        'closedposting_filled',
      );
      expect(await auditOf(posting.postingId)).toEqual(['posting.fill']);
    }
    expect(await stage.value('SELECT state FROM outbox WHERE id = $1', [ticket.outboxId])).toBe('done');
  });

  it('leaves a posting public while a place is open', async () => {
    const posting = await stage.posting(await stage.shoot(await stage.producer()), { count: 2 });
    const person = await stage.person();
    const [offerId] = await stage.offers([{ posting, slotId: posting.slotIds[0]!, personId: person.personId }]);
    await mine.accept(person.call, offerId!);
    await core.get(PostingSettle).settle(await stage.ticket('posting.settle', posting.postingId), posting.postingId);
    expect(await stage.value('SELECT state FROM posting WHERE id = $1', [posting.postingId])).toBe('public');
  });

  it('is refused a second time, late, after withdrawal and to somebody else, and changes nothing', async () => {
    const { posting, slotId } = await onePlace();
    const [first, second, third, stranger] = await stage.people(4);
    const [late] = await stage.offers([{ posting, slotId, personId: first!.personId }], { expiresInMs: -1 });
    const [withdrawn, open] = await stage.offers([
      { posting, slotId, personId: second!.personId },
      { posting, slotId, personId: third!.personId },
    ]);
    await offers.withdraw(posting.shoot.producer.call, withdrawn!, 'plans_changed');

    expect(await codeOf(mine.accept(first!.call, late!))).toBe('offer.expired');
    expect(await codeOf(mine.decline(first!.call, late!, null))).toBe('offer.expired');
    expect(await codeOf(mine.accept(second!.call, withdrawn!))).toBe('offer.withdrawn');
    expect(await codeOf(mine.accept(stranger!.call, open!))).toBe('notFound');
    expect(await codeOf(inbox.get(stranger!.call, open!))).toBe('notFound');
    expect(await codeOf(mine.decline(stranger!.call, open!, null))).toBe('notFound');
    expect(await bookingsOf(slotId)).toBe(0);

    expect(await codeOf(mine.accept(third!.call, open!))).toBe('ok');
    expect(await codeOf(mine.accept(third!.call, open!))).toBe('offer.answered');
    expect(await codeOf(mine.decline(third!.call, open!, null))).toBe('offer.answered');
    expect(await codeOf(offers.withdraw(posting.shoot.producer.call, open!, 'other'))).toBe('offer.answered');
    expect(await bookingsOf(slotId)).toBe(1);
  });

  it('is refused when the shoot has been cancelled', async () => {
    const posting = await stage.posting(await stage.shoot(await stage.producer(), { state: 'cancelled' }));
    const person = await stage.person();
    const [offerId] = await stage.offers([{ posting, slotId: posting.slotIds[0]!, personId: person.personId }]);
    expect(await codeOf(mine.accept(person.call, offerId!))).toBe('shoot.closed');
  });

  it.each([
    ['on the same days', 16, 18, 'hengdian', 'booking.overlap'],
    ['one day before at the other end of the country', 10, 13, 'dali', 'booking.gap'],
    ['one day after at the other end of the country', 21, 24, 'dali', 'booking.gap'],
    ['right before, eight days long, without a day of rest', 6, 13, 'hengdian', 'booking.gap'],
    ['right before and short at the same base', 10, 13, 'hengdian', 'ok'],
    ['long enough before at the other end of the country', 8, 11, 'dali', 'ok'],
  ])('with a booking %s', async (_, from, to, base, expected) => {
    const { posting, slotId } = await onePlace();
    const person = await stage.person();
    await stage.bookingElsewhere(person.personId, from, to, base);
    const [offerId] = await stage.offers([{ posting, slotId, personId: person.personId }]);
    expect(await codeOf(mine.accept(person.call, offerId!))).toBe(expected);
    expect(await bookingsOf(slotId)).toBe(expected === 'ok' ? 1 : 0);
  });

  it('is refused when the person has another slot of the shoot', async () => {
    const shoot = await stage.shoot(await stage.producer(), { days: 20 });
    const early = await stage.posting(shoot, { days: [stage.day(14), stage.day(15)] });
    const later = await stage.posting(shoot, { days: [stage.day(20), stage.day(21)] });
    const person = await stage.person();
    const [one, two] = await stage.offers([
      { posting: early, slotId: early.slotIds[0]!, personId: person.personId },
      { posting: later, slotId: later.slotIds[0]!, personId: person.personId },
    ]);
    await mine.accept(person.call, one!);
    expect(await codeOf(mine.accept(person.call, two!))).toBe('booking.sameShoot');
  });
});

describe('the database itself', () => {
  const book = (offerId: string): Promise<unknown> =>
    stage.rows(
      `INSERT INTO booking (id, offer_id, slot_id, shoot_id, person_id, base_id, span, paid_days, pay_fen)
       SELECT gen_random_uuid(), o.id, o.slot_id, o.shoot_id, o.person_id, 'hengdian', o.span, 7, o.pay_fen
       FROM offer o WHERE o.id = $1`,
      [offerId],
    );

  it('refuses a second booking of a place, whoever writes it', async () => {
    const { posting, slotId } = await onePlace();
    const people = await stage.people(2);
    const ids = await stage.offers(people.map(({ personId }) => ({ posting, slotId, personId })));
    await book(ids[0]!);
    await expect(book(ids[1]!)).rejects.toMatchObject({ constraint: 'booking_slot_key' });
  });

  it('refuses a second booking of a person on a day, whoever writes it', async () => {
    const person = await stage.person();
    const places = [await onePlace(), await onePlace()];
    const ids = await stage.offers(places.map((place) => ({ ...place, personId: person.personId })));
    await book(ids[0]!);
    await expect(book(ids[1]!)).rejects.toMatchObject({ constraint: 'booking_no_overlap' });
  });
});

describe('races', () => {
  it('a hundred people, one place: one booking, everybody else hears that it is taken', async () => {
    const { posting, slotId } = await onePlace();
    const people = await stage.people(100);
    const ids = await stage.offers(people.map(({ personId }) => ({ posting, slotId, personId })));
    const codes = await Promise.all(people.map((person, index) => codeOf(mine.accept(person.call, ids[index]!))));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(codes.filter((code) => code === 'slot.taken')).toHaveLength(99);
    expect(await bookingsOf(slotId)).toBe(1);
    expect(await states(slotId)).toEqual({ accepted: 1, withdrawn: 99 });
  });

  it('one person, a hundred overlapping offers of different shoots: one booking', async () => {
    const person = await stage.person();
    const pairs = [];
    for (let count = 0; count < 20; count += 1) {
      const posting = await stage.posting(await stage.shoot(await stage.producer()), { count: 5 });
      for (const slotId of posting.slotIds) pairs.push({ posting, slotId, personId: person.personId });
    }
    const ids = await stage.offers(pairs);
    const codes = await Promise.all(ids.map((id) => codeOf(mine.accept(person.call, id))));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    const refused = codes.filter((code) => code === 'booking.overlap' || code === 'booking.sameShoot');
    expect(refused).toHaveLength(99);
    expect(await stage.value('SELECT count(*)::int FROM booking WHERE person_id = $1', [person.personId])).toBe(1);
  });

  it('one person, two offers without the rest between them, on no common day: one booking', async () => {
    for (let round = 0; round < 10; round += 1) {
      const person = await stage.person();
      const [earlier, later] = [
        await stage.shoot(await stage.producer(), { first: 20 }),
        await stage.shoot(await stage.producer(), { first: 29 }),
      ];
      const long = await stage.posting(earlier, { days: daysOf(span(stage.day(20), stage.day(28))) });
      const after = await stage.posting(later, { days: daysOf(span(stage.day(29), stage.day(33))) });
      const ids = await stage.offers(
        [long, after].map((posting) => ({ posting, slotId: posting.slotIds[0]!, personId: person.personId })),
      );
      const codes = await Promise.all(ids.map((id) => codeOf(mine.accept(person.call, id))));
      expect(codes.sort()).toEqual(['booking.gap', 'ok']);
    }
  });

  it('an acceptance against an offer to somebody else: nobody is asked for a place that is taken', async () => {
    for (let round = 0; round < 10; round += 1) {
      const producer = await stage.producer();
      const posting = await stage.posting(await stage.shoot(producer));
      const slotId = posting.slotIds[0]!;
      const [first, second] = await stage.people(2);
      const [offerId] = await stage.offers([{ posting, slotId, personId: first!.personId }]);
      await Promise.all([
        codeOf(mine.accept(first!.call, offerId!)),
        codeOf(offers.direct(producer.call, posting.shoot.shootId, { slotId, personId: second!.personId })),
      ]);
      expect(await states(slotId)).not.toHaveProperty('sent');
      expect(await bookingsOf(slotId)).toBe(1);
    }
  });

  it('acceptance against expiry: never both, never neither, never accepted after the time', async () => {
    const expiry = core.get(OfferExpiry);
    for (let round = 0; round < 12; round += 1) {
      const { posting, slotId } = await onePlace();
      const person = await stage.person();
      const [offerId] = await stage.offers([{ posting, slotId, personId: person.personId }], { expiresInMs: 40 });
      const ticket = await outboxRow('offer.expire', offerId!);
      const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
      const [accepted] = await Promise.all([
        wait(round * 7).then(() => codeOf(mine.accept(person.call, offerId!))),
        wait(30).then(() => codeOf(expiry.expire(ticket, offerId!))),
      ]);
      await wait(60);
      await codeOf(expiry.expire(ticket, offerId!));
      const [row] = await stage.rows<{ state: string; in_time: boolean }>(
        'SELECT state, answered_at < expires_at AS in_time FROM offer WHERE id = $1',
        [offerId],
      );
      const slot = await stage.value('SELECT state FROM slot WHERE id = $1', [slotId]);
      if (accepted === 'ok') {
        expect(row).toEqual({ state: 'accepted', in_time: true });
        expect(slot).toBe('booked');
      } else {
        expect(accepted).toBe('offer.expired');
        expect([row!.state, slot]).toEqual(['expired', 'open']);
      }
    }
  });
});

/** An outbox row as `offer.sent` would have left it. */
async function outboxRow(job: string, subject: string): Promise<{ outboxId: string; requestId: null }> {
  const outboxId = await stage.value<string>(
    `INSERT INTO outbox (id, event, job, payload, dedupe_key, state)
     VALUES (gen_random_uuid(), 'offer.sent', $1, jsonb_build_object('offerId', $2::text), $1 || ':' || $2, 'enqueued')
     RETURNING id`,
    [job, subject],
  );
  return { outboxId, requestId: null };
}
