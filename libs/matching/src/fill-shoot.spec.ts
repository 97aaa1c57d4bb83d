import fc from 'fast-check';
import loadHighs from 'highs';
import { FillStage, OPEN_SLOT_PENALTY } from './fill-result';
import { fillShoot } from './fill-shoot';
import { aBooking, anInput, aPerson, aSlot } from './fixture/build';
import { bruteForce, oraclePairs } from './fixture/oracle';
import { randomInput } from './fixture/random-input';
import { buildMarket } from './market/market-builder';
import type { MatchingInput } from './matching-input';
import { MatchingInputError } from './matching-input.error';
import { findSlot } from './market/market';
import { Ranker } from './rank/top-people';
import { verify } from './verify/verify';

const fill = (input: MatchingInput) => fillShoot(buildMarket(input), 's1');

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('the optimum', () => {
  test('is what trying every plan finds, on tiny markets', () => {
    let crowded = 0;
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 5 }), (seed, people, slots) => {
        const input = randomInput(seed, { people, slots, roles: 1, easy: seed % 2 === 0 });
        const result = fill(input);
        const best = bruteForce(input);
        if (best.filled > 1 && best.filled < slots) crowded += 1;
        expect({ filled: result.assignments.length, score: result.score }).toEqual(best);
        expect(result.open).toHaveLength(slots - best.filled);
      }),
      { numRuns: 400, seed: 1 },
    );
    expect(crowded).toBeGreaterThan(40);
  });

  test.each([
    [1, 80, 160, 2],
    [2, 60, 50, 1],
    [3, 80, 900, 5],
    [4, 40, 400, 1],
  ])('is what HiGHS finds (seed %i: %i slots, %i people, %i roles)', async (seed, slots, people, roles) => {
    const input = randomInput(seed, { people, slots, roles });
    const pairs = oraclePairs(input);
    const variable = (pair: (typeof pairs)[number]) => `x_${pair.slot}_${pair.person}`;
    const rows = (['slot', 'person'] as const).flatMap((name) =>
      [...new Set(pairs.map((pair) => pair[name]))].map((key) => {
        const members = pairs.filter((pair) => pair[name] === key);
        return ` ${members.map(variable).join(' + ')} <= 1`;
      }),
    );
    // More than 80 slots could lose by taking a worse person each, and small enough for exact floating point.
    const lift = 200_000;
    const objective = pairs.map((pair) => `${pair.score + lift} ${variable(pair)}`).join(' + ');
    const bounds = pairs.map((pair) => ` 0 <= ${variable(pair)} <= 1`).join('\n');
    const highs = await loadHighs();
    const solved = highs.solve(`Maximize\n obj: ${objective}\nSubject To\n${rows.join('\n')}\nBounds\n${bounds}\nEnd`, {
      output_flag: false,
    });
    expect(solved.Status).toBe('Optimal');
    const result = fill(input);
    expect(result.assignments.length).toBeGreaterThan(10);
    expect(result.score + lift * result.assignments.length).toBe(Math.round(solved.ObjectiveValue));
  });
});

describe('the proof', () => {
  test('points add up to the gains and cover every pair of the whole market', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 12 }), (seed, people, slots) => {
        const input = randomInput(seed, { people, slots, roles: 2 });
        const market = buildMarket(input);
        const result = fillShoot(market, 's1');
        const { proof } = result;
        const points = [...proof.slotDuals, ...proof.personDuals].reduce((sum, dual) => sum + dual.points, 0);
        expect(points).toBe(result.score + OPEN_SLOT_PENALTY * result.assignments.length);
        expect([proof.primal, proof.dual]).toEqual([points, points]);
        expect(verify(market, result).violations).toEqual([]);
      }),
      { numRuns: 150, seed: 2 },
    );
  });

  test('covers people beyond the candidates that were kept', () => {
    const people = Array.from({ length: 40 }, (_, index) => aPerson(`h${index}`, { paidDaysLast30: index % 31 }));
    const market = buildMarket(anInput(people, [aSlot('t1'), aSlot('t2')]));
    const result = fillShoot(market, 's1');
    expect(result.stats.pairs).toBeLessThan(40);
    expect(verify(market, result)).toEqual({ ok: true, violations: [], pinnedViolations: [] });
  });
});

