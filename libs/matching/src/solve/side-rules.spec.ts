import fc from 'fast-check';
import { aPerson, aShoot, aSlot, anInput } from '../fixture/build';
import { randomMarket, seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import { findPerson, findSlot, Market } from '../market/market';
import type { MatchingInput, ShootInput } from '../matching-input';
import { bannedTogether, Filled, sideFaults } from '../verify/side-rules';
import { PlanState } from './plan-state';
import { Groups, makeProblem } from './problem';
import { SideRules } from './side-rules';

interface Made {
  readonly market: Market;
  readonly groups: Groups;
  readonly sides: SideRules;
  take(person: string, slot: string): number;
  leave(person: string, slot: string): number;
}

/** Rules of a market; `take` and `leave` say how many are broken then. */
function made(input: MatchingInput): Made {
  const market = buildMarket(input);
  const { groups } = makeProblem(market);
  const sides = new SideRules(market, groups);
  const step = (way: 'take' | 'leave') => (person: string, slot: string) => {
    sides[way](findPerson(market, person), groups.ofSlot[findSlot(market, slot)]!);
    return sides.broken;
  };
  return { market, groups, sides, take: step('take'), leave: step('leave') };
}

/** Rules that chosen people break beside what pins break alone, counted from scratch by the code that checks plans. */
function recount(market: Market, filled: readonly Filled[]): number {
  return sideFaults(market, filled).filter(({ byPins }) => !byPins).length;
}

test('what is broken is what a recount finds, whoever comes and goes', () => {
  let broken = 0;
  let kept = 0;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.nat(4), (seed, pins) => {
      const size = { people: 8, slots: 14, roles: 1, shoots: 2, pins, sideRules: true };
      const market = buildMarket(randomMarket(seed, size));
      const { groups } = makeProblem(market);
      const sides = new SideRules(market, groups);
      const next = seeded(seed + 1);
      const inside: { readonly person: number; readonly group: number; readonly filled: Filled }[] = [];
      const came = (): void => {
        const unit = next(groups.slot.length);
        const slot = groups.slot[unit]!;
        const one = { person: next(8), group: groups.ofSlot[slot]!, filled: [slot, 0] as Filled };
        if (inside.some(({ filled }) => filled[0] === slot)) return;
        inside.push({ ...one, filled: [slot, one.person] });
        sides.take(one.person, one.group);
      };
      const went = (): void => {
        const [gone] = inside.splice(next(inside.length), 1);
        sides.leave(gone!.person, gone!.group);
      };
      for (let step = 0; step < 30; step++) {
        if (inside.length > 0 && next(3) === 0) went();
        else came();
        const expected = recount(
          market,
          inside.map(({ filled }) => filled),
        );
        expect(sides.broken).toBe(expected);
        if (expected > 0) broken += 1;
        else kept += 1;
      }
      while (inside.length > 0) went();
      expect(sides.broken).toBe(0);
    }),
    { numRuns: 50, seed: 81 },
  );
  expect(Math.min(broken, kept)).toBeGreaterThan(200);
});

