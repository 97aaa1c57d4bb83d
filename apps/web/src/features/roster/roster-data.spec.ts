import type { Roster } from './api';
import { costOf, departmentDay, doodGroups, groupGaps, heatRows, isEmpty, mostUrgent } from './roster-data';

const names = { department: (id: string) => id.toUpperCase(), role: (id: string) => `role ${id}` };
const counts = (needed: number, filled: number, offered = 0) => ({
  needed,
  filled,
  offered,
  missing: needed - filled,
});
const [first, second] = ['2026-10-14', '2026-10-15'];

const roster: Roster = {
  shoot: {
    id: 's',
    title: '逆袭归来',
    state: 'open',
    companyId: 'c',
    companyName: '星河',
    baseId: 'hengdian',
    zone: 'Asia/Shanghai',
    runFirst: first,
    runLast: second,
  },
  days: [
    { day: first, type: 'prep' },
    { day: second, type: 'shoot' },
  ],
  departments: [
    {
      department: 'lighting',
      cells: [
        { day: first, ...counts(1, 1) },
        { day: second, ...counts(3, 1, 1) },
      ],
      personDays: counts(4, 2, 1),
      slots: counts(3, 1, 1),
    },
    {
      department: 'sound',
      cells: [
        { day: first, ...counts(0, 0) },
        { day: second, ...counts(1, 0) },
      ],
      personDays: counts(1, 0),
      slots: counts(1, 0),
    },
  ],
  totals: [
    { day: first, ...counts(1, 1) },
    { day: second, ...counts(4, 1, 1) },
  ],
  personDays: counts(5, 2, 1),
  slots: counts(4, 1, 1),
  people: [
    {
      personId: 'p1',
      displayName: '李建国',
      handle: 'p0001',
      slots: [{ slotId: 'l1', roleId: 'gaffer', department: 'lighting', days: [first, second] }],
      codes: ['PR', 'SWF'],
      paidDays: 2,
    },
  ],
  gaps: [
    {
      slotId: 'l2',
      postingId: 'post-l',
      roleId: 'electric',
      department: 'lighting',
      position: 1,
      days: [second],
      state: 'offered',
      liveOffers: 1,
      reason: 'awaitingAnswer',
    },
    {
      slotId: 'l3',
      postingId: 'post-l',
      roleId: 'electric',
      department: 'lighting',
      position: 2,
      days: [second],
      state: 'open',
      liveOffers: 0,
      reason: 'notAsked',
    },
    {
      slotId: 'n1',
      postingId: 'post-n',
      roleId: 'mixer',
      department: 'sound',
      position: 1,
      days: [second],
      state: 'open',
      liveOffers: 0,
      reason: 'rule.available',
    },
  ],
};

describe('what the roster shows', () => {
  it('gives the rows of the heat map with their missing person-days', () => {
    expect(heatRows(roster, names).map(({ name, missing }) => [name, missing])).toEqual([
      ['LIGHTING', 2],
      ['SOUND', 1],
    ]);
  });

  it('opens a cell: gaps that nobody was asked for first, then those with an offer, then people', () => {
    const cell = departmentDay(roster, 'lighting', second);
    expect(cell).toMatchObject({ needed: 3, filled: 1, missing: 2 });
    expect(cell?.gaps.map(({ reason, slotIds }) => [reason, slotIds])).toEqual([
      ['notAsked', ['l3']],
      ['awaitingAnswer', ['l2']],
    ]);
    expect(cell?.people.map(({ person, code }) => [person.displayName, code])).toEqual([['李建国', 'SWF']]);
    expect(departmentDay(roster, 'lighting', first)?.gaps).toEqual([]);
  });

  it('knows no cell outside the shoot', () => {
    expect(departmentDay(roster, 'lighting', '2026-10-20')).toBeNull();
    expect(departmentDay(roster, 'camera', first)).toBeNull();
  });

  it('counts like gaps together', () => {
    const gap = roster.gaps[1]!;
    const [group, ...rest] = groupGaps([gap, { ...gap, slotId: 'l4' }]);
    expect(rest).toEqual([]);
    expect(group).toMatchObject({ slotIds: ['l3', 'l4'], roleId: 'electric' });
  });

  it('keeps gaps of the same role apart when their days differ', () => {
    const gap = roster.gaps[1]!;
    expect(groupGaps([gap, { ...gap, slotId: 'l4', days: [first, second] }])).toHaveLength(2);
  });

  it('lists people by department, and departments without people only with their gaps', () => {
    expect(doodGroups(roster, names).map(({ id }) => id)).toEqual(['lighting']);
    const [lighting, sound] = doodGroups(roster, names, true);
    expect(lighting?.people[0]).toMatchObject({ name: '李建国', role: 'role gaffer', paidDays: 2 });
    expect(lighting?.gaps.map(({ id }) => id)).toEqual(['l2', 'l3']);
    expect(sound?.gaps).toHaveLength(1);
  });

  it('finds the first day that lacks somebody and the department that lacks most', () => {
    expect(mostUrgent(roster, first)).toEqual({ department: 'lighting', day: second });
    expect(mostUrgent(roster, '2026-10-16')).toBeNull();
  });

  it('sums the bands of a department, and says nothing while a posting has no pay', () => {
    const posting = { department: 'lighting', personDays: 4, payLowFen: 30_000, payHighFen: 50_000 };
    expect(costOf([posting, { ...posting, department: 'sound' }], 'lighting')).toEqual({ low: 120_000, high: 200_000 });
    expect(costOf([posting, { ...posting, payLowFen: null }], 'lighting')).toBeNull();
  });

  it('is empty when no place is planned', () => {
    expect(isEmpty(roster)).toBe(false);
    expect(isEmpty({ ...roster, departments: [] })).toBe(true);
  });
});
