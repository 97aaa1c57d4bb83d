import { INestApplicationContext } from '@nestjs/common';
import { examine, illsOf } from '@callboard/database';
import {
  codeOf,
  HiringCore,
  HiringStage,
  openHiringCore,
  StagedPerson,
  StagedPosting,
  StagedProducer,
  withClient,
} from '@callboard/testing';
import { CounterAnswers, CounterAnswerWish } from './counter-answers.service';
import { CounterProposals } from './counter-proposals.service';
import { MyOffers } from './my-offers.service';
import { OfferExpiry } from './offer-expiry.service';
import { OfferInbox } from './offer-inbox.service';
import { termsHash } from './offer-terms';
import { OfferModule } from './offer.module';
import { Offers } from './offers.service';

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let mine: MyOffers;
let inbox: OfferInbox;
let offers: Offers;
let proposals: CounterProposals;
let answers: CounterAnswers;

beforeAll(async () => {
  house = await openHiringCore([OfferModule], 20);
  ({ stage, core } = house);
  mine = core.get(MyOffers);
  inbox = core.get(OfferInbox);
  offers = core.get(Offers);
  proposals = core.get(CounterProposals);
  answers = core.get(CounterAnswers);
});
afterAll(() => house?.close());

interface Asked {
  readonly posting: StagedPosting;
  readonly slotId: string;
  readonly producer: StagedProducer;
  readonly person: StagedPerson;
  readonly offerId: string;
}

/** Somebody is asked at 600 yuan a day for seven days; the posting's band goes from 500 to 800. */
async function asked(options: { expiresInMs?: number; first?: number } = {}): Promise<Asked> {
  const { first = 14, ...clock } = options;
  const producer = await stage.producer();
  const posting = await stage.posting(await stage.shoot(producer, { first }));
  const person = await stage.person();
  const slotId = posting.slotIds[0]!;
  const [offerId] = await stage.offers([{ posting, slotId, personId: person.personId }], clock);
  return { posting, slotId, producer, person, offerId: offerId! };
}

/** The same, and she has proposed 700. */
async function countered(options: { expiresInMs?: number; first?: number } = {}): Promise<Asked> {
  const it = await asked(options);
  await proposals.propose(it.person.call, it.offerId, { payFen: 70_000 });
  return it;
}

const answer = (it: Asked, wish: CounterAnswerWish): Promise<void> =>
  answers.answer(it.producer.call, it.offerId, wish);
const stateOf = (offerId: string): Promise<string> =>
  stage.value<string>('SELECT state FROM offer WHERE id = $1', [offerId]);
const auditOf = (subject: string): Promise<string[]> =>
  stage
    .rows<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY at, id', [subject])
    .then((rows) => rows.map((row) => row.action));
const toldTo = (person: StagedPerson): Promise<string[]> =>
  stage
    .rows<{ template: string }>('SELECT template FROM notification WHERE person_id = $1 ORDER BY id', [person.personId])
    .then((rows) => rows.map((row) => row.template));

/** Everything about an offer that a refusal must leave alone. */
async function whole(offerId: string): Promise<unknown> {
  return stage.rows(
    `SELECT o.*, (SELECT to_jsonb(k) FROM offer_counter k WHERE k.offer_id = o.id) AS counter,
            (SELECT count(*) FROM audit_entry e WHERE e.subject_id = o.id) AS steps,
            (SELECT count(*) FROM outbox x WHERE x.payload->>'offerId' = o.id::text) AS work,
            (SELECT count(*) FROM booking b WHERE b.offer_id = o.id) AS bookings
     FROM offer o WHERE o.id = $1`,
    [offerId],
  );
}

/** That the work is refused with a code, and nothing about the offer is different. */
async function refused(offerId: string, code: string, work: () => Promise<unknown>): Promise<void> {
  const before = await whole(offerId);
  expect(await codeOf(work())).toBe(code);
  expect(await whole(offerId)).toEqual(before);
}

