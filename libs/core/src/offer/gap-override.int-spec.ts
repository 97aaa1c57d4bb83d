import { INestApplicationContext } from '@nestjs/common';
import { examineDatabase } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { codeOf, HiringCore, HiringStage, openHiringCore, StagedPerson, StagedPosting } from '@callboard/testing';
import { BackfillModule } from '../backfill/backfill.module';
import { BookingEnding } from '../booking/booking-ending.service';
import { BookingModule } from '../booking/booking.module';
import { HoldModule } from '../hold/hold.module';
import { Holds } from '../hold/holds.service';
import { GapOverrideLog } from './gap-override-log.service';
import { MyOffers } from './my-offers.service';
import { OfferInbox } from './offer-inbox.service';
import { Offers } from './offers.service';

const REASON = '演员档期只有这几天，已经和她通过电话';
const gapOverride = { reason: REASON };

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let mine: MyOffers;
let inbox: OfferInbox;
let offers: Offers;
let log: GapOverrideLog;

beforeAll(async () => {
  house = await openHiringCore([BackfillModule, BookingModule, HoldModule], 20);
  ({ stage, core } = house);
  mine = core.get(MyOffers);
  inbox = core.get(OfferInbox);
  offers = core.get(Offers);
  log = core.get(GapOverrideLog);
});

afterAll(() => house?.close());

/** A place from the 14th to the 20th day from today, or on other days. */
async function onePlace(first = 14, days = 7): Promise<{ posting: StagedPosting; slotId: string }> {
  const shoot = await stage.shoot(await stage.producer(), { first, days });
  const posting = await stage.posting(shoot, { days: Array.from({ length: days }, (_, k) => stage.day(first + k)) });
  return { posting, slotId: posting.slotIds[0]! };
}

/** Somebody whose eight days elsewhere end on the day before the place begins: one day of rest is missing. */
async function tired(): Promise<StagedPerson & { booking: string }> {
  const person = await stage.person();
  return { ...person, booking: await stage.bookingElsewhere(person.personId, 6, 13) };
}

type Place = Awaited<ReturnType<typeof onePlace>>;

const ask = ({ posting, slotId }: Place, { personId }: StagedPerson, override: object | null = gapOverride) =>
  offers.direct(posting.shoot.producer.call, posting.shoot.shootId, {
    slotId,
    personId,
    ...(override && { gapOverride: override as typeof gapOverride }),
  });

/** Everything that a refusal must leave as it is. */
const counts = (): Promise<unknown> =>
  stage.rows(`SELECT (SELECT count(*) FROM offer) AS offers, (SELECT count(*) FROM gap_override) AS overrides,
    (SELECT count(*) FROM gap_override WHERE booking_id IS NOT NULL) AS consents, (SELECT count(*) FROM booking) AS bookings,
    (SELECT count(*) FROM audit_entry) AS audit, (SELECT count(*) FROM outbox) AS outbox`);

const auditOf = (subject: string): Promise<string[]> =>
  stage
    .rows<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY at, id', [subject])
    .then((rows) => rows.map((row) => row.action));

const overrideOf = async (offerId: string): Promise<Record<string, unknown>> =>
  (await stage.rows<Record<string, unknown>>('SELECT * FROM gap_override WHERE offer_id = $1', [offerId]))[0]!;

