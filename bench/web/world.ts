import { createSecretKey, randomBytes } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import { CORE_POLICIES, seedDemo } from '@callboard/core';
import { EmbeddedPostgres, migrate, startEmbeddedPostgres } from '@callboard/database';
import { addDays, Day, daysOf, newId, roles, span } from '@callboard/domain';
import { HiringStage, StagedProducer, StagedShoot, withClient } from '@callboard/testing';
import { AccessTokens } from '../../apps/api/src/auth/access-token';

/** Open postings on the board at least; with those of the demo market there are a few more. */
export const OPEN_POSTINGS = 500;
const SHOOT_DAYS = 14;
const BASES = ['hengdian', 'zhengzhou', 'xian', 'hengdian'] as const;

/** A database of the size of the demo market with a full board and shoots whose every place is taken. */
export interface World {
  readonly server: EmbeddedPostgres;
  readonly stage: HiringStage;
  /** The environment of an API on it. */
  readonly env: Record<string, string>;
  /** Shoots by the number of their places. */
  readonly shoots: ReadonlyMap<number, string>;
  /** Access token of the producer whose shoots they are. */
  readonly token: string;
  close(): Promise<void>;
}

/** A shoot of so many places on fourteen days, each with a person who is booked for it. */
async function bookedShoot(stage: HiringStage, producer: StagedProducer, places: number): Promise<string> {
  const shoot = await stage.shoot(producer, { first: 20, days: SHOOT_DAYS });
  const days = daysOf(span(shoot.first, addDays(shoot.first, SHOOT_DAYS - 1)));
  const people = await stage.people(places);
  const perRole = Math.ceil(places / roles.length);
  let taken = 0;
  for (const role of roles) {
    const count = Math.min(perRole, places - taken);
    if (count === 0) break;
    const posting = await stage.posting(shoot, { role: role.id, count, minLevel: role.levels[0], days });
    const crew = people.slice(taken, taken + count);
    await stage.offers(posting.slotIds.map((slotId, index) => ({ posting, slotId, personId: crew[index]!.personId })));
    taken += count;
  }
  await book(stage, shoot);
  return shoot.shootId;
}

/** Lets everybody who is asked for a place of the shoot have taken it. */
async function book(stage: HiringStage, { shootId }: StagedShoot): Promise<void> {
  await stage.db.query(`UPDATE offer SET state = 'accepted', answered_at = now() WHERE shoot_id = $1`, [shootId]);
  await stage.db.query(`UPDATE slot SET state = 'booked' WHERE shoot_id = $1`, [shootId]);
  await stage.db.query(`UPDATE posting SET state = 'filled' WHERE shoot_id = $1`, [shootId]);
  await stage.db.query(
    `INSERT INTO booking (id, offer_id, slot_id, shoot_id, person_id, base_id, span, paid_days, pay_fen)
     SELECT gen_random_uuid(), o.id, o.slot_id, o.shoot_id, o.person_id, 'hengdian', o.span, $2, o.pay_fen
     FROM offer o WHERE o.shoot_id = $1`,
    [shootId, SHOOT_DAYS],
  );
}

/** Shoots with a posting for each role, until the board has enough. */
async function fillBoard(stage: HiringStage): Promise<void> {
  const open = `SELECT count(*)::int FROM posting p JOIN shoot s ON s.id = p.shoot_id JOIN company c ON c.id = s.company_id
                WHERE p.state = 'public' AND s.state = 'open' AND c.state = 'verified'`;
  for (let index = 0; (await stage.value<number>(open)) < OPEN_POSTINGS; index += 1) {
    const producer = await stage.producer();
    const shoot = await stage.shoot(producer, { base: BASES[index % BASES.length]!, first: 10 + index, days: 7 });
    const days: Day[] = daysOf(span(shoot.first, addDays(shoot.first, 6)));
    for (const [place, role] of roles.entries()) {
      const payLow = 30_000 + ((place * 7_919) % 60_000);
      await stage.posting(shoot, {
        role: role.id,
        count: 1 + (place % 4),
        minLevel: role.levels[0],
        payFen: [payLow, payLow + 20_000],
        days,
      });
    }
  }
}

/** A session as a log-in would have opened it. */
async function logIn(stage: HiringStage, { accountId }: StagedProducer, secret: string): Promise<string> {
  const sessionId = newId();
  await stage.db.query(
    `INSERT INTO session (id, account_id, kind, token_version, refresh_hash, expires_at)
     VALUES ($1, $2, 'bearer', 1, $3, now() + interval '1 day')`,
    [sessionId, accountId, randomBytes(32)],
  );
  const tokens = new AccessTokens(new JwtService({ secret }));
  return tokens.sign({ sessionId, accountId, tokenVersion: 1, kind: 'bearer' });
}

/** Starts a Postgres in the folder and builds the world in it. */
export async function buildWorld(folder: string, sizes: readonly number[]): Promise<World> {
  const server = await startEmbeddedPostgres({ dataDir: folder });
  await migrate({ migrationUrl: server.ownerUrl, appUrl: server.appUrl, policies: [...CORE_POLICIES] });
  const masterKey = createSecretKey(randomBytes(32)).export();
  await seedDemo({ databaseUrl: server.appUrl, masterKey });
  const stage = await HiringStage.open({ url: server.appUrl, ownerUrl: server.ownerUrl });
  const secret = randomBytes(48).toString('base64');
  await fillBoard(stage);
  const producer = await stage.producer();
  const shoots = new Map<number, string>();
  for (const size of sizes) shoots.set(size, await bookedShoot(stage, producer, size));
  // What autovacuum would have done in the minutes after: without statistics the planner guesses.
  await withClient(server.ownerUrl, (client) => client.query('VACUUM ANALYZE'));
  return {
    server,
    stage,
    shoots,
    token: await logIn(stage, producer, secret),
    env: {
      NODE_ENV: 'production',
      DATABASE_URL: server.appUrl,
      CALLBOARD_MASTER_KEY: masterKey.toString('base64'),
      CALLBOARD_TOKEN_SECRET: secret,
    },
    close: async () => {
      await stage.close();
      await server.stop(0);
    },
  };
}
