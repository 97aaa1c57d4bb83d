import { incomeOf, incomeParts } from './income';

const work = (first: number, last: number, yuan: number, month = '2026-12') => ({
  days: Array.from({ length: last - first + 1 }, (_, index) => `${month}-${String(first + index).padStart(2, '0')}`),
  payPerDayFen: yuan * 100,
});

describe('income of a month', () => {
  it('is firm when nothing is offered', () => {
    expect(incomeOf('2026-12', 500_000, [work(1, 5, 1_000)], [])).toEqual({
      firmFen: 500_000,
      lowFen: 500_000,
      highFen: 500_000,
    });
  });

  it('counts offers that share no day together, and the least of them as the low end', () => {
    const income = incomeOf('2026-12', 100_000, [], [work(1, 2, 500), work(5, 9, 600)]);
    expect(income).toEqual({ firmFen: 100_000, lowFen: 200_000, highFen: 500_000 });
  });

  it('counts only the best of offers that share days', () => {
    const income = incomeOf('2026-12', 0, [], [work(1, 6, 500), work(6, 10, 700), work(1, 10, 600)]);
    expect(income.highFen).toBe(600_000);
  });

  it('counts nothing of an offer that shares a day with a booking', () => {
    expect(incomeOf('2026-12', 70_000, [work(4, 4, 700)], [work(3, 5, 900)]).highFen).toBe(70_000);
  });

  it('counts only the days of the month', () => {
    const over = { days: ['2026-11-30', '2026-12-01'], payPerDayFen: 10_000 };
    expect(incomeOf('2026-12', 0, [], [over])).toEqual({ firmFen: 0, lowFen: 10_000, highFen: 10_000 });
    expect(incomeOf('2026-11', 0, [], [work(1, 3, 500)]).highFen).toBe(0);
  });
});

describe('the bar', () => {
  it('leaves room beyond the goal, and grows with what is over it', () => {
    expect(incomeParts({ firmFen: 0, lowFen: 0, highFen: 0 }, 1_000).goal).toBeCloseTo(1 / 1.15);
    const parts = incomeParts({ firmFen: 1_500, lowFen: 1_800, highFen: 2_000 }, 1_000);
    expect(parts).toEqual({ firm: 0.75, likely: 0.25, goal: 0.5 });
  });
});
