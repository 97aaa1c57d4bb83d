import fc from 'fast-check';
import { addDays, dayFromNumber, daysBetween, parseDay } from './day';
import {
  DEFAULT_GAP_POLICY,
  Engagement,
  engagementsFit,
  freeDaysBetween,
  GAP_BANDS,
  gapBand,
  gapDays,
  gapDaysBetween,
  gapNeed,
} from './gap';
import { span, spansOverlap } from './span';

const policy = DEFAULT_GAP_POLICY;
const at = (first: string, last: string, base = 'here', nightRun = 0): Engagement => ({
  span: span(parseDay(first), parseDay(last)),
  base,
  nightRun,
});
const minutesTo = (minutes: number) => (): number => minutes;

describe('the days between two bookings', () => {
  it.each([
    // Days of work, nights in a row, minutes of travel, days free between.
    [1, 0, 0, 0],
    [7, 0, 240, 0],
    [7, 2, 240, 0],
    [8, 0, 0, 1],
    [8, 0, 240, 1],
    [30, 0, 0, 1],
    [3, 3, 0, 1],
    [2, 2, 0, 0],
    [8, 3, 0, 1],
    [7, 0, 241, 1],
    [7, 0, 720, 1],
    [7, 0, 721, 2],
    [7, 0, 3_000, 2],
    [8, 0, 241, 2],
    [1, 3, 720, 2],
    [8, 0, 721, 3],
  ])('after %p days, %p nights and with %p minutes of travel are %p', (workDays, nightRun, travelMinutes, expected) => {
    expect(gapDaysBetween({ workDays, nightRun, travelMinutes }, policy)).toBe(expected);
  });

  it('follow the policy and not the default', () => {
    const strict = {
      restAfterDays: 5,
      restAfterNights: 1,
      restDays: 2,
      sameDayTravelMinutes: 60,
      oneDayTravelMinutes: 120,
      restByConsent: false,
    };
    expect(gapDaysBetween({ workDays: 4, nightRun: 0, travelMinutes: 60 }, strict)).toBe(0);
    expect(gapDaysBetween({ workDays: 5, nightRun: 0, travelMinutes: 61 }, strict)).toBe(3);
    expect(gapDaysBetween({ workDays: 1, nightRun: 1, travelMinutes: 121 }, strict)).toBe(4);
  });

  it('never fall as work, nights or travel grow', () => {
    const amount = fc.nat(1_000);
    fc.assert(
      fc.property(amount, amount, amount, fc.nat(50), (workDays, nightRun, travelMinutes, more) => {
        const gap = gapDaysBetween({ workDays, nightRun, travelMinutes }, policy);
        for (const grown of [
          { workDays: workDays + more, nightRun, travelMinutes },
          { workDays, nightRun: nightRun + more, travelMinutes },
          { workDays, nightRun, travelMinutes: travelMinutes + more },
        ]) {
          expect(gapDaysBetween(grown, policy)).toBeGreaterThanOrEqual(gap);
        }
      }),
    );
  });

  it('count the days of the earlier booking and the way to the later one', () => {
    const asked: string[] = [];
    const travel = (from: string, to: string): number => {
      asked.push(`${from}-${to}`);
      return 300;
    };
    const long = at('2026-05-01', '2026-05-08', 'hengdian');
    expect(gapDays(long, at('2026-05-20', '2026-05-20', 'xian'), policy, travel)).toBe(2);
    expect(gapDays(at('2026-05-01', '2026-05-07', 'hengdian'), long, policy, travel)).toBe(1);
    expect(asked).toEqual(['hengdian-xian', 'hengdian-hengdian']);
  });

  it('are none when one begins the day after the other, and below none when they share days', () => {
    expect(freeDaysBetween(parseDay('2026-05-01'), parseDay('2026-05-02'))).toBe(0);
    expect(freeDaysBetween(parseDay('2026-05-01'), parseDay('2026-05-04'))).toBe(2);
    expect(freeDaysBetween(parseDay('2026-05-01'), parseDay('2026-05-01'))).toBe(-1);
  });
});

