import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useNames } from '../../app/names';
import { Lines, QueryView } from '../../app/query-view';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import { Card, Tag } from '../../kit';
import { announcementTexts } from '../../messages/announcement';
import { useFormat, useText } from '../../messages/locale';

type Said = Schema<'MyAnnouncements'>['items'][number];

function Item({ item, onOpen }: { item: Said; onOpen: () => void }): ReactNode {
  const t = useText(announcementTexts);
  const format = useFormat();
  const names = useNames();
  const { department, authorName, text, urgent, createdAt, mine, readAt } = item;
  const unread = mine && readAt === null && text !== null;
  // What was read when the page came stands open, what was not is opened by her: then it counts as read.
  const [open, setOpen] = useState(!unread);
  return (
    <li data-unread={unread || undefined}>
      <details
        open={open}
        onToggle={(event) => {
          setOpen(event.currentTarget.open);
          if (event.currentTarget.open && unread) onOpen();
        }}
      >
        <summary>
          <strong>{department === null ? t('everybody') : names.department(department)}</strong>
          {urgent && text !== null && <Tag tone="warning">{t('tagUrgent')}</Tag>}
          {unread && <Tag tone="primary">{t('unread')}</Tag>}
          {!mine && <Tag>{t('before')}</Tag>}
          <span className="meta">{t('by', { name: authorName, time: format.moment(createdAt) })}</span>
        </summary>
        <p className="cb-booking__said">{text ?? <span className="muted">{t('gone')}</span>}</p>
      </details>
    </li>
  );
}

/** What the crew was told, newest first; opening one says that it was read. */
export function SaidToMe({ bookingId }: { bookingId: string }): ReactNode {
  const t = useText(announcementTexts);
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: keys.myAnnouncements(bookingId),
    queryFn: () =>
      unwrap(api.GET('/api/v1/me/bookings/{bookingId}/announcements', { params: { path: { bookingId } } })),
  });
  const read = useMutation({
    mutationFn: (announcementId: string) =>
      unwrap(api.POST('/api/v1/me/announcements/{announcementId}/read', { params: { path: { announcementId } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.myAnnouncementsAll() }),
  });
  const waiting =
    query.data?.items.filter((item) => item.mine && item.readAt === null && item.text !== null).length ?? 0;
  return (
    <Card className="stack">
      <h2>
        {t('mineTitle')} {waiting > 0 && <Tag tone="primary">{t('mineNew', { n: waiting })}</Tag>}
      </h2>
      <QueryView query={query} skeleton={<Lines count={2} height={56} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t('mineNone')}</p>
          ) : (
            <ol className="cb-booking__heard">
              {items.map((item) => (
                <Item key={item.id} item={item} onOpen={() => read.mutate(item.id)} />
              ))}
            </ol>
          )
        }
      </QueryView>
    </Card>
  );
}
