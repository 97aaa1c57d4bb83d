import fc from 'fast-check';
import { anInput, aPerson, aShoot, aSlot } from '../fixture/build';
import { randomMarket, seeded, shuffled } from '../fixture/random-input';
import type { MatchingInput } from '../matching-input';
import { findPerson, findShoot, findSlot, levelOf, Market, minutesBetween, shootSlotsOf } from './market';
import { buildMarket, MarketBuilder } from './market-builder';

const SIZE = { people: 25, slots: 15, roles: 3, shoots: 4, pins: 2, sideRules: true };

/** The same market with every list in another order. */
function disordered(input: MatchingInput, seed: number): MatchingInput {
  const next = seeded(seed);
  const mixed = <T>(values: readonly T[] | undefined): T[] => shuffled(values ?? [], next);
  return {
    ...input,
    people: mixed(input.people).map((person) => ({
      ...person,
      roles: mixed(person.roles),
      free: mixed(person.free),
      bookings: mixed(person.bookings),
      skills: mixed(person.skills),
      documents: mixed(person.documents),
      workedWith: mixed(person.workedWith),
      blocks: mixed(person.blocks),
    })),
    slots: mixed(input.slots).map((slot) => ({
      ...slot,
      days: mixed(slot.days),
      skills: mixed(slot.skills),
      documents: mixed(slot.documents),
      excludedPeople: mixed(slot.excludedPeople),
    })),
    applications: mixed(input.applications),
    shoots: mixed(input.shoots).map((shoot) => ({ ...shoot, staff: mixed(shoot.staff) })),
    pairBans: mixed(input.pairBans).map(([a, b]) => (next(2) === 0 ? [a, b] : [b, a])),
  };
}

test('the order of the input leaves no trace, in columns, masks or index', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const input = randomMarket(seed, SIZE);
      expect(buildMarket(disordered(input, seed + 1))).toEqual(buildMarket(input));
    }),
    { numRuns: 40, seed: 2 },
  );
});

test('rows one by one give the same market, in memory that the caller makes', () => {
  const input = randomMarket(8, SIZE);
  let bytes = 0;
  const builder = new MarketBuilder(input, (length) => {
    bytes += length;
    return new SharedArrayBuffer(length);
  });
  for (const slot of input.slots) builder.addSlot(slot);
  for (const ban of input.pairBans ?? []) builder.addPairBan(ban);
  for (const application of input.applications) builder.addApplication(application);
  for (const person of input.people) builder.addPerson(person);
  for (const shoot of input.shoots ?? []) builder.addShoot(shoot);
  const built = builder.build();
  expect(bytes).toBeGreaterThan(1_000);
  const plain = (market: Market) => JSON.stringify(market, (_key, value: unknown) => value);
  expect(plain(built)).toBe(plain(buildMarket(input)));
  const columns = [built.people, built.slots, built.postings, built.shoots, built.crews, built.masks, built.index];
  for (const [name, value] of columns.flatMap((each) => Object.entries(each))) {
    if (ArrayBuffer.isView(value)) expect([name, value.buffer instanceof SharedArrayBuffer]).toEqual([name, true]);
  }
});

describe('columns', () => {
  const by = 20_000;
  const input = anInput(
    [
      aPerson('b', {
        roles: [
          { role: 'gaffer', level: 4 },
          { role: 'driver', level: 2 },
        ],
        dayLimit: { first: by - 5, last: by + 25, days: 20 },
      }),
      aPerson('a', { record: 900, age: 30, skills: ['crane'], newcomer: true }),
    ],
    ['t', 's'].map((id) =>
      aSlot(id, { days: [by + 1, by + 3], first: by + 1, last: by + 3, team: 'x', excludedPeople: ['b', 'ghost'] }),
    ),
    { firstDay: by, applications: ['b', 'b', 'a', 'ghost'].map((person) => ({ person, posting: 'p1' })) },
  );
  const market = buildMarket(input);

  test('stand in order of id, days as offsets from the first day', () => {
    expect(market.names).toMatchObject({ people: ['a', 'b'], slots: ['s', 't'], roles: ['driver', 'gaffer'] });
    expect([...market.people.limitFirst]).toEqual([0, -5]);
    expect([...market.people.limitLast]).toEqual([0, 25]);
    expect([...market.people.limitDays]).toEqual([-1, 20]);
    expect([...market.slots.first, ...market.slots.last, ...market.slots.day]).toEqual([1, 1, 3, 3, 1, 3, 1, 3]);
  });

  test('say -1 for what is not known, and keep what is', () => {
    expect([...market.people.record]).toEqual([900, -1]);
    expect([...market.people.age]).toEqual([30, -1]);
    expect([...market.slots.department, ...market.slots.team]).toEqual([-1, -1, 0, 0]);
    expect([...market.slots.maxLevel, ...market.slots.bed, ...market.slots.minAge]).toEqual([4, 4, 1, 1, 0, 0]);
  });

  test('hold each applicant and each excluded person once, and nobody who is not there', () => {
    expect([...market.postings.appliedPerson]).toEqual([0, 1]);
    expect([...market.postings.reservePerson]).toEqual([]);
    expect([...market.slots.excludedPerson]).toEqual([1, 1]);
  });

  test('are found by name', () => {
    expect([findPerson(market, 'b'), findPerson(market, 'ghost')]).toEqual([1, -1]);
    expect([findSlot(market, 't'), findSlot(market, 'ghost')]).toEqual([1, -1]);
    expect([findShoot(market, 's1'), findShoot(market, 's2')]).toEqual([0, -1]);
    expect([levelOf(market.people, 1, 0), levelOf(market.people, 1, 1), levelOf(market.people, 0, 0)]).toEqual([
      2, 4, 0,
    ]);
    expect([...shootSlotsOf(market, 1)]).toEqual([0, 1]);
    expect(minutesBetween(market, 3, 0)).toBe(900);
  });
});

