import fc from 'fast-check';
import { aPerson, aShoot, aSlot, anInput } from '../fixture/build';
import { randomMarket, seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import { findPerson, findSlot, Market } from '../market/market';
import type { DayInterval, MatchingInput } from '../matching-input';
import { MatchingInputError } from '../matching-input.error';
import type { MarketPlan } from '../plan';
import { verifyPlan } from '../verify/verify-plan';
import { rematch } from './rematch';
import type { RematchEvent, Repair } from './rematch-event';
import { Rematcher } from './rematcher';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

function emptyPlan({ slots }: Market): MarketPlan {
  return { personOfSlot: slots.pinned.slice() };
}

/** Every slot in turn goes to whoever is best for it. */
function greedyPlan(market: Market): MarketPlan {
  const events = market.names.slots
    .filter((_, slot) => market.slots.pinned[slot]! < 0)
    .map((slot): RematchEvent => ({ kind: 'slotOpened', slot }));
  return rematch(market, emptyPlan(market), events, { maxMoves: 2 }).plan;
}

function without(days: readonly DayInterval[], from: number, to: number): DayInterval[] {
  return days.flatMap(([first, last]): DayInterval[] => {
    const parts: DayInterval[] = [
      [first, Math.min(last, from - 1)],
      [Math.max(first, to + 1), last],
    ];
    return parts.filter((part) => part[0] <= part[1]);
  });
}

/** The input as it would be if an event had been known beforehand. */
function after(input: MatchingInput, event: RematchEvent): MatchingInput {
  if (event.kind === 'unavailable') {
    const people = input.people.map((person) =>
      person.id === event.person
        ? {
            ...person,
            free: without(person.free, event.from, event.to),
            preferNot: without(person.preferNot, event.from, event.to),
          }
        : person,
    );
    return { ...input, people };
  }
  if (event.kind !== 'dropOut' && event.kind !== 'decline') return input;
  const slots = input.slots.map((slot) =>
    slot.id === event.slot ? { ...slot, excludedPeople: [...new Set([...slot.excludedPeople, event.person])] } : slot,
  );
  return { ...input, slots };
}

/** The same market with one department a shoot, in which trainees may stand in any slot beside experienced colleagues. */
function withTrainees(input: MatchingInput): MatchingInput {
  const open = { minLevel: 1, maxLevel: 4, headOfDepartment: false, department: 'light' };
  const people = input.people.map((person, k) => ({
    ...person,
    roles: person.roles.map(({ role }) => ({ role, level: k % 3 === 0 ? 3 : 1 })),
  }));
  const shoots = [...new Set(input.slots.map(({ shoot }) => shoot))].map((id) =>
    aShoot(id, { traineesPerExperienced: 2 }),
  );
  return { ...input, people, shoots, slots: input.slots.map((slot) => ({ ...slot, ...open })) };
}

function randomEvent(market: Market, plan: MarketPlan, next: (n: number) => number): RematchEvent | null {
  const open = market.names.slots.filter((_, slot) => market.slots.pinned[slot]! < 0);
  if (open.length === 0) return null;
  const slot = open[next(open.length)]!;
  const holder = plan.personOfSlot[findSlot(market, slot)]!;
  const anybody = market.names.people[next(market.names.people.length)]!;
  const person = holder < 0 || next(6) === 0 ? anybody : market.names.people[holder]!;
  const from = next(50);
  const kinds: RematchEvent[] = [
    { kind: 'dropOut', slot, person },
    { kind: 'decline', slot, person },
    { kind: 'unavailable', person, from, to: from + next(12) },
    { kind: 'slotOpened', slot },
    { kind: 'slotCancelled', slot },
  ];
  return kinds[next(kinds.length)]!;
}

/** Slots whose person changed are those that the repair tells of. */
function expectTold(market: Market, before: MarketPlan, now: MarketPlan, event: RematchEvent, repair: Repair): void {
  const told = new Set([
    ...repair.slots.map(({ slot }) => slot),
    ...repair.moved.flatMap(({ from, to }) => [from, to]),
  ]);
  if (event.kind === 'slotCancelled') told.add(event.slot);
  market.names.slots.forEach((slot, k) => {
    if (now.personOfSlot[k] !== before.personOfSlot[k]) expect(told).toContain(slot);
  });
  for (const { person, from, to, replacedBy } of repair.moved) {
    expect(before.personOfSlot[findSlot(market, from)]).toBe(findPerson(market, person));
    if (event.kind === 'unavailable' || repair.slots.length > 1) continue;
    expect(now.personOfSlot[findSlot(market, to)]).toBe(findPerson(market, person));
    expect(now.personOfSlot[findSlot(market, from)]).toBe(findPerson(market, replacedBy));
  }
}

describe('a stream of events', () => {
  test('leaves a plan that breaks no rule, is worth what the repairs say, and moves few', () => {
    const count = { events: 0, direct: 0, moved: 0, open: 0, trainees: 0 };
    fc.assert(
      fc.property(seeds, fc.boolean(), fc.boolean(), fc.nat({ max: 3 }), (seed, sideRules, easy, maxMoves) => {
        const next = seeded(seed);
        const size = { people: 2 + next(10), slots: 3 + next(8), shoots: 1 + next(5), roles: 1 + next(2) };
        const random = randomMarket(seed, { ...size, easy, sideRules, pins: next(3) });
        let input = next(3) === 0 ? withTrainees(random) : random;
        const market = buildMarket(input);
        let plan = greedyPlan(market);
        const start = verifyPlan(market, plan);
        expect(start.ok).toBe(true);
        let { value } = start;
        const cancelled = new Set<string>();
        const rematcher = new Rematcher(market, plan, { maxMoves });
        for (let k = 0; k < 12; k++) {
          const event = randomEvent(market, plan, next);
          if (!event) return;
          const repair = rematcher.apply(event);
          const now = rematcher.current();
          input = after(input, event);
          const check = verifyPlan(buildMarket(input), now);
          expect(check.violations).toEqual([]);
          expect(repair.value).toBe(check.value - value);
          expect(repair.moved.length).toBeLessThanOrEqual(maxMoves);
          expectTold(market, plan, now, event, repair);
          if (event.kind === 'slotCancelled') cancelled.add(event.slot);
          if (event.kind === 'slotOpened') cancelled.delete(event.slot);
          for (const slot of cancelled) expect(now.personOfSlot[findSlot(market, slot)]).toBe(-1);
          for (const each of repair.slots) if (each.person !== null) expect(each.repairable).toBe(true);
          count.events += 1;
          count.moved += repair.moved.length > 0 ? 1 : 0;
          count.direct += repair.slots.some(({ person }) => person !== null) && repair.moved.length === 0 ? 1 : 0;
          count.open += repair.slots.some(({ person }) => person === null) ? 1 : 0;
          if (event.kind !== 'unavailable' && repair.slots.length > 1) count.trainees += 1;
          plan = now;
          value = check.value;
        }
      }),
      { numRuns: 120, seed: 5 },
    );
    // The property says nothing about what does not happen.
    for (const [what, times] of Object.entries(count)) expect([what, times > 5]).toEqual([what, true]);
  });

  test('gives the same plan in one go as event by event, and leaves the given plan alone', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const market = buildMarket(randomMarket(seed, { people: 9, slots: 9, shoots: 4, roles: 1, easy: true }));
        const plan = greedyPlan(market);
        const copy = plan.personOfSlot.slice();
        const next = seeded(seed);
        const rematcher = new Rematcher(market, plan);
        const events: RematchEvent[] = [];
        const repairs: Repair[] = [];
        for (let k = 0; k < 8; k++) {
          const event = randomEvent(market, rematcher.current(), next)!;
          events.push(event);
          repairs.push(rematcher.apply(event));
        }
        const all = rematch(market, plan, events);
        expect(all.plan).toEqual(rematcher.current());
        expect(all.repairs).toEqual(repairs);
        expect(plan.personOfSlot).toEqual(copy);
      }),
      { numRuns: 60, seed: 6 },
    );
  });
});

