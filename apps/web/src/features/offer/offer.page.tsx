import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useHeldBack } from '../../app/held-back';
import { Lines } from '../../app/query-view';
import { useWide } from '../../kit';
import { useInbox } from './api';
import './offer.css';
import { PhoneOffer } from './parts/one-offer';

const TwoPanes = lazy(async () => ({ default: (await import('./parts/two-panes')).TwoPanes }));

/** Leaves the page of an offer that was declined: it waits to be undone, and is not there meanwhile. */
function useLeaveDeclined(id: string): void {
  const heldBack = useHeldBack();
  const navigate = useNavigate();
  const gone = heldBack.has(id);
  useEffect(() => {
    if (gone) void navigate('/me/offers');
  }, [gone, navigate]);
}

/** One offer with its frozen terms; beside the list on a wide screen. */
export default function OfferPage(): ReactNode {
  const { offer: id = '' } = useParams();
  const wide = useWide();
  const inbox = useInbox();
  useLeaveDeclined(id);
  if (!wide) return <PhoneOffer key={id} id={id} inbox={inbox} />;
  const ended = inbox.query.data?.ended.some((item) => item.kind === 'offer' && item.offer.id === id);
  return (
    <Suspense fallback={<Lines />}>
      <TwoPanes inbox={inbox} tab={ended ? 'ended' : 'pending'} id={id} />
    </Suspense>
  );
}
