import { useFormat, useLocale, useText } from '../../../messages/locale';
import { cardTexts } from '../../../messages/card';
import type { Job } from '../job-api';

/** What a posting says in short: the words that card and page share. */
export function useJobWords(job: Job): {
  readonly pay: string;
  readonly perHour: string;
  /** For all paid days of a place. */
  readonly sum: string;
  readonly days: string;
  readonly board: string;
} {
  const t = useText(cardTexts);
  const format = useFormat();
  const { pay, meals, bed } = job;
  const { locale } = useLocale();
  const range = (low: number, high: number): string =>
    low === high ? format.yuan(low) : `${format.yuan(low)}${locale === 'zh' ? '—' : '–'}${format.yuan(high).slice(1)}`;
  const whole = (fen: number): number => Math.round(fen / 100) * 100;
  const boards = { both: t('mealsAndBed'), meals: t('meals'), bed: t('bed'), none: t('noMealsNoBed') };
  return {
    pay: format.band(pay.lowPerDayFen, pay.highPerDayFen),
    perHour: t('perHour', { amount: range(whole(pay.lowPerHourFen), whole(pay.highPerHourFen)) }),
    sum: range(pay.lowPerDayFen * job.days, pay.highPerDayFen * job.days),
    days: format.days(job.firstDay, job.lastDay),
    board: meals && bed ? boards.both : meals ? boards.meals : bed ? boards.bed : boards.none,
  };
}
