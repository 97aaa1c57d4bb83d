import { aheadOf, differingTerms, shownChanges, sortedTerms } from './answers';
import type { Term } from './board';

const term = (id: string, points: number): Term => ({ id, points, params: {} });

test('names the terms in which two people differ, the one that decides most first', () => {
  const one = [term('levelFit', 300), term('distance', 100), term('applied', 0)];
  const other = [term('levelFit', 300), term('distance', 240), term('applied', 400), term('bed', 50)];
  expect(differingTerms(one, other)).toEqual([
    { id: 'applied', points: -400 },
    { id: 'distance', points: -140 },
    { id: 'bed', points: -50 },
  ]);
  expect(differingTerms(one, one)).toEqual([]);
});

test('says how far ahead somebody is, and what she costs more', () => {
  const proposal = { score: 400, payFen: 50_000, terms: [term('levelFit', 300), term('distance', 100)] };
  const runnerUp = { score: 350, payFen: 45_000, terms: [term('levelFit', 300), term('distance', 50)] };
  expect(aheadOf(proposal, runnerUp, 9)).toEqual({
    points: 50,
    terms: [{ id: 'distance', points: 50 }],
    dayFen: 5_000,
    totalFen: 45_000,
  });
});

test('parts the terms that gave something from those that gave nothing', () => {
  const { some, none } = sortedTerms([term('a', 0), term('b', 5), term('c', -9), term('d', 80)]);
  expect([some, none].map((terms) => terms.map(({ id }) => id))).toEqual([['d', 'b', 'c'], ['a']]);
});

test('shows of each change that a press can make the nearest and the furthest step, and a few that none can', () => {
  const change = (code: string, id: number, patch: object | null = {}) => ({ code, id, patch });
  const all = [
    ...[1, 2, 3].map((id) => change('pay', id)),
    ...[4, 5].map((id) => change('level', id)),
    ...[6, 7, 8].map((id) => change(`days.${id}`, id)),
    ...[9, 10, 11].map((id) => change(`x.${id}`, id, null)),
  ];
  const { doable, others } = shownChanges(all);
  expect([doable, others].map((list) => list.map(({ id }) => id))).toEqual([
    [1, 3, 4, 5, 6],
    [9, 10],
  ]);
});
