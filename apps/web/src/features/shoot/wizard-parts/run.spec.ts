import { daysOfRun, runAfter, type Run } from './run';

const run: Run = { first: '2026-12-07', days: 7 };
const stroke = (kind: 'shoot' | null, ...days: string[]): { days: string[]; kind: 'shoot' | null } => ({ days, kind });

describe('the run after a stroke', () => {
  it.each([
    ['a stretch is the run', stroke('shoot', '2026-12-20', '2026-12-21', '2026-12-22'), '2026-12-20', 3],
    ['the day after makes it longer', stroke('shoot', '2026-12-14'), '2026-12-07', 8],
    ['the day before makes it begin earlier', stroke('shoot', '2026-12-06'), '2026-12-06', 8],
    ['a day elsewhere moves it', stroke('shoot', '2027-01-04'), '2027-01-04', 7],
    ['its last days come off', stroke(null, '2026-12-12', '2026-12-13'), '2026-12-07', 5],
    ['its first day comes off', stroke(null, '2026-12-07'), '2026-12-08', 6],
    ['in its middle it ends before', stroke(null, '2026-12-10'), '2026-12-07', 3],
    ['it never vanishes', stroke(null, '2026-12-01', '2026-12-31'), '2026-12-07', 7],
    ['days beside it change nothing', stroke(null, '2026-12-20'), '2026-12-07', 7],
  ])('%s', (_, given, first, days) => {
    expect(runAfter(run, given, 60)).toEqual({ first, days });
  });

  it('is not longer than a shoot may be', () => {
    expect(runAfter({ first: '2026-12-01', days: 60 }, stroke('shoot', '2026-11-30'), 60).days).toBe(60);
  });
});

describe('the days of a run', () => {
  it('have prep before and wrap after, over the end of a month', () => {
    const kinds = daysOfRun({ first: '2026-12-01', days: 2 }, 1, 2);
    expect([...kinds]).toEqual([
      ['2026-11-30', 'prep'],
      ['2026-12-01', 'shoot'],
      ['2026-12-02', 'shoot'],
      ['2026-12-03', 'wrap'],
      ['2026-12-04', 'wrap'],
    ]);
  });
});
