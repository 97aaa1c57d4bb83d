import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { Lines, QueryView } from '../../app/query-view';
import { useMay } from '../../app/rights';
import { useShoot } from '../../app/shoot';
import { ShootFrame } from '../../app/shoot-frame';
import { Button, Empty } from '../../kit';
import { announcementTexts } from '../../messages/announcement';
import { useText } from '../../messages/locale';
import { useAnnouncements, type Announcement } from './api';
import './announcements.css';
import { Composer } from './parts/composer';
import { ReadersSheet } from './parts/readers-sheet';
import { Row } from './parts/row';
import { WithdrawSheet } from './parts/withdraw-sheet';

interface SheetOpen {
  readonly kind: 'readers' | 'withdraw';
  readonly item: Announcement;
}

function Sent({ shootId, mayWithdraw }: { shootId: string; mayWithdraw: boolean }): ReactNode {
  const t = useText(announcementTexts);
  const query = useAnnouncements(shootId);
  const [open, setOpen] = useState<SheetOpen | null>(null);
  const close = (): void => setOpen(null);
  return (
    <section className="stack" aria-labelledby="said">
      <h2 id="said">{t('listTitle')}</h2>
      <QueryView query={query} skeleton={<Lines count={3} height={112} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) {
            return (
              <Empty title={t('none')}>
                <p>{t('noneText')}</p>
              </Empty>
            );
          }
          return (
            <ol className="cb-said-list">
              {items.map((item) => (
                <Row
                  key={item.id}
                  item={item}
                  onReaders={() => setOpen({ kind: 'readers', item })}
                  onWithdraw={mayWithdraw ? () => setOpen({ kind: 'withdraw', item }) : null}
                />
              ))}
            </ol>
          );
        }}
      </QueryView>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {open?.kind === 'readers' && <ReadersSheet item={open.item} onClose={close} />}
      {open?.kind === 'withdraw' && <WithdrawSheet item={open.item} onClose={close} />}
    </section>
  );
}

/** What a shoot says to its crew: write it, and see who has read it. */
export default function AnnouncementsPage(): ReactNode {
  const { shoot: shootId = '' } = useParams();
  const { data: shoot } = useShoot(shootId);
  const may = useMay(shoot?.companyId);
  return (
    <ShootFrame shootId={shootId} active="announcements">
      <div className="cb-announcements">
        {shoot && may('announcement.send') && <Composer shoot={shoot} />}
        <Sent shootId={shootId} mayWithdraw={may('announcement.send')} />
      </div>
    </ShootFrame>
  );
}
