import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { LiveBadge } from '../../app/live/live-badge';
import { modeOf } from '../../app/mode';
import { Page } from '../../app/page';
import { Lines, QueryView } from '../../app/query-view';
import { Refusal } from '../../app/refusal';
import { useMe } from '../../app/session';
import { Button, Empty, LinkButton } from '../../kit';
import { useFormat, useLocale, useText } from '../../messages/locale';
import { noticeTexts } from '../../messages/notice';
import { shellTexts } from '../../messages/shell';
import { useNotices, useRead, type Notice } from './api';
import './notices.css';

function Item({ notice, onOpen }: { notice: Notice; onOpen: () => void }): ReactNode {
  const t = useText(noticeTexts);
  const format = useFormat();
  const { locale } = useLocale();
  const { title, text, link, readAt, urgent, createdAt } = notice;
  return (
    <li className={readAt === null ? 'cb-told cb-told--unread' : 'cb-told'}>
      <Link to={link} onClick={onOpen}>
        <span className="cb-told__head">
          {readAt === null && <span className="cb-told__dot" role="img" aria-label={t('isUnread')} />}
          <strong>{title[locale]}</strong>
          {urgent && readAt === null && <span className="cb-told__urgent">{t('urgent')}</span>}
          <span className="meta nb">{format.ago(createdAt)}</span>
        </span>
        <span className="cb-told__text">{text[locale]}</span>
      </Link>
    </li>
  );
}

function Nothing(): ReactNode {
  const t = useText(noticeTexts);
  const me = useMe();
  const { pathname } = useLocation();
  const seeker = modeOf(pathname, me) === 'seeker';
  return (
    <Empty title={t('emptyTitle')}>
      <p>{t(seeker ? 'emptyText' : 'emptyStudioText')}</p>
      <LinkButton to={seeker ? '/me/free' : '/studio'} kind="primary">
        {t(seeker ? 'emptyDo' : 'emptyStudioDo')}
      </LinkButton>
    </Empty>
  );
}

/** What I was told: the latest first, each with the way to its thing. */
export default function NoticesPage(): ReactNode {
  const t = useText(noticeTexts);
  const shell = useText(shellTexts);
  const query = useNotices();
  const read = useRead();
  const unread = query.data?.pages[0]?.unread ?? 0;
  return (
    <Page title={t('title')} actions={<LiveBadge topics={['me']} />}>
      <QueryView query={query} skeleton={<Lines count={6} height={80} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Nothing />;
          return (
            <>
              <div className="cb-notices__bar">
                <span className="muted" role="status">
                  {unread > 0 ? t('unread', { n: unread }) : t('noneUnread')}
                </span>
                <span className="cb-notices__acts">
                  <Link to="/me/settings">{t('settingsLink')}</Link>
                  {unread > 0 && (
                    <Button busy={read.isPending} onClick={() => read.mutate(undefined)}>
                      {t('readAll')}
                    </Button>
                  )}
                </span>
              </div>
              <Refusal error={read.error} />
              <ul className="cb-notices">
                {items.map((notice) => (
                  <Item
                    key={notice.id}
                    notice={notice}
                    onOpen={() => {
                      if (notice.readAt === null) read.mutate(notice.id);
                    }}
                  />
                ))}
              </ul>
              {query.hasNextPage && (
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {shell('loadMore')}
                </Button>
              )}
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}
