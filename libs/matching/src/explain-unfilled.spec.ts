import fc from 'fast-check';
import { DAY_CHANGES, DayChange, RULE_IDS, RuleId } from './code';
import { explainUnfilled } from './explain-unfilled';
import { fillShoot } from './fill-shoot';
import { aBooking, anInput, aPerson, aSlot } from './fixture/build';
import { asJob, oracleBroken } from './fixture/oracle-pair';
import { randomInput } from './fixture/random-input';
import { buildMarket } from './market/market-builder';
import type { MatchingInput, PersonInput, SlotInput } from './matching-input';

/** One person short of each rule, so that each step of the funnel takes one. */
const CROWD: readonly PersonInput[] = [
  aPerson('role', { roles: [] }),
  aPerson('level', { roles: [{ role: 'gaffer', level: 2 }] }),
  aPerson('availability', { free: [] }),
  aPerson('overlap', { bookings: [aBooking(26, 26)] }),
  aPerson('gap', { bookings: [aBooking(12, 19)] }),
  aPerson('pay', { payFloorFen: 85_000 }),
  aPerson('pay-more', { payFloorFen: 95_000 }),
  aPerson('travel', { homeBase: 3 }),
  aPerson('documents', { documents: ['other'] }),
  aPerson('age', { documents: ['paper'], age: 17 }),
  aPerson('dayLimit', { documents: ['paper'], dayLimit: { first: 20, last: 40, days: 6 } }),
  aPerson('blocked', { documents: ['paper'], blocks: ['team'] }),
  aPerson('excluded', { documents: ['paper'] }),
];
const ASKING: Partial<SlotInput> = { excludedPeople: ['excluded'], documents: ['paper'], minAge: 18, team: 'team' };
/** The crowd without the papers that most of them were not given above. */
const WITH_PAPERS = CROWD.map((person) => ({ documents: ['paper'], ...person }));

test('the funnel counts the people left after each rule', () => {
  const input = anInput(
    [...WITH_PAPERS, aPerson('busy')],
    [aSlot('s', ASKING), aSlot('t', { pinnedPerson: 'busy' }), aSlot('other', { shoot: 's2' })],
  );
  const open = explainUnfilled(buildMarket(input), 's');
  expect(open).toMatchObject({ slot: 's', people: 14, bindingRule: 'pay' });
  expect(open.funnel.map((step) => [step.code, step.left])).toEqual([
    ['rule.role', 13],
    ['rule.level', 12],
    ['rule.headOfDepartment', 12],
    ['rule.availability', 11],
    ['rule.overlap', 10],
    ['rule.gap', 9],
    ['rule.pay', 7],
    ['rule.travel', 6],
    ['rule.documents', 4],
    ['rule.age', 3],
    ['rule.dayLimit', 2],
    ['rule.blocked', 1],
    ['rule.excluded', 0],
    ['rule.taken', 0],
  ]);
});

const said = (input: MatchingInput) =>
  explainUnfilled(buildMarket(input), 's').counterfactuals.map(({ rule, people, examples, params }) => ({
    rule,
    people,
    examples,
    params,
  }));

test('a counterfactual says who would come and how far the rule must give', () => {
  expect(said(anInput(WITH_PAPERS, [aSlot('s', ASKING)]))).toEqual([
    { rule: 'pay', people: 2, examples: ['pay', 'pay-more'], params: { payHighFen: 85_000 } },
    { rule: 'level', people: 1, examples: ['level'], params: { level: 2 } },
    { rule: 'availability', people: 1, examples: ['availability'], params: {} },
    { rule: 'overlap', people: 1, examples: ['overlap'], params: {} },
    { rule: 'gap', people: 1, examples: ['gap'], params: {} },
    { rule: 'travel', people: 1, examples: ['travel'], params: { minutes: 900 } },
    { rule: 'documents', people: 1, examples: ['documents'], params: { document: 'paper' } },
    { rule: 'age', people: 1, examples: [], params: {} },
    { rule: 'dayLimit', people: 1, examples: ['dayLimit'], params: {} },
    { rule: 'excluded', people: 1, examples: ['excluded'], params: {} },
  ]);
});

