import { useEffect, useState, type ReactNode } from 'react';
import { serverNow } from '../../../api/clock';
import { Icon } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { offerBoardTexts } from '../../../messages/offer-board';

const SOON_MS = 3_600_000;

/**
 * What is left of an offer's clock, without a voice: a board has dozens of them, and the one that ends first speaks for
 * all at its top.
 */
export function Left({ until }: { until: string }): ReactNode {
  const t = useText(offerBoardTexts);
  const format = useFormat();
  const end = Date.parse(until);
  const [now, setNow] = useState(serverNow);
  const left = end - now;
  const step = left > 0 && left < SOON_MS ? 1_000 : 30_000;
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), step);
    return () => clearInterval(timer);
  }, [step]);
  return (
    <span className="cb-sent__left nb" data-soon={left < SOON_MS || undefined}>
      <Icon name="clock" />
      {left > 0 ? t('left', { left: format.left(left) }) : t('ended')}
    </span>
  );
}
