import { INestApplicationContext } from '@nestjs/common';
import { systemContext, Transactions } from '@callboard/database';
import { MAX_BLOCKS, newId } from '@callboard/domain';
import {
  codeOf,
  HiringCore,
  HiringStage,
  openHiringCore,
  StagedPerson,
  StagedPosting,
  whileLocked,
} from '@callboard/testing';
import { ApplicationModule } from '../application/application.module';
import { ApplicationService } from '../application/application.service';
import { BackfillModule } from '../backfill/backfill.module';
import { BackfillStep } from '../backfill/backfill-step.service';
import { BoardModule } from '../board/board.module';
import { BoardService } from '../board/board.service';
import { HoldModule } from '../hold/hold.module';
import { Holds } from '../hold/holds.service';
import { MatchRunner } from '../matching/match-runner.service';
import { MatchRuns } from '../matching/match-runs.service';
import { Snapshots } from '../matching/snapshot.service';
import { ApplicationAnnouncement } from '../notification/application-announcement.service';
import { MyOffers } from '../offer/my-offers.service';
import { OfferModule } from '../offer/offer.module';
import { Offers } from '../offer/offers.service';
import { AutoAsk } from '../offer/auto-ask.service';
import { PostingModule } from '../posting/posting.module';
import { PostingService } from '../posting/posting.service';
import { QuestionModule } from '../question/question.module';
import { WhyNots } from '../question/why-nots.service';
import { ReserveModule } from '../reserve/reserve.module';
import { Reserves } from '../reserve/reserves.service';
import { ShootPublisher } from '../shoot/shoot-publisher.service';
import { ShootModule } from '../shoot/shoot.module';
import { BlockModule } from './block.module';
import { CompanyBlocks } from './company-blocks.service';
import { MyBlocks } from './my-blocks.service';

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let mine: MyBlocks;
let theirs: CompanyBlocks;
let offers: Offers;

beforeAll(async () => {
  house = await openHiringCore([
    ApplicationModule,
    BackfillModule,
    BlockModule,
    BoardModule,
    HoldModule,
    { module: class Telling {}, providers: [ApplicationAnnouncement] },
    OfferModule,
    PostingModule,
    QuestionModule,
    ReserveModule,
    ShootModule,
  ]);
  ({ stage, core } = house);
  mine = core.get(MyBlocks);
  theirs = core.get(CompanyBlocks);
  offers = core.get(Offers);
});
afterAll(() => house?.close());
/** Nobody of one test is a candidate in another. */
afterEach(() => stage.rows('UPDATE profile SET searchable = false'));

type Side = 'person' | 'company';

/** Somebody, and a posting of a company. */
interface Pair {
  readonly posting: StagedPosting;
  readonly slotId: string;
  readonly person: StagedPerson;
  readonly companyId: string;
}

async function pair(options: { count?: number; auto?: boolean } = {}): Promise<Pair> {
  const posting = await stage.posting(await stage.shoot(await stage.producer()), { count: options.count ?? 1 });
  if (options.auto) await stage.rows(`UPDATE posting SET asking = 'auto' WHERE id = $1`, [posting.postingId]);
  const { companyId } = posting.shoot.producer;
  return { posting, slotId: posting.slotIds[0]!, person: await stage.person(), companyId };
}

const block = ({ posting, person, companyId }: Pair, side: Side, note = ''): Promise<unknown> =>
  side === 'person'
    ? mine.make(person.call, companyId, note)
    : theirs.make(posting.shoot.producer.call, companyId, person.personId, note);
const takeBack = ({ posting, person, companyId }: Pair, side: Side): Promise<void> =>
  side === 'person'
    ? mine.end(person.call, companyId)
    : theirs.end(posting.shoot.producer.call, companyId, person.personId);

const direct = ({ posting, slotId, person }: Pair): Promise<string> =>
  codeOf(offers.direct(posting.shoot.producer.call, posting.shoot.shootId, { slotId, personId: person.personId }));
const hold = ({ posting, slotId, person }: Pair): Promise<string> =>
  codeOf(
    core.get(Holds).place(posting.shoot.producer.call, posting.shoot.shootId, { slotId, personId: person.personId }),
  );
const stateOf = (table: string, id: string): Promise<string> =>
  stage.value<string>(`SELECT state FROM ${table} WHERE id = $1`, [id]);

/** What is left of a pair, and of the trail, to be the same where nothing may have changed. */
const rowsOfBlocks = (): Promise<unknown> =>
  stage.rows(`SELECT (SELECT count(*)::int FROM block) AS blocks,
    (SELECT count(*)::int FROM audit_entry WHERE subject_type = 'block') AS entries`);

