import { addDays, Day } from '@callboard/domain';
import { DayType, shootCalendar } from './day-type';
import { dood, DoodBooking, doodPaid } from './dood';

const on = (date: number): Day => `2026-10-${String(date).padStart(2, '0')}` as Day;
const run = (first: number, last: number): Day[] =>
  Array.from({ length: last - first + 1 }, (_, index) => addDays(on(first), index));
/** Prep 10 to 11, shooting 12 to 14 and 16 to 17, rest on 15, wrap 18 to 19. */
const calendar = shootCalendar([...run(12, 14), ...run(16, 17)], [on(10), on(19)]);
const codes = (booking: Omit<DoodBooking, 'personId'>, days = calendar): string =>
  dood(days, [{ personId: 'p', ...booking }])
    .rows[0]!.codes.map((code) => code ?? '-')
    .join(' ');

describe('day-out-of-days', () => {
  it('marks prep, start, work, rest, finish and wrap', () => {
    expect(codes({ days: [...run(10, 14), ...run(16, 19)] })).toBe('PR PR SW W W X W WF WR WR');
  });

  it('marks a day player as start-work-finish, also after prep', () => {
    expect(codes({ days: [on(13)] })).toBe('- - - SWF - - - - - -');
    expect(codes({ days: [on(11), on(12)] })).toBe('- PR SWF - - - - - - -');
  });

  it('gives no S to somebody who only preps or only wraps', () => {
    expect(codes({ days: run(10, 11) })).toBe('PR PR - - - - - - - -');
    expect(codes({ days: run(18, 19) })).toBe('- - - - - - - - WR WR');
  });

  it('shows idle days between work as unpaid, held days as paid', () => {
    expect(codes({ days: [on(12), on(17)] })).toBe('- - SW I I X I WF - -');
    expect(codes({ days: [on(12), on(17)], heldDays: [on(13)] })).toBe('- - SW H I X I WF - -');
    const [row] = dood(calendar, [{ personId: 'p', days: [on(12), on(17)], heldDays: [on(13)] }]).rows;
    expect(row).toMatchObject({ paidDays: 3, dealDays: 0 });
  });

  it('counts wrap days of a part-time role after idle days', () => {
    expect(codes({ days: [...run(12, 13), on(18)] })).toBe('- - SW WF I X I I WR -');
  });

  it('knows fitting, scouting, moves, travel and pick-ups', () => {
    const known = new Map<Day, DayType>([
      [on(10), 'scout'],
      [on(11), 'fitting'],
      [on(13), 'move'],
      [on(15), 'travel'],
      [on(19), 'pickup'],
    ]);
    const days = shootCalendar([...run(12, 14), ...run(16, 17)], [on(10), on(19)], known);
    expect(codes({ days: run(10, 19) }, days)).toBe('PR FT SW W W T W W WR WF');
    expect(dood(days, [{ personId: 'p', days: run(10, 19) }]).rows[0]).toMatchObject({ paidDays: 8, dealDays: 2 });
  });

  it('merges the bookings of a person and keeps the order of people', () => {
    const table = dood(calendar, [
      { personId: 'b', days: run(12, 13) },
      { personId: 'a', days: run(12, 14) },
      { personId: 'b', days: run(16, 17) },
      { personId: 'none', days: [] },
    ]);
    expect(table.rows.map((row) => row.personId)).toEqual(['b', 'a']);
    expect(table.rows[0]!.codes.filter(Boolean)).toEqual(['SW', 'W', 'I', 'X', 'W', 'WF']);
    expect(table.paidPeople).toEqual([0, 0, 2, 2, 1, 0, 1, 1, 0, 0]);
  });

  it('refuses a booked day without a column', () => {
    expect(() => dood(calendar, [{ personId: 'p', days: ['2026-12-01' as Day] }])).toThrow(RangeError);
  });

  it('says for every code whether it is paid, as the glossary does', () => {
    const unpaid = Object.entries(doodPaid).filter(([, paid]) => paid === 'no');
    expect(unpaid.map(([code]) => code).sort()).toEqual(['I', 'X']);
  });
});
