import { fillShoot } from '../fill-shoot';
import { aBooking, anInput, aPerson, aSlot } from '../fixture/build';
import { randomInput } from '../fixture/random-input';
import { buildMarket } from '../market';
import { PlanToVerify, verify } from './verify';

/** Two slots and, beside the two people of the plan, one person short of each rule. */
const people = [
  aPerson('good'),
  aPerson('better', { paidDaysLast30: 0 }),
  aPerson('busy', { bookings: [aBooking(26, 30)] }),
  aPerson('tired', { bookings: [aBooking(12, 19)] }),
  aPerson('far-next', { bookings: [aBooking(28, 30, { base: 3 })] }),
  aPerson('driver', { roles: [{ role: 'driver', level: 3 }] }),
  aPerson('assistant', { roles: [{ role: 'gaffer', level: 2 }] }),
  aPerson('away', { free: [[0, 19]] }),
  aPerson('dear', { payFloorFen: 90_000 }),
  aPerson('homely', { homeBase: 2, maxTravelMinutes: 100 }),
  aPerson('declined'),
];
const slots = [
  aSlot('t1', { excludedPeople: ['declined'] }),
  aSlot('t2', { excludedPeople: ['declined'] }),
  aSlot('elsewhere', { shoot: 's2' }),
];
const market = buildMarket(anInput(people, slots));
const plan = fillShoot(market, 's1');

/** Kinds of faults of the plan with its first assignment changed, without what depends on scores and proof. */
function faultsWith(change: Partial<PlanToVerify['assignments'][number]>): string[] {
  const assignments = plan.assignments.map(({ slot, person, offeredPayFen }, index) =>
    index === 0 ? { slot, person, offeredPayFen, ...change } : { slot, person, offeredPayFen },
  );
  return verify(market, { shoot: 's1', assignments }).violations.map((violation) => violation.kind);
}

test('the plan itself is in order', () => {
  expect(plan.assignments.map((assignment) => assignment.person).sort()).toEqual(['better', 'good']);
  expect(verify(market, plan)).toEqual({ ok: true, violations: [], pinnedViolations: [] });
  expect(faultsWith({})).toEqual([]);
});

test.each([
  ['an overlap', { person: 'busy' }, ['overlap']],
  ['no day of rest', { person: 'tired' }, ['gap']],
  ['no days of travel to the next shoot', { person: 'far-next' }, ['gap']],
  ['a wrong role', { person: 'driver' }, ['role']],
  ['too low a level', { person: 'assistant' }, ['level']],
  ['somebody who is not free', { person: 'away' }, ['availability']],
  ['a floor above the band', { person: 'dear', offeredPayFen: null }, ['pay']],
  ['too far from home', { person: 'homely' }, ['travel']],
  ['somebody who declined', { person: 'declined' }, ['excluded']],
  ['one person in two slots', { person: plan.assignments[1]!.person }, ['taken']],
  ['two people in one slot', { slot: 't2' }, ['slotTwice']],
  ['pay under her floor', { offeredPayFen: 39_999 }, ['offeredPay']],
  ['pay above what is due', { offeredPayFen: 40_001 }, ['offeredPay']],
  ['a slot of another shoot', { slot: 'elsewhere' }, ['otherShoot']],
  ['a slot nobody knows', { slot: 'ghost' }, ['unknownSlot']],
  ['a person nobody knows', { person: 'ghost' }, ['unknownPerson']],
])('%s is caught', (_name, change, kinds) => {
  expect(faultsWith(change)).toEqual(kinds);
});

test('a head of department of a lower level is caught', () => {
  const heads = buildMarket(anInput([aPerson('x')], [aSlot('t', { headOfDepartment: true })]));
  const assignments = [{ slot: 't', person: 'x' }];
  expect(verify(heads, { shoot: 's1', assignments }).violations).toEqual([
    { kind: 'headOfDepartment', slot: 't', person: 'x' },
  ]);
});

test('a pin that was moved or dropped is caught', () => {
  const pinned = buildMarket(anInput([aPerson('x'), aPerson('y')], [aSlot('t', { pinnedPerson: 'x' })]));
  const moved = { shoot: 's1', assignments: [{ slot: 't', person: 'y' }] };
  expect(verify(pinned, moved).violations).toEqual([{ kind: 'pinMoved', slot: 't' }]);
  expect(verify(pinned, { shoot: 's1', assignments: [] }).violations).toEqual([{ kind: 'pinMoved', slot: 't' }]);
});

test('an unknown shoot is caught', () => {
  expect(verify(market, { shoot: 's9', assignments: [] }).violations).toEqual([{ kind: 'unknownShoot' }]);
});

test('a score that is one point off is caught', () => {
  const assignments = plan.assignments.map((assignment) => ({ ...assignment, score: assignment.score + 1 }));
  const kinds = verify(market, { shoot: 's1', assignments }).violations.map((violation) => violation.kind);
  expect(kinds).toEqual(['score', 'score']);
});

test('a plan that is worse than the best cannot carry a proof', () => {
  const assignments = plan.assignments.slice(0, 1);
  const fault = verify(market, { shoot: 's1', assignments, proof: plan.proof });
  expect(fault.violations.map((violation) => violation.kind)).toContain('proof');
});

test('duals moved by a point are caught, whichever way', () => {
  const big = buildMarket(randomInput(9, { people: 60, slots: 10, roles: 1 }));
  const result = fillShoot(big, 's1');
  expect(verify(big, result).ok).toBe(true);
  for (const by of [1, -1]) {
    const slotDuals = result.proof.slotDuals.map((dual, i) => (i === 0 ? { ...dual, points: dual.points + by } : dual));
    expect(verify(big, { ...result, proof: { ...result.proof, slotDuals } }).ok).toBe(false);
  }
  const swapped = result.proof.slotDuals.map((dual, i) => ({
    ...dual,
    points: dual.points + [1, -1][i]! || dual.points,
  }));
  expect(verify(big, { ...result, proof: { ...result.proof, slotDuals: swapped } }).ok).toBe(false);
});