describe('an offer that leaves out rest', () => {
  it('is refused without a reason, says how much is missing, and changes nothing', async () => {
    const [place, person] = [await onePlace(), await tired()];
    const before = await counts();
    const refused = await ask(place, person, null).catch((error: unknown) => error as DomainError);
    expect(refused).toMatchObject({ code: 'offer.notFree', params: { why: 'rest', missingDays: 1 } });
    expect(await counts()).toEqual(before);
  });

  it('goes out with a reason and leaves a line in the log and in the trail', async () => {
    const [place, person] = [await onePlace(), await tired()];
    const { offerId } = await ask(place, person);
    const { producer, shootId } = place.posting.shoot;
    const row = await overrideOf(offerId);
    expect(row).toMatchObject({
      ...{ person_id: person.personId, shoot_id: shootId, other_booking_id: person.booking, reason: REASON },
      ...{ rest_days: 1, travel_days: 0, free_days: 0, allowed_by: producer.accountId, booking_id: null },
    });
    expect(await auditOf(row['id'] as string)).toEqual(['gap.override']);

    const listed = await offers.list(producer.call, shootId, {});
    expect(listed.items[0]!.gap).toEqual({ missingDays: 1, reason: REASON, consented: false });
    const seen = await inbox.get(person.call, offerId);
    expect(seen.clashes).toEqual([]);
    expect(seen.gap).toMatchObject({ bookingId: person.booking, neededDays: 1, freeDays: 0, consented: false });
    expect([seen.gap!.firstDay, seen.gap!.lastDay]).toEqual([stage.day(6), stage.day(13)]);
  });

  it('may be short of rest while the journey has its day', async () => {
    const place = await onePlace();
    const person = await stage.person();
    // Eight days, and a day's journey away: one day of rest and one of travel.
    await stage.bookingElsewhere(person.personId, 5, 12, 'dali');
    const { offerId } = await ask(place, person);
    expect(await overrideOf(offerId)).toMatchObject({ rest_days: 1, travel_days: 1, free_days: 1 });
  });

  const impossible: [string, string, (personId: string) => Promise<unknown>][] = [
    ['gap.impossible', 'whose work shares a day', (id) => stage.bookingElsewhere(id, 7, 14)],
    ['gap.impossible', 'who has no day for the journey', (id) => stage.bookingElsewhere(id, 10, 13, 'dali')],
    [
      'gap.impossible',
      'who has neither rest nor a day for the journey',
      (id) => stage.bookingElsewhere(id, 6, 13, 'dali'),
    ],
    ['gap.overrideNotNeeded', 'who has had her rest', (id) => stage.bookingElsewhere(id, 5, 12)],
    ['gap.overrideNotNeeded', 'who has no other work', () => Promise.resolve()],
    [
      'offer.notFree',
      'who offers no days, whatever her rest',
      (id) => stage.rows('DELETE FROM availability WHERE person_id = $1', [id]),
    ],
  ];
  it.each(impossible)('is refused with %s for somebody %s, and changes nothing', async (code, _, make) => {
    const place = await onePlace();
    const person = await stage.person();
    await make(person.personId);
    const before = await counts();
    expect(await codeOf(ask(place, person))).toBe(code);
    expect(await counts()).toEqual(before);
  });

  it('is refused where rest is missing before and after', async () => {
    const place = await onePlace(14, 8);
    const person = await tired();
    await stage.bookingElsewhere(person.personId, 22, 24);
    expect(await codeOf(ask(place, person))).toBe('gap.impossible');
  });

  it('is refused to a head of department, who is told why, and to strangers, who are not', async () => {
    const [place, person] = [await onePlace(), await tired()];
    const { shootId, producer } = place.posting.shoot;
    const head = await stage.headOf(producer, 'lighting');
    const stranger = await stage.producer();
    const wish = { slotId: place.slotId, personId: person.personId, gapOverride };
    const before = await counts();
    expect(await codeOf(offers.direct(head.call, shootId, wish))).toBe('gap.overrideDenied');
    expect(await codeOf(offers.direct(stranger.call, shootId, wish))).toBe('notFound');
    expect(await counts()).toEqual(before);
  });

  it('never goes out by itself: not from a proposal, and nobody is held for it', async () => {
    const [place, person] = [await onePlace(), await tired()];
    const { shootId, producer } = place.posting.shoot;
    await stage.rows(
      `WITH run AS (INSERT INTO match_run (id, shoot_id, state, weights_version, gap_policy_version)
                    VALUES (gen_random_uuid(), $1, 'done', 1, 2) RETURNING id)
       INSERT INTO proposal (id, run_id, shoot_id, slot_id, person_id, state, score, pay_fen, terms, runners_up)
       SELECT gen_random_uuid(), run.id, $1, $2, $3, 'suggested', 1, 60000, '[]', '[]' FROM run`,
      [shootId, place.slotId, person.personId],
    );
    const outcome = await offers.send(producer.call, shootId, {});
    expect(outcome.sent).toEqual([]);
    expect(outcome.skipped.map(({ code }) => code)).toEqual(['offer.notFree']);
    const wish = { slotId: place.slotId, personId: person.personId };
    expect(await codeOf(core.get(Holds).place(producer.call, shootId, wish))).toBe('offer.notFree');
  });
});

