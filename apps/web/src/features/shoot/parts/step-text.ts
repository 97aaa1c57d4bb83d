import type { Shoot } from '../../../app/shoot';
import { useText } from '../../../messages/locale';
import { shootTexts } from '../../../messages/shoot';

/** What comes next on a shoot, as a sentence. */
export function useStepText(): (shoot: Shoot) => string {
  const t = useText(shootTexts);
  return ({ nextStep, summary }) => {
    switch (nextStep) {
      case 'setPay':
        return t('next_setPay', { n: summary.postingsWithoutPay });
      case 'fill':
        return t('next_fill', { n: summary.open });
      case 'awaitAnswers':
        return t('next_awaitAnswers', { n: summary.offered });
      default:
        return t(`next_${nextStep}`);
    }
  };
}