async function fill({ posting }: Pair): Promise<string> {
  const { producer, shootId } = posting.shoot;
  const { id } = await core.get(MatchRuns).request(producer.call, shootId);
  await core.get(MatchRunner).run(await stage.ticket('match.run', id), id);
  return id;
}

const proposed = ({ posting }: Pair): Promise<string[]> =>
  stage
    .rows<{ person_id: string }>(
      `SELECT person_id FROM proposal WHERE shoot_id = $1 AND state IN ('suggested', 'pinned')`,
      [posting.shoot.shootId],
    )
    .then((rows) => rows.map((row) => row.person_id));

describe.each<Side>(['person', 'company'])('a block by the %s', (side) => {
  it('made twice is one block, taken back twice is a clear answer, and both leave a line in the trail', async () => {
    const two = await pair();
    const first = (await block(two, side, '迟迟不付款')) as { id: string; note: string };
    expect(await block(two, side, 'again')).toEqual(first);
    expect(first.note).toBe('迟迟不付款');
    await takeBack(two, side);
    expect(await codeOf(takeBack(two, side))).toBe('block.ended');
    const again = (await block(two, side)) as { id: string };
    expect(again.id).not.toBe(first.id);
    const trail = await stage.rows(
      'SELECT action, company_id AS company, shoot_id AS shoot, after FROM audit_entry WHERE subject_id = $1 ORDER BY at, id',
      [first.id],
    );
    // What a person has done is nothing that a company's trail could show.
    const line = { company: side === 'company' ? two.companyId : null, shoot: null, after: { side } };
    expect(trail).toEqual([
      { action: 'block.make', ...line },
      { action: 'block.end', ...line },
    ]);
  });

  it('that was never made cannot be taken back, and what does not exist cannot be blocked', async () => {
    const two = await pair();
    const before = await rowsOfBlocks();
    expect(await codeOf(takeBack(two, side))).toBe('notFound');
    expect(await codeOf(block({ ...two, companyId: newId() }, side))).toBe('notFound');
    expect(await codeOf(block({ ...two, person: { ...two.person, personId: newId() } }, 'company'))).toBe('notFound');
    expect(await rowsOfBlocks()).toEqual(before);
  });

  it('keeps the two apart in the run of a shoot, until it is taken back', async () => {
    const two = await pair();
    await block(two, side);
    await fill(two);
    expect(await proposed(two)).toEqual([]);
    expect(await stage.value('SELECT funnel -> 0 FROM slot_shortfall WHERE slot_id = $1', [two.slotId])).toEqual({
      rule: 'people',
      left: 0,
    });
    await takeBack(two, side);
    await fill(two);
    expect(await proposed(two)).toEqual([two.person.personId]);
  });

  it('is judged again when proposals go out, asked for or by themselves', async () => {
    for (const auto of [false, true]) {
      const two = await pair({ auto });
      const { shootId, producer } = two.posting.shoot;
      await fill(two);
      expect(await proposed(two)).toEqual([two.person.personId]);
      // As if it came between the look at the proposals and their sending.
      await stage.block(two.person, two.companyId, side);
      if (auto) await core.get(AutoAsk).ask(await stage.ticket('offer.ask', shootId), shootId);
      else {
        const { sent, skipped } = await offers.send(producer.call, shootId, {});
        expect(sent).toEqual([]);
        expect(skipped.map(({ code }) => code)).toEqual([side === 'person' ? 'offer.notFree' : 'offer.blocked']);
      }
      expect(await stage.value('SELECT count(*)::int FROM offer WHERE shoot_id = $1', [shootId])).toBe(0);
      await stage.rows('UPDATE profile SET searchable = false');
    }
  });

  it('leaves her out of a place that is refilled, as a reserve and in the ranking', async () => {
    const two = await pair();
    const next = await stage.person({ level: 2 });
    await stage.reserve(two.posting, two.person.personId);
    await block(two, side);
    await core.get(BackfillStep).refill(await refillOf(two.slotId), two.slotId);
    const asked = await stage.rows<{ person_id: string }>('SELECT person_id FROM offer WHERE slot_id = $1', [
      two.slotId,
    ]);
    expect(asked.map((row) => row.person_id)).toEqual([next.personId]);
  });

  it('leaves an offer that is out, and a booking that comes of it', async () => {
    const two = await pair();
    const [offerId] = await stage.offers([{ ...two, personId: two.person.personId }]);
    await block(two, side);
    expect(await stateOf('offer', offerId!)).toBe('sent');
    await core.get(MyOffers).accept(two.person.call, offerId!);
    expect(await stateOf('offer', offerId!)).toBe('accepted');
  });

  it('made while the company asks comes before the offer or after it, and nothing is made afterwards', async () => {
    for (let round = 0; round < 12; round += 1) {
      const two = await pair({ count: 3 });
      const [other, third] = two.posting.slotIds.slice(1);
      const answers = await Promise.all([
        direct(two),
        hold({ ...two, slotId: other! }),
        side === 'person' ? codeOf(core.get(Reserves).join(two.person.call, two.posting.postingId)) : 'ok',
        codeOf(block(two, side)),
      ]);
      expect(answers.pop()).toBe('ok');
      for (const code of answers)
        expect(['ok', 'notFound', 'offer.blocked', 'offer.notFree', 'block.own']).toContain(code);
      expect(await madeUnderBlock(two)).toEqual([]);
      expect(await direct({ ...two, slotId: third! })).toBe(side === 'person' ? 'notFound' : 'offer.blocked');
      expect(
        await stage.value(`SELECT count(*)::int FROM hold WHERE shoot_id = $1 AND state IN ('active', 'challenged')`, [
          two.posting.shoot.shootId,
        ]),
      ).toBe(0);
    }
  });
});

