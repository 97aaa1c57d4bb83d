import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Icon } from '../kit';
import { countdownTexts } from '../messages/countdown';
import { useFormat, useText } from '../messages/locale';
import { nextTick, pressOf, spokenBetween, type Spoken } from './countdown-clock';
import './countdown.css';

interface CountdownProps {
  /** The end, ISO. */
  readonly until: string;
  /** The server's time in milliseconds; a machine whose own clock is wrong must not be misled. */
  readonly now: () => number;
  /** Also says when the end is, `14:40 前答复`. */
  readonly withEnd?: boolean;
  readonly onEnd?: () => void;
}

/** A clock that runs out: seen all the time, heard only at five minutes, one minute and the end. */
export function Countdown({ until, now, withEnd, onEnd }: CountdownProps): ReactNode {
  const t = useText(countdownTexts);
  const format = useFormat();
  const end = Date.parse(until);
  const [left, setLeft] = useState(() => end - now());
  const [said, setSaid] = useState<Spoken | null>(null);
  const ended = useRef(onEnd);
  ended.current = onEnd;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let before = end - now();
    const tick = (): void => {
      const left = end - now();
      const spoken = spokenBetween(before, left);
      before = left;
      setLeft(left);
      if (spoken) setSaid(spoken);
      if (spoken === 'end') ended.current?.();
      const wait = nextTick(left);
      if (wait !== null) timer = setTimeout(tick, wait);
    };
    tick();
    // A phone in a pocket stops its timers: what is shown is put right as soon as it is looked at again.
    const wake = (): void => {
      if (document.visibilityState !== 'visible') return;
      clearTimeout(timer);
      tick();
    };
    document.addEventListener('visibilitychange', wake);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [end, now]);
  return (
    <span className="cb-countdown" data-press={pressOf(left)}>
      <Icon name="clock" />
      <span role="timer" className="cb-countdown__left">
        {left > 0 ? t('left', { left: format.left(left) }) : t('ended')}
      </span>
      {withEnd && left > 0 && <span className="cb-countdown__end">{t('until', { time: format.moment(until) })}</span>}
      <span className="sr-only" aria-live="polite">
        {said && t(said)}
      </span>
    </span>
  );
}
