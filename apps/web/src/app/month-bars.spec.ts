import { formatters } from '../messages/format';
import { monthTexts } from '../messages/month';
import { translator } from '../messages/text';
import { barsOf, explain, joinMonths, paintedDays, type Months } from './month-bars';

const words = {
  t: translator(monthTexts, 'zh'),
  format: formatters('zh'),
  names: { role: (id: string) => `<${id}>`, base: (id: string) => `<${id}>` },
};

const work = (id: string, firstDay: string, lastDay: string, days = [firstDay, lastDay]) => ({
  id,
  shootId: 's',
  shootTitle: '逆袭归来',
  companyName: 'c',
  roleId: 'focus-puller',
  baseId: 'hengdian',
  firstDay,
  lastDay,
  days,
  payPerDayFen: 60_000,
});
const bar = (layer: Months['bars'][number]['layer'], id: string | null, firstDay: string, lastDay: string) => ({
  layer,
  id,
  firstDay,
  lastDay,
  fromBefore: false,
  goesOn: false,
});

const november: Months = {
  bookings: [{ ...work('b', '2026-11-26', '2026-12-02'), state: 'confirmed' }],
  holds: [],
  offers: [],
  bars: [
    { ...bar('booking', 'b', '2026-11-26', '2026-11-30'), goesOn: true },
    bar('gap', null, '2026-11-01', '2026-11-25'),
  ],
};
const december: Months = {
  bookings: [
    { ...work('b', '2026-11-26', '2026-12-02'), state: 'confirmed' },
    { ...work('c', '2026-12-10', '2026-12-12'), state: 'confirmed' },
  ],
  holds: [],
  offers: [],
  bars: [
    { ...bar('booking', 'b', '2026-12-01', '2026-12-02'), fromBefore: true },
    bar('booking', 'c', '2026-12-10', '2026-12-12'),
    bar('rest', 'b', '2026-12-03', '2026-12-03'),
    bar('travel', 'b', '2026-12-09', '2026-12-09'),
    bar('gap', null, '2026-12-04', '2026-12-08'),
  ],
};
const options = { today: '2026-11-24', painted: paintedDays([{ from: '2026-12-06', to: '2026-12-06', state: 'no' }]) };

describe('bars of months', () => {
  const joined = joinMonths([november, december]);
  const bars = barsOf(joined, words, options);

  it('are whole again where the end of a month cut them', () => {
    const whole = bars.find(({ key }) => key.startsWith('booking:b'));
    expect(whole).toMatchObject({ first: '2026-11-26', last: '2026-12-02', to: '/me/jobs/b', goesOn: false });
    expect(joined.bookings).toHaveLength(2);
  });

  it('leave out gaps that have passed, and the days that are painted away', () => {
    const open = bars.filter(({ layer }) => layer === 'gap').map(({ first, last }) => [first, last]);
    expect(open).toEqual([
      ['2026-11-24', '2026-11-25'],
      ['2026-12-04', '2026-12-05'],
      ['2026-12-07', '2026-12-08'],
    ]);
    expect(bars.filter(({ layer }) => layer === 'no')).toMatchObject([{ first: '2026-12-06', last: '2026-12-06' }]);
  });

  it('lead from a gap to what fits in it, and say how much that is once it is known', () => {
    const counted = barsOf(joined, words, { ...options, jobsIn: (first) => (first === '2026-12-04' ? 3 : undefined) });
    const gap = (first: string) => counted.find((one) => one.layer === 'gap' && one.first === first);
    expect(gap('2026-12-04')).toMatchObject({
      to: '/jobs?from=2026-12-04&to=2026-12-05&fits=true',
      label: '3 条合适',
      short: '3',
    });
    expect(gap('2026-12-04')!.name).toContain('有 3 条合适的通告');
    expect(gap('2026-12-07')).toMatchObject({ label: '' });
  });

  it('explain rest by the work before it and travel by the work after it', () => {
    const of = (layer: string) => bars.find((one) => one.layer === layer)!;
    expect(explain(of('rest'), joined, words)).toContain('逆袭归来');
    expect(explain(of('travel'), joined, words)).toContain('<hengdian>');
    expect(explain(of('no'), joined, words)).toContain('不接');
    expect(explain(of('rest'), { ...joined, bookings: [] }, words)).toContain('上一组');
  });

  it('name an offer with its deadline and mark the one in question', () => {
    const asked: Months = {
      bookings: [],
      holds: [],
      offers: [{ ...work('o', '2026-12-14', '2026-12-15'), state: 'sent', expiresAt: '2026-12-01T04:00:00.000Z' }],
      bars: [bar('offer', 'o', '2026-12-14', '2026-12-15')],
    };
    const [offer] = barsOf(asked, words, { ...options, current: 'o' });
    expect(offer).toMatchObject({ to: '/me/offers/o', current: true });
    expect(offer!.name).toMatch(/邀约.*12:00/);
  });

  it('name a hold with its rank and clock, and lead to where it can be released', () => {
    const { payPerDayFen: _open, ...days } = work('h', '2026-12-14', '2026-12-15');
    const held: Months = {
      bookings: [],
      holds: [{ ...days, state: 'active', endsAt: '2026-12-01T04:00:00.000Z', rank: 3 }],
      offers: [],
      bars: [bar('hold', 'h', '2026-12-14', '2026-12-15')],
    };
    const [hold] = barsOf(held, words, options);
    expect(hold).toMatchObject({ layer: 'hold', to: '/me/offers', short: '第 3 档' });
    expect(hold!.name).toMatch(/^第 3 档：.*预留到 .*12:00/);
  });
});