describe('a labour cap', () => {
  // Of seven days each; the band goes from 40,000 to 80,000 fen a day.
  const people = [
    aPerson('low', { payFloorFen: 10_000 }),
    aPerson('mid', { payFloorFen: 50_000 }),
    aPerson('dear', { payFloorFen: 90_000 }),
  ];
  const capped = (labourCapFen: number, pin?: string) => {
    const slots = [
      aSlot('t0', { posting: 'p0' }),
      aSlot('t1'),
      aSlot('t2', { posting: 'p2', days: [20, 26] }),
      aSlot('t3', { shoot: 's2' }),
    ];
    const pinned = pin === undefined ? [] : [aSlot('t4', { pinnedPerson: pin })];
    return made(anInput(people, [...slots, ...pinned], { shoots: [aShoot('s1', { labourCapFen })] }));
  };

  test.each([
    ['low', 't0', 280_000],
    ['mid', 't0', 350_000],
    ['dear', 't0', 560_000],
    ['mid', 't2', 100_000],
  ])('counts the least pay of the band that a person accepts, for each day worked: %s in %s', (person, slot, fen) => {
    expect(capped(fen).take(person, slot)).toBe(0);
    expect(capped(fen - 1).take(person, slot)).toBe(1);
  });

  test('is for all slots of its shoot together and for no other', () => {
    const { take, leave } = capped(700_000);
    expect(take('mid', 't0')).toBe(0);
    expect(take('mid', 't3')).toBe(0);
    expect(take('dear', 't3')).toBe(0);
    expect(take('mid', 't1')).toBe(0);
    expect(take('low', 't2')).toBe(1);
    // Over the cap once is over it, by however much.
    expect(take('dear', 't2')).toBe(1);
    expect(leave('dear', 't2')).toBe(1);
    expect(leave('mid', 't0')).toBe(0);
  });

  test('leaves what pins do not cost', () => {
    expect(capped(630_000, 'low').take('mid', 't0')).toBe(0);
    expect(capped(629_999, 'low').take('mid', 't0')).toBe(1);
    // A pinned person who asks for more than the band gives has its upper end.
    expect(capped(910_000, 'dear').take('mid', 't0')).toBe(0);
    expect(capped(909_999, 'dear').take('mid', 't0')).toBe(1);
  });

  test('that pins alone exceed is not broken by the plan, and leaves it nothing', () => {
    const { sides, take, leave } = capped(100_000, 'low');
    expect(sides.broken).toBe(0);
    expect(take('mid', 't2')).toBe(1);
    expect(leave('mid', 't2')).toBe(0);
  });
});

describe('trainees', () => {
  const levels = { anna: 1, bo: 1, cleo: 2, dora: 3, emil: 4 } as const;
  const people = Object.entries(levels).map(([id, level]) => aPerson(id, { roles: [{ role: 'gaffer', level }] }));
  const crew = (change: Partial<ShootInput>, pins: readonly (keyof typeof levels)[] = []) => {
    const place = { minLevel: 1, department: 'light' };
    const open = ['t0', 't1', 't2', 't3', 't4'].map((id) => aSlot(id, { ...place, posting: id }));
    const apart = [aSlot('camera', { ...place, department: 'camera' }), aSlot('elsewhere', { ...place, shoot: 's2' })];
    const pinned = pins.map((pinnedPerson) => aSlot(`pin-${pinnedPerson}`, { ...place, pinnedPerson }));
    const shoots = [aShoot('s1', { traineesPerExperienced: 2, ...change })];
    return made(anInput(people, [...open, ...apart, ...pinned], { shoots }));
  };

  test('need an experienced colleague in their own department of the shoot, in any order of coming', () => {
    const { take, leave } = crew({});
    expect(take('anna', 't0')).toBe(1);
    expect(take('cleo', 't1')).toBe(1);
    expect(take('dora', 'camera')).toBe(1);
    expect(take('dora', 'elsewhere')).toBe(1);
    expect(take('dora', 't2')).toBe(0);
    expect(take('bo', 't3')).toBe(0);
    expect(leave('dora', 't2')).toBe(1);
    expect(take('emil', 't4')).toBe(0);
    expect(leave('anna', 't0')).toBe(0);
    expect(leave('emil', 't4')).toBe(1);
    expect(leave('bo', 't3')).toBe(0);
  });

  test('of a shoot without a limit are not counted', () => {
    expect(crew({}).take('anna', 'elsewhere')).toBe(0);
    expect(crew({ traineesPerExperienced: 0 }).take('anna', 't0')).toBe(1);
  });

  test('each crew and each cap that is broken counts', () => {
    const { take, leave } = crew({ labourCapFen: 300_000 });
    expect(take('anna', 't0')).toBe(1);
    expect(take('bo', 'camera')).toBe(3);
    expect(leave('anna', 't0')).toBe(1);
    expect(leave('bo', 'camera')).toBe(0);
  });

  test.each([
    [0, 0, 0],
    [0, 1, 2],
    [1, 1, 1],
    [2, 2, 2],
    // Too many trainees on the staff are not the plan's fault.
    [3, 1, 0],
  ])('beside a staff of %i trainees and %i experienced there is room for %i', (trainees, experienced, room) => {
    const staff = [
      { department: 'light', trainees, experienced },
      { department: 'camera', trainees: 0, experienced: 5 },
    ];
    const { take, sides } = crew({ staff });
    expect(sides.broken).toBe(0);
    const broken = ['t0', 't1', 't2'].map((slot) => take('anna', slot));
    expect(broken).toEqual([0, 1, 2].map((before) => (before < room ? 0 : 1)));
  });

  test.each<[string, readonly (keyof typeof levels)[], number]>([
    ['an experienced one', ['dora'], 2],
    ['an experienced one and a trainee', ['dora', 'bo'], 1],
    ['an assistant', ['cleo'], 0],
    ['a trainee', ['bo'], 0],
  ])('beside %s who is pinned there is the room that is left', (_name, pins, room) => {
    const { take, leave, sides } = crew({}, pins);
    expect(sides.broken).toBe(0);
    const broken = ['t0', 't1', 't2'].map((slot) => take('anna', slot));
    expect(broken).toEqual([0, 1, 2].map((before) => (before < room ? 0 : 1)));
    expect(['t0', 't1', 't2'].map((slot) => leave('anna', slot)).at(-1)).toBe(0);
  });

  test('staff and pins give room together', () => {
    const staff = [{ department: 'light', trainees: 2, experienced: 0 }];
    const { take } = crew({ staff }, ['dora', 'emil']);
    expect(['t0', 't1', 't2'].map((slot) => take('anna', slot))).toEqual([0, 0, 1]);
  });
});

