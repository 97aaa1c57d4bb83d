import type { ReactNode } from 'react';
import { Lines, QueryView } from '../../../app/query-view';
import { DataTable, type Column } from '../../../desk/data-table';
import { itemsOf, type Pages } from '../api';

interface PagedTableProps<T> {
  readonly query: Pages<T>;
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  readonly rowLink?: (row: T) => string;
  readonly card: (row: T) => ReactNode;
  readonly empty: ReactNode;
}

/** A list that comes a page at a time. */
export function PagedTable<T extends object>({ query, ...table }: PagedTableProps<T>): ReactNode {
  return (
    <QueryView query={query} skeleton={<Lines count={8} height={48} />}>
      {(data) => (
        <DataTable
          {...table}
          rows={itemsOf(data)}
          onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
          busy={query.isFetchingNextPage}
        />
      )}
    </QueryView>
  );
}
