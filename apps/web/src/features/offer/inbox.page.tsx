import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useHeldBack } from '../../app/held-back';
import { LiveBadge } from '../../app/live/live-badge';
import { Page } from '../../app/page';
import { Lines } from '../../app/query-view';
import { useWide } from '../../kit';
import { useText } from '../../messages/locale';
import { offerTexts } from '../../messages/offer';
import { useInbox } from './api';
import { tabOf, type Inbox, type InboxTab } from './lists';
import './offer.css';
import { InboxList } from './parts/inbox';

const TwoPanes = lazy(async () => ({ default: (await import('./parts/two-panes')).TwoPanes }));

/** The offer that a wide screen opens beside a list before one is chosen. */
function firstOf(inbox: Inbox | undefined, tab: InboxTab): string | undefined {
  if (tab === 'pending') return inbox?.pending[0]?.id;
  if (tab === 'applied') return undefined;
  return inbox?.ended.flatMap((item) => (item.kind === 'offer' ? [item.offer.id] : []))[0];
}

/** Keeps the offer that was opened first: once it is answered, how it ended stands where the answer was given. */
function useKept(tab: InboxTab, first: string | undefined): string | undefined {
  const heldBack = useHeldBack();
  const [kept, setKept] = useState<{ tab: InboxTab; id: string } | null>(null);
  const stays = kept !== null && kept.tab === tab && !heldBack.has(kept.id);
  useEffect(() => {
    if (!stays) setKept(first === undefined ? null : { tab, id: first });
  }, [stays, tab, first]);
  return stays ? kept.id : first;
}

/** Offers to me and applications by me. */
export default function InboxPage(): ReactNode {
  const t = useText(offerTexts);
  const [params] = useSearchParams();
  const tab = tabOf(params.get('tab'));
  const wide = useWide();
  const inbox = useInbox();
  const open = useKept(tab, firstOf(inbox.query.data, tab));
  if (wide && open !== undefined)
    return (
      <Suspense fallback={<Lines />}>
        <TwoPanes inbox={inbox} tab={tab} id={open} />
      </Suspense>
    );
  return (
    <Page title={t('title')} actions={<LiveBadge topics={['me']} />} width="wide">
      <InboxList inbox={inbox} tab={tab} />
    </Page>
  );
}
