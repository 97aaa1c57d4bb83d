import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { barsOf, explain, joinMonths } from '../../app/month-bars';
import { useBarWords, useMonths, usePainted } from '../../app/my-month';
import { LiveBadge } from '../../app/live/live-badge';
import { Page } from '../../app/page';
import { QueryView } from '../../app/query-view';
import { serverNow } from '../../api/clock';
import type { Schema } from '../../api/types';
import { LinkButton, Notice, Skeleton, useWide } from '../../kit';
import { today as todayIn } from '../../messages/format';
import { useFormat, useText } from '../../messages/locale';
import { monthTexts } from '../../messages/month';
import { MonthStrip } from '../../viz/month-strip';
import { StripLegend } from '../../viz/month-strip-legend';
import { monthEnds, monthRow, shiftMonth, weekRows, type StripBar } from '../../viz/month-strip-layout';
import { useJobsIn } from './api';
import { incomeOf } from './income';
import './month.css';
import { Gaps } from './parts/gaps';
import { IncomeBar } from './parts/income-bar';
import { Switcher } from './parts/switcher';

const CalledOffList = lazy(() => import('./parts/called-off-list'));
const FittingJobs = lazy(async () => ({ default: (await import('../../app/fitting-jobs')).FittingJobs }));

const LAYERS = ['booking', 'hold', 'offer', 'rest', 'travel', 'gap', 'no'] as const;
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

type MonthQuery = ReturnType<typeof useMonths>[number];

/** The month of the address, else the one that is. */
function useMonthOfAddress(thisMonth: string): string {
  const [params] = useSearchParams();
  const asked = params.get('month') ?? '';
  return MONTH.test(asked) ? asked : thisMonth;
}

function useStripRows(month: string, wide: boolean): readonly (readonly string[])[] {
  return useMemo(() => {
    if (wide) return [monthRow(month), monthRow(shiftMonth(month, 1))];
    const { first, last } = monthEnds(month);
    return weekRows(first, last);
  }, [month, wide]);
}

interface MonthBodyProps {
  readonly month: Schema<'Month'>;
  readonly shown: readonly Schema<'Month'>[];
  /** Bookings of the months beside it: an offer over the end of the month may clash with them. */
  readonly nearBookings: Schema<'Month'>['bookings'];
  readonly wide: boolean;
  readonly today: string;
}

function MonthBody({ month, shown, nearBookings, wide, today }: MonthBodyProps): ReactNode {
  const t = useText(monthTexts);
  const format = useFormat();
  const words = useBarWords();
  const { painted, known } = usePainted(shown.map(({ month: name }) => name));
  const [explained, setExplained] = useState<StripBar | null>(null);
  const rows = useStripRows(month.month, wide);
  const joined = useMemo(() => joinMonths(shown), [shown]);
  const bare = useMemo(() => barsOf(joined, words, { today, painted }), [joined, words, today, painted]);
  const jobsIn = useJobsIn(bare.filter(({ layer }) => layer === 'gap'));
  const bars = useMemo(
    () => barsOf(joined, words, { today, painted, jobsIn }),
    [joined, words, today, painted, jobsIn],
  );
  const income = incomeOf(month.month, month.firmIncomeFen, [...month.bookings, ...nearBookings], month.offers);
  const gaps = bars.filter(({ layer }) => layer === 'gap');
  const empty = month.bookings.length + month.holds.length + month.offers.length === 0;
  const from = month.firstDay < today ? today : month.firstDay;
  return (
    <div className="cb-month">
      <IncomeBar income={income} paidDays={month.paidDays} />
      <section className="cb-card cb-month__strip">
        <MonthStrip
          label={t('strip', { month: format.month(month.month) })}
          rows={rows}
          {...(wide && { heads: shown.map(({ month: name }) => format.month(name)) })}
          bars={bars}
          today={today}
          painted={painted}
          onExplain={setExplained}
        />
        <div aria-live="polite" className="cb-month__why">
          {explained && (
            <Notice>
              <span>{explain(explained, joined, words)}</span>
              {explained.layer === 'no' && <LinkButton to="/me/free">{t('changeFree')}</LinkButton>}
            </Notice>
          )}
        </div>
        <StripLegend layers={LAYERS} painted={painted.size > 0} />
      </section>
      <Suspense fallback={null}>
        <CalledOffList from={month.firstDay} to={month.lastDay} />
      </Suspense>
      {empty && known && painted.size === 0 && (
        <Notice>
          <strong>{t('emptyTitle')}</strong>
          <span>{t('emptyText')}</span>
          <LinkButton kind="primary" to="/me/free">
            {t('paint')}
          </LinkButton>
        </Notice>
      )}
      {month.lastDay >= today && (
        <section className="stack cb-month__gaps">
          <h2>{t('gaps')}</h2>
          <Gaps gaps={gaps} jobsIn={jobsIn} />
        </section>
      )}
      {empty && month.lastDay >= today && (
        <section className="stack">
          <h2>{t('fitting')}</h2>
          <Suspense fallback={<Skeleton height={440} />}>
            <FittingJobs filter={{ from, to: month.lastDay }} count={5} />
          </Suspense>
        </section>
      )}
    </div>
  );
}

function Outline(): ReactNode {
  return (
    <div className="stack">
      <Skeleton height={128} />
      <Skeleton height={420} />
      <Skeleton height={72} />
    </div>
  );
}

/** The seeker's month over all crews: what is firm, what is asked, and what is still to fill. */
export default function MonthPage(): ReactNode {
  const t = useText(monthTexts);
  const wide = useWide();
  const today = todayIn(serverNow());
  const thisMonth = today.slice(0, 7);
  const month = useMonthOfAddress(thisMonth);
  const [before, first, after] = useMonths([shiftMonth(month, -1), month, shiftMonth(month, 1)]) as [
    MonthQuery,
    MonthQuery,
    MonthQuery,
  ];
  const nearBookings = [before, after].flatMap(({ data }) => data?.bookings ?? []);
  return (
    <Page
      title={t('title')}
      width="wide"
      actions={
        <>
          <LiveBadge topics={['me']} />
          <Switcher month={month} thisMonth={thisMonth} />
        </>
      }
    >
      <QueryView query={first} skeleton={<Outline />}>
        {(data) => (
          <MonthBody
            key={month}
            month={data}
            shown={wide && after.data ? [data, after.data] : [data]}
            nearBookings={nearBookings}
            wide={wide}
            today={today}
          />
        )}
      </QueryView>
    </Page>
  );
}
