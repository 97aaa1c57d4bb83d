import { useMemo, useState, type ReactNode } from 'react';
import { serverNow } from '../api/clock';
import { Notice, Skeleton } from '../kit';
import { shiftDay, today as todayIn } from '../messages/format';
import { MonthStrip } from '../viz/month-strip';
import { StripLegend } from '../viz/month-strip-legend';
import { monthEnds, shiftMonth, weekRows, type StripBar, type StripLayer } from '../viz/month-strip-layout';
import { barsOf, explain, joinMonths } from './month-bars';
import { useBarWords, useMonths, usePainted } from './my-month';

interface MyWeeksProps {
  readonly label: string;
  /** The work in question: it is shown with a week before and after. */
  readonly first: string;
  readonly last: string;
  /** Its offer or booking, to be marked. */
  readonly current?: string;
}

const LEGEND = ['booking', 'hold', 'offer', 'rest', 'travel', 'gap', 'no'] as const;

function monthsOf(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = shiftMonth(month, 1)) months.push(month);
  return months;
}

/** The weeks around a piece of work in the calendar of the person who is signed in. */
export function MyWeeks({ label, first, last, current }: MyWeeksProps): ReactNode {
  const words = useBarWords();
  const today = todayIn(serverNow());
  const [from, to] = [shiftDay(first, -7), shiftDay(last, 7)];
  const months = useMemo(() => monthsOf(from, to), [from, to]);
  const queries = useMonths(months);
  const { painted } = usePainted(months);
  const [explained, setExplained] = useState<StripBar | null>(null);
  const rows = useMemo(() => {
    // Whole weeks, as far as their months are known.
    const [start, end] = [monthEnds(months[0]!).first, monthEnds(months[months.length - 1]!).last];
    return weekRows(from, to).map((row) => {
      const known = row.find(Boolean)!;
      const monday = shiftDay(known, -row.indexOf(known));
      return row.map((_, index) => {
        const day = shiftDay(monday, index);
        return day >= start && day <= end ? day : '';
      });
    });
  }, [from, to, months]);
  const known = queries.flatMap(({ data }) => (data ? [data] : []));
  const joined = joinMonths(known);
  const bars = barsOf(joined, words, { today, painted, ...(current && { current }) });
  if (known.length < months.length) return queries.some(({ isError }) => isError) ? null : <Skeleton height={240} />;
  const layers = new Set<StripLayer>(bars.map(({ layer }) => layer));
  return (
    <div className="stack">
      <MonthStrip label={label} rows={rows} bars={bars} today={today} painted={painted} onExplain={setExplained} />
      <div aria-live="polite">{explained && <Notice>{explain(explained, joined, words)}</Notice>}</div>
      <StripLegend layers={LEGEND.filter((layer) => layers.has(layer))} />
    </div>
  );
}
