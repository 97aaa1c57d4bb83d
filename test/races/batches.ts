import { newId } from '@callboard/domain';
import { codeOf, StagedPerson, StagedPosting, writeStagedTrail } from '@callboard/testing';
import { Chance, shuffled, whole } from '../support/chance';
import { Figure, tally } from '../support/figures';
import type { RaceWorld } from './world';

const WALL_LIMIT_MS = 20_000;
/** Acceptances that are under way at one time: as many as an API has connections. */
const AT_ONCE = 20;

interface Crew {
  readonly posting: StagedPosting;
  readonly people: readonly StagedPerson[];
}

/** A shoot with a proposal for each of its places, the people in any order. */
async function propose(world: RaceWorld, people: readonly StagedPerson[], chance: Chance): Promise<Crew> {
  const { stage } = world;
  const posting = await stage.posting(await stage.shoot(await stage.producer(), { first: whole(chance, 10, 20) }), {
    count: people.length,
    minLevel: 3,
  });
  await stage.rows(
    `WITH run AS (INSERT INTO match_run (id, shoot_id, state, weights_version, gap_policy_version)
                  VALUES ($1, $2, 'done', 1, 1) RETURNING id)
     INSERT INTO proposal (id, run_id, shoot_id, slot_id, person_id, score, pay_fen, terms, runners_up)
     SELECT gen_random_uuid(), run.id, $2, slot, person, 1, 60000, '[]', '[]'
     FROM run, unnest($3::uuid[], $4::uuid[]) AS t(slot, person)`,
    [newId(), posting.shoot.shootId, posting.slotIds, people.map(({ personId }) => personId)],
  );
  await writeStagedTrail(stage, [posting.shoot.shootId]);
  return { posting, people };
}

/** Runs so many of the works at a time. */
async function crowd(works: readonly (() => Promise<void>)[], atOnce: number): Promise<void> {
  const queue = [...works];
  const one = async (): Promise<void> => {
    for (let work = queue.pop(); work; work = queue.pop()) await work();
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/**
 * B3: whole crews are asked at once, many of them the same people in other orders; then everybody accepts everything. A
 * crew is asked as a whole or not at all, and nobody works twice on one day.
 */
export async function crewBatches(
  world: RaceWorld,
  size: { readonly batches: number; readonly most: number; readonly pool: number; readonly accepts: number },
  chance: Chance,
  inTime: boolean,
): Promise<Figure> {
  const pool = await world.stage.people(size.pool, { free: [0, 60] });
  const crews: Crew[] = [];
  for (let batch = 0; batch < size.batches; batch += 1) {
    crews.push(await propose(world, shuffled(chance, pool).slice(0, whole(chance, 10, size.most)), chance));
  }
  const started = performance.now();
  const codes = await Promise.all(
    crews.map(({ posting }) => codeOf(world.offers.send(posting.shoot.producer.call, posting.shoot.shootId, {}))),
  );
  const wallMs = performance.now() - started;
  let halves = 0;
  const offers: { readonly id: string; readonly person: StagedPerson }[] = [];
  for (const [index, { posting, people }] of crews.entries()) {
    const rows = await world.stage.rows<{ id: string; person: string }>(
      `SELECT id, person_id AS person FROM offer WHERE posting_id = $1 AND state = 'sent'`,
      [posting.postingId],
    );
    if (rows.length !== (codes[index] === 'ok' ? people.length : 0)) halves += 1;
    for (const { id, person } of rows) offers.push({ id, person: people.find((each) => each.personId === person)! });
  }
  const answers: string[] = [];
  const accepts = shuffled(chance, offers).slice(0, size.accepts);
  await crowd(
    accepts.map(({ id, person }) => async () => {
      answers.push(await codeOf(world.myOffers.accept(person.call, id)));
    }),
    AT_ONCE,
  );
  const raw = [...codes, ...answers].filter((code) => !/^[a-zA-Z.]+$/.test(code) || code === 'busy').length;
  return {
    id: 'B3',
    what: `${size.batches} crews of 10 to ${size.most} asked at once, then ${accepts.length} acceptances`,
    target: 'each whole or absent, 0 × 5xx, wall < 20 s',
    figure: `${halves} halves, ${raw} errors, sent in ${(wallMs / 1_000).toFixed(1)} s; ${tally(answers)}`,
    ok: halves === 0 && raw === 0 && answers.includes('ok') && (wallMs < WALL_LIMIT_MS || !inTime),
  };
}