describe('accepting it', () => {
  it('needs the consent of the person, too; with it the log has both', async () => {
    const [place, person] = [await onePlace(), await tired()];
    const { offerId } = await ask(place, person);
    const before = await counts();
    const refused = await mine.accept(person.call, offerId).catch((error: unknown) => error as DomainError);
    expect(refused).toMatchObject({ code: 'gap.consentMissing', params: { missingDays: 1 } });
    expect(await counts()).toEqual(before);

    const accepted = await mine.accept(person.call, offerId, { gapConsent: true });
    expect(accepted.gap).toMatchObject({ bookingId: person.booking, consented: true });
    const row = await overrideOf(offerId);
    expect(row['booking_id']).toBe(accepted.bookingId);
    expect(row['consented_at']).not.toBeNull();
    expect(await auditOf(row['id'] as string)).toEqual(['gap.override', 'gap.consent']);
  });

  it('asks for no consent once the other work has gone, and writes none down', async () => {
    const [place, person] = [await onePlace(), await tired()];
    const { offerId } = await ask(place, person);
    await core.get(BookingEnding).dropOut(person.call, person.booking, { reason: 'family' });
    expect((await inbox.get(person.call, offerId)).gap).toBeNull();
    expect(await codeOf(mine.accept(person.call, offerId))).toBe('ok');
    expect((await overrideOf(offerId))['consented_at']).toBeNull();
  });

  it('is refused beside other work than that for which it was allowed', async () => {
    const [place, person] = [await onePlace(), await tired()];
    const { offerId } = await ask(place, person);
    await core.get(BookingEnding).dropOut(person.call, person.booking, { reason: 'family' });
    const other = await stage.bookingElsewhere(person.personId, 5, 13);
    const seen = await inbox.get(person.call, offerId);
    expect([seen.gap, seen.clashes.map(({ bookingId }) => bookingId)]).toEqual([null, [other]]);
    const before = await counts();
    expect(await codeOf(mine.accept(person.call, offerId, { gapConsent: true }))).toBe('gap.changed');
    expect(await counts()).toEqual(before);
  });

  it('is refused when less is free than was allowed', async () => {
    const place = await onePlace();
    const person = await stage.person();
    const booking = await stage.bookingElsewhere(person.personId, 5, 12, 'dali');
    const { offerId } = await ask(place, person);
    // Its last day is a day later: the journey has no room any more.
    await stage.rows(`UPDATE booking SET span = daterange(lower(span), upper(span) + 1) WHERE id = $1`, [booking]);
    expect(await codeOf(mine.accept(person.call, offerId, { gapConsent: true }))).toBe('booking.gap');
  });

  it('is refused when rest has come to be missing on the other side as well', async () => {
    const place = await onePlace(14, 8);
    const person = await tired();
    const { offerId } = await ask(place, person);
    await stage.bookingElsewhere(person.personId, 22, 24);
    expect(await codeOf(mine.accept(person.call, offerId, { gapConsent: true }))).toBe('booking.gap');
  });

  it('is refused without a grant, whatever the person agrees to', async () => {
    const [{ posting, slotId }, person] = [await onePlace(), await tired()];
    const [offerId] = await stage.offers([{ posting, slotId, personId: person.personId }]);
    expect(await codeOf(mine.accept(person.call, offerId!, { gapConsent: true }))).toBe('booking.gap');
  });
});

