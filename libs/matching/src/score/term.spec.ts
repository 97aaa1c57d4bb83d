import { SCORE_IDS, ScoreId } from '../code';
import { explainMatch, TermScore } from '../explain-match';
import { anInput, aPerson, aSlot } from '../fixture/build';
import { randomInput } from '../fixture/random-input';
import { buildMarket, Market, PeopleColumns } from '../market';
import type { PersonInput, SlotInput } from '../matching-input';
import { DEFAULT_WEIGHTS } from '../weights';
import { TERM_LIST, TERMS } from './registry';

const SPECCED = new Set<ScoreId>();

function describeTerm(id: ScoreId, specs: () => void): void {
  SPECCED.add(id);
  describe(`term ${id}`, specs);
}

function term(id: ScoreId, person: Partial<PersonInput>, slot: Partial<SlotInput>, applied = false): TermScore {
  const applications = applied ? [{ person: 'x', posting: 'p1' }] : [{ person: 'a', posting: 'p1' }];
  const input = anInput([aPerson('a'), aPerson('x', person)], [aSlot('s', slot)], { applications });
  return explainMatch(buildMarket(input), 's', 'x').terms.find((score) => score.id === id)!;
}

const at = (level: number) => ({ roles: [{ role: 'gaffer', level }] });

describeTerm('levelFit', () => {
  test.each([
    ['exact', 3, {}, 300],
    ['one above', 4, {}, 200],
    ['two above', 3, { minLevel: 1 }, 100],
    ['a head for the head of a department', 4, { headOfDepartment: true, minLevel: 3 }, 300],
    ['a trainee for an entry slot', 1, { entryLevel: true }, 300],
    ['a head for an entry slot', 4, { entryLevel: true }, 0],
  ])('%s', (_name, level, slot, points) => {
    expect(term('levelFit', at(level), slot).points).toBe(points);
  });
  test('a newcomer fits an entry slot exactly, and only that', () => {
    expect(term('levelFit', { ...at(2), newcomer: true }, { entryLevel: true }).points).toBe(300);
    expect(term('levelFit', { ...at(2), newcomer: false }, { entryLevel: true }).points).toBe(200);
    expect(term('levelFit', { ...at(4), newcomer: true }, {}).points).toBe(200);
  });
  test('explains itself', () => {
    expect(term('levelFit', at(4), {})).toEqual({
      id: 'levelFit',
      code: 'score.levelFit',
      points: 200,
      params: { level: 4, wantedLevel: 3, firstBooking: false },
    });
  });
});

describeTerm('distance', () => {
  test.each([
    [0, 240, 0],
    [1, 220, 120],
    [2, 180, 360],
    [3, 90, 900],
  ])('living at base %i', (homeBase, points, minutes) => {
    expect(term('distance', { homeBase }, {})).toMatchObject({ points, params: { minutes } });
  });
  test('beyond the limit it gives nothing, never less', () => {
    const travelMinutes = [
      [0, 5_000],
      [5_000, 0],
    ];
    const market = buildMarket(anInput([aPerson('x', { homeBase: 1 })], [aSlot('s')], { travelMinutes }));
    expect(explainMatch(market, 's', 'x').terms[1]).toMatchObject({ id: 'distance', points: 0 });
  });
});

describeTerm('payFit', () => {
  test.each([
    ['a floor under the band', 10_000, 160],
    ['a floor at the low end', 40_000, 160],
    ['the middle of the band', 60_000, 80],
    ['the high end', 80_000, 0],
    ['above the band', 90_000, 0],
  ])('%s', (_name, payFloorFen, points) => {
    expect(term('payFit', { payFloorFen }, {}).points).toBe(points);
  });
  test('a band of one amount is met in full', () => {
    expect(term('payFit', {}, { payHighFen: 40_000 }).points).toBe(160);
  });
  test('says the pay to offer', () => {
    expect(term('payFit', { payFloorFen: 55_500 }, {}).params).toEqual({
      offeredPayFen: 55_500,
      payLowFen: 40_000,
      payHighFen: 80_000,
    });
  });
});

