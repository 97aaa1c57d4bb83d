import type { ReactNode } from 'react';
import { LiveBadge } from '../../../app/live/live-badge';
import { Page } from '../../../app/page';
import { useText } from '../../../messages/locale';
import { offerTexts } from '../../../messages/offer';
import type { InboxQuery } from '../api';
import type { InboxTab } from '../lists';
import { InboxList } from './inbox';
import { SideOffer } from './one-offer';

interface TwoPanesProps {
  readonly inbox: InboxQuery;
  readonly tab: InboxTab;
  /** The offer that is open. */
  readonly id: string;
}

/** The inbox of a wide screen: the lists, and one offer beside them. */
export function TwoPanes({ inbox, tab, id }: TwoPanesProps): ReactNode {
  const t = useText(offerTexts);
  return (
    <Page title={t('title')} actions={<LiveBadge topics={['me']} />} width="wide">
      <div className="cb-inbox cb-inbox--two">
        <InboxList inbox={inbox} tab={tab} selected={id} bare />
        <div className="cb-inbox__detail">
          <SideOffer key={id} id={id} inbox={inbox} />
        </div>
      </div>
    </Page>
  );
}
