import { explainMatch } from './explain-match';
import { aBooking, anInput, aPerson, aSlot } from './fixture/build';
import { buildMarket } from './market/market-builder';
import { MatchingInputError } from './matching-input.error';

const days = Array.from({ length: 10 }, (_, index) => 27 + index);
const long = aSlot('s', { days, first: 27, last: 36 });

test('says the terms, their sum and the pay to offer', () => {
  const person = aPerson('x', { payFloorFen: 50_000 });
  const explained = explainMatch(buildMarket(anInput([person], [long])), 's', 'x');
  expect(explained).toMatchObject({ slot: 's', person: 'x', eligible: true, violations: [], offeredPayFen: 50_000 });
  expect(explained.terms.map(({ code, points }) => [code, points])).toEqual([
    ['score.levelFit', 300],
    ['score.distance', 240],
    ['score.payFit', 120],
    ['score.applied', 0],
    ['score.fairness', 133],
    ['score.skill', 0],
    ['score.record', 75],
    ['score.bed', 100],
    ['score.together', 0],
    ['score.firstJob', 0],
    ['score.chain', 0],
  ]);
  expect(explained.score).toBe(968);
});

test.each([
  ['none', [], 0],
  ['on both sides of the middle of the window', [[30, 33]], 4],
  [
    'all of them and more, told twice',
    [
      [0, 63],
      [30, 31],
    ],
    10,
  ],
  ['beside the slot', [[20, 26]], 0],
] as const)('counts the days she would rather not work: %s', (_name, preferNot, count) => {
  const market = buildMarket(anInput([aPerson('x', { preferNot })], [long]));
  expect(explainMatch(market, 's', 'x')).toMatchObject({ eligible: true, preferNotDays: count });
});

test('says everything that keeps somebody out', () => {
  const person = aPerson('x', { roles: [], free: [], payFloorFen: 90_000, homeBase: 3 });
  const explained = explainMatch(buildMarket(anInput([person], [long])), 's', 'x');
  expect(explained.eligible).toBe(false);
  expect(explained.violations.map((violation) => violation.code)).toEqual([
    'rule.role',
    'rule.level',
    'rule.availability',
    'rule.pay',
    'rule.travel',
  ]);
});

test('a market that begins on another day says the same, with days of the calendar', () => {
  const later = (by: number) => {
    const slot = { ...long, days: days.map((day) => day + by), first: 27 + by, last: 36 + by };
    const free: [number, number][] = [[by, by + 30]];
    const bookings = [aBooking(36 + by, 40 + by)];
    const market = buildMarket(anInput([aPerson('x', { free, bookings })], [slot], { firstDay: by }));
    return explainMatch(market, 's', 'x');
  };
  const moved = later(20_000);
  expect(moved.violations.map(({ params }) => params)).toEqual([
    { missingDays: 6, firstMissingDay: 20_031 },
    { first: 20_036, last: 20_040 },
  ]);
  expect({ ...moved, violations: [] }).toEqual({ ...later(0), violations: [] });
});

test('an unknown slot or person is an error', () => {
  const market = buildMarket(anInput([aPerson('x')], [long]));
  expect(() => explainMatch(market, 'ghost', 'x')).toThrow(new MatchingInputError('unknownSlot', 'slot', 'ghost'));
  expect(() => explainMatch(market, 's', 'ghost')).toThrow(new MatchingInputError('unknownPerson', 'person', 'ghost'));
});
