import { explainMatch } from './explain-match';
import { anInput, aPerson, aSlot } from './fixture/build';
import { buildMarket } from './market';
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
  ]);
  expect(explained.score).toBe(793);
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

test('an unknown slot or person is an error', () => {
  const market = buildMarket(anInput([aPerson('x')], [long]));
  expect(() => explainMatch(market, 'ghost', 'x')).toThrow(new MatchingInputError('unknownSlot', 'slot', 'ghost'));
  expect(() => explainMatch(market, 's', 'ghost')).toThrow(new MatchingInputError('unknownPerson', 'person', 'ghost'));
});
