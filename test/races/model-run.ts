import fc from 'fast-check';
import { isDomainError } from '@callboard/domain';
import { StagedPerson, StagedPosting, StagedProducer, writeStagedTrail } from '@callboard/testing';
import { Figure, tally } from '../support/figures';
import { act, Act, aimed, Model, START, textOf } from './model';
import type { RaceWorld } from './world';

const PEOPLE = 3;
const ACTORS = 3;
const STEPS = 10;
/** Two of one posting, two of other companies. */
const COUNT = START.places.length;

/** The real thing that the model is a model of. */
interface Real {
  readonly world: RaceWorld;
  readonly producer: StagedProducer;
  readonly people: readonly StagedPerson[];
  readonly posting: StagedPosting;
  /** One place each of two other companies. */
  readonly others: readonly StagedPosting[];
}

async function newReal(world: RaceWorld): Promise<Real> {
  const { stage } = world;
  const producer = await stage.producer();
  const people = await stage.people(PEOPLE, { free: [0, 60] });
  const posting = await stage.posting(await stage.shoot(producer), { count: 2 });
  const others = [
    await stage.posting(await stage.shoot(await stage.producer())),
    await stage.posting(await stage.shoot(await stage.producer())),
  ];
  await writeStagedTrail(
    stage,
    [posting, ...others].map(({ shoot }) => shoot.shootId),
  );
  return { world, producer, people, posting, others };
}

/** The slots in the order of the model's places. */
const slotsOf = ({ posting, others }: Real): string[] => [posting, ...others].flatMap(({ slotIds }) => [...slotIds]);
const shootOf = ({ posting, others }: Real, place: number): StagedPosting['shoot'] =>
  (place < posting.slotIds.length ? posting : others[place - posting.slotIds.length]!).shoot;

type About = 'offer' | 'application' | 'hold';

const ABOUT: Readonly<Record<Act['kind'], About | null>> = {
  apply: null,
  offer: null,
  hold: null,
  settle: null,
  cancelShoot: null,
  withdrawApplication: 'application',
  shortlist: 'application',
  declineApplication: 'application',
  accept: 'offer',
  decline: 'offer',
  withdraw: 'offer',
  expire: 'offer',
  release: 'hold',
  giveBack: 'hold',
  convert: 'hold',
  lapse: 'hold',
  expireHold: 'hold',
};

const WHICH: Readonly<Record<About, string>> = {
  offer: `AND slot_id = $2 AND state IN ('sent', 'viewed', 'countered')`,
  hold: `AND slot_id = $2 AND state IN ('active', 'challenged')`,
  application: 'AND posting_id = $2',
};

async function idOf(real: Real, table: About, { person, place }: Act): Promise<string | undefined> {
  const { personId } = real.people[person]!;
  const where = WHICH[table];
  const part = table === 'application' ? real.posting.postingId : slotsOf(real)[place]!;
  return real.world.stage.value(
    `SELECT id FROM ${table} WHERE person_id = $1 ${where} ORDER BY created_at DESC, id DESC LIMIT 1`,
    [personId, part],
  );
}

type Work = () => Promise<unknown>;

/** What is done to an offer, an application or a hold that there is. */
function toOne(real: Real, { kind, person, place }: Act, id: string): Work {
  const { world, producer, people } = real;
  const { call } = people[person]!;
  const owner = shootOf(real, place).producer.call;
  const works: Partial<Record<Act['kind'], Work>> = {
    withdrawApplication: () => world.applications.withdraw(call, id),
    shortlist: () => world.decisions.decide(producer.call, id, 'shortlist'),
    declineApplication: () => world.decisions.decide(producer.call, id, 'decline'),
    accept: () => world.myOffers.accept(call, id),
    decline: () => world.myOffers.decline(call, id, null),
    withdraw: () => world.offers.withdraw(owner, id, 'other'),
    expire: async () => {
      await world.stage.rows('UPDATE offer SET expires_at = clock_timestamp() WHERE id = $1', [id]);
      await world.job('offer.expire', id);
    },
    release: () => world.holds.release(owner, id),
    giveBack: () => world.myHolds.release(call, id),
    convert: () => world.holds.convert(owner, id, {}),
    lapse: () => world.runOut(id),
    expireHold: async () => {
      await world.runOut(id);
      await world.job('hold.expire', id);
    },
  };
  return works[kind]!;
}

/** What makes something, or happens to all. */
function toAll(real: Real, { kind, person, place }: Act): Work {
  const { world, producer, people, posting } = real;
  const { call, personId } = people[person]!;
  const shoot = shootOf(real, place);
  const wish = { slotId: slotsOf(real)[place]!, personId };
  const works: Partial<Record<Act['kind'], Work>> = {
    apply: () => world.applications.submit(call, posting.postingId, '', null),
    offer: () => world.offers.direct(shoot.producer.call, shoot.shootId, wish),
    hold: () => world.holds.place(shoot.producer.call, shoot.shootId, wish),
    settle: () => world.job('posting.settle', posting.postingId),
    cancelShoot: () => world.shoots.cancel(producer.call, posting.shoot.shootId, 'plans'),
  };
  return works[kind]!;
}

/** Does it to the product; an id that is looked for is the one at the beginning of the step, as on a page. */
async function prepare(real: Real, one: Act): Promise<Work> {
  const about = ABOUT[one.kind];
  if (about === null) return toAll(real, one);
  const id = await idOf(real, about, one);
  // Nothing to do it to: refused, as the model has it.
  return id === undefined ? () => Promise.resolve('nothing') : toOne(real, one, id);
}

