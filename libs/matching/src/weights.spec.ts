import type { ScoreId } from './code';
import { explainMatch } from './explain-match';
import { randomInput } from './fixture/random-input';
import { buildMarket } from './market/market-builder';
import { MatchingInputError } from './matching-input.error';
import { DEFAULT_WEIGHTS, parseWeights } from './weights';

test('the default weights read back as they are', () => {
  expect(parseWeights(JSON.parse(JSON.stringify(DEFAULT_WEIGHTS)))).toEqual(DEFAULT_WEIGHTS);
});

const FIRST = {
  version: '2026-1',
  ...{ levelFit: 300, distance: 240, payFit: 160, applied: 400, fairness: 200 },
  ...{ distanceZeroMinutes: 1_440, fairnessZeroDays: 30 },
};

test('weights of 2026-1 are read as they were meant: what came later gives nothing', () => {
  const weights = parseWeights(FIRST);
  expect(weights).toMatchObject(FIRST);
  const { reserve, skill, record, bed, together, firstJob, chainDay } = weights;
  expect({ reserve, skill, record, bed, together, firstJob, chainDay }).toEqual({
    ...{ reserve: 0, skill: 0, record: 0, bed: 0, together: 0, firstJob: 0, chainDay: 0 },
  });
  expect(Object.keys(weights).sort()).toEqual(Object.keys(DEFAULT_WEIGHTS).sort());
});

test('read weights read again are the same', () => {
  expect(parseWeights(parseWeights(FIRST))).toEqual(parseWeights(FIRST));
});

test('under 2026-1 no person has points of a later term', () => {
  const input = { ...randomInput(4, { people: 30, slots: 10, roles: 2 }), weights: parseWeights(FIRST) };
  const market = buildMarket(input);
  const early: readonly ScoreId[] = ['levelFit', 'distance', 'payFit', 'applied', 'fairness'];
  for (const { id: slot } of input.slots) {
    for (const { id: person } of input.people) {
      const later = explainMatch(market, slot, person).terms.filter(({ id }) => !early.includes(id));
      expect(later.every(({ points }) => points === 0)).toBe(true);
    }
  }
});

test.each<[string, unknown, string, string]>([
  ['nothing', null, 'wrongType', 'weights'],
  ['no version', { ...DEFAULT_WEIGHTS, version: '' }, 'wrongType', 'weights.version'],
  ['a weight missing', { ...DEFAULT_WEIGHTS, fairness: undefined }, 'notInteger', 'weights.fairness'],
  ['a weight as text', { ...DEFAULT_WEIGHTS, fairness: '200' }, 'notInteger', 'weights.fairness'],
  ['half a point', { ...DEFAULT_WEIGHTS, applied: 0.5 }, 'notInteger', 'weights.applied'],
  ['less than nothing', { ...DEFAULT_WEIGHTS, payFit: -1 }, 'outOfRange', 'weights.payFit'],
  ['too much', { ...DEFAULT_WEIGHTS, distance: 100_001 }, 'outOfRange', 'weights.distance'],
  ['a limit of nothing', { ...DEFAULT_WEIGHTS, fairnessZeroDays: 0 }, 'outOfRange', 'weights.fairnessZeroDays'],
  ['a later weight missing', { ...DEFAULT_WEIGHTS, skill: undefined }, 'notInteger', 'weights.skill'],
  ['an early weight missing in the first format', { ...FIRST, applied: undefined }, 'notInteger', 'weights.applied'],
  ['first-format weights under another name', { ...FIRST, version: '2026-9' }, 'notInteger', 'weights.filled'],
  ['a chain over the window', { ...DEFAULT_WEIGHTS, chainZeroDays: 65 }, 'outOfRange', 'weights.chainZeroDays'],
  ['a chain of no days', { ...DEFAULT_WEIGHTS, chainZeroDays: 0 }, 'outOfRange', 'weights.chainZeroDays'],
  ['not a number', { ...DEFAULT_WEIGHTS, bed: NaN }, 'notInteger', 'weights.bed'],
  ['a weight nobody knows', { ...DEFAULT_WEIGHTS, looks: 1 }, 'wrongType', 'weights.looks'],
])('%s is refused', (_name, value, code, path) => {
  expect(() => parseWeights(value)).toThrow(MatchingInputError);
  expect(() => parseWeights(value)).toThrow(`${code} at ${path}`);
});
