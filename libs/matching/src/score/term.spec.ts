import { SCORE_IDS, ScoreId } from '../code';
import { explainMatch, TermScore } from '../explain-match';
import { aBooking, anInput, aPerson, aSlot } from '../fixture/build';
import { oracleBroken, oracleScore } from '../fixture/oracle-pair';
import { randomInput } from '../fixture/random-input';
import type { PeopleColumns } from '../market/columns';
import type { Market } from '../market/market';
import { buildMarket } from '../market/market-builder';
import type { ApplicationInput, PersonInput, SlotInput } from '../matching-input';
import { DEFAULT_WEIGHTS } from '../weights';
import { scoreOf, TERM_LIST, TERMS } from './registry';
import type { ScoreTerm } from './score-term';

const SPECCED = new Set<ScoreId>();

function describeTerm(id: ScoreId, specs: () => void): void {
  SPECCED.add(id);
  describe(`term ${id}`, specs);
}

const SOMEBODY_ELSE: readonly ApplicationInput[] = [
  { person: 'a', posting: 'p1' },
  { person: 'a', posting: 'p1', reserve: true },
];

function term(
  id: ScoreId,
  person: Partial<PersonInput>,
  slot: Partial<SlotInput>,
  own: readonly Omit<ApplicationInput, 'person'>[] = [],
): TermScore {
  const applications = [...SOMEBODY_ELSE, ...own.map((each) => ({ ...each, person: 'x' }))];
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
  const applied = { posting: 'p1' };
  const reserve = { posting: 'p1', reserve: true };
  test('points for the posting applied to', () => {
    expect(term('applied', {}, {}, [applied])).toMatchObject({
      points: 400,
      params: { applied: true, reserve: false },
    });
  });
  test('fewer for its reserve list', () => {
    expect(term('applied', {}, {}, [reserve])).toMatchObject({
      points: 300,
      params: { applied: false, reserve: true },
    });
  });
  test('both, or one twice, count once', () => {
    expect(term('applied', {}, {}, [reserve, applied]).points).toBe(400);
    expect(term('applied', {}, {}, [applied, applied]).points).toBe(400);
  });
  test('none for another posting or another applicant', () => {
    expect(term('applied', {}, { posting: 'p2' }, [applied, reserve])).toMatchObject({
      points: 0,
      params: { applied: false, reserve: false },
    });
    expect(term('applied', {}, {}).points).toBe(0);
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

describeTerm('skill', () => {
  test.each([
    ['all of them', ['a', 'b', 'c'], ['b', 'c', 'a', 'd'], 150, 3],
    ['two of three', ['a', 'b', 'c'], ['c', 'a'], 100, 2],
    ['none of them', ['a', 'b', 'c'], ['d'], 0, 0],
    ['nothing is known', ['a', 'b', 'c'], undefined, 0, 0],
    ['nothing is wished for', [], ['a'], 0, 0],
  ])('%s', (_name, skills, own, points, met) => {
    expect(term('skill', own ? { skills: own } : {}, { skills })).toMatchObject({
      points,
      params: { met, wished: skills.length },
    });
  });
});

describeTerm('record', () => {
  test.each([
    ['all kept', 1_000, 150, { known: true, kept: 100 }],
    ['some kept', 970, 145, { known: true, kept: 97 }],
    ['not quite all kept', 999, 149, { known: true, kept: 99 }],
    ['nothing kept', 0, 0, { known: true, kept: 0 }],
    ['nothing known', undefined, 75, { known: false }],
  ])('%s', (_name, record, points, params) => {
    expect(term('record', record === undefined ? {} : { record }, {})).toMatchObject({ points, params });
  });
});

describeTerm('bed', () => {
  test.each([
    ['at home', 0, false, 100, { bed: false, needed: false }],
    ['two hours away without a bed', 1, false, 0, { bed: false, needed: true }],
    ['two hours away with a bed', 1, true, 100, { bed: true, needed: true }],
    ['fifteen hours away, nothing said', 3, undefined, 100, { bed: true, needed: true }],
  ])('%s', (_name, homeBase, bed, points, params) => {
    expect(term('bed', { homeBase }, bed === undefined ? {} : { bed })).toMatchObject({ points, params });
  });
});

describeTerm('together', () => {
  test.each([
    ['with the team that hires', ['other', 'team'], 'team', 120],
    ['with another', ['other'], 'team', 0],
    ['with nobody', undefined, 'team', 0],
    ['where nobody says who hires', ['team'], undefined, 0],
  ])('%s', (_name, workedWith, team, points) => {
    const together = points > 0;
    expect(term('together', workedWith ? { workedWith } : {}, team ? { team } : {})).toMatchObject({
      points,
      params: { together },
    });
  });
});

describeTerm('firstJob', () => {
  test.each([
    [true, 100],
    [false, 0],
  ])('newcomer: %p', (newcomer, points) => {
    expect(term('firstJob', { newcomer }, {})).toMatchObject({ points, params: { firstJob: newcomer } });
  });
});

describeTerm('chain', () => {
  test.each([
    ['no other job', [], 0, {}],
    ['the day after a booking', [aBooking(17, 19)], 60, { idleDays: 0 }],
    ['two days before a booking', [aBooking(29, 30)], 40, { idleDays: 2 }],
    ['five days after', [aBooking(13, 14)], 10, { idleDays: 5 }],
    ['six days after', [aBooking(12, 13)], 0, {}],
    ['between two bookings', [aBooking(15, 18), aBooking(30, 31)], 50 + 30, { idleDays: 1 }],
    ['the nearest booking counts', [aBooking(1, 2), aBooking(16, 17), aBooking(45, 46)], 40, { idleDays: 2 }],
  ])('%s', (_name, bookings, points, params) => {
    expect(term('chain', { bookings }, {})).toMatchObject({ points, params });
  });
  test('what two bookings had between them without the slot does not count for it', () => {
    const slot = { days: [20], first: 20, last: 20 };
    // 60 points on both sides, less the 50 for the one idle day that the slot fills.
    expect(term('chain', { bookings: [aBooking(18, 19), aBooking(21, 22)] }, slot).points).toBe(60 + 60 - 50);
  });
});

test('every term of the registry has its specs here and says its unit', () => {
  expect([...SPECCED].sort()).toEqual([...SCORE_IDS].sort());
  expect(TERM_LIST.map((each) => each.id)).toEqual([...SCORE_IDS]);
  for (const each of TERM_LIST) {
    expect([each.kind, /^points (for|where) /.test(each.unit), each.doc.endsWith('.')]).toEqual(['soft', true, true]);
  }
});

test('the score is the sum of the terms, as the tests reckon it', () => {
  const input = randomInput(3, { people: 40, slots: 20, roles: 2 });
  const market = buildMarket(input);
  input.slots.forEach((slot, s) => {
    input.people.forEach((person, p) => {
      if (oracleBroken(input, slot, person).length > 0) return;
      expect(scoreOf(market, s, p)).toBe(oracleScore(input, slot, person));
    });
  });
});

/** The most that each term can give. */
const MOST: Readonly<Record<ScoreId, number>> = {
  ...DEFAULT_WEIGHTS,
  chain: 2 * DEFAULT_WEIGHTS.chainDay * DEFAULT_WEIGHTS.chainZeroDays,
};

test('points are integers from 0 to the weight, and every term gives some', () => {
  const market = buildMarket(randomInput(7, { people: 60, slots: 30, roles: 3 }));
  const gave = new Set<ScoreId>();
  for (let slot = 0; slot < 30; slot++) {
    for (let person = 0; person < 60; person++) {
      for (const each of TERM_LIST) {
        const points = each.points(market, slot, person);
        expect(Number.isInteger(points) && points >= 0 && points <= MOST[each.id]).toBe(true);
        if (points > 0) gave.add(each.id);
      }
    }
  }
  expect([...gave].sort()).toEqual([...SCORE_IDS].sort());
});

describe('what the engine reads about a person', () => {
  /** The whole of it. Nothing here says gender, ethnicity, looks or where somebody comes from. */
  const ALLOWED: readonly (keyof PersonInput)[] = [
    'age',
    'blocks',
    'bookings',
    'dayLimit',
    'documents',
    'free',
    'homeBase',
    'id',
    'maxTravelMinutes',
    'newcomer',
    'paidDaysLast30',
    'payFloorFen',
    'preferNot',
    'record',
    'roles',
    'skills',
    'workedWith',
  ];
  /** What speaks for nobody and against nobody: rules may ask it, terms may not. */
  const NO_TERM: readonly (keyof PeopleColumns)[] = ['age', 'blockStart', 'blockTeam'];
  const PRIVATE =
    /gender|sex|ethnic|race|nation|origin|religio|looks?|photo|face|height|weight|skin|beauty|marri|child/i;

  function recording<T extends object>(target: T, reads: Set<string>): T {
    return new Proxy(target, {
      get(object, key, receiver): unknown {
        reads.add(String(key));
        return Reflect.get(object, key, receiver);
      },
    });
  }

  /** What a term reads of the columns of people, over every pair of a market in which all terms have something to do. */
  function readsOf(term: Pick<ScoreTerm, 'points' | 'explain'>, planted: object = {}): string[] {
    const market = buildMarket(randomInput(11, { people: 40, slots: 20, roles: 2 }));
    const reads = new Set<string>();
    const people = recording<PeopleColumns>({ ...market.people, ...planted }, reads);
    for (let slot = 0; slot < 20; slot++) {
      for (let person = 0; person < 40; person++) {
        term.points({ ...market, people }, slot, person);
        term.explain({ ...market, people }, slot, person);
      }
    }
    return [...reads].sort();
  }

  /** Complaints about a term: it reads what it does not declare, or what no term may read. */
  function complaints(term: Pick<ScoreTerm, 'points' | 'explain' | 'reads'>, planted?: object): string[] {
    const declared: readonly string[] = term.reads;
    return readsOf(term, planted).filter(
      (name) => !declared.includes(name) || PRIVATE.test(name) || NO_TERM.some((column) => column === name),
    );
  }

  test('a market reads the allowed fields and no others, whatever else a person carries', () => {
    const reads = new Set<string>();
    const carried = { ...aPerson('x'), gender: 'f', ethnicity: 'x', height: 170, photo: 'x' };
    buildMarket(anInput([recording(carried, reads), recording(aPerson('a'), reads)], [aSlot('s')]));
    expect([...reads].sort()).toEqual([...ALLOWED].sort());
    expect(ALLOWED.filter((name) => PRIVATE.test(name))).toEqual([]);
  });

  test.each(SCORE_IDS)('%s reads what it declares and nothing else', (id) => {
    expect(readsOf(TERMS[id])).toEqual([...TERMS[id].reads].sort());
    expect(complaints(TERMS[id])).toEqual([]);
  });

  test.each([
    ['a column that it does not declare', 'record', [], ['record']],
    ['age, declared or not', 'age', ['age'], ['age']],
    ['gender, if a market ever held it', 'gender', ['gender'], ['gender']],
    ['looks, if a market ever held them', 'faceScore', ['faceScore'], ['faceScore']],
  ])('a term that reads %s is found out', (_name, column, reads, found) => {
    const planted = {
      reads: reads as unknown as ScoreTerm['reads'],
      points: ({ people }: Market, _slot: number, person: number) =>
        (people as unknown as Record<string, Int32Array>)[column]![person]!,
      explain: () => ({}),
    };
    const columns = { gender: new Int32Array(40), faceScore: new Int32Array(40) };
    expect(complaints(planted, columns)).toEqual(found);
  });

  test('the columns of the market hold nothing beyond the allowed fields', () => {
    const { people } = buildMarket(anInput([aPerson('x')], [aSlot('s')]));
    const prefixes = [
      ...['homeBase', 'maxTravelMinutes', 'payFloorFen', 'paidDaysLast30', 'newcomer', 'free', 'preferNot', 'role'],
      ...['booking', 'record', 'age', 'limit', 'skill', 'document', 'worked', 'block'],
    ];
    const columns = Object.keys(people).filter((column) => column !== 'count');
    for (const column of columns) {
      expect([column, prefixes.some((prefix) => column.startsWith(prefix))]).toEqual([column, true]);
      expect(column).not.toMatch(PRIVATE);
    }
  });
});
