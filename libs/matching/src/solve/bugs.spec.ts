import { aBooking, aPerson, aSlot, anInput } from '../fixture/build';
import { buildMarket } from '../market/market-builder';
import type { SlotInput } from '../matching-input';
import { DEFAULT_WEIGHTS } from '../weights';
import { Improver } from './improve';
import { limitedSchedule } from './limited-schedule';
import { makePool, PairFinder } from './pair-pool';
import { PersonSchedule } from './person-schedule';
import { PlanState } from './plan-state';
import { makeProblem } from './problem';
import { verifyPlan } from '../verify/verify-plan';
import { SideRules } from './side-rules';

function days(id: string, first: number, count: number, change: Partial<SlotInput> = {}): SlotInput {
  const list = Array.from({ length: count }, (_, day) => first + day);
  return aSlot(id, { shoot: id, posting: id, first, last: first + count - 1, days: list, ...change });
}

test('a newcomer under a binding limit keeps her first job, with a booking behind it', () => {
  const bookings = [aBooking(50, 52)];
  const person = aPerson('x', { newcomer: true, bookings, dayLimit: { first: 0, last: 20, days: 5 } });
  const problem = makeProblem(buildMarket(anInput([person], [days('a', 2, 4), days('b', 7, 4)])));
  const schedule = new PersonSchedule(problem);
  schedule.begin(0);
  schedule.items.add(0, -100);
  schedule.items.add(1, -100);
  schedule.solve();
  expect(limitedSchedule(schedule.items, () => 4, 5)).toEqual({ value: -100, chosen: [0] });
  expect(schedule.value).toBe(6_300);
});

test('nobody is forced between two bookings that break a rule between themselves', () => {
  const bookings = [aBooking(10, 12, { base: 0 }), aBooking(14, 17, { base: 1 })];
  const slots = [days('a', 13, 1, { base: 2 }), days('b', 30, 4)];
  const terms = {
    weights: { ...DEFAULT_WEIGHTS, chainDay: 0 },
    travelMinutes: [
      [0, 3000, 100],
      [3000, 0, 100],
      [100, 100, 0],
    ],
  };
  const problem = makeProblem(buildMarket(anInput([aPerson('x', { bookings })], slots, terms)));
  const schedule = new PersonSchedule(problem);
  schedule.begin(0);
  schedule.items.add(0, -500);
  schedule.items.add(1, 1_000);
  schedule.solve();
  expect(schedule.value).toBe(1_000);
});

test('a chain does not bring two people together who must not meet', () => {
  const holding = (id: string, ...roles: string[]) => aPerson(id, { roles: roles.map((role) => ({ role, level: 3 })) });
  const slots = [
    days('g', 10, 4, { role: 'r1', shoot: 'S' }),
    days('h', 10, 4, { role: 'r2' }),
    days('k', 11, 4, { role: 'r3', shoot: 'S' }),
  ];
  const people = [holding('a', 'r1', 'r2'), holding('b', 'r2', 'r3'), holding('c', 'r3')];
  const market = buildMarket(anInput(people, slots, { pairBans: [['a', 'c']] }));
  const problem = makeProblem(market);
  const pool = makePool([new PairFinder(market, problem).find(0, 3, new Int32Array(3).fill(-1))], 3);
  const plan = new PlanState(problem, 3, new SideRules(market, problem.groups));
  const price = new Int32Array(3).fill(problem.filled);
  const improver = new Improver(problem, pool, plan, price, { expansions: 60, depth: 10 });
  plan.assign(1, 0, 0);
  plan.assign(2, 1, 0);
  improver.fill(0);
  const personOfSlot = new Int32Array(3).fill(-1);
  plan.holder.forEach((person, unit) => {
    personOfSlot[problem.groups.slot[unit]!] = person;
  });
  expect(verifyPlan(market, { personOfSlot }).violations).toEqual([]);
});
