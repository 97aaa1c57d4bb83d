import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useSession } from '../session';
import type { SharedStream } from './shared-stream';
import type { LiveState } from './stream';

type Watch = (topics: readonly string[]) => () => void;

interface Live {
  readonly state: LiveState;
  readonly watch: Watch;
}

const notYet: Watch = () => () => undefined;
const LiveContext = createContext<Live>({ state: { kind: 'off', at: 0 }, watch: notYet });

/** Comes when somebody is signed in; strangers have nothing to watch. */
async function openStream(queries: QueryClient, onState: (state: LiveState) => void): Promise<SharedStream> {
  const [{ SharedStream: Shared }, { makeCollector }] = await Promise.all([
    import('./shared-stream'),
    import('./handlers'),
  ]);
  return new Shared({
    onChange: makeCollector(queries),
    // After a gap nobody knows what was missed: everything on screen is asked for again.
    onGap: () => void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'reference' }),
    onState,
  });
}

/** Holds the one event stream of the page; a change makes stale what it touches, and what is on screen refetches. */
export function LiveProvider({ children }: { children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const { session } = useSession();
  const accountId = session?.accountId;
  const [state, setState] = useState<LiveState>({ kind: 'off', at: 0 });
  const [stream, setStream] = useState<SharedStream | null>(null);
  useEffect(() => {
    if (!accountId) return undefined;
    let opened: SharedStream | null = null;
    let gone = false;
    openStream(queries, setState).then(
      (made) => {
        if (gone) return;
        opened = made;
        made.start();
        setStream(made);
      },
      // Without the stream the page is as fresh as its last request; the next page load tries again.
      () => undefined,
    );
    return () => {
      gone = true;
      opened?.stop();
      setStream(null);
    };
  }, [queries, accountId]);
  const live = useMemo(
    () => ({ state, watch: stream ? (topics: readonly string[]) => stream.watch(topics) : notYet }),
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
