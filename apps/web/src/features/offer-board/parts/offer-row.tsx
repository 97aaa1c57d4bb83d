import { lazy, Suspense, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Button, Face, Tag, type Tone } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { backfillTexts } from '../../../messages/backfill';
import { offerBoardTexts } from '../../../messages/offer-board';
import { restOverrideTexts } from '../../../messages/rest-override';
import { isWaiting, type Offer } from '../board';
import { Left } from './left';

// Few offers have one.
const CounterLine = lazy(async () => ({ default: (await import('./counter')).CounterLine }));

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

const ENDED = ['cancelled_by_person', 'cancelled_by_company', 'no_show', 'completed'] as const;

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

/** The rest that an offer leaves out, whether its person has agreed, and why. */
function Rest({ offer }: { offer: Offer }): ReactNode {
  const t = useText(restOverrideTexts);
  const { gap } = offer;
  if (!gap) return null;
  const key = gap.consented ? 'rowAgreed' : isWaiting(offer) ? 'row' : 'rowEnded';
  return (
    <p className="cb-sent__rest">
      <Tag tone={gap.consented ? 'plain' : 'warning'}>{t(key, { n: gap.missingDays })}</Tag>
      <span>{gap.reason}</span>
    </p>
  );
}

interface OfferRowProps {
  readonly offer: Offer;
  /** Null where the offer may not be withdrawn by this person. */
  readonly onWithdraw: ((offer: Offer) => void) | null;
  /** The same for a booking that came of one. */
  readonly onCallOff: ((offer: Offer) => void) | null;
}

/** An offer: who, which role, days and pay, where it stands, its clock or its answer. */
export function OfferRow({ offer, onWithdraw, onCallOff }: OfferRowProps): ReactNode {
  const t = useText(offerBoardTexts);
  const format = useFormat();
  const names = useNames();
  const off = useText(backfillTexts);
  const answer = useAnswer()(offer);
  const { terms, person, answeredAt, sentAt, expiresAt } = offer;
  const waiting = isWaiting(offer);
  const ended = ENDED.find((state) => state === offer.bookingState) ?? null;
  return (
    <li className="cb-sent" data-state={offer.state}>
      <Face name={person.displayName} />
      <div className="cb-sent__who">
        <p className="cb-sent__name">
          <strong>{person.displayName}</strong>
          <span>{names.role(offer.roleId)}</span>
        </p>
        <p className="cb-sent__terms">
          <span>{format.daySet(terms.days)}</span>
          <span className="nb">{format.dayCount(terms.days.length)}</span>
          <span className="nb">{format.perDay(offer.payFen)}</span>
          <strong className="nb">{format.yuan(terms.totalFen)}</strong>
        </p>
      </div>
      <p className="cb-sent__state">
        {ended === null ? (
          <Tag tone={TONES[offer.state]}>{t(`state_${offer.state}`)}</Tag>
        ) : (
          <Tag tone={ended === 'completed' ? 'success' : 'error'}>{off(`calledOff_${ended}`)}</Tag>
        )}
        {waiting && expiresAt !== null && <Left until={expiresAt} />}
        {answer !== null && <span>{answer}</span>}
        {!waiting && (answeredAt ?? expiresAt) !== null && (
          <span className="meta nb">{format.ago(answeredAt ?? expiresAt!)}</span>
        )}
        {waiting && sentAt !== null && <span className="meta nb">{t('sentAt', { time: format.ago(sentAt) })}</span>}
        {offer.reasons.kind !== 'match' && <span className="meta">{t(`kind_${offer.reasons.kind}`)}</span>}
      </p>
      {offer.bookingState === 'confirmed' && onCallOff && (
        <Button kind="quiet" className="cb-sent__act" onClick={() => onCallOff(offer)}>
          {off('cancel')}
        </Button>
      )}
      {waiting && onWithdraw && (
        <Button
          kind="quiet"
          className="cb-sent__act"
          aria-label={t('withdrawName', { name: person.displayName })}
          onClick={() => onWithdraw(offer)}
        >
          {t('withdraw')}
        </Button>
      )}
      <Rest offer={offer} />
      {offer.counter && (
        <Suspense fallback={null}>
          <CounterLine offer={offer} counter={offer.counter} act={onWithdraw !== null} />
        </Suspense>
      )}
    </li>
  );
}
