import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { serverNow } from '../../../api/clock';
import type { Schema } from '../../../api/types';
import { Tag } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { offerTexts } from '../../../messages/offer';
import { standingOf } from '../outcome';
import { JobAt, useSummary } from './words';

const WORD = {
  open: 'state_live',
  booked: 'state_accepted',
  lost: 'state_taken',
  withdrawn: 'state_withdrawn',
  expired: 'state_expired',
  declined: 'state_declined',
} as const;

/** An offer that has its end; its terms stay readable. */
export function EndedCard({ offer, selected }: { offer: Schema<'MyOffer'>; selected: boolean }): ReactNode {
  const t = useText(offerTexts);
  const format = useFormat();
  const { days, total } = useSummary()(offer.terms);
  const standing = standingOf(offer, serverNow());
  const at = offer.answeredAt ?? offer.expiresAt;
  return (
    <li className="cb-offer" data-selected={selected || undefined}>
      <div className="spread">
        <Tag tone={standing === 'booked' ? 'success' : 'plain'}>{t(WORD[standing])}</Tag>
        <span className="nb">{total}</span>
      </div>
      <h2 className="cb-offer__title">
        <Link to={`/me/offers/${offer.id}`} aria-current={selected ? 'true' : undefined}>
          <JobAt role={offer.terms.roleId} base={offer.terms.baseId} />
        </Link>
        <span className="cb-offer__shoot" lang="zh-CN">
          {offer.terms.shootTitle}
        </span>
      </h2>
      <p className="cb-offer__days">
        <span>{days}</span>
        {at && <span className="muted">{t('endedAt', { when: format.moment(at) })}</span>}
      </p>
    </li>
  );
}
