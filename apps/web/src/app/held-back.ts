import { useSyncExternalStore } from 'react';

type Act = () => Promise<unknown>;

/** Acts that wait until undoing them is over, by the id of their thing; what waits is not shown meanwhile. */
const waiting = new Map<string, Act>();
const listeners = new Set<() => void>();
let snapshot: ReadonlySet<string> = new Set();

function changed(): void {
  snapshot = new Set(waiting.keys());
  for (const listener of listeners) listener();
}

/** Holds an act back. */
export function holdBack(id: string, act: Act): void {
  waiting.set(id, act);
  changed();
}

/** Takes an act back before it happened. */
export function takeBack(id: string): void {
  if (waiting.delete(id)) changed();
}

/** Does an act that was held back; what it is about is shown again, as it is by then, after it is done. */
export async function letGo(id: string): Promise<void> {
  const act = waiting.get(id);
  if (!act) return;
  try {
    await act();
  } finally {
    takeBack(id);
  }
}

/** Ids of what is held back. */
export function useHeldBack(): ReadonlySet<string> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => snapshot,
    () => snapshot,
  );
}

if (typeof window !== 'undefined') {
  // Who leaves before the eight seconds are over meant it.
  window.addEventListener('pagehide', () => {
    for (const id of [...waiting.keys()]) void letGo(id).catch(() => undefined);
  });
}
