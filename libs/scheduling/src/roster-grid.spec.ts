import { addDays, Day, DepartmentId, expandTemplate, slotDays } from '@callboard/domain';
import fc from 'fast-check';
import { shootCalendar } from './day-type';
import { rosterGrid, RosterSlot } from './roster-grid';

const shootingDays = Array.from({ length: 7 }, (_, index) => addDays('2026-10-14' as Day, index));
const crewSlots = (state: RosterSlot['state'] = 'open'): RosterSlot[] =>
  expandTemplate({ size: 75, shootingDays: 7 }).flatMap((posting) =>
    Array.from({ length: posting.headcount }, () => ({
      department: posting.departmentId,
      days: slotDays(posting, shootingDays),
      state,
    })),
  );
const calendarOf = (slots: readonly RosterSlot[]) =>
  shootCalendar(
    shootingDays,
    slots.flatMap((slot) => slot.days),
  );

describe('roster grid', () => {
  it('counts the 75-person crew: 686 person-days, departments in order, full on the first shooting day', () => {
    const slots = crewSlots();
    const grid = rosterGrid({ days: calendarOf(slots), slots });
    expect(grid.personDays).toEqual({ needed: 686, filled: 0, offered: 0, missing: 686 });
    expect(grid.slots.needed).toBe(75);
    expect(grid.rows).toHaveLength(14);
    expect(grid.rows.slice(0, 3).map((row) => row.department)).toEqual(['directing', 'production', 'camera']);
    expect(grid.days[0]).toEqual({ day: '2026-10-07', type: 'prep' });
    expect(grid.days[grid.days.length - 1]).toEqual({ day: '2026-10-25', type: 'wrap' });
    expect(grid.totals.find((cell) => cell.day === '2026-10-14')?.needed).toBe(75);
    // The action director works the first half only.
    expect(grid.totals.find((cell) => cell.day === '2026-10-18')?.needed).toBe(74);
  });

  it('tells filled, offered and missing apart', () => {
    const day = '2026-10-14' as Day;
    const slot = (state: RosterSlot['state']): RosterSlot => ({ department: 'lighting', days: [day], state });
    const slots = [slot('booked'), slot('booked'), slot('offered'), slot('open'), slot('cancelled')];
    const grid = rosterGrid({ days: [{ day, type: 'shoot' }], slots });
    const expected = { needed: 4, filled: 2, offered: 1, missing: 2 };
    expect(grid.rows).toEqual([
      { department: 'lighting', cells: [{ day, ...expected }], personDays: expected, slots: expected },
    ]);
    expect(grid.totals).toEqual([{ day, ...expected }]);
  });

  it('shows a day without need as zero and no row for a department without need', () => {
    const days = shootCalendar(shootingDays, []);
    const grid = rosterGrid({ days, slots: [{ department: 'post', days: [shootingDays[1]!], state: 'open' }] });
    expect(grid.rows.map((row) => row.department)).toEqual(['post']);
    expect(grid.rows[0]!.cells.map((cell) => cell.needed)).toEqual([0, 1, 0, 0, 0, 0, 0]);
    expect(rosterGrid({ days, slots: [] }).rows).toEqual([]);
  });

  it('counts a day once when a slot names it twice', () => {
    const [day] = shootingDays as [Day];
    const grid = rosterGrid({
      days: [{ day, type: 'shoot' }],
      slots: [{ department: 'art', days: [day, day], state: 'booked' }],
    });
    expect(grid.personDays.filled).toBe(1);
    expect(grid.totals[0]!.filled).toBe(1);
  });

  it('refuses a slot day without a column', () => {
    const slots: RosterSlot[] = [{ department: 'art', days: ['2026-12-01' as Day], state: 'open' }];
    expect(() => rosterGrid({ days: shootCalendar(shootingDays, []), slots })).toThrow(RangeError);
  });

  it('has rows that add up to the totals, whatever the slots', () => {
    const anySlot = fc.record({
      department: fc.constantFrom<DepartmentId>('camera', 'sound', 'post'),
      days: fc.uniqueArray(fc.constantFrom(...shootingDays), { minLength: 1 }),
      state: fc.constantFrom<RosterSlot['state']>('open', 'offered', 'booked', 'cancelled'),
    });
    fc.assert(
      fc.property(fc.array(anySlot, { maxLength: 30 }), (slots) => {
        const grid = rosterGrid({ days: shootCalendar(shootingDays, []), slots });
        for (const key of ['needed', 'filled', 'offered', 'missing'] as const) {
          grid.totals.forEach((cell, index) => {
            expect(grid.rows.reduce((sum, row) => sum + row.cells[index]![key], 0)).toBe(cell[key]);
          });
          expect(grid.totals.reduce((sum, cell) => sum + cell[key], 0)).toBe(grid.personDays[key]);
          for (const row of grid.rows) {
            expect(row.cells.reduce((sum, cell) => sum + cell[key], 0)).toBe(row.personDays[key]);
          }
        }
        for (const cell of grid.totals) expect(cell.filled + cell.offered).toBeLessThanOrEqual(cell.needed);
      }),
    );
  });
});
