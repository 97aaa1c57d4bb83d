import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { StagedPerson, StagedPosting, writeStagedTrail } from '@callboard/testing';
import { Chance, chanceOf, whole } from '../support/chance';
import type { FaultWorld } from './fault-world';
import { ask, Attempt, emptyTally, Tally } from './request';
import { until } from './until';

const PAUSE_MS = 100;
const HASTE = 40;
/** What answers and applications lead to. */
export const JOBS_OF_A_LOAD = `('offer.expire', 'slot.refill', 'posting.settle', 'application.announce')`;
/** Of answers: how many accept, and how many decline; the rest let the clock run out. */
const ACCEPT = 0.55;
const DECLINE = 0.85;

/** An answer of the API that counts: the writer was told that it is done. */
interface Acknowledged {
  readonly kind: 'accept' | 'decline';
  readonly offerId: string;
}

/** People who are asked for places, and answer over HTTP until nobody waits for an answer any more. */
export class Load {
  readonly tally: Tally = emptyTally();
  readonly acknowledged: Acknowledged[] = [];
  private readonly busy = new Set<string>();
  private readonly seen = new Map<string, 'accept' | 'decline' | 'expire'>();
  private readonly chance: Chance;
  private stopped = false;
  private perSecond = HASTE;
  private credit = 0;
  private failure: Error | undefined;
  private running: Promise<void> | undefined;

  private constructor(
    private readonly world: FaultWorld,
    readonly postings: readonly StagedPosting[],
    seed: number,
  ) {
    this.chance = chanceOf(seed);
  }

  /** Puts shoots, places and people on the stage; everybody who is asked first has been asked already. */
  static async prepare(
    world: FaultWorld,
    size: { shoots: number; places: number; people: number },
    seed: number,
  ): Promise<Load> {
    const { stage } = world;
    const people = await stage.people(size.people, { free: [0, 400] });
    const postings: StagedPosting[] = [];
    const producer = await stage.producer();
    for (let index = 0; index < size.shoots; index += 1) {
      const shoot = await stage.shoot(producer, { first: 14 + (index % 12) * 25 });
      postings.push(await stage.posting(shoot, { count: size.places, minLevel: 3 }));
    }
    const load = new Load(world, postings, seed);
    const tokens = await world.logIn(people);
    people.forEach(({ personId }, index) => world.passes.set(personId, tokens[index]!));
    await load.askFirst(people);
    return load;
  }

  /** As a producer who sends: a job for each end of a clock waits behind the offers. */
  private async askFirst(people: readonly StagedPerson[]): Promise<void> {
    const pairs = this.postings.flatMap((posting, shoot) =>
      posting.slotIds.map((slotId, place) => ({
        posting,
        slotId,
        personId: people[(shoot * posting.slotIds.length + place) % people.length]!.personId,
      })),
    );
    const offers = await this.world.stage.offers(pairs);
    await this.world.stage.rows(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key, due_at)
       SELECT gen_random_uuid(), 'offer.sent', 'offer.expire', jsonb_build_object('offerId', id),
              'offer.expire:' || id, expires_at FROM offer WHERE id = ANY($1::uuid[])`,
      [offers],
    );
    await writeStagedTrail(this.world.stage);
  }

  /** Begins to answer so many offers a second; ends by itself never. */
  start(perSecond: number): void {
    this.perSecond = perSecond;
    this.running = (async () => {
      while (!this.stopped) {
        await this.round().catch(() => undefined);
        await sleep(PAUSE_MS);
      }
    })();
  }

  /** Answers all that is left as fast as it can. */
  hurry(): void {
    this.perSecond = HASTE;
  }

  /** Throws what a client of the load could not make sense of. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
    if (this.failure) throw this.failure;
    await until(async () => this.busy.size === 0, 60_000);
  }

  /** Jobs that are due and not done. */
  async open(): Promise<number> {
    return this.world.stage.value<number>(
      `SELECT count(*)::int FROM outbox WHERE state <> 'done' AND due_at <= clock_timestamp()
         AND job IN ${JOBS_OF_A_LOAD}`,
    );
  }

  /** Whether nobody waits for an answer, and no work is left. */
  async quiet(): Promise<boolean> {
    if (this.failure) return true;
    if (this.busy.size > 0 || (await this.open()) > 0) return false;
    return (await this.world.stage.value<number>(`SELECT count(*)::int FROM offer WHERE state = 'sent'`)) === 0;
  }

  private async round(): Promise<void> {
    this.credit = Math.min(this.credit + (this.perSecond * PAUSE_MS) / 1_000, this.perSecond);
    const many = Math.floor(this.credit);
    if (many === 0) return;
    this.credit -= many;
    const waiting = await this.world.stage.rows<{ id: string; person: string }>(
      `SELECT id, person_id AS person FROM offer WHERE state = 'sent' AND NOT (id = ANY($1::uuid[]))
       ORDER BY created_at, id LIMIT $2`,
      [[...this.busy], many],
    );
    for (const { id, person } of waiting) {
      this.busy.add(id);
      void this.answer(id, person)
        .catch((error: unknown) => (this.failure ??= error instanceof Error ? error : new Error(String(error))))
        .finally(() => this.busy.delete(id));
    }
  }

  private async answer(offerId: string, personId: string): Promise<void> {
    let way = this.seen.get(offerId);
    if (!way) {
      const share = this.chance();
      way = share < ACCEPT ? 'accept' : share < DECLINE ? 'decline' : 'expire';
      this.seen.set(offerId, way);
    }
    // A database that is away lets no clock run out; the offer comes again in a later round.
    if (way === 'expire') return this.runOut(offerId).catch(() => sleep(PAUSE_MS));
    const attempt: Attempt = {
      url: `http://127.0.0.1:${this.world.port}/api/v1/offers/${offerId}/${way}`,
      token: this.world.passes.get(personId)!,
      key: randomUUID(),
      ...(way === 'decline' && { body: { reason: 'dates' } }),
    };
    for (let tries = 0; tries < 60; tries += 1) {
      const status = await ask(attempt, this.tally);
      if (status >= 200 && status < 300) this.acknowledged.push({ kind: way, offerId });
      // A refused acceptance leaves the offer: whoever cannot work then says so, as people do.
      if (status === 409 && way === 'accept') this.seen.set(offerId, 'decline');
      if (status >= 400 && status < 500 && status !== 409) {
        throw new Error(`${way} was answered with ${status}, which no client of the load deserves`);
      }
      if (status > 0 && status < 500) return;
      await sleep(100 + whole(this.chance, 0, 200));
    }
  }

  /** Lets the clock of an offer run out now: the job that waits behind it is due. */
  private async runOut(offerId: string): Promise<void> {
    await this.world.stage.rows(
      `WITH o AS (UPDATE offer SET expires_at = clock_timestamp() WHERE id = $1 AND state = 'sent' RETURNING id)
       UPDATE outbox SET due_at = clock_timestamp() FROM o
       WHERE job = 'offer.expire' AND payload->>'offerId' = o.id::text AND state = 'due'`,
      [offerId],
    );
    await sleep(500);
  }
}
