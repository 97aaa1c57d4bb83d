import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { addDays, Day, dayFromNumber, dayIn, dayNumber, daysBetween, isDay, parseDay } from './day';

/** Every day from 1900-01-01 to 2999-12-31. */
const anyDay = fc.integer({ min: -25_567, max: 376_199 }).map(dayFromNumber);
const day = (text: string): Day => parseDay(text);

/** The length of a month by the Gregorian rule, written out so that it does not lean on `Date`. */
function monthLength(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

describe('a day', () => {
  it.each(['2026-02-28', '2028-02-29', '2000-02-29', '1900-01-01', '2999-12-31', '2026-12-31'])('can be %s', (text) => {
    expect(isDay(text)).toBe(true);
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    ['no leap year', '2026-02-29'],
    ['a century that is no leap year', '2100-02-29'],
    ['a month of thirty days', '2026-04-31'],
    ['month 13', '2026-13-01'],
    ['month 0', '2026-00-10'],
    ['day 0', '2026-05-00'],
    ['day 32', '2026-01-32'],
    ['before 1900', '1899-12-31'],
    ['after 2999', '3000-01-01'],
    ['digits left out', '2026-5-1'],
    ['two digits for the year', '26-05-01'],
    ['slashes', '2026/05/01'],
    ['an instant', '2026-05-01T00:00:00Z'],
    ['a space before', ' 2026-05-01'],
    ['a line end after', '2026-05-01\n'],
    ['full-width digits', '２０２６-05-01'],
    ['a sign', '-026-05-01'],
    ['nothing', ''],
  ])('cannot be %s', (_why, text) => {
    expect(isDay(text)).toBe(false);
    expect(() => parseDay(text)).toThrow(expect.objectContaining({ code: 'day.invalid' }));
  });

  it('is text and nothing else', () => {
    for (const value of [undefined, null, 20260501, new Date(), ['2026-05-01']]) expect(isDay(value)).toBe(false);
  });

  it('exists exactly when the Gregorian calendar has it', () => {
    const number = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 1890, max: 3010 }), number(14), number(33), (year, month, date) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
        const real =
          year >= 1900 && year <= 2999 && month >= 1 && month <= 12 && date >= 1 && date <= monthLength(year, month);
        expect(isDay(text)).toBe(real);
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not carry a long text into its error', () => {
    expect(() => parseDay('9'.repeat(5_000))).toThrow(expect.objectContaining({ params: { value: '9'.repeat(40) } }));
  });
});

describe('arithmetic of days', () => {
  it('counts from 1970-01-01', () => {
    expect(dayNumber(day('1970-01-01'))).toBe(0);
    expect(dayNumber(day('1969-12-31'))).toBe(-1);
    expect(dayNumber(day('2000-03-01'))).toBe(11_017);
  });

  it('goes over the ends of months and years', () => {
    expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(day('2027-02-28'), 1)).toBe('2027-03-01');
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31');
    expect(daysBetween(day('2028-01-01'), day('2029-01-01'))).toBe(366);
    expect(daysBetween(day('2029-01-01'), day('2028-01-01'))).toBe(-366);
  });

  it('takes every day to a number and back', () => {
    fc.assert(fc.property(anyDay, (any) => expect(dayFromNumber(dayNumber(any))).toBe(any)));
  });

  it('adds up, and the text of days sorts as the days do', () => {
    const step = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 300_000 }).map(dayFromNumber), step, step, (start, one, two) => {
        expect(addDays(addDays(start, one), two)).toBe(addDays(start, one + two));
        expect(daysBetween(start, addDays(start, one))).toBe(one);
        expect(addDays(start, one) < addDays(start, two)).toBe(one < two);
      }),
    );
  });
});

describe('the day of an instant', () => {
  it.each([
    // Eight hours ahead, no daylight saving.
    ['Asia/Shanghai', '2026-05-01T15:59:59.999Z', '2026-05-01'],
    ['Asia/Shanghai', '2026-05-01T16:00:00Z', '2026-05-02'],
    ['UTC', '2026-05-01T23:59:59.999Z', '2026-05-01'],
    // Five hours and three quarters ahead.
    ['Asia/Kathmandu', '2026-05-01T18:14:59Z', '2026-05-01'],
    ['Asia/Kathmandu', '2026-05-01T18:15:00Z', '2026-05-02'],
    // Clocks go forward on 2026-03-08 and back on 2026-11-01: midnight is at 05:00Z in winter, 04:00Z in summer.
    ['America/New_York', '2026-03-08T04:59:59Z', '2026-03-07'],
    ['America/New_York', '2026-03-08T05:00:00Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T03:59:59Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T04:00:00Z', '2026-03-09'],
    ['America/New_York', '2026-11-02T04:59:59Z', '2026-11-01'],
    ['America/New_York', '2026-11-02T05:00:00Z', '2026-11-02'],
    // Half an hour of daylight saving, on the other side of the world.
    ['Australia/Lord_Howe', '2026-07-01T13:29:59Z', '2026-07-01'],
    ['Australia/Lord_Howe', '2026-07-01T13:30:00Z', '2026-07-02'],
    ['Australia/Lord_Howe', '2026-12-31T13:00:00Z', '2027-01-01'],
    // Samoa left out 30 December 2011.
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
    ['Pacific/Kiritimati', '2026-05-01T10:00:00Z', '2026-05-02'],
  ])('in %s at %s is %s', (zone, instant, expected) => {
    expect(dayIn(zone, new Date(instant))).toBe(expected);
  });

  it('is always a real day', () => {
    const zone = fc.constantFrom(
      'Asia/Shanghai',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Europe/Berlin',
    );
    const instant = fc.date({ min: new Date('1950-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(fc.property(zone, instant, (where, when) => expect(isDay(dayIn(where, when))).toBe(true)));
  });
});

describe('the time zone of the process', () => {
  it('changes no result', async () => {
    // In a process of its own: Jest's copy of the environment does not reach the runtime's clock.
    const script = `
      const { addDays, dayFromNumber, dayIn, dayNumber, isDay } = require(${JSON.stringify(join(__dirname, 'day.ts'))});
      const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu'];
      console.log(JSON.stringify(zones.map((zone) => {
        process.env.TZ = zone;
        const results = [];
        for (let number = 14000; number < 22000; number += 1) {
          const day = dayFromNumber(number);
          results.push(dayNumber(day), addDays(day, 45), isDay(day));
          if (number % 8 === 0) results.push(dayIn('Asia/Shanghai', new Date(number * 86400000 + 57600000)));
        }
        return { zone, offset: new Date(2026, 0, 1).getTimezoneOffset(), results: results.join() };
      })));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-r', '@swc-node/register', '-e', script], {
      maxBuffer: 32 * 1024 * 1024,
    });
    const runs = JSON.parse(stdout) as { zone: string; offset: number; results: string }[];
    expect(runs.map(({ offset }) => offset)).toEqual([0, -480, 300, -780, -345]);
    const different = runs.filter(({ results }) => results !== runs[0]!.results).map(({ zone }) => zone);
    expect(different).toEqual([]);
  });
});
