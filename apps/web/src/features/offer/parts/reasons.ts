import type { Schema } from '../../../api/types';
import { useLocale, useText } from '../../../messages/locale';
import { offerTexts } from '../../../messages/offer';
import { reasonText } from '../../../messages/reason';

type Offer = Schema<'MyOffer'>;

/** What spoke for the person, in words, best first. */
export function useReasons({ reasons }: Pick<Offer, 'reasons'>): readonly string[] {
  const t = useText(offerTexts);
  const { locale } = useLocale();
  return reasons.terms
    .map((term) => {
      // Nought is no figure to be proud of: it means something, and that is said.
      if (term.id === 'distance' && term.params['minutes'] === 0) return t('reasonSameBase');
      if (term.id === 'fairness' && term.params['paidDays'] === 0) return t('reasonRested');
      return reasonText(term, locale);
    })
    .filter((text) => text !== '');
}
