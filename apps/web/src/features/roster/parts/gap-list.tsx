import type { ReactNode } from 'react';
import { serverNow } from '../../../api/clock';
import { useNames } from '../../../app/names';
import { Icon } from '../../../kit';
import { shiftDay, today } from '../../../messages/format';
import { useFormat, useLocale, useText } from '../../../messages/locale';
import { ruleText } from '../../../messages/reason';
import { rosterTexts } from '../../../messages/roster';
import type { ShootOffer } from '../api';
import type { GapGroup } from '../roster-data';
import './gap-list.css';

const URGENT_DAYS = 3;

/** Why nobody stands in a place, in words. */
export function useGapReason(): (reason: string) => string {
  const t = useText(rosterTexts);
  const { locale } = useLocale();
  return (reason) => {
    if (reason === 'awaitingAnswer') return t('reasonAsked');
    if (reason === 'notAsked') return t('reasonNotAsked');
    const rule = ruleText(reason, locale);
    return rule ? t('reasonRule', { rule }) : t('reasonUnknown');
  };
}

function OfferLine({ offer }: { offer: ShootOffer }): ReactNode {
  const t = useText(rosterTexts);
  const format = useFormat();
  return (
    <li className="cb-gap__offer">
      <span>{t('offerTo', { name: offer.person.displayName })}</span>
      <span className="nb">{format.perDay(offer.payFen)}</span>
      {offer.expiresAt && (
        <span className="nb" role="timer" aria-label={t('offerLeftLabel')}>
          {t('offerLeft', { left: format.left(new Date(offer.expiresAt).getTime() - serverNow()) })}
        </span>
      )}
    </li>
  );
}

interface GapListProps {
  readonly gaps: readonly GapGroup[];
  readonly offers?: readonly ShootOffer[] | undefined;
}

/** Places nobody has taken: what is missing, when, and why; with the offers that wait for an answer. */
export function GapList({ gaps, offers = [] }: GapListProps): ReactNode {
  const t = useText(rosterTexts);
  const format = useFormat();
  const names = useNames();
  const reason = useGapReason();
  const soon = shiftDay(today(serverNow()), URGENT_DAYS);
  return (
    <ul className="cb-gaps">
      {gaps.map((gap) => {
        const offered = gap.state === 'offered';
        const urgent = !offered && gap.days[0]! <= soon;
        const own = offers.filter((offer) => gap.slotIds.includes(offer.slotId));
        const look = offered ? 'offered' : urgent ? 'urgent' : 'open';
        return (
          <li key={gap.key} className={`cb-gap cb-gap--${look}`}>
            <Icon name={offered ? 'clock' : urgent ? 'urgent' : 'open'} />
            <div>
              <strong>
                {names.role(gap.roleId)} <span className="nb">{t('times', { n: gap.slotIds.length })}</span>
              </strong>
              <p>{reason(gap.reason)}</p>
              <p className="cb-gap__days">
                {t('gapMeta', { days: format.daySet(gap.days), count: format.dayCount(gap.days.length) })}
              </p>
              {offered && own.length === 0 && gap.liveOffers > 0 && (
                <p className="cb-gap__days">{t('offersMany', { n: gap.liveOffers })}</p>
              )}
              {own.length > 0 && (
                <ul>
                  {own.map((offer) => (
                    <OfferLine key={offer.id} offer={offer} />
                  ))}
                </ul>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
