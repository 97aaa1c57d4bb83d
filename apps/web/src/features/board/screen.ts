import { useEffect, useState } from 'react';
import { useWide as useDesk } from '../../kit';
import type { Counts } from './api';
import { addressOf, arrivedSince, type Filter } from './filter';

/** From here on a posting is read beside the list. */
const WIDE = '(min-width: 1280px)';

/** Only the browser can tell: with script a phone has its filters in a sheet, without they stand at the end. */
export function usePhone(): boolean {
  const desk = useDesk();
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return alive && !desk;
}

export function useWide(): boolean {
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const media = window.matchMedia(WIDE);
    const update = (): void => setWide(media.matches);
    update();
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, []);
  return wide;
}

/** How many came since the list on screen was loaded. */
export function useArrived(filter: Filter, counts: Counts | undefined, loadedAt: number): number {
  const total = counts?.total;
  const list = `${addressOf(filter)} ${loadedAt}`;
  const [base, setBase] = useState<{ list: string; total: number } | null>(null);
  useEffect(() => {
    if (total !== undefined) setBase((now) => (now?.list === list ? now : { list, total }));
  }, [list, total]);
  return base?.list === list ? arrivedSince(base.total, total) : 0;
}
