import { addDays, Day, dayNumber } from './day';
import { holidayOn } from './holiday';

const daysOfYear = (year: number): Day[] => {
  const first = `${year}-01-01` as Day;
  return Array.from({ length: 365 }, (_, index) => addDays(first, index));
};
/** 0 Sunday to 6 Saturday; 1970-01-01 was a Thursday. */
const weekday = (day: Day): number => (dayNumber(day) + 4) % 7;
const isWeekend = (day: Day): boolean => weekday(day) === 0 || weekday(day) === 6;

describe('holidays', () => {
  it.each([2026, 2027])('%i has the thirteen statutory days of the regulation', (year) => {
    expect(daysOfYear(year).filter((day) => holidayOn(day)?.kind === 'statutory')).toHaveLength(13);
  });

  it('2026 follows the notice: 33 days off, 6 of them paid back on weekends', () => {
    const days = daysOfYear(2026);
    expect(days.filter((day) => ['statutory', 'off'].includes(holidayOn(day)?.kind ?? ''))).toHaveLength(33);
    const makeup = days.filter((day) => holidayOn(day)?.kind === 'makeup');
    expect(makeup).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
    expect(makeup.every(isWeekend)).toBe(true);
    expect(holidayOn('2026-02-17' as Day)).toMatchObject({ id: 'spring', kind: 'statutory', name: { zh: '春节' } });
    expect(holidayOn('2026-02-23' as Day)?.kind).toBe('off');
    expect(holidayOn('2026-02-24' as Day)).toBeUndefined();
  });

  it('knows nothing of other years', () => {
    expect(holidayOn('2031-10-01' as Day)).toBeUndefined();
  });
});
