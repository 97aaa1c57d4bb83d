import fc from 'fast-check';
import { solveSparseAssignment } from '../assign/sparse-assignment';
import { OPEN_SLOT_PENALTY } from '../fill-result';
import { aBooking, anInput, aPerson, aShoot, aSlot } from '../fixture/build';
import { bruteForce, oraclePairs } from '../fixture/oracle';
import { oracleScore } from '../fixture/oracle-pair';
import { randomInput } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import type { MatchingInput, PersonInput, SlotInput } from '../matching-input';
import { PlanToVerify, ProofToVerify, verify } from './verify';

type ProvenPlan = PlanToVerify & { readonly proof: ProofToVerify };

/** The best plan of a shoot without pins and side rules, with its proof, from the oracle's pairs. */
function provenPlan(input: MatchingInput): ProvenPlan {
  const pairs = oraclePairs(input);
  const start = Int32Array.from([0, ...input.slots.map((_, s) => pairs.filter((pair) => pair.slot <= s).length)]);
  const solution = solveSparseAssignment({
    columnCount: input.people.length,
    start,
    column: Int32Array.from(pairs, (pair) => pair.person),
    gain: Float64Array.from(pairs, (pair) => pair.score + OPEN_SLOT_PENALTY),
  });
  const assignments = input.slots.flatMap((slot, s) => {
    const p = solution.columnOfRow[s]!;
    const person = input.people[p];
    const pair = pairs.find((each) => each.slot === s && each.person === p);
    if (!person || !pair) return [];
    const offeredPayFen = Math.max(slot.payLowFen, person.payFloorFen);
    return [{ slot: slot.id, person: person.id, offeredPayFen, score: pair.score }];
  });
  const slotDuals = input.slots.map((slot, s) => ({ slot: slot.id, points: solution.rowDual[s]! }));
  const personDuals = input.people.map((person, p) => ({ person: person.id, points: solution.columnDual[p]! }));
  const { gain } = solution;
  const proof = { openPenalty: OPEN_SLOT_PENALTY, primal: gain, dual: gain, slotDuals, personDuals };
  return { shoot: 's1', assignments, proof };
}

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
  aPerson('unlicensed', { documents: [] }),
  aPerson('young', { age: 17 }),
  aPerson('spent', { dayLimit: { first: 0, last: 30, days: 6 } }),
  aPerson('blocked', { blocks: ['c1'] }),
  aPerson('declined'),
].map((person) => ({ documents: ['licence'], ...person }));
const slots = ['t1', 't2'].map((id) =>
  aSlot(id, { excludedPeople: ['declined'], documents: ['licence'], minAge: 18, team: 'c1' }),
);
const inShoot = anInput(people, slots);
const market = buildMarket({ ...inShoot, slots: [...slots, aSlot('elsewhere', { shoot: 's2' })] });
const plan = provenPlan(inShoot);

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
  ['somebody without a licence', { person: 'unlicensed' }, ['documents']],
  ['somebody too young', { person: 'young' }, ['age']],
  ['too many days', { person: 'spent' }, ['dayLimit']],
  ['a block', { person: 'blocked' }, ['blocked']],
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

describe('pins', () => {
  test('that were moved or dropped are caught', () => {
    const pinned = buildMarket(anInput([aPerson('x'), aPerson('y')], [aSlot('t', { pinnedPerson: 'x' })]));
    const moved = { shoot: 's1', assignments: [{ slot: 't', person: 'y' }] };
    expect(verify(pinned, moved).violations).toEqual([{ kind: 'pinMoved', slot: 't' }]);
    expect(verify(pinned, { shoot: 's1', assignments: [] }).violations).toEqual([{ kind: 'pinMoved', slot: 't' }]);
  });

  test('may break rules, which is told apart', () => {
    const busy = aPerson('a', { bookings: [aBooking(25, 30)], payFloorFen: 90_000 });
    const pinned = ['t1', 't2'].map((id) => aSlot(id, { pinnedPerson: 'a' }));
    const assignments = pinned.map((slot) => ({ slot: slot.id, person: 'a', offeredPayFen: null }));
    const result = verify(buildMarket(anInput([busy], pinned)), { shoot: 's1', assignments });
    expect(result.violations).toEqual([]);
    const pairs = ['overlap', 'pay', 'overlap', 'pay'];
    expect(result.pinnedViolations.map((violation) => violation.kind)).toEqual([...pairs, 'taken']);
  });
});

