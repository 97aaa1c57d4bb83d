import { useState, type MouseEvent, type ReactNode } from 'react';
import { ErrorNotice, Lines, QueryView } from '../../../app/query-view';
import { boardTexts } from '../../../messages/board';
import { useText } from '../../../messages/locale';
import { BOARD_PAGE_SIZE } from '../../../app/server-data';
import { useBoard } from '../api';
import { addressOf, type Filter } from '../filter';
import type { Job } from '../job-api';
import { plainClick } from './filter-bar';
import { JobCard } from './job-card';

export type OpenJob = (id: string, event: MouseEvent<HTMLAnchorElement>) => void;

interface ListProps {
  readonly filter: Filter;
  /** The page of the address, or the first. */
  readonly cursor: string | null;
  readonly chosen: string | null;
  readonly onOpen: OpenJob;
  readonly empty: ReactNode;
}

interface PageProps extends Omit<ListProps, 'empty'> {
  readonly onMore?: ((cursor: string) => void) | undefined;
  readonly empty?: ReactNode;
}

function More({ filter, cursor, onMore }: { filter: Filter; cursor: string; onMore: (cursor: string) => void }) {
  const t = useText(boardTexts);
  const address = addressOf(filter);
  return (
    <a
      className="cb-button cb-button--large"
      href={`${address}${address.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`}
      onClick={(event) => {
        if (!plainClick(event)) return;
        event.preventDefault();
        onMore(cursor);
      }}
    >
      {t('more', { n: BOARD_PAGE_SIZE })}
    </a>
  );
}

function ResultPage({ filter, cursor, chosen, onOpen, onMore, empty }: PageProps): ReactNode {
  const t = useText(boardTexts);
  const query = useBoard(filter, cursor);
  const cards = (jobs: readonly Job[]): ReactNode => (
    <ul className="cb-board__cards" aria-busy={query.isPlaceholderData || undefined}>
      {jobs.map((job) => (
        <li key={job.id} className="cb-board__card">
          <JobCard
            job={job}
            fits={filter['fits'] === 'true'}
            current={job.id === chosen}
            onOpen={(event) => onOpen(job.id, event)}
          />
        </li>
      ))}
    </ul>
  );
  if (query.error && !query.data && cursor)
    return (
      <>
        <p>{t('pageFailed')}</p>
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </>
    );
  return (
    <QueryView query={query} skeleton={<Lines count={6} height={140} />}>
      {({ items, nextCursor }) =>
        items.length === 0 && !cursor ? (
          empty
        ) : (
          <>
            {cards(items)}
            {onMore && nextCursor && <More filter={filter} cursor={nextCursor} onMore={onMore} />}
            {onMore && !nextCursor && <p className="cb-board__end meta">{t('end')}</p>}
          </>
        )
      }
    </QueryView>
  );
}

/** The cards, twenty a page, each page under the one before. */
export function Results({ filter, cursor, empty, ...rest }: ListProps): ReactNode {
  const [opened, setOpened] = useState<readonly string[]>([]);
  const pages = [cursor, ...opened];
  return (
    <div className="stack">
      {pages.map((page, index) => (
        <ResultPage
          key={page ?? ''}
          filter={filter}
          cursor={page}
          empty={empty}
          onMore={index === pages.length - 1 ? (next) => setOpened((now) => [...now, next]) : undefined}
          {...rest}
        />
      ))}
    </div>
  );
}
