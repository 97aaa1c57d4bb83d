import { busyOf } from './days';
import { effectOf, seenIn, stripOf } from './effect';

const job = { first: '2026-12-10', last: '2026-12-14' };
const booking = (first: string, last: string): { title: string; first: string; last: string } => ({
  title: first,
  first,
  last,
});

describe('the effect of a job on a calendar', () => {
  it('is a clash when one day is shared, at either end', () => {
    expect(effectOf(job, [booking('2026-12-14', '2026-12-20')])).toMatchObject({ kind: 'clash' });
    expect(effectOf(job, [booking('2026-12-01', '2026-12-10')])).toMatchObject({ kind: 'clash' });
  });

  it('counts the free days to the nearest booking', () => {
    expect(effectOf(job, [booking('2026-12-01', '2026-12-08')])).toMatchObject({ kind: 'after', days: 1 });
    expect(effectOf(job, [booking('2026-12-15', '2026-12-16')])).toMatchObject({ kind: 'before', days: 0 });
    const both = [booking('2026-12-01', '2026-12-07'), booking('2026-12-16', '2026-12-18')];
    expect(effectOf(job, both)).toMatchObject({ kind: 'before', days: 1 });
  });

  it('is free where rest and travel fit in any case', () => {
    expect(effectOf(job, [])).toEqual({ kind: 'free' });
    expect(effectOf(job, [booking('2026-12-01', '2026-12-06'), booking('2026-12-18', '2026-12-20')])).toEqual({
      kind: 'free',
    });
  });

  it('takes only bookings that block days, in their order', () => {
    const days = ['2026-12-03', '2026-12-02'];
    const found = busyOf([
      { shootTitle: 'b', state: 'confirmed', days: ['2026-12-09'] },
      { shootTitle: 'gone', state: 'cancelled_by_company', days },
      { shootTitle: 'a', state: 'reconfirming', days },
    ]);
    expect(found).toEqual([
      { title: 'a', first: '2026-12-02', last: '2026-12-03' },
      { title: 'b', first: '2026-12-09', last: '2026-12-09' },
    ]);
  });
});

describe('the strip of days', () => {
  it('shows five days to each side and marks what is shared', () => {
    const busy = [
      booking('2026-12-01', '2026-12-06'),
      booking('2026-12-14', '2026-12-16'),
      booking('2027-02-01', '2027-02-02'),
    ];
    const strip = stripOf(job, busy);
    expect(strip[0]).toEqual({ day: '2026-12-05', kind: 'booking' });
    expect(strip[strip.length - 1]).toEqual({ day: '2026-12-19', kind: 'free' });
    expect(strip.filter(({ kind }) => kind === 'clash').map(({ day }) => day)).toEqual(['2026-12-14']);
    expect(strip.filter(({ kind }) => kind === 'job')).toHaveLength(4);
    expect(seenIn(strip, busy).map(({ first }) => first)).toEqual(['2026-12-01', '2026-12-14']);
  });
});
