import { daysBetween, formatters, isoWeekday, shiftDay, today } from './format';

const zh = formatters('zh');
const en = formatters('en');
const NB = '\u00a0';

beforeAll(() => jest.useFakeTimers({ now: Date.parse('2026-11-23T15:30:00Z') }));
afterAll(() => jest.useRealTimers());

describe('days', () => {
  it('is today in the zone of the shoots, also when it is yesterday elsewhere', () => {
    expect(today()).toBe('2026-11-23');
    expect(today(Date.parse('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
  });

  it('goes over the end of a month, a year and a leap day', () => {
    expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01');
    expect(shiftDay('2028-03-01', -1)).toBe('2028-02-29');
    expect(daysBetween('2026-10-30', '2026-11-02')).toHaveLength(4);
    expect(isoWeekday('2026-11-23')).toBe(1);
    expect(isoWeekday('2026-11-29')).toBe(7);
  });

  it('says a year only when it is not this one', () => {
    expect(zh.day('2026-10-14')).toBe('10月14日');
    expect(zh.day('2027-01-02')).toBe('2027年1月2日');
    expect(en.day('2026-10-14')).toBe('14 Oct');
  });

  it('says stretches and sets as the trade does', () => {
    expect(zh.days('2026-10-14', '2026-10-22')).toBe('10月14—22日');
    expect(zh.days('2026-10-28', '2026-11-02')).toBe('10月28日—11月2日');
    expect(en.days('2026-10-14', '2026-10-22')).toBe('14–22 Oct');
    expect(zh.daySet(['2026-10-14', '2026-10-15', '2026-10-16', '2026-10-18'])).toBe('10月14—16日、10月18日');
    expect(zh.dayCount(9)).toBe(`9${NB}天`);
    expect(en.dayCount(1)).toBe(`1${NB}day`);
  });
});

describe('money', () => {
  it('shows fen only when there are some', () => {
    expect(zh.yuan(65_000)).toBe('¥650');
    expect(zh.yuan(65_050)).toBe('¥650.50');
    expect(zh.yuan(0)).toBe('¥0');
  });

  it('rounds sums to be read at a glance', () => {
    expect(zh.yuanShort(41_200_000)).toBe(`¥41.2${NB}万`);
    expect(en.yuanShort(41_200_000)).toBe('¥412k');
    expect(zh.yuanShort(585_000)).toBe('¥5,850');
  });

  it('says a band, or one figure', () => {
    expect(zh.band(50_000, 80_000)).toBe('¥500—800/天');
    expect(en.band(65_000, 65_000)).toBe('¥650/day');
  });
});

describe('times', () => {
  it('shows the zone of the shoots, the day only when it is another', () => {
    expect(zh.moment('2026-11-23T13:04:00Z')).toBe('21:04');
    expect(zh.moment('2026-11-22T13:04:00Z')).toBe('11月22日 21:04');
  });

  it('is relative within a day only', () => {
    expect(zh.ago('2026-11-23T15:29:40Z')).toBe('刚刚');
    expect(en.ago('2026-11-23T15:00:00Z')).toBe(`30${NB}min ago`);
    expect(zh.ago('2026-11-21T13:04:00Z')).toBe('11月21日 21:04');
  });

  it('counts clocks down to seconds, hours, days, never below nothing', () => {
    expect(zh.left(160_000)).toBe('2:40');
    expect(zh.left(-5)).toBe('0:00');
    expect(zh.left(23 * 3_600_000 + 600_000)).toBe(`23${NB}h${NB}10${NB}min`);
    expect(en.left(3 * 86_400_000)).toBe(`3${NB}d${NB}0${NB}h`);
  });
});
