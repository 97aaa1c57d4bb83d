import type { ReactNode } from 'react';

import type { Schema } from '../api/types';
import { useFormat, usePick, useText } from '../messages/locale';
import { offerDetailTexts } from '../messages/offer-detail';
import { useNames } from './names';
import './terms.css';

const TIMINGS = ['daily', 'weekly', 'wrap', 'wrap_7', 'wrap_30'] as const;
type Timing = (typeof TIMINGS)[number];

/** When the pay comes, in words; an unknown rule as it was written. */
export function usePayTiming(): (timing: string) => string {
  const t = useText(offerDetailTexts);
  return (timing) => ((TIMINGS as readonly string[]).includes(timing) ? t(`pay_${timing as Timing}`) : timing);
}

interface TermsProps {
  readonly terms: Schema<'OfferTerms'>;
  /** When they were frozen. */
  readonly frozenAt: string | null;
}

/** Frozen terms, each on its own line, as they were offered and nothing that changed later. */
export function Terms({ terms, frozenAt }: TermsProps): ReactNode {
  const t = useText(offerDetailTexts);
  const format = useFormat();
  const pick = usePick();
  const names = useNames();
  const timing = usePayTiming();
  const count = format.dayCount(terms.days.length);
  const lines: readonly (readonly [string, ReactNode, ReactNode?])[] = [
    [t('termShoot'), <span lang="zh-CN">{terms.shootTitle}</span>, <span lang="zh-CN">{terms.companyName}</span>],
    [t('termRole'), names.role(terms.roleId)],
    [t('termBase'), names.base(terms.baseId)],
    [t('termDays'), format.daySet(terms.days), count],
    [t('termPay'), format.perDay(terms.payFen)],
    [
      t('termTotal'),
      <strong>{format.yuan(terms.totalFen)}</strong>,
      t('termTotalHow', { count, yuan: format.yuan(terms.payFen) }),
    ],
    [
      t('termHours'),
      t('termHoursValue', {
        n: terms.hoursPerDay,
        yuan: format.yuan(Math.round(terms.payFen / terms.hoursPerDay / 100) * 100),
      }),
    ],
    [t('termOvertime'), <span className="cb-terms__written">{terms.overtimeRule || t('termOvertimeNone')}</span>],
    [t('termTiming'), timing(terms.payTiming)],
    [t('termMeals'), terms.meals ? t('meals') : t('noMeals')],
    [t('termBed'), terms.bed ? t('bed') : t('noBed')],
    [t('termCancel'), pick(terms.cancellation)],
    [t('termHash'), <code>{terms.hash.slice(0, 12)}</code>],
  ];
  return (
    <>
      <p className="meta">{t('frozen', { version: terms.version, when: frozenAt ? format.moment(frozenAt) : '' })}</p>
      <dl className="cb-terms">
        {lines.map(([name, value, more]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span>{value}</span>
              {more !== undefined && <span className="meta">{more}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
