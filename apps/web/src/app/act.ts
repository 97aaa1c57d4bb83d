import { useRef, useState } from 'react';

interface Act<T> {
  /** Does it, unless it is being done. */
  readonly run: (input: T) => void;
  /** With what it is being done; undefined when it is not. */
  readonly running: T | undefined;
  readonly error: unknown;
}

/** One act of a page that must stay light: what useMutation does, as far as signing in needs it. */
export function useAct<T>(act: (input: T) => Promise<unknown>): Act<T> {
  const busy = useRef(false);
  const [state, setState] = useState<{ running?: T; error: unknown }>({ error: null });
  const run = (input: T): void => {
    if (busy.current) return;
    busy.current = true;
    setState({ running: input, error: null });
    act(input)
      .then(
        () => setState({ error: null }),
        (error: unknown) => setState({ error }),
      )
      .finally(() => {
        busy.current = false;
      });
  };
  return { run, running: state.running, error: state.error };
}
