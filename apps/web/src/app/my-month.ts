import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, unwrap } from '../api/client';
import { keys } from '../api/keys';
import type { Schema } from '../api/types';
import { useFormat, useText } from '../messages/locale';
import { monthTexts } from '../messages/month';
import { monthEnds, type Painted } from '../viz/month-strip-layout';
import { paintedDays, type BarWords } from './month-bars';
import { useNames } from './names';

type Month = Schema<'Month'>;

/** Months of the person who is signed in, each `YYYY-MM`. */
export function useMonths(months: readonly string[]): UseQueryResult<Month>[] {
  return useQueries({
    queries: months.map((month) => ({
      queryKey: keys.month(month),
      queryFn: () => unwrap(api.GET('/api/v1/me/month', { params: { query: { month } } })),
    })),
  });
}

const NOTHING: ReadonlyMap<string, Painted> = new Map();

/** What a person said about days, and whether it is known by now. */
export interface PaintedDays {
  readonly painted: ReadonlyMap<string, Painted>;
  readonly known: boolean;
}

/** What the person said about the days of some months that follow each other; empty until it is known. */
export function usePainted(months: readonly string[]): PaintedDays {
  const from = monthEnds(months[0]!).first;
  const to = monthEnds(months[months.length - 1]!).last;
  const { data } = useQuery({
    queryKey: keys.availability(from, to),
    queryFn: () => unwrap(api.GET('/api/v1/me/availability', { params: { query: { from, to } } })),
  });
  return useMemo(() => ({ painted: data ? paintedDays(data.items) : NOTHING, known: data !== undefined }), [data]);
}

/** The words for bars in the language of the page. */
export function useBarWords(): BarWords {
  const t = useText(monthTexts);
  const format = useFormat();
  const names = useNames();
  return useMemo(() => ({ t, format, names }), [t, format, names]);
}
