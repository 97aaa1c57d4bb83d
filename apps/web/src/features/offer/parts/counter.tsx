import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { Schema } from '../../../api/types';
import { Button, Tag } from '../../../kit';
import { counterTexts } from '../../../messages/counter';
import { useFormat, useText } from '../../../messages/locale';
import './counter.css';

const CounterSheet = lazy(async () => ({ default: (await import('./counter-sheet')).CounterSheet }));

type Offer = Schema<'MyOffer'>;

/** Every version of the terms: its rate, who proposed it and when, and when each side agreed. */
function Versions({ offer }: { offer: Offer }): ReactNode {
  const t = useText(counterTexts);
  const format = useFormat();
  return (
    <ol className="cb-versions" aria-label={t('versions')}>
      {offer.revisions.map(({ revision, payFen, proposedBy, proposedAt, companyAcceptedAt, personAcceptedAt }) => (
        <li key={revision}>
          <span className="row">
            <strong className="nb">{t('version', { n: revision })}</strong>
            <span className="nb">{format.perDay(payFen)}</span>
            {revision === offer.revision && <Tag>{t('standing')}</Tag>}
          </span>
          <span className="meta">
            {[
              proposedAt && t(`by_${proposedBy}`, { when: format.moment(proposedAt) }),
              proposedBy === 'person' &&
                companyAcceptedAt &&
                t('companyAccepted', { when: format.moment(companyAcceptedAt) }),
              personAcceptedAt && t('personAccepted', { when: format.moment(personAcceptedAt) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  );
}

interface CounterProps {
  readonly offer: Offer;
  /** It still waits for an answer. */
  readonly open: boolean;
  readonly heading: 'h2' | 'h3';
}

/** The rate on its way: the button that proposes another one, or what became of the proposal. */
export function Counter({ offer, open, heading: Heading }: CounterProps): ReactNode {
  const t = useText(counterTexts);
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { counter, payFen, expiresAt } = offer;
  if (!counter)
    return (
      <div className="cb-counter__ask">
        <Button onClick={() => setAsking(true)}>{t('ask')}</Button>
        <span className="meta">{t('askHint')}</span>
        {asking && (
          <Suspense fallback={null}>
            <CounterSheet offer={offer} onClose={() => setAsking(false)} />
          </Suspense>
        )}
      </div>
    );
  const step = counter.answer ?? 'waiting';
  const words = {
    asked: format.perDay(counter.askedFen),
    rate: format.perDay(payFen),
    when: expiresAt ? format.moment(expiresAt) : '',
  };
  return (
    <section className="cb-card cb-detail__part cb-counter" data-step={step}>
      <Heading aria-live="polite">{open ? t(`${step}Title`, words) : t('versions')}</Heading>
      {open && <p>{t(`${step}Text`, words)}</p>}
      {counter.note && <p className="meta">{t('yourNote', { text: counter.note })}</p>}
      {(!open || offer.revisions.length > 1) && <Versions offer={offer} />}
    </section>
  );
}
