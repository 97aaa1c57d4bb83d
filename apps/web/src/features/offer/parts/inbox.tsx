import { lazy, Suspense, type ReactNode } from 'react';
import { Link } from 'react-router';
import { QueryView, Lines } from '../../../app/query-view';
import { Button, Empty } from '../../../kit';
import { useText } from '../../../messages/locale';
import { offerTexts } from '../../../messages/offer';
import { shellTexts } from '../../../messages/shell';
import type { InboxQuery } from '../api';
import type { Inbox, InboxTab } from '../lists';
import { ApplicationCard } from './application-card';
import { EndedCard } from './ended-card';
import { OfferCard } from './offer-card';

const FittingJobs = lazy(async () => ({ default: (await import('../../../app/fitting-jobs')).FittingJobs }));

const TABS = ['pending', 'applied', 'ended'] as const;

function address(tab: InboxTab): string {
  return tab === 'pending' ? '/me/offers' : `/me/offers?tab=${tab}`;
}

/** Three lists with their numbers, each with its own address. */
export function InboxTabs({ inbox, tab, more }: { inbox: Inbox | undefined; tab: InboxTab; more: boolean }): ReactNode {
  const t = useText(offerTexts);
  return (
    <nav className="cb-tabs" aria-label={t('tabs')}>
      {TABS.map((value) => (
        <Link key={value} to={address(value)} aria-current={value === tab ? 'page' : undefined}>
          {t(value)}
          {inbox && (
            <span className="cb-inbox__count">
              {inbox[value].length}
              {more && value === 'ended' ? '+' : ''}
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
  readonly tab: InboxTab;
  readonly selected: string | undefined;
  readonly bare: boolean;
}

function InboxItems({ inbox, tab, selected, bare }: InboxListProps): ReactNode {
  if (inbox[tab].length === 0) return <Nothing tab={tab} />;
  return (
    <ul className="cb-inbox__list">
      {tab === 'pending' &&
        inbox.pending.map((offer) => (
          <OfferCard key={offer.id} offer={offer} selected={offer.id === selected} bare={bare} />
        ))}
      {tab === 'applied' &&
        inbox.applied.map((application) => <ApplicationCard key={application.id} application={application} />)}
      {tab === 'ended' &&
        inbox.ended.map((item) =>
          item.kind === 'offer' ? (
            <EndedCard key={item.offer.id} offer={item.offer} selected={item.offer.id === selected} />
          ) : (
            <ApplicationCard key={item.application.id} application={item.application} />
          ),
        )}
    </ul>
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
      <InboxTabs inbox={inbox.query.data} tab={tab} more={inbox.more} />
      <QueryView query={inbox.query} skeleton={<Lines count={3} height={180} />}>
        {(data) => <InboxItems inbox={data} tab={tab} selected={selected} bare={bare} />}
      </QueryView>
      {inbox.more && tab === 'ended' && <Button onClick={inbox.loadMore}>{shell('loadMore')}</Button>}
    </div>
  );
}
