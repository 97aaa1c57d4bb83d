import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { daysThatFit } from './day-window';

const WIDE = '(min-width: 992px)';
/** Of the grid on the phone, in rem: the first column and a day. */
const FIRST = 6;
const CELL = 3.25;

interface Fit {
  /** As wide as a desk's screen: all days side by side. */
  readonly wide: boolean;
  /** How many days fit on a phone. */
  readonly days: number;
}

const useBeforePaint = typeof window === 'undefined' ? useEffect : useLayoutEffect;

function measure(box: HTMLElement): Fit {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  // Two pixels are the frame of the grid.
  return { wide: window.matchMedia(WIDE).matches, days: daysThatFit(box.clientWidth - 2, FIRST * rem, CELL * rem) };
}

/** How many days of a grid there is room for, measured on the box that holds it. */
export function useFit(box: RefObject<HTMLElement | null>): Fit {
  const [fit, setFit] = useState<Fit>({ wide: false, days: 5 });
  useBeforePaint(() => {
    const element = box.current;
    if (!element) return undefined;
    const update = (): void =>
      setFit((now) => {
        const next = measure(element);
        return next.wide === now.wide && next.days === now.days ? now : next;
      });
    update();
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return fit;
}