test('nobody is told who has blocked the team, and of those too young only how many they are', () => {
  const people = [aPerson('a', { blocks: ['team'] }), aPerson('b', { blocks: ['team'] }), aPerson('c', { age: 17 })];
  const explained = explainUnfilled(buildMarket(anInput(people, [aSlot('s', ASKING)])), 's');
  expect(said(anInput(people, [aSlot('s', { team: 'team', minAge: 18 })]))).toEqual([
    { rule: 'age', people: 1, examples: [], params: {} },
  ]);
  expect(JSON.stringify(explained)).not.toMatch(/"[abc]"/);
});

test('doing what a counterfactual says fills the slot', () => {
  const fillWith = (change: object) =>
    fillShoot(buildMarket(anInput(WITH_PAPERS, [aSlot('s', { ...ASKING, ...change })])), 's1');
  expect(fillWith({}).assignments).toEqual([]);
  expect(fillWith({ payHighFen: 85_000 }).assignments[0]?.person).toBe('pay');
  expect(fillWith({ minLevel: 2 }).assignments[0]?.person).toBe('level');
  expect(fillWith({ minAge: 17 }).assignments[0]?.person).toBe('age');
});

test('where no single rule brings anybody, the one that took the last people binds', () => {
  const people = [aPerson('x', { free: [], payFloorFen: 90_000 })];
  expect(explainUnfilled(buildMarket(anInput(people, [aSlot('s')])), 's').bindingRule).toBe('availability');
});

test('no people at all bind nothing; nobody of the role binds the role', () => {
  expect(explainUnfilled(buildMarket(anInput([], [aSlot('s')])), 's').bindingRule).toBeNull();
  const driver = aPerson('x', { roles: [{ role: 'driver', level: 3 }] });
  expect(explainUnfilled(buildMarket(anInput([driver], [aSlot('s')])), 's').bindingRule).toBe('role');
});

test('two slots and one person: the open one says that she is taken', () => {
  const market = buildMarket(anInput([aPerson('x')], [aSlot('s'), aSlot('t')]));
  const result = fillShoot(market, 's1');
  expect(result.open[0]).toMatchObject({ bindingRule: 'taken', counterfactuals: [{ rule: 'taken', people: 1 }] });
  expect(explainUnfilled(market, result.open[0]!.slot, result.assignments)).toEqual(result.open[0]);
});

test('a slot that somebody could take has people left and no binding rule', () => {
  const explained = explainUnfilled(buildMarket(anInput([aPerson('x')], [aSlot('s')])), 's');
  expect(explained.bindingRule).toBeNull();
  expect(explained.funnel.at(-1)).toMatchObject({ rule: 'taken', left: 1 });
});

test('the people of a counterfactual break the named rule and no other', () => {
  const named = new Set<RuleId>();
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const input: MatchingInput = randomInput(seed, { people: 50, slots: 3, roles: 2 });
      const market = buildMarket(input);
      for (const slot of input.slots) {
        const broken = new Map(input.people.map((person) => [person, oracleBroken(input, slot, person).join()]));
        for (const { rule, people, examples } of explainUnfilled(market, slot.id).counterfactuals) {
          const alone = input.people.filter((person) => broken.get(person) === rule);
          const names = rule === 'age' ? [] : alone.slice(0, 5).map((person) => person.id);
          expect([people, examples]).toEqual([alone.length, names]);
          named.add(rule);
        }
      }
    }),
    { numRuns: 60, seed: 7 },
  );
  const silent: readonly RuleId[] = ['role', 'taken', 'blocked'];
  expect([...named].sort()).toEqual(RULE_IDS.filter((id) => !silent.includes(id)).sort());
});

/** The people who keep every rule of a slot, as the tests read the rules. */
function fitting(input: MatchingInput, slot: SlotInput): string[] {
  return input.people.filter((person) => oracleBroken(input, slot, person).length === 0).map((person) => person.id);
}

