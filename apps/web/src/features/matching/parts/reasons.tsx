import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { fillTexts } from '../../../messages/fill';
import { useLocale, useText } from '../../../messages/locale';
import { reasonText } from '../../../messages/reason';
import { bestTerms, type Term } from '../board';

/** One term of a match as a producer would say it. */
export function useReasonWords(): (term: Term) => string {
  const t = useText(fillTexts);
  const names = useNames();
  const { locale } = useLocale();
  return (term) => {
    const { level, wantedLevel, minutes, paidDays, applied } = term.params;
    if (term.id === 'levelFit' && level === wantedLevel && typeof level === 'number')
      return t('reasonLevel', { level: names.level(level) });
    if (term.id === 'distance' && minutes === 0) return t('reasonLocal');
    if (term.id === 'fairness' && paidDays === 0) return t('reasonIdle');
    return term.id === 'applied' && applied === true ? t('reasonApplied') : reasonText(term, locale);
  };
}

/** Why somebody is proposed, in words, best first. */
export function Reasons({ terms }: { terms: readonly Term[] }): ReactNode {
  const wordsOf = useReasonWords();
  return (
    <ul className="cb-reasons">
      {bestTerms(terms).map((term) => (
        <li key={term.id}>{wordsOf(term)}</li>
      ))}
    </ul>
  );
}
