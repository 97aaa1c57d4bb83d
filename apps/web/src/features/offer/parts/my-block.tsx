import type { ReactNode } from 'react';
import { BlockCompany } from '../../../app/block/block-company';
import { blockTexts } from '../../../messages/block';
import { useText } from '../../../messages/locale';
import { useOffer } from '../api';

/** Whether I have blocked the company of an offer, and the way to and fro. */
export default function MyBlock({ id }: { id: string }): ReactNode {
  const t = useText(blockTexts);
  const { data: offer } = useOffer(id);
  if (!offer) return null;
  const company = { id: offer.companyId, name: offer.terms.companyName };
  return <BlockCompany company={company} blocked={offer.blocked} stands={t('markOffer')} />;
}
