import type { ReactNode } from 'react';
import type { Shoot } from '../../../app/shoot';
import { Card } from '../../../kit';
import { useText } from '../../../messages/locale';
import { shootTexts } from '../../../messages/shoot';

function boardOf({ meals, bed }: Shoot): 'board_both' | 'board_meals' | 'board_bed' | 'board_none' {
  if (meals) return bed ? 'board_both' : 'board_meals';
  return bed ? 'board_bed' : 'board_none';
}

/** What holds for everybody on the shoot. */
export function Terms({ shoot }: { shoot: Shoot }): ReactNode {
  const t = useText(shootTexts);
  return (
    <Card className="cb-overview__card" aria-label={t('terms')}>
      <h2>{t('terms')}</h2>
      <dl className="cb-shoot-terms">
        <dt>{t('production')}</dt>
        <dd>{t('title', { title: shoot.productionTitle })}</dd>
        <dt>{t('hours')}</dt>
        <dd>{t('hoursValue', { n: shoot.hoursPerDay })}</dd>
        <dt>{t('overtime')}</dt>
        <dd>{shoot.overtimeRule || t('overtimeNone')}</dd>
        <dt>{t('payTiming')}</dt>
        <dd>{t(`pay_${shoot.payTiming}`)}</dd>
        <dt>{t('board')}</dt>
        <dd>{t(boardOf(shoot))}</dd>
        <dt>{t('company')}</dt>
        <dd>{shoot.companyName}</dd>
      </dl>
    </Card>
  );
}
