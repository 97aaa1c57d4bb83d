import { Day } from '@callboard/domain';
import { DayType, shootCalendar } from './day-type';

const days = (...list: string[]): Day[] => list as Day[];

describe('calendar of a shoot', () => {
  it('fills the days around and between the shooting days', () => {
    const calendar = shootCalendar(days('2026-10-14', '2026-10-15', '2026-10-17'), days('2026-10-12', '2026-10-18'));
    expect(calendar.map(({ day, type }) => `${day.slice(8)} ${type}`)).toEqual([
      '12 prep',
      '13 prep',
      '14 shoot',
      '15 shoot',
      '16 rest',
      '17 shoot',
      '18 wrap',
    ]);
  });

  it('lets a known type win', () => {
    const known = new Map<Day, DayType>([['2026-10-15' as Day, 'move']]);
    const calendar = shootCalendar(days('2026-10-14', '2026-10-16'), [], known);
    expect(calendar.map(({ type }) => type)).toEqual(['shoot', 'move', 'shoot']);
  });

  it('needs a shooting day', () => {
    const code = 'shoot.noShootingDay';
    expect(() => shootCalendar([], days('2026-10-14'))).toThrow(expect.objectContaining({ code }));
  });
});