describe('a counter-proposal', () => {
  it('waits for the producer, tells her both rates once, and leaves clock and terms as they are', async () => {
    const it = await asked();
    const before = await inbox.get(it.person.call, it.offerId);
    expect(before).toMatchObject({ mayCounter: true, counter: null, payLowFen: 50_000, payHighFen: 80_000 });

    const after = await proposals.propose(it.person.call, it.offerId, { payFen: 70_000, note: '带自己的灯' });

    expect(after).toMatchObject({
      state: 'countered',
      answerable: true,
      mayCounter: false,
      payFen: 60_000,
      revision: 1,
    });
    expect(after.counter).toMatchObject({ askedFen: 70_000, note: '带自己的灯', answer: null, answeredFen: null });
    expect(after.expiresAt).toEqual(before.expiresAt);
    expect(after.terms).toEqual(before.terms);
    expect(after.revisions).toHaveLength(1);
    expect(await auditOf(it.offerId)).toEqual(['offer.counter']);
    const told = await stage.rows<{ template: string; params: object; subject: string }>(
      'SELECT template, params, subject FROM notification WHERE person_id = $1',
      [it.producer.personId],
    );
    expect(told).toMatchObject([
      {
        template: 'offer.countered',
        subject: it.offerId,
        params: { person: it.person.personId, role: 'gaffer', askedFen: 70_000, payFen: 60_000 },
      },
    ]);
    // What somebody wrote is in no message and no trail.
    expect(JSON.stringify(told)).not.toContain('带自己的灯');
    const trail = await stage.value<string>(
      'SELECT string_agg(after::text, $2) FROM audit_entry WHERE subject_id = $1',
      [it.offerId, ''],
    );
    expect(trail).not.toContain('带自己的灯');
    const page = await offers.list(it.producer.call, it.posting.shoot.shootId, {});
    expect(page.items[0]).toMatchObject({ state: 'countered', counter: { askedFen: 70_000, note: '带自己的灯' } });
  });

  it('is made from an offer that was looked at as well', async () => {
    const it = await asked();
    await inbox.view(it.person.call, it.offerId);
    await proposals.propose(it.person.call, it.offerId, { payFen: 80_000 });
    expect(await stateOf(it.offerId)).toBe('countered');
  });

  it.each([
    ['under the band', 49_900, 'offer.counterBand'],
    ['over the band', 80_100, 'offer.counterBand'],
    ['at the rate that was offered', 60_000, 'offer.counterSame'],
  ])('%s is refused and changes nothing', async (_, payFen, code) => {
    const it = await asked();
    await refused(it.offerId, code, () => proposals.propose(it.person.call, it.offerId, { payFen }));
  });

  it('is held against the band that the terms froze, whatever the posting says now', async () => {
    const it = await asked();
    const other = await stage.person();
    const posting = await stage.posting(it.posting.shoot, { role: 'gaffer' });
    const sent = await offers.direct(it.producer.call, posting.shoot.shootId, {
      slotId: posting.slotIds[0]!,
      personId: other.personId,
    });
    await stage.rows('UPDATE posting SET pay_low_fen = 100000, pay_high_fen = 120000 WHERE id = $1', [
      posting.postingId,
    ]);
    await refused(sent.offerId, 'offer.counterBand', () =>
      proposals.propose(other.call, sent.offerId, { payFen: 110_000 }),
    );
    await proposals.propose(other.call, sent.offerId, { payFen: 80_000 });
    expect(await stateOf(sent.offerId)).toBe('countered');
  });

  it('is made once, and not again after the answer', async () => {
    const it = await countered();
    const again = (): Promise<unknown> => proposals.propose(it.person.call, it.offerId, { payFen: 75_000 });
    await refused(it.offerId, 'offer.counterTwice', again);
    await answer(it, { answer: 'kept' });
    await refused(it.offerId, 'offer.counterTwice', again);
    await inbox.view(it.person.call, it.offerId);
    await refused(it.offerId, 'offer.counterTwice', again);
  });

  it.each(['accepted', 'declined', 'expired', 'withdrawn'] as const)('is refused once the offer is %s', async (end) => {
    const it = await asked(end === 'expired' ? { expiresInMs: -1 } : {});
    if (end === 'accepted') await mine.accept(it.person.call, it.offerId);
    if (end === 'declined') await mine.decline(it.person.call, it.offerId, null);
    if (end === 'withdrawn') await offers.withdraw(it.producer.call, it.offerId, 'other');
    const code = { accepted: 'offer.answered', declined: 'offer.answered', expired: 'offer.expired' } as const;
    await refused(it.offerId, end === 'withdrawn' ? 'offer.withdrawn' : code[end], () =>
      proposals.propose(it.person.call, it.offerId, { payFen: 70_000 }),
    );
  });

  it('is refused to others, on a closed shoot, and with other work on these days', async () => {
    const it = await asked();
    const stranger = await stage.person();
    await refused(it.offerId, 'notFound', () => proposals.propose(stranger.call, it.offerId, { payFen: 70_000 }));
    await stage.bookingElsewhere(it.person.personId, 15, 16);
    await refused(it.offerId, 'booking.overlap', () =>
      proposals.propose(it.person.call, it.offerId, { payFen: 70_000 }),
    );
    const closed = await asked();
    await stage.rows(`UPDATE shoot SET state = 'wrapped' WHERE id = $1`, [closed.posting.shoot.shootId]);
    await refused(closed.offerId, 'shoot.closed', () =>
      proposals.propose(closed.person.call, closed.offerId, { payFen: 70_000 }),
    );
  });
});

