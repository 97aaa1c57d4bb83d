import { cancellationOwed, countsInRecord, isLateForPerson } from './cancellation';
import { fen } from './money';

const off = { termsVersion: 2, hoursToLoss: 100, payFen: fen(65_001), begun: false };

describe('what a company owes for calling off', () => {
  it.each([
    [100, 0, null],
    [48, 0, null],
    [47.99, 32_501, 'half_day'],
    [24, 32_501, 'half_day'],
    [23.99, 65_001, 'full_day'],
    [0, 65_001, 'full_day'],
    [-5, 65_001, 'full_day'],
  ])('%p hours before the day: %i fen', (hoursToLoss, owedFen, rule) => {
    const withinHours = rule === null ? null : rule === 'half_day' ? 48 : 24;
    expect(cancellationOwed({ ...off, hoursToLoss })).toEqual({ owedFen, rule, withinHours });
    expect(cancellationOwed({ ...off, hoursToLoss, begun: true })).toEqual({ owedFen, rule, withinHours });
  });

  it('follows the terms that were accepted, also old ones', () => {
    const old = { ...off, termsVersion: 1 };
    expect(cancellationOwed({ ...old, hoursToLoss: 72 }).owedFen).toBe(0);
    expect(cancellationOwed({ ...old, hoursToLoss: 71 })).toEqual({
      owedFen: 65_001,
      rule: 'full_day',
      withinHours: 72,
    });
    expect(cancellationOwed({ ...old, hoursToLoss: 10, begun: true }).owedFen).toBe(0);
    expect(cancellationOwed({ ...old, hoursToLoss: -1, begun: true }).owedFen).toBe(65_001);
    expect(() => cancellationOwed({ ...off, termsVersion: 9 })).toThrow(RangeError);
  });

  it('is nothing where the day is worth nothing', () => {
    expect(cancellationOwed({ ...off, payFen: fen(0), hoursToLoss: 1 }).owedFen).toBe(0);
  });
});

describe("a person's record", () => {
  it('knows late from early by the accepted terms', () => {
    expect([48, 47.9].map((hoursToLoss) => isLateForPerson({ termsVersion: 2, hoursToLoss }))).toEqual([false, true]);
    expect(isLateForPerson({ termsVersion: 1, hoursToLoss: 71 })).toBe(true);
  });

  it('never holds illness, accident, or what a company did', () => {
    expect(countsInRecord('person', 'illness', true)).toBe(false);
    expect(countsInRecord('person', 'accident', true)).toBe(false);
    expect(countsInRecord('company', 'budget', true)).toBe(false);
    expect(countsInRecord('person', 'other_work', false)).toBe(false);
    expect(countsInRecord('person', 'other_work', true)).toBe(true);
    expect(countsInRecord('no_show', 'no_show', false)).toBe(true);
  });
});
