import type { ReactNode } from 'react';
import type { Shoot } from '../../../app/shoot';
import { Card } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { shootTexts } from '../../../messages/shoot';
import { FillBar } from './fill-bar';

/** How many people are booked, asked and missing. */
export function PeopleCard({ shoot }: { shoot: Shoot }): ReactNode {
  const t = useText(shootTexts);
  const format = useFormat();
  const { filled, offered, open, personDays } = shoot.summary;
  const figure = (label: string, value: number, short = false): ReactNode => (
    <div data-short={short || undefined}>
      <dt>{label}</dt>
      <dd>{format.number(value)}</dd>
    </div>
  );
  return (
    <Card className="cb-overview__card" aria-label={t('headcount')}>
      <div className="spread">
        <h2>{t('headcount')}</h2>
        <span className="meta nb">{t('personDays', { n: format.number(personDays) })}</span>
      </div>
      <FillBar summary={shoot.summary} />
      <dl className="cb-figures">
        {figure(t('filledLabel'), filled)}
        {figure(t('offeredLabel'), offered)}
        {figure(t('openLabel'), open, open > 0)}
      </dl>
    </Card>
  );
}