describe('the answer of the producer', () => {
  it('agrees: a new version at her rate, which she accepts by its number, and everything follows it', async () => {
    const it = await countered();
    await answer(it, { answer: 'agreed' });

    const agreed = await inbox.get(it.person.call, it.offerId);
    expect(agreed).toMatchObject({ state: 'sent', payFen: 70_000, revision: 2, mayCounter: false });
    expect(agreed.terms).toMatchObject({ payFen: 70_000, totalFen: 490_000, days: it.posting.days });
    expect(termsHash(agreed.terms)).toBe(agreed.terms['hash']);
    expect(agreed.revisions).toMatchObject([
      { revision: 1, payFen: 60_000, totalFen: 420_000, proposedBy: 'company', personAcceptedAt: null },
      { revision: 2, payFen: 70_000, totalFen: 490_000, proposedBy: 'person', personAcceptedAt: null },
    ]);
    expect(agreed.revisions[1]!.companyAcceptedAt).toEqual(agreed.counter!.answeredAt);
    expect(await toldTo(it.person)).toEqual(['offer.counterAgreed']);
    expect(await auditOf(it.offerId)).toEqual(['offer.counter', 'offer.answerCounter']);

    await refused(it.offerId, 'offer.termsChanged', () => mine.accept(it.person.call, it.offerId));
    await refused(it.offerId, 'offer.termsChanged', () => mine.accept(it.person.call, it.offerId, { revision: 1 }));
    const booked = await mine.accept(it.person.call, it.offerId, { revision: 2 });

    expect(booked.revisions[1]!.personAcceptedAt).toEqual(booked.answeredAt);
    expect(booked.revisions[0]!.personAcceptedAt).toBeNull();
    const [booking] = await stage.rows<{ pay_fen: string }>('SELECT pay_fen FROM booking WHERE offer_id = $1', [
      it.offerId,
    ]);
    expect(Number(booking!.pay_fen)).toBe(70_000);
  });

  it('proposes a rate of her own, to which nobody may propose another', async () => {
    const it = await countered();
    await answer(it, { answer: 'countered', payFen: 65_000 });
    const own = await inbox.get(it.person.call, it.offerId);
    expect(own).toMatchObject({ state: 'sent', payFen: 65_000, revision: 2, mayCounter: false });
    expect(own.counter).toMatchObject({ askedFen: 70_000, answer: 'countered', answeredFen: 65_000 });
    expect(own.revisions[1]).toMatchObject({ proposedBy: 'company', payFen: 65_000 });
    expect(await toldTo(it.person)).toEqual(['offer.counterCountered']);
    await mine.accept(it.person.call, it.offerId, { revision: 2 });
    expect(await toldTo(it.person)).toEqual(['offer.counterCountered', 'booking.made']);
  });

  it('keeps the first rate: the same version, which she may decline', async () => {
    const it = await countered();
    await answer(it, { answer: 'kept' });
    const kept = await inbox.get(it.person.call, it.offerId);
    expect(kept).toMatchObject({ state: 'sent', payFen: 60_000, revision: 1 });
    expect(kept.revisions).toHaveLength(1);
    expect(await toldTo(it.person)).toEqual(['offer.counterKept']);
    await refused(it.offerId, 'offer.termsChanged', () => mine.accept(it.person.call, it.offerId));
    await mine.decline(it.person.call, it.offerId, 'pay');
    expect(await stateOf(it.offerId)).toBe('declined');
  });

  it.each([
    ['outside the band', 90_000, 'offer.counterBand'],
    ['that was offered', 60_000, 'offer.counterSame'],
    ['that she proposes', 70_000, 'offer.counterSame'],
    ['under her floor', 55_000, 'offer.underFloor'],
  ])('cannot be a rate of her own %s', async (_, payFen, code) => {
    const it = await countered();
    await stage.rows('UPDATE profile SET pay_floor_fen = 58000 WHERE person_id = $1', [it.person.personId]);
    await refused(it.offerId, code, () => answer(it, { answer: 'countered', payFen }));
  });

  it('needs a proposal that waits, an offer that lives and a shoot that hires', async () => {
    const none = await asked();
    await refused(none.offerId, 'offer.notCountered', () => answer(none, { answer: 'agreed' }));
    const twice = await countered();
    await answer(twice, { answer: 'kept' });
    await refused(twice.offerId, 'offer.notCountered', () => answer(twice, { answer: 'agreed' }));
    const late = await countered();
    await stage.rows('UPDATE offer SET expires_at = clock_timestamp() WHERE id = $1', [late.offerId]);
    await refused(late.offerId, 'offer.expired', () => answer(late, { answer: 'agreed' }));
    const gone = await countered();
    await offers.withdraw(gone.producer.call, gone.offerId, 'other');
    await refused(gone.offerId, 'offer.withdrawn', () => answer(gone, { answer: 'agreed' }));
    const no = await countered();
    await mine.decline(no.person.call, no.offerId, 'pay');
    await refused(no.offerId, 'offer.answered', () => answer(no, { answer: 'agreed' }));
    const closed = await countered();
    await stage.rows(`UPDATE shoot SET state = 'cancelled' WHERE id = $1`, [closed.posting.shoot.shootId]);
    await refused(closed.offerId, 'shoot.closed', () => answer(closed, { answer: 'agreed' }));
  });

  it('is given by those who send offers, and by nobody else', async () => {
    const it = await countered();
    const head = await stage.headOf(it.producer, 'lighting');
    const stranger = await stage.producer();
    const wish = { answer: 'agreed' } as const;
    await refused(it.offerId, 'access.denied', () => answers.answer(head.call, it.offerId, wish));
    await refused(it.offerId, 'notFound', () => answers.answer(stranger.call, it.offerId, wish));
    await refused(it.offerId, 'notFound', () => answers.answer(it.person.call, it.offerId, wish));
  });
});

