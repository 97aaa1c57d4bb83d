import type { ReactNode } from 'react';
import type { Schema } from '../../../api/types';
import { LinkButton, Notice } from '../../../kit';
import { useText } from '../../../messages/locale';
import { offerDetailTexts } from '../../../messages/offer-detail';
import { useClashText } from './words';

/** Bookings of mine that stand in the way of an offer. */
export function Clashes({ offer, heading: Heading }: { offer: Schema<'MyOffer'>; heading: 'h2' | 'h3' }): ReactNode {
  const t = useText(offerDetailTexts);
  const text = useClashText();
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
