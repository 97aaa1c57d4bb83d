import fc from 'fast-check';
import { isDomainError } from '@callboard/domain';
import { StagedPerson, StagedPosting, StagedProducer, writeStagedTrail } from '@callboard/testing';
import type { Figure } from '../support/figures';
import { act, Act, Model, START, textOf } from './model';
import type { RaceWorld } from './world';

const PEOPLE = 3;
const ACTORS = 3;
const STEPS = 10;

/** The real thing that the model is a model of. */
interface Real {
  readonly world: RaceWorld;
  readonly producer: StagedProducer;
  readonly people: readonly StagedPerson[];
  readonly posting: StagedPosting;
  readonly other: StagedPosting;
}

async function newReal(world: RaceWorld): Promise<Real> {
  const { stage } = world;
  const producer = await stage.producer();
  const people = await stage.people(PEOPLE, { free: [0, 60] });
  const posting = await stage.posting(await stage.shoot(producer), { count: 2 });
  const other = await stage.posting(await stage.shoot(producer), {});
  await writeStagedTrail(stage, [posting.shoot.shootId, other.shoot.shootId]);
  return { world, producer, people, posting, other };
}

const placeOf = ({ posting, other }: Real, place: number): string =>
  place === 2 ? other.slotIds[0]! : posting.slotIds[place]!;

async function idOf(real: Real, table: 'offer' | 'application', { person, place }: Act): Promise<string | undefined> {
  const { personId } = real.people[person]!;
  const live = `AND slot_id = $2 AND state IN ('sent', 'viewed', 'countered')`;
  const where = table === 'offer' ? live : 'AND posting_id = $2';
  const part = table === 'offer' ? placeOf(real, place) : real.posting.postingId;
  return real.world.stage.value(
    `SELECT id FROM ${table} WHERE person_id = $1 ${where} ORDER BY created_at DESC, id DESC LIMIT 1`,
    [personId, part],
  );
}

/** Does it to the product; an id that is looked for is the one at the beginning of the step, as on a page. */
async function prepare(real: Real, one: Act): Promise<() => Promise<unknown>> {
  const { world, producer, people, posting } = real;
  const { call } = people[one.person]!;
  const about = ['accept', 'decline', 'withdraw', 'expire'].includes(one.kind) ? 'offer' : 'application';
  const id = await idOf(real, about, one);
  const needsId = !['apply', 'offer', 'settle', 'cancelShoot'].includes(one.kind);
  // Nothing to do it to: refused, as the model has it.
  if (needsId && id === undefined) return () => Promise.resolve('nothing');
  switch (one.kind) {
    case 'apply':
      return () => world.applications.submit(call, posting.postingId, '', null);
    case 'withdrawApplication':
      return () => world.applications.withdraw(call, id!);
    case 'shortlist':
      return () => world.decisions.decide(producer.call, id!, 'shortlist');
    case 'declineApplication':
      return () => world.decisions.decide(producer.call, id!, 'decline');
    case 'offer': {
      const { shoot } = one.place === 2 ? real.other : posting;
      const wish = { slotId: placeOf(real, one.place), personId: people[one.person]!.personId };
      return () => world.offers.direct(producer.call, shoot.shootId, wish);
    }
    case 'accept':
      return () => world.myOffers.accept(call, id!);
    case 'decline':
      return () => world.myOffers.decline(call, id!, null);
    case 'withdraw':
      return () => world.offers.withdraw(producer.call, id!, 'other');
    case 'expire':
      return async () => {
        await world.stage.rows('UPDATE offer SET expires_at = clock_timestamp() WHERE id = $1', [id]);
        await world.job('offer.expire', id!);
      };
    case 'settle':
      return () => world.job('posting.settle', posting.postingId);
    case 'cancelShoot':
      return () => world.shoots.cancel(producer.call, posting.shoot.shootId, 'plans');
  }
}