/** The plan with some slots given to others, and what it is worth; null when it breaks a rule. */
function tried(market: Market, plan: MarketPlan, changes: readonly (readonly [slot: number, person: number])[]) {
  const personOfSlot = plan.personOfSlot.slice();
  for (const [slot, person] of changes) personOfSlot[slot] = person;
  const { ok, value } = verifyPlan(market, { personOfSlot });
  return ok ? value : null;
}

describe('against all possibilities', () => {
  test('the best free person comes, else the best chain of one move, else nobody', () => {
    const count = { free: 0, chain: 0, nobody: 0 };
    fc.assert(
      fc.property(seeds, fc.boolean(), fc.nat({ max: 600 }), (seed, easy, movePenalty) => {
        const next = seeded(seed);
        const people = 3 + next(5);
        const random = randomMarket(seed, { people, slots: 5, shoots: 3, roles: 1, easy, pins: next(2) });
        const market = buildMarket(random);
        const plan = greedyPlan(market);
        const filled = market.names.slots.filter(
          (_, slot) => market.slots.pinned[slot]! < 0 && plan.personOfSlot[slot]! >= 0,
        );
        if (filled.length === 0) return;
        const id = filled[next(filled.length)]!;
        const slot = findSlot(market, id);
        const person = market.names.people[plan.personOfSlot[slot]!]!;
        const event: RematchEvent = { kind: 'dropOut', slot: id, person };
        const later = buildMarket(after(random, event));
        const opened = { personOfSlot: plan.personOfSlot.map((held, k) => (k === slot ? -1 : held)) };
        const base = verifyPlan(later, opened).value;
        const result = rematch(market, plan, [event], { maxMoves: 1, movePenalty });
        const [repair] = result.repairs;

        let best = -1;
        let who = -1;
        for (let p = 0; p < people; p++) {
          const value = tried(later, opened, [[slot, p]]);
          if (value !== null && value > best) [best, who] = [value, p];
        }
        if (who >= 0) {
          count.free += 1;
          expect(repair!.slots[0]!.person).toBe(market.names.people[who]);
          expect(repair!.moved).toEqual([]);
          expect(verifyPlan(later, result.plan).value).toBe(best);
          return;
        }
        let chain = base + movePenalty;
        for (const other of market.names.slots.keys()) {
          const mover = opened.personOfSlot[other]!;
          if (other === slot || mover < 0 || market.slots.pinned[other]! >= 0) continue;
          for (let p = 0; p < people; p++) {
            const value =
              p === mover
                ? null
                : tried(later, opened, [
                    [slot, mover],
                    [other, p],
                  ]);
            if (value !== null) chain = Math.max(chain, value);
          }
        }
        count[chain > base + movePenalty ? 'chain' : 'nobody'] += 1;
        expect(repair!.moved).toHaveLength(chain > base + movePenalty ? 1 : 0);
        expect(verifyPlan(later, result.plan).value).toBe(chain > base + movePenalty ? chain : base);
      }),
      { numRuns: 600, seed: 7 },
    );
    expect(count.free).toBeGreaterThan(50);
    expect(count.chain).toBeGreaterThan(20);
    expect(count.nobody).toBeGreaterThan(50);
  });
});

