import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import type { Shoot } from '../../../app/shoot';
import { today } from '../../../messages/format';
import { useFormat, useText } from '../../../messages/locale';
import { shootTexts } from '../../../messages/shoot';
import { timingOf } from './timing';

/** When a shoot works, seen from today. */
export function useTiming(): (shoot: Shoot) => string {
  const t = useText(shootTexts);
  const format = useFormat();
  return (shoot) => {
    const timing = timingOf(shoot, today(Date.now(), shoot.zone));
    if (timing.kind === 'after') return t('ended', { days: format.day(shoot.runLast) });
    if (timing.kind === 'within') return timing.day === 1 ? t('startsToday') : t('runningDay', { n: timing.day });
    return timing.days === 1 ? t('startsTomorrow') : t('startsIn', { n: timing.days });
  };
}

/** Base, days and how soon, in one line. */
export function ShootFacts({ shoot, company }: { shoot: Shoot; company: boolean }): ReactNode {
  const format = useFormat();
  const names = useNames();
  const timing = useTiming();
  return (
    <p className="cb-shootcard__facts">
      <span className="nb">{names.base(shoot.baseId)}</span>
      <span className="nb">{format.days(shoot.runFirst, shoot.runLast)}</span>
      <span className="nb">{timing(shoot)}</span>
      {company && <span>{shoot.companyName}</span>}
    </p>
  );
}

/** What a shoot costs beside its cap; nothing for who may not see costs. */
export function CostLine({ shoot }: { shoot: Shoot }): ReactNode {
  const t = useText(shootTexts);
  const format = useFormat();
  const { costLowFen: low, costHighFen: high, labourBudgetFen: cap } = shoot.summary;
  if (low === null || high === null) return null;
  const over = cap !== null && high > cap;
  return (
    <p className="cb-shootcard__facts">
      <span className="nb">{t('cost', { low: format.yuanShort(low), high: format.yuanShort(high) })}</span>
      <span className="nb">{cap === null ? t('noCap') : t('cap', { yuan: format.yuanShort(cap) })}</span>
      {over && <span className="cb-shootcard__over">{t('overCap', { yuan: format.yuanShort(high - cap) })}</span>}
    </p>
  );
}
