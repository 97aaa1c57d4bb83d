import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import type { Schema } from '../../../api/types';
import { Icon } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { offerTexts } from '../../../messages/offer';

type Clash = Schema<'Clash'>;

/** The sentence about a booking that leaves no room. */
export function useClashText(): (clash: Clash) => string {
  const t = useText(offerTexts);
  const format = useFormat();
  return ({ kind, shootTitle: title, firstDay, lastDay, neededDays, freeDays }) => {
    const days = format.days(firstDay, lastDay);
    return kind === 'overlap'
      ? t('overlap', { title, days })
      : t('gap', { title, days, needed: neededDays, free: freeDays });
  };
}

/** Whether an offer fits the person's days, and what stands in its way. */
export function Fit({ offer }: { offer: Schema<'MyOffer'> }): ReactNode {
  const t = useText(offerTexts);
  const text = useClashText();
  const { gap } = offer;
  const clashes = gap ? [{ ...gap, kind: 'gap' as const }] : offer.clashes;
  if (clashes.length === 0)
    return (
      <p className="cb-offer__fit" data-fits>
        <Icon name="check" />
        <span>{t('fits')}</span>
      </p>
    );
  return clashes.map((clash) => (
    <p className="cb-offer__fit" key={clash.bookingId}>
      <Icon name="urgent" />
      <span>{text(clash)}</span>
    </p>
  ));
}

/** A role and where it works. */
export function JobAt({ role, base }: { role: string; base: string }): ReactNode {
  const names = useNames();
  return (
    <span className="cb-job-at">
      {names.role(role)} <span className="cb-job-at__base">{names.base(base)}</span>
    </span>
  );
}

/** What an offer is about, in words. */
export function useSummary(): (terms: Schema<'OfferTerms'>) => { days: string; total: string; perDay: string } {
  const t = useText(offerTexts);
  const format = useFormat();
  return (terms) => ({
    days: t('daysCount', { days: format.daySet(terms.days), count: format.dayCount(terms.days.length) }),
    total: format.yuan(terms.totalFen),
    perDay: format.perDay(terms.payFen),
  });
}
