import { useState, type ReactNode, type RefObject } from 'react';
import { Icon } from '../kit/icon';
import { useFormat, useText } from '../messages/locale';
import { rosterTexts } from '../messages/roster';
import { pageWindow, windowAt, windowFor, type DayWindow } from './day-window';
import type { GridColumn } from './grid';
import { useFit } from './use-fit';

/** A day of a shoot; `type` as the roster says it: `prep`, `shoot`, `wrap` and so on. */
export interface GridDay {
  readonly day: string;
  readonly type: string;
}

const TYPES = {
  prep: 'dayTypePrep',
  fitting: 'dayTypeFitting',
  scout: 'dayTypeScout',
  shoot: 'dayTypeShoot',
  move: 'dayTypeMove',
  travel: 'dayTypeTravel',
  rest: 'dayTypeRest',
  wrap: 'dayTypeWrap',
  pickup: 'dayTypePickup',
} as const;

/** How a day's type is called, in full and for the head of a column. */
export function useDayType(): (type: string) => { readonly long: string; readonly short: string } {
  const t = useText(rosterTexts);
  return (type) => {
    const key = TYPES[type as keyof typeof TYPES];
    return key ? { long: t(key), short: t(`${key}Short`) } : { long: type, short: type };
  };
}

/** Classes by which a whole column is set off: prep and wrap, the first of a kind, today. */
export function dayLook(days: readonly GridDay[], index: number, today: string): string {
  const { day, type } = days[index]!;
  const before = days[index - 1];
  return [
    type !== 'shoot' && type !== 'pickup' && 'cb-day--aside',
    before && before.type !== type && 'cb-day--edge',
    day === today && 'cb-day--today',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The heads of the columns of days. */
export function useDayColumns(days: readonly GridDay[], today: string): readonly GridColumn[] {
  const t = useText(rosterTexts);
  const format = useFormat();
  const typeOf = useDayType();
  return days.map(({ day, type }, index): GridColumn => {
    const names = typeOf(type);
    const newMonth = index === 0 || day.endsWith('-01');
    const phrase = { day: format.dayLong(day), type: names.long };
    return {
      key: day,
      label: day === today ? t('columnToday', phrase) : t('columnLabel', phrase),
      look: `cb-day ${dayLook(days, index, today)}`.trim(),
      content: (
        <>
          <i>{format.weekday(day, true)}</i>
          <b className={newMonth ? 'cb-day__month' : undefined}>
            {newMonth && `${Number(day.slice(5, 7))}/`}
            {Number(day.slice(8))}
          </b>
          <i>{names.short}</i>
        </>
      ),
    };
  });
}

interface Shown {
  readonly window: DayWindow;
  /** On the phone: some days at a time. */
  readonly paged: boolean;
  readonly turn: (by: 1 | -1) => void;
}

/** Which days a grid shows: all on the desk, a few around `first` on the phone. */
export function useDays(box: RefObject<HTMLElement | null>, count: number, first: number): Shown {
  const { wide, days } = useFit(box);
  const [start, setStart] = useState<number | null>(null);
  if (wide) return { window: { start: 0, end: count }, paged: false, turn: () => undefined };
  const window = start === null ? windowFor(first, days, count) : windowAt(start, days, count);
  return { window, paged: count > days, turn: (by) => setStart(pageWindow(window, by, days, count).start) };
}

/** The days in view with a button to each side; nothing where all days are in view. */
export function DayPager({ shown, days }: { shown: Shown; days: readonly GridDay[] }): ReactNode {
  const t = useText(rosterTexts);
  const format = useFormat();
  const { window, paged, turn } = shown;
  const range = days.slice(window.start, window.end);
  if (!paged || range.length === 0) return null;
  return (
    <div className="cb-days">
      <button
        type="button"
        className="cb-button"
        aria-label={t('earlier')}
        disabled={window.start === 0}
        onClick={() => turn(-1)}
      >
        <Icon name="left" />
      </button>
      <span className="cb-days__range" aria-live="polite">
        {format.days(range[0]!.day, range[range.length - 1]!.day)}
      </span>
      <button
        type="button"
        className="cb-button"
        aria-label={t('later')}
        disabled={window.end === days.length}
        onClick={() => turn(1)}
      >
        <Icon name="right" />
      </button>
    </div>
  );
}
