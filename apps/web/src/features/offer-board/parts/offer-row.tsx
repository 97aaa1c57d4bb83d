import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Button, Face, Tag, type Tone } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { offerBoardTexts } from '../../../messages/offer-board';
import { isWaiting, type Offer } from '../board';
import { Left } from './left';

const TONES: Readonly<Record<Offer['state'], Tone>> = {
  staged: 'plain',
  sent: 'primary',
  viewed: 'primary',
  countered: 'warning',
  accepted: 'success',
  declined: 'error',
  expired: 'warning',
  withdrawn: 'plain',
};

const REASONS = [
  'dates',
  'pay',
  'distance',
  'role',
  'other',
  'plans_changed',
  'filled_otherwise',
  'sent_by_mistake',
] as const;

function useAnswer(): (offer: Offer) => string | null {
  const t = useText(offerBoardTexts);
  return ({ answerReason }) => {
    const reason = REASONS.find((known) => known === answerReason);
    return reason ? t(`reason_${reason}`) : null;
  };
}

interface OfferRowProps {
  readonly offer: Offer;
  /** Null where the offer may not be withdrawn by this person. */
  readonly onWithdraw: ((offer: Offer) => void) | null;
}

/** An offer: who, which role, days and pay, where it stands, its clock or its answer. */
export function OfferRow({ offer, onWithdraw }: OfferRowProps): ReactNode {
  const t = useText(offerBoardTexts);
  const format = useFormat();
  const names = useNames();
  const answer = useAnswer()(offer);
  const { terms, person, answeredAt, sentAt, expiresAt } = offer;
  const waiting = isWaiting(offer);
  return (
    <li className="cb-offer" data-state={offer.state}>
      <Face name={person.displayName} />
      <div className="cb-offer__who">
        <p className="cb-offer__name">
          <strong>{person.displayName}</strong>
          <span>{names.role(offer.roleId)}</span>
        </p>
        <p className="cb-offer__terms">
          <span>{format.daySet(terms.days)}</span>
          <span className="nb">{format.dayCount(terms.days.length)}</span>
          <span className="nb">{format.perDay(offer.payFen)}</span>
          <strong className="nb">{format.yuan(terms.totalFen)}</strong>
        </p>
      </div>
      <p className="cb-offer__state">
        <Tag tone={TONES[offer.state]}>{t(`state_${offer.state}`)}</Tag>
        {waiting && expiresAt !== null && <Left until={expiresAt} />}
        {answer !== null && <span>{answer}</span>}
        {!waiting && (answeredAt ?? expiresAt) !== null && (
          <span className="meta nb">{format.ago(answeredAt ?? expiresAt!)}</span>
        )}
        {waiting && sentAt !== null && <span className="meta nb">{t('sentAt', { time: format.ago(sentAt) })}</span>}
        {offer.reasons.kind !== 'match' && <span className="meta">{t(`kind_${offer.reasons.kind}`)}</span>}
      </p>
      {waiting && onWithdraw && (
        <Button
          kind="quiet"
          className="cb-offer__act"
          aria-label={t('withdrawName', { name: person.displayName })}
          onClick={() => onWithdraw(offer)}
        >
          {t('withdraw')}
        </Button>
      )}
    </li>
  );
}
