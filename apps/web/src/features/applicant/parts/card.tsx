import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { applicantTexts } from '../../../messages/applicant';
import { useFormat, useText } from '../../../messages/locale';
import type { Applicant } from '../api';
import { Decide, type Decisions } from './decide';
import { AnswerBy, DaysFact, LevelFact, PayFact, RecentDays, StateTag, Travel, Who } from './facts';

interface ApplicantCardProps {
  readonly row: Applicant;
  readonly decisions: Decisions;
  /** The box that picks it. */
  readonly pick: ReactNode;
}

/** One person on the phone: who, for what, does it fit, what was said; the two buttons under the thumb. */
export function ApplicantCard({ row, decisions, pick }: ApplicantCardProps): ReactNode {
  const t = useText(applicantTexts);
  const format = useFormat();
  const names = useNames();
  return (
    <article className="cb-applicant">
      <div className="cb-applicant__head">
        <Who row={row} />
        <span className="row">
          {row.state !== 'submitted' && <StateTag state={row.state} />}
          {pick}
        </span>
      </div>
      <strong>{names.role(row.roleId)}</strong>
      <div className="cb-applicant__facts">
        <LevelFact row={row} />
        <DaysFact row={row} />
        <PayFact row={row} />
      </div>
      <p className="row muted">
        <Travel row={row} />
        <span className="nb">
          {t('paidDays')} <RecentDays row={row} />
        </span>
        <span className="nb">{t('appliedAt', { when: format.ago(row.createdAt) })}</span>
        <AnswerBy row={row} />
      </p>
      {row.note && <p className="cb-applicant__note">{row.note}</p>}
      {(row.state === 'submitted' || row.state === 'shortlisted') && <Decide row={row} decisions={decisions} loud />}
    </article>
  );
}