describe('two bookings fit', () => {
  it('back to back at one base after a short run', () => {
    expect(engagementsFit(at('2026-05-01', '2026-05-07'), at('2026-05-08', '2026-05-09'), policy, minutesTo(0))).toBe(
      true,
    );
  });

  it('with a day of rest after eight days, and not without', () => {
    const long = at('2026-05-01', '2026-05-08');
    expect(engagementsFit(long, at('2026-05-09', '2026-05-09'), policy, minutesTo(0))).toBe(false);
    expect(engagementsFit(long, at('2026-05-10', '2026-05-10'), policy, minutesTo(0))).toBe(true);
  });

  it('by the nights of the earlier one only', () => {
    const [early, late] = [at('2026-05-01', '2026-05-03', 'here', 3), at('2026-05-04', '2026-05-05')];
    expect(engagementsFit(early, late, policy, minutesTo(0))).toBe(false);
    expect(engagementsFit({ ...early, nightRun: 0 }, { ...late, nightRun: 3 }, policy, minutesTo(0))).toBe(true);
  });

  it('whichever is named first, and never when they share a day', () => {
    const engagement = fc
      .record({
        start: fc.integer({ min: 20_000, max: 20_030 }),
        more: fc.nat(12),
        base: fc.constantFrom('a', 'b', 'c'),
        nightRun: fc.nat(4),
      })
      .map(({ start, more, base, nightRun }): Engagement => {
        const first = dayFromNumber(start);
        return { span: span(first, addDays(first, more)), base, nightRun };
      });
    // One way takes longer than the way back.
    const travel = (from: string, to: string): number => Math.abs(from.charCodeAt(0) - to.charCodeAt(0) * 2 + 97) * 250;
    fc.assert(
      fc.property(engagement, engagement, (a, b) => {
        const fits = engagementsFit(a, b, policy, travel);
        if (a.span.first !== b.span.first) expect(engagementsFit(b, a, policy, travel)).toBe(fits);
        if (spansOverlap(a.span, b.span)) expect(fits).toBe(false);
        else if (daysBetween(a.span.last, b.span.first) > 3 && a.span.first < b.span.first) expect(fits).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the band of a gap', () => {
  it.each([
    // Rest days, travel days, free days, whether rest may be given up.
    [0, 0, 0, true, 'allowed'],
    [1, 0, 1, true, 'allowed'],
    [1, 0, 0, true, 'needsConsent'],
    [1, 0, 0, false, 'impossible'],
    [1, 0, -1, true, 'impossible'],
    [0, 0, -1, true, 'impossible'],
    [0, 1, 1, true, 'allowed'],
    [0, 1, 0, true, 'impossible'],
    [1, 1, 2, true, 'allowed'],
    [1, 1, 1, true, 'needsConsent'],
    [1, 1, 1, false, 'impossible'],
    [1, 1, 0, true, 'impossible'],
    [1, 2, 3, true, 'allowed'],
    [1, 2, 2, true, 'needsConsent'],
    [1, 2, 1, true, 'impossible'],
    [3, 0, 2, true, 'needsConsent'],
    [3, 0, 0, true, 'needsConsent'],
  ] as const)('with %p of rest and %p of travel, %p free and consent %p, is %s', (rest, travel, free, may, band) => {
    expect(gapBand({ restDays: rest, travelDays: travel }, free, { restByConsent: may })).toBe(band);
  });

  it('is allowed exactly where the gap days fit, and never worsens as days come free', () => {
    const minutes = fc.nat(2_000);
    fc.assert(
      fc.property(fc.nat(20), fc.nat(5), minutes, fc.integer({ min: -5, max: 8 }), fc.boolean(), (...given) => {
        const [workDays, nightRun, travelMinutes, free, restByConsent] = given;
        const input = { workDays, nightRun, travelMinutes };
        const by = (days: number): number =>
          GAP_BANDS.indexOf(gapBand(gapNeed(input, policy), days, { restByConsent }));
        expect(by(free) === 0).toBe(free >= gapDaysBetween(input, policy));
        expect(by(free + 1)).toBeLessThanOrEqual(by(free));
      }),
    );
  });
});
