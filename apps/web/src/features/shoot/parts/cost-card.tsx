import type { ReactNode } from 'react';
import type { Shoot } from '../../../app/shoot';
import { Card } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { shootTexts } from '../../../messages/shoot';
import { costView } from '../departments';

const percent = (share: number): string => `${Math.round(share * 1_000) / 10}%`;

/** What the crew costs at the low and the high end of its bands, beside the cap; nothing for who may not see costs. */
export function CostCard({ shoot }: { shoot: Shoot }): ReactNode {
  const t = useText(shootTexts);
  const format = useFormat();
  const { costLowFen: low, costHighFen: high, labourBudgetFen: cap } = shoot.summary;
  if (low === null || high === null || high === 0) return null;
  const view = costView(low, high, cap);
  const over = format.yuanShort(view.overFen);
  const verdict = {
    none: t('noCap'),
    within: t('withinCap'),
    highOver: t('overCap', { yuan: over }),
    lowOver: t('lowOverCap', { yuan: over }),
  }[view.verdict];
  return (
    <Card className="cb-overview__card" aria-label={t('money')}>
      <div className="spread">
        <h2>{t('money')}</h2>
        {cap !== null && <span className="meta nb">{t('cap', { yuan: format.yuanShort(cap) })}</span>}
      </div>
      <p className="cb-cost__figure">
        <span className="nb">{format.yuanShort(low)} —</span> <span className="nb">{format.yuanShort(high)}</span>
      </p>
      <div
        className="cb-cost"
        role="img"
        aria-label={t('moneyBar', { low: format.yuanShort(low), high: format.yuanShort(high) })}
      >
        <i data-part="low" style={{ width: percent(view.low) }} />
        <i data-part="high" style={{ left: percent(view.low), width: percent(view.high - view.low) }} />
        {view.cap !== null && <i data-part="cap" style={{ left: percent(view.cap) }} />}
      </div>
      <p className="meta" data-verdict={view.verdict}>
        {verdict}
      </p>
    </Card>
  );
}
