import { Table, type TableColumnType } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button } from '../kit';
import { useText } from '../messages/locale';
import { shellTexts } from '../messages/shell';
import './data-table.css';
import { useWide } from './use-wide';

export interface Column<T> {
  readonly key: string;
  readonly title: ReactNode;
  readonly render: (row: T) => ReactNode;
  readonly width?: number;
  /** Numbers stand at the right. */
  readonly align?: 'right' | 'center';
}

interface DataTableProps<T> {
  /** What the table lists, for readers. */
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  /** Where a row leads; its first column is the link, and a click anywhere on the row follows it. */
  readonly rowLink?: (row: T) => string;
  /** A row as a card, for the phone. */
  readonly card: (row: T) => ReactNode;
  /** Shown instead of the table when there are no rows. */
  readonly empty: ReactNode;
  /** Asks for the next page of a list by cursor; absent on the last one. */
  readonly onMore?: (() => void) | undefined;
  readonly busy?: boolean;
}

function Cards<T>({ label, rows, rowKey, rowLink, card }: DataTableProps<T>): ReactNode {
  return (
    <ul className="cb-table__cards" aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)}>
          {rowLink ? (
            <Link className="cb-table__card" to={rowLink(row)}>
              {card(row)}
            </Link>
          ) : (
            <div className="cb-table__card">{card(row)}</div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Wide<T extends object>({ label, rows, columns, rowKey, rowLink }: DataTableProps<T>): ReactNode {
  const navigate = useNavigate();
  const shown = columns.map(({ key, title, render, width, align }, index): TableColumnType<T> => ({
    key,
    title,
    ...(width !== undefined && { width }),
    ...(align && { align }),
    render: (_: unknown, row: T) =>
      rowLink && index === 0 ? (
        <Link className="cb-table__link" to={rowLink(row)}>
          {render(row)}
        </Link>
      ) : (
        render(row)
      ),
  }));
  return (
    <Table<T>
      aria-label={label}
      dataSource={rows}
      columns={shown}
      rowKey={rowKey}
      pagination={false}
      sticky
      tableLayout="auto"
      onRow={(row) =>
        rowLink
          ? {
              'data-link': true,
              onClick: (event) => {
                // Links and buttons in the row do their own thing; text that is being selected is no click.
                if ((event.target as Element).closest('a, button, input, label')) return;
                if (window.getSelection()?.toString()) return;
                void navigate(rowLink(row));
              },
            }
          : {}
      }
    />
  );
}

/** A list of things: a table with a fixed head on the desk, cards on the phone, more on demand. */
export function DataTable<T extends object>(props: DataTableProps<T>): ReactNode {
  const t = useText(shellTexts);
  const wide = useWide();
  const { rows, empty, onMore, busy } = props;
  if (rows.length === 0) return empty;
  return (
    <div className="cb-table">
      {wide ? <Wide {...props} /> : <Cards {...props} />}
      {onMore && (
        <div className="cb-table__more">
          <Button busy={busy ?? false} onClick={onMore}>
            {t('loadMore')}
          </Button>
        </div>
      )}
    </div>
  );
}
