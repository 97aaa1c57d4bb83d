import type { Schema } from '../api/types';
import { fitTexts } from '../messages/fit';
import { useFormat, useText } from '../messages/locale';
import { useNames } from './names';

type Term = Schema<'ScoreTerm'>;

/** What speaks for a posting, of the terms that gave points, the most points first, as whoever is signed in would say it. */
export function useReasons(): (terms: readonly Term[], count: number) => readonly string[] {
  const t = useText(fitTexts);
  const format = useFormat();
  const names = useNames();
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
  const words: Readonly<Record<string, (params: Term['params']) => string>> = {
    levelFit: (p) =>
      p['firstBooking'] === true && p['wantedLevel'] === 1
        ? t('reason_levelNewcomer')
        : p['level'] === p['wantedLevel']
          ? t('reason_levelFit', { level: names.level(number(p['level'])) })
          : '',
    distance: ({ minutes }) =>
      number(minutes) === 0 ? t('reason_home') : t('reason_distance', { time: format.minutes(number(minutes)) }),
    payFit: ({ offeredPayFen, payLowFen }) =>
      offeredPayFen === payLowFen
        ? t('reason_payLow', { pay: format.yuan(number(payLowFen)) })
        : t('reason_pay', { pay: format.yuan(number(offeredPayFen)) }),
    applied: ({ applied }) => (applied === true ? t('reason_applied') : ''),
    bed: ({ needed, bed }) => (needed === true && bed === true ? t('reason_bed') : ''),
    fairness: ({ paidDays }) =>
      number(paidDays) === 0
        ? t('reason_fairnessNone')
        : t('reason_fairness', { count: format.dayCount(number(paidDays)) }),
    together: () => t('reason_together'),
    skill: () => t('reason_skill'),
    record: ({ known, kept }) => (known === true && number(kept) === 100 ? t('reason_record') : ''),
    firstJob: ({ firstJob }) => (firstJob === true ? t('reason_firstJob') : ''),
    chain: ({ idleDays }) =>
      idleDays === undefined
        ? ''
        : number(idleDays) === 0
          ? t('reason_chainNone')
          : t('reason_chain', { count: format.dayCount(number(idleDays)) }),
  };
  return (terms, count) =>
    [...terms]
      .sort((a, b) => b.points - a.points)
      .map(({ id, params }) => words[id]?.(params) ?? '')
      .filter((text) => text !== '')
      .slice(0, count);
}
