import {
  filledOf,
  gapPercent,
  groupGaps,
  levelOf,
  priceTable,
  shareOf,
  shortest,
  STAGES,
  stepsOf,
  waysOf,
  wholeOf,
  type MarketGap,
  type Segment,
} from './market';

const aSegment = (roleId: string, baseId: string, change: Partial<Segment> = {}): Segment => ({
  roleId,
  baseId,
  slots: 2,
  filled: 2,
  meanWorth: 0,
  mostWorth: 0,
  ...change,
});

const aGap = (slotId: string, change: Partial<MarketGap> = {}): MarketGap => ({
  slotId,
  shootId: 'shoot',
  shootTitle: '凤还巢',
  companyName: '星河',
  postingId: 'posting',
  roleId: 'gaffer',
  baseId: 'hengdian',
  firstDay: '2026-06-01',
  lastDay: '2026-06-04',
  bindingRule: 'pay',
  funnel: [],
  relaxations: [],
  worthPoints: 2_000,
  ...change,
});

describe('how far a run of the market is', () => {
  it('never goes back from one stage to the next', () => {
    const shares = STAGES.flatMap((stage) =>
      [0, 40, 80].map((doneUnits) =>
        shareOf({ stage, doneUnits: ['store', 'snapshot'].includes(stage) ? doneUnits : 40, totalUnits: 80 }),
      ),
    );
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect([shares[0], shares[shares.length - 1]]).toEqual([0, 1]);
  });
});

describe('what a run proves', () => {
  it('is rounded up, so that it holds', () => {
    expect(gapPercent(0.00190001)).toBe('0.20');
    expect(gapPercent(0.0019)).toBe('0.19');
    expect(gapPercent(0.0000001)).toBe('0.01');
    expect(gapPercent(0)).toBeNull();
  });

  it('counts pinned places among those that have somebody', () => {
    expect(filledOf({ slots: 10, open: 2 })).toBe(8);
  });
});

describe('where the market is short', () => {
  const whole = wholeOf({ value: 22_000, filled: 10 });

  it('is told by what one more person is worth beside a filled place', () => {
    expect(whole).toBe(2_200);
    expect(levelOf(aSegment('a', 'x', { filled: 1, mostWorth: 2_100 }), whole)).toBe('short');
    expect(levelOf(aSegment('a', 'x', { mostWorth: 1_100 }), whole)).toBe('short');
    expect(levelOf(aSegment('a', 'x', { mostWorth: 300 }), whole)).toBe('tight');
    expect(levelOf(aSegment('a', 'x', { mostWorth: 20 }), whole)).toBe('enough');
    expect(levelOf(aSegment('a', 'x'), wholeOf({ value: 0, filled: 0 }))).toBe('enough');
  });

  it('stands first in the table, and a role that a base does not ask for leaves its cell empty', () => {
    const table = priceTable([
      aSegment('driver', 'hengdian', { slots: 9, filled: 9, mostWorth: 900 }),
      aSegment('gaffer', 'hengdian'),
      aSegment('gaffer', 'sanya', { slots: 3, filled: 1, mostWorth: 2_000 }),
      aSegment('grip', 'xian', { mostWorth: 400 }),
    ]);
    expect(table.bases).toEqual(['sanya', 'hengdian', 'xian']);
    expect(table.rows.map(({ roleId, open }) => [roleId, open])).toEqual([
      ['gaffer', 2],
      ['driver', 0],
      ['grip', 0],
    ]);
    expect(table.rows[1]!.cells.map((cell) => cell?.slots ?? null)).toEqual([null, 9, null]);
  });

  it('is named worst first, and not at all where people are enough', () => {
    const short = [
      aSegment('grip', 'xian', { mostWorth: 1_500 }),
      aSegment('gaffer', 'sanya', { filled: 0, mostWorth: 1_000 }),
      aSegment('driver', 'sanya', { mostWorth: 10 }),
    ];
    expect(shortest(short, whole).map(({ roleId }) => roleId)).toEqual(['gaffer', 'grip']);
    expect(shortest([short[2]!], whole)).toEqual([]);
  });
});

describe('an open place', () => {
  it('stands once for all places of its posting that are open for the same reason on the same days', () => {
    const gaps = [aGap('1'), aGap('2', { firstDay: '2026-06-02' }), aGap('3'), aGap('4', { bindingRule: 'travel' })];
    expect(groupGaps(gaps).map(({ gap, seats }) => [gap.slotId, seats])).toEqual([
      ['1', 2],
      ['2', 1],
      ['4', 1],
    ]);
  });

  it('tells only the rules that took somebody out', () => {
    const funnel = [
      { rule: 'people', left: 214 },
      { rule: 'role', left: 61 },
      { rule: 'level', left: 61 },
      { rule: 'pay', left: 0 },
      { rule: 'age', left: 0 },
    ];
    expect(stepsOf(funnel).map(({ left }) => left)).toEqual([214, 61, 0]);
  });

  it('advises what a producer can do, most people first', () => {
    const way = (rule: string, people: number) => ({ rule, people, params: {} });
    const relaxations = [way('pay', 2), way('excluded', 9), way('travel', 31), way('age', 0)];
    expect(waysOf(aGap('1', { relaxations })).map(({ rule }) => rule)).toEqual(['travel', 'pay']);
  });
});
