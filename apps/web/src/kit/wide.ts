import { useSyncExternalStore } from 'react';

const DESK = '(min-width: 992px)';

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(DESK);
  // An old Safari knows only the old way to listen.
  if (!query.addEventListener) {
    query.addListener(changed);
    return () => query.removeListener(changed);
  }
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Whether the window is as wide as a desk; for where the two layouts are not the same content. The server says no. */
export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(DESK).matches,
    () => false,
  );
}