/** Offers and holds of a company that were made while a block of their pair stood, and reserves in spite of her own. */
const madeUnderBlock = ({ companyId }: Pair): Promise<unknown[]> =>
  stage.rows(
    `SELECT x.id FROM block k JOIN (
      SELECT o.id, o.person_id, h.company_id, o.created_at, false AS hers FROM offer o JOIN shoot h ON h.id = o.shoot_id
      UNION ALL SELECT id, person_id, company_id, created_at, false FROM hold
      UNION ALL SELECT r.id, r.person_id, h.company_id, r.created_at, true FROM reserve r JOIN shoot h ON h.id = r.shoot_id
    ) x ON x.person_id = k.person_id AND x.company_id = k.company_id AND x.created_at > k.created_at
      AND (k.ended_at IS NULL OR x.created_at < k.ended_at) AND (NOT x.hers OR k.by_side = 'person')
    WHERE k.company_id = $1`,
    [companyId],
  );

async function refillOf(slotId: string): Promise<{ outboxId: string; requestId: null }> {
  const outboxId = newId();
  await stage.rows(
    `INSERT INTO outbox (id, event, job, payload, dedupe_key) VALUES ($1, 'test', 'slot.refill', $2, $3)`,
    [outboxId, { slotId }, `slot.refill:${slotId}:${outboxId}`],
  );
  return { outboxId, requestId: null };
}

