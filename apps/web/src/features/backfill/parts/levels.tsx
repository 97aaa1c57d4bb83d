import { BACKFILL_LEVELS } from '@callboard/domain';
import type { ReactNode } from 'react';
import { serverNow } from '../../../api/clock';
import { useText } from '../../../messages/locale';
import { backfillTexts } from '../../../messages/backfill';
import { Countdown } from '../../../viz/countdown';
import type { Strip } from '../api';

/** The levels as a line, the present one with its clock. */
export function Levels({ strip }: { strip: Strip }): ReactNode {
  const t = useText(backfillTexts);
  const at = BACKFILL_LEVELS.indexOf(strip.level);
  const live = strip.state === 'running' && strip.roundEndsAt !== null && strip.waitingFor > 0;
  return (
    <ol className="cb-levels" aria-label={t('levels')}>
      {BACKFILL_LEVELS.map((level, index) => {
        const asked = strip.people.filter((each) => each.level === level && each.offerId !== null).length;
        const place = index < at ? 'past' : index === at ? 'now' : 'ahead';
        return (
          <li key={level} data-place={place} {...(place === 'now' && { 'aria-current': 'step' as const })}>
            <span className="cb-levels__name">{t(`level_${level}`)}</span>
            {asked > 0 && <span className="cb-levels__count">{asked}</span>}
            {place === 'now' && live && <Countdown until={strip.roundEndsAt!} now={serverNow} />}
          </li>
        );
      })}
    </ol>
  );
}
