import type { ReactNode } from 'react';
import type { Schema } from '../../../api/types';
import { useText } from '../../../messages/locale';
import { offerDetailTexts } from '../../../messages/offer-detail';
import { useReasons } from './reasons';

interface WhyProps {
  readonly offer: Schema<'MyOffer'>;
  readonly heading: 'h2' | 'h3';
}

/** Why this person was asked, in words, best first. */
export function Why({ offer, heading: Heading }: WhyProps): ReactNode {
  const t = useText(offerDetailTexts);
  const reasons = useReasons(offer);
  const { kind } = offer.reasons;
  return (
    <section className="cb-card cb-detail__part">
      <Heading>{t('why')}</Heading>
      <p>{t(`why_${kind}`)}</p>
      {reasons.length > 0 && (
        <ol className="cb-detail__reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ol>
      )}
    </section>
  );
}
