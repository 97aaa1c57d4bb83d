import type { Locale } from './text';

/**
 * Days, times and money as people read them. A day is `YYYY-MM-DD` in the zone of the base and never becomes a local
 * Date: where a calendar is asked, it is asked in UTC. Instants show in the zone of the shoots, China's unless given.
 */
export interface Formatters {
  /** `10月14日` / `14 Oct`; with the year when it is not this one. */
  day(day: string): string;
  /** `10月14日 周三` / `Wed 14 Oct`. */
  dayLong(day: string): string;
  /** `周三` / `Wed`; one character or two letters when `short`. */
  weekday(day: string, short?: boolean): string;
  /** `10月14—22日` / `14–22 Oct`. */
  days(first: string, last: string): string;
  /** `9 天` / `9 days`, never broken over two lines. */
  dayCount(count: number): string;
  /** Runs of days that follow each other: `14—16、18 日` / `14–16, 18 Oct`. */
  daySet(days: readonly string[]): string;
  /** `10月` / `October`; with the year when it is not this one. `month` is `YYYY-MM`. */
  month(month: string): string;
  /** `¥650`; fen are shown only when there are any. */
  yuan(fen: number): string;
  /** `¥41.2 万` / `¥412k`, for sums at a glance. */
  yuanShort(fen: number): string;
  /** `¥650/天` / `¥650/day`. */
  perDay(fen: number): string;
  /** `¥500—800/天`, or one figure when both are equal. */
  band(lowFen: number, highFen: number): string;
  /** `21:04`. */
  time(instant: string | number | Date): string;
  /** `10月14日 21:04`; only the time when it is today. */
  moment(instant: string | number | Date): string;
  /** `2 分钟前`, `3 小时前` within a day, else the moment. */
  ago(instant: string | number | Date, now?: number): string;
  /** `4 h 20 min`, `2 天 3 h`: what is left of a clock. */
  left(milliseconds: number): string;
  /** `1,204`. */
  number(value: number): string;
  /** `45 分钟` / `45 min`, `3.5 小时` / `3.5 h`. */
  minutes(minutes: number): string;
}

const ZONE = 'Asia/Shanghai';
const TAGS = { zh: 'zh-CN', en: 'en-GB' } as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);
/** A space that does not break the line. */
const NB = '\u00a0';

/** Making one costs more than a hundred uses, and every day that is shown asks for today. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** Today's day in a zone, `YYYY-MM-DD`. */
export function today(now: number = Date.now(), zone: string = ZONE): string {
  let format = calendars.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    calendars.set(zone, format);
  }
  return format.format(now);
}

/** A day some days later (or earlier). */
export function shiftDay(day: string, days: number): string {
  return new Date(utc(day).getTime() + days * DAY).toISOString().slice(0, 10);
}

/** Days from `first` to `last`, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = shiftDay(day, 1)) days.push(day);
  return days;
}

/** 1 for Monday to 7 for Sunday. */
export function isoWeekday(day: string): number {
  return ((utc(day).getUTCDay() + 6) % 7) + 1;
}

function runs(days: readonly string[]): [string, string][] {
  const found: [string, string][] = [];
  for (const day of days) {
    const last = found[found.length - 1];
    if (last && shiftDay(last[1], 1) === day) last[1] = day;
    else found.push([day, day]);
  }
  return found;
}

type DayFormatters = Pick<Formatters, 'day' | 'dayLong' | 'weekday' | 'days' | 'dayCount' | 'daySet' | 'month'>;
type MoneyFormatters = Pick<Formatters, 'yuan' | 'yuanShort' | 'perDay' | 'band' | 'number'>;
type TimeFormatters = Pick<Formatters, 'time' | 'moment' | 'ago' | 'left' | 'minutes'>;

