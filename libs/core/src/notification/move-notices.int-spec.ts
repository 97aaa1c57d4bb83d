import { DynamicModule } from '@nestjs/common';
import { CONFIG } from '@callboard/config';
import { newId } from '@callboard/domain';
import { HiringCore, HiringStage, openHiringCore, StagedPerson } from '@callboard/testing';
import { AdminAccountModule } from '../admin/admin-account.module';
import { CompanyReviewService } from '../admin/company-review.service';
import { ApplicationDecisions } from '../application/application-decisions.service';
import { ApplicationModule } from '../application/application.module';
import { ApplicationService } from '../application/application.service';
import { MyOffers } from '../offer/my-offers.service';
import { OfferExpiry } from '../offer/offer-expiry.service';
import { OfferModule } from '../offer/offer.module';
import { Offers } from '../offer/offers.service';
import { ShootPublisher } from '../shoot/shoot-publisher.service';
import { ShootModule } from '../shoot/shoot.module';

const config = {
  secrets: { masterKey: Buffer.alloc(32, 9), tokenSecret: 'a secret of a test that is long enough for this' },
};
class Settings {}
const settings: DynamicModule = {
  module: Settings,
  global: true,
  providers: [{ provide: CONFIG, useValue: config }],
  exports: [CONFIG],
};

let world: HiringCore;
let stage: HiringStage;

beforeAll(async () => {
  world = await openHiringCore([settings, AdminAccountModule, ApplicationModule, OfferModule, ShootModule]);
  stage = world.stage;
});

afterAll(() => world?.close());

interface Told {
  readonly template: string;
  readonly subject: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly urgent: boolean;
  readonly emergency: boolean;
}

/** What a person was told, in order. */
async function toldTo(person: StagedPerson): Promise<Told[]> {
  return stage.rows<Told>(
    'SELECT template, subject, params, urgent, emergency FROM notification WHERE person_id = $1 ORDER BY id',
    [person.personId],
  );
}

const templates = async (person: StagedPerson): Promise<string[]> =>
  (await toldTo(person)).map(({ template }) => template);

