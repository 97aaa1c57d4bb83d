import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { api, mayHaveSession, onSessionEnd, unwrap } from '../api/client';
import { keys } from '../api/keys';
import { isProblem } from '../api/problem';
import type { Schema } from '../api/types';

export type Session = Schema<'Session'>;

interface SessionState {
  /** Who is signed in; null for nobody. */
  readonly session: Session | null;
  /** Whether it is known by now. */
  readonly known: boolean;
  /** The session ended under way; the page stays, and signing in over it goes on where it was. */
  readonly ended: boolean;
  readonly signIn: (contact: string, password: string) => Promise<Session>;
  readonly signOut: () => Promise<void>;
  /** Asks the server again, after a change of name, rights or companies. */
  readonly reload: () => Promise<void>;
}

const SessionContext = createContext<SessionState | null>(null);

async function readSession(): Promise<Session | null> {
  if (!mayHaveSession()) return null;
  try {
    return await unwrap(api.GET('/api/v1/auth/session'));
  } catch (error) {
    if (isProblem(error, 'auth.required', 'auth.invalid') || (error as { status?: number }).status === 401) return null;
    throw error;
  }
}

export function SessionProvider({ children }: { children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const [ended, setEnded] = useState(false);
  // Never known on the server, nor in the first picture of the browser: public pages are the same for everybody.
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const { data, isSuccess } = useQuery({
    queryKey: keys.session(),
    queryFn: readSession,
    enabled: mounted,
    staleTime: Infinity,
  });

  useEffect(() => onSessionEnd(() => setEnded(queries.getQueryData(keys.session()) != null)), [queries]);

  const signIn = useCallback(
    async (contact: string, password: string) => {
      await unwrap(api.POST('/api/v1/auth/login', { body: { contact, password, mode: 'browser' } }));
      const session = await unwrap(api.GET('/api/v1/auth/session'));
      const before = queries.getQueryData<Session | null>(keys.session());
      // Somebody else's data must not be seen for a moment.
      if (before?.accountId !== session.accountId)
        queries.removeQueries({
          predicate: ({ queryKey }) => queryKey[0] !== 'reference' && queryKey[0] !== 'session',
        });
      queries.setQueryData(keys.session(), session);
      setEnded(false);
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'reference' && queryKey[0] !== 'session',
      });
      return session;
    },
    [queries],
  );
  const signOut = useCallback(async () => {
    await unwrap(api.POST('/api/v1/auth/logout'));
    // The page watches this query: were it thrown away with the others, the page would go on showing who was there.
    queries.setQueryData(keys.session(), null);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'reference' && queryKey[0] !== 'session' });
    queries.getMutationCache().clear();
    setEnded(false);
  }, [queries]);
  const reload = useCallback(async () => {
    queries.setQueryData(keys.session(), await readSession());
  }, [queries]);

  const state = useMemo(
    () => ({ session: data ?? null, known: isSuccess, ended, signIn, signOut, reload }),
    [data, isSuccess, ended, signIn, signOut, reload],
  );
  return <SessionContext.Provider value={state}>{children}</SessionContext.Provider>;
}

/** Who is signed in, and signing in and out. */
export function useSession(): SessionState {
  const state = useContext(SessionContext);
  if (!state) throw new Error('No session provider around this component.');
  return state;
}

/** The session of a page that the shell shows to signed-in people only. */
export function useMe(): Session {
  const { session } = useSession();
  if (!session) throw new Error('This page needs a session.');
  return session;
}