describe('people who must not meet', () => {
  const people = ['x', 'y', 'z'].map((id) => aPerson(id));

  test('are known to each other, and to nobody else', () => {
    const { sides } = made(
      anInput(people, [], {
        pairBans: [
          ['y', 'x'],
          ['x', 'z'],
        ],
      }),
    );
    expect([0, 1, 2].map((person) => [...sides.bannedWith(person)].sort())).toEqual([[1, 2], [0], [0]]);
  });

  test('do not stand in the way of any count', () => {
    const { take } = made(anInput(people, [aSlot('t0'), aSlot('t1')], { pairBans: [['x', 'y']] }));
    expect(take('x', 't0')).toBe(0);
    expect(take('y', 't1')).toBe(0);
  });

  test('are kept out of a plan just where the check of plans would find them together', () => {
    const seen = { kept: 0, refused: 0 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.nat(3), (seed, pins) => {
        const size = { people: 5, slots: 8, roles: 1, shoots: 3, pins, sideRules: true, easy: true };
        const market = buildMarket(randomMarket(seed, size));
        const problem = makeProblem(market);
        const { groups } = problem;
        const plan = new PlanState(problem, 5, new SideRules(market, groups));
        const next = seeded(seed + 1);
        const personOfSlot = market.slots.pinned.slice();
        const meets = (): number => {
          const slotsOf = (person: number) => [...personOfSlot.keys()].filter((slot) => personOfSlot[slot] === person);
          return bannedTogether(market, slotsOf).filter((pair) =>
            pair.some(([slot, person]) => market.slots.pinned[slot] !== person),
          ).length;
        };
        for (let unit = 0; unit < groups.slot.length; unit++) {
          const person = next(5);
          const slot = groups.slot[unit]!;
          personOfSlot[slot] = person;
          const allowed = plan.allows(person, plan.groupOf[unit]!);
          expect(allowed).toBe(meets() === 0);
          seen[allowed ? 'kept' : 'refused'] += 1;
          if (allowed) plan.assign(unit, person, 0);
          else personOfSlot[slot] = -1;
        }
      }),
      { numRuns: 60, seed: 82 },
    );
    expect(seen.kept).toBeGreaterThan(200);
    expect(seen.refused).toBeGreaterThan(30);
  });
});

test.each<[string, boolean, Partial<MatchingInput>]>([
  ['nothing', false, {}],
  ['a shoot without rules', false, { shoots: [aShoot('s1')] }],
  ['a labour cap', true, { shoots: [aShoot('s1', { labourCapFen: 0 })] }],
  ['a limit on trainees', true, { shoots: [aShoot('s1', { traineesPerExperienced: 0 })] }],
  ['two who must not meet', true, { pairBans: [['x', 'y']] }],
])('a market with %s needs the rules: %s', (_name, needed, change) => {
  const slots = [aSlot('t0', { department: 'light' }), aSlot('t1', { shoot: 's2' })];
  const market = buildMarket(anInput([aPerson('x'), aPerson('y')], slots, change));
  expect(SideRules.neededFor(market)).toBe(needed);
});