describe('the clock', () => {
  /** Offer clock and the jobs that wait for it. */
  async function clock(offerId: string): Promise<{ ends: Date; rings: Date[]; now: Date }> {
    const [row] = await stage.rows<{ ends: Date; now: Date }>(
      `SELECT expires_at AS ends, clock_timestamp() AS now FROM offer WHERE id = $1`,
      [offerId],
    );
    const rings = await stage.rows<{ due_at: Date }>(
      `SELECT due_at FROM outbox WHERE job = 'offer.expire' AND payload->>'offerId' = $1 ORDER BY due_at`,
      [offerId],
    );
    return { ...row!, rings: rings.map(({ due_at }) => due_at) };
  }

  it('gives her the usual time again once the producer answers, and rings at its new end', async () => {
    const it = await countered({ expiresInMs: 60_000 });
    await answer(it, { answer: 'kept' });
    const { ends, now, rings } = await clock(it.offerId);
    // More than seven days ahead: twelve hours, and more where the night stands still in between.
    expect(ends.getTime() - now.getTime()).toBeGreaterThan(11 * 3_600_000);
    expect(rings).toEqual([ends]);
  });

  it('never takes time away from her', async () => {
    const it = await countered({ expiresInMs: 10 * 86_400_000 });
    const before = (await clock(it.offerId)).ends;
    await answer(it, { answer: 'agreed' });
    expect((await clock(it.offerId)).ends).toEqual(before);
  });

  it('never runs beyond the end of the first day of work', async () => {
    const it = await countered({ expiresInMs: 1_000, first: 0 });
    await answer(it, { answer: 'agreed' });
    const { ends } = await clock(it.offerId);
    const end = await stage.value<Date>(`SELECT ($1::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`, [stage.today]);
    // One minute at the least, even in the last minute of the day.
    expect(ends.getTime()).toBeLessThanOrEqual(Math.max(end.getTime(), Date.now() + 61_000));
  });

  it('ends a countered offer that nobody has answered', async () => {
    const it = await countered();
    await stage.rows('UPDATE offer SET expires_at = clock_timestamp() WHERE id = $1', [it.offerId]);
    await core.get(OfferExpiry).expire(await ring(it.offerId), it.offerId);
    expect(await stateOf(it.offerId)).toBe('expired');
    expect(await stage.value('SELECT state FROM slot WHERE id = $1', [it.slotId])).toBe('open');
  });

  it('is not ended by the ring of the first one', async () => {
    const it = await countered({ expiresInMs: 600_000 });
    const first = await ring(it.offerId);
    expect(await codeOf(core.get(OfferExpiry).expire(first, it.offerId))).toBe('busy');
    await answer(it, { answer: 'agreed' });
    await core.get(OfferExpiry).expire(first, it.offerId);
    expect(await stateOf(it.offerId)).toBe('sent');
    expect(await stage.value('SELECT state FROM outbox WHERE id = $1', [first.outboxId])).toBe('done');
  });
});