test('an unknown shoot is caught', () => {
  expect(verify(market, { shoot: 's9', assignments: [] }).violations).toEqual([{ kind: 'unknownShoot' }]);
});

describe('side rules', () => {
  const trainee = aPerson('a', { roles: [{ role: 'gaffer', level: 1 }] });
  const open = ['t1', 't2'].map((id) => aSlot(id, { minLevel: 1, department: 'light' }));
  const crew = [trainee, aPerson('x'), aPerson('y', { roles: [{ role: 'gaffer', level: 2 }] })];
  const kindsOf = (change: Partial<MatchingInput>, filled: Record<string, string>) => {
    const assignments = Object.entries(filled).map(([slot, person]) => ({ slot, person }));
    return verify(buildMarket(anInput(crew, open, change)), { shoot: 's1', assignments }).violations.map((v) => v.kind);
  };
  const week = 7 * 40_000;

  test('the labour cap holds to the fen', () => {
    const both = { t1: 'x', t2: 'y' };
    expect(kindsOf({ shoots: [aShoot('s1', { labourCapFen: 2 * week })] }, both)).toEqual([]);
    expect(kindsOf({ shoots: [aShoot('s1', { labourCapFen: 2 * week - 1 })] }, both)).toEqual(['labourCap']);
    expect(kindsOf({ shoots: [aShoot('s2', { labourCapFen: 0 })] }, both)).toEqual([]);
  });

  test('trainees have experienced colleagues', () => {
    const shoots = [aShoot('s1', { traineesPerExperienced: 1 })];
    expect(kindsOf({ shoots }, { t1: 'a', t2: 'x' })).toEqual([]);
    expect(kindsOf({ shoots }, { t1: 'a', t2: 'y' })).toEqual(['trainees']);
  });

  test('banned pairs stay apart', () => {
    expect(kindsOf({ pairBans: [['y', 'x']] }, { t1: 'a', t2: 'x' })).toEqual([]);
    expect(kindsOf({ pairBans: [['y', 'x']] }, { t1: 'y', t2: 'x' })).toEqual(['pairBan']);
  });
});

describe('scores', () => {
  test('that are one point off are caught', () => {
    const assignments = plan.assignments.map((assignment) => ({ ...assignment, score: assignment.score! + 1 }));
    const kinds = verify(market, { shoot: 's1', assignments }).violations.map((violation) => violation.kind);
    expect(kinds).toEqual(['score', 'score']);
  });

  test.each<[string, Partial<PersonInput>, Partial<SlotInput>, Partial<MatchingInput>, number]>([
    ['levelFit', { roles: [{ role: 'gaffer', level: 4 }] }, {}, {}, -100],
    ['levelFit of a newcomer in an entry slot', { newcomer: true }, { entryLevel: true }, {}, 100],
    ['levelFit of an entry slot', {}, { entryLevel: true }, {}, -200],
    ['distance', { homeBase: 1 }, {}, {}, -20],
    ['payFit', { payFloorFen: 41_000 }, {}, {}, -4],
    ['applied', {}, {}, { applications: [{ person: 'x', posting: 'p1' }] }, 400],
    ['reserve', {}, {}, { applications: [{ person: 'x', posting: 'p1', reserve: true }] }, 300],
    ['fairness', { paidDaysLast30: 11 }, {}, {}, -7],
    ['skill', { skills: ['a'] }, { skills: ['a', 'b', 'c'] }, {}, 50],
    ['record', { record: 0 }, {}, {}, -75],
    ['bed', { homeBase: 1 }, { bed: false }, {}, -120],
    ['together', { workedWith: ['c'] }, { team: 'c' }, {}, 120],
    ['firstJob', { newcomer: true }, {}, {}, 100],
    ['chain', { bookings: [aBooking(30, 31), aBooking(16, 17)] }, {}, {}, 70],
    ['chain to the nearest booking only', { bookings: [aBooking(16, 17), aBooking(12, 14)] }, {}, {}, 40],
    ['chain beyond its reach', { bookings: [aBooking(10, 13)] }, {}, {}, 0],
  ])('know the term: %s', (_name, person, slot, change, points) => {
    const plain = anInput([aPerson('x')], [aSlot('t')]);
    const input = anInput([aPerson('x', person)], [aSlot('t', slot)], change);
    const before = oracleScore(plain, plain.slots[0]!, plain.people[0]!);
    expect(oracleScore(input, input.slots[0]!, input.people[0]!) - before).toBe(points);
    const scored = (score: number) =>
      verify(buildMarket(input), { shoot: 's1', assignments: [{ slot: 't', person: 'x', score }] });
    expect(scored(before + points).ok).toBe(true);
    expect(scored(before + points + 1).violations.map((violation) => violation.kind)).toEqual(['score']);
  });

  test('are those of the oracle in any market, also of people who break rules', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const input = randomInput(seed, { people: 4, slots: 3, roles: 2 });
        const built = buildMarket(input);
        const allowed = new Map(oraclePairs(input).map(({ slot, person, score }) => [`${slot} ${person}`, score]));
        input.slots.forEach((slot, s) => {
          input.people.forEach((person, p) => {
            const score = oracleScore(input, slot, person);
            const assignments = [{ slot: slot.id, person: person.id, score }];
            const { ok, violations } = verify(built, { shoot: 's1', assignments });
            expect(ok).toBe(allowed.has(`${s} ${p}`));
            expect(violations.map((violation) => violation.kind)).not.toContain('score');
          });
        });
      }),
      { numRuns: 150, seed: 31 },
    );
  });
});

