import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { LiveBadge } from '../../app/live/live-badge';
import { useNames } from '../../app/names';
import { Page } from '../../app/page';
import { QueryView } from '../../app/query-view';
import { Terms, usePayTiming } from '../../app/terms';
import { api, unwrap } from '../../api/client';
import { serverNow } from '../../api/clock';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import { Button, Card, LinkButton, Skeleton, Tag, type Tone } from '../../kit';
import { backfillTexts } from '../../messages/backfill';
import { today as todayIn } from '../../messages/format';
import { useFormat, useText } from '../../messages/locale';
import { bookingTexts } from '../../messages/booking';
import './booking.css';
import { DropOutSheet } from './drop-out-sheet';
import { stageOf, type Stage } from './next';

type Booking = Schema<'Booking'>;

const ConfirmAttendance = lazy(async () => ({
  default: (await import('../../app/confirm-attendance')).ConfirmAttendance,
}));
const SaidToMe = lazy(async () => ({ default: (await import('./said')).SaidToMe }));
const MyWeeks = lazy(async () => ({ default: (await import('../../app/my-weeks')).MyWeeks }));

const TONE: Readonly<Record<Booking['state'], Tone>> = {
  confirmed: 'primary',
  reconfirming: 'warning',
  completed: 'success',
  cancelled_by_person: 'plain',
  cancelled_by_company: 'error',
  no_show: 'error',
};

function useNextText(booking: Booking): (stage: Stage) => string {
  const t = useText(bookingTexts);
  const format = useFormat();
  const names = useNames();
  const timing = usePayTiming();
  const base = names.base(booking.baseId);
  return (stage) => {
    switch (stage.kind) {
      case 'before':
        if (stage.inDays === 1) return t('tomorrow', { base });
        return t('upcoming', { day: format.dayLong(stage.first), base, count: format.dayCount(stage.inDays) });
      case 'working':
        if (stage.day === 1) return t('startsToday', { base });
        return stage.last ? t('lastDay') : t('working', { n: stage.day, total: stage.of });
      case 'between':
        return t('offDay', { day: format.dayLong(stage.next) });
      case 'after':
        return t('done', { yuan: format.yuan(booking.terms.totalFen), timing: timing(booking.terms.payTiming) });
      case 'cancelled':
        return t('cancelledText');
    }
  };
}

function Next({ booking, today }: { booking: Booking; today: string }): ReactNode {
  const t = useText(bookingTexts);
  const off = useText(backfillTexts);
  const [dropping, setDropping] = useState(false);
  const stage = stageOf(booking.state, booking.days, today);
  const text = useNextText(booking)(stage);
  const [first, last] = [booking.days[0]!, booking.days[booking.days.length - 1]!];
  return (
    <Card className="cb-booking__next">
      <h2>{t('next')}</h2>
      <p className="cb-booking__now">{text}</p>
      {stage.kind === 'before' && <p className="muted">{t('upcomingText')}</p>}
      <div className="row">
        <LinkButton
          kind={booking.attendance.confirmable ? 'plain' : 'primary'}
          to={`/me/month?month=${first.slice(0, 7)}`}
        >
          {t('toMonth')}
        </LinkButton>
        {(booking.state === 'confirmed' || booking.state === 'reconfirming') && last >= today && (
          <Button onClick={() => setDropping(true)}>{off('dropOut')}</Button>
        )}
        {stage.kind === 'cancelled' && last >= today && (
          <LinkButton to={`/jobs?from=${first < today ? today : first}&to=${last}&fits=true`}>{t('fill')}</LinkButton>
        )}
        {stage.kind === 'after' && <LinkButton to="/jobs?fits=true">{t('fillAfter')}</LinkButton>}
      </div>
      {dropping && <DropOutSheet booking={booking} today={today} onClose={() => setDropping(false)} />}
    </Card>
  );
}

