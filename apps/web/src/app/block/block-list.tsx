import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { Button, Card, Face, useToast } from '../../kit';
import { blockTexts } from '../../messages/block';
import { useFormat, useText } from '../../messages/locale';
import { Lines, QueryView } from '../query-view';
import { Refusal } from '../refusal';
import type { useBlockCompany } from './api';
import './block.css';

interface BlockRowProps {
  readonly name: string;
  readonly note: string;
  readonly createdAt: string;
  readonly act: ReturnType<typeof useBlockCompany>;
}

/** One of those that are blocked, with the way back. */
export function BlockRow({ name, note, createdAt, act }: BlockRowProps): ReactNode {
  const t = useText(blockTexts);
  const format = useFormat();
  const toast = useToast();
  // What it stands in goes before the answer comes here: a callback of the mutation would be lost with it.
  const takeBack = (): void =>
    void act.mutateAsync('end').then(
      () => toast({ text: t('takenBack', { name }) }),
      () => undefined,
    );
  return (
    <li className="cb-block__row">
      <Face name={name} />
      <span className="cb-block__who">
        <strong>{name}</strong>
        <span className="meta">{t('since', { day: format.moment(createdAt) })}</span>
        {note && <span className="cb-block__note">{note}</span>}
      </span>
      <Button busy={act.isPending} aria-label={t('takeBackOf', { name })} onClick={takeBack}>
        {t(act.isPending ? 'takingBack' : 'takeBack')}
      </Button>
      <Refusal error={act.error} />
    </li>
  );
}

interface BlockCardProps<T> {
  readonly title: string;
  readonly text: string;
  /** What stands there while nobody is blocked. */
  readonly none: string;
  readonly query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly T[] }>>;
  /** A line with a key. */
  readonly row: (block: T) => ReactNode;
}

/** Everybody whom one side has blocked, page by page. */
export function BlockCard<T>({ title, text, none, query, row }: BlockCardProps<T>): ReactNode {
  const t = useText(blockTexts);
  const titleId = useId();
  return (
    <Card className="stack" aria-labelledby={titleId}>
      <div>
        <h2 id={titleId}>{title}</h2>
        <p className="muted">{text}</p>
      </div>
      <QueryView query={query} skeleton={<Lines count={1} height={56} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? <p>{none}</p> : <ul className="cb-block__list">{items.map(row)}</ul>;
        }}
      </QueryView>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Card>
  );
}
