import { isoWeekday } from '../../messages/format';
import type { PersonDay } from './api';
import { dayKind, engagementsOf, weeksOf } from './calendar';

const engagement = (changes: Partial<NonNullable<PersonDay['engagement']>> = {}) => ({
  kind: 'booked' as const,
  shootId: 's1',
  shootTitle: '逆袭归来',
  roleId: 'gaffer',
  baseId: 'hengdian',
  first: '2026-10-14',
  last: '2026-10-16',
  works: true,
  ...changes,
});
const day = (value: string, changes: Partial<PersonDay> = {}): PersonDay => ({
  day: value,
  engagement: null,
  availability: null,
  ...changes,
});

describe('the days of a person', () => {
  it('says what a day is; an engagement goes before what somebody wished', () => {
    expect(dayKind(day('2026-10-14', { engagement: engagement(), availability: 'no' }))).toBe('booked');
    expect(dayKind(day('2026-10-14', { engagement: engagement({ works: false }) }))).toBe('rest');
    expect(dayKind(day('2026-10-14', { engagement: engagement({ kind: 'offered' }) }))).toBe('offered');
    expect(dayKind(day('2026-10-14', { availability: 'prefer_not' }))).toBe('prefer_not');
    expect(dayKind(day('2026-10-14'))).toBe('unknown');
  });

  it('puts days into weeks from Monday on', () => {
    // A Wednesday.
    const weeks = weeksOf(
      ['2026-10-14', '2026-10-15', '2026-10-16', '2026-10-17', '2026-10-18', '2026-10-19'].map((d) => day(d)),
      isoWeekday,
    );
    expect(weeks.map((week) => week.map((cell) => cell?.day.slice(8) ?? null))).toEqual([
      [null, null, '14', '15', '16', '17', '18'],
      ['19', null, null, null, null, null, null],
    ]);
    expect(weeksOf([], isoWeekday)).toEqual([]);
  });

  it('lists each job once, in order', () => {
    const late = engagement({ shootId: 's2', first: '2026-10-20' });
    const found = engagementsOf([
      day('2026-10-20', { engagement: late }),
      day('2026-10-14', { engagement: engagement() }),
      day('2026-10-15', { engagement: engagement({ works: false }) }),
    ]);
    expect(found.map(({ shootId }) => shootId)).toEqual(['s1', 's2']);
  });
});
