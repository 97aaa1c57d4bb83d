import { newId } from '@callboard/domain';
import { HiringStage, StagedPerson, StagedPosting } from '@callboard/testing';
import { AccessTokens } from '../../apps/api/src/auth/access-token';
import { Acceptance } from './load';

const SLOTS_A_SHOOT = 10;

/** A running API and what a race needs beside it. */
export interface Bench {
  readonly port: number;
  readonly stage: HiringStage;
  readonly tokens: AccessTokens;
}

/** Sets a round up; `first` is the day, from today, on which its work begins. */
export type Scene = (
  bench: Bench,
  requests: number,
  first: number,
) => Promise<{ acceptances: Acceptance[]; bookings: string }>;

/** Sessions as a log-in would have opened them, and an access token for each. */
export async function logIn({ stage, tokens }: Bench, people: readonly StagedPerson[]): Promise<string[]> {
  const sessions = people.map(() => newId());
  await stage.db.query(
    `INSERT INTO session (id, account_id, kind, token_version, refresh_hash, expires_at)
     SELECT s, a, 'bearer', 1, decode(replace(s::text, '-', ''), 'hex'), now() + interval '1 day'
     FROM unnest($1::uuid[], $2::uuid[]) AS t(s, a)`,
    [sessions, people.map((person) => person.accountId)],
  );
  return people.map(({ accountId }, index) =>
    tokens.sign({ sessionId: sessions[index]!, accountId, tokenVersion: 1, kind: 'bearer' }),
  );
}

/** Many people are asked for one place. */
export const onePlace: Scene = async (bench, requests, first) => {
  const { stage } = bench;
  const posting = await stage.posting(await stage.shoot(await stage.producer(), { first }));
  const people = await stage.people(requests);
  const slotId = posting.slotIds[0]!;
  const offers = await stage.offers(people.map(({ personId }) => ({ posting, slotId, personId })));
  const tokens = await logIn(bench, people);
  return {
    acceptances: offers.map((offerId, index) => ({ offerId, token: tokens[index]! })),
    bookings: `SELECT count(*)::int FROM booking WHERE slot_id = '${slotId}'`,
  };
};

/** One person is asked for many places on the same days. */
export const onePerson: Scene = async (bench, requests, first) => {
  const { stage } = bench;
  const person = await stage.person();
  const producer = await stage.producer();
  const pairs: { posting: StagedPosting; slotId: string; personId: string }[] = [];
  while (pairs.length < requests) {
    const posting = await stage.posting(await stage.shoot(producer, { first }), { count: SLOTS_A_SHOOT });
    for (const slotId of posting.slotIds) pairs.push({ posting, slotId, personId: person.personId });
  }
  const offers = await stage.offers(pairs.slice(0, requests));
  const [token] = await logIn(bench, [person]);
  return {
    acceptances: offers.map((offerId) => ({ offerId, token: token! })),
    bookings: `SELECT count(*)::int FROM booking WHERE person_id = '${person.personId}'`,
  };
};
