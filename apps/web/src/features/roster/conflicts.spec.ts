import { acts, conflictMarks, fixButtons, isOpen, mayBeCalled, type Conflict } from './conflicts';

const [first, second] = ['2026-10-14', '2026-10-15'];
const ALL = { send: true, editPosting: true };
const BASE = '/studio/shoots/s';

const conflict = (wish: Partial<Conflict> = {}): Conflict => ({
  ...{ key: 'cannotAccept:o', kind: 'cannotAccept', decider: 'nobody', state: 'offered', subjectId: 'o' },
  ...{ days: [first, second], slotId: 'l', postingId: 'p', roleId: 'gaffer', department: 'lighting' },
  person: { personId: 'x', displayName: '周敏', handle: 'zhou', homeBase: null },
  facts: { missingDays: null, reason: null, byName: null, at: null, until: null, challenged: false, why: 'overlap' },
  fixes: {
    swap: { way: 'withdraw' },
    shift: { days: 1, shiftDays: 3, first: 'withdraw' },
    refill: { slotId: 'l', first: 'withdraw', backfillId: null },
  },
  ...wish,
});

describe('conflicts on the roster', () => {
  it('mark the days of a department, not those that are settled', () => {
    const marks = conflictMarks([
      conflict(),
      conflict({ days: [second] }),
      conflict({ department: 'camera', decider: 'decided' }),
    ]);
    expect([...marks]).toEqual([
      [`lighting ${first}`, 1],
      [`lighting ${second}`, 2],
    ]);
    expect(isOpen(conflict({ decider: 'decided' }))).toBe(false);
  });

  it('have a button a fix: the fill of the department, the shifted posting, a refill that begins', () => {
    expect(fixButtons('s', conflict(), ALL)).toEqual([
      { fix: 'swap', to: `${BASE}/fill?department=lighting`, first: 'withdraw', refillSlotId: null },
      { fix: 'shift', to: `${BASE}/postings/p?shift=3`, first: 'withdraw', refillSlotId: null },
      { fix: 'refill', to: null, first: 'withdraw', refillSlotId: 'l' },
    ]);
    expect(fixButtons('s', conflict(), ALL).every(acts)).toBe(true);
  });

  it('lead to the sheet that calls a booking off, and to a refill that is under way', () => {
    const refill = { slotId: 'l', first: null, backfillId: 'b' };
    const booked = conflict({
      state: 'booked',
      subjectId: 'k',
      fixes: { swap: { way: 'callOff' }, shift: null, refill },
    });
    const buttons = fixButtons('s', booked, ALL);
    expect(buttons.map(({ to }) => to)).toEqual([`${BASE}/offers?callOff=k`, `${BASE}/backfills/b`]);
    expect(buttons.some(acts)).toBe(false);
    const after = conflict({ fixes: { swap: null, shift: null, refill: { ...refill, first: 'release' } } });
    expect(fixButtons('s', after, ALL)).toEqual([
      { fix: 'refill', to: `${BASE}/backfills/b`, first: 'release', refillSlotId: null },
    ]);
  });

  it('refill another place where a newcomer has nobody to learn from', () => {
    const fixes = { swap: null, shift: null, refill: { slotId: 'lead', first: null, backfillId: null } };
    const [button, ...rest] = fixButtons('s', conflict({ kind: 'noMentor', fixes }), ALL);
    expect([button, rest]).toEqual([{ fix: 'refill', to: null, first: null, refillSlotId: 'lead' }, []]);
    expect(acts(button!)).toBe(true);
  });

  it('show nothing that the member may not do', () => {
    expect(fixButtons('s', conflict(), { send: false, editPosting: true })).toEqual([]);
    expect(fixButtons('s', conflict(), { send: true, editPosting: false }).map(({ fix }) => fix)).toEqual([
      'swap',
      'refill',
    ]);
  });

  it('offer to call who is booked and away or silent', () => {
    expect(mayBeCalled({ kind: 'away', state: 'booked' })).toBe(true);
    expect(mayBeCalled({ kind: 'silent', state: 'booked' })).toBe(true);
    expect(mayBeCalled({ kind: 'away', state: 'offered' })).toBe(false);
    expect(mayBeCalled({ kind: 'restGivenUp', state: 'booked' })).toBe(false);
  });
});
