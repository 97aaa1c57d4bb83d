import fc from 'fast-check';
import { addDays, Day, dayFromNumber, isDay, parseDay } from './day';
import {
  daySet,
  daysOf,
  fromDateRange,
  Span,
  span,
  spanContains,
  spanLength,
  spanOf,
  spansOverlap,
  toDateRange,
} from './span';

const anyDay = fc.integer({ min: 20_000, max: 20_060 }).map(dayFromNumber);
const anySpan = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 20 }))
  .map(([first, more]): Span => ({ first, last: addDays(first, more) }));
const of = (first: string, last: string): Span => span(parseDay(first), parseDay(last));

describe('a span', () => {
  it('includes both ends', () => {
    expect(spanLength(of('2026-05-01', '2026-05-01'))).toBe(1);
    expect(spanLength(of('2028-02-28', '2028-03-01'))).toBe(3);
    expect(daysOf(of('2026-04-29', '2026-05-02'))).toEqual(['2026-04-29', '2026-04-30', '2026-05-01', '2026-05-02']);
  });

  it('is never reversed', () => {
    expect(() => of('2026-05-02', '2026-05-01')).toThrow(
      expect.objectContaining({ code: 'span.reversed', params: { first: '2026-05-02', last: '2026-05-01' } }),
    );
  });

  it('contains its days and no other', () => {
    fc.assert(
      fc.property(anySpan, anyDay, (value, day) => {
        expect(spanContains(value, day)).toBe(daysOf(value).includes(day));
        expect(daysOf(value)).toHaveLength(spanLength(value));
      }),
    );
  });

  it('overlaps another exactly when they share a day, whichever is asked', () => {
    fc.assert(
      fc.property(anySpan, anySpan, (a, b) => {
        const shared = daysOf(a).some((day) => daysOf(b).includes(day));
        expect(spansOverlap(a, b)).toBe(shared);
        expect(spansOverlap(b, a)).toBe(shared);
      }),
      { numRuns: 500 },
    );
  });

  it('does not overlap the one that begins on the next day', () => {
    const first = of('2026-05-01', '2026-05-03');
    expect(spansOverlap(first, of('2026-05-04', '2026-05-05'))).toBe(false);
    expect(spansOverlap(first, of('2026-05-03', '2026-05-05'))).toBe(true);
  });

  it('covers days in any order, gaps included, and no more', () => {
    expect(spanOf(['2026-05-09', '2026-05-02', '2026-05-05'].map(parseDay))).toEqual(of('2026-05-02', '2026-05-09'));
    fc.assert(
      fc.property(fc.array(anyDay, { minLength: 1 }), (days) => {
        const cover = spanOf(days);
        expect(days.every((day) => spanContains(cover, day))).toBe(true);
        expect(days).toContain(cover.first);
        expect(days).toContain(cover.last);
      }),
    );
    expect(() => spanOf([])).toThrow(expect.objectContaining({ code: 'span.empty' }));
  });
});

describe('a date range of PostgreSQL', () => {
  it('ends before its last day', () => {
    expect(toDateRange(of('2026-05-30', '2026-05-31'))).toBe('[2026-05-30,2026-06-01)');
    expect(fromDateRange('[2028-02-28,2028-03-01)')).toEqual(of('2028-02-28', '2028-02-29'));
  });

  it('is the span again when read back', () => {
    fc.assert(fc.property(anySpan, (value) => expect(fromDateRange(toDateRange(value))).toEqual(value)));
  });

  it.each(['empty', '[2026-05-01,)', '(,2026-05-01)', '(2026-05-01,2026-05-03)', '[2026-05-01,2026-05-03]', ''])(
    'is not read from %p',
    (text) => expect(() => fromDateRange(text)).toThrow(expect.objectContaining({ code: 'span.empty' })),
  );

  it('is not read when it holds no day', () => {
    expect(() => fromDateRange('[2026-05-03,2026-05-03)')).toThrow(expect.objectContaining({ code: 'span.reversed' }));
  });
});

describe('a set of days', () => {
  it('is sorted, without repeats, and leaves its source alone', () => {
    fc.assert(
      fc.property(fc.array(anyDay), (days) => {
        const before = [...days];
        const set = daySet(days);
        expect(days).toEqual(before);
        expect(set.every((day) => isDay(day))).toBe(true);
        expect(set.every((day, index) => index === 0 || (set[index - 1] as Day) < day)).toBe(true);
        expect(new Set(set)).toEqual(new Set(days));
      }),
    );
  });
});
