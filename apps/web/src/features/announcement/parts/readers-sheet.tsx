import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Lines, QueryView } from '../../../app/query-view';
import { Face, Sheet } from '../../../kit';
import { announcementTexts } from '../../../messages/announcement';
import { useText } from '../../../messages/locale';
import { useAnnouncement, type Announcement } from '../api';

interface ReadersSheetProps {
  readonly item: Announcement;
  readonly onClose: () => void;
}

/** Who has not read an announcement. */
export function ReadersSheet({ item, onClose }: ReadersSheetProps): ReactNode {
  const t = useText(announcementTexts);
  const names = useNames();
  const query = useAnnouncement(item.shootId, item.id);
  const waiting = query.data?.unread.length ?? item.all - item.read;
  return (
    <Sheet
      title={waiting === 0 ? t('read', { read: item.all, all: item.all }) : t('unreadTitle', { n: waiting })}
      closeLabel={t('close')}
      onClose={onClose}
      side
    >
      <QueryView query={query} skeleton={<Lines count={4} height={44} />}>
        {({ unread }) =>
          unread.length === 0 ? (
            <p>{t('allRead')}</p>
          ) : (
            <ul className="cb-readers">
              {unread.map(({ personId, displayName, roleId }) => (
                <li key={personId}>
                  <Face name={displayName} />
                  <strong>{displayName}</strong>
                  <span className="meta">{names.role(roleId)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Sheet>
  );
}
