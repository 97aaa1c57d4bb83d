import fc from 'fast-check';
import { RULE_IDS, RuleId } from './code';
import { explainUnfilled } from './explain-unfilled';
import { fillShoot } from './fill-shoot';
import { aBooking, anInput, aPerson, aSlot } from './fixture/build';
import { randomInput } from './fixture/random-input';
import { buildMarket } from './market';
import type { MatchingInput, PersonInput } from './matching-input';
import { brokenRules } from './verify/pair';

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
  aPerson('excluded'),
];

test('the funnel counts the people left after each rule', () => {
  const input = anInput(
    [...CROWD, aPerson('busy')],
    [aSlot('s', { excludedPeople: ['excluded'] }), aSlot('t', { pinnedPerson: 'busy' })],
  );
  const [open] = fillShoot(buildMarket(input), 's1').open;
  expect(open).toMatchObject({ slot: 's', people: 10, bindingRule: 'pay' });
  expect(open!.funnel.map((step) => [step.code, step.left])).toEqual([
    ['rule.role', 9],
    ['rule.level', 8],
    ['rule.headOfDepartment', 8],
    ['rule.availability', 7],
    ['rule.overlap', 6],
    ['rule.gap', 5],
    ['rule.pay', 3],
    ['rule.travel', 2],
    ['rule.excluded', 1],
    ['rule.taken', 0],
  ]);
});

test('a counterfactual says who would come and how far the rule must give', () => {
  const slots = [aSlot('s', { excludedPeople: ['excluded'] })];
  const { counterfactuals } = explainUnfilled(buildMarket(anInput(CROWD, slots)), 's');
  expect(counterfactuals.map(({ rule, people, examples, params }) => ({ rule, people, examples, params }))).toEqual([
    { rule: 'pay', people: 2, examples: ['pay', 'pay-more'], params: { payHighFen: 85_000 } },
    { rule: 'level', people: 1, examples: ['level'], params: { level: 2 } },
    { rule: 'availability', people: 1, examples: ['availability'], params: {} },
    { rule: 'overlap', people: 1, examples: ['overlap'], params: {} },
    { rule: 'gap', people: 1, examples: ['gap'], params: {} },
    { rule: 'travel', people: 1, examples: ['travel'], params: { minutes: 900 } },
    { rule: 'excluded', people: 1, examples: ['excluded'], params: {} },
  ]);
});

test('doing what a counterfactual says fills the slot', () => {
  const fillWith = (change: object) =>
    fillShoot(buildMarket(anInput(CROWD, [aSlot('s', { excludedPeople: ['excluded'], ...change })])), 's1');
  expect(fillWith({}).assignments).toEqual([]);
  expect(fillWith({ payHighFen: 85_000 }).assignments[0]?.person).toBe('pay');
  expect(fillWith({ minLevel: 2 }).assignments[0]?.person).toBe('level');
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
        for (const { rule, people, examples } of explainUnfilled(market, slot.id).counterfactuals) {
          const alone = input.people.filter((person) => brokenRules(input, slot, person).join() === rule);
          expect([people, examples]).toEqual([alone.length, alone.slice(0, 5).map((person) => person.id)]);
          named.add(rule);
        }
      }
    }),
    { numRuns: 60, seed: 7 },
  );
  expect([...named].sort()).toEqual(RULE_IDS.filter((id) => id !== 'role' && id !== 'taken').sort());
});
