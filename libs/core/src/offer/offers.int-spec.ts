import { INestApplicationContext } from '@nestjs/common';
import { afterWakingMinutes } from '@callboard/domain';
import { codeOf, HiringCore, HiringStage, openHiringCore, StagedPosting } from '@callboard/testing';
import { BackfillModule } from '../backfill/backfill.module';
import { BackfillStep } from '../backfill/backfill-step.service';
import { MyOffers } from './my-offers.service';
import { OfferInbox } from './offer-inbox.service';
import { OfferExpiry } from './offer-expiry.service';
import { termsHash } from './offer-terms';

import { Offers } from './offers.service';

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let mine: MyOffers;
let inbox: OfferInbox;
let offers: Offers;

beforeAll(async () => {
  house = await openHiringCore([BackfillModule]);
  ({ stage, core } = house);
  mine = core.get(MyOffers);
  inbox = core.get(OfferInbox);
  offers = core.get(Offers);
});

afterAll(() => house?.close());

async function onePlace(role = 'gaffer'): Promise<{ posting: StagedPosting; slotId: string }> {
  const posting = await stage.posting(await stage.shoot(await stage.producer()), { role });
  return { posting, slotId: posting.slotIds[0]! };
}

const stateOf = (table: 'slot' | 'offer' | 'application' | 'posting', id: string): Promise<string> =>
  stage.value<string>(`SELECT state FROM ${table} WHERE id = $1`, [id]);

const rowsOfOffers = (): Promise<number> => stage.value<number>('SELECT count(*)::int FROM offer');
const auditRows = (): Promise<number> => stage.value<number>('SELECT count(*)::int FROM audit_entry');

