import { newId } from '@callboard/domain';
import { HiringStage, StagedPosting, StagedProducer, StagedShoot } from '@callboard/testing';
import { People, Seeded } from './people';

/** The things that requests name. Those of company A unless the name says otherwise. */
export interface Things {
  readonly companyA: string;
  readonly companyB: string;
  /** A draft of producer A's, with her head of department in it. */
  readonly draftCompany: string;
  readonly reviewedCompany: string;
  /** A piece of work that was given up. */
  readonly deadWork: string;
  /** To seeker A. */
  readonly notification: string;
  /** Of a message to seeker A that may have gone out. */
  readonly delivery: string;
  readonly productionA: string;
  readonly productionB: string;
  readonly openShoot: string;
  readonly draftShoot: string;
  readonly shootB: string;
  readonly openPosting: string;
  readonly freshPosting: string;
  readonly draftPosting: string;
  readonly openSlot: string;
  readonly cameraSlot: string;
  readonly cameraPosting: string;
  readonly slotB: string;
  /** Of seeker A, for a place in lighting. */
  readonly application: string;
  readonly cameraApplication: string;
  readonly applicationB: string;
  /** To seeker A. */
  readonly offer: string;
  /** To seeker A, who proposes another rate. */
  readonly counteredOffer: string;
  readonly offerB: string;
  /** On seeker A's days. */
  readonly hold: string;
  /** On the days of somebody who can be offered its slot. */
  readonly convertibleHold: string;
  /** Of seeker A. */
  readonly booking: string;
  /** Of seeker A, for work that begins the day after tomorrow. */
  readonly nearBooking: string;
  readonly bookingB: string;
  /** Of places in lighting: one runs, one rests. */
  readonly backfill: string;
  readonly pausedBackfill: string;
  readonly backfillB: string;
  /** To seeker A, for lighting. */
  readonly announcement: string;
  readonly cameraAnnouncement: string;
  readonly run: string;
  readonly marketRun: string;
  readonly runB: string;
  /** For a place in lighting. */
  readonly proposal: string;
  readonly pinnedProposal: string;
  readonly cameraProposal: string;
  readonly proposalB: string;
}

class Builder {
  constructor(
    private readonly stage: HiringStage,
    private readonly people: People,
  ) {}