describe('proofs', () => {
  test('of best plans hold in any market', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.boolean(), (seed, easy) => {
        const input = randomInput(seed, { people: 6, slots: 4, roles: 1, easy });
        const proven = provenPlan(input);
        const best = bruteForce(input);
        expect(proven.proof.primal).toBe(best.filled * OPEN_SLOT_PENALTY + best.score);
        expect(verify(buildMarket(input), proven)).toEqual({ ok: true, violations: [], pinnedViolations: [] });
      }),
      { numRuns: 100, seed: 32 },
    );
  });

  test('are not had for a plan that is worse than the best', () => {
    const fault = verify(market, { ...plan, assignments: plan.assignments.slice(0, 1) });
    expect(fault.violations.map((violation) => violation.kind)).toContain('proof');
  });

  test('break when duals move by a point, whichever way, or by a part of one', () => {
    const input = randomInput(9, { people: 60, slots: 10, roles: 1 });
    const big = buildMarket(input);
    const result = provenPlan(input);
    expect(verify(big, result).ok).toBe(true);
    const withDuals = (change: (points: number, index: number) => number): ProvenPlan => {
      const slotDuals = result.proof.slotDuals.map((dual, i) => ({ ...dual, points: change(dual.points, i) }));
      return { ...result, proof: { ...result.proof, slotDuals } };
    };
    for (const by of [1, -1, 1 / 64, -1 / 64, 1 / 128]) {
      expect(
        verify(
          big,
          withDuals((points, i) => (i === 0 ? points + by : points)),
        ).ok,
      ).toBe(false);
    }
    const positive = result.proof.slotDuals.flatMap((dual, i) => (dual.points > 1 ? [i] : []));
    const moved = withDuals((points, i) => points + (i === positive[0] ? -1 : i === positive[1] ? 1 : 0));
    expect(positive.length).toBeGreaterThan(1);
    expect(verify(big, moved).ok).toBe(false);
  });

  test('name nobody who is not there', () => {
    const personDuals = [...plan.proof.personDuals, { person: 'ghost', points: 0 }];
    expect(verify(market, { ...plan, proof: { ...plan.proof, personDuals } }).ok).toBe(false);
  });

  describe('of shoots with side rules', () => {
    const week = 7 * 40_000;
    const two = [aSlot('t1', { department: 'light' }), aSlot('t2', { department: 'light' })];
    const nothing = {
      openPenalty: OPEN_SLOT_PENALTY,
      slotDuals: two.map((slot) => ({ slot: slot.id, points: 0 })),
      personDuals: [],
    };
    const filled = { shoot: 's1', assignments: [{ slot: 't1', person: 'x' }] };

    test('are as good as their labour price', () => {
      const input = anInput([aPerson('x'), aPerson('y')], two, { shoots: [aShoot('s1', { labourCapFen: week })] });
      const capped = buildMarket(input);
      const primal = OPEN_SLOT_PENALTY + oracleScore(input, two[0]!, input.people[0]!);
      // In whole parts of a point; 28 times 10,000 fen is the week.
      const labourPrice = Math.ceil((primal * 64) / 28) / 64;
      const proof = { ...nothing, primal, dual: labourPrice * 28, labourPrice };
      expect(verify(capped, { ...filled, proof }).violations).toEqual([]);
      const faulty = (change: Partial<ProofToVerify>) =>
        verify(capped, { ...filled, proof: { ...proof, ...change } }).violations.map((violation) => violation.kind);
      expect(faulty({ labourPrice: labourPrice - 1, dual: (labourPrice - 1) * 28 })).toContain('proof');
      expect(faulty({ dual: proof.dual - 1 })).toEqual(['proof']);
      expect(faulty({ labourPrice: undefined, dual: 0 })).toContain('proof');
      expect(faulty({ labourPrice: -labourPrice })).toEqual(['proof']);
      expect(faulty({ labourPrice: labourPrice + 1 / 1_000 })).toEqual(['proof']);
    });

    test('are as good as their trainee prices, by department', () => {
      const trainees = ['x', 'y'].map((id) => aPerson(id, { roles: [{ role: 'gaffer', level: 1 }] }));
      const staff = [{ department: 'light', trainees: 1, experienced: 1 }];
      const shoots = [aShoot('s1', { traineesPerExperienced: 2, staff })];
      const entry = two.map((slot) => ({ ...slot, minLevel: 1 }));
      const input = anInput(trainees, entry, { shoots });
      const limited = buildMarket(input);
      const points = OPEN_SLOT_PENALTY + oracleScore(input, entry[0]!, trainees[0]!);
      const proof = { ...nothing, primal: points, dual: points, traineePrices: [{ department: 'light', points }] };
      expect(verify(limited, { ...filled, proof }).violations).toEqual([]);
      const elsewhere = { ...proof, traineePrices: [{ department: 'camera', points }] };
      expect(verify(limited, { ...filled, proof: elsewhere }).ok).toBe(false);
      const low = { ...proof, dual: points - 1, traineePrices: [{ department: 'light', points: points - 1 }] };
      expect(verify(limited, { ...filled, proof: low }).ok).toBe(false);
    });

    test('reckon with what experienced people allow', () => {
      const pair = [aPerson('x'), aPerson('a', { roles: [{ role: 'gaffer', level: 1 }] })];
      const entry = two.map((slot) => ({ ...slot, minLevel: 1 }));
      const input = anInput(pair, entry, { shoots: [aShoot('s1', { traineesPerExperienced: 1 })] });
      const crew = buildMarket(input);
      const [expert, trainee] = pair.map((person) => OPEN_SLOT_PENALTY + oracleScore(input, entry[0]!, person));
      const assignments = ['x', 'a'].map((person, k) => ({ slot: `t${k + 1}`, person }));
      const primal = expert! + trainee!;
      const proofAt = (price: number): ProofToVerify => ({
        ...nothing,
        primal,
        dual: primal,
        personDuals: [
          { person: 'x', points: expert! + price },
          { person: 'a', points: trainee! - price },
        ],
        traineePrices: [{ department: 'light', points: price }],
      });
      for (const price of [0, 1, trainee!]) {
        expect(verify(crew, { shoot: 's1', assignments, proof: proofAt(price) }).violations).toEqual([]);
      }
      const greedy = { ...proofAt(5), personDuals: proofAt(0).personDuals };
      expect(verify(crew, { shoot: 's1', assignments, proof: greedy }).ok).toBe(false);
    });

    test('prices of rules that the shoot does not have prove nothing', () => {
      const input = anInput([aPerson('x')], [two[0]!]);
      const proof = { ...nothing, slotDuals: [], primal: 0, dual: 0, labourPrice: 10 ** 9 };
      const { violations } = verify(buildMarket(input), { shoot: 's1', assignments: [], proof });
      expect(violations.map((violation) => violation.kind)).toEqual(['proof']);
    });

    test('a plan may lie under its dual for a ban that matters, and only then', () => {
      const couple = [aPerson('x'), aPerson('y')];
      const dualOf = (input: MatchingInput): ProvenPlan => {
        const { proof } = provenPlan(input);
        const primal = OPEN_SLOT_PENALTY + oracleScore(input, two[0]!, couple[0]!);
        return { ...filled, proof: { ...proof, primal } };
      };
      const banned = anInput(couple, two, { pairBans: [['x', 'y']] });
      expect(verify(buildMarket(banned), dualOf(banned)).violations).toEqual([]);
      const elsewhere = anInput([...couple, aPerson('z', { roles: [] })], two, { pairBans: [['x', 'z']] });
      expect(verify(buildMarket(elsewhere), dualOf(elsewhere)).ok).toBe(false);
    });
  });
});
