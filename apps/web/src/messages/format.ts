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
const HAN = { zh: 'zh-CN', en: 'en-GB' } as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);
/** A space that does not break the line. */
const NB = '\u00a0';

/** Today's day in a zone, `YYYY-MM-DD`. */
export function today(now: number = Date.now(), zone: string = ZONE): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    now,
  );
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

function make(locale: Locale): Formatters {
  const tag = HAN[locale];
  const zh = locale === 'zh';
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(tag, options);
  const plainDay = format({ timeZone: 'UTC', month: zh ? 'long' : 'short', day: 'numeric' });
  const yearDay = format({ timeZone: 'UTC', year: 'numeric', month: zh ? 'long' : 'short', day: 'numeric' });
  const weekdayShort = format({ timeZone: 'UTC', weekday: 'short' });
  const monthName = format({ timeZone: 'UTC', month: 'long' });
  const yearMonth = format({ timeZone: 'UTC', year: 'numeric', month: 'long' });
  const clock = format({ timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const whole = new Intl.NumberFormat(tag);
  const cents = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const oneDecimal = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });

  const day = (value: string): string =>
    (value.slice(0, 4) === today().slice(0, 4) ? plainDay : yearDay).format(utc(value));
  const weekday = (value: string, short = false): string => {
    const name = weekdayShort.format(utc(value));
    if (!short) return name;
    return zh ? name.slice(-1) : name.slice(0, 2);
  };
  const days = (first: string, last: string): string => {
    if (first === last) return day(first);
    const sameMonth = first.slice(0, 7) === last.slice(0, 7);
    const dash = zh ? '—' : '–';
    if (!sameMonth) return `${day(first)}${dash}${day(last)}`;
    if (zh) return `${day(first).replace(/日$/, '')}${dash}${Number(last.slice(8))}日`;
    return `${Number(first.slice(8))}${dash}${day(last)}`;
  };
  const yuan = (fen: number): string => `¥${fen % 100 === 0 ? whole.format(fen / 100) : cents.format(fen / 100)}`;
  const time = (instant: string | number | Date): string => clock.format(new Date(instant));
  const moment = (instant: string | number | Date): string => {
    const on = today(new Date(instant).getTime());
    return on === today() ? time(instant) : `${day(on)} ${time(instant)}`;
  };
  return {
    day,
    weekday,
    days,
    time,
    moment,
    yuan,
    dayLong: (value) => (zh ? `${day(value)} ${weekday(value)}` : `${weekday(value)} ${day(value)}`),
    dayCount: (count) => (zh ? `${count}${NB}天` : `${count}${NB}${count === 1 ? 'day' : 'days'}`),
    daySet: (values) =>
      runs(values)
        .map(([first, last]) => days(first, last))
        .join(zh ? '、' : ', '),
    month: (value) =>
      (value.slice(0, 4) === today().slice(0, 4) ? monthName : yearMonth).format(utc(`${value.slice(0, 7)}-01`)),
    yuanShort: (fen) => {
      const value = fen / 100;
      if (value < 10_000) return yuan(Math.round(value) * 100);
      return zh ? `¥${oneDecimal.format(value / 10_000)}${NB}万` : `¥${oneDecimal.format(value / 1_000)}k`;
    },
    perDay: (fen) => `${yuan(fen)}/${zh ? '天' : 'day'}`,
    band: (low, high) =>
      low === high
        ? `${yuan(low)}/${zh ? '天' : 'day'}`
        : `${yuan(low)}${zh ? '—' : '–'}${whole.format(high / 100)}/${zh ? '天' : 'day'}`,
    ago: (instant, now = Date.now()) => {
      const age = now - new Date(instant).getTime();
      if (age >= DAY) return moment(instant);
      if (age < MINUTE) return zh ? '刚刚' : 'just now';
      if (age < HOUR) return zh ? `${Math.floor(age / MINUTE)}${NB}分钟前` : `${Math.floor(age / MINUTE)}${NB}min ago`;
      return zh ? `${Math.floor(age / HOUR)}${NB}小时前` : `${Math.floor(age / HOUR)}${NB}h ago`;
    },
    left: (milliseconds) => {
      const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
      if (seconds < 3_600) return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      const hours = Math.floor(seconds / 3_600);
      if (hours < 48) return `${hours}${NB}h${NB}${String(Math.floor((seconds % 3_600) / 60)).padStart(2, '0')}`;
      return zh
        ? `${Math.floor(hours / 24)}${NB}天${NB}${hours % 24}${NB}h`
        : `${Math.floor(hours / 24)}${NB}d${NB}${hours % 24}${NB}h`;
    },
    number: (value) => whole.format(value),
    minutes: (minutes) => {
      if (minutes < 120) return zh ? `${minutes}${NB}分钟` : `${minutes}${NB}min`;
      return zh ? `${oneDecimal.format(minutes / 60)}${NB}小时` : `${oneDecimal.format(minutes / 60)}${NB}h`;
    },
  };
}

const made: Partial<Record<Locale, Formatters>> = {};

/** The formatters of a language, made once. */
export function formatters(locale: Locale): Formatters {
  return (made[locale] ??= make(locale));
}
