import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import { Terms } from '../../../app/terms';
import { serverNow } from '../../../api/clock';
import type { Schema } from '../../../api/types';
import { Button, Skeleton } from '../../../kit';
import { useText } from '../../../messages/locale';
import { offerDetailTexts } from '../../../messages/offer-detail';
import { Countdown } from '../../../viz/countdown';
import { newAcceptWish, useAccept, type AcceptWish } from '../api';
import { refusalOf, standingOf } from '../outcome';
import { AcceptBar } from './accept';
import { Fit, useSummary } from './words';

type Offer = Schema<'MyOffer'>;

// What is below the fold, or comes after the answer, is not in the way of the terms.
const MyWeeks = lazy(async () => ({ default: (await import('../../../app/my-weeks')).MyWeeks }));
const FittingJobs = lazy(async () => ({ default: (await import('../../../app/fitting-jobs')).FittingJobs }));
const MyBlock = lazy(() => import('./my-block'));
const Why = lazy(async () => ({ default: (await import('./why')).Why }));
const MissingRest = lazy(async () => ({ default: (await import('./rest')).MissingRest }));
const Clashes = lazy(async () => ({ default: (await import('./clashes')).Clashes }));
const InTheWay = lazy(async () => ({ default: (await import('./in-the-way')).InTheWay }));
const Counter = lazy(async () => ({ default: (await import('./counter')).Counter }));
const Outcome = lazy(async () => ({ default: (await import('./outcome')).Outcome }));

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

interface AnswerableProps {
  readonly offer: Offer;
  readonly heading: 'h2' | 'h3';
  /** Why it could not be accepted just now. */
  readonly error: Error | null;
  readonly onRetry: () => void;
  readonly onEnd: () => void;
}

/** What stands above the terms while the offer can be answered: its clock, what it comes to, what is in its way. */
function Answerable({ offer, heading: Heading, error, onRetry, onEnd }: AnswerableProps): ReactNode {
  const names = useNames();
  const { days, total, perDay } = useSummary()(offer.terms);
  return (
    <>
      <div className="cb-card cb-detail__head">
        <div className="spread">
          {offer.expiresAt && <Countdown until={offer.expiresAt} now={serverNow} withEnd onEnd={onEnd} />}
          <strong className="cb-offer__total nb">{total}</strong>
        </div>
        <p className="cb-offer__days">
          <span>{days}</span>
          <span className="muted nb">{perDay}</span>
          <span className="muted">{names.base(offer.terms.baseId)}</span>
        </p>
        {offer.clashes.length === 0 && !offer.gap && <Fit offer={offer} />}
      </div>
      {offer.clashes.length > 0 && (
        <Suspense fallback={<Skeleton height={120} />}>
          <Clashes offer={offer} heading={Heading} />
        </Suspense>
      )}
      {offer.hold && (
        <Suspense fallback={<Skeleton height={120} />}>
          <InTheWay hold={offer.hold} heading={Heading} />
        </Suspense>
      )}
      {error !== null && !(offer.hold && refusalOf(error) === 'held') && (
        <Refused error={error} offer={offer} onRetry={onRetry} />
      )}
    </>
  );
}

/** The way to another rate, where there is one. */
function Rate(props: { offer: Offer; open: boolean; heading: 'h2' | 'h3' }): ReactNode {
  if (!props.offer.counter && !(props.open && props.offer.mayCounter)) return null;
  return (
    <Suspense fallback={<Skeleton height={44} />}>
      <Counter {...props} />
    </Suspense>
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
  const accept = useAccept(offer.id);
  const [wish, setWish] = useState<AcceptWish | null>(null);
  const [agreed, setAgreed] = useState(false);
  const [, setEnded] = useState(0);
  const standing = standingOf(offer, serverNow());
  const lost = accept.isError && refusalOf(accept.error) === 'lost';
  const shown = lost && standing === 'open' ? 'lost' : standing;
  const gap = shown === 'open' || offer.gap?.consented ? offer.gap : null;
  const send = (next: AcceptWish): void => {
    setWish(next);
    accept.mutate(next);
  };
  const weeks = { first: offer.terms.days[0]!, last: offer.terms.days[offer.terms.days.length - 1]! };
  return (
    <div className="cb-detail">
      {shown === 'open' ? (
        <Answerable
          offer={offer}
          heading={Heading}
          error={accept.isPending ? null : accept.error}
          onRetry={() => wish && send(wish)}
          onEnd={() => setEnded((count) => count + 1)}
        />
      ) : (
        <Suspense fallback={<Skeleton height={180} />}>
          <Outcome offer={offer} standing={shown} clickedAt={wish?.clickedAt ?? null} heading={Heading} />
        </Suspense>
      )}
      {gap && (
        <Suspense fallback={<Skeleton height={140} />}>
          <MissingRest gap={gap} heading={Heading} agreed={agreed} onAgree={setAgreed} />
        </Suspense>
      )}
      <Rate offer={offer} open={shown === 'open'} heading={Heading} />
      <section className="cb-card cb-detail__part">
        <Heading>{t('termsTitle')}</Heading>
        <Terms terms={offer.terms} frozenAt={offer.revisions[offer.revision - 1]!.companyAcceptedAt} />
        <Suspense fallback={null}>
          <MyBlock id={offer.id} />
        </Suspense>
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
        <AcceptBar
          // Other terms are another question: what she was about to confirm is gone.
          key={offer.revision}
          offer={offer}
          others={others}
          deciding={accept.isPending}
          blocked={offer.hold !== null || (gap !== null && !agreed)}
          onAccept={() => send(newAcceptWish(offer.revision, agreed))}
        />
      )}
    </div>
  );
}