describe('a direct offer', () => {
  it('freezes its terms, sets its clock as a due outbox row, and moves slot and application along', async () => {
    const { posting, slotId } = await onePlace();
    const person = await stage.person({ floorFen: 55_000 });
    const application = await stage.application(posting, person.personId);
    const { shootId, producer } = posting.shoot;

    const sent = await offers.direct(producer.call, shootId, { slotId, personId: person.personId });

    // The least of the band that is not under her floor; more than seven days ahead gives twelve hours, awake.
    expect(sent.payFen).toBe(55_000);
    const [offer] = await stage.rows<{ terms: Record<string, unknown>; due: boolean; sent: Date; ends: Date }>(
      `SELECT o.terms, x.due_at = o.expires_at AS due,
              o.sent_at AS sent, o.expires_at AS ends
       FROM offer o JOIN outbox x ON x.job = 'offer.expire' AND x.payload->>'offerId' = o.id::text WHERE o.id = $1`,
      [sent.offerId],
    );
    expect(offer!.due).toBe(true);
    const twelveHours = afterWakingMinutes(offer!.sent, 720, 'Asia/Shanghai').getTime();
    expect(Math.abs(offer!.ends.getTime() - twelveHours)).toBeLessThan(60_000);
    expect(offer!.terms).toMatchObject({ payFen: 55_000, totalFen: 385_000, days: posting.days, baseId: 'hengdian' });
    expect(termsHash(offer!.terms)).toBe(offer!.terms['hash']);
    expect(await stateOf('slot', slotId)).toBe('offered');
    expect(await stateOf('application', application)).toBe('offered');
    const audit = await stage.rows<{ action: string }>(
      'SELECT action FROM audit_entry WHERE shoot_id = $1 ORDER BY action',
      [shootId],
    );
    expect(audit.map((row) => row.action)).toEqual(['application.offer', 'offer.send', 'slot.offer']);
  });

  it('never runs beyond the end of the first day of work', async () => {
    const posting = await stage.posting(await stage.shoot(await stage.producer(), { first: 0 }));
    const { slotIds, shoot } = posting;
    const person = await stage.person();
    const sent = await offers.direct(shoot.producer.call, shoot.shootId, {
      slotId: slotIds[0]!,
      personId: person.personId,
      expiresInMinutes: 43_200,
    });
    expect(sent.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
  });

  const refusals: [string, string, (place: { posting: StagedPosting; slotId: string }) => Promise<object>][] = [
    ['offer.notQualified', 'who does not hold the role', async () => stage.person({ role: 'boom-operator' })],
    ['offer.notQualified', 'whose level is too low', async () => stage.person({ level: 1 })],
    [
      'offer.notQualified',
      'who does not travel so far',
      async () => stage.person({ base: 'beijing-huairou', maxTravelMinutes: 120 }),
    ],
    ['offer.notFree', 'who offers no days', async () => stage.person({ free: null })],
    ['offer.notFree', 'who is free on all days but the last', async () => stage.person({ free: [0, 19] })],
    [
      'offer.notFree',
      'who is booked elsewhere',
      async () => {
        const person = await stage.person();
        await stage.bookingElsewhere(person.personId, 17, 18);
        return person;
      },
    ],
    [
      'offer.notFree',
      'who has no day to travel',
      async () => {
        const person = await stage.person();
        await stage.bookingElsewhere(person.personId, 11, 13, 'dali');
        return person;
      },
    ],
    [
      'offer.underFloor',
      'whose floor is higher',
      async () => ({ ...(await stage.person({ floorFen: 60_000 })), payFen: 59_999 }),
    ],
    ['offer.underFloor', 'whose floor is above the band', async () => stage.person({ floorFen: 90_000 })],
    ['offer.overBand', 'for more than the band', async () => ({ ...(await stage.person()), payFen: 80_001 })],
    ['offer.overBand', 'for less than the band', async () => ({ ...(await stage.person()), payFen: 49_999 })],
    [
      'offer.exists',
      'who has one for this slot',
      async ({ posting, slotId }) => {
        const person = await stage.person();
        await stage.offers([{ posting, slotId, personId: person.personId }]);
        return person;
      },
    ],
    ['notFound', 'who cannot be found and did not apply', async () => stage.person({ searchable: false })],
    ['notFound', 'who does not exist', async () => ({ personId: '018f0000-0000-7000-8000-000000000000' })],
  ];

  it.each(refusals)('is refused with %s to somebody %s, and changes nothing', async (code, _, make) => {
    const place = await onePlace();
    const { personId, payFen } = (await make(place)) as { personId: string; payFen?: number };
    const [before, trail] = [await rowsOfOffers(), await auditRows()];
    const { shootId, producer } = place.posting.shoot;
    expect(await codeOf(offers.direct(producer.call, shootId, { slotId: place.slotId, personId, payFen }))).toBe(code);
    expect([await rowsOfOffers(), await auditRows()]).toEqual([before, trail]);
  });

  it('is refused for another shoot, in the past, taken, cancelled or closed', async () => {
    const { posting, slotId } = await onePlace();
    const { shootId, producer } = posting.shoot;
    const other = await onePlace();
    const person = await stage.person();
    const to = (slot: string, shoot = shootId): Promise<string> =>
      codeOf(offers.direct(producer.call, shoot, { slotId: slot, personId: person.personId }));
    expect(await to(other.slotId)).toBe('slot.otherShoot');
    expect(await to(slotId, other.posting.shoot.shootId)).toBe('notFound');
    const begun = await stage.posting(await stage.shoot(producer, { first: -2 }));
    expect(await to(begun.slotIds[0]!, begun.shoot.shootId)).toBe('offer.inPast');
    await stage.db.query(`UPDATE slot SET state = 'booked' WHERE id = $1`, [slotId]);
    expect(await to(slotId)).toBe('offer.slotTaken');
    await stage.db.query(`UPDATE slot SET state = 'cancelled' WHERE id = $1`, [slotId]);
    expect(await to(slotId)).toBe('offer.slotCancelled');
    const closed = await stage.posting(await stage.shoot(producer, { state: 'wrapped' }));
    expect(await to(closed.slotIds[0]!, closed.shoot.shootId)).toBe('shoot.closed');
  });

  it('is nothing for a head of department, and does not exist for another company', async () => {
    const { posting, slotId } = await onePlace();
    const { shootId, producer } = posting.shoot;
    const person = await stage.person();
    const head = await stage.headOf(producer, 'lighting');
    const stranger = await stage.producer();
    const wish = { slotId, personId: person.personId };
    expect(await codeOf(offers.direct(head.call, shootId, wish))).toBe('access.denied');
    expect(await codeOf(offers.direct(stranger.call, shootId, wish))).toBe('notFound');
  });
});

describe('an offer that comes to nothing', () => {
  /** A role of its own for each test, so that nobody of another test is a candidate. */
  async function askedOnce(
    role: string,
    others: number,
  ): Promise<{
    slotId: string;
    posting: StagedPosting;
    offerId: string;
    call: Parameters<MyOffers['decline']>[0];
    next: string[];
  }> {
    const { posting, slotId } = await onePlace(role);
    const asked = await stage.person({ role, level: 3 });
    const next = await stage.people(others, { role, level: 3 });
    const sent = await offers.direct(posting.shoot.producer.call, posting.shoot.shootId, {
      slotId,
      personId: asked.personId,
    });
    return { slotId, posting, offerId: sent.offerId, call: asked.call, next: next.map((each) => each.personId) };
  }

  const liveOn = (slotId: string): Promise<{ id: string; person_id: string; reasons: { kind: string } }[]> =>
    stage.rows(`SELECT id, person_id, reasons FROM offer WHERE slot_id = $1 AND state = 'sent'`, [slotId]);

  it('is seen once it is opened, and declined it goes to the next candidate by itself; twice is once', async () => {
    const { slotId, offerId, call, next, posting } = await askedOnce('grip', 1);
    expect((await inbox.get(call, offerId)).state).toBe('sent');
    expect((await inbox.view(call, offerId)).state).toBe('viewed');
    expect((await inbox.view(call, offerId)).state).toBe('viewed');
    await mine.decline(call, offerId, 'dates');
    expect(await stateOf('slot', slotId)).toBe('open');

    const ticket = await stage.ticket('slot.refill', slotId);
    for (let time = 1; time <= 2; time += 1) {
      await core.get(BackfillStep).refill(ticket, slotId);
      const live = await liveOn(slotId);
      expect(live.map((row) => [row.person_id, row.reasons.kind])).toEqual([[next[0], 'refill']]);
      expect(await stateOf('slot', slotId)).toBe('offered');
    }
    const trail = await stage.rows<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY at, id`,
      [offerId],
    );
    expect(trail.map((row) => row.action)).toEqual(['offer.send', 'offer.view', 'offer.decline']);
    expect(posting.slotIds).toContain(slotId);
  });

  it('leaves a shortfall with its reasons when nobody else can be asked', async () => {
    const { slotId, offerId, call } = await askedOnce('key-grip', 0);
    await mine.decline(call, offerId, 'pay');
    await core.get(BackfillStep).refill(await stage.ticket('slot.refill', slotId), slotId);
    expect(await liveOn(slotId)).toEqual([]);
    const [shortfall] = await stage.rows<{ binding_rule: string; funnel: { rule: string; left: number }[] }>(
      'SELECT binding_rule, funnel FROM slot_shortfall WHERE slot_id = $1',
      [slotId],
    );
    expect(shortfall!.binding_rule).toBe('excluded');
    expect(shortfall!.funnel.at(-1)!.left).toBe(0);
  });

  it('expires by the clock of the database and never before, then goes to the next candidate', async () => {
    const { slotId, offerId, call, next } = await askedOnce('gimbal-operator', 1);
    const expiry = core.get(OfferExpiry);
    const ticket = await stage.ticket('offer.expire', offerId);
    expect(await codeOf(expiry.expire(ticket, offerId))).toBe('busy');
    expect(await stateOf('offer', offerId)).toBe('sent');
    await stage.db.query(`UPDATE offer SET expires_at = now() - interval '1 second' WHERE id = $1`, [offerId]);
    expect(await codeOf(mine.accept(call, offerId))).toBe('offer.expired');
    for (let time = 1; time <= 2; time += 1) {
      await expiry.expire(ticket, offerId);
      expect(await stateOf('offer', offerId)).toBe('expired');
    }
    await core.get(BackfillStep).refill(await stage.ticket('slot.refill', slotId), slotId);
    expect((await liveOn(slotId)).map((row) => row.person_id)).toEqual(next);
  });

  it('gives the application back, and asks nobody by itself when the producer withdrew it', async () => {
    const { posting, slotId } = await onePlace();
    const person = await stage.person();
    const application = await stage.application(posting, person.personId);
    const { shootId, producer } = posting.shoot;
    const sent = await offers.direct(producer.call, shootId, { slotId, personId: person.personId });
    await offers.withdraw(producer.call, sent.offerId, 'plans_changed');
    expect([
      await stateOf('offer', sent.offerId),
      await stateOf('slot', slotId),
      await stateOf('application', application),
    ]).toEqual(['withdrawn', 'open', 'submitted']);
    await expect(stage.ticket('slot.refill', slotId)).rejects.toThrow('no work waits');
  });

  it('leaves the slot alone while somebody else is asked', async () => {
    const { posting, slotId } = await onePlace();
    const [one, two] = await stage.people(2);
    const [first] = await stage.offers([
      { posting, slotId, personId: one!.personId },
      { posting, slotId, personId: two!.personId },
    ]);
    await mine.decline(one!.call, first!, null);
    expect(await stateOf('slot', slotId)).toBe('offered');
    await core.get(BackfillStep).refill(await stage.ticket('slot.refill', slotId), slotId);
    expect((await liveOn(slotId)).map((row) => row.person_id)).toEqual([two!.personId]);
  });

  it('makes a filled posting public again when its place reopens', async () => {
    const { posting, slotId } = await onePlace('best-boy-electric');
    await stage.db.query(`UPDATE posting SET state = 'filled' WHERE id = $1`, [posting.postingId]);
    const cause = '018f0000-0000-7000-8000-00000000000a';
    const outboxId = await stage.value<string>(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key) VALUES (gen_random_uuid(), 'offer.declined', 'slot.refill',
         jsonb_build_object('slotId', $1::text), 'slot.refill:' || $1 || ':' || $2) RETURNING id`,
      [slotId, cause],
    );
    await core.get(BackfillStep).refill({ outboxId, requestId: null }, slotId);
    expect(await stateOf('posting', posting.postingId)).toBe('public');
  });
});

