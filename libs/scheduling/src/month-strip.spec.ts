import { addDays, Day, DEFAULT_GAP_POLICY, daysOf, Span } from '@callboard/domain';
import fc from 'fast-check';
import { monthSpan, monthStrip, MonthStripInput, StripBooking, stripLayers } from './month-strip';

const day = (text: string): Day => `2026-${text}` as Day;
const booking = (id: string, first: string, last: string, base = 'hengdian', nightRun = 0): StripBooking => {
  const span: Span = { first: day(first), last: day(last) };
  return { id, span, base, nightRun, days: daysOf(span) };
};
const strip = (bookings: StripBooking[], more: Partial<MonthStripInput> = {}) =>
  monthStrip({ month: '2026-10', bookings, offers: [], policy: DEFAULT_GAP_POLICY, ...more });
const bars = (bookings: StripBooking[], more: Partial<MonthStripInput> = {}): string[] =>
  strip(bookings, more).bars.map(
    ({ layer, id, span }) => `${layer} ${id} ${span.first.slice(8)}-${span.last.slice(8)}`,
  );

describe('month strip', () => {
  it('is one gap when nothing is planned', () => {
    expect(bars([])).toEqual(['gap null 01-31']);
  });

  it('puts travel before the next shoot when the bases are far apart', () => {
    expect(bars([booking('a', '10-03', '10-07'), booking('b', '10-12', '10-16', 'zhengzhou')])).toEqual([
      'booking a 03-07',
      'booking b 12-16',
      'travel a 11-11',
      'gap null 01-02',
      'gap null 08-10',
      'gap null 17-31',
    ]);
  });

  it('puts rest after eight days or a run of nights, also after the last shoot', () => {
    expect(bars([booking('a', '10-01', '10-08'), booking('b', '10-12', '10-14', 'hengdian', 3)])).toEqual([
      'booking a 01-08',
      'booking b 12-14',
      'rest a 09-09',
      'rest b 15-15',
      'gap null 10-11',
      'gap null 16-31',
    ]);
  });

  it('puts rest first and travel last when there is room, travel alone when there is not', () => {
    const long = booking('a', '10-01', '10-09');
    expect(bars([long, booking('b', '10-12', '10-31', 'dunhuang')]).slice(2, 4)).toEqual([
      'rest a 10-10',
      'travel a 11-11',
    ]);
    expect(bars([long, booking('b', '10-11', '10-31', 'dunhuang')]).slice(2)).toEqual(['travel a 10-10']);
    expect(bars([long, booking('b', '10-10', '10-31', 'dunhuang')]).slice(2)).toEqual([]);
  });

  it('cuts bars to the month and knows the neighbours', () => {
    const result = strip([booking('a', '09-20', '09-30'), booking('b', '10-30', '11-04')]);
    expect(result.bars).toEqual([
      {
        layer: 'booking',
        id: 'b',
        span: { first: day('10-30'), last: day('10-31') },
        fromBefore: false,
        goesOn: true,
      },
      { layer: 'rest', id: 'a', span: { first: day('10-01'), last: day('10-01') }, fromBefore: false, goesOn: false },
      { layer: 'gap', id: null, span: { first: day('10-02'), last: day('10-29') }, fromBefore: false, goesOn: false },
    ]);
    expect(strip([booking('a', '09-28', '10-02')]).bars[0]).toMatchObject({ fromBefore: true, goesOn: false });
    expect(result.workedDays).toBe(2);
  });

  it('keeps holds and offers under bookings and above rest; a day shows the first layer it has', () => {
    const result = strip([booking('a', '10-01', '10-08')], {
      holds: [{ id: 'h', span: { first: day('10-09'), last: day('10-12') } }],
      offers: [{ id: 'o', span: { first: day('10-08'), last: day('10-14') } }],
    });
    expect(result.bars.map(({ layer }) => layer)).toEqual(['booking', 'hold', 'offer', 'rest', 'gap']);
    const shown = (text: string) => result.days.find((entry) => entry.day === day(text))?.layer;
    expect(['10-08', '10-09', '10-13', '10-15'].map(shown)).toEqual(['booking', 'hold', 'offer', 'gap']);
  });

  it('takes another estimate of travel', () => {
    const pair = [booking('a', '10-03', '10-07'), booking('b', '10-12', '10-31')];
    expect(bars(pair, { travel: () => 800 })).toContain('travel a 10-11');
  });

  it('knows the length of months and refuses what is none', () => {
    expect(monthSpan('2028-02')).toEqual({ first: '2028-02-01', last: '2028-02-29' });
    expect(monthSpan('2026-11').last).toBe('2026-11-30');
    for (const month of ['2026-13', '2026-1', '2026', '']) {
      expect(() => monthSpan(month)).toThrow(expect.objectContaining({ code: 'day.invalid' }));
    }
  });

  it('covers each day of the month, and gaps touch nothing, whatever is planned', () => {
    const anyPlan = fc.array(
      fc.record({ gap: fc.nat(6), length: fc.integer({ min: 1, max: 12 }), far: fc.boolean() }),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(anyPlan, fc.nat(40), (plan, start) => {
        let next = addDays(day('09-10'), start);
        const bookings = plan.map(({ gap, length, far }, index): StripBooking => {
          const span = { first: addDays(next, gap), last: addDays(next, gap + length - 1) };
          next = addDays(span.last, 1);
          return { id: `b${index}`, span, base: far ? 'dunhuang' : 'hengdian', nightRun: 0, days: daysOf(span) };
        });
        const result = strip(bookings);
        expect(result.days).toHaveLength(31);
        const covered = result.bars.flatMap((bar) => daysOf(bar.span).map((date) => [date, bar.layer] as const));
        // No holds or offers here: rest, travel, gaps and bookings never share a day.
        expect(new Set(covered.map(([date]) => date)).size).toBe(31);
        expect(covered).toHaveLength(31);
        const order = result.bars.map((bar) => stripLayers.indexOf(bar.layer));
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
    );
  });
});