describe('the log', () => {
  it('tells the company nothing of the other, the platform everything, and heads of department nothing', async () => {
    const [place, person] = [await onePlace(), await tired()];
    const { shootId, producer } = place.posting.shoot;
    await stage.rows(`UPDATE shoot SET title = '别家的戏' WHERE id = (SELECT shoot_id FROM booking WHERE id = $1)`, [
      person.booking,
    ]);
    const { offerId } = await ask(place, person);
    const [line] = (await log.ofShoot(producer.call, shootId, {})).items;
    expect(line).toMatchObject({ offerId, missingDays: 1, reason: REASON, consentedAt: null });
    for (const told of [line, (await offers.list(producer.call, shootId, {})).items[0]!.gap]) {
      expect(JSON.stringify(told)).not.toContain('别家的戏');
      expect(JSON.stringify(told)).not.toContain(person.booking);
    }
    const head = await stage.headOf(producer, 'lighting');
    expect(await codeOf(log.ofShoot(head.call, shootId, {}))).toBe('access.denied');
    const auditor = await stage.platform('auditor');
    const [first, ...more] = (await log.all(auditor.call, { limit: 1 })).items;
    expect([first, more]).toMatchObject([{ offerId, otherShootTitle: '别家的戏', otherBookingId: person.booking }, []]);
    expect(await codeOf(log.all(producer.call, {}))).toBe('notFound');
  });
});

describe('races', () => {
  it('two offers for the same days, both allowed, accepted at one moment: one booking', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await tired();
      const [one, two] = [await onePlace(), await onePlace()];
      const ids = [(await ask(one, person)).offerId, (await ask(two, person)).offerId];
      const codes = await Promise.all(ids.map((id) => codeOf(mine.accept(person.call, id, { gapConsent: true }))));
      expect([...codes].sort()).toEqual(['booking.overlap', 'ok']);
    }
  });

  it('two offers on either side of one booking, both allowed: both are booked, each with its consent', async () => {
    const person = await stage.person();
    await stage.bookingElsewhere(person.personId, 22, 29);
    const [before, after] = [await onePlace(14, 8), await onePlace(30, 3)];
    const ids = [(await ask(before, person)).offerId, (await ask(after, person)).offerId];
    const codes = await Promise.all(ids.map((id) => codeOf(mine.accept(person.call, id, { gapConsent: true }))));
    expect(codes).toEqual(['ok', 'ok']);
    for (const id of ids) expect((await overrideOf(id))['booking_id']).not.toBeNull();
  });

  it('an offer that is allowed and one that is short beside it alone: never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await tired();
      const [allowed, next] = [await onePlace(14, 8), await onePlace(22, 3)];
      const ids = [(await ask(allowed, person)).offerId, (await ask(next, person, null)).offerId];
      const codes = await Promise.all(ids.map((id) => codeOf(mine.accept(person.call, id, { gapConsent: true }))));
      expect([...codes].sort()).toEqual(['booking.gap', 'ok']);
    }
  });

  it('acceptance against the end of the other work: consent is asked for exactly while it is needed', async () => {
    const ending = core.get(BookingEnding);
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const [place, person] = [await onePlace(), await tired()];
      const { offerId } = await ask(place, person);
      const consent = round % 2 === 0;
      const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
      const [accepted, ended] = await Promise.all([
        wait((round % 4) * 4).then(() => codeOf(mine.accept(person.call, offerId, { gapConsent: consent }))),
        wait(6).then(() => codeOf(ending.dropOut(person.call, person.booking, { reason: 'family' }))),
      ]);
      expect(ended).toBe('ok');
      const row = await overrideOf(offerId);
      if (!consent) expect(row['booking_id']).toBeNull();
      expect(['ok', ...(consent ? [] : ['gap.consentMissing'])]).toContain(accepted);
      outcomes.add(`${accepted} ${row['booking_id'] === null ? 'unasked' : 'agreed'}`);
    }
    expect(outcomes.size).toBeGreaterThan(1);
  });

  afterAll(async () => {
    const findings = await examineDatabase({ url: house.superuserUrl });
    const found = findings.filter(({ invariant }) => /^(person|gap)\./.test(invariant.name));
    expect(found.map(({ invariant, count }) => [invariant.name, count])).toEqual([
      ['person.overlap', 0],
      ['person.gap', 0],
      ['gap.consent', 0],
    ]);
  });
});
