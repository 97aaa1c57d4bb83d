import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeStagedTrail } from '@callboard/testing';
import { logIn } from '../../bench/races/scenes';
import { Chance } from '../support/chance';
import { Figure, tally } from '../support/figures';
import { ApiWorld, CLOCK_SHIFT_MS } from './api-world';

const AROUND_MS = 50;
/** So few tries may all fall on one side, on a machine that is busy. */
const FEW = 100;
/** Few at once, so that a request takes about as long as it takes alone. */
const BATCH = 10;
/** How far ahead the clocks of a batch are set. */
const AHEAD_MS = 600;
/** Milliseconds that an offer still has by the clock of the database. */
const LEFT_MS = `SELECT extract(epoch FROM expires_at - clock_timestamp())::float8 * 1000 FROM offer WHERE id = $1`;

/** Milliseconds that one acceptance takes, from here to the answer. */
async function latency(api: ApiWorld): Promise<number> {
  const { stage } = api;
  const posting = await stage.posting(await stage.shoot(await stage.producer()));
  const person = await stage.person();
  const [offerId] = await stage.offers([{ posting, slotId: posting.slotIds[0]!, personId: person.personId }]);
  await writeStagedTrail(stage, [posting.shoot.shootId]);
  const [token] = await logIn(api, [person]);
  const begun = performance.now();
  await api.ask(`/offers/${offerId}/accept`, token!, { key: randomUUID() });
  return performance.now() - begun;
}

/**
 * B7: acceptances within 50 ms of the end of an offer's clock, while the clock of the API is wrong. An acceptance whose
 * transaction began after the end, by the database, must not exist; whatever was not accepted runs out, and its place is
 * free again.
 */
export async function acceptAtExpiry(api: ApiWorld, tries: number, chance: Chance): Promise<Figure> {
  const { stage } = api;
  const codes: string[] = [];
  let tooLate = 0;
  let lost = 0;
  // How long a request takes to reach the database differs by machine and moment: aim so that about half come in time.
  let lead = await latency(api);
  for (let done = 0; done < tries; done += BATCH) {
    const size = Math.min(BATCH, tries - done);
    const posting = await stage.posting(await stage.shoot(await stage.producer()), { count: size });
    const people = await stage.people(size);
    const tokens = await logIn(api, people);
    const pairs = people.map(({ personId }, index) => ({ posting, slotId: posting.slotIds[index]!, personId }));
    const offers = await stage.offers(pairs, { expiresInMs: AHEAD_MS });
    await writeStagedTrail(stage, [posting.shoot.shootId]);
    const end = performance.now() + (await stage.value<number>(LEFT_MS, [offers[0]]));
    const answers = await Promise.all(
      offers.map(async (offerId, index) => {
        await sleep(Math.max(0, end - lead + (chance() * 2 - 1) * AROUND_MS - performance.now()));
        const { status, code } = await api.ask(`/offers/${offerId}/accept`, tokens[index]!, { key: randomUUID() });
        return status === 200 ? 'accepted' : `${status} ${code}`;
      }),
    );
    codes.push(...answers);
    const late = answers.filter((code) => code !== 'accepted').length;
    lead = Math.max(0, lead + AROUND_MS * ((2 * late) / size - 1));
    await sleep(Math.max(0, end + AROUND_MS - performance.now()));
    tooLate += await stage.value<number>(
      `SELECT count(*)::int FROM booking b JOIN offer o ON o.id = b.offer_id
       WHERE o.id = ANY($1::uuid[]) AND b.created_at > o.expires_at`,
      [offers],
    );
    for (const offerId of offers) await api.world.job('offer.expire', offerId);
    lost += await stage.value<number>(
      `SELECT count(*)::int FROM offer o JOIN slot s ON s.id = o.slot_id
       WHERE o.id = ANY($1::uuid[]) AND NOT ((o.state = 'accepted' AND s.state = 'booked'
         AND EXISTS (SELECT FROM booking b WHERE b.offer_id = o.id)) OR (o.state = 'expired' AND s.state = 'open'))`,
      [offers],
    );
  }
  const accepted = codes.filter((code) => code === 'accepted').length;
  const both = accepted > 0 && codes.includes('409 offer.expired');
  return {
    id: 'B7',
    what: `accept within ${AROUND_MS} ms of the end, ${tries} times, clocks ${Math.abs(CLOCK_SHIFT_MS) / 1_000} s apart`,
    target: '0 accepted after the end, 0 places lost',
    figure: `${tooLate} after the end, ${lost} lost; ${tally(codes)}`,
    ok: tooLate === 0 && lost === 0 && (both || tries < FEW),
  };
}
