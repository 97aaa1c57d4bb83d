import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { keys } from '../../../api/keys';
import { availabilityOf, paintable, paintStretch, type FreeDays, type FreeKind } from '../api';
import { Autosave, type AutosaveState } from './autosave';

/** Free days that save themselves; what is not written yet is written when the page goes. */
export function useAutosave(saved: FreeDays): AutosaveState<FreeKind> & { paint: (days: FreeDays) => void } {
  const queries = useQueryClient();
  const [, draw] = useState(0);
  const made = useRef<Autosave<FreeKind> | null>(null);
  made.current ??= new Autosave<FreeKind>(saved, paintStretch, (written) => {
    const { first, last } = paintable();
    queries.setQueryData(keys.availability(first, last), availabilityOf(written));
    draw((count) => count + 1);
  });
  const autosave = made.current;
  useEffect(() => {
    const flush = (): void => {
      void autosave.flush().then(() => queries.invalidateQueries({ queryKey: keys.me(), refetchType: 'none' }));
    };
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      flush();
    };
  }, [autosave, queries]);
  return { ...autosave.state, paint: (days) => autosave.paint(days) };
}
