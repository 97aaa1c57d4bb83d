import type { ReactNode } from 'react';
import { serverNow } from '../../../api/clock';
import { useNames } from '../../../app/names';
import { Face, Icon, Tag } from '../../../kit';
import { applicantTexts } from '../../../messages/applicant';
import { useFormat, useText } from '../../../messages/locale';
import type { Applicant } from '../api';

const KINDS = { graduate: 'kind_graduate', freelancer: 'kind_freelancer', returnee: 'kind_returnee' } as const;
const NEWCOMER = 'graduate';

function Fact({ good, children }: { good: boolean; children: ReactNode }): ReactNode {
  return (
    <span className={good ? 'cb-fact' : 'cb-fact cb-fact--not'}>
      <Icon name={good ? 'check' : 'urgent'} />
      {children}
    </span>
  );
}

export function LevelFact({ row }: { row: Applicant }): ReactNode {
  const t = useText(applicantTexts);
  const names = useNames();
  const { level } = row.person;
  const needed = names.level(row.minLevel);
  if (level === null) return <Fact good={false}>{t('levelNone', { needed })}</Fact>;
  const good = level >= row.minLevel;
  const values = { level: names.level(level), needed };
  return <Fact good={good}>{good ? t('levelFits', values) : t('levelShort', values)}</Fact>;
}

export function DaysFact({ row }: { row: Applicant }): ReactNode {
  const t = useText(applicantTexts);
  const format = useFormat();
  const good = row.person.freeAllDays && row.missingDays.length === 0;
  if (row.missingDays.length > 0)
    return <Fact good={false}>{t('daysMissing', { days: format.daySet(row.missingDays) })}</Fact>;
  return <Fact good={good}>{good ? t('daysFree') : t('daysNot')}</Fact>;
}

export function PayFact({ row }: { row: Applicant }): ReactNode {
  const t = useText(applicantTexts);
  const good = row.person.floorWithinBand;
  return <Fact good={good}>{good ? t('payFits') : t('payOver')}</Fact>;
}

export function Travel({ row }: { row: Applicant }): ReactNode {
  const t = useText(applicantTexts);
  const format = useFormat();
  const { travelMinutes } = row.person;
  return (
    <span className="nb">
      {travelMinutes === 0 ? t('travelNone') : t('travelTime', { time: format.minutes(travelMinutes) })}
    </span>
  );
}

export function RecentDays({ row }: { row: Applicant }): ReactNode {
  const t = useText(applicantTexts);
  const n = row.person.paidDaysLast30;
  return <span className="nb">{n === 0 ? t('paidDaysNone') : t('paidDaysCount', { n })}</span>;
}

/** Who it is: face, name, where they live, whether they are new. */
export function Who({ row }: { row: Applicant }): ReactNode {
  const t = useText(applicantTexts);
  const names = useNames();
  const { displayName, kind, homeBase } = row.person;
  const kindKey = KINDS[kind as keyof typeof KINDS];
  return (
    <span className="cb-who">
      <Face name={displayName} />
      <span>
        <strong>{displayName}</strong>
        <span className="cb-who__meta">
          {kind === NEWCOMER ? <Tag tone="success">{t('newcomer')}</Tag> : kindKey && <span>{t(kindKey)}</span>}
          <span className="nb">{names.base(homeBase)}</span>
        </span>
      </span>
    </span>
  );
}

const TONES = {
  submitted: 'plain',
  shortlisted: 'primary',
  offered: 'warning',
  hired: 'success',
  declined: 'plain',
  withdrawn: 'plain',
  closed: 'plain',
} as const;

export function StateTag({ state }: { state: Applicant['state'] }): ReactNode {
  const t = useText(applicantTexts);
  return <Tag tone={TONES[state]}>{t(`state_${state}`)}</Tag>;
}

/** Until when the person is to have an answer; loud once that is past. */
export function AnswerBy({ row }: { row: Applicant }): ReactNode {
  const t = useText(applicantTexts);
  const format = useFormat();
  if (row.answerBy === null) return null;
  if (Date.parse(row.answerBy) < serverNow()) return <Tag tone="warning">{t('answerLate')}</Tag>;
  return <span className="meta nb">{t('answerBy', { when: format.moment(row.answerBy) })}</span>;
}
