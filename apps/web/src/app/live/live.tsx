import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useSession } from '../session';
import { makeCollector } from './handlers';
import { LiveStream, type LiveState } from './stream';

interface Live {
  readonly state: LiveState;
  readonly watch: (topics: readonly string[]) => () => void;
}

const LiveContext = createContext<Live>({ state: { kind: 'off', at: 0 }, watch: () => () => undefined });

/** Holds the one event stream of the page; a change makes stale what it touches, and what is on screen refetches. */
export function LiveProvider({ children }: { children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const { session } = useSession();
  const accountId = session?.accountId;
  const [state, setState] = useState<LiveState>({ kind: 'off', at: 0 });
  const stream = useMemo(
    () =>
      typeof window === 'undefined'
        ? null
        : new LiveStream({
            onChange: makeCollector(queries),
            // After a gap nobody knows what was missed: everything on screen is asked for again.
            onGap: () => void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'reference' }),
            onState: setState,
          }),
    [queries],
  );
  useEffect(() => {
    if (!accountId || !stream) return undefined;
    stream.start();
    return () => stream.stop();
  }, [stream, accountId]);
  const live = useMemo(
    () => ({ state, watch: (topics: readonly string[]) => stream?.watch(topics) ?? ((): void => undefined) }),
    [state, stream],
  );
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

/**
 * Watches topics (`me`, `admin`, `shoot:<id>`, `run:<id>`) while the component is on screen, and tells how live the
 * page is. Pages need nothing else: `handlers.ts` says which queries a change makes stale.
 */
export function useLive(...topics: readonly string[]): LiveState {
  const { state, watch } = useContext(LiveContext);
  const wanted = topics.join(',');
  useEffect(() => (wanted ? watch(wanted.split(',')) : undefined), [watch, wanted]);
  return state;
}
