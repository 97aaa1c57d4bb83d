import { lazy, Suspense, type ReactNode } from 'react';
import { Link } from 'react-router';
import { QueryView, Lines } from '../../../app/query-view';
import { Button, Empty } from '../../../kit';
import { useText } from '../../../messages/locale';
import { offerTexts } from '../../../messages/offer';
import { shellTexts } from '../../../messages/shell';
import type { InboxQuery } from '../api';
import type { Inbox, InboxTab } from '../lists';
import { OfferCard } from './offer-card';

const ApplicationCard = lazy(async () => ({ default: (await import('./application-card')).ApplicationCard }));
const ReserveList = lazy(async () => ({ default: (await import('./reserve-list')).ReserveList }));
const EndedCard = lazy(async () => ({ default: (await import('./ended-card')).EndedCard }));
const FittingJobs = lazy(async () => ({ default: (await import('../../../app/fitting-jobs')).FittingJobs }));

const MyHoldList = lazy(async () => ({ default: (await import('./holds')).MyHoldList }));
/** Of so many of the latest that came to nothing it is shown at once what is open instead. */
const LATEST = 2;

const TABS = ['pending', 'applied', 'ended'] as const;

function address(tab: InboxTab): string {
  return tab === 'pending' ? '/me/offers' : `/me/offers?tab=${tab}`;
}

/** Three lists with their numbers, each with its own address. */
export function InboxTabs({ inbox, tab }: { inbox: InboxQuery; tab: InboxTab }): ReactNode {
  const t = useText(offerTexts);
  return (
    <nav className="cb-tabs" aria-label={t('tabs')}>
      {TABS.map((value) => (
        <Link key={value} to={address(value)} aria-current={value === tab ? 'page' : undefined}>
          {t(value)}
          {inbox.query.data && (
            <span className="cb-inbox__count">
              {inbox.query.data[value].length + (value === 'applied' ? inbox.reserves.length : 0)}
              {inbox.more && value === 'ended' ? '+' : ''}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

function Nothing({ tab }: { tab: InboxTab }): ReactNode {
  const t = useText(offerTexts);
  const [title, text] = (
    {
      pending: ['emptyPending', 'emptyPendingText'],
      applied: ['emptyApplied', 'emptyAppliedText'],
      ended: ['emptyEnded', 'emptyEndedText'],
    } as const
  )[tab];
  return (
    <div className="stack">
      <Empty title={t(title)}>
        <p>{t(text)}</p>
      </Empty>
      {tab !== 'ended' && (
        <Suspense fallback={<Lines count={3} height={88} />}>
          <FittingJobs filter={{}} count={3} />
        </Suspense>
      )}
    </div>
  );
}

interface InboxListProps {
  readonly inbox: Inbox;
  readonly reserves: InboxQuery['reserves'];
  readonly tab: InboxTab;
  readonly selected: string | undefined;
  readonly bare: boolean;
}

function InboxItems({ inbox, reserves, tab, selected, bare }: InboxListProps): ReactNode {
  const standsBy = tab === 'applied' && reserves.length > 0;
  if (inbox[tab].length === 0) return standsBy ? <ReserveList reserves={reserves} /> : <Nothing tab={tab} />;
  const list = (
    <ul className="cb-inbox__list">
      {tab === 'pending' &&
        inbox.pending.map((offer) => (
          <OfferCard key={offer.id} offer={offer} selected={offer.id === selected} bare={bare} />
        ))}
      {tab === 'applied' &&
        inbox.applied.map((application) => <ApplicationCard key={application.id} application={application} />)}
      {tab === 'ended' &&
        inbox.ended.map((item, index) =>
          item.kind === 'offer' ? (
            <EndedCard key={item.offer.id} offer={item.offer} selected={item.offer.id === selected} />
          ) : (
            <ApplicationCard key={item.application.id} application={item.application} latest={index < LATEST} />
          ),
        )}
    </ul>
  );
  if (!standsBy) return list;
  return (
    <>
      {list}
      <ReserveList reserves={reserves} />
    </>
  );
}

interface InboxListViewProps {
  readonly inbox: InboxQuery;
  readonly tab: InboxTab;
  readonly selected?: string | undefined;
  readonly bare?: boolean;
}

/** The lists of the inbox under their tabs. */
export function InboxList({ inbox, tab, selected, bare = false }: InboxListViewProps): ReactNode {
  const shell = useText(shellTexts);
  return (
    <div className="cb-inbox__side">
      <InboxTabs inbox={inbox} tab={tab} />
      {tab === 'pending' && (
        <Suspense fallback={null}>
          <MyHoldList />
        </Suspense>
      )}
      <QueryView query={inbox.query} skeleton={<Lines count={3} height={180} />}>
        {(data) => (
          <Suspense fallback={<Lines count={3} height={180} />}>
            <InboxItems inbox={data} reserves={inbox.reserves} tab={tab} selected={selected} bare={bare} />
          </Suspense>
        )}
      </QueryView>
      {inbox.more && tab === 'ended' && <Button onClick={inbox.loadMore}>{shell('loadMore')}</Button>}
    </div>
  );
}
