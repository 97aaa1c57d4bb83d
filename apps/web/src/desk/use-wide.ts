import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 992px)';

function listen(callback: () => void): () => void {
  const media = window.matchMedia(WIDE);
  media.addEventListener('change', callback);
  return () => media.removeEventListener('change', callback);
}

/** Whether the page is as wide as a desk's screen. */
export function useWide(): boolean {
  return useSyncExternalStore(
    listen,
    () => window.matchMedia(WIDE).matches,
    () => false,
  );
}