/** When a row was made, as a number that sorts. */
const at = (row: string): string => `(extract(epoch FROM ${row}.created_at) * 1e6)::float8`;
/** Whose and which, as the model counts them; `$1` are the slots, `$2` the people. */
const pair = (row: string): string =>
  `array_position($2::uuid[], ${row}.person_id) - 1 AS person, array_position($1::uuid[], ${row}.slot_id) - 1 AS place`;
const OFFERS = `SELECT ${pair('o')}, o.state, ${at('o')} AS at, coalesce(${at('k')}, ${at('o')}) AS rank
  FROM offer o LEFT JOIN hold k ON k.offer_id = o.id WHERE o.slot_id = ANY($1::uuid[])`;
/** What has run out is expired, whether anybody has tidied up or not. */
const HOLDS = `SELECT ${pair('k')}, ${at('k')} AS at, array_position($1::uuid[], o.slot_id) - 1 AS challenger,
    CASE WHEN k.state NOT IN ('active', 'challenged') THEN coalesce(k.end_reason, k.state)
         WHEN least(k.expires_at, k.challenge_ends_at) <= clock_timestamp() THEN 'expired'
         WHEN (k.state = 'challenged') <> (o.id IS NOT NULL) THEN 'odd' ELSE 'live' END AS state
  FROM hold k LEFT JOIN offer o ON o.id = k.challenged_by WHERE k.slot_id = ANY($1::uuid[])`;
const BOOKINGS = `SELECT ${pair('b')}, b.state FROM booking b WHERE b.slot_id = ANY($1::uuid[])`;
const APPLICATIONS = `SELECT array_position($2::uuid[], q.person_id) - 1 AS person, q.state
  FROM application q JOIN slot s ON s.posting_id = q.posting_id WHERE s.id = ($1::uuid[])[1]
  ORDER BY q.created_at, q.id`;
const PLACES = 'SELECT state FROM slot WHERE id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], id)';
const HEAD = `SELECT h.state = 'open' AS open, p.state AS posting
  FROM posting p JOIN shoot h ON h.id = p.shoot_id WHERE p.id = $1`;

/** Reads the product into the shape of the model. */
async function read(real: Real): Promise<Model> {
  const { stage } = real.world;
  const slots = slotsOf(real);
  const people = real.people.map(({ personId }) => personId);
  const [head] = await stage.rows<{ open: boolean; posting: Model['posting'] }>(HEAD, [real.posting.postingId]);
  const places = await stage.rows<{ state: Model['places'][number] }>(PLACES, [slots]);
  const pairs = <T>(text: string): Promise<T[]> => stage.rows<T>(text, [slots, people]);
  return {
    shootOpen: head!.open,
    posting: head!.posting,
    places: places.map(({ state }) => state),
    offers: await pairs<Model['offers'][number]>(OFFERS),
    holds: await pairs<Model['holds'][number]>(HOLDS),
    made: 0,
    bookings: await pairs<Model['bookings'][number]>(BOOKINGS),
    applications: await pairs<Model['applications'][number]>(APPLICATIONS),
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
async function play(world: RaceWorld, steps: readonly (readonly Act[])[]): Promise<{ end: Model; refused: number }> {
  const real = await newReal(world);
  let model = START;
  let refused = 0;
  for (const wishes of steps) {
    const step = wishes.map((one) => aimed(model, one));
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
  return { end: model, refused };
}

/** Kinds of acts, those that others depend on more often than the end of everything. */
const WEIGHTS: readonly (readonly [number, ...Act['kind'][]])[] = [
  [16, 'hold'],
  [10, 'accept'],
  [8, 'offer'],
  [8, 'convert'],
  [6, 'release', 'giveBack', 'lapse', 'expireHold'],
  [6, 'decline', 'withdraw', 'expire'],
  [6, 'apply', 'withdrawApplication', 'shortlist', 'declineApplication'],
  [1, 'settle', 'cancelShoot'],
];
const kind = fc.oneof(
  ...WEIGHTS.map(([weight, ...kinds]) => ({ weight, arbitrary: fc.constantFrom<Act['kind']>(...kinds) })),
);
const anAct: fc.Arbitrary<Act> = fc.record({ kind, person: fc.nat(PEOPLE - 1), place: fc.nat(COUNT - 1) });
const aSequence = fc.array(fc.array(anAct, { minLength: ACTORS, maxLength: ACTORS }), {
  minLength: STEPS,
  maxLength: STEPS,
});

/** B5: sequences of commands by three actors at once, against the model. */
export async function runModel(world: RaceWorld, sequences: number, seed: number): Promise<Figure> {
  let played = 0;
  let refused = 0;
  const holds: string[] = [];
  const property = fc.asyncProperty(aSequence, async (steps) => {
    const { end, refused: more } = await play(world, steps);
    refused += more;
    played += 1;
    holds.push(...end.holds.map(({ state }) => state));
  });
  // No shrinking: a race that is played again may end otherwise.
  const report = await fc.check(property, { numRuns: sequences, seed, endOnFailure: true });
  const error = report.failed && report.errorInstance instanceof Error ? report.errorInstance.message : '';
  return {
    id: 'B5',
    what: `sequences of ${STEPS * ACTORS} commands by ${ACTORS} actors at once (applications, offers, holds, bookings), against a plain model`,
    target: `${sequences} sequences, 0 differences`,
    figure: report.failed
      ? `after ${played} (seed ${seed}): ${error}`
      : `${played}, 0 differences, ${refused} refusals; holds: ${tally(holds)}`,
    ok: !report.failed && refused > 0 && holds.length > 0,
  };
}
