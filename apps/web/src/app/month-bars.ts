import type { Schema } from '../api/types';
import type { Formatters } from '../messages/format';
import { daysBetween, shiftDay } from '../messages/format';
import { monthTexts } from '../messages/month';
import type { Translate } from '../messages/text';
import { splitGap, type Painted, type StripBar } from '../viz/month-strip-layout';
import type { Names } from './names';

type Month = Schema<'Month'>;
type Bar = Month['bars'][number];
type Work = Month['bookings'][number] | Month['holds'][number] | Month['offers'][number];

/** What bars need to be named. */
export interface BarWords {
  readonly t: Translate<(typeof monthTexts)['zh']>;
  readonly format: Formatters;
  readonly names: Pick<Names, 'role' | 'base'>;
}

export interface BarOptions {
  readonly today: string;
  readonly painted: ReadonlyMap<string, Painted>;
  /** How many postings fit into a gap; undefined while it is not known. */
  readonly jobsIn?: (first: string, last: string) => number | undefined;
  /** The offer or booking of the page. */
  readonly current?: string;
}

interface Stretch {
  readonly first: string;
  readonly last: string;
}

function daysText({ first, last }: Stretch, { format }: BarWords): { days: string; count: string } {
  return { days: format.days(first, last), count: format.dayCount(daysBetween(first, last).length) };
}

/** The board at what fits into some days. */
export function gapAddress(first: string, last: string): string {
  return `/jobs?from=${first}&to=${last}&fits=true`;
}

type About = Readonly<Record<'title' | 'role' | 'base' | 'days' | 'count', string>>;

function rankText(rank: number, { t }: BarWords): string {
  if (rank <= 2) return t(rank === 1 ? 'holdRank1' : 'holdRank2');
  return t('holdRankN', { n: rank });
}

/** What a bar of work says when it is read aloud, and where it leads. */
function meaning(work: Work, about: About, words: BarWords): Pick<StripBar, 'name' | 'to'> {
  const { t, format } = words;
  if ('expiresAt' in work)
    return { name: t('offerName', { ...about, until: format.moment(work.expiresAt) }), to: `/me/offers/${work.id}` };
  if ('rank' in work)
    return {
      name: t('holdName', { ...about, rank: rankText(work.rank, words), until: format.moment(work.endsAt) }),
      to: '/me/offers',
    };
  return { name: t('bookingName', about), to: `/me/jobs/${work.id}` };
}

function workBar(bar: Bar, work: Work, words: BarWords, options: BarOptions): StripBar {
  const { format, names } = words;
  const [role, base] = [names.role(work.roleId), names.base(work.baseId)];
  const about = {
    title: work.shootTitle,
    role,
    base,
    days: format.days(work.firstDay, work.lastDay),
    count: format.dayCount(work.days.length),
  };
  return {
    key: `${bar.layer}:${work.id}:${bar.firstDay}`,
    layer: bar.layer,
    first: bar.firstDay,
    last: bar.lastDay,
    fromBefore: bar.fromBefore,
    goesOn: bar.goesOn,
    label: [...('rank' in work ? [rankText(work.rank, words)] : []), work.shootTitle, role, base].join(' '),
    ...('rank' in work && { short: rankText(work.rank, words) }),
    ...meaning(work, about, words),
    current: work.id === options.current,
  };
}

function quietBar(layer: 'rest' | 'travel' | 'no', stretch: Stretch, words: BarWords, bar?: Bar): StripBar {
  const { t } = words;
  return {
    key: `${layer}:${bar?.id ?? ''}:${stretch.first}`,
    layer,
    ...stretch,
    ...(bar && { fromBefore: bar.fromBefore, goesOn: bar.goesOn }),
    label: t(layer),
    ...(layer === 'rest' && { short: t('restShort') }),
    name: t(`${layer}Name`, daysText(stretch, words)),
  };
}

function gapBars(bar: Bar, words: BarWords, { today, painted, jobsIn }: BarOptions): StripBar[] {
  const { t } = words;
  const parts = splitGap({ first: bar.firstDay, last: bar.lastDay }, today, painted);
  const open = parts.open.map(({ first, last }): StripBar => {
    const n = jobsIn?.(first, last);
    const about = daysText({ first, last }, words);
    return {
      key: `gap:${first}`,
      layer: 'gap',
      first,
      last,
      // A nought would say nothing that the hatch does not.
      label: n ? t('gapJobs', { n }) : '',
      ...(n !== undefined && n > 0 && { short: String(n) }),
      name: n === undefined ? t('gapName', about) : t('gapNameJobs', { ...about, n }),
      to: gapAddress(first, last),
    };
  });
  return [...open, ...parts.no.map((stretch) => quietBar('no', stretch, words))];
}

/** What bars of a strip are made from: a month, or several that follow each other. */
export type Months = Pick<Month, 'bookings' | 'holds' | 'offers' | 'bars'>;

const byId = <T extends { readonly id: string }>(lists: readonly (readonly T[])[]): T[] => [
  ...new Map(lists.flat().map((item) => [item.id, item])).values(),
];

/** Months that follow each other as one: what was cut at the end of a month is whole again. */
export function joinMonths(months: readonly Months[]): Months {
  const bars: Bar[] = [];
  for (const bar of months.flatMap((month) => month.bars)) {
    const index = bars.findIndex(
      (other) => other.layer === bar.layer && other.id === bar.id && shiftDay(other.lastDay, 1) === bar.firstDay,
    );
    if (index < 0) bars.push(bar);
    else bars[index] = { ...bars[index]!, lastDay: bar.lastDay, goesOn: bar.goesOn };
  }
  return {
    bookings: byId(months.map(({ bookings }) => bookings)),
    holds: byId(months.map(({ holds }) => holds)),
    offers: byId(months.map(({ offers }) => offers)),
    bars,
  };
}

/** The bars of months as the strip shows them. */
export function barsOf(month: Months, words: BarWords, options: BarOptions): StripBar[] {
  const works = new Map<string | null, Work>(
    [...month.bookings, ...month.holds, ...month.offers].map((work) => [work.id, work]),
  );
  return month.bars.flatMap((bar): StripBar[] => {
    if (bar.layer === 'gap') return gapBars(bar, words, options);
    if (bar.layer === 'rest' || bar.layer === 'travel')
      return [quietBar(bar.layer, { first: bar.firstDay, last: bar.lastDay }, words, bar)];
    const work = works.get(bar.id);
    return work ? [workBar(bar, work, words, options)] : [];
  });
}

/** What a person said about the days of a stretch. */
export function paintedDays(items: Schema<'Availability'>['items']): Map<string, Painted> {
  return new Map(items.flatMap(({ from, to, state }) => daysBetween(from, to).map((day) => [day, state] as const)));
}

/** Why a bar that leads nowhere is there. */
export function explain(bar: StripBar, { bookings: works }: Months, words: BarWords): string {
  const { t, format, names } = words;
  const days = format.days(bar.first, bar.last);
  const before = works.find(({ id }) => bar.key.includes(id));
  if (bar.layer === 'no') return t('noWhy', { days });
  if (bar.layer === 'rest') {
    if (!before) return t('restWhyPlain', { days });
    return t('restWhy', { days, title: before.shootTitle, count: format.dayCount(before.days.length) });
  }
  const after = works
    .filter(({ firstDay }) => firstDay > bar.last)
    .sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1))[0];
  if (!before || !after) return t('travelWhyPlain', { days });
  return t('travelWhy', { days, title: before.shootTitle, base: names.base(after.baseId) });
}
