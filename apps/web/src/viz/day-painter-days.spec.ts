import {
  applyStroke,
  changedStretches,
  moveDay,
  shiftMonth,
  strokeDays,
  tapKind,
  weeksOf,
  within,
} from './day-painter-days';

const LIMITS = { first: '2026-11-23', last: '2027-01-10' };
type Kind = 'free' | 'no';
const days = (...list: [string, Kind][]) => new Map(list);

describe('weeksOf', () => {
  it('begins on Monday and fills the ends with nothing', () => {
    const weeks = weeksOf('2026-12');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]).toEqual([
      null,
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
      '2026-12-06',
    ]);
    expect(weeks[4]!.slice(3)).toEqual(['2026-12-31', null, null, null]);
  });

  it.each([
    ['2027-02', 4, 28],
    ['2024-02', 5, 29],
    ['2026-08', 6, 31],
  ])('%s has %i weeks and %i days', (month, weeks, count) => {
    expect(weeksOf(month)).toHaveLength(weeks);
    expect(weeksOf(month).flat().filter(Boolean)).toHaveLength(count);
  });
});

describe('shiftMonth', () => {
  it.each([
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-11', 14, '2028-01'],
    ['2026-11', 0, '2026-11'],
  ])('%s by %i is %s', (month, by, result) => expect(shiftMonth(month, by)).toBe(result));
});

describe('strokeDays', () => {
  it('goes both ways, over the end of a month', () => {
    const all = ['2026-11-29', '2026-11-30', '2026-12-01'];
    expect(strokeDays('2026-11-29', '2026-12-01', LIMITS)).toEqual(all);
    expect(strokeDays('2026-12-01', '2026-11-29', LIMITS)).toEqual(all);
  });

  it('leaves out locked days and what is beyond the limits', () => {
    expect(strokeDays('2026-11-20', '2026-11-25', LIMITS, (day) => day === '2026-11-24')).toEqual([
      '2026-11-23',
      '2026-11-25',
    ]);
    expect(strokeDays('2026-11-01', '2026-11-22', LIMITS)).toEqual([]);
    expect(strokeDays('2027-01-11', '2027-02-01', LIMITS)).toEqual([]);
  });
});

describe('painting', () => {
  it('paints over, and null takes off', () => {
    const before = days(['2026-12-01', 'no']);
    const painted = applyStroke(before, { days: ['2026-12-01', '2026-12-02'], kind: 'free' as Kind });
    expect(painted).toEqual(days(['2026-12-01', 'free'], ['2026-12-02', 'free']));
    expect(applyStroke(painted, { days: ['2026-12-01'], kind: null })).toEqual(days(['2026-12-02', 'free']));
    expect(before).toEqual(days(['2026-12-01', 'no']));
  });

  it('a tap takes off what the brush would paint', () => {
    expect(tapKind('free', 'free')).toBeNull();
    expect(tapKind('no', 'free')).toBe('free');
    expect(tapKind(undefined, 'free')).toBe('free');
    expect(tapKind('no', null)).toBeNull();
  });
});

describe('changedStretches', () => {
  it('joins days that follow each other and have the same new kind', () => {
    const before = days(['2026-11-30', 'no'], ['2026-12-01', 'free'], ['2026-12-05', 'no'], ['2026-12-06', 'no']);
    const after = days(['2026-11-30', 'free'], ['2026-12-01', 'free'], ['2026-12-02', 'free'], ['2026-12-03', 'free']);
    expect(changedStretches(before, after)).toEqual([
      { from: '2026-11-30', to: '2026-11-30', kind: 'free' },
      { from: '2026-12-02', to: '2026-12-03', kind: 'free' },
      { from: '2026-12-05', to: '2026-12-06', kind: null },
    ]);
  });

  it('is empty when nothing changed', () => {
    expect(changedStretches(days(['2026-12-01', 'free']), days(['2026-12-01', 'free']))).toEqual([]);
  });

  it('leads from one painting to the other', () => {
    const kinds = [undefined, 'free', 'no'] as const;
    const some = (seed: number): Map<string, Kind> => {
      const map = new Map<string, Kind>();
      strokeDays('2026-11-25', '2026-12-20', LIMITS).forEach((day, index) => {
        const kind = kinds[(seed * (index + 3) * 7 + (index >> 2)) % 3];
        if (kind) map.set(day, kind);
      });
      return map;
    };
    for (let seed = 1; seed < 30; seed++) {
      const [before, after] = [some(seed), some(seed + 1)];
      const walked = changedStretches(before, after).reduce(
        (map, { from, to, kind }) => applyStroke(map, { days: strokeDays(from, to, LIMITS), kind }),
        before,
      );
      expect(walked).toEqual(after);
    }
  });
});

describe('moveDay', () => {
  it.each([
    ['ArrowLeft', '2026-12-01', '2026-11-30'],
    ['ArrowRight', '2026-12-31', '2027-01-01'],
    ['ArrowUp', '2026-12-09', '2026-12-02'],
    ['ArrowDown', '2026-12-09', '2026-12-16'],
    ['Home', '2026-12-09', '2026-12-07'],
    ['End', '2026-12-09', '2026-12-13'],
    ['PageDown', '2026-11-30', '2026-12-30'],
    ['PageDown', '2026-12-31', '2027-01-10'],
    ['PageUp', '2026-12-31', '2026-11-30'],
    ['ArrowUp', '2026-11-24', '2026-11-23'],
    ['ArrowDown', '2027-01-09', '2027-01-10'],
  ])('%s from %s is %s', (key, day, target) => expect(moveDay(key, day, LIMITS)).toBe(target));

  it('leaves other keys alone', () => expect(moveDay('f', '2026-12-01', LIMITS)).toBeNull());
});

it('keeps days within the limits', () => {
  expect(within('2026-01-01', LIMITS)).toBe(LIMITS.first);
  expect(within('2028-01-01', LIMITS)).toBe(LIMITS.last);
  expect(within('2026-12-01', LIMITS)).toBe('2026-12-01');
});
