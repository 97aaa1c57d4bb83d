import {
  bestTerms,
  difference,
  funnelSteps,
  groupByDepartment,
  isProposed,
  linesOf,
  relaxedField,
  sumsOf,
  withState,
  type Board,
  type Proposal,
  type ProposedSlot,
  type Shortfall,
  type Slot,
} from './board';

function proposal(id: string, person: string, more: Partial<Proposal> = {}): Proposal {
  return {
    id,
    state: 'suggested',
    person: { personId: person, displayName: person, handle: person, homeBase: null },
    score: 800,
    payFen: 40_000,
    terms: [],
    runnersUp: [],
    ...more,
  };
}

function slot(slotId: string, more: Partial<Slot> = {}): Slot {
  return {
    slotId,
    slotState: 'open',
    postingId: 'posting',
    roleId: 'gaffer',
    department: 'lighting',
    position: 1,
    minLevel: 2,
    days: ['2026-10-14', '2026-10-15'],
    posting: { version: 1, payLowFen: 30_000, payHighFen: 50_000, shiftDays: 0, taken: 0 },
    proposal: null,
    shortfall: null,
    ...more,
  };
}

const shortfall = (...left: readonly number[]): Shortfall => ({
  funnel: left.map((count, index) => ({ rule: ['people', 'role', 'level', 'pay'][index]!, left: count })),
  bindingRule: 'pay',
  relaxations: [],
  changes: [],
  foundAt: '2026-10-01T00:00:00Z',
});

const order = (department: string): number => ['directing', 'camera', 'lighting'].indexOf(department);

describe('groupByDepartment', () => {
  it('goes by the order of a call sheet, counts what stands where and lists what is open', () => {
    const groups = groupByDepartment(
      [
        slot('a'),
        slot('b', { proposal: proposal('p', 'Li') }),
        slot('c', { slotState: 'booked' }),
        slot('d', { slotState: 'offered' }),
        slot('e', { slotState: 'cancelled' }),
        slot('f', { department: 'camera' }),
      ],
      order,
    );
    expect(groups.map(({ department }) => department)).toEqual(['camera', 'lighting']);
    expect(groups[1]).toMatchObject({ total: 4, proposed: 1, missing: 1, offered: 1, booked: 1 });
    expect(groups[1]!.slots.map(({ slotId }) => slotId)).toEqual(['a', 'b']);
  });
});

describe('linesOf', () => {
  it('makes one line of seats that are empty for the same reason on the same days', () => {
    const lines = linesOf([
      slot('a', { shortfall: shortfall(200, 9, 0) }),
      slot('b', { proposal: proposal('p', 'Li') }),
      slot('c', { shortfall: shortfall(200, 9, 0) }),
      slot('d', { shortfall: shortfall(200, 9, 0), days: ['2026-10-14'] }),
      slot('e', { shortfall: shortfall(200, 5, 0) }),
    ]);
    expect(lines.map((line) => [line.slot.slotId, line.kind === 'missing' ? line.seats : null])).toEqual([
      ['a', 2],
      ['b', null],
      ['d', 1],
      ['e', 1],
    ]);
  });
});

describe('bestTerms', () => {
  it('gives what speaks for a person, best first, and nothing that brought no points', () => {
    const term = (id: string, points: number): Proposal['terms'][number] => ({ id, points, params: {} });
    const terms = [term('applied', 0), term('payFit', 160), term('levelFit', 300), term('distance', 240), term('x', 9)];
    expect(bestTerms(terms).map(({ id }) => id)).toEqual(['levelFit', 'distance', 'payFit']);
  });

  it('leaves out points that everybody has', () => {
    const terms: Proposal['terms'] = [
      { id: 'record', points: 75, params: { known: false } },
      { id: 'bed', points: 100, params: { needed: false, bed: true } },
      { id: 'skill', points: 50, params: { met: 1, wished: 3 } },
    ];
    expect(bestTerms(terms).map(({ id }) => id)).toEqual(['skill']);
    expect(bestTerms([{ id: 'bed', points: 100, params: { needed: true, bed: true } }])).toHaveLength(1);
  });
});

describe('difference', () => {
  it('says what a runner-up costs more on all days', () => {
    const runnerUp = { ...proposal('', 'Wu'), score: 797, payFen: 45_000 };
    expect(difference(slot('a', { proposal: proposal('p', 'Li') }) as ProposedSlot, runnerUp)).toEqual({
      points: -3,
      dayFen: 5_000,
      totalFen: 10_000,
    });
  });
});

describe('sumsOf', () => {
  const terms = (level: number, minutes: number, applied: boolean): Proposal['terms'] => [
    { id: 'levelFit', points: 1, params: { level } },
    { id: 'distance', points: 1, params: { minutes } },
    { id: 'applied', points: 1, params: { applied } },
  ];
  const slots = [
    slot('a', { proposal: proposal('p', 'Li', { terms: terms(1, 0, true), state: 'pinned' }) }),
    slot('b', { proposal: proposal('q', 'Wu', { terms: terms(3, 45, false), payFen: 50_000 }) }),
    slot('c', { proposal: proposal('r', 'Li') }),
    slot('d'),
    slot('e', { slotState: 'offered', proposal: proposal('s', 'Xu') }),
    slot('f', { slotState: 'booked' }),
  ];

  it('counts the rows that it stands over', () => {
    expect(sumsOf(slots)).toEqual({
      proposed: 3,
      missing: 1,
      pinned: 1,
      offered: 1,
      booked: 1,
      costFen: 2 * 40_000 + 2 * 50_000 + 2 * 40_000,
      newcomers: 1,
      applied: 1,
      meanMinutes: 23,
      conflicts: 1,
    });
  });

  it('knows no way where no proposal tells one', () => {
    expect(sumsOf([slot('a')]).meanMinutes).toBeNull();
  });
});

describe('an empty seat', () => {
  it('shows only the steps of the funnel that kept somebody out', () => {
    expect(funnelSteps(shortfall(200, 9, 9, 0)).map(({ left }) => left)).toEqual([200, 9, 0]);
  });

  it('leads to the field of the posting where a hand must choose', () => {
    const field = (code: string, params = {}): string | null => relaxedField({ code, params });
    expect(['relax.gap', 'days.startLater'].map((code) => field(code))).toEqual(['field=days', 'field=days']);
    expect(field('relax.level', { level: 2 })).toBe('level=2');
    expect(field('relax.pay', { payHighFen: 65_000 })).toBe('pay=65000');
    expect(field('relax.travel')).toBeNull();
  });
});

describe('withState', () => {
  it('changes one proposal and leaves the board that was there alone', () => {
    const board = { slots: [slot('a', { proposal: proposal('p', 'Li') }), slot('b')] } as unknown as Board;
    const next = withState(board, 'p', 'pinned');
    expect(next.slots[0]!.proposal!.state).toBe('pinned');
    expect(board.slots[0]!.proposal!.state).toBe('suggested');
    expect(next.slots[1]).toBe(board.slots[1]);
    expect(isProposed(next.slots[0]!)).toBe(true);
  });
});