describe('runners-up', () => {
  test('are the best candidates whom the plan does not use, with their distance', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 40 }), (seed, people) => {
        const market = buildMarket(randomInput(seed, { people, slots: 6, roles: 2 }));
        const result = fillShoot(market, 's1');
        const used = new Set(result.assignments.map((assignment) => assignment.person));
        for (const assignment of result.assignments) {
          const all = new Ranker(market).best(findSlot(market, assignment.slot), people);
          const free = [...all.people].map((person) => market.names.people[person]!).filter((id) => !used.has(id));
          expect(assignment.runnersUp.map((runner) => runner.person)).toEqual(free.slice(0, 2));
          for (const runner of assignment.runnersUp) {
            expect(runner.margin).toBe(assignment.score - runner.score);
            expect(runner.margin).toBeGreaterThanOrEqual(0);
            expect(runner.terms.reduce((sum, term) => sum + term.points, 0)).toBe(runner.score);
          }
        }
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});

test('slots that all want the same people still name two runners-up each, those behind the ones in use', () => {
  const people = [0, 1, 2, 3, 4, 5].map((days) => aPerson(`h${days}`, { paidDaysLast30: days }));
  const result = fill(anInput(people, [aSlot('t1'), aSlot('t2'), aSlot('t3')]));
  expect(result.assignments.map((assignment) => assignment.person).sort()).toEqual(['h0', 'h1', 'h2']);
  for (const { runnersUp } of result.assignments) {
    expect(runnersUp.map((runner) => runner.person)).toEqual(['h3', 'h4']);
  }
});

describe('pins', () => {
  const strong = aPerson('b');
  const weak = aPerson('a', { paidDaysLast30: 30, homeBase: 2 });

  test('stay although somebody else would be better, and keep their person from other slots', () => {
    const result = fill(anInput([weak, strong], [aSlot('t1', { pinnedPerson: 'a' }), aSlot('t2')]));
    expect(result.assignments.map(({ slot, person, pinned }) => [slot, person, pinned])).toEqual([
      ['t1', 'a', true],
      ['t2', 'b', false],
    ]);
    expect(result.proof.slotDuals.map((dual) => dual.slot)).toEqual(['t2']);
  });

  test('a pinned person who breaks rules stays and is reported', () => {
    const busy = aPerson('a', { bookings: [aBooking(25, 30)], payFloorFen: 90_000 });
    const input = anInput([busy, strong], [aSlot('t1', { pinnedPerson: 'a' })]);
    const [assignment] = fill(input).assignments;
    expect(assignment).toMatchObject({ person: 'a', offeredPayFen: null });
    expect(assignment!.violations.map((violation) => violation.code)).toEqual(['rule.overlap', 'rule.pay']);
    expect(assignment!.runnersUp[0]).toMatchObject({ person: 'b' });
    const verification = verify(buildMarket(input), fill(input));
    expect(verification).toMatchObject({ ok: true, violations: [] });
    expect(verification.pinnedViolations.map((violation) => violation.kind)).toEqual(['overlap', 'pay']);
  });

  test('one person pinned to two slots stays on both and is reported', () => {
    const input = anInput([strong], [aSlot('t1', { pinnedPerson: 'b' }), aSlot('t2', { pinnedPerson: 'b' })]);
    const result = fill(input);
    expect(result.assignments.map(({ person, violations }) => [person, violations.map(({ id }) => id)])).toEqual([
      ['b', []],
      ['b', ['taken']],
    ]);
    expect(verify(buildMarket(input), result).pinnedViolations).toEqual([{ kind: 'taken', slot: 't2', person: 'b' }]);
  });
});

test('progress runs through its stages, each to its end', () => {
  const calls: [FillStage, number, number][] = [];
  fillShoot(buildMarket(randomInput(5, { people: 20, slots: 4, roles: 1 })), 's1', {
    onProgress: (...call) => calls.push(call),
  });
  expect(calls).toEqual([
    ...[1, 2, 3, 4].map((done) => ['rank', done, 4]),
    ['assign', 4, 4],
    ...[1, 2, 3, 4].map((done) => ['explain', done, 4]),
  ]);
});

test('an unknown shoot is an error', () => {
  expect(() => fillShoot(buildMarket(anInput([], [])), 's1')).toThrow(
    new MatchingInputError('unknownShoot', 'shoot', 's1'),
  );
});
