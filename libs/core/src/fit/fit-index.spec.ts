import type { FitPostingRow } from '@callboard/database';
import { DEFAULT_GAP_POLICY } from '@callboard/domain';
import { buildMarket, DEFAULT_WEIGHTS, MarketTerms, PersonInput, SlotInput } from '@callboard/matching';
import fc from 'fast-check';
import { PersonFacts, PostingFacts } from './fit-facts';
import { FitIndex } from './fit-index';

const terms: MarketTerms = {
  firstDay: 0,
  travelMinutes: [
    [0, 300],
    [300, 0],
  ],
  gapPolicy: DEFAULT_GAP_POLICY,
  weights: DEFAULT_WEIGHTS,
};

/** A person of the model; who is gone has no account that may act. */
interface Somebody {
  readonly row: Omit<PersonInput, 'id'>;
  readonly searchable: boolean;
  readonly gone: boolean;
}

/** A posting of the model; one without a place is not in question. */
interface Something {
  readonly slot: Pick<SlotInput, 'role' | 'minLevel' | 'base' | 'payHighFen' | 'first'>;
  readonly onBoard: boolean;
  readonly placed: boolean;
}

/** What the database would hold: person i is `p<i>`, posting j `q<j>` in shoot `t<j % 3>` with the slot `s<j>`. */
interface Model {
  readonly people: readonly Somebody[];
  readonly postings: readonly Something[];
  /** Pairs of a person and a posting. */
  readonly applied: ReadonlySet<string>;
  /** Those of them that name the days before {@link PARTLY_UNTIL} alone. */
  readonly partly: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
  /** Pairs of a person and a shoot. */
  readonly busy: ReadonlySet<string>;
}

const [PEOPLE, POSTINGS, SHOOTS] = [9, 6, 3];
const PARTLY_UNTIL = 22;
const role = fc.constantFrom('gaffer', 'grip');
const somebody: fc.Arbitrary<Somebody> = fc.record({
  row: fc.record({
    homeBase: fc.nat(1),
    roles: fc.uniqueArray(fc.record({ role, level: fc.integer({ min: 1, max: 4 }) }), {
      maxLength: 2,
      minLength: 1,
      selector: (held) => held.role,
    }),
    maxTravelMinutes: fc.constantFrom(0, 400, 400),
    payFloorFen: fc.constantFrom(0, 50_000, 70_000),
    free: fc.constantFrom([[0, 63]] as const, [[0, 63]] as const, [[0, 14]] as const, []),
    preferNot: fc.constant([]),
    bookings: fc.constantFrom([], [], [{ first: 22, last: 24, base: 0, nightRun: 0, workDays: 3 }]),
    paidDaysLast30: fc.constantFrom(0, 10),
    newcomer: fc.boolean(),
  }),
  searchable: fc.nat(3).map((n) => n > 0),
  gone: fc.nat(6).map((n) => n === 0),
});
const something: fc.Arbitrary<Something> = fc.record({
  slot: fc.record({
    role,
    minLevel: fc.integer({ min: 1, max: 3 }),
    base: fc.nat(1),
    payHighFen: fc.constantFrom(45_000, 60_000, 80_000),
    first: fc.constantFrom(5, 20, 30),
  }),
  onBoard: fc.nat(3).map((n) => n > 0),
  placed: fc.nat(5).map((n) => n > 0),
});
const pairs = (others: number): fc.Arbitrary<ReadonlySet<string>> =>
  fc
    .array(fc.tuple(fc.nat(PEOPLE - 1), fc.nat(others - 1)), { maxLength: 8 })
    .map((list) => new Set(list.map(([a, b]) => `${a} ${b}`)));
const model: fc.Arbitrary<Model> = fc.record({
  people: fc.array(somebody, { minLength: PEOPLE, maxLength: PEOPLE }),
  postings: fc.array(something, { minLength: POSTINGS, maxLength: POSTINGS }),
  applied: pairs(POSTINGS),
  partly: pairs(POSTINGS),
  asked: pairs(POSTINGS),
  busy: pairs(SHOOTS),
});

function personOf(world: Model, i: number): PersonFacts | null {
  const { row, searchable, gone } = world.people[i]!;
  if (gone) return null;
  const mine = (set: ReadonlySet<string>): number[] =>
    [...set].filter((pair) => pair.startsWith(`${i} `)).map((pair) => Number(pair.split(' ')[1]));
  return {
    row: { id: `p${i}`, ...row },
    card: { personId: `p${i}`, displayName: `n${i}`, handle: '', homeBase: null },
    searchable,
    applied: new Set(mine(world.applied).map((j) => `q${j}`)),
    appliedDays: new Map(
      mine(world.partly)
        .filter((j) => world.applied.has(`${i} ${j}`))
        .map((j) => [`q${j}`, new Set(each(PARTLY_UNTIL))]),
    ),
    appliedShoots: new Set(mine(world.applied).map((j) => `t${j % SHOOTS}`)),
    busyShoots: new Set(mine(world.busy).map((t) => `t${t}`)),
    askedSlots: new Set(mine(world.asked).map((j) => `s${j}`)),
  };
}

