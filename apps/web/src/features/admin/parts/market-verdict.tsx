import type { ReactNode } from 'react';
import { Icon } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { marketTexts } from '../../../messages/market';
import { filledOf, gapPercent, secondsOf, type MarketResult } from '../market';

/** What a run came to in one sentence, what it proves, and what it took. */
export function MarketVerdict({ result }: { result: MarketResult }): ReactNode {
  const t = useText(marketTexts);
  const format = useFormat();
  const slots = format.number(result.slots);
  const percent = gapPercent(result.gap);
  const seconds = (ms: number): string => format.number(secondsOf(ms));
  const parts = {
    snapshot: seconds(result.snapshotMs),
    solve: seconds(result.solveMs),
    store: seconds(result.storeMs),
  };
  return (
    <section className="cb-card stack cb-market-verdict">
      <h2>
        {result.open === 0
          ? t('verdictAll', { slots })
          : t('verdict', { slots, filled: format.number(filledOf(result)) })}
      </h2>
      <p className="cb-market-verdict__proof">
        <Icon name="check" />
        {percent === null ? t('proofBest') : t('proof', { percent })}
      </p>
      <ul className="cb-market-facts" aria-label={t('factList')}>
        <li>{t('looked', { n: format.number(result.people) })}</li>
        <li>
          {t('took', { seconds: seconds(result.totalMs) })} <small className="muted">{t('tookParts', parts)}</small>
        </li>
        {result.warm && <li>{t('warm')}</li>}
        {result.overtaken > 0 && <li>{t('overtaken', { n: format.number(result.overtaken) })}</li>}
        {result.skippedShoots > 0 && <li>{t('skipped', { n: format.number(result.skippedShoots) })}</li>}
      </ul>
    </section>
  );
}
