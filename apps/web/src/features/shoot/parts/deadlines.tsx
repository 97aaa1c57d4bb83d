import type { ReactNode } from 'react';
import { serverNow } from '../../../api/clock';
import type { Shoot } from '../../../app/shoot';
import { Card } from '../../../kit';
import { today } from '../../../messages/format';
import { useFormat, useText } from '../../../messages/locale';
import { shootTexts } from '../../../messages/shoot';
import { Countdown } from '../../../viz/countdown';
import { daysUntil, isAlive, type WaitingOffers } from '../attention';

interface Due {
  readonly day: string;
  readonly text: string;
}

/** What comes up: the first offer to run out, the first day of work, the first of shooting, the last. */
export function Deadlines({ shoot, waiting }: { shoot: Shoot; waiting: WaitingOffers | undefined }): ReactNode {
  const t = useText(shootTexts);
  const format = useFormat();
  const now = today(Date.now(), shoot.zone);
  if (!isAlive(shoot)) return null;
  const days: readonly Due[] = [
    { day: shoot.runFirst, text: t('due_prep') },
    { day: shoot.firstShootingDay, text: t('due_shoot', { n: shoot.shootingDays }) },
    { day: shoot.runLast, text: t('due_wrap') },
  ].filter(({ day }) => day >= now);
  const soon = (day: string): string => {
    const n = daysUntil(day, now);
    if (n === 0) return t('dueToday');
    return n === 1 ? t('dueTomorrow') : t('inDays', { n });
  };
  return (
    <Card className="cb-overview__card" aria-label={t('deadlines')}>
      <h2>{t('deadlines')}</h2>
      <ul className="cb-due">
        {waiting && waiting.soonestEnd !== null && (
          <li>
            <span>{t('due_offers', { n: waiting.count })}</span>
            <Countdown until={waiting.soonestEnd} now={serverNow} withEnd />
          </li>
        )}
        {days.map(({ day, text }) => (
          <li key={day + text}>
            <span>{text}</span>
            <span className="nb">{format.dayLong(day)}</span>
            <span className="meta nb">{soon(day)}</span>
          </li>
        ))}
        {days.length === 0 && !waiting?.soonestEnd && <li className="meta">{t('nothingDue')}</li>}
      </ul>
    </Card>
  );
}