function postingOf(world: Model, j: number): PostingFacts | null {
  const { slot, onBoard, placed } = world.postings[j]!;
  if (!placed) return null;
  const with_ = (set: ReadonlySet<string>, other: number): string[] =>
    [...set].filter((pair) => pair.endsWith(` ${other}`)).map((pair) => `p${pair.split(' ')[0]}`);
  const [id, posting, shoot] = [`s${j}`, `q${j}`, `t${j % SHOOTS}`];
  const last = slot.first + 3;
  const days = [0, 1, 2, 3].map((day) => slot.first + day);
  const partly = new Set([...world.partly].filter((pair) => last >= PARTLY_UNTIL && world.applied.has(pair)));
  return {
    slot: {
      ...{ id, posting, shoot, last, days },
      ...slot,
      payLowFen: 40_000,
      entryLevel: false,
      headOfDepartment: false,
      excludedPeople: [...with_(world.asked, j), ...with_(partly, j), ...with_(world.busy, j % SHOOTS)],
    },
    applicants: with_(world.applied, j),
    shown: { postingId: posting, slotId: id, shootId: shoot, onBoard } as FitPostingRow,
  };
}

const each = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** An index of the world, all in its columns but the hidden people who have applied. */
function indexOf(world: Model): FitIndex {
  const people = each(PEOPLE).flatMap((i) => personOf(world, i) ?? []);
  const postings = each(POSTINGS).flatMap((j) => postingOf(world, j) ?? []);
  const found = people.filter(({ searchable }) => searchable);
  const market = buildMarket({
    ...terms,
    people: found.map(({ row }) => row),
    slots: postings.map(({ slot }) => slot),
    applications: postings.flatMap(({ applicants, slot }) =>
      applicants.map((person) => ({ person, posting: slot.posting })),
    ),
  });
  const index = new FitIndex({
    terms,
    market,
    cards: new Map(found.map(({ card }) => [card.personId, card])),
    postings: new Map(postings.map(({ shown }) => [shown.postingId, shown])),
  });
  for (const facts of people) if (!facts.searchable && facts.applied.size > 0) index.putPerson(facts.row.id, facts);
  return index;
}

function answersOf(index: FitIndex, world: Model, limit: number): unknown {
  return {
    people: each(POSTINGS).map((j) =>
      index.posting(`q${j}`) === null
        ? null
        : index.bestPeople(`q${j}`, limit).map(({ person, score, card }) => [person, score, card.displayName]),
    ),
    postings: each(PEOPLE).map((i) => {
      // Whoever stands in no index has her facts read when she asks.
      const facts = index.knows(`p${i}`) ? null : personOf(world, i);
      return index.bestPostings(`p${i}`, facts, limit).map(({ slot, score, shown }) => [slot, score, shown.postingId]);
    }),
  };
}

test('an index that followed changes answers as one that is built after them', () => {
  let answered = 0;
  const run = fc.property(
    ...([
      model,
      model,
      fc.integer({ min: 0, max: 511 }),
      fc.integer({ min: 0, max: 63 }),
      fc.constantFrom(2, 50),
    ] as const),
    (before, after, changedPeople, changedPostings, limit) => {
      const people = each(PEOPLE).filter((i) => (changedPeople >> i) & 1);
      const postings = each(POSTINGS).filter((j) => (changedPostings >> j) & 1);
      // A pair changes with its person, and what a posting lists is then what its people say.
      const pairsAfter = (was: ReadonlySet<string>, is: ReadonlySet<string>): Set<string> =>
        new Set([
          ...[...was].filter((pair) => !people.includes(Number(pair.split(' ')[0]))),
          ...[...is].filter((pair) => people.includes(Number(pair.split(' ')[0]))),
        ]);
      const world: Model = {
        people: before.people.map((was, i) => (people.includes(i) ? after.people[i]! : was)),
        postings: before.postings.map((was, j) => (postings.includes(j) ? after.postings[j]! : was)),
        applied: pairsAfter(before.applied, after.applied),
        partly: pairsAfter(before.partly, after.partly),
        asked: pairsAfter(before.asked, after.asked),
        busy: pairsAfter(before.busy, after.busy),
      };
      const index = indexOf(before);
      for (const i of people) index.putPerson(`p${i}`, personOf(world, i));
      for (const j of postings) index.putPosting(`q${j}`, postingOf(world, j));
      const answers = answersOf(index, world, limit);
      expect(answers).toEqual(answersOf(indexOf(world), world, limit));
      answered += JSON.stringify(answers).length;
    },
  );
  fc.assert(run, { numRuns: 60, seed: 8 });
  expect(answered).toBeGreaterThan(8_000);
});

test('people pinned in another slot of the shoot are left out, changed or not', () => {
  const world = fc.sample(model, { numRuns: 1, seed: 2 })[0]!;
  const same: Model = {
    ...world,
    people: world.people.map(({ row }) => ({
      row: { ...row, roles: [{ role: 'gaffer', level: 3 }], free: [[0, 63]], bookings: [], payFloorFen: 0 },
      searchable: true,
      gone: false,
    })),
    postings: world.postings.map(({ slot }) => ({
      slot: { ...slot, role: 'gaffer', minLevel: 1, base: 0 },
      onBoard: true,
      placed: true,
    })),
    ...{ applied: new Set<string>(), partly: new Set<string>(), asked: new Set<string>(), busy: new Set<string>() },
  };
  const index = indexOf(same);
  const people = () => index.bestPeople('q0', 50).map(({ person }) => person);
  const all = people();
  const [steady, fresh] = all as [string, string];
  index.putPerson(fresh, personOf(same, Number(fresh.slice(1))));
  index.putPins('t0', [
    { slotId: 's3', personId: steady },
    { slotId: 's3', personId: fresh },
    { slotId: 's0', personId: all[2]! },
  ]);
  expect(people().sort()).toEqual(all.slice(2).sort());
  index.putPins('t0', []);
  expect(people()).toEqual(all);
});