function Days({ days, today }: { days: readonly string[]; today: string }): ReactNode {
  const t = useText(bookingTexts);
  const format = useFormat();
  return (
    <ol className="cb-booking__days">
      {days.map((day) => (
        <li key={day} data-past={day < today || undefined} data-today={day === today || undefined}>
          <span>{format.day(day)}</span>
          <span className="meta">{format.weekday(day)}</span>
          {day === today && <span className="meta">{t('dayToday')}</span>}
          {day < today && <span className="sr-only">{t('dayDone')}</span>}
        </li>
      ))}
    </ol>
  );
}

function Pay({ booking }: { booking: Booking }): ReactNode {
  const t = useText(bookingTexts);
  const format = useFormat();
  const timing = usePayTiming();
  const { terms, paidDays, payFen } = booking;
  const lines: readonly (readonly [string, ReactNode])[] = [
    [t('payRate'), format.perDay(terms.payFen)],
    [t('payDays'), format.dayCount(paidDays)],
    [t('payTotal'), <strong key="total">{format.yuan(payFen * paidDays)}</strong>],
    [t('payTiming'), timing(terms.payTiming)],
  ];
  return (
    <>
      <dl className="cb-terms">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="meta">{t('payNote')}</p>
    </>
  );
}

function Body({ booking }: { booking: Booking }): ReactNode {
  const t = useText(bookingTexts);
  const format = useFormat();
  const today = todayIn(serverNow());
  const { days, attendance } = booking;
  const ahead = stageOf(booking.state, days, today).kind === 'before';
  return (
    <div className="cb-booking">
      <div className="stack">
        {(attendance.confirmable || (attendance.confirmedAt !== null && ahead)) && (
          <Suspense fallback={<Skeleton height={attendance.confirmable ? 160 : 52} />}>
            <ConfirmAttendance booking={booking} />
          </Suspense>
        )}
        <Next booking={booking} today={today} />
        <Suspense fallback={<Skeleton height={112} />}>
          <SaidToMe bookingId={booking.id} />
        </Suspense>
        <Card className="stack">
          <h2>{t('days')}</h2>
          <p>{t('daysCount', { days: format.daySet(days), count: format.dayCount(days.length) })}</p>
          <Days days={days} today={today} />
        </Card>
        <Card className="stack">
          <h2>{t('pay')}</h2>
          <Pay booking={booking} />
        </Card>
      </div>
      <div className="stack">
        <Card className="stack">
          <h2>{t('weeks')}</h2>
          <Suspense fallback={<Skeleton height={240} />}>
            <MyWeeks label={t('weeks')} first={days[0]!} last={days[days.length - 1]!} current={booking.id} />
          </Suspense>
        </Card>
        <Card className="stack">
          <h2>{t('terms')}</h2>
          <Terms terms={booking.terms} frozenAt={booking.createdAt} />
        </Card>
      </div>
    </div>
  );
}

function Outline(): ReactNode {
  return (
    <div className="stack">
      <Skeleton height={128} />
      <Skeleton height={160} />
      <Skeleton height={420} />
    </div>
  );
}

/** A booked job: what comes next, its days, what it pays, and its terms as they were accepted. */
export default function BookingPage(): ReactNode {
  const t = useText(bookingTexts);
  const names = useNames();
  const { booking: id = '' } = useParams();
  const query = useQuery({
    queryKey: keys.myBooking(id),
    queryFn: () => unwrap(api.GET('/api/v1/me/bookings/{bookingId}', { params: { path: { bookingId: id } } })),
  });
  const { data } = query;
  return (
    <Page
      title={data ? data.shootTitle : t('title')}
      heading={
        data ? (
          <span className="cb-booking__title">
            <span lang="zh-CN">{data.shootTitle}</span>
            <span className="cb-booking__role">{names.role(data.roleId)}</span>
          </span>
        ) : (
          t('title')
        )
      }
      actions={
        <>
          {data && <Tag tone={TONE[data.state]}>{t(`state_${data.state}`)}</Tag>}
          <LiveBadge topics={['me']} />
        </>
      }
    >
      <QueryView query={query} skeleton={<Outline />}>
        {(booking) => <Body booking={booking} />}
      </QueryView>
    </Page>
  );
}