describe('eight refills of one shoot at once', () => {
  it('ask eight different people', async () => {
    const role = 'sound-mixer';
    const posting = await stage.posting(await stage.shoot(await stage.producer()), { role, count: 8 });
    const asked = await stage.people(8, { role });
    await stage.people(12, { role });
    const ids = await stage.offers(
      posting.slotIds.map((slotId, index) => ({ posting, slotId, personId: asked[index]!.personId })),
    );
    await Promise.all(ids.map((id, index) => mine.decline(asked[index]!.call, id, null)));
    const refill = core.get(BackfillStep);
    const again = async (slotId: string): Promise<void> => {
      const ticket = await stage.ticket('slot.refill', slotId);
      // As the queue would: a job that lost every candidate comes again.
      for (let attempt = 0; attempt < 10; attempt += 1) {
        if ((await codeOf(refill.refill(ticket, slotId))) !== 'busy') return;
      }
    };
    await Promise.all(posting.slotIds.map(again));
    const people = await stage.rows<{ person_id: string }>(
      `SELECT person_id FROM offer WHERE shoot_id = $1 AND state = 'sent'`,
      [posting.shoot.shootId],
    );
    expect(new Set(people.map((row) => row.person_id)).size).toBe(8);
    expect(people).toHaveLength(8);
  });
});
