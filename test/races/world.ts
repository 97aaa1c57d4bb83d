import type { INestApplicationContext, Type } from '@nestjs/common';
import {
  ApplicationDecisions,
  ApplicationModule,
  ApplicationService,
  BackfillModule,
  BackfillStep,
  BookingEnding,
  BookingModule,
  MyOffers,
  OfferExpiry,
  OfferModule,
  Offers,
  PostingModule,
  PostingService,
  PostingSettle,
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
];
const POOL = 24;
/** Whom or what a row of the outbox is about. */
export const SUBJECT = `coalesce(payload->>'offerId', payload->>'slotId', payload->>'postingId', payload->>'shootId')`;

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
  get shoots(): ShootPublisher {
    return this.core.get(ShootPublisher);
  }

  /** Does what a job does, under a ticket of its own. */
  async job(name: 'offer.expire' | 'slot.refill' | 'posting.settle', subject: string): Promise<void> {
    const outboxId = newId();
    await this.stage.rows(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key, state, enqueued_at)
       VALUES ($1, 'race', $2, '{}', $3, 'enqueued', now())`,
      [outboxId, name, `race:${outboxId}`],
    );
    const ticket = { outboxId, requestId: null };
    if (name === 'offer.expire') await this.core.get(OfferExpiry).expire(ticket, subject);
    else if (name === 'slot.refill') await this.core.get(BackfillStep).refill(ticket, subject);
    else await this.core.get(PostingSettle).settle(ticket, subject);
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