describe('offers', () => {
  it('tell each person once for a crew that is asked in one action, with the terms', async () => {
    const producer = await stage.producer();
    const shoot = await stage.shoot(producer);
    const posting = await stage.posting(shoot, { count: 2 });
    const people = await stage.people(2);
    for (const [index, person] of people.entries()) {
      await stage.rows(
        `WITH run AS (INSERT INTO match_run (id, shoot_id, state, weights_version, gap_policy_version)
                      VALUES (gen_random_uuid(), $1, 'done', 1, 1) RETURNING id)
         INSERT INTO proposal (id, run_id, shoot_id, slot_id, person_id, score, pay_fen, terms, runners_up)
         SELECT gen_random_uuid(), run.id, $1, $2, $3, 1, 50000, '[]', '[]' FROM run`,
        [shoot.shootId, posting.slotIds[index], person.personId],
      );
    }
    const { sent } = await world.core.get(Offers).send(producer.call, shoot.shootId, {});
    expect(sent).toHaveLength(2);
    const [first, second] = [await toldTo(people[0]!), await toldTo(people[1]!)];
    expect(first).toEqual([
      {
        template: 'offer.received',
        subject: second[0]!.subject,
        params: {
          company: producer.companyId,
          shoot: shoot.shootId,
          role: 'gaffer',
          offer: sent.find(({ personId }) => personId === people[0]!.personId)!.offerId,
          first: posting.days[0],
          last: posting.days.at(-1),
          payFen: 50_000,
          untilAt: expect.any(String) as string,
        },
        urgent: true,
        emergency: false,
      },
    ]);
    expect(second).toHaveLength(1);
  });

  it('accepted tell the person, those who run the shoot, and whoever came too late', async () => {
    const producer = await stage.producer();
    const posting = await stage.posting(await stage.shoot(producer));
    const [quick, late] = await stage.people(2);
    const slotId = posting.slotIds[0]!;
    const [offerId, lateOffer] = await stage.offers(
      [quick!, late!].map(({ personId }) => ({ posting, slotId, personId })),
    );
    await world.core.get(MyOffers).accept(quick!.call, offerId!);
    const bookingId = await stage.value<string>('SELECT id FROM booking WHERE offer_id = $1', [offerId]);
    expect(await toldTo(quick!)).toMatchObject([
      { template: 'booking.made', subject: bookingId, params: { booking: bookingId } },
    ]);
    expect(await toldTo(producer)).toMatchObject([
      { template: 'offer.accepted', subject: offerId, params: { person: quick!.personId }, urgent: false },
    ]);
    expect(await toldTo(late!)).toMatchObject([{ template: 'offer.slotTaken', subject: lateOffer, urgent: true }]);
  });

  it('that come to nothing tell the other side', async () => {
    const producer = await stage.producer();
    const posting = await stage.posting(await stage.shoot(producer), { count: 3 });
    const [declines, sleeps, loses] = await stage.people(3);
    const [one, two] = await stage.offers([
      { posting, slotId: posting.slotIds[0]!, personId: declines!.personId },
      { posting, slotId: posting.slotIds[2]!, personId: loses!.personId },
    ]);
    const [gone] = await stage.offers([{ posting, slotId: posting.slotIds[1]!, personId: sleeps!.personId }], {
      expiresInMs: -1_000,
    });
    await world.core.get(MyOffers).decline(declines!.call, one!, 'dates');
    await world.core.get(Offers).withdraw(producer.call, two!, 'plans_changed');
    const outboxId = newId();
    await stage.rows(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key)
       VALUES ($1::uuid, 'test', 'offer.expire', '{}', $1::uuid::text)`,
      [outboxId],
    );
    await world.core.get(OfferExpiry).expire({ outboxId, requestId: null }, gone!);
    expect(await templates(declines!)).toEqual([]);
    expect(await toldTo(producer)).toMatchObject([{ template: 'offer.declined', subject: one }]);
    expect(await templates(loses!)).toEqual(['offer.withdrawn']);
    expect(await toldTo(sleeps!)).toMatchObject([{ template: 'offer.expired', subject: gone, urgent: false }]);
  });

  it('for work that is near may reach people at night', async () => {
    const producer = await stage.producer();
    const shoot = await stage.shoot(producer, { first: 0 });
    const posting = await stage.posting(shoot);
    const person = await stage.person();
    await world.core.get(Offers).direct(producer.call, shoot.shootId, {
      slotId: posting.slotIds[0]!,
      personId: person.personId,
    });
    expect(await toldTo(person)).toMatchObject([{ template: 'offer.received', emergency: true }]);
  });
});

describe('applications', () => {
  it('tell what became of them, each time to the person', async () => {
    const producer = await stage.producer();
    const posting = await stage.posting(await stage.shoot(producer));
    const [liked, disliked, waits] = await stage.people(3);
    const service = world.core.get(ApplicationService);
    const decisions = world.core.get(ApplicationDecisions);
    const [one, two] = [
      await service.submit(liked!.call, posting.postingId, '', null),
      await service.submit(disliked!.call, posting.postingId, '', null),
    ];
    await stage.application(posting, waits!.personId);
    await decisions.decide(producer.call, one.id, 'shortlist');
    await decisions.decide(producer.call, two.id, 'decline');
    expect(await toldTo(liked!)).toMatchObject([{ template: 'application.shortlisted', subject: one.id }]);
    expect(await templates(disliked!)).toEqual(['application.declined']);
    await world.core.get(ShootPublisher).cancel(producer.call, posting.shoot.shootId, 'no money');
    expect(await toldTo(waits!)).toMatchObject([{ template: 'application.closed', params: { filled: false } }]);
    expect(await templates(liked!)).toEqual(['application.shortlisted', 'application.closed']);
    expect(await templates(disliked!)).toEqual(['application.declined']);
  });
});

describe('shoots and companies', () => {
  it('that are cancelled tell those booked, once', async () => {
    const person = await stage.person();
    const bookingId = await stage.bookingElsewhere(person.personId, 20, 22);
    const [row] = await stage.rows<{ shootId: string; companyId: string; accountId: string; personId: string }>(
      `SELECT s.id AS "shootId", s.company_id AS "companyId", m.account_id AS "accountId", a.person_id AS "personId"
       FROM booking b JOIN shoot s ON s.id = b.shoot_id JOIN membership m ON m.company_id = s.company_id
       JOIN account a ON a.id = m.account_id WHERE b.id = $1`,
      [bookingId],
    );
    const { shootId, companyId, accountId, personId } = row!;
    const memberships = [{ companyId, role: 'owner' as const, department: null }];
    const call = { ...person.call, actor: { ...person.call.actor, accountId, personId, memberships } };
    await world.core.get(ShootPublisher).cancel(call, shootId, 'no money');
    expect((await toldTo(person)).filter(({ template }) => template === 'shoot.cancelled')).toEqual([
      {
        template: 'shoot.cancelled',
        subject: shootId,
        params: { shoot: shootId, booking: bookingId, first: stage.day(20), last: stage.day(22) },
        urgent: true,
        emergency: false,
      },
    ]);
  });

  it('that are decided on tell their owner, each time', async () => {
    const producer = await stage.producer();
    const admin = await stage.platform('admin');
    const review = world.core.get(CompanyReviewService);
    for (const decision of ['reject', 'reject', 'verify'] as const) {
      await stage.rows(`UPDATE company SET state = 'in_review' WHERE id = $1`, [producer.companyId]);
      await review.decide(admin.call, producer.companyId, decision, 'the code is of another company');
    }
    expect(await templates(producer)).toEqual(['company.rejected', 'company.rejected', 'company.verified']);
    expect(JSON.stringify(await toldTo(producer))).not.toContain('another');
  });
});
