import { MatchingInputError } from './matching-input.error';
import { DEFAULT_WEIGHTS, parseWeights } from './weights';

test('the default weights read back as they are', () => {
  expect(parseWeights(JSON.parse(JSON.stringify(DEFAULT_WEIGHTS)))).toEqual(DEFAULT_WEIGHTS);
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
  ['a weight nobody knows', { ...DEFAULT_WEIGHTS, looks: 1 }, 'wrongType', 'weights.looks'],
])('%s is refused', (_name, value, code, path) => {
  expect(() => parseWeights(value)).toThrow(MatchingInputError);
  expect(() => parseWeights(value)).toThrow(`${code} at ${path}`);
});