/** Reads the product into the shape of the model. */
async function read(real: Real): Promise<Model> {
  const { stage } = real.world;
  const person = (id: string): number => real.people.findIndex(({ personId }) => personId === id);
  const slots = [...real.posting.slotIds, ...real.other.slotIds];
  const place = (id: string): number => slots.indexOf(id);
  const rows = <T>(text: string, ...params: unknown[]): Promise<T[]> => stage.rows<T>(text, params);
  const [head] = await rows<{ shoot: string; posting: Model['posting'] }>(
    'SELECT h.state AS shoot, p.state AS posting FROM posting p JOIN shoot h ON h.id = p.shoot_id WHERE p.id = $1',
    real.posting.postingId,
  );
  const places = await rows<{ state: Model['places'][number] }>(
    'SELECT state FROM slot WHERE id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], id)',
    slots,
  );
  const held = async (table: string): Promise<{ person: number; place: number; state: string }[]> =>
    (
      await rows<{ person: string; slot: string; state: string }>(
        `SELECT person_id AS person, slot_id AS slot, state FROM ${table} WHERE slot_id = ANY($1::uuid[])`,
        slots,
      )
    ).map((row) => ({ person: person(row.person), place: place(row.slot), state: row.state }));
  const applications = await rows<{ person: string; state: string }>(
    'SELECT person_id AS person, state FROM application WHERE posting_id = $1 ORDER BY created_at, id',
    real.posting.postingId,
  );
  return {
    shootOpen: head!.shoot === 'open',
    posting: head!.posting,
    places: places.map(({ state }) => state),
    offers: await held('offer'),
    bookings: await held('booking'),
    applications: applications.map((row) => ({ person: person(row.person), state: row.state })),
  };
}

function orders<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) => orders(items.filter((_, at) => at !== index)).map((rest) => [item, ...rest]));
}

/** What the acts of a step come to in each order. */
function possible(model: Model, step: readonly Act[]): Map<string, Model> {
  const results = new Map<string, Model>();
  for (const order of orders(step)) {
    const end = order.reduce((now, one) => act(now, one) ?? now, model);
    results.set(textOf(end), end);
  }
  return results;
}

/** Plays a sequence; throws with the model's expectations when the product does something else. */
async function play(world: RaceWorld, steps: readonly (readonly Act[])[]): Promise<number> {
  const real = await newReal(world);
  let model = START;
  let refused = 0;
  for (const step of steps) {
    const works = await Promise.all(step.map((one) => prepare(real, one)));
    await Promise.all(
      works.map((work) =>
        work().catch((error: unknown) => {
          if (!isDomainError(error)) throw error;
          refused += 1;
        }),
      ),
    );
    const expected = possible(model, step);
    const text = textOf(await read(real));
    const next = expected.get(text);
    if (!next) {
      const acts = step.map(({ kind, person, place }) => `${kind}(${person}, ${place})`).join(' beside ');
      throw new Error(
        `${acts}\nafter\n${textOf(model)}\ngave\n${text}\nand not\n${[...expected.keys()].join('\nor\n')}`,
      );
    }
    model = next;
  }
  return refused;
}

/** Kinds of acts, the usual ones more often than the end of everything. */
const kind = fc.oneof(
  { weight: 8, arbitrary: fc.constant('offer' as const) },
  { weight: 8, arbitrary: fc.constant('accept' as const) },
  { weight: 4, arbitrary: fc.constant('apply' as const) },
  {
    weight: 10,
    arbitrary: fc.constantFrom(
      ...([
        'withdrawApplication',
        'shortlist',
        'declineApplication',
        'decline',
        'withdraw',
        'expire',
        'settle',
      ] as const),
    ),
  },
  { weight: 1, arbitrary: fc.constant('cancelShoot' as const) },
);
const anAct: fc.Arbitrary<Act> = fc.record({ kind, person: fc.nat(PEOPLE - 1), place: fc.nat(2) });
const aSequence = fc.array(fc.array(anAct, { minLength: ACTORS, maxLength: ACTORS }), {
  minLength: STEPS,
  maxLength: STEPS,
});

/** B5: sequences of commands by three actors at once, against the model. */
export async function runModel(world: RaceWorld, sequences: number, seed: number): Promise<Figure> {
  let played = 0;
  let refused = 0;
  const property = fc.asyncProperty(aSequence, async (steps) => {
    refused += await play(world, steps);
    played += 1;
  });
  // No shrinking: a race that is played again may end otherwise.
  const report = await fc.check(property, { numRuns: sequences, seed, endOnFailure: true });
  const error = report.failed && report.errorInstance instanceof Error ? report.errorInstance.message : '';
  return {
    id: 'B5',
    what: `sequences of ${STEPS * ACTORS} commands by ${ACTORS} actors at once, against a plain model`,
    target: `${sequences} sequences, 0 differences`,
    figure: report.failed
      ? `after ${played} (seed ${seed}): ${error}`
      : `${played}, 0 differences, ${refused} refusals`,
    ok: !report.failed && refused > 0,
  };
}
