import { useEffect, useState, type ReactNode } from 'react';
import { Progress } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { marketTexts } from '../../../messages/market';
import { gapPercent, shareOf, stageOf, type MarketRun } from '../market';

/** Whole seconds since an instant, while it is looked at. */
function useSeconds(since: string): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.round((now - Date.parse(since)) / 1_000));
}

/** A run at work: its stage in words, how far it is, what it has come to so far, and for how long it has been at it. */
export function MarketProgress({ run, children }: { run: MarketRun; children?: ReactNode }): ReactNode {
  const t = useText(marketTexts);
  const format = useFormat();
  const seconds = useSeconds(run.startedAt ?? run.createdAt);
  const percent = run.soFar && run.soFar.bound > 0 ? gapPercent(run.soFar.gap) : null;
  const counted = run.stage === 'snapshot' || run.stage === 'store';
  return (
    <section className="cb-card stack cb-market-live">
      <h2>{t('working')}</h2>
      <p className="spread">
        <span role="status">{t(`stage_${stageOf(run)}`)}</span>
        <span className="meta nb">
          {counted && run.totalUnits > 0 && (
            <span>{t('units', { done: format.number(run.doneUnits), total: format.number(run.totalUnits) })} </span>
          )}
          <span role="timer">{t('elapsed', { seconds: format.number(seconds) })}</span>
        </span>
      </p>
      <Progress value={shareOf(run)} label={t('progress')} />
      {percent !== null && <p>{t('soFar', { percent })}</p>}
      <p className="meta">{t('mayLeave')}</p>
      {children}
    </section>
  );
}