/** The slot as a step would have it. */
function relaxedSlot(slot: SlotInput, rule: RuleId, params: Readonly<Record<string, unknown>>): SlotInput {
  const level = Number(params['level']);
  if (rule === 'pay') return { ...slot, payHighFen: Number(params['payHighFen']) };
  if (rule === 'headOfDepartment')
    return { ...slot, headOfDepartment: false, entryLevel: false, minLevel: level, maxLevel: 4 };
  if (rule === 'documents')
    return { ...slot, documents: slot.documents!.filter((paper) => paper !== params['document']) };
  if (rule === 'level') {
    const least = slot.entryLevel ? 1 : slot.minLevel;
    return level < least ? { ...slot, minLevel: level } : { ...slot, maxLevel: level };
  }
  return slot;
}

test('each step brings exactly as many people as it says, in a market with that change', () => {
  const steps = new Map<RuleId, number>();
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const input = randomInput(seed, { people: 50, slots: 2, roles: 1 });
      for (const slot of input.slots) {
        const before = fitting(input, slot);
        for (const { rule, params, people, steps: said } of explainUnfilled(buildMarket(input), slot.id)
          .counterfactuals) {
          expect(said.length).toBeLessThanOrEqual(3);
          if (said.length > 0) expect(params).toEqual(said[0]!.params);
          for (const step of said) {
            expect(step.people).toBeLessThanOrEqual(people);
            if (rule === 'travel') continue;
            const changed = relaxedSlot(slot, rule, step.params);
            const more = fitting(input, changed).filter((id) => !before.includes(id));
            expect([rule, more.length]).toEqual([rule, step.people]);
            steps.set(rule, Math.max(steps.get(rule) ?? 0, said.length));
            if (step !== said[0]) continue;
            const slots = input.slots.map((each) => (each === slot ? changed : each));
            const again = explainUnfilled(buildMarket({ ...input, slots }), slot.id);
            expect(again.funnel.at(-1)!.left).toBe(before.length + step.people);
          }
        }
      }
    }),
    { numRuns: 25, seed: 11 },
  );
  expect(Object.fromEntries(steps)).toEqual({ pay: 3, level: 3, headOfDepartment: 3, documents: 1 });
});

test('people who live farther away than they would travel come in order of their way', () => {
  const people = [360, 120, 900, 900].map((minutes, k) =>
    aPerson(`x${k}`, { homeBase: [120, 360, 900].indexOf(minutes) + 1, maxTravelMinutes: 0 }),
  );
  const [travel] = explainUnfilled(buildMarket(anInput(people, [aSlot('s')])), 's').counterfactuals;
  expect(travel).toMatchObject({ rule: 'travel', people: 4, params: { minutes: 120 } });
  expect(travel!.steps).toEqual([
    { params: { minutes: 120 }, people: 1 },
    { params: { minutes: 360 }, people: 2 },
    { params: { minutes: 900 }, people: 4 },
  ]);
});

test('documents are given up one at a time', () => {
  const people = [
    aPerson('a', { documents: ['c1'] }),
    aPerson('b', { documents: ['c1'] }),
    aPerson('c', { documents: ['ac'] }),
    aPerson('d'),
  ];
  const slot = aSlot('s', { documents: ['ac', 'c1'] });
  const [documents] = explainUnfilled(buildMarket(anInput(people, [slot])), 's').counterfactuals;
  expect(documents).toMatchObject({ rule: 'documents', people: 4, params: { document: 'ac' } });
  expect(documents!.steps).toEqual([
    { params: { document: 'ac' }, people: 2 },
    { params: { document: 'c1' }, people: 1 },
  ]);
});

