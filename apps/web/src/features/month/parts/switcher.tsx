import type { ReactNode } from 'react';
import { Icon, LinkButton } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { monthTexts } from '../../../messages/month';
import { shiftMonth } from '../../../viz/month-strip-layout';

/** A month's address. */
export const monthAddress = (month: string): string => `/me/month?month=${month}`;

/** One month back, one on, and home; every month has its own address. */
export function Switcher({ month, thisMonth }: { month: string; thisMonth: string }): ReactNode {
  const t = useText(monthTexts);
  const format = useFormat();
  return (
    <nav className="cb-month__switch" aria-label={t('switcher')}>
      <LinkButton to={monthAddress(shiftMonth(month, -1))} aria-label={t('previous')} icon={<Icon name="left" />} />
      <strong className="cb-month__name" aria-live="polite">
        {format.month(month)}
      </strong>
      <LinkButton to={monthAddress(shiftMonth(month, 1))} aria-label={t('next')} icon={<Icon name="right" />} />
      {month !== thisMonth && (
        <LinkButton kind="quiet" to={monthAddress(thisMonth)}>
          {t('thisMonth')}
        </LinkButton>
      )}
    </nav>
  );
}
