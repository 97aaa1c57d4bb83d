import type { FitPostingRow } from '@callboard/database';
import { Day, dayNumber, DEFAULT_GAP_POLICY } from '@callboard/domain';
import { DEFAULT_WEIGHTS, MarketTerms, PersonInput, SlotInput } from '@callboard/matching';
import type { Clash } from '../schedule/clash';
import { PersonFacts, PostingFacts } from './fit-facts';
import { jobFit } from './job-fit';

const first = dayNumber('2026-12-10' as Day);
const terms: MarketTerms = {
  firstDay: first,
  travelMinutes: [
    [0, 300],
    [300, 0],
  ],
  gapPolicy: DEFAULT_GAP_POLICY,
  weights: DEFAULT_WEIGHTS,
};

/** A gaffer who lives at base 0 and is free, as far as nothing else is said. */
function she(row: Partial<PersonInput> = {}, facts: Partial<PersonFacts> = {}): PersonFacts {
  return {
    row: {
      id: 'p',
      homeBase: 0,
      roles: [{ role: 'gaffer', level: 3 }],
      maxTravelMinutes: 200,
      payFloorFen: 50_000,
      free: [[first - 5, first + 40]],
      preferNot: [],
      bookings: [],
      paidDaysLast30: 0,
      newcomer: false,
      ...row,
    },
    card: { personId: 'p', displayName: '', handle: '', homeBase: null },
    searchable: true,
    applied: new Set(),
    appliedDays: new Map(),
    appliedShoots: new Set(),
    busyShoots: new Set(),
    askedSlots: new Set(),
    ...facts,
  };
}

/** Six days for a gaffer at base 0. */
function job(slot: Partial<SlotInput> = {}): PostingFacts {
  return {
    slot: {
      id: 's',
      posting: 'q',
      shoot: 't',
      role: 'gaffer',
      minLevel: 3,
      base: 0,
      days: [0, 1, 2, 3, 4, 5].map((day) => first + day),
      first,
      last: first + 5,
      payLowFen: 40_000,
      payHighFen: 60_000,
      entryLevel: false,
      headOfDepartment: false,
      excludedPeople: [],
      ...slot,
    },
    applicants: [],
    shown: { postingId: 'q', onBoard: true } as FitPostingRow,
  };
}

const fit = (person: PersonFacts | null, posting: PostingFacts | null = job(), clashes: readonly Clash[] = []) =>
  jobFit(terms, person, posting, clashes);
const obstacles = (person: PersonFacts | null, posting = job(), clashes: readonly Clash[] = []) =>
  fit(person, posting, clashes).obstacles;

describe('whether a posting fits somebody', () => {
  it('says why it does', () => {
    const { open, fits, match, obstacles: none } = fit(she());
    expect([open, fits, none]).toEqual([true, true, []]);
    expect(match).toMatchObject({ eligible: true, offeredPayFen: 50_000 });
    expect(match!.terms.reduce((sum, { points }) => sum + points, 0)).toBe(match!.score);
    expect(fit(she({}, { applied: new Set(['q']) })).match!.score).toBe(match!.score + DEFAULT_WEIGHTS.applied);
  });

  it('names the days to paint, in stretches, where they are not offered', () => {
    const free = [
      [first - 5, first],
      [first + 3, first + 3],
    ] as const;
    expect(obstacles(she({ free, preferNot: [[first + 5, first + 5]] }))).toMatchObject([
      {
        rule: 'availability',
        change: {
          kind: 'paintFree',
          days: [
            { from: '2026-12-11', to: '2026-12-12' },
            { from: '2026-12-14', to: '2026-12-14' },
          ],
        },
      },
    ]);
  });

  it('names the floor, the minutes, the role and the level that would do', () => {
    expect(obstacles(she({ payFloorFen: 70_000 }))).toMatchObject([
      { rule: 'pay', params: { payFloorFen: 70_000 }, change: { kind: 'lowerFloor', payFloorFen: 60_000 } },
    ]);
    expect(obstacles(she(), job({ base: 1 }))).toMatchObject([
      { rule: 'travel', params: { maxTravelMinutes: 200 }, change: { kind: 'travelFurther', travelMinutes: 300 } },
    ]);
    expect(obstacles(she(), job({ role: 'grip' }))).toMatchObject([
      { rule: 'role', change: { kind: 'addRole', roleId: 'grip', level: 3 } },
    ]);
    expect(obstacles(she(), job({ minLevel: 4 }))).toMatchObject([
      { rule: 'level', params: { level: 3 }, change: { kind: 'addRole', level: 4 } },
    ]);
    expect(obstacles(she(), job({ headOfDepartment: true }))).toMatchObject([
      { rule: 'headOfDepartment', change: { kind: 'addRole', level: 4 } },
    ]);
  });

  it('names each booking in the way under its rule', () => {
    const clash = (kind: Clash['kind'], bookingId: string): Clash => ({
      ...{ kind, bookingId, shootTitle: '', neededDays: 1, freeDays: 0 },
      span: { first: '2026-12-12' as Day, last: '2026-12-13' as Day },
    });
    const bookings = [
      { first: first - 9, last: first - 1, base: 0, nightRun: 0, workDays: 9 },
      { first: first + 2, last: first + 3, base: 0, nightRun: 0, workDays: 2 },
    ];
    expect(obstacles(she({ bookings }), job(), [clash('overlap', 'a'), clash('gap', 'b')])).toMatchObject([
      { rule: 'overlap', change: { kind: 'seeClashes', clashes: [{ bookingId: 'a' }] } },
      { rule: 'gap', change: { kind: 'seeClashes', clashes: [{ bookingId: 'b' }] } },
    ]);
  });

  it('says whether the shoot has her, she was asked before or left out a day, and that she blocks the company', () => {
    const silent = { change: null };
    expect(obstacles(she({}, { busyShoots: new Set(['t']) }))).toEqual([
      { rule: 'excluded', params: { why: 'inShoot' }, ...silent },
    ]);
    expect(obstacles(she({}, { askedSlots: new Set(['s']) }))).toEqual([
      { rule: 'excluded', params: { why: 'asked' }, ...silent },
    ]);
    const partly = (count: number) => ({
      applied: new Set(['q']),
      appliedDays: new Map([['q', new Set(Array.from({ length: count }, (_, day) => first + day))]]),
    });
    expect(obstacles(she({}, partly(5)))).toEqual([{ rule: 'excluded', params: { why: 'partly' }, ...silent }]);
    expect(fit(she({}, partly(6))).fits).toBe(true);
    expect(obstacles(she({ blocks: ['crew'] }), job({ team: 'crew' }))).toEqual([
      { rule: 'blocked', params: {}, ...silent },
    ]);
  });

  it('lists everything in the way, in the order of the rules', () => {
    const person = she({ payFloorFen: 90_000, free: [], maxTravelMinutes: 0 });
    expect(obstacles(person, job({ base: 1 })).map(({ rule }) => rule)).toEqual(['availability', 'pay', 'travel']);
  });

  it('asks for a profile first, and says when no place is open', () => {
    expect(fit(null)).toMatchObject({ open: true, fits: false, obstacles: [{ rule: 'profile', change: null }] });
    expect(fit(she(), null)).toEqual({ open: false, fits: false, match: null, obstacles: [] });
  });
});