describe('stories', () => {
  const days = { days: [20, 21], first: 20, last: 21 };
  const gaffer = { role: 'gaffer', level: 3 };
  const grip = { role: 'grip', level: 3 };

  /** Ana can do both roles, Bea light, Cem and Dan grip; Ana is in the grip slot, Bea in light. */
  function allRounder() {
    const people = [
      aPerson('ana', { roles: [gaffer, grip] }),
      aPerson('bea', { roles: [gaffer] }),
      aPerson('cem', { roles: [grip], homeBase: 1 }),
    ];
    const slots = [aSlot('light', days), aSlot('grip', { ...days, role: 'grip' })];
    const market = buildMarket(anInput(people, slots));
    // Slots are in order of id: grip, light.
    return { market, plan: { personOfSlot: Int32Array.of(0, 1) } };
  }

  test('an all-rounder moves where only she can help, and her slot goes to somebody free', () => {
    const { market, plan } = allRounder();
    const events = [{ kind: 'dropOut', slot: 'light', person: 'bea' }] as const;
    const { plan: now, repairs } = rematch(market, plan, events);
    expect([...now.personOfSlot]).toEqual([2, 0]);
    expect(repairs[0]!.moved).toEqual([{ person: 'ana', from: 'grip', to: 'light', replacedBy: 'cem' }]);
    expect(repairs[0]!.slots).toEqual([{ slot: 'light', left: 'bea', person: 'ana', repairable: true }]);
  });

  test.each([
    [1, [1, 0, -1]],
    [2, [2, 1, 0]],
  ])('with %i moves allowed a chain of two people goes as far as that', (maxMoves, expected) => {
    const people = [
      aPerson('ana', { roles: [gaffer, grip] }),
      aPerson('bea', { roles: [grip, { role: 'sound', level: 3 }] }),
      aPerson('cem', { roles: [{ role: 'sound', level: 3 }] }),
      aPerson('dan', { roles: [gaffer] }),
    ];
    const roles = ['sound', 'grip', 'gaffer'];
    const slots = roles.map((role, k) => aSlot(`${k}-${role}`, { ...days, role }));
    const market = buildMarket(anInput(people, slots));
    const plan = { personOfSlot: Int32Array.of(1, 0, 3) };
    const events = [{ kind: 'dropOut', slot: '2-gaffer', person: 'dan' }] as const;
    const { plan: now, repairs } = rematch(market, plan, events, { maxMoves });
    expect([...now.personOfSlot]).toEqual(expected);
    expect(repairs[0]!.moved).toHaveLength(expected[2]! < 0 ? 0 : 2);
  });

  test.each([{ maxMoves: 0 }, { movePenalty: 100_000 }])('nobody moves with %j', (options) => {
    const { market, plan } = allRounder();
    const { plan: now, repairs } = rematch(market, plan, [{ kind: 'dropOut', slot: 'light', person: 'bea' }], options);
    expect([...now.personOfSlot]).toEqual([0, -1]);
    expect(repairs[0]).toMatchObject({ moved: [], slots: [{ person: null, repairable: true }] });
  });

  test('a job just before makes up for a few points less', () => {
    const people = [aPerson('ana'), aPerson('bea', { paidDaysLast30: 13 }), aPerson('cem')];
    const before = { days: [16, 17, 18], first: 16, last: 18 };
    const market = buildMarket(anInput(people, [aSlot('a', days), aSlot('b', { ...before, shoot: 's2' })]));
    const plan = { personOfSlot: Int32Array.of(2, 1) };
    const { plan: now } = rematch(market, plan, [{ kind: 'dropOut', slot: 'a', person: 'cem' }]);
    expect([...now.personOfSlot]).toEqual([1, 1]);
  });

  test('a trainee leaves with the last colleague who looked after her', () => {
    const people = [aPerson('expert'), aPerson('trainee', { roles: [{ role: 'gaffer', level: 1 }] })];
    const slots = [
      aSlot('a', { ...days, department: 'light' }),
      aSlot('b', { ...days, department: 'light', minLevel: 1, maxLevel: 1 }),
    ];
    const market = buildMarket(anInput(people, slots, { shoots: [aShoot('s1', { traineesPerExperienced: 1 })] }));
    const plan = { personOfSlot: Int32Array.of(0, 1) };
    const { plan: now, repairs } = rematch(market, plan, [{ kind: 'dropOut', slot: 'a', person: 'expert' }]);
    expect([...now.personOfSlot]).toEqual([-1, -1]);
    expect(repairs[0]!.slots.map(({ slot, left }) => [slot, left])).toEqual([
      ['a', 'expert'],
      ['b', 'trainee'],
    ]);
  });

  test('whoever declined is not asked for a slot that is alike, and comes back nowhere on days she cannot work', () => {
    const market = buildMarket(anInput([aPerson('ana'), aPerson('bea')], [aSlot('a'), aSlot('b')]));
    const plan = { personOfSlot: Int32Array.of(0, 1) };
    const one = rematch(market, plan, [
      { kind: 'dropOut', slot: 'a', person: 'ana' },
      { kind: 'slotCancelled', slot: 'b' },
      { kind: 'slotOpened', slot: 'b' },
      { kind: 'slotOpened', slot: 'a' },
    ]);
    expect([...one.plan.personOfSlot].sort()).toEqual([-1, 1]);
    const two = rematch(market, plan, [{ kind: 'unavailable', person: 'bea', from: 26, to: 90 }]);
    expect([...two.plan.personOfSlot]).toEqual([0, -1]);
    expect(two.repairs[0]!.slots).toEqual([{ slot: 'b', left: 'bea', person: null, repairable: true }]);
  });
});

