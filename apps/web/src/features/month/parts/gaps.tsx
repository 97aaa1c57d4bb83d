import type { ReactNode } from 'react';
import { LinkButton } from '../../../kit';
import { daysBetween } from '../../../messages/format';
import { useFormat, useText } from '../../../messages/locale';
import { monthTexts } from '../../../messages/month';
import type { StripBar } from '../../../viz/month-strip-layout';

interface GapsProps {
  readonly gaps: readonly StripBar[];
  readonly jobsIn: (first: string, last: string) => number | undefined;
}

/** Days that nothing fills, the next one first, each with what would fit. */
export function Gaps({ gaps, jobsIn }: GapsProps): ReactNode {
  const t = useText(monthTexts);
  const format = useFormat();
  if (gaps.length === 0) return <p className="muted">{t('gapNone')}</p>;
  const firstWithJobs = gaps.findIndex(({ first, last }) => (jobsIn(first, last) ?? 0) > 0);
  return (
    <ul className="cb-idle">
      {gaps.map(({ key, first, last, to, name }, index) => {
        const n = jobsIn(first, last);
        return (
          <li key={key} className="cb-idle__gap">
            <span>
              <strong>{format.days(first, last)}</strong>{' '}
              <span className="muted nb">{format.dayCount(daysBetween(first, last).length)}</span>
              <span className="meta cb-idle__jobs">
                {n === undefined ? t('gapOpen') : n > 0 ? t('gapCount', { n }) : t('gapZero')}
              </span>
            </span>
            <LinkButton
              to={to ?? '/jobs'}
              kind={index === firstWithJobs ? 'primary' : 'plain'}
              aria-label={`${n === 0 ? t('watch') : t('fill')} ${name}`}
            >
              {n === 0 ? t('watch') : t('fill')}
            </LinkButton>
          </li>
        );
      })}
    </ul>
  );
}
