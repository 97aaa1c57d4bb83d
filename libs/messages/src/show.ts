import {
  Day,
  dayFromNumber,
  getBase,
  getDepartment,
  getRole,
  isBaseId,
  isDay,
  isDepartmentId,
  isLevel,
  isRoleId,
  levelNames,
  LifeCycleId,
} from '@callboard/domain';
import { stateNames, subjectNames } from './name';
import type { Locale, Params, ParamValue } from './text';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** An amount in fen as yuan: `¥650`, `¥1,200`, `¥99.50`; decimals only when there are some. */
export function showFen(amount: number): string {
  const sign = amount < 0 ? '-' : '';
  const yuan = Math.floor(Math.abs(amount) / 100);
  const rest = Math.abs(amount) % 100;
  const grouped = String(yuan).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}¥${grouped}${rest ? `.${String(rest).padStart(2, '0')}` : ''}`;
}

/** A day without its year: `10 月 14 日`, `14 Oct`. */
export function showDay(day: Day, locale: Locale): string {
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return locale === 'zh' ? `${month} 月 ${date} 日` : `${date} ${MONTHS[month - 1]}`;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** An instant on the wall clock of a zone, without its year: `10 月 14 日 05:30`, `14 Oct 05:30`. */
export function showInstant(instant: Date, locale: Locale, zone = 'Asia/Shanghai'): string {
  let format = FORMATS.get(zone);
  if (!format) {
    const two = '2-digit';
    format = new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric' },
      ...{ month: two, day: two, hour: two, minute: two },
    });
    FORMATS.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const day = `${parts['year']}-${parts['month']}-${parts['day']}` as Day;
  return `${showDay(day, locale)} ${parts['hour']}:${parts['minute']}`;
}

const isSubject = (value: unknown): value is LifeCycleId =>
  typeof value === 'string' && Object.prototype.hasOwnProperty.call(subjectNames, value);

function showState(subject: unknown, state: string, locale: Locale): string {
  if (!isSubject(subject)) return state;
  const names = stateNames[subject] as Readonly<Record<string, { zh: string; en: string } | undefined>>;
  return names[state]?.[locale] ?? state;
}

/**
 * A parameter as people read it, by its name: a role, base, department, level, subject or state becomes its name in the
 * language, `first` and `last` (a day or a day number) a date, `...At` an instant, `...Fen` an amount in yuan; anything
 * else stays as it is.
 */
export function showParam(name: string, value: ParamValue, locale: Locale, params: Params): string {
  if (name === 'role' && isRoleId(value)) return getRole(value)[locale];
  if (name === 'base' && isBaseId(value)) return getBase(value)[locale];
  if (name === 'department' && isDepartmentId(value)) return getDepartment(value)[locale];
  if (/level$/i.test(name) && isLevel(value)) return levelNames[value][locale];
  if (name === 'subject' && isSubject(value)) return subjectNames[value][locale];
  if (name === 'state') return showState(params['subject'], String(value), locale);
  if (/^(first|last)/.test(name)) {
    if (isDay(value)) return showDay(value, locale);
    if (typeof value === 'number' && Number.isInteger(value)) return showDay(dayFromNumber(value), locale);
  }
  return showFigure(name, value, locale);
}

function showFigure(name: string, value: ParamValue, locale: Locale): string {
  if (name.endsWith('At') && typeof value === 'string' && !Number.isNaN(Date.parse(value))) {
    return showInstant(new Date(value), locale);
  }
  if (name.endsWith('Fen') && typeof value === 'number') return showFen(value);
  return String(value);
}
