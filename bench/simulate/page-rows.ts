import type { WayMeasures } from './measures';

export type Language = 'zh' | 'en';
export type Both = Readonly<Record<Language, string>>;

/** A measure of the table: what it is called, how it is said, and which side is good. */
export interface MeasureRow {
  readonly name: Both;
  readonly of: (measures: WayMeasures) => number;
  readonly digits: number;
  /** Behind the figure. */
  readonly unit?: Both;
  /** Null where neither side is good in itself. */
  readonly better: 'lower' | 'higher' | null;
}

const percent = { zh: '%', en: '%' };
const hours = { zh: ' 小时', en: ' h' };
const days = { zh: ' 天', en: ' days' };
const yuan = { zh: ' 元', en: ' yuan' };
const seconds = { zh: ' 秒', en: ' s' };

const share = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);

export const emptyAtStart = (each: WayMeasures): number => 100 - share(each.filledAtStart, each.slots);
export const firstJobShare = (each: WayMeasures): number => share(each.firstJobs, each.newcomers);

/** The measures of the table, by what they are about. */
export const MEASURE_GROUPS: readonly { readonly name: Both; readonly rows: readonly MeasureRow[] }[] = [
  {
    name: { zh: '剧组：名额', en: 'Crews: places' },
    rows: [
      {
        name: { zh: '第一天有人到岗的名额', en: 'places with somebody there on the first day' },
        of: (each) => share(each.filledAtStart, each.slots),
        digits: 2,
        unit: percent,
        better: 'higher',
      },
      {
        name: { zh: '有人上工的名额日', en: 'days of places that somebody worked' },
        of: (each) => share(each.slotDaysWorked, each.slotDays),
        digits: 2,
        unit: percent,
        better: 'higher',
      },
      {
        name: { zh: '全程没有人的名额', en: 'places that nobody ever worked' },
        of: (each) => each.ends.empty,
        digits: 0,
        better: 'lower',
      },
      {
        name: { zh: '发布到有人答应，中位数', en: 'from posting to a yes, median' },
        of: (each) => each.hoursToFill.median,
        digits: 0,
        unit: hours,
        better: 'lower',
      },
      {
        name: { zh: '发布到有人答应，十个里最慢的一个', en: 'from posting to a yes, 90th percentile' },
        of: (each) => each.hoursToFill.p90,
        digits: 0,
        unit: hours,
        better: 'lower',
      },
      {
        name: { zh: '答应后退出的人次', en: 'drop-outs after a yes' },
        of: (each) => each.dropOuts,
        digits: 0,
        better: 'lower',
      },
      {
        name: { zh: '退出后补上的比例', en: 'drop-outs whose place was filled again' },
        of: (each) => share(each.refilled, each.dropOuts),
        digits: 1,
        unit: percent,
        better: 'higher',
      },
      {
        name: { zh: '补上所用时间，中位数', en: 'time to fill it again, median' },
        of: (each) => each.hoursToRefill,
        digits: 0,
        unit: hours,
        better: 'lower',
      },
      {
        name: { zh: '每定下一人要问几次', en: 'asks for each yes' },
        of: (each) => each.asksPerBooking,
        digits: 3,
        better: 'lower',
      },
    ],
  },
  {
    name: { zh: '从业者：活和钱', en: 'People: work and money' },
    rows: [
      {
        name: { zh: '有活干的人', en: 'people with work' },
        of: (each) => each.worked,
        digits: 0,
        better: 'higher',
      },
      {
        name: { zh: '有活的人，带薪天数，平均', en: 'paid days of those with work, mean' },
        of: (each) => each.paidDays.mean,
        digits: 2,
        unit: days,
        better: null,
      },
      {
        name: { zh: '同上，下四分位', en: 'the same, lower quartile' },
        of: (each) => each.paidDays.low,
        digits: 0,
        unit: days,
        better: null,
      },
      {
        name: { zh: '同上，中位数', en: 'the same, median' },
        of: (each) => each.paidDays.median,
        digits: 0,
        unit: days,
        better: null,
      },
      {
        name: { zh: '同上，上四分位', en: 'the same, upper quartile' },
        of: (each) => each.paidDays.high,
        digits: 0,
        unit: days,
        better: null,
      },
      {
        name: { zh: '所有人（含没活的）带薪天数，平均', en: 'paid days of everybody, without work too, mean' },
        of: (each) => each.paidDaysOfAll,
        digits: 2,
        unit: days,
        better: 'higher',
      },
      {
        name: { zh: '有活的人，收入，平均', en: 'income of those with work, mean' },
        of: (each) => each.income.mean,
        digits: 0,
        unit: yuan,
        better: null,
      },
      {
        name: { zh: '有活的人，收入，中位数', en: 'income of those with work, median' },
        of: (each) => each.income.median,
        digits: 0,
        unit: yuan,
        better: null,
      },
      {
        name: { zh: '接到两份以上的人', en: 'people with two jobs or more' },
        of: (each) => each.severalJobs,
        digits: 0,
        better: null,
      },
      {
        name: { zh: '两份活之间空等，平均', en: 'idle days between two jobs, mean' },
        of: (each) => each.idleDays.mean,
        digits: 2,
        unit: days,
        better: 'lower',
      },
      {
        name: { zh: '从家到剧组，平均', en: 'minutes from home to the base, a job' },
        of: (each) => each.travelMinutes,
        digits: 0,
        unit: { zh: ' 分钟', en: ' min' },
        better: 'lower',
      },
      {
        name: { zh: '带薪天数的基尼系数，所有人', en: 'Gini of paid days, everybody' },
        of: (each) => each.giniOfAll,
        digits: 4,
        better: 'lower',
      },
      {
        name: { zh: '带薪天数的基尼系数，有活的人', en: 'Gini of paid days, those with work' },
        of: (each) => each.giniOfWorked,
        digits: 4,
        better: 'lower',
      },
    ],
  },
  {
    name: { zh: '新人：第一份工作', en: 'Newcomers: the first job' },
    rows: [
      {
        name: { zh: '得到第一份工作的新人', en: 'newcomers who got a first job' },
        of: (each) => each.firstJobs,
        digits: 0,
        better: 'higher',
      },
      {
        name: { zh: '占全部新人', en: 'of all newcomers' },
        of: firstJobShare,
        digits: 1,
        unit: percent,
        better: 'higher',
      },
      {
        name: { zh: '当月到来的毕业生，已开工的比例', en: 'graduates who arrived on the way and have begun to work' },
        of: (each) => share(each.graduates.worked, each.graduates.arrived),
        digits: 1,
        unit: percent,
        better: 'higher',
      },
      {
        name: { zh: '他们从到来到开工，中位数', en: 'their days from arrival to the first day of work, median' },
        of: (each) => each.graduates.waitMedian,
        digits: 0,
        unit: days,
        better: 'lower',
      },
    ],
  },
  {
    name: { zh: '计算', en: 'Computing' },
    rows: [
      {
        name: { zh: '每天决定所用时间，中位数', en: "a day's decisions, median" },
        of: (each) => each.daySeconds.median,
        digits: 2,
        unit: seconds,
        better: 'lower',
      },
      {
        name: { zh: '每天决定所用时间，最长', en: "a day's decisions, worst" },
        of: (each) => each.daySeconds.worst,
        digits: 2,
        unit: seconds,
        better: 'lower',
      },
      {
        name: { zh: '整个模拟', en: 'the whole run' },
        of: (each) => each.seconds,
        digits: 0,
        unit: seconds,
        better: 'lower',
      },
    ],
  },
];

/** A figure with its thousands apart. */
export function said(value: number, digits: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