function dayFormatters(locale: Locale): DayFormatters {
  const zh = locale === 'zh';
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(TAGS[locale], { timeZone: 'UTC', ...options });
  const month = zh ? 'long' : 'short';
  const plainDay = format({ month, day: 'numeric' });
  const yearDay = format({ year: 'numeric', month, day: 'numeric' });
  const weekdayShort = format({ weekday: 'short' });
  const monthName = format({ month: zh ? 'numeric' : 'long' });
  const yearMonth = format({ year: 'numeric', month: 'long' });
  const thisYear = (value: string): boolean => value.slice(0, 4) === today().slice(0, 4);

  const day = (value: string): string => (thisYear(value) ? plainDay : yearDay).format(utc(value));
  const weekday = (value: string, short = false): string => {
    const name = weekdayShort.format(utc(value));
    if (!short) return name;
    return zh ? name.slice(-1) : name.slice(0, 2);
  };
  const days = (first: string, last: string): string => {
    if (first === last) return day(first);
    if (first.slice(0, 7) !== last.slice(0, 7)) return `${day(first)}${zh ? '—' : '–'}${day(last)}`;
    if (zh) return `${day(first).replace(/日$/, '')}—${Number(last.slice(8))}日`;
    return `${Number(first.slice(8))}–${day(last)}`;
  };
  return {
    day,
    weekday,
    days,
    dayLong: (value) => (zh ? `${day(value)} ${weekday(value)}` : `${weekday(value)} ${day(value)}`),
    dayCount: (count) => (zh ? `${count}${NB}天` : `${count}${NB}${count === 1 ? 'day' : 'days'}`),
    daySet: (values) =>
      runs(values)
        .map(([first, last]) => days(first, last))
        .join(zh ? '、' : ', '),
    month: (value) => (thisYear(value) ? monthName : yearMonth).format(utc(`${value.slice(0, 7)}-01`)),
  };
}

function moneyFormatters(locale: Locale): MoneyFormatters {
  const zh = locale === 'zh';
  const whole = new Intl.NumberFormat(TAGS[locale]);
  const cents = new Intl.NumberFormat(TAGS[locale], { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const oneDecimal = new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: 1 });
  const yuan = (fen: number): string => `¥${fen % 100 === 0 ? whole.format(fen / 100) : cents.format(fen / 100)}`;
  const aDay = zh ? '/天' : '/day';
  return {
    yuan,
    number: (value) => whole.format(value),
    yuanShort: (fen) => {
      const value = fen / 100;
      if (value < 10_000) return yuan(Math.round(value) * 100);
      return zh ? `¥${oneDecimal.format(value / 10_000)}${NB}万` : `¥${oneDecimal.format(value / 1_000)}k`;
    },
    perDay: (fen) => `${yuan(fen)}${aDay}`,
    band: (low, high) =>
      low === high ? `${yuan(low)}${aDay}` : `${yuan(low)}${zh ? '—' : '–'}${whole.format(high / 100)}${aDay}`,
  };
}

function timeFormatters(locale: Locale, day: (value: string) => string): TimeFormatters {
  const zh = locale === 'zh';
  const clock = new Intl.DateTimeFormat(TAGS[locale], {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const oneDecimal = new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: 1 });
  const time = (instant: string | number | Date): string => clock.format(new Date(instant));
  const moment = (instant: string | number | Date): string => {
    const on = today(new Date(instant).getTime());
    return on === today() ? time(instant) : `${day(on)} ${time(instant)}`;
  };
  return {
    time,
    moment,
    ago: (instant, now = Date.now()) => {
      const age = now - new Date(instant).getTime();
      if (age >= DAY) return moment(instant);
      if (age < MINUTE) return zh ? '刚刚' : 'just now';
      if (age < HOUR) return `${Math.floor(age / MINUTE)}${NB}${zh ? '分钟前' : 'min ago'}`;
      return `${Math.floor(age / HOUR)}${NB}${zh ? '小时前' : 'h ago'}`;
    },
    left: (milliseconds) => {
      const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
      if (seconds < 3_600) return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      const hours = Math.floor(seconds / 3_600);
      if (hours < 48) return `${hours}${NB}h${NB}${Math.floor((seconds % 3_600) / 60)}${NB}min`;
      return `${Math.floor(hours / 24)}${NB}${zh ? '天' : 'd'}${NB}${hours % 24}${NB}h`;
    },
    minutes: (minutes) => {
      if (minutes < 120) return `${minutes}${NB}${zh ? '分钟' : 'min'}`;
      return `${oneDecimal.format(minutes / 60)}${NB}${zh ? '小时' : 'h'}`;
    },
  };
}

function make(locale: Locale): Formatters {
  const days = dayFormatters(locale);
  return { ...days, ...moneyFormatters(locale), ...timeFormatters(locale, days.day) };
}

const made: Partial<Record<Locale, Formatters>> = {};

/** The formatters of a language, made once. */
export function formatters(locale: Locale): Formatters {
  return (made[locale] ??= make(locale));
}