describe('other days', () => {
  /** The slot as a change of days would have it, told once more. */
  function onOtherDays(slot: SlotInput, change: DayChange): SlotInput {
    const nights = slot.nightRun ?? 0;
    const moved = (by: number): SlotInput => ({
      ...slot,
      days: slot.days.map((day) => day + by),
      first: slot.first + by,
      last: slot.last + by,
    });
    switch (change) {
      case 'moveLater':
        return moved(1);
      case 'moveEarlier':
        return moved(-1);
      case 'startLater': {
        const left = asJob(slot).workDays - 1;
        const days = slot.days.filter((day) => day > slot.first);
        return { ...slot, days, first: slot.first + 1, nightRun: Math.min(nights, left) };
      }
      case 'endEarlier': {
        const left = asJob(slot).workDays - 1;
        const days = slot.days.filter((day) => day < slot.last);
        return { ...slot, days, last: slot.last - 1, nightRun: Math.max(0, Math.min(nights - 1, left)) };
      }
    }
  }
  const ABOUT_DAYS: readonly RuleId[] = ['availability', 'overlap', 'gap', 'dayLimit'];

  test('bring exactly those whom days alone kept out and who fit the changed days', () => {
    const tried = new Set<DayChange>();
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const input = randomInput(seed, { people: 50, slots: 2, roles: 1 });
        for (const slot of input.slots) {
          const { otherDays } = explainUnfilled(buildMarket(input), slot.id);
          const keptOut = input.people.filter((person) => {
            const broken = oracleBroken(input, slot, person);
            return broken.length > 0 && broken.every((rule) => ABOUT_DAYS.includes(rule));
          });
          for (const change of DAY_CHANGES) {
            const changed = onOtherDays(slot, change);
            const expected =
              changed.days.length === 0
                ? []
                : keptOut.filter((person) => oracleBroken(input, changed, person).length === 0);
            const said = otherDays.find((option) => option.change === change);
            expect([change, said?.people ?? 0, said?.examples ?? []]).toEqual([
              change,
              expected.length,
              expected.slice(0, 5).map((person) => person.id),
            ]);
            if (!said) continue;
            tried.add(change);
            expect(said).toMatchObject({
              code: `days.${change}`,
              params: { first: changed.first, last: changed.last },
            });
            const slots = input.slots.map((each) => (each === slot ? changed : each));
            const rebuilt = explainUnfilled(buildMarket({ ...input, slots }), slot.id);
            expect(rebuilt.funnel.at(-1)!.left).toBeGreaterThanOrEqual(said.people);
          }
        }
      }),
      { numRuns: 15, seed: 3 },
    );
    expect([...tried].sort()).toEqual([...DAY_CHANGES].sort());
  });

  test('are named with the days of the calendar, and never leave the window', () => {
    const slot = aSlot('s', { days: [1_000, 1_001], first: 1_000, last: 1_001 });
    const people = [aPerson('late', { free: [[1_001, 1_060]] }), aPerson('short', { free: [[990, 1_000]] })];
    const { otherDays } = explainUnfilled(buildMarket(anInput(people, [slot], { firstDay: 1_000 })), 's');
    expect(otherDays).toEqual([
      {
        change: 'moveLater',
        code: 'days.moveLater',
        people: 1,
        examples: ['late'],
        params: { first: 1_001, last: 1_002 },
      },
      {
        change: 'startLater',
        code: 'days.startLater',
        people: 1,
        examples: ['late'],
        params: { first: 1_001, last: 1_001 },
      },
      {
        change: 'endEarlier',
        code: 'days.endEarlier',
        people: 1,
        examples: ['short'],
        params: { first: 1_000, last: 1_000 },
      },
    ]);
  });

  test('bring nobody who also breaks a rule that is not about days', () => {
    // A day later both are free, and clear of a booking that ends on the first day.
    const late: Partial<PersonInput> = { free: [[21, 63]], bookings: [aBooking(15, 20)] };
    const people = [aPerson('dear', { ...late, payFloorFen: 90_000 }), aPerson('x', late)];
    const { otherDays } = explainUnfilled(buildMarket(anInput(people, [aSlot('s')])), 's');
    expect(otherDays.map(({ change, examples }) => [change, examples])).toEqual([
      ['moveLater', ['x']],
      ['startLater', ['x']],
    ]);
  });

  test('a slot of one day cannot be cut', () => {
    const slot = aSlot('s', { days: [63], first: 63, last: 63 });
    const people = [aPerson('x', { free: [[62, 62]] })];
    const { otherDays } = explainUnfilled(buildMarket(anInput(people, [slot])), 's');
    expect(otherDays.map(({ change }) => change)).toEqual(['moveEarlier']);
  });
});
