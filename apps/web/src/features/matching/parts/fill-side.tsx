import type { ReactNode } from 'react';
import { fillTexts } from '../../../messages/fill';
import { useFormat, useText } from '../../../messages/locale';
import type { BoardSums } from '../board';

function Budget({ costFen, budgetFen }: { costFen: number; budgetFen: number }): ReactNode {
  const t = useText(fillTexts);
  const format = useFormat();
  const over = costFen - budgetFen;
  const share = Math.min(1, costFen / Math.max(1, budgetFen));
  return (
    <div className="cb-budget" data-over={over > 0 || undefined}>
      <div className="cb-budget__bar" aria-hidden>
        <i style={{ width: `${share * 100}%` }} />
      </div>
      <p className="spread meta">
        <span>
          {t('budget')} <span className="nb">{format.yuanShort(budgetFen)}</span>
        </span>
        <span className="nb">
          {t(over > 0 ? 'overBudget' : 'underBudget', { yuan: format.yuanShort(Math.abs(over)) })}
        </span>
      </p>
    </div>
  );
}

interface FillSideProps {
  readonly sums: BoardSums;
  /** Null where there is none, or where it may not be seen. */
  readonly budgetFen: number | null;
}

/** What the proposal comes to: cost beside the budget, newcomers, the way, clashes. */
export function FillSide({ sums, budgetFen }: FillSideProps): ReactNode {
  const t = useText(fillTexts);
  const format = useFormat();
  // Who is booked or asked is not in the sum: beside the cap of the whole crew it would read as room that is not there.
  const apart = sums.booked > 0 || sums.offered > 0;
  return (
    <aside className="cb-card cb-fill__side" aria-label={t('side')}>
      <p className="spread">
        <span>{t('cost')}</span>
        <strong className="cb-fill__cost nb">{format.yuanShort(sums.costFen)}</strong>
      </p>
      {budgetFen !== null && !apart && <Budget costFen={sums.costFen} budgetFen={budgetFen} />}
      {apart && <p className="meta">{t('bookedApart')}</p>}
      <dl className="cb-facts">
        <dt>{t('newcomers')}</dt>
        <dd className="nb">{t('ofTotal', { n: sums.newcomers, of: sums.proposed })}</dd>
        <dt>{t('applied')}</dt>
        <dd className="nb">{format.number(sums.applied)}</dd>
        {sums.meanMinutes !== null && (
          <>
            <dt>{t('meanWay')}</dt>
            <dd className="nb">{format.minutes(sums.meanMinutes)}</dd>
          </>
        )}
        <dt>{t('conflicts')}</dt>
        <dd className="nb">{format.number(sums.conflicts)}</dd>
      </dl>
    </aside>
  );
}
