import type { PostingTerms } from '@callboard/database';
import { Day } from '@callboard/domain';
import { checkDates, checkPosting, checkShift, MAX_PAY_FEN, slotDaysOf } from './posting-rules';

const GAFFER: PostingTerms = {
  roleId: 'gaffer',
  minLevel: 4,
  headcount: 1,
  payLowFen: 80_000,
  payHighFen: 120_000,
  hoursPerDay: 12,
  prepDays: 1,
  shootShareBp: 10_000,
  wrapDays: 1,
  shiftDays: 0,
  headOfDepartment: true,
  entry: 'none',
  requirements: '',
  asking: 'suggest',
};

const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('rules of postings', () => {
  it('takes the ends of every range', () => {
    for (const terms of [
      { headcount: 1 },
      { headcount: 200 },
      { payLowFen: 0, payHighFen: 0 },
      { payLowFen: MAX_PAY_FEN, payHighFen: MAX_PAY_FEN },
      { payLowFen: null, payHighFen: null },
    ]) {
      expect(codeOf(() => checkPosting({ ...GAFFER, ...terms }))).toBeNull();
    }
  });

  it.each([
    ['posting.unknownRole', { roleId: 'wizard' }],
    ['posting.levelRange', { minLevel: 0 }],
    ['posting.levelRange', { minLevel: 5 }],
    ['posting.levelRange', { minLevel: 1 }],
    ['posting.levelRange', { minLevel: 3 }],
    ['posting.levelRange', { minLevel: 3, entry: 'open' }],
    ['posting.levelRange', { roleId: 'production-assistant' }],
    ['posting.headcount', { headcount: 0 }],
    ['posting.headcount', { headcount: -1 }],
    ['posting.headcount', { headcount: 201 }],
    ['posting.payRange', { payLowFen: -1 }],
    ['posting.payRange', { payLowFen: 0.5 }],
    ['posting.payRange', { payLowFen: 120_001 }],
    ['posting.payRange', { payHighFen: MAX_PAY_FEN + 1 }],
    ['posting.payRange', { payLowFen: null }],
    ['posting.payRange', { payHighFen: null }],
  ] as const)('says %s for %j', (code, terms) => {
    expect(codeOf(() => checkPosting({ ...GAFFER, ...terms }))).toBe(code);
  });

  it('leaves the level of who heads nobody to the posting', () => {
    expect(codeOf(() => checkPosting({ ...GAFFER, headOfDepartment: false, minLevel: 3 }))).toBeNull();
  });

  it.each([
    [{ missingLow: true }, { payLowFen: null }],
    [{ missingLow: false }, { payHighFen: null }],
    [{}, { payLowFen: 120_001 }],
  ] as const)('names the end that is missing: %j for %j', (params, terms) => {
    const wrong = (): void => checkPosting({ ...GAFFER, ...terms });
    expect(wrong).toThrow(expect.objectContaining({ code: 'posting.payRange' }));
    try {
      wrong();
    } catch (error) {
      const { missingLow } = (error as { params: { missingLow?: boolean } }).params;
      expect(missingLow === undefined ? {} : { missingLow }).toEqual(params);
    }
  });
});

describe('days of a slot', () => {
  const dates = { firstShootingDay: '2026-06-10' as Day, shootingDays: 3 };

  it('are prep, shooting and wrap days', () => {
    const days = slotDaysOf(
      { prepDays: 2, shootShareBp: 10_000, wrapDays: 1, shiftDays: 0 },
      dates,
      '2026-06-01' as Day,
    );
    expect(days).toEqual(['2026-06-08', '2026-06-09', '2026-06-10', '2026-06-11', '2026-06-12', '2026-06-13']);
  });

  it('leave out what is past', () => {
    const days = slotDaysOf(
      { prepDays: 5, shootShareBp: 5_000, wrapDays: 0, shiftDays: 0 },
      dates,
      '2026-06-09' as Day,
    );
    expect(days).toEqual(['2026-06-09', '2026-06-10', '2026-06-11']);
  });

  it('must be at least one', () => {
    const none = { prepDays: 0, shootShareBp: 0, wrapDays: 0, shiftDays: 0 };
    expect(codeOf(() => slotDaysOf(none, dates, '2026-06-01' as Day))).toBe('posting.noDays');
    const prepOnly = { prepDays: 3, shootShareBp: 0, wrapDays: 0, shiftDays: 0 };
    expect(codeOf(() => slotDaysOf(prepOnly, dates, '2026-06-10' as Day))).toBe('posting.noDays');
  });

  it('cover at most what a shoot may last', () => {
    const long = { firstShootingDay: '2026-06-10' as Day, shootingDays: 58 };
    const pattern = { prepDays: 1, shootShareBp: 10_000, wrapDays: 1, shiftDays: 0 };
    expect(slotDaysOf(pattern, long, '2026-06-01' as Day)).toHaveLength(60);
    expect(codeOf(() => slotDaysOf({ ...pattern, wrapDays: 2 }, long, '2026-06-01' as Day))).toBe('shoot.tooLong');
  });
});

describe('a posting on other days than its shoot', () => {
  const dates = { firstShootingDay: '2026-06-10' as Day, shootingDays: 3 };
  const pattern = { prepDays: 1, shootShareBp: 10_000, wrapDays: 0, shiftDays: 0 };
  const today = '2026-06-07' as Day;

  it('has all of its days moved', () => {
    expect(slotDaysOf({ ...pattern, shiftDays: 2 }, dates, today)).toEqual([
      '2026-06-11',
      '2026-06-12',
      '2026-06-13',
      '2026-06-14',
    ]);
    expect(slotDaysOf({ ...pattern, shiftDays: -1 }, dates, today)[0]).toBe('2026-06-08');
  });

  it('loses no day to the past, and stays within reach', () => {
    const check = (shiftDays: number, now = today): string | null =>
      codeOf(() => checkShift(pattern, { ...pattern, shiftDays }, dates, now));
    expect([check(-2), check(-3), check(30)]).toEqual([null, 'shoot.datesPast', null]);
    expect([check(0, '2026-06-10' as Day), check(1, '2026-06-10' as Day)]).toEqual([null, null]);
    expect(check(-1, '2026-06-10' as Day)).toBe('shoot.datesPast');
    expect(check(30, '2025-05-01' as Day)).toBe('shoot.tooFar');
  });
});

describe('dates of a shoot', () => {
  const today = '2026-06-10' as Day;
  it.each([
    [null, '2026-06-10', 1],
    [null, '2026-06-10', 60],
    ['shoot.datesPast', '2026-06-09', 5],
    [null, '2027-07-15', 1],
    [null, '2027-07-11', 5],
    ['shoot.tooFar', '2027-07-16', 1],
    ['shoot.tooFar', '2027-07-12', 5],
    ['shoot.noShootingDay', '2026-06-10', 0],
    ['shoot.noShootingDay', '2026-06-10', -3],
    ['shoot.tooLong', '2026-06-10', 61],
    ['shoot.tooLong', '2026-06-10', Number.MAX_SAFE_INTEGER],
  ] as const)('gives %s for %s and %d days', (code, first, shootingDays) => {
    expect(codeOf(() => checkDates({ firstShootingDay: first as Day, shootingDays }, today))).toBe(code);
  });
});
