import type { ReactNode } from 'react';
import { Tag, type Tone } from '../../kit';
import { crewTexts } from '../../messages/crew';
import { useFormat, useText } from '../../messages/locale';
import './crew.css';
import { linesOf, verdictOf, type CostVerdict, type Sum } from './crew-sum';

const TONES: Readonly<Record<CostVerdict, Tone>> = {
  open: 'plain',
  fine: 'success',
  highOver: 'warning',
  tight: 'warning',
  over: 'error',
  blocked: 'error',
};

interface SumBarProps {
  readonly sum: Sum;
  /** The labour budget; null for none. */
  readonly capFen: number | null;
  /** Whether costs may be seen. */
  readonly costs: boolean;
  /** The one or two things to do. */
  readonly children?: ReactNode;
}

/** What the crew comes to, at the bottom of the screen: heads, person-days, cost, and how it stands to the budget. */
export function SumBar({ sum, capFen, costs, children }: SumBarProps): ReactNode {
  const t = useText(crewTexts);
  const format = useFormat();
  const verdict = verdictOf(sum, capFen === null ? null : linesOf(capFen));
  return (
    <div className="cb-sumbar" role="region" aria-label={t('sum')}>
      <p className="cb-sumbar__facts">
        <strong className="nb">{t('heads', { n: sum.headcount })}</strong>
        <span className="nb">{t('personDays', { n: format.number(sum.personDays) })}</span>
        {costs && (
          <span className="nb">
            {t('range', { low: format.yuanShort(sum.lowFen), high: format.yuanShort(sum.highFen) })}
          </span>
        )}
        {costs && capFen !== null && (
          <Tag tone={TONES[verdict]}>
            {t('ofCap', { cap: format.yuanShort(capFen), word: t(`verdict_${verdict}`) })}
          </Tag>
        )}
      </p>
      {children && <div className="cb-sumbar__actions">{children}</div>}
    </div>
  );
}
