import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { LiveBadge } from '../../../app/live/live-badge';
import { useNames } from '../../../app/names';
import { Page } from '../../../app/page';
import { QueryView } from '../../../app/query-view';
import { Icon, Skeleton } from '../../../kit';
import { useText } from '../../../messages/locale';
import { offerTexts } from '../../../messages/offer';
import { offerDetailTexts } from '../../../messages/offer-detail';
import { useOffer, type InboxQuery } from '../api';
import { offersInTheWay } from '../lists';
import { OfferDetail } from './detail';
import { JobAt } from './words';

function Outline(): ReactNode {
  return (
    <div className="stack">
      <Skeleton height={88} />
      <Skeleton height={420} />
      <Skeleton height={240} />
    </div>
  );
}

export interface OnePageProps {
  readonly id: string;
  readonly inbox: InboxQuery;
}

/** An offer as a page of its own. */
export function PhoneOffer({ id, inbox }: OnePageProps): ReactNode {
  const t = useText(offerTexts);
  const detail = useText(offerDetailTexts);
  const names = useNames();
  const query = useOffer(id);
  const title = query.data
    ? t('jobAt', { role: names.role(query.data.terms.roleId), base: names.base(query.data.terms.baseId) })
    : t('title');
  return (
    <Page
      title={title}
      heading={
        query.data ? (
          <>
            <JobAt role={query.data.terms.roleId} base={query.data.terms.baseId} />
            <span className="cb-offer__shoot" lang="zh-CN">
              {query.data.terms.shootTitle}
            </span>
          </>
        ) : (
          title
        )
      }
      actions={
        <>
          <Link to="/me/offers" className="cb-detail__back">
            <Icon name="left" />
            {detail('back')}
          </Link>
          <LiveBadge topics={['me']} />
        </>
      }
    >
      <QueryView query={query} skeleton={<Outline />}>
        {(offer) => (
          <OfferDetail
            key={offer.id}
            offer={offer}
            others={offersInTheWay(offer, inbox.query.data?.pending ?? [])}
            heading="h2"
          />
        )}
      </QueryView>
    </Page>
  );
}

/** The offer beside the list. */
export function SideOffer({ id, inbox }: OnePageProps): ReactNode {
  const query = useOffer(id);
  return (
    <QueryView query={query} skeleton={<Outline />}>
      {(offer) => (
        <>
          <h2 className="cb-detail__title">
            <JobAt role={offer.terms.roleId} base={offer.terms.baseId} />
            <span className="cb-offer__shoot" lang="zh-CN">
              {offer.terms.shootTitle}
            </span>
          </h2>
          <OfferDetail
            key={offer.id}
            offer={offer}
            others={offersInTheWay(offer, inbox.query.data?.pending ?? [])}
            heading="h3"
          />
        </>
      )}
    </QueryView>
  );
}
