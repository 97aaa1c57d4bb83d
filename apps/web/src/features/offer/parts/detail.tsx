import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import { Terms } from '../../../app/terms';
import { serverNow } from '../../../api/clock';
import type { Schema } from '../../../api/types';
import { Button, LinkButton, Notice, Skeleton } from '../../../kit';
import { useText } from '../../../messages/locale';
import { offerDetailTexts } from '../../../messages/offer-detail';
import { Countdown } from '../../../viz/countdown';
import { newAcceptWish, useAccept, type AcceptWish } from '../api';
import { refusalOf, standingOf } from '../outcome';
import { AcceptBar } from './accept';
import { Fit, useClashText, useSummary } from './words';

type Offer = Schema<'MyOffer'>;

// What is below the fold, or comes after the answer, is not in the way of the terms.
const MyWeeks = lazy(async () => ({ default: (await import('../../../app/my-weeks')).MyWeeks }));
const FittingJobs = lazy(async () => ({ default: (await import('../../../app/fitting-jobs')).FittingJobs }));
const Why = lazy(async () => ({ default: (await import('./why')).Why }));
const Outcome = lazy(async () => ({ default: (await import('./outcome')).Outcome }));

function Clashes({ offer, heading: Heading }: { offer: Offer; heading: 'h2' | 'h3' }): ReactNode {
  const t = useText(offerDetailTexts);
  const text = useClashText();
  if (offer.clashes.length === 0) return null;
  return (
    <Notice tone="error">
      <Heading>{t('clashTitle')}</Heading>
      {offer.clashes.map((clash) => (
        <div key={clash.bookingId} className="cb-offer__clash">
          <span>{text(clash)}</span>
          <LinkButton to={`/me/jobs/${clash.bookingId}`}>{t('seeBooking', { title: clash.shootTitle })}</LinkButton>
        </div>
      ))}
    </Notice>
  );
}

/** A refusal that the offer's own state does not explain. */
function Refused({ error, offer, onRetry }: { error: unknown; offer: Offer; onRetry: () => void }): ReactNode {
  const t = useText(offerDetailTexts);
  const kind = refusalOf(error);
  return (
    <div className="stack">
      <Refusal error={error} />
      {kind === 'failed' && (
        <Button kind="primary" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
      {kind === 'ended' && (
        <>
          <p>{t('refusedNext')}</p>
          <Suspense fallback={<Skeleton height={88} />}>
            <FittingJobs filter={{ role: offer.terms.roleId }} count={3} except={offer.postingId} />
          </Suspense>
        </>
      )}
    </div>
  );
}

interface OfferDetailProps {
  readonly offer: Offer;
  /** My other offers on the same days. */
  readonly others: readonly Offer[];
  readonly heading: 'h2' | 'h3';
}

/** An offer in full: how it stands, its clock, its frozen terms, and the answer. */
export function OfferDetail({ offer, others, heading: Heading }: OfferDetailProps): ReactNode {
  const t = useText(offerDetailTexts);
  const names = useNames();
  const { days, total, perDay } = useSummary()(offer.terms);
  const accept = useAccept(offer.id);
  const [wish, setWish] = useState<AcceptWish | null>(null);
  const [, setEnded] = useState(0);
  const standing = standingOf(offer, serverNow());
  const lost = accept.isError && refusalOf(accept.error) === 'lost';
  const shown = lost && standing === 'open' ? 'lost' : standing;
  const send = (next: AcceptWish): void => {
    setWish(next);
    accept.mutate(next);
  };
  const weeks = { first: offer.terms.days[0]!, last: offer.terms.days[offer.terms.days.length - 1]! };
  return (
    <div className="cb-detail">
      {shown === 'open' ? (
        <>
          <div className="cb-card cb-detail__head">
            <div className="spread">
              {offer.expiresAt && (
                <Countdown
                  until={offer.expiresAt}
                  now={serverNow}
                  withEnd
                  onEnd={() => setEnded((count) => count + 1)}
                />
              )}
              <strong className="cb-offer__total nb">{total}</strong>
            </div>
            <p className="cb-offer__days">
              <span>{days}</span>
              <span className="muted nb">{perDay}</span>
              <span className="muted">{names.base(offer.terms.baseId)}</span>
            </p>
            {offer.clashes.length === 0 && <Fit clashes={offer.clashes} />}
          </div>
          <Clashes offer={offer} heading={Heading} />
          {accept.isError && !accept.isPending && wish && (
            <Refused error={accept.error} offer={offer} onRetry={() => send(wish)} />
          )}
        </>
      ) : (
        <Suspense fallback={<Skeleton height={180} />}>
          <Outcome offer={offer} standing={shown} clickedAt={wish?.clickedAt ?? null} heading={Heading} />
        </Suspense>
      )}
      <section className="cb-card cb-detail__part">
        <Heading>{t('termsTitle')}</Heading>
        <Terms terms={offer.terms} frozenAt={offer.sentAt} />
      </section>
      {shown === 'open' && (
        <Suspense fallback={<Skeleton height={160} />}>
          <Why offer={offer} heading={Heading} />
        </Suspense>
      )}
      {(shown === 'open' || shown === 'booked') && (
        <section className="cb-card cb-detail__part">
          <Heading>{t('weeks')}</Heading>
          <Suspense fallback={<Skeleton height={240} />}>
            <MyWeeks label={t('weeks')} {...weeks} current={offer.bookingId ?? offer.id} />
          </Suspense>
        </section>
      )}
      {shown === 'open' && (
        <AcceptBar offer={offer} others={others} deciding={accept.isPending} onAccept={() => send(newAcceptWish())} />
      )}
    </div>
  );
}