describe('shoots', () => {
  const lit = (id: string, change: object = {}) => aSlot(id, { department: 'light', ...change });
  const staff = [{ department: 'light', trainees: 1, experienced: 2 }];

  test('have a crew for each department whose trainees are limited', () => {
    const slots = [lit('a'), lit('b', { shoot: 's2' }), aSlot('c'), aSlot('d', { department: 'camera' }), lit('e')];
    const shoots = [aShoot('s1', { traineesPerExperienced: 2, staff }), aShoot('s2', { labourCapFen: 7 })];
    const { crews, names, shoots: columns } = buildMarket(anInput([], slots, { shoots }));
    expect([...crews.department].map((department) => names.departments[department])).toEqual(['camera', 'light']);
    // Shoot s2 has no limit, slot c no department.
    expect([...crews.ofSlot]).toEqual([1, -1, -1, 0, 1]);
    expect([...columns.labourCapFen]).toEqual([-1, 7]);
    expect([...columns.traineesPerExperienced]).toEqual([2, -1]);
    expect([...columns.staffTrainees, ...columns.staffExperienced]).toEqual([1, 2]);
  });

  test('that have no slots, and bans of people who are not there, are left out', () => {
    const shoots = [aShoot('elsewhere', { labourCapFen: 0, staff })];
    const pairBans = [['b', 'a'] as const, ['a', 'ghost'] as const];
    const market = buildMarket(anInput([aPerson('a'), aPerson('b')], [aSlot('s')], { shoots, pairBans }));
    expect(market.shoots.count).toBe(1);
    expect([...market.shoots.labourCapFen]).toEqual([-1]);
    expect([...market.pairBans]).toEqual([0, 1]);
  });
});

test('an empty market is a market', () => {
  const market = buildMarket(anInput([], [], { travelMinutes: [] }));
  expect([market.people.count, market.slots.count, market.shoots.count, market.crews.count]).toEqual([0, 0, 0, 0]);
});

test('everybody stands once in the index for each role, best key first, then by id', () => {
  const input = randomMarket(21, { ...SIZE, people: 120 });
  const { index, people, baseCount } = buildMarket(input);
  let entries = 0;
  for (let bucket = 0; bucket + 1 < index.start.length; bucket++) {
    const classes = index.reach.length;
    const place = Math.floor(bucket / classes);
    const willing = bucket % classes;
    const [role, level, base] = [
      Math.floor(place / (4 * baseCount)),
      (Math.floor(place / baseCount) % 4) + 1,
      place % baseCount,
    ];
    for (let entry = index.start[bucket]!; entry < index.start[bucket + 1]!; entry++) {
      entries += 1;
      const person = index.person[entry]!;
      expect([levelOf(people, person, role), people.homeBase[person]]).toEqual([level, base]);
      const minutes = people.maxTravelMinutes[person]!;
      expect(minutes).toBeLessThanOrEqual(index.reach[willing]!);
      expect(minutes).toBeGreaterThan(willing === 0 ? -1 : index.reach[willing - 1]!);
      if (entry === index.start[bucket]) continue;
      const fall = index.key[entry - 1]! - index.key[entry]!;
      expect(fall > 0 || (fall === 0 && index.person[entry - 1]! < person)).toBe(true);
    }
  }
  expect(entries).toBe(input.people.reduce((sum, person) => sum + person.roles.length, 0));
});
