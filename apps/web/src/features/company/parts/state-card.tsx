import type { ReactNode } from 'react';
import { useMay } from '../../../app/rights';
import { Card, LinkButton, Tag, type Tone } from '../../../kit';
import { companyTexts } from '../../../messages/company';
import { useFormat, useText } from '../../../messages/locale';
import type { Company, Member } from '../api';

const TONES: Readonly<Record<Company['state'], Tone>> = {
  draft: 'plain',
  in_review: 'warning',
  verified: 'success',
  rejected: 'error',
  suspended: 'error',
};

/** What the company is called, what state it is in, in words, and what happens next. */
export function StateCard({ company, role }: { company: Company; role: Member['role'] }): ReactNode {
  const t = useText(companyTexts);
  const format = useFormat();
  const mayShoot = useMay(company.id)('shoot.edit');
  const { state, decisionReason, decidedAt } = company;
  return (
    <Card className="stack">
      <div className="spread">
        <h2>{company.name}</h2>
        <Tag tone={TONES[state]}>{t(`state_${state}`)}</Tag>
      </div>
      <p>{t(`means_${state}`)}</p>
      {decisionReason && (state === 'rejected' || state === 'suspended') && (
        <blockquote className="cb-company__reason">{t('reason', { reason: decisionReason })}</blockquote>
      )}
      <p className="meta row">
        {decidedAt && <span className="nb">{t('decidedAt', { at: format.moment(decidedAt) })}</span>}
        <span className="nb">{t('myRole', { role: t(`role_${role}`) })}</span>
      </p>
      {state !== 'suspended' && mayShoot && (
        <div className="row">
          <LinkButton {...(state === 'verified' && { kind: 'primary' as const })} to="/studio/shoots/new">
            {t('newShoot')}
          </LinkButton>
        </div>
      )}
    </Card>
  );
}
