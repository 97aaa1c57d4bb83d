import { layoutStrip, monthEnds, monthRow, shiftMonth, splitGap, weekRows, type StripBar } from './month-strip-layout';

const bar = (layer: StripBar['layer'], first: string, last: string, more: Partial<StripBar> = {}): StripBar => ({
  key: `${layer}:${first}`,
  layer,
  first,
  last,
  label: '',
  name: '',
  ...more,
});

describe('rows', () => {
  it('are weeks from Monday, with blanks outside the month', () => {
    const rows = weekRows('2026-12-01', '2026-12-31');
    expect(rows).toHaveLength(5);
    expect(rows[0]).toEqual(['', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06']);
    expect(rows[4]!.slice(4)).toEqual(['', '', '']);
    expect(rows.flat().filter(Boolean)).toHaveLength(31);
  });

  it('are months of 31 columns', () => {
    expect(monthRow('2028-02').filter(Boolean)).toHaveLength(29);
    expect(monthRow('2026-02')[28]).toBe('');
    expect(monthRow('2026-12')[30]).toBe('2026-12-31');
  });

  it('know months over the year', () => {
    expect(shiftMonth('2026-12', 1)).toBe('2027-01');
    expect(shiftMonth('2026-01', -1)).toBe('2025-12');
    expect(monthEnds('2027-02')).toEqual({ first: '2027-02-01', last: '2027-02-28' });
  });
});

describe('layout', () => {
  const rows = weekRows('2026-12-01', '2026-12-31');

  it('cuts a bar at the end of a week and says where it begins and ends', () => {
    const [first, second] = layoutStrip(rows, [bar('booking', '2026-12-05', '2026-12-08')]);
    expect(first!.segments).toMatchObject([{ column: 5, span: 2, lane: 0, begins: true, ends: false }]);
    expect(second!.segments).toMatchObject([{ column: 0, span: 2, lane: 0, begins: false, ends: true }]);
    expect(new Set([...first!.segments, ...second!.segments].map(({ key }) => key)).size).toBe(2);
  });

  it('does not round off what began before or goes on after', () => {
    const [row] = layoutStrip(rows, [bar('offer', '2026-12-01', '2026-12-02', { fromBefore: true, goesOn: true })]);
    expect(row!.segments[0]).toMatchObject({ begins: false, ends: false });
  });

  it('puts higher layers above where days are shared, and shares a lane where they are not', () => {
    const [row] = layoutStrip(rows, [
      bar('gap', '2026-12-06', '2026-12-06'),
      bar('offer', '2026-12-03', '2026-12-05'),
      bar('booking', '2026-12-01', '2026-12-03'),
    ]);
    expect(row!.segments.map(({ bar: { layer }, lane }) => [layer, lane])).toEqual([
      ['booking', 0],
      ['offer', 1],
      ['gap', 0],
    ]);
    expect(row!.lanes).toBe(2);
  });

  it('keeps one lane in a week without bars', () => {
    expect(layoutStrip(rows, []).map(({ lanes }) => lanes)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('a gap', () => {
  const gap = { first: '2026-12-01', last: '2026-12-08' };

  it('begins today', () => {
    expect(splitGap(gap, '2026-12-05', new Map())).toEqual({
      open: [{ first: '2026-12-05', last: '2026-12-08' }],
      no: [],
    });
    expect(splitGap(gap, '2026-12-09', new Map()).open).toEqual([]);
  });

  it('is split by days that are painted away, not by those that are rather not', () => {
    const painted = new Map([
      ['2026-12-03', 'no'],
      ['2026-12-04', 'no'],
      ['2026-12-06', 'prefer_not'],
    ] as const);
    expect(splitGap(gap, '2026-11-24', painted)).toEqual({
      open: [
        { first: '2026-12-01', last: '2026-12-02' },
        { first: '2026-12-05', last: '2026-12-08' },
      ],
      no: [{ first: '2026-12-03', last: '2026-12-04' }],
    });
  });
});