describe('a person who blocks a company', () => {
  it('is for its offers and holds as somebody who does not want to be found', async () => {
    const two = await pair();
    await block(two, 'person');
    expect([await direct(two), await hold(two)]).toEqual(['notFound', 'notFound']);
    await takeBack(two, 'person');
    await stage.rows('UPDATE profile SET searchable = false WHERE person_id = $1', [two.person.personId]);
    expect([await direct(two), await hold(two)]).toEqual(['notFound', 'notFound']);
    await stage.rows('UPDATE profile SET searchable = true WHERE person_id = $1', [two.person.personId]);
    expect(await direct(two)).toBe('ok');
  });

  it('gets the same words for "why not" as somebody who does not want to be found', async () => {
    const two = await pair();
    const { producer, shootId } = two.posting.shoot;
    const ask = () =>
      core
        .get(WhyNots)
        .ask(producer.call, { shootId, slotId: two.slotId, personId: two.person.personId })
        .then(({ asOf: _, ...answer }) => JSON.stringify(answer));
    // The company knows her by an offer that she declined.
    const [offerId] = await stage.offers([{ ...two, personId: two.person.personId }]);
    await core.get(MyOffers).decline(two.person.call, offerId!, 'dates');
    await stage.rows('UPDATE profile SET searchable = false WHERE person_id = $1', [two.person.personId]);
    const hidden = await ask();
    await stage.rows('UPDATE profile SET searchable = true WHERE person_id = $1', [two.person.personId]);
    await block(two, 'person');
    expect(await ask()).toBe(hidden);
    expect(hidden).toContain('"reason":"hidden"');
  });

  it('ends what waits between the two as she could have ended it herself', async () => {
    const two = await pair();
    const { personId } = two.person;
    const application = await stage.application(two.posting, personId, 'shortlisted');
    const reserve = await stage.reserve(two.posting, personId);
    const held = await stage.hold(two.posting, two.slotId, personId);
    const before = await stage.value('SELECT count(*)::int FROM notification');
    await block(two, 'person');
    expect(await stateOf('application', application)).toBe('withdrawn');
    expect(await stateOf('reserve', reserve)).toBe('left');
    expect(await stage.rows('SELECT state, end_reason FROM hold WHERE id = $1', [held])).toEqual([
      { state: 'released', end_reason: 'by_person' },
    ]);
    expect(await stage.value('SELECT count(*)::int FROM notification')).toBe(before);
    const trail = await stage.rows<{ action: string }>(
      'SELECT action FROM audit_entry WHERE subject_id = ANY($1::uuid[]) ORDER BY action',
      [[application, reserve, held]],
    );
    expect(trail.map(({ action }) => action)).toEqual(['application.withdraw', 'hold.release', 'reserve.leave']);
  });

  it('withdraws the application behind an offer only once the offer has come to nothing', async () => {
    const two = await pair();
    const application = await stage.application(two.posting, two.person.personId, 'offered');
    const [offerId] = await stage.offers([{ ...two, personId: two.person.personId }]);
    await block(two, 'person');
    expect(await stateOf('application', application)).toBe('offered');
    await core.get(MyOffers).decline(two.person.call, offerId!, 'dates');
    expect(await stateOf('application', application)).toBe('withdrawn');
  });

  it('while the offer comes to nothing withdraws the application behind it all the same', async () => {
    const two = await pair();
    const { personId } = two.person;
    const application = await stage.application(two.posting, personId, 'offered');
    const [offerId] = await stage.offers([{ ...two, personId }]);
    // Another company's hold is in hand, which the end of the offer lets go of last.
    const other = await pair();
    const held = await stage.hold(other.posting, other.slotId, personId);
    await stage.rows(
      `UPDATE hold SET state = 'challenged', challenged_by = $2, challenged_at = now(), challenge_ends_at = expires_at
       WHERE id = $1`,
      [held, offerId],
    );
    const works = await whileLocked(
      stage,
      'hold',
      [held],
      () => core.get(MyOffers).decline(two.person.call, offerId!, 'dates'),
      () => block(two, 'person'),
    );
    await Promise.all(works);
    expect(await stateOf('application', application)).toBe('withdrawn');
  });

  it('neither applies nor stands by until she takes it back, and sees it on the posting', async () => {
    const two = await pair();
    const { postingId } = two.posting;
    await block(two, 'person');
    const apply = () => codeOf(core.get(ApplicationService).submit(two.person.call, postingId, '', null));
    const standBy = () => codeOf(core.get(Reserves).join(two.person.call, postingId));
    const seen = async () => (await core.get(BoardService).posting(two.person.call, postingId)).mine!.blocked;
    const count = async () => {
      const counts = await core.get(BoardService).counts(two.person.call, { fits: true, q: '雪夜归人' });
      return counts.find(({ facet }) => facet === 'all')?.count;
    };
    expect([await apply(), await standBy(), await seen()]).toEqual(['block.own', 'block.own', true]);
    const without = await count();
    await takeBack(two, 'person');
    expect(await count()).toBe(without! + 1);
    expect([await standBy(), await apply(), await seen()]).toEqual(['ok', 'ok', false]);
  });

  it('keeps a list within bounds', async () => {
    const two = await pair();
    await stage.rows(
      `WITH made AS (INSERT INTO company (id, name, state)
         SELECT gen_random_uuid(), 'c' || n, 'verified' FROM generate_series(1, $3::int) n RETURNING id)
       INSERT INTO block (id, person_id, company_id, by_side, made_by)
       SELECT gen_random_uuid(), $1, id, 'person', $2 FROM made`,
      [two.person.personId, two.person.accountId, MAX_BLOCKS.person],
    );
    expect(await codeOf(block(two, 'person'))).toBe('block.tooMany');
  });
});

