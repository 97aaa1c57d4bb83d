import { addDays, Day, daysBetween } from './day';
import type { BilingualText } from './department';

/** The seven public holidays of mainland China. */
export type HolidayId = 'new-year' | 'spring' | 'qingming' | 'labour' | 'dragon-boat' | 'mid-autumn' | 'national';

/** What the calendar says of a day. */
export interface HolidayDay {
  readonly id: HolidayId;
  readonly name: BilingualText;
  /**
   * `statutory`: a holiday by law, with treble pay for work; `off`: a day off by the year's arrangement;
   * `makeup`: a weekend day on which offices and schools work in exchange.
   */
  readonly kind: 'statutory' | 'off' | 'makeup';
}

/** One year of the calendar. */
interface HolidayYear {
  readonly source: string;
  /** Whether the State Council has published days off and make-up days; without it only statutory days are known. */
  readonly arranged: boolean;
  readonly holidays: readonly HolidayRow[];
}

interface HolidayRow {
  readonly id: HolidayId;
  /** First and last day off; the statutory days lie inside. */
  readonly off: readonly [first: string, last: string];
  readonly statutory: readonly [first: string, last: string];
  readonly makeup: readonly string[];
}

/** Names of the holidays in both languages. */
export const holidayNames: Readonly<Record<HolidayId, BilingualText>> = {
  'new-year': { zh: '元旦', en: "New Year's Day" },
  spring: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming Festival' },
  labour: { zh: '劳动节', en: 'Labour Day' },
  'dragon-boat': { zh: '端午节', en: 'Dragon Boat Festival' },
  'mid-autumn': { zh: '中秋节', en: 'Mid-Autumn Festival' },
  national: { zh: '国庆节', en: 'National Day' },
};

const row = (
  id: HolidayId,
  off: readonly [string, string],
  statutory: readonly [string, string],
  ...makeup: string[]
): HolidayRow => ({ id, off, statutory, makeup });

/** A holiday of a year whose arrangement is not published: only its statutory days are known. */
const byLaw = (id: HolidayId, first: string, last = first): HolidayRow => row(id, [first, last], [first, last]);

/**
 * Statutory days follow the State Council's regulation on public holidays as amended in November 2024 (13 days a
 * year); days off and make-up days follow its General Office's notice of each year.
 */
const YEARS: Readonly<Record<number, HolidayYear>> = {
  2026: {
    source: 'General Office of the State Council, notice of 4 November 2025 on the holidays of 2026',
    arranged: true,
    holidays: [
      row('new-year', ['2026-01-01', '2026-01-03'], ['2026-01-01', '2026-01-01'], '2026-01-04'),
      row('spring', ['2026-02-15', '2026-02-23'], ['2026-02-16', '2026-02-19'], '2026-02-14', '2026-02-28'),
      row('qingming', ['2026-04-04', '2026-04-06'], ['2026-04-05', '2026-04-05']),
      row('labour', ['2026-05-01', '2026-05-05'], ['2026-05-01', '2026-05-02'], '2026-05-09'),
      row('dragon-boat', ['2026-06-19', '2026-06-21'], ['2026-06-19', '2026-06-19']),
      row('mid-autumn', ['2026-09-25', '2026-09-27'], ['2026-09-25', '2026-09-25']),
      row('national', ['2026-10-01', '2026-10-07'], ['2026-10-01', '2026-10-03'], '2026-09-20', '2026-10-10'),
    ],
  },
  2027: {
    source: 'regulation on public holidays of November 2024 and the lunar calendar; no arrangement of 2027 is included',
    arranged: false,
    holidays: [
      byLaw('new-year', '2027-01-01'),
      byLaw('spring', '2027-02-05', '2027-02-08'),
      byLaw('qingming', '2027-04-05'),
      byLaw('labour', '2027-05-01', '2027-05-02'),
      byLaw('dragon-boat', '2027-06-09'),
      byLaw('mid-autumn', '2027-09-15'),
      byLaw('national', '2027-10-01', '2027-10-03'),
    ],
  },
};

function expand({ id, off, statutory, makeup }: HolidayRow): [string, HolidayDay][] {
  const name = holidayNames[id];
  const [first, last] = off as readonly [Day, Day];
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index));
  return [
    ...days.map((day): [string, HolidayDay] => {
      const lawful = day >= statutory[0] && day <= statutory[1];
      return [day, { id, name, kind: lawful ? 'statutory' : 'off' }];
    }),
    ...makeup.map((day): [string, HolidayDay] => [day, { id, name, kind: 'makeup' }]),
  ];
}

const CALENDAR: ReadonlyMap<string, HolidayDay> = new Map(
  Object.values(YEARS).flatMap((year) => year.holidays.flatMap(expand)),
);

/** What the holiday calendar of mainland China says of a day; nothing for an ordinary day or an unknown year. */
export function holidayOn(day: Day): HolidayDay | undefined {
  return CALENDAR.get(day);
}