describeTerm('applied', () => {
  test('points for the posting applied to', () => {
    expect(term('applied', {}, {}, true)).toMatchObject({ points: 400, params: { applied: true } });
  });
  test('none for another posting or another applicant', () => {
    expect(term('applied', {}, { posting: 'p2' }, true)).toMatchObject({ points: 0, params: { applied: false } });
    expect(term('applied', {}, {}, false).points).toBe(0);
  });
});

describeTerm('fairness', () => {
  test.each([
    [0, 200],
    [10, 133],
    [30, 0],
    [31, 0],
  ])('%i paid days', (paidDaysLast30, points) => {
    expect(term('fairness', { paidDaysLast30 }, {})).toMatchObject({ points, params: { paidDays: paidDaysLast30 } });
  });
});

test('every term of the registry has its specs here and says its unit', () => {
  expect([...SPECCED].sort()).toEqual([...SCORE_IDS].sort());
  expect(TERM_LIST.map((each) => each.id)).toEqual([...SCORE_IDS]);
  for (const each of TERM_LIST) {
    expect([each.kind, each.unit.startsWith('points for'), each.doc.endsWith('.')]).toEqual(['soft', true, true]);
  }
});

test('points are integers from 0 to the weight', () => {
  const market = buildMarket(randomInput(7, { people: 60, slots: 30, roles: 3 }));
  for (let slot = 0; slot < 30; slot++) {
    for (let person = 0; person < 60; person++) {
      for (const each of TERM_LIST) {
        const points = each.points(market, slot, person);
        expect(Number.isInteger(points) && points >= 0 && points <= DEFAULT_WEIGHTS[each.id]).toBe(true);
      }
    }
  }
});

describe('what the engine reads about a person', () => {
  /** The whole of it. Nothing here says gender, ethnicity, looks, age or where somebody comes from. */
  const ALLOWED: readonly (keyof PersonInput)[] = [
    'bookings',
    'free',
    'homeBase',
    'id',
    'maxTravelMinutes',
    'newcomer',
    'paidDaysLast30',
    'payFloorFen',
    'preferNot',
    'roles',
  ];

  function recording<T extends object>(target: T, reads: Set<string>): T {
    return new Proxy(target, {
      get(object, key, receiver): unknown {
        reads.add(String(key));
        return Reflect.get(object, key, receiver);
      },
    });
  }

  test('a market reads the allowed fields and no others, whatever else a person carries', () => {
    const reads = new Set<string>();
    const carried = { ...aPerson('x'), gender: 'f', ethnicity: 'x', height: 170, photo: 'x', age: 30 };
    buildMarket(anInput([recording(carried, reads), recording(aPerson('a'), reads)], [aSlot('s')]));
    expect([...reads].sort()).toEqual([...ALLOWED].sort());
  });

  test.each(SCORE_IDS)('%s reads what it declares and nothing else', (id) => {
    const market = buildMarket(randomInput(11, { people: 40, slots: 20, roles: 2 }));
    const reads = new Set<string>();
    const watched: Market = { ...market, people: recording<PeopleColumns>(market.people, reads) };
    for (let slot = 0; slot < 20; slot++) {
      for (let person = 0; person < 40; person++) {
        TERMS[id].points(watched, slot, person);
        TERMS[id].explain(watched, slot, person);
      }
    }
    expect([...reads].sort()).toEqual([...TERMS[id].reads].sort());
  });

  test('the columns of the market hold nothing beyond the allowed fields', () => {
    const { people } = buildMarket(anInput([aPerson('x')], [aSlot('s')]));
    const prefixes = ['homeBase', 'maxTravelMinutes', 'payFloorFen', 'paidDaysLast30', 'newcomer', 'free', 'preferNot'];
    for (const column of Object.keys(people)) {
      expect([...prefixes, 'role', 'booking'].some((prefix) => column.startsWith(prefix))).toBe(true);
    }
  });
});
