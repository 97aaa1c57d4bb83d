import { useFormat, useText } from '../../../messages/locale';
import { boardTexts } from '../../../messages/board';
import type { Job } from '../api';

/** What a posting says in short: the words that card and page share. */
export function useJobWords(job: Job): {
  readonly pay: string;
  readonly perHour: string;
  readonly days: string;
  readonly board: string;
} {
  const t = useText(boardTexts);
  const format = useFormat();
  const { pay, meals, bed } = job;
  const whole = (fen: number): number => Math.round(fen / 100) * 100;
  const [low, high] = [whole(pay.lowPerHourFen), whole(pay.highPerHourFen)];
  const amount = low === high ? format.yuan(low) : `${format.yuan(low)}–${format.yuan(high).slice(1)}`;
  const boards = { both: t('mealsAndBed'), meals: t('meals'), bed: t('bed'), none: t('noMealsNoBed') };
  return {
    pay: format.band(pay.lowPerDayFen, pay.highPerDayFen),
    perHour: t('perHour', { amount }),
    days: format.days(job.firstDay, job.lastDay),
    board: meals && bed ? boards.both : meals ? boards.meals : bed ? boards.bed : boards.none,
  };
}
