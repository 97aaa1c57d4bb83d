import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { OfflineError, problemOf } from '../api/problem';
import { Button, Notice, Skeleton } from '../kit';
import { useFormat, useText } from '../messages/locale';
import { shellTexts } from '../messages/shell';

/** A sentence about what went wrong, and the way on. A refusal says itself what to do; what is not there is not there the next time. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }): ReactNode {
  const t = useText(shellTexts);
  const problem = problemOf(error);
  const offline = error instanceof OfflineError;
  return (
    <Notice tone="error" alert>
      <strong>{offline ? t('offlineTitle') : t('failedTitle')}</strong>
      <span>{offline ? t('offlineText') : problem?.message || t('failedText')}</span>
      {problem?.requestId && problem.status >= 500 && (
        <span className="meta">{t('requestId', { id: problem.requestId })}</span>
      )}
      {onRetry && problem?.code !== 'notFound' && <Button onClick={onRetry}>{t('retry')}</Button>}
    </Notice>
  );
}

interface QueryViewProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'dataUpdatedAt'> & {
    readonly refetch: () => Promise<unknown>;
  };
  /** The real layout in grey. */
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** Data on its way: skeleton, refusal, no network; old data stays on screen with its age while new data cannot come. */
export function QueryView<T>({ query, skeleton, children }: QueryViewProps<T>): ReactNode {
  const t = useText(shellTexts);
  const format = useFormat();
  if (query.data !== undefined) {
    return (
      <>
        {query.error && (
          <Notice tone="warning">
            <span>{t('offline', { time: format.time(query.dataUpdatedAt) })}</span>
            <Button onClick={() => void query.refetch()}>{t('retry')}</Button>
          </Notice>
        )}
        {children(query.data)}
      </>
    );
  }
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div aria-busy="true">
      <span className="sr-only">{t('loading')}</span>
      {skeleton ?? <Lines />}
    </div>
  );
}

/** Grey lines, for where the layout is a list. */
export function Lines({ count = 5, height = 72 }: { count?: number; height?: number }): ReactNode {
  return (
    <div className="stack">
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} height={height} />
      ))}
    </div>
  );
}
