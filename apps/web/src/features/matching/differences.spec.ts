import type { Slot } from './board';
import { chosenFen, sendGroups, skipText, withAll } from './differences';

function slot(id: string, department: string, payFen: number, more: Partial<Slot> = {}): Slot {
  return {
    slotId: `slot-${id}`,
    slotState: 'open',
    postingId: 'posting',
    roleId: 'gaffer',
    department,
    position: 1,
    minLevel: 2,
    days: ['2026-10-14', '2026-10-15'],
    posting: { version: 1, payLowFen: null, payHighFen: null, shiftDays: 0, taken: 0 },
    shortfall: null,
    proposal: {
      id,
      state: 'suggested',
      person: { personId: id, displayName: id, handle: id, homeBase: null },
      score: 1,
      payFen,
      terms: [],
      runnersUp: [],
    },
    ...more,
  };
}

const order = (department: string): number => ['camera', 'lighting'].indexOf(department);
const slots = [
  slot('a', 'lighting', 300),
  slot('b', 'camera', 500),
  slot('c', 'lighting', 200, { slotState: 'offered' }),
  slot('d', 'lighting', 100, { proposal: null }),
  slot('e', 'lighting', 700),
];

describe('sendGroups', () => {
  it('holds those who can receive an offer, by department', () => {
    const groups = sendGroups(slots, order);
    expect(groups.map((group) => [group.department, group.slots.map(({ proposal }) => proposal.id)])).toEqual([
      ['camera', ['b']],
      ['lighting', ['a', 'e']],
    ]);
  });
});

describe('chosenFen', () => {
  it('adds up the days of the chosen ones only', () => {
    expect(chosenFen(sendGroups(slots, order), new Set(['a', 'b']))).toBe(1_600);
    expect(chosenFen(sendGroups(slots, order), new Set())).toBe(0);
  });
});

describe('withAll', () => {
  it('adds and takes away without touching the choice that was there', () => {
    const before = new Set(['a']);
    expect([...withAll(before, ['b', 'c'], true)]).toEqual(['a', 'b', 'c']);
    expect([...withAll(before, ['a', 'c'], false)]).toEqual([]);
    expect([...before]).toEqual(['a']);
  });
});

describe('skipText', () => {
  it('has a sentence for every code, also for one that it does not know', () => {
    expect(skipText('slot.taken')).toBe('skip_slotTaken');
    expect(skipText('something.new')).toBe('skip_other');
  });
});
