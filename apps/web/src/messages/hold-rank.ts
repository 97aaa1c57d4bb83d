import { holdTexts } from './hold';
import { useText } from './locale';

/** The rank of a hold in words: first, second, third, then by number. */
export function useRank(): (rank: number) => string {
  const t = useText(holdTexts);
  return (rank) => (rank === 1 || rank === 2 || rank === 3 ? t(`rank${rank}`) : t('rankN', { n: rank }));
}