  async build(): Promise<Things> {
    const { people } = this;
    const companyA = await this.company('青禾影视', 'verified', people.producerA);
    const companyB = await this.company('白塔文化', 'verified', people.producerB);
    const draftCompany = await this.company('未名工作室', 'draft', people.producerA);
    const reviewedCompany = await this.company('待审传媒', 'in_review', people.producerB);
    await this.member(companyA, people.suspended, 'owner');
    await this.member(draftCompany, people.suspended, 'owner');
    await this.member(companyA, people.headA, 'head_of_department', 'lighting');
    await this.member(draftCompany, people.headA, 'head_of_department', 'lighting');
    await this.member(companyA, people.clerk, 'viewer');
    const deadWork = newId();
    await this.stage.db.query(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key, state, attempts, last_error)
       VALUES ($1, 'offer.declined', 'slot.refill', '{}', 'dead work', 'failed', 10, 'internal {}')`,
      [deadWork],
    );
    const [notification, delivery] = [newId(), newId()];
    await this.stage.db.query(
      `INSERT INTO notification (id, person_id, template, subject, params, urgent, emergency)
       VALUES ($1, $2, 'company.verified', 'a decision', jsonb_build_object('company', $3::text), true, false)`,
      [notification, people.seekerA.personId, companyA],
    );
    await this.stage.db.query(
      `INSERT INTO delivery (id, notification_id, channel, state, message_id, due_at, attempts, error)
       VALUES ($1::uuid, $2, 'mail', 'unknown', $1::uuid, now(), 1, 'sender.lost')`,
      [delivery, notification],
    );
    await this.stage.block(people.seekerA, companyB, 'person');
    await this.stage.block({ ...people.clerk, accountId: people.producerA.accountId }, companyA, 'company');
    const common = { companyA, companyB, draftCompany, reviewedCompany, deadWork, notification, delivery };
    return {
      ...common,
      ...(await this.ofA({ ...people.producerA, companyId: companyA })),
      ...(await this.ofB({ ...people.producerB, companyId: companyB })),
    };
  }

  private async ofA(producer: StagedProducer) {
    const { stage, people } = this;
    const shoot = await stage.shoot(producer);
    const draft = await stage.shoot(producer, { state: 'draft', first: 40 });
    const earlier = await stage.shoot(producer, { first: 60, days: 3 });
    const soon = await stage.shoot(producer, { first: 2, days: 3 });
    const posting = await stage.posting(shoot, { count: 6, minLevel: 3 });
    const fresh = await stage.posting(shoot, { minLevel: 3, count: 2 });
    const camera = await stage.posting(shoot, { role: 'focus-puller', count: 2 });
    const drafted = await stage.posting(draft, { minLevel: 3 });
    await stage.db.query(`UPDATE posting SET state = 'draft', published_at = NULL WHERE id = $1`, [drafted.postingId]);
    const past = await stage.posting(earlier, { minLevel: 3 });
    const near = await stage.posting(soon, { minLevel: 3, days: [stage.day(2), stage.day(3)] });
    const [first, second, third, fourth, fifth, sixth] = posting.slotIds as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const offer = await this.offer(posting, second, people.seekerA);
    await this.booked(posting, third, people.booked);
    const run = await this.run(shoot);
    await stage.reserve(posting, people.seekerA.personId);
    return {
      openShoot: shoot.shootId,
      draftShoot: draft.shootId,
      productionA: await this.productionOf(shoot),
      openPosting: posting.postingId,
      freshPosting: fresh.postingId,
      draftPosting: drafted.postingId,
      openSlot: fourth,
      cameraSlot: camera.slotIds[1]!,
      cameraPosting: camera.postingId,
      application: await stage.application(posting, people.seekerA.personId),
      cameraApplication: await stage.application(camera, people.focusPuller.personId),
      offer,
      counteredOffer: await this.countered(posting, sixth, people.seekerA),
      hold: await stage.hold(posting, fifth, people.seekerA.personId),
      convertibleHold: await stage.hold(posting, first, people.runnerUp.personId),
      booking: await this.booked(past, past.slotIds[0]!, people.seekerA),
      nearBooking: await this.booked(near, near.slotIds[0]!, people.seekerA),
      backfill: await this.backfill(fresh.slotIds[0]!, 'running'),
      announcement: await this.announcement(shoot, 'lighting', people.seekerA),
      cameraAnnouncement: await this.announcement(shoot, 'camera', people.focusPuller),
      pausedBackfill: await this.backfill(fresh.slotIds[1]!, 'paused'),
      run,
      marketRun: await this.marketRun(),
      proposal: await this.proposal(run, shoot, first, people.proposed, people.runnerUp),
      pinnedProposal: await this.proposal(run, shoot, fifth, people.target, people.runnerUp, 'pinned'),
      cameraProposal: await this.proposal(run, shoot, camera.slotIds[0]!, people.focusPuller, people.runnerUp),
    };
  }

  private async ofB(producer: StagedProducer) {
    const { stage, people } = this;
    const shoot = await stage.shoot(producer, { first: 25 });
    const earlier = await stage.shoot(producer, { first: 70, days: 3 });
    const posting = await stage.posting(shoot, { count: 3, minLevel: 3 });
    const past = await stage.posting(earlier, { minLevel: 3 });
    const run = await this.run(shoot);
    return {
      shootB: shoot.shootId,
      productionB: await this.productionOf(shoot),
      slotB: posting.slotIds[2]!,
      applicationB: await stage.application(posting, people.seekerB.personId),
      offerB: await this.offer(posting, posting.slotIds[1]!, people.seekerB),
      bookingB: await this.booked(past, past.slotIds[0]!, people.seekerB),
      backfillB: await this.backfill(posting.slotIds[2]!, 'running'),
      runB: run,
      proposalB: await this.proposal(run, shoot, posting.slotIds[0]!, people.seekerB, people.seekerB),
    };
  }

  private async company(name: string, state: string, owner: Seeded): Promise<string> {
    const id = newId();
    await this.stage.db.query('INSERT INTO company (id, name, state) VALUES ($1, $2, $3)', [id, name, state]);
    await this.member(id, owner, 'owner');
    return id;
  }

  private async member(companyId: string, who: Seeded, role: string, department: string | null = null): Promise<void> {
    await this.stage.db.query(
      'INSERT INTO membership (company_id, account_id, role, department) VALUES ($1, $2, $3, $4)',
      [companyId, who.accountId, role, department],
    );
  }

  private async announcement(shoot: StagedShoot, department: string, to: Seeded): Promise<string> {
    const id = newId();
    await this.stage.db.query(
      `INSERT INTO announcement (id, shoot_id, department, author_id, text) VALUES ($1, $2, $3, $4, '带雨衣')`,
      [id, shoot.shootId, department, shoot.producer.accountId],
    );
    await this.stage.db.query('INSERT INTO announcement_recipient (announcement_id, person_id) VALUES ($1, $2)', [
      id,
      to.personId,
    ]);
    return id;
  }

  private productionOf(shoot: StagedShoot): Promise<string> {
    return this.stage.value<string>('SELECT production_id FROM shoot WHERE id = $1', [shoot.shootId]);
  }

  private async offer(posting: StagedPosting, slotId: string, who: Seeded): Promise<string> {
    return (await this.stage.offers([{ posting, slotId, personId: who.personId }]))[0]!;
  }

  /** An offer whose person proposes another rate. */
  private async countered(posting: StagedPosting, slotId: string, who: Seeded): Promise<string> {
    const id = await this.offer(posting, slotId, who);
    await this.stage.db.query(
      `WITH asked AS (INSERT INTO offer_counter (offer_id, asked_fen, first_terms)
         SELECT id, 70000, terms FROM offer WHERE id = $1)
       UPDATE offer SET state = 'countered' WHERE id = $1`,
      [id],
    );
    return id;
  }

  private async booked(posting: StagedPosting, slotId: string, who: Seeded): Promise<string> {
    const id = newId();
    const offerId = await this.offer(posting, slotId, who);
    await this.stage.db.query(`UPDATE offer SET state = 'accepted', answered_at = now() WHERE id = $1`, [offerId]);
    await this.stage.db.query(`UPDATE slot SET state = 'booked' WHERE id = $1`, [slotId]);
    await this.stage.db.query(
      `INSERT INTO booking (id, offer_id, slot_id, shoot_id, person_id, base_id, span, paid_days, pay_fen)
       SELECT $1, o.id, o.slot_id, o.shoot_id, o.person_id, 'hengdian', o.span, 1, o.pay_fen FROM offer o WHERE o.id = $2`,
      [id, offerId],
    );
    return id;
  }

  private async backfill(slotId: string, state: string): Promise<string> {
    const id = newId();
    await this.stage.db.query(
      `INSERT INTO backfill (id, slot_id, posting_id, shoot_id, cause, state)
       SELECT $1, id, posting_id, shoot_id, 'declined', $3 FROM slot WHERE id = $2`,
      [id, slotId, state],
    );
    return id;
  }

  private async run(shoot: StagedShoot): Promise<string> {
    const id = newId();
    await this.stage.db.query(
      `INSERT INTO match_run (id, shoot_id, state, stage, weights_version, gap_policy_version, finished_at)
       VALUES ($1, $2, 'done', 'done', 1, 1, now())`,
      [id, shoot.shootId],
    );
    return id;
  }

  private async marketRun(): Promise<string> {
    const id = newId();
    await this.stage.db.query(
      `INSERT INTO match_run (id, shoot_id, cause, state, stage, weights_version, gap_policy_version, finished_at)
       VALUES ($1, NULL, 'admin', 'failed', 'prices', 1, 1, now())`,
      [id],
    );
    return id;
  }

  private async proposal(
    run: string,
    shoot: StagedShoot,
    slotId: string,
    who: Seeded,
    runnerUp: Seeded,
    state = 'suggested',
  ): Promise<string> {
    const id = newId();
    const runnersUp = [{ personId: runnerUp.personId, score: 400, payFen: 60_000, terms: [] }];
    await this.stage.db.query(
      `INSERT INTO proposal (id, run_id, shoot_id, slot_id, person_id, state, score, pay_fen, terms, runners_up)
       VALUES ($1, $2, $3, $4, $5, $6, 500, 60000, '[]', $7)`,
      [id, run, shoot.shootId, slotId, who.personId, state, JSON.stringify(runnersUp)],
    );
    return id;
  }
}

/** Two companies at work, with everything in it that a request can name. */
export function buildStage(stage: HiringStage, people: People): Promise<Things> {
  return new Builder(stage, people).build();
}