describe('wrong input', () => {
  const input = anInput([aPerson('ana')], [aSlot('a'), aSlot('pin', { shoot: 's2', pinnedPerson: 'ana' })]);
  const market = buildMarket(input);
  const plan = { personOfSlot: Int32Array.of(-1, 0) };

  test.each([
    [{ kind: 'dropOut', slot: 'x', person: 'ana' }, 'unknownSlot', 'events[0].slot'],
    [{ kind: 'decline', slot: 'a', person: 'x' }, 'unknownPerson', 'events[0].person'],
    [{ kind: 'unavailable', person: 'x', from: 1, to: 2 }, 'unknownPerson', 'events[0].person'],
    [{ kind: 'unavailable', person: 'ana', from: NaN, to: 2 }, 'notInteger', 'events[0].from'],
    [{ kind: 'unavailable', person: 'ana', from: 1, to: 1e9 }, 'outOfRange', 'events[0].to'],
    [{ kind: 'unavailable', person: 'ana', from: 3, to: 2 }, 'endBeforeStart', 'events[0]'],
    [{ kind: 'slotOpened', slot: 'x' }, 'unknownSlot', 'events[0].slot'],
    [{ kind: 'slotCancelled', slot: 'pin' }, 'outOfRange', 'events[0].slot'],
  ] as const)('%j', (event, code, path) => {
    expect(() => rematch(market, plan, [event])).toThrow(expect.objectContaining({ code, path }) as Error);
  });

  test.each([
    ['another size', { personOfSlot: Int32Array.of(0) }, {}],
    ['nobody known', { personOfSlot: Int32Array.of(7, 0) }, {}],
    ['a pin left out', { personOfSlot: Int32Array.of(-1, -1) }, {}],
    ['moves under 0', plan, { maxMoves: -1 }],
    ['half a move', plan, { maxMoves: 0.5 }],
    ['no penalty', plan, { movePenalty: NaN }],
  ])('%s', (_, wrong, options) => {
    expect(() => rematch(market, wrong, [], options)).toThrow(MatchingInputError);
  });
});
