import type { Day } from '@callboard/domain';
import { stretchOf } from './bookings.service';

const day = (text: string): Day => text as Day;

describe('a stretch of days', () => {
  it('is what was asked for', () => {
    expect(stretchOf({ from: day('2030-01-05'), to: day('2030-01-05') })).toEqual({
      from: '2030-01-05',
      to: '2030-01-05',
    });
  });

  it('is never empty when one end alone is given', () => {
    const past = stretchOf({ to: day('2001-03-01') });
    expect(past.from < past.to).toBe(true);
    const future = stretchOf({ from: day('2090-03-01') });
    expect(future.from < future.to).toBe(true);
  });

  it('may not be reversed', () => {
    expect(() => stretchOf({ from: day('2030-01-05'), to: day('2030-01-04') })).toThrow('span.reversed');
  });

  it('may be 400 days long and no longer', () => {
    expect(() => stretchOf({ from: day('2030-01-01'), to: day('2031-02-05') })).not.toThrow();
    expect(() => stretchOf({ from: day('2030-01-01'), to: day('2031-02-06') })).toThrow('request.invalid');
  });
});
