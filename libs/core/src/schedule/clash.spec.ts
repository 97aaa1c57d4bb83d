import type { CalendarBooking } from '@callboard/database';
import { Day, DEFAULT_GAP_POLICY } from '@callboard/domain';
import { clashesOf } from './clash';

const booking = (first: string, last: string, baseId: string): CalendarBooking => ({
  id: `${first} ${baseId}`,
  slotId: 's',
  postingId: 'p',
  shootId: 't',
  shootTitle: 'A',
  companyName: 'C',
  roleId: 'gaffer',
  baseId,
  span: { first: first as Day, last: last as Day },
  days: [],
  paidDays: 1,
  nightRun: 0,
  payFen: 0,
  state: 'confirmed',
});
const work = { span: { first: '2026-06-10' as Day, last: '2026-06-14' as Day }, base: 'hengdian' };
const clashes = (...bookings: CalendarBooking[]) =>
  clashesOf(work, bookings, DEFAULT_GAP_POLICY).map(({ kind, neededDays, freeDays }) => [kind, neededDays, freeDays]);

describe('clashes with bookings', () => {
  it('are overlaps of a single day', () => {
    expect(clashes(booking('2026-06-14', '2026-06-15', 'hengdian'))).toEqual([['overlap', 0, 0]]);
    expect(clashes(booking('2026-06-15', '2026-06-16', 'hengdian'))).toEqual([]);
  });

  it('are gaps too short to rest after a long engagement', () => {
    expect(clashes(booking('2026-06-01', '2026-06-09', 'hengdian'))).toEqual([['gap', 1, 0]]);
    expect(clashes(booking('2026-05-31', '2026-06-08', 'hengdian'))).toEqual([]);
  });

  it('are gaps too short to travel, on either side', () => {
    expect(clashes(booking('2026-06-08', '2026-06-09', 'xian'), booking('2026-06-15', '2026-06-15', 'xian'))).toEqual([
      ['gap', 1, 0],
      ['gap', 1, 0],
    ]);
  });
});