describe('a countered offer', () => {
  it('can be accepted as it stands: the proposal is taken back', async () => {
    const it = await countered();
    await refused(it.offerId, 'offer.termsChanged', () => mine.accept(it.person.call, it.offerId));
    const booked = await mine.accept(it.person.call, it.offerId, { revision: 1 });
    expect(booked).toMatchObject({ state: 'accepted', payFen: 60_000, counter: { askedFen: 70_000, answer: null } });
    await refused(it.offerId, 'offer.answered', () => answer(it, { answer: 'agreed' }));
  });

  it('ends like any other when somebody else takes the place', async () => {
    const it = await countered();
    const other = await stage.person();
    const [rival] = await stage.offers([{ posting: it.posting, slotId: it.slotId, personId: other.personId }]);
    await mine.accept(other.call, rival!);
    expect(await stateOf(it.offerId)).toBe('withdrawn');
    await refused(it.offerId, 'slot.taken', () => answer(it, { answer: 'agreed' }));
    await refused(it.offerId, 'slot.taken', () => mine.accept(it.person.call, it.offerId, { revision: 1 }));
  });

  it('needs no version where nobody ever proposed another rate', async () => {
    const plain = await asked();
    await refused(plain.offerId, 'offer.termsChanged', () =>
      mine.accept(plain.person.call, plain.offerId, { revision: 2 }),
    );
    expect((await mine.accept(plain.person.call, plain.offerId)).state).toBe('accepted');
  });
});

