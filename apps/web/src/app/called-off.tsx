import type { ReactNode } from 'react';
import type { Schema } from '../api/types';
import { calledOffTexts } from '../messages/called-off';
import { useFormat, useText } from '../messages/locale';
import './log-lines.css';

type Called = Omit<Schema<'MyCancellation'>, 'reason' | 'shootTitle' | 'companyName'> & {
  readonly reason: string | null;
};

const REASONS = ['plans_changed', 'dates_moved', 'budget', 'conduct', 'other', 'shoot_cancelled'] as const;

interface CalledOffProps {
  readonly item: Called;
  /** Whose booking, or of which crew. */
  readonly title: ReactNode;
  /** Whether its person reads it. */
  readonly mine: boolean;
}

/** A booking that was called off: by whom, which days, and what is owed for it. */
export function CalledOff({ item, title, mine }: CalledOffProps): ReactNode {
  const t = useText(calledOffTexts);
  const format = useFormat();
  const { kind, owedFen, owedRule, workedDays } = item;
  const reason = kind === 'company' ? REASONS.find((known) => known === item.reason) : undefined;
  return (
    <li>
      <div>{title}</div>
      {owedFen > 0 && (
        <div className="cb-log__side">
          <strong className="nb">{t(mine ? 'owedMine' : 'owed', { amount: format.yuan(owedFen) })}</strong>
          {owedRule && <div className="meta">{t(`rule_${owedRule}`)}</div>}
        </div>
      )}
      <p className="cb-log__facts meta">
        <span className="nb">{t(mine ? `mine_${kind}` : `kind_${kind}`)}</span>
        {reason && <span className="nb">{t(`reason_${reason}`)}</span>}
        <span className="nb">
          {t('lost', { day: format.day(item.firstLostDay), count: format.dayCount(item.lostDays) })}
        </span>
        {workedDays > 0 && <span className="nb">{t('worked', { count: format.dayCount(workedDays) })}</span>}
        {item.counted && <span className="nb">{t(mine ? 'countedMine' : 'counted')}</span>}
        <span className="nb">{t('moment', { time: format.moment(item.createdAt) })}</span>
      </p>
    </li>
  );
}
