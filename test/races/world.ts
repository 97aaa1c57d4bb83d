import type { INestApplicationContext, Type } from '@nestjs/common';
import {
  ApplicationDecisions,
  ApplicationModule,
  ApplicationService,
  BackfillModule,
  BackfillStep,
  BlockModule,
  BookingEnding,
  BookingModule,
  CompanyBlocks,
  CounterAnswers,
  CounterProposals,
  HoldExpiry,
  HoldModule,
  Holds,
  MyBlocks,
  MyHolds,
  MyOffers,
  OfferExpiry,
  OfferModule,
  Offers,
  PostingModule,
  PostingService,
  PostingSettle,
  ReserveModule,
  Reserves,
  ShootAdvance,
  ShootModule,
  ShootPublisher,
} from '@callboard/core';
import { systemContext, Transactions } from '@callboard/database';
import { newId } from '@callboard/domain';
import { createTestDatabase, HiringStage, openCore, TestDatabase, withClient } from '@callboard/testing';

const MODULES: readonly Type[] = [
  OfferModule,
  BackfillModule,
  ApplicationModule,
  PostingModule,
  ShootModule,
  BookingModule,
  HoldModule,
  BlockModule,
  ReserveModule,
];
const POOL = 24;
/** Whom or what a row of the outbox is about. */
export const SUBJECT = `coalesce(payload->>'offerId', payload->>'holdId', payload->>'slotId', payload->>'postingId', payload->>'shootId')`;

/** Core's own services on a database of the suite's own, and a stage to put people and shoots on. */
export class RaceWorld {
  private constructor(
    readonly database: TestDatabase,
    readonly stage: HiringStage,
    private readonly core: INestApplicationContext,
  ) {}

  static async open(): Promise<RaceWorld> {
    const database = await createTestDatabase();
    const stage = await HiringStage.open(database);
    // The suite looks for the work of one scene among that of ten thousand.
    await withClient(database.ownerUrl, (client) => client.query(`CREATE INDEX ON outbox ((${SUBJECT}))`));
    return new RaceWorld(database, stage, await openCore(database.url, MODULES, POOL));
  }

  async close(): Promise<void> {
    await this.core.close();
    await this.stage.close();
    await this.database.drop();
  }

  get applications(): ApplicationService {
    return this.core.get(ApplicationService);
  }
  get decisions(): ApplicationDecisions {
    return this.core.get(ApplicationDecisions);
  }
  get endings(): BookingEnding {
    return this.core.get(BookingEnding);
  }
  get offers(): Offers {
    return this.core.get(Offers);
  }
  get myOffers(): MyOffers {
    return this.core.get(MyOffers);
  }
  get postings(): PostingService {
    return this.core.get(PostingService);
  }
  get counters(): CounterProposals {
    return this.core.get(CounterProposals);
  }
  get counterAnswers(): CounterAnswers {
    return this.core.get(CounterAnswers);
  }
  get holds(): Holds {
    return this.core.get(Holds);
  }
  get myHolds(): MyHolds {
    return this.core.get(MyHolds);
  }
  get blocks(): MyBlocks {
    return this.core.get(MyBlocks);
  }
  get companyBlocks(): CompanyBlocks {
    return this.core.get(CompanyBlocks);
  }
  get reserves(): Reserves {
    return this.core.get(Reserves);
  }
  get shoots(): ShootPublisher {
    return this.core.get(ShootPublisher);
  }

  /** Does what a job does, under a ticket of its own. */
  async job(name: 'offer.expire' | 'hold.expire' | 'slot.refill' | 'posting.settle', subject: string): Promise<void> {
    const outboxId = newId();
    await this.stage.rows(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key, state, enqueued_at)
       VALUES ($1, 'race', $2, '{}', $3, 'enqueued', now())`,
      [outboxId, name, `race:${outboxId}`],
    );
    const ticket = { outboxId, requestId: null };
    if (name === 'offer.expire') await this.core.get(OfferExpiry).expire(ticket, subject);
    else if (name === 'hold.expire') await this.core.get(HoldExpiry).expire(ticket, subject);
    else if (name === 'slot.refill') await this.core.get(BackfillStep).refill(ticket, subject);
    else await this.core.get(PostingSettle).settle(ticket, subject);
  }

  /**
   * Lets the clock of a hold run out. Nobody who has looked at it under the lock of its person is in the middle of
   * something: in life the clock writes nothing, and here it must not write into the work of others.
   */
  async runOut(holdId: string): Promise<void> {
    const client = await this.stage.db.connect();
    try {
      await client.query('BEGIN');
      const person = 'SELECT id FROM person WHERE id = (SELECT person_id FROM hold WHERE id = $1) FOR UPDATE';
      await client.query(person, [holdId]);
      await client.query('SELECT id FROM hold WHERE id = $1 FOR UPDATE', [holdId]);
      await client.query(
        `UPDATE hold SET created_at = created_at - interval '1 day', expires_at = clock_timestamp(),
                challenge_ends_at = CASE WHEN challenge_ends_at IS NOT NULL THEN clock_timestamp() - interval '1 second' END
         WHERE id = $1 AND state IN ('active', 'challenged')`,
        [holdId],
      );
      // Its other name: faults are injected at the COMMITs of the product, not at those of the stage.
      await client.query('END');
    } finally {
      client.release();
    }
  }

  /** What the clock does to shoots: `shoot.advance`. */
  async advance(): Promise<void> {
    await this.core.get(Transactions).run(systemContext(), (tx) => this.core.get(ShootAdvance).advance(tx));
  }

  /** Takes away the work that no worker of this suite was there to do. */
  async endWork(): Promise<void> {
    await this.stage.rows(`UPDATE outbox SET state = 'done', done_at = now() WHERE state <> 'done'`);
  }
}