describe('races', () => {
  const ROUNDS = 8;

  /** Both at once; which of them begins differs from round to round. */
  async function both(
    round: number,
    one: () => Promise<unknown>,
    two: () => Promise<unknown>,
  ): Promise<readonly [string, string]> {
    if (round % 2 === 0) return Promise.all([codeOf(one()), codeOf(two())]);
    const [second, first] = await Promise.all([codeOf(two()), codeOf(one())]);
    return [first, second];
  }

  const audits = (offerId: string, action: string): Promise<number> =>
    stage.value<number>('SELECT count(*)::int FROM audit_entry WHERE subject_id = $1 AND action = $2', [
      offerId,
      action,
    ]);

  it('a double tap on propose makes one proposal', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const it = await asked();
      const codes = await both(
        round,
        () => proposals.propose(it.person.call, it.offerId, { payFen: 70_000 }),
        () => proposals.propose(it.person.call, it.offerId, { payFen: 75_000 }),
      );
      expect([...codes].sort()).toEqual(['offer.counterTwice', 'ok']);
      expect(await audits(it.offerId, 'offer.counter')).toBe(1);
    }
  });

  it('propose against accept: an acceptance without a version never meets a proposal', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const it = await asked();
      const [proposed, accepted] = await both(
        round,
        () => proposals.propose(it.person.call, it.offerId, { payFen: 70_000 }),
        () => mine.accept(it.person.call, it.offerId),
      );
      const state = await stateOf(it.offerId);
      if (accepted === 'ok') expect([proposed, state]).toEqual(['offer.answered', 'accepted']);
      else expect([proposed, accepted, state]).toEqual(['ok', 'offer.termsChanged', 'countered']);
    }
  });

  it('agree against accept of the first version: never the rate that she did not read', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const it = await countered();
      const [agreed, accepted] = await both(
        round,
        () => answer(it, { answer: 'agreed' }),
        () => mine.accept(it.person.call, it.offerId, { revision: 1 }),
      );
      if (accepted === 'ok') {
        expect(agreed).toBe('offer.answered');
        expect(await stage.value<string>('SELECT pay_fen::text FROM booking WHERE offer_id = $1', [it.offerId])).toBe(
          '60000',
        );
      } else {
        expect([agreed, accepted, await stateOf(it.offerId)]).toEqual(['ok', 'offer.termsChanged', 'sent']);
      }
    }
  });

  it('agree against withdraw: withdrawn in the end, and told in order', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const it = await countered();
      const [agreed, gone] = await both(
        round,
        () => answer(it, { answer: 'agreed' }),
        () => offers.withdraw(it.producer.call, it.offerId, 'other'),
      );
      expect([gone, await stateOf(it.offerId)]).toEqual(['ok', 'withdrawn']);
      expect(['ok', 'offer.withdrawn']).toContain(agreed);
      expect(await audits(it.offerId, 'offer.answerCounter')).toBe(agreed === 'ok' ? 1 : 0);
    }
  });

  it('agree against expire: never both', async () => {
    const expiry = core.get(OfferExpiry);
    for (let round = 0; round < ROUNDS; round += 1) {
      const it = await countered();
      const ticket = await ring(it.offerId);
      await stage.rows(`UPDATE offer SET expires_at = clock_timestamp() + interval '60 ms' WHERE id = $1`, [
        it.offerId,
      ]);
      await new Promise((resolve) => setTimeout(resolve, 48 + round * 3));
      const [agreed] = await both(
        round,
        () => answer(it, { answer: 'agreed' }),
        () => expiry.expire(ticket, it.offerId),
      );
      await new Promise((resolve) => setTimeout(resolve, 60));
      await codeOf(expiry.expire(ticket, it.offerId));
      expect([agreed, await stateOf(it.offerId)]).toEqual(
        agreed === 'ok' ? ['ok', 'sent'] : ['offer.expired', 'expired'],
      );
    }
  });

  it('two producers at once: one answer', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const it = await countered();
      const codes = await both(
        round,
        () => answer(it, { answer: 'agreed' }),
        () => answer(it, { answer: 'kept' }),
      );
      expect([...codes].sort()).toEqual(['offer.notCountered', 'ok']);
      expect(await audits(it.offerId, 'offer.answerCounter')).toBe(1);
      const told = (await toldTo(it.person)).filter((template) => template.startsWith('offer.counter'));
      expect(told).toHaveLength(1);
    }
  });

  it('agree against the place being taken by another: one booking, no live offer left', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const it = await countered();
      const other = await stage.person();
      const [rival] = await stage.offers([{ posting: it.posting, slotId: it.slotId, personId: other.personId }]);
      const [agreed, taken] = await both(
        round,
        () => answer(it, { answer: 'agreed' }),
        () => mine.accept(other.call, rival!),
      );
      expect([taken, await stateOf(it.offerId)]).toEqual(['ok', 'withdrawn']);
      expect(['ok', 'slot.taken']).toContain(agreed);
    }
  });
});

it('leaves a healthy database', async () => {
  const findings = await withClient(house.superuserUrl, (client) => examine(client));
  const ills = illsOf(findings).map(({ invariant }) => invariant.name);
  // Rows without a beginning, shoots closed under people's feet and clocks that no worker watches are the stage's doing.
  expect(ills.filter((name) => !/^audit|^outbox|^offer.live$|^booking.ended$/.test(name))).toEqual([]);
});

/** The work that waits behind the first clock of an offer, as sending it would have left it. */
async function ring(offerId: string): Promise<{ outboxId: string; requestId: null }> {
  const outboxId = await stage.value<string>(
    `INSERT INTO outbox (id, event, job, payload, dedupe_key, state)
     VALUES (gen_random_uuid(), 'offer.sent', 'offer.expire', jsonb_build_object('offerId', $1::text),
             'offer.expire:' || $1 || ':first', 'enqueued') RETURNING id`,
    [offerId],
  );
  return { outboxId, requestId: null };
}
