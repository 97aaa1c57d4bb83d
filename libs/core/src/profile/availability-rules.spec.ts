import type { AvailabilitySpan, AvailabilityState } from '@callboard/database';
import { addDays, Day, daysOf, Span } from '@callboard/domain';
import fc from 'fast-check';
import { AVAILABILITY_HORIZON_DAYS, checkPaint, paint, Paint, reachOf } from './availability-rules';

const d = (number: number): Day => addDays('2026-06-01' as Day, number);
const stretch = (first: number, last: number, state: AvailabilityState): AvailabilitySpan => ({
  span: { first: d(first), last: d(last) },
  state,
});

describe('painting days', () => {
  it('cuts what lies under it on both sides', () => {
    expect(paint([stretch(0, 9, 'free')], { first: d(3), last: d(5) }, 'no')).toEqual([
      stretch(0, 2, 'free'),
      stretch(3, 5, 'no'),
      stretch(6, 9, 'free'),
    ]);
  });

  it('grows together with neighbours of the same colour', () => {
    const around = [stretch(0, 2, 'free'), stretch(6, 9, 'free')];
    expect(paint(around, { first: d(3), last: d(5) }, 'free')).toEqual([stretch(0, 9, 'free')]);
  });

  it('leaves a hole when it takes the colour off', () => {
    expect(paint([stretch(0, 9, 'free')], { first: d(0), last: d(3) }, 'clear')).toEqual([stretch(4, 9, 'free')]);
  });

  it('gives every day the last colour it got, in as few stretches as possible', () => {
    const stroke = fc.record({
      first: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 0, max: 8 }),
      state: fc.constantFrom<Paint>('free', 'prefer_not', 'no', 'clear'),
    });
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 12 }), (strokes) => {
        let stored: AvailabilitySpan[] = [];
        const colours = new Map<Day, Paint>();
        for (const { first, length, state } of strokes) {
          const painted: Span = { first: d(first), last: d(first + length) };
          const reach = reachOf(painted);
          const near = (one: AvailabilitySpan): boolean => one.span.first <= reach.last && one.span.last >= reach.first;
          const rest = stored.filter((one) => !near(one));
          stored = [...rest, ...paint(stored.filter(near), painted, state)].sort((a, b) =>
            a.span.first < b.span.first ? -1 : 1,
          );
          for (const day of daysOf(painted)) colours.set(day, state);
        }
        const seen = stored.flatMap((one) => daysOf(one.span).map((day) => [day, one.state] as const));
        expect(seen).toEqual(
          [...colours].filter(([, state]) => state !== 'clear').sort(([a], [b]) => (a < b ? -1 : 1)),
        );
        stored.slice(1).forEach((one, index) => {
          const before = stored[index]!;
          expect(before.state === one.state && addDays(before.span.last, 1) === one.span.first).toBe(false);
        });
      }),
    );
  });

  it('refuses what is reversed, past or too far', () => {
    const code = (from: number, to: number): string | null => {
      try {
        checkPaint(d(from), d(to), d(0));
        return null;
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(code(0, AVAILABILITY_HORIZON_DAYS)).toBeNull();
    expect(code(3, 2)).toBe('span.reversed');
    expect(code(-1, 2)).toBe('availability.past');
    expect(code(0, AVAILABILITY_HORIZON_DAYS + 1)).toBe('availability.tooFar');
  });
});
