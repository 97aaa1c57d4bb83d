import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../../app/rights';
import { ShootStateTag } from '../../../app/shoot-frame';
import { Icon, LinkButton } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { shootTexts } from '../../../messages/shoot';
import type { Attention, Reason } from '../attention';
import { stepTarget } from '../step';
import { FillBar } from './fill-bar';
import { ShootFacts } from './shoot-facts';
import { useStepText } from './step-text';

function useReasonText(attention: Attention): (reason: Reason) => string {
  const t = useText(shootTexts);
  const format = useFormat();
  const stepText = useStepText();
  return (reason) => {
    switch (reason.kind) {
      case 'startsShort':
        return reason.days === 0 ? t('reason_startsToday', reason) : t('reason_startsShort', reason);
      case 'runningShort':
        return t('reason_runningShort', reason);
      case 'offersEnd':
        return t('reason_offersEnd', { count: reason.count, time: format.moment(reason.at) });
      case 'step':
        return stepText(attention.shoot);
    }
  };
}

interface AttentionCardProps {
  readonly attention: Attention;
  /** Whether to name the company. */
  readonly company: boolean;
  /** Whether its button is the first thing to press. */
  readonly lead: boolean;
}

/** A shoot in today's list: what is wrong or due, and the one thing to do about it. */
export function AttentionCard({ attention, company, lead }: AttentionCardProps): ReactNode {
  const t = useText(shootTexts);
  const { shoot, urgency, reasons, fix } = attention;
  const may = useMay(shoot.companyId);
  const textOf = useReasonText(attention);
  const target = stepTarget(shoot.id, fix, may);
  const home = `/studio/shoots/${shoot.id}`;
  return (
    <li className="cb-card cb-shootcard" data-urgency={urgency}>
      <div className="cb-shootcard__title">
        <h3>
          <Link to={home}>{t('title', { title: shoot.title })}</Link>
        </h3>
        <ShootStateTag state={shoot.state} />
      </div>
      {reasons.length > 0 && (
        <ul className="cb-shootcard__reasons">
          {reasons.map((reason, index) => (
            <li key={reason.kind} data-lead={(index === 0 && reason.kind !== 'step') || undefined}>
              {reason.kind === 'offersEnd' && <Icon name="clock" />}
              {(reason.kind === 'startsShort' || reason.kind === 'runningShort') && <Icon name="urgent" />}
              <span>{textOf(reason)}</span>
            </li>
          ))}
        </ul>
      )}
      <FillBar summary={shoot.summary} />
      <ShootFacts shoot={shoot} company={company} />
      <div className="cb-shootcard__foot">
        {target !== null && fix !== 'none' ? (
          <LinkButton kind={lead ? 'primary' : 'plain'} to={target}>
            {t(`fix_${fix}`)}
          </LinkButton>
        ) : (
          <LinkButton to={home}>{t('open')}</LinkButton>
        )}
      </div>
    </li>
  );
}
