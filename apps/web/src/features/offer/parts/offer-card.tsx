import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useNames } from '../../../app/names';
import { serverNow } from '../../../api/clock';
import type { Schema } from '../../../api/types';
import { Button, LinkButton, Tag } from '../../../kit';
import { useText } from '../../../messages/locale';
import { offerTexts } from '../../../messages/offer';
import { Countdown } from '../../../viz/countdown';
import { useDecline } from '../api';
import { useReasons } from './reasons';
import { Fit, JobAt, useSummary } from './words';

const DeclineSheet = lazy(async () => ({ default: (await import('./decline-sheet')).DeclineSheet }));

interface OfferCardProps {
  readonly offer: Schema<'MyOffer'>;
  readonly selected: boolean;
  /** Beside the open terms the card only chooses; alone it also declines and leads to the terms. */
  readonly bare: boolean;
}

const SHOWN_REASONS = 3;

/** An offer that waits for an answer: its clock, what it pays, when it is and whether it fits. */
export function OfferCard({ offer, selected, bare }: OfferCardProps): ReactNode {
  const t = useText(offerTexts);
  const names = useNames();
  const { terms, clashes } = offer;
  const { days, total, perDay } = useSummary()(terms);
  const reasons = useReasons(offer);
  const decline = useDecline();
  const [declining, setDeclining] = useState(false);
  const to = `/me/offers/${offer.id}`;
  const what = clashes.length > 0 ? t('read') : t('readAccept');
  return (
    <li className="cb-offer" data-selected={selected || undefined}>
      <div className="spread">
        {offer.expiresAt && <Countdown until={offer.expiresAt} now={serverNow} withEnd={!bare} />}
        <strong className="cb-offer__total nb">{total}</strong>
      </div>
      <h2 className="cb-offer__title">
        <Link to={to} aria-current={selected ? 'true' : undefined}>
          <JobAt role={terms.roleId} base={terms.baseId} />
        </Link>
        <span className="cb-offer__shoot" lang="zh-CN">
          {terms.shootTitle}
        </span>
      </h2>
      <p className="cb-offer__days">
        <span>{days}</span>
        <span className="muted nb">{perDay}</span>
        {offer.state === 'countered' && <Tag tone="warning">{t('countered')}</Tag>}
      </p>
      <Fit offer={offer} />
      {reasons.length > 0 && (
        <ul className="cb-offer__why" aria-label={t('reasonsShort')}>
          {reasons.slice(0, SHOWN_REASONS).map((reason) => (
            <li key={reason}>
              <Tag>{reason}</Tag>
            </li>
          ))}
        </ul>
      )}
      {!bare && (
        <div className="cb-offer__acts">
          <Button
            onClick={() => setDeclining(true)}
            aria-label={t('openOffer', {
              what: t('decline'),
              role: names.role(terms.roleId),
              title: terms.shootTitle,
            })}
          >
            {t('decline')}
          </Button>
          <LinkButton
            kind="primary"
            to={to}
            aria-label={t('openOffer', { what, role: names.role(terms.roleId), title: terms.shootTitle })}
          >
            {what}
          </LinkButton>
        </div>
      )}
      {declining && (
        <Suspense fallback={null}>
          <DeclineSheet
            offer={offer}
            onClose={() => setDeclining(false)}
            onDecline={(reason) => {
              setDeclining(false);
              decline(offer, reason);
            }}
          />
        </Suspense>
      )}
    </li>
  );
}