describe('a company that blocks a person', () => {
  it('is told so when it asks her all the same, and she is told nothing', async () => {
    const two = await pair();
    await block(two, 'company');
    expect([await direct(two), await hold(two)]).toEqual(['offer.blocked', 'offer.blocked']);
    const { producer, shootId } = two.posting.shoot;
    await stage.application(two.posting, two.person.personId);
    const question = { shootId, slotId: two.slotId, personId: two.person.personId };
    expect(await core.get(WhyNots).ask(producer.call, question)).toMatchObject({ reason: 'blocked', acts: [] });
    expect(
      await stage.value('SELECT count(*)::int FROM notification WHERE person_id = $1', [two.person.personId]),
    ).toBe(0);
    await takeBack(two, 'company');
    expect(await direct(two)).toBe('ok');
  });

  it('ends what waits between the two as it could have ended it anyway, and its own plans with her', async () => {
    const two = await pair({ count: 2 });
    const { personId } = two.person;
    await fill(two);
    expect(await proposed(two)).toEqual([personId]);
    const application = await stage.application(two.posting, personId);
    const held = await stage.hold(two.posting, two.slotId, personId);
    const reserve = await stage.reserve(two.posting, personId);
    await block(two, 'company');
    expect(await stateOf('application', application)).toBe('declined');
    expect(await stage.rows('SELECT state, end_reason FROM hold WHERE id = $1', [held])).toEqual([
      { state: 'released', end_reason: 'by_company' },
    ]);
    expect(await proposed(two)).toEqual([]);
    // There is no way to strike anybody off a list of reserves: she stands there, unseen and not asked.
    expect(await stateOf('reserve', reserve)).toBe('live');
    const { producer, shootId } = two.posting.shoot;
    expect((await core.get(Reserves).listOfShoot(producer.call, shootId, {})).items).toEqual([]);
  });

  it('does not see what she sends, and she hears in the end what everybody hears', async () => {
    const two = await pair();
    const { producer, shootId } = two.posting.shoot;
    const other = await stage.person();
    await block(two, 'company');
    const service = core.get(ApplicationService);
    const hers = await service.submit(two.person.call, two.posting.postingId, '', null);
    const others = await service.submit(other.call, two.posting.postingId, '', null);
    // Her place in the queue is as for anybody.
    expect([hers.queuePosition, others.queuePosition, others.queueLength]).toEqual([1, 2, 2]);
    for (const { id } of [hers, others]) {
      await core.get(ApplicationAnnouncement).announce(await stage.ticket('application.announce', id), id);
    }
    const told = await stage.rows<{ subject: string }>(
      `SELECT subject FROM notification WHERE template = 'application.submitted'`,
    );
    expect(told.map(({ subject }) => subject)).toEqual([others.id]);
    const seen = await service.listReceived(producer.call, shootId, {});
    expect(seen.items.map(({ id }) => id)).toEqual([others.id]);
    const [posting] = await core.get(PostingService).list(producer.call, shootId);
    expect(posting!.applications).toBe(1);

    await core.get(ShootPublisher).cancel(producer.call, shootId, '档期变了');
    const [one, two_] = await Promise.all(
      [two.person, other].map(async ({ call }) => (await service.listMine(call, {})).items[0]!),
    );
    const words = ({ state, closedReason }: typeof hers): unknown => ({ state, closedReason });
    expect(words(one!)).toEqual(words(two_!));
    expect(one!.state).toBe('closed');
  });

  it('may be anybody but those of whom it may not know', async () => {
    const two = await pair();
    await stage.rows('UPDATE profile SET searchable = false WHERE person_id = $1', [two.person.personId]);
    expect(await codeOf(block(two, 'company'))).toBe('notFound');
    // A block by her looks the same.
    await stage.rows('UPDATE profile SET searchable = true WHERE person_id = $1', [two.person.personId]);
    await block(two, 'person');
    expect(await codeOf(block(two, 'company'))).toBe('notFound');
    await stage.application(two.posting, two.person.personId, 'withdrawn');
    expect(await codeOf(block(two, 'company'))).toBe('ok');
  });

  it('does so through those who may send offers, and nobody else', async () => {
    const two = await pair();
    const head = await stage.headOf(two.posting.shoot.producer, 'lighting');
    const stranger = await stage.producer();
    const admin = await stage.platform('admin');
    const by = (call: StagedPerson['call']) => codeOf(theirs.make(call, two.companyId, two.person.personId, ''));
    expect([await by(head.call), await by(stranger.call)]).toEqual(['access.denied', 'notFound']);
    expect(await codeOf(theirs.list(admin.call, two.companyId, {}))).toBe('access.denied');
  });
});

it('a snapshot has somebody apart from the company that she was named for, and no other', async () => {
  const [one, two] = [await pair(), await pair()];
  await block({ ...one, person: two.person }, 'person');
  const people = async ({ posting }: Pair): Promise<string[]> => {
    const input = await core
      .get(Transactions)
      .read(systemContext(), (tx) => core.get(Snapshots).load(tx, posting.shoot.shootId));
    return input!.people.map(({ id }) => id);
  };
  expect(await people(one)).toEqual([one.person.personId]);
  expect((await people(two)).sort()).toEqual([one.person.personId, two.person.personId].sort());
});
