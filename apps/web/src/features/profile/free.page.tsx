import { useCallback, useMemo, useRef, type ReactNode } from 'react';
import { Page } from '../../app/page';
import { Lines, QueryView } from '../../app/query-view';
import { Refusal } from '../../app/refusal';
import type { Schema } from '../../api/types';
import { Button, Icon, useToast } from '../../kit';
import { daysBetween, shiftDay, today } from '../../messages/format';
import { freeTexts } from '../../messages/free';
import { useFormat, useText } from '../../messages/locale';
import { DayPainter, type LockedDay } from '../../viz/day-painter';
import { applyStroke } from '../../viz/day-painter-days';
import { daysOf, holdsDays, paintable, useAvailability, useBookings, type FreeDays } from './api';
import './free.css';
import { useFreeKinds, useHolidays } from './parts/paint-kinds';
import { useAutosave } from './parts/use-autosave';

/** So many days "free from today" paints. */
const FROM_TODAY_DAYS = 60;

function useLocked(bookings: Schema<'Bookings'> | undefined): (day: string) => LockedDay | undefined {
  const t = useText(freeTexts);
  const locked = useMemo(
    () =>
      new Map(
        (bookings?.items ?? [])
          .filter(holdsDays)
          .flatMap(({ days, shootTitle }) =>
            days.map((day): [string, LockedDay] => [
              day,
              { name: t('booked', { title: shootTitle }), glyph: <Icon name="full" />, look: 'booking' },
            ]),
          ),
      ),
    [bookings, t],
  );
  return useCallback((day: string) => locked.get(day), [locked]);
}

function Saved({ saving, savedAt }: { saving: boolean; savedAt: number | null }): ReactNode {
  const t = useText(freeTexts);
  const format = useFormat();
  return (
    <span className="meta nb" role="status">
      {saving ? t('saving') : savedAt && t('savedAt', { time: format.time(savedAt) })}
    </span>
  );
}

function Painting({ saved }: { saved: FreeDays }): ReactNode {
  const t = useText(freeTexts);
  const format = useFormat();
  const toast = useToast();
  const kinds = useFreeKinds();
  const holidays = useHolidays();
  const locked = useLocked(useBookings().data);
  const { painted, saving, savedAt, error, paint } = useAutosave(saved);
  const { first, last } = paintable();
  const soon = daysBetween(first, shiftDay(first, FROM_TODAY_DAYS - 1));
  const free = soon.filter((day) => painted.get(day) === 'free' && !locked(day)).length;
  const open = soon.filter((day) => !painted.has(day) && !locked(day));

  const freeFromToday = (): void => {
    const before = painted;
    paint(applyStroke(painted, { days: open, kind: 'free' }));
    toast({
      text: t('freePainted', { count: format.dayCount(open.length) }),
      action: { label: t('undo'), run: () => paint(before) },
    });
  };
  return (
    <Page title={t('freeTitle')} actions={<Saved saving={saving} savedAt={savedAt} />}>
      <Refusal error={error} title={t('notSaved')} />
      <div className="cb-free__sum">
        <p>
          <strong>{t('freeSum', { count: format.dayCount(free) })}</strong>
          <span className="meta">{free === 0 ? t('freeNone') : t('freeWhy')}</span>
          {soon.some((day) => locked(day)) && (
            <span className="cb-free__booked meta">
              <i className="cb-day--booking" aria-hidden>
                <Icon name="full" />
              </i>
              {t('bookedDays')}
            </span>
          )}
        </p>
        {open.length > 0 && (
          <Button kind={painted.size === 0 ? 'primary' : 'plain'} onClick={freeFromToday}>
            {t('freeFromToday')}
          </Button>
        )}
      </div>
      <DayPainter
        label={t('freeTitle')}
        kinds={kinds}
        value={painted}
        onPaint={(stroke) => paint(applyStroke(painted, stroke))}
        first={first}
        last={last}
        today={today()}
        locked={locked}
        mark={holidays}
        wholeMonths
      />
    </Page>
  );
}

/** Two months to paint: when I am free, when I would rather not, when I cannot. */
export default function FreePage(): ReactNode {
  const t = useText(freeTexts);
  const availability = useAvailability();
  // Days that the cache kept may be another machine's by now: painting begins on what the server has, once.
  const ready = useRef(false);
  if (availability.data && !availability.isFetching) ready.current = true;
  if (availability.data && ready.current) return <Painting saved={daysOf(availability.data)} />;
  return (
    <Page title={t('freeTitle')}>
      <QueryView query={availability} skeleton={<Lines count={2} height={360} />}>
        {() => <Lines count={2} height={360} />}
      </QueryView>
    </Page>
  );
}
